"""How the grid is laid out in the room it has, and its lines as they are drawn: pure, no widget.

Styles are laid on here, never read from a text. Where the clerk stands is told by the widget.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from textual.content import Content

from interview.talk.tables.ledger import GridLine, GridView
from interview.wording.catalog import Words
from interview.wording.display_width import cut, width
from interview.wording.wrap import wrapped

_LABEL, _CELL, _WIDEST = 20, 7, 12
"""What a label keeps at least; what a column of figures takes at least and at most."""
_NARROWEST = 3
"""A column that shows a Chinese character and the gap after it."""
_ROOMY = 26
"""From so many lines on the heads may have one line more."""
_HEAD_WORDS = 2
_INDENT = ("", " ", "  ")
_NEVER = "\u00b7"
"""What stands in a cell that nobody filled."""


@dataclass(frozen=True)
class InView:
    """Where the clerk stands and what is in view."""

    line: GridLine | None
    """None where nothing can be changed."""
    column: int
    top: int
    """The first line in view."""
    changed: frozenset[tuple[str, int]]
    """Cells that are marked as new, by row and column."""


@dataclass(frozen=True)
class GridLayout:
    """A table in a room of so many cells and lines."""

    view: GridView
    width: int
    height: int

    @cached_property
    def cell(self) -> int:
        """The width of a column."""
        columns = max(self.view.columns, 1)
        texts = ((text, line.across) for line in self.view.lines for text in (*line.cells, *line.heads))
        needed = max((-(-(width(text) + 2) // across) for text, across in texts), default=_CELL)
        heads = max((width(head) + 2 for head in self.view.heads), default=0)
        labels = max((width(line.label) + line.depth + 2 for line in self.view.lines), default=0)
        if labels + heads * columns <= self.cells:
            needed = max(needed, heads)  # no head need be broken
        least = max(_CELL, needed)
        roomy = (self.cells - 2 * _LABEL) // columns
        return max(min(least, (self.cells - _LABEL // 2) // columns), min(_WIDEST, roomy))

    @cached_property
    def cells(self) -> int:
        """How wide it is laid out; a window that is narrower shows the left part of it."""
        return max(self.width, _LABEL // 2 + _NARROWEST * self.view.columns)

    @cached_property
    def label(self) -> int:
        """The width of the labels."""
        return self.cells - self.cell * self.view.columns

    @cached_property
    def _head_lines(self) -> list[list[str]]:
        """The heads, each broken into lines of like length, the shorter ones pushed down."""
        heads = [_balanced(head, self.cell - 1) for head in self.view.heads]
        high = max(map(len, heads), default=0)
        return [[*[""] * (high - len(head)), *head] for head in heads]

    @cached_property
    def head_height(self) -> int:
        """How many lines the heads have."""
        return len(self._head_lines[0]) + self._shows_groups if self.view.heads else 0

    @cached_property
    def _shows_groups(self) -> bool:
        """Whether there is room for what the form prints above the heads."""
        return self.height >= _ROOMY and any(self.view.groups)

    @cached_property
    def room(self) -> int:
        """How many lines of rows are in view."""
        return max(1, self.height - self.head_height - bool(self.view.balances))

    def drawn(self, at: InView, words: Words) -> Content:
        """All lines."""
        if not self.view.lines:
            return Content("")
        balances = [self._draw_balances(words)] if self.view.balances else []
        return Content("\n").join([*self._draw_heads(at), *self._draw_rows(at), *balances])

    def _draw_heads(self, at: InView) -> Iterator[Content]:
        if self._shows_groups:
            spans = [(name, self.cell * len(list(of))) for name, of in groupby(self.view.groups)]
            yield Content.styled(
                " " * self.label + "".join(_centred(name, cells) for name, cells in spans), "$quiet"
            )
        for number in range(len(self._head_lines[0]) if self.view.heads else 0):
            parts: list[Content] = [Content(" " * self.label)]
            for column, head in enumerate(self._head_lines):
                here = at.line is not None and column == at.column
                parts.append(
                    Content.styled(
                        _right(head[number], self.cell - 1) + " ", "bold $primary" if here else "$quiet"
                    )
                )
            yield Content("").join(parts)

    def _draw_rows(self, at: InView) -> Iterator[Content]:
        shown = self.view.lines[at.top : at.top + self.room]
        for line in shown:
            yield self._draw_row(line, at)
        for _ in range(self.room - len(shown)):
            yield Content("")

    def _draw_row(self, line: GridLine, at: InView) -> Content:
        here = line is at.line
        sign = ">" if here else " "
        label = cut(f"{sign}{_INDENT[line.depth]}{line.label}", self.label - 1)
        style = "bold $primary" if here else "$quiet" if line.computed or line.row is None else "$foreground"
        parts: list[Content] = [Content.styled(label + " " * (self.label - width(label)), style)]
        room = self.cell * line.across - 1
        parts += [Content.styled(_right(cut(head, room), room) + " ", "$quiet") for head in line.heads]
        for column, cell in enumerate(line.cells):
            computed = line.computed or (self.view.totals and column == len(line.cells) - 1)
            new = (line.row, column) in at.changed
            text = _right(cut(cell, room) or ("" if computed else _NEVER), room) + ("*" if new else " ")
            parts.append(Content.styled(text, "$quiet" if computed or not cell else "bold $foreground" if new else "$foreground"))  # fmt: skip
        return Content("").join(parts)

    def _draw_balances(self, words: Words) -> Content:
        label = cut(" " + words.say("screen.table_balance"), self.label - 1)
        parts: list[Content] = [Content.styled(label + " " * (self.label - width(label)), "$quiet")]
        for balance in self.view.balances:
            if not (balance.inflow or balance.outflow):
                said, style = "", "$quiet"
            elif balance.gap == 0:
                said, style = words.say("screen.table_even"), "$warm"
            else:
                key = "over" if balance.gap > 0 else "short"
                said, style = words.say(f"screen.table_{key}", n=abs(balance.gap)), "bold $key"
                said = said if width(said) < self.cell else f"{balance.gap:+d}"
            parts.append(Content.styled(_right(cut(said, self.cell - 1), self.cell - 1) + " ", style))
        return Content("").join(parts)


def _right(text: str, cells: int) -> str:
    return " " * (cells - width(text)) + text


def _centred(text: str, cells: int) -> str:
    room = cells - width(text)
    return " " * (room - room // 2) + text + " " * (room // 2)


def _balanced(text: str, cells: int) -> list[str]:
    """A head on as few lines as it needs, all about as long; words of letters are cut, never torn."""
    if text.isascii():
        return [cut(word, cells) for word in text.split()[:_HEAD_WORDS]]
    lines = len(wrapped(text, cells))
    return next(found for narrow in range(-(-width(text) // lines), cells + 1) if len(found := wrapped(text, narrow)) == lines)  # fmt: skip
