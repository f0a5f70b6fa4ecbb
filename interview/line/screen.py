"""Plain lines on a terminal: wrapped, options in columns, headings. Widths in cells, never characters."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import TextIO

from interview.wording.display_width import width
from interview.wording.harmless import harmless
from interview.wording.wrap import wrapped

_NARROWEST, _WIDEST = 40, 100
_TWO_COLUMNS_FROM = 9
_MARGIN = 2
_LEAST_BESIDE = 20
"""A text beside a head needs so many cells; with fewer it goes below."""


class Screen:
    """Writes lines that fit the terminal."""

    def __init__(self, out: TextIO, cells: int | None = None) -> None:
        self._out = out
        self._cells = cells

    @property
    def cells(self) -> int:
        """How wide to write."""
        return self._cells or max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))

    def say(self, text: str, margin: int = _MARGIN) -> None:
        """A sentence, wrapped."""
        for line in wrapped(text, self.cells - margin):
            self.line(" " * margin + line)

    def line(self, text: str = "") -> None:
        """One line as it is."""
        print(harmless(text).rstrip(), file=self._out, flush=True)

    def options(self, labels: Sequence[str]) -> int:
        """Numbered options; a long list in two columns where the screen is wide enough. Gives the rows it took."""
        numbered = [f"{number:>2} {harmless(label)}" for number, label in enumerate(labels, start=1)]
        column = max(map(width, numbered), default=0) + 1
        if len(numbered) < _TWO_COLUMNS_FROM or 2 * column > self.cells:
            for each in numbered:
                self.say(each, margin=_MARGIN + 1)
            return len(numbered)
        half = (len(numbered) + 1) // 2
        for at in range(half):
            right = numbered[at + half] if at + half < len(numbered) else ""
            self.line(numbered[at] + " " * (column - width(numbered[at])) + right)
        return half

    def rows(self, rows: Sequence[tuple[str, str]], margin: int = _MARGIN) -> None:
        """Heads to the left, wrapped texts beside them; below them where the screen is too narrow."""
        head = max((width(left) for left, _ in rows), default=0) + 2
        room = self.cells - margin - head
        for left, right in rows:
            if room < _LEAST_BESIDE:
                self.say(left, margin)
                self.say(right, margin + 4)
                continue
            first, *rest = wrapped(right, room)
            self.line(" " * margin + left + " " * (head - width(left)) + first)
            for more in rest:
                self.line(" " * (margin + head) + more)
