"""Two texts of one line: one to the left, one to the right where it fits, below it where it does not."""

from __future__ import annotations

from textual.content import Content

from interview.tui.widgets.wrapped_widget import WrappedWidget
from interview.wording.display_width import width
from interview.wording.wrap import Marks, wrapped, wrapped_with

_GAP = 4
LEAST = 20
"""Fewer cells than this are wrapped as if they were so many."""


def two_sided(left: tuple[str, str], right: tuple[str, str], cells: int, marks: Marks = ()) -> list[Content]:
    """The lines of two texts, each with its style; what is marked of the right one is underlined."""
    cells = max(cells, LEAST)
    lines = wrapped(left[0], cells)
    if not right[0]:
        return [Content.styled(line, left[1]) for line in lines]
    beside = underlined(right[0], right[1], marks, cells - _GAP)
    if len(beside) == 1 and width(lines[-1]) + _GAP + width(beside[0].plain) <= cells:
        gap = " " * (cells - width(lines[-1]) - width(beside[0].plain))
        last = Content.assemble((lines[-1], left[1]), gap, beside[0])
        return [*(Content.styled(line, left[1]) for line in lines[:-1]), last]
    margin = " " * (cells - max(width(each.plain) for each in beside))
    return [
        *(Content.styled(line, left[1]) for line in lines),
        *(Content.assemble(margin, each) for each in beside),
    ]


def underlined(text: str, style: str, marks: Marks, cells: int) -> list[Content]:
    """The lines of a text, the marked pieces underlined: numbers that follow are told without colour."""
    return [_underlined(line, style, here) for line, here in wrapped_with(text, marks, cells)]


def _underlined(line: str, style: str, marks: Marks) -> Content:
    content = Content.styled(line, style)
    for start, end in marks:
        content = content.stylize("underline", start, end)
    return content


class Beside(WrappedWidget):
    """The question being asked, and what is to be known beside it."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._left = self._right = ""

    def show(self, left: str, right: str) -> None:
        """Shows other texts."""
        with self.changing():
            self._left, self._right = left, right

    def lines_on(self, cells: int) -> list[Content]:
        """The question, and the other text at its side or below."""
        return two_sided((self._left, "$foreground bold"), (self._right, "$quiet"), cells)
