"""Text broken into lines of so many cells, by the habits of Chinese print, and harmless for a terminal.

Widths are cells, never characters. Nothing here knows a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from interview.wording.display_width import one_by_one, width
from interview.wording.harmless import harmless

_NEVER_FIRST = frozenset("，。、；：？！…）」』》】〉”’·,.;:?!)]}")
_NEVER_LAST = frozenset("（「『《【〈“‘([{")


def wrapped(text: str, cells: int) -> list[str]:
    """A text broken into lines of so many cells.

    No line begins with a closing mark or ends with an opening one, no word of letters is torn, except where it
    would not fit a line of its own.
    """
    return [line for paragraph in text.split("\n") for line in _wrapped(harmless(paragraph), cells)]


Marks = Sequence[tuple[int, int]]
"""Pieces of a text that are shown marked: characters from, up to."""


def wrapped_with(text: str, marks: Marks, cells: int) -> list[tuple[str, Marks]]:
    """The lines of `wrapped`, each with what of the marked pieces stands in it."""
    lines: list[tuple[str, Marks]] = []
    before = 0
    for paragraph in text.split("\n"):
        after = before + len(paragraph)
        here = [
            (_harmless_before(paragraph, start - before), _harmless_before(paragraph, end - before))
            for start, end in marks
            if start < after and end > before
        ]
        lines += _cut_up(harmless(paragraph), here, cells)
        before = after + 1
    return lines


def _cut_up(paragraph: str, marks: Marks, cells: int) -> Iterator[tuple[str, Marks]]:
    at = 0
    for line in _wrapped(paragraph, cells):
        first = paragraph.index(line, at)  # between two lines only blanks are left out
        at = first + len(line)
        yield line, [(max(s, first) - first, min(e, at) - first) for s, e in marks if s < at and e > first]


def _harmless_before(paragraph: str, at: int) -> int:
    """Where a character is once the paragraph is harmless."""
    return len(harmless(paragraph[: max(at, 0)]))


def stiffest(text: str) -> int:
    """The cells of the widest piece of a text that is not torn where there is room for it."""
    return max((width(piece.rstrip()) for piece in _pieces(text)), default=0)


@lru_cache(maxsize=1024)  # a list is laid out anew at every key; a long review has some hundred paragraphs
def _wrapped(paragraph: str, cells: int) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in _fitting(paragraph, cells):
        if line.strip() and width(line) + width(piece.rstrip()) > cells:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.rstrip())


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
    if one_by_one(text):
        return list(text)
    found: list[str] = []
    for character in text:
        if found and width(character) == 0:
            found[-1] += character
        else:
            found.append(character)
    return found
