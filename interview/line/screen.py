"""Plain lines on a terminal: folding, options in columns, headings. Widths in cells, never characters."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TextIO

from wcwidth import wcwidth

from interview.wording.tables import width

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
        """A sentence, folded."""
        for line in folded(text, self.cells - margin):
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
        """Heads to the left, folded texts beside them; below them where the screen is too narrow."""
        head = max((width(left) for left, _ in rows), default=0) + 2
        room = self.cells - margin - head
        for left, right in rows:
            if room < _LEAST_BESIDE:
                self.say(left, margin)
                self.say(right, margin + 4)
                continue
            first, *rest = folded(right, room)
            self.line(" " * margin + left + " " * (head - width(left)) + first)
            for more in rest:
                self.line(" " * (margin + head) + more)


_NEVER_FIRST = frozenset("，。、；：？！…）」』》】〉”’·,.;:?!)]}")
_NEVER_LAST = frozenset("（「『《【〈“‘([{")
_TURNED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    """The text without what a terminal would act on: a file name or a text may hold anything."""
    if text.isprintable():
        return text
    return "".join(_harmless(character) for character in text if character not in _TURNED)


def _harmless(character: str) -> str:
    if character in "\n\t":
        return " "
    return "\ufffd" if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} else character


def folded(text: str, cells: int) -> list[str]:
    """A text broken into lines of so many cells.

    No line begins with a closing mark or ends with an opening one, no word of letters is torn, except where it
    would not fit a line of its own.
    """
    return [line for paragraph in text.split("\n") for line in _folded(harmless(paragraph), cells)]


def _folded(paragraph: str, cells: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _fitting(paragraph, cells):
        if line.strip() and width(line) + width(piece.rstrip()) > cells:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _fitting(text: str, cells: int) -> Iterator[str]:
    """The pieces of a text; one that is too long for a line is torn."""
    for piece in _pieces(text):
        if width(piece.rstrip()) <= cells:
            yield piece
        else:
            yield from _characters(piece)


def _pieces(text: str) -> list[str]:
    """What must stay together: a word of letters with the blank after it, or one character with its marks."""
    pieces: list[str] = []
    for character in _characters(text):
        if pieces and _together(pieces[-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _together(piece: str, character: str) -> bool:
    before = piece[-1]
    if before in _NEVER_LAST or character[0] in _NEVER_FIRST:
        return True
    return before.isascii() and character.isascii() and before != " "


def _characters(text: str) -> list[str]:
    """The characters, each with what takes no cell of its own."""
    found: list[str] = []
    for character in text:
        if found and wcwidth(character) == 0:
            found[-1] += character
        else:
            found.append(character)
    return found
