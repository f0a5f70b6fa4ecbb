"""How a table is set, for every format that has pages: sizes, column widths, so that a large figure never wraps.

Lengths are counted in twips, a twentieth of a point; nothing is known of fonts but that a Chinese character is square.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from renderers.text import clean, ems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renderers.grid import Slot
    from renderers.model import Cell, Table

_TWIPS_PER_MM = 1440 / 25.4
PADDING = 80
"""2 pt at each side of a cell."""
BORDER = 10
"""Half a thin line at each side, and a hair for rounding."""
_WORD = 2
"""Characters of most Chinese words."""
_NUMBERED = re.compile("（[一二三四五六七八九十]）")
_WHOLE_ROWS = 10
"""A table of no more rows, a third of a page, stands on one page."""
LEAST_TORN = 3
"""A group of rows may be torn by the end of a page where so many of them stand on either side."""
_FIRST_ROWS, _LAST_ROWS = 4, 3
"""So many rows below the heads, and at the end, never stand alone on their page."""
_LONGEST_LABEL = 60
"""Characters of a cell of a form; what is longer is a paragraph."""
_SMALLEST = 10  # half points; below 5 pt nobody reads a figure
_LEGIBLE = 15
"""The size of words, in half points, that can still be read without trouble."""
_WORDS = re.compile("[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class TableLook:
    """How large a table is set."""

    half_points: int
    row: int
    """Least height of a row in twips."""
    line: int
    """Height of a line in twips."""
    dense: bool

    @property
    def em(self) -> int:
        """The width of a Chinese character in twips."""
        return self.half_points * 10


_NORMAL = TableLook(21, 454, 320, dense=False)
_DENSE = TableLook(18, 320, 240, dense=True)


def look_of(table: Table) -> TableLook:
    """How large a table is set."""
    return _DENSE if table.dense else _NORMAL


def column_widths(table: Table, grid: Sequence[Sequence[Slot]], em: int, scale: float = 1.0) -> list[int]:
    """The widths of the grid columns in twips, after columns with room to spare helped those in need.

    Figures and column heads come first. A column of labels never gives; of what is left it takes up to a
    seventh more, so that fewer labels wrap. Room that does not suffice is shared in proportion. `scale` is the
    width of the type area in units of the one that the table was made for.
    """
    given = [round(width * scale * _TWIPS_PER_MM) for width in table.widths]
    needs, wants = _needs(grid, given, em)
    return _shared(_shared(given, needs), wants)


def _shared(given: list[int], needs: list[int]) -> list[int]:
    spare = [max(0, have - need) for have, need in zip(given, needs, strict=True)]
    lack = [max(0, need - have) for have, need in zip(given, needs, strict=True)]
    moved = min(sum(spare), sum(lack))
    if not moved:
        return given
    return [
        have + moved * more // sum(lack) - -(-moved * less // sum(spare))
        for have, more, less in zip(given, lack, spare, strict=True)
    ]


def _needs(grid: Sequence[Sequence[Slot]], given: list[int], em: int) -> tuple[list[int], list[int]]:
    """What each column must have, and what it would like to have."""
    most, longest = [0.0] * len(given), [0.0] * len(given)
    labels = set()
    for column, cell in _single(grid):
        if cell.role == "label":
            labels.add(column)
            longest[column] = max(longest[column], ems(cell.text) if cell.down == 1 else 0)
        # No character is wider than 1, and most figures have fewer than a head.
        elif len(cell.text) > most[column]:
            most[column] = max(most[column], _together(cell))
    needs, wants = [], []
    for column, have in enumerate(given):
        needs.append(
            have if column in labels or not most[column] else round(most[column] * em) + PADDING + BORDER
        )
        wanted = min(round(longest[column] * em) + PADDING + BORDER, have * 8 // 7)
        wants.append(max(wanted, have) if column in labels else needs[-1])
    return needs, wants


def _single(grid: Sequence[Sequence[Slot]]) -> list[tuple[int, Cell]]:
    """The cells that cover one column, with that column."""
    return [
        (slot.column, slot.cell)
        for number, row in enumerate(grid)
        for slot in row
        if slot.row == number and slot.cell.across == 1
    ]


def _together(cell: Cell) -> float:
    """How many characters should stand on one line: a whole figure; of a column head one word or two."""
    whole = ems(cell.text)
    if cell.role == "figure" or whole < 2 * _WORD:
        return whole
    return _WORD if whole == 2 * _WORD else 2 * _WORD


def is_upright(cell: Cell, width: int, look: TableLook) -> bool:
    """Whether a label stands in a column one character wide, and is set downwards so that 三、 stays together."""
    return cell.role == "label" and cell.down > 1 and width < 2 * look.em + PADDING


def shrunk(cell: Cell, room: int, look: TableLook) -> int | None:
    """The size in half points at which a figure stands on one line, or none if it does so anyway.

    None too for words that would come out too small to be read: they are broken over lines, as a figure never is.
    """
    text = clean(cell.text)
    whole = ems(text)
    if whole * look.em <= room:
        return None
    size = max(_SMALLEST, int(room / whole / 10))
    return None if size < _LEGIBLE and _WORDS.search(text) else size


def narrowed(cell: Cell, room: int, em: int) -> int:
    """How far to narrow a column head from both sides, so that it breaks between words into lines alike."""
    whole, most = ems(cell.text), room // em
    if whole <= most or most < _WORD:
        return 0
    each = ceil(whole / ceil(whole / most))
    each += each % _WORD if each < most else 0
    return max(0, (room - each * em - em // 2) // 2)


def pushed(cell: Cell, room: int, em: int) -> int:
    """How far to push in the first line of a narrow group label: 不予公开 then stands whole under （三）."""
    text = clean(cell.text)
    found = _NUMBERED.match(text)
    number, rest = (ems(found[0]), ems(text[found.end() :])) if found else (0.0, 0.0)
    if not found or rest * em > room or (number + rest) * em <= room:
        return 0
    return max(0, round((rest - number) * em / 2), round(room - (number + 1) * em) + em // 8)


def places_to_break(table: Table, grid: Sequence[Sequence[Slot]]) -> tuple[int, ...]:
    """The numbers of the rows that may begin a page: none of a short table, of a long one the beginnings of its groups.

    A long table thus begins under the text before it, where a typist would begin it. Only a large group of rows is torn,
    be it beside a label or under a head as wide as the table, and none before the label beside it was said.
    """
    if holds_paragraphs(table):
        rows = range(table.header_rows + 1, len(grid))
        return tuple(row for row in rows if not _is_head(grid[row - 1]))
    if len(grid) <= _WHOLE_ROWS:
        return ()
    rows, kept = (
        range(table.header_rows + _FIRST_ROWS, len(grid) - _LAST_ROWS + 1),
        {*_under_heads(table, grid)},
    )
    return tuple(
        row
        for row in rows
        if row not in kept and all(_may_end_before(row, slot, look_of(table)) for slot in grid[row])
    )


def _under_heads(table: Table, grid: Sequence[Sequence[Slot]]) -> Iterator[int]:
    """The rows that stay with what is above them: they are near a head as wide as the table, or its group ends there."""
    wide = [
        row
        for row in range(table.header_rows, len(grid))
        if grid[row][0].cell.role == "head" and grid[row][0].cell.across == len(table.widths)
    ]
    for begin, end in pairwise([*wide, len(grid)]):
        first = next((row for row in range(begin, end) if not _is_head(grid[row])), end)
        yield from (row for row in range(begin + 1, end) if not first + LEAST_TORN <= row <= end - LEAST_TORN)


def _is_head(row: Sequence[Slot]) -> bool:
    return all(slot.cell.role == "head" for slot in row)


def holds_paragraphs(table: Table) -> bool:
    """Whether paragraphs stand in a table: it goes over pages wherever it has to, but behind a head, within a row too."""
    return any(len(cell.text) > _LONGEST_LABEL for row in table.rows for cell in row)


def _may_end_before(row: int, slot: Slot, look: TableLook) -> bool:
    above, below = row - slot.row, slot.row + slot.cell.down - row
    said = ems(slot.cell.text) * look.em <= above * look.row
    return not above or (said and min(above, below) >= LEAST_TORN)


def row_heights(table: Table, grid: Sequence[Sequence[Slot]], widths: Sequence[int]) -> list[int]:
    """About how high each row is set, in twips: as its cells over one row break into lines."""
    look, heights = look_of(table), []
    for number, row in enumerate(grid):
        lines = 1
        for column, slot in enumerate(row):
            if (slot.row, slot.column) == (number, column) and slot.cell.down == 1:
                room = sum(widths[column : column + slot.cell.across]) - PADDING - BORDER
                lines = max(lines, ceil(ems(slot.cell.text) * look.em / room))
        heights.append(look.row + (lines - 1) * look.line)
    return heights
