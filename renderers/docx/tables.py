"""A table of the report as the XML text of one `w:tbl`.

Spans are written directly and the whole is parsed once by the caller: asking python-docx for the cells of a
merged table costs a thousand times as much. Sizes are computed here, so that a large figure never wraps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from renderers.docx.markup import paragraph
from renderers.grid import Slot, expand
from renderers.text import clean, ems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renderers.model import Cell, Table

_TWIPS_PER_MM = 1440 / 25.4
_PADDING = 80  # 2 pt at each side of a cell
_BORDER = 10  # half a thin line at each side, and a hair for rounding
_WORD = 2  # characters of most Chinese words
_SMALLEST = 10  # half points; below 5 pt nobody reads a figure
_NUMBERED = re.compile("（[一二三四五六七八九十]）")
_KEPT_ROWS = 30  # a longer table cannot stand on one page, so it may break


@dataclass(frozen=True, slots=True)
class _Look:
    """How large a table is set; the styles of these names say the same."""

    text: str
    label: str
    half_points: int
    row: int
    """Least height of a row in twips."""

    @property
    def em(self) -> int:
        """The width of a Chinese character in twips."""
        return self.half_points * 10


_NORMAL = _Look("TableText", "TableLabel", 21, 454)
_DENSE = _Look("DenseText", "DenseLabel", 18, 320)


def table_xml(table: Table) -> str:
    """The XML of a table, without namespace declarations."""
    if not table.rows:
        return ""
    grid, look = expand(table), _DENSE if table.dense else _NORMAL
    widths = column_widths(table, grid, look.em)
    rows = (_row(table, grid, number, widths, look) for number in range(len(grid)))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{_properties(table, sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def column_widths(table: Table, grid: Sequence[Sequence[Slot]], em: int) -> list[int]:
    """The widths of the grid columns in twips, after columns with room to spare helped those in need.

    Figures and column heads come first. A column of labels never gives; of what is left it takes up to a
    seventh more, so that fewer labels wrap. Room that does not suffice is shared in proportion.
    """
    given = [round(width * _TWIPS_PER_MM) for width in table.widths]
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
            longest[column] = max(longest[column], ems(clean(cell.text)) if cell.down == 1 else 0)
        else:
            most[column] = max(most[column], _together(cell))
    needs, wants = [], []
    for column, have in enumerate(given):
        needs.append(
            have if column in labels or not most[column] else round(most[column] * em) + _PADDING + _BORDER
        )
        wanted = min(round(longest[column] * em) + _PADDING + _BORDER, have * 8 // 7)
        wants.append(max(wanted, have) if column in labels else needs[-1])
    return needs, wants


def _single(grid: Sequence[Sequence[Slot]]) -> Iterator[tuple[int, Cell]]:
    """The cells that cover one column, with that column."""
    for number, row in enumerate(grid):
        for column, slot in enumerate(row):
            if slot.row == number and slot.cell.across == 1:
                yield column, slot.cell


def _together(cell: Cell) -> float:
    """How many characters should stand on one line: a whole figure; of a column head one word or two."""
    whole = ems(clean(cell.text))
    if cell.role == "figure" or whole < 2 * _WORD:
        return whole
    return _WORD if whole == 2 * _WORD else 2 * _WORD


def _properties(table: Table, width: int) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 20), ("left", _PADDING // 2), ("bottom", 20), ("right", _PADDING // 2))
    )
    return (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0020"/>'
        f"<w:tblCaption w:val={quoteattr(clean(table.name))}/></w:tblPr>"
    )


def _row(table: Table, grid: Sequence[Sequence[Slot]], number: int, widths: list[int], look: _Look) -> str:
    header = "<w:tblHeader/>" if number < table.header_rows else ""
    kept = number < len(grid) - 1 and (len(grid) <= _KEPT_ROWS or bool(header))
    cells = (
        _cell(slot, widths[column : column + slot.cell.across], look, first=slot.row == number, kept=kept)
        for column, slot in enumerate(grid[number])
        if slot.column == column
    )
    height = f'<w:cantSplit/><w:trHeight w:val="{look.row}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr>{height}{header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(slot: Slot, widths: list[int], look: _Look, *, first: bool, kept: bool) -> str:
    cell, width = slot.cell, sum(widths)
    upright = cell.role == "label" and cell.down > 1 and width < 2 * look.em + _PADDING
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = ("" if cell.down == 1 else '<w:vMerge w:val="restart"/>') if first else "<w:vMerge/>"
    # A column one character wide is set downwards, so that 三、 stays together.
    direction = '<w:textDirection w:val="tbRlV"/>' if upright else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{direction}<w:vAlign w:val="center"/>'
    style = look.label if cell.role == "label" and not upright else look.text
    room = width - _PADDING - _BORDER
    inside = paragraph(
        style,
        cell.text if first else "",
        size=_shrunk(cell, room, look) if cell.role == "figure" else None,
        indent=_narrowed(cell, room, look.em) if cell.role == "head" else 0,
        first=_pushed(cell, room, look.em) if style == look.label else 0,
        kept=kept,
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def _shrunk(cell: Cell, room: int, look: _Look) -> int | None:
    """The size in half points at which a figure stands on one line, or none if it does so anyway."""
    whole = ems(clean(cell.text))
    return max(_SMALLEST, int(room / whole / 10)) if whole * look.em > room else None


def _narrowed(cell: Cell, room: int, em: int) -> int:
    """How far to narrow a column head from both sides, so that it breaks between words into lines alike."""
    whole, most = ems(clean(cell.text)), room // em
    if whole <= most or most < _WORD:
        return 0
    each = ceil(whole / ceil(whole / most))
    each += each % _WORD if each < most else 0
    return max(0, (room - each * em - em // 2) // 2)


def _pushed(cell: Cell, room: int, em: int) -> int:
    """How far to push in the first line of a narrow group label: 不予公开 then stands whole under （三）."""
    text = clean(cell.text)
    found = _NUMBERED.match(text)
    number, rest = (ems(found[0]), ems(text[found.end() :])) if found else (0.0, 0.0)
    if not found or rest * em > room or (number + rest) * em <= room:
        return 0
    return max(0, round((rest - number) * em / 2), round(room - (number + 1) * em) + em // 8)
