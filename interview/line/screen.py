"""Plain lines on a terminal: folding, options in columns, headings. Widths in cells, never characters."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import TextIO

from interview.wording.tables import width

_NARROWEST, _WIDEST = 40, 100
_TWO_COLUMNS_FROM = 9
_MARGIN = 2


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
        """A sentence, folded."""
        for line in folded(text, self.cells - margin):
            self.line(" " * margin + line)

    def line(self, text: str = "") -> None:
        """One line as it is."""
        print(text.rstrip(), file=self._out, flush=True)

    def options(self, labels: Sequence[str]) -> None:
        """Numbered options; a long list in two columns where the screen is wide enough."""
        numbered = [f"{number:>2} {label}" for number, label in enumerate(labels, start=1)]
        column = max(map(width, numbered), default=0) + 1
        if len(numbered) < _TWO_COLUMNS_FROM or 2 * column > self.cells:
            for each in numbered:
                self.say(each, margin=_MARGIN + 1)
            return
        half = (len(numbered) + 1) // 2
        for at in range(half):
            right = numbered[at + half] if at + half < len(numbered) else ""
            self.line(numbered[at] + " " * (column - width(numbered[at])) + right)

    def rows(self, rows: Sequence[tuple[str, str]], margin: int = _MARGIN) -> None:
        """Heads to the left, folded texts beside them."""
        head = max((width(left) for left, _ in rows), default=0) + 2
        for left, right in rows:
            first, *rest = folded(right, max(self.cells - margin - head, _NARROWEST // 2)) or [""]
            self.line(" " * margin + left + " " * (head - width(left)) + first)
            for more in rest:
                self.line(" " * (margin + head) + more)


_NEVER_FIRST = "，。、；：？！）」』》,.;:?!)"


def folded(text: str, cells: int) -> list[str]:
    """A text broken into lines of so many cells; no line begins with a closing mark, no word of letters is torn."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if width(line) + width(piece.rstrip()) > cells and line.strip() and piece[0] not in _NEVER_FIRST:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    """What must stay together: a word of letters with the blank after it, or one character."""
    pieces: list[str] = []
    for character in text:
        glued = pieces and pieces[-1][-1].isascii() and character.isascii() and pieces[-1][-1] != " "
        if glued:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
