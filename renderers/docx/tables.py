"""A table of the report as the XML text of one `w:tbl`.

Spans are written directly and the whole is parsed once by the caller: asking python-docx for the cells of a merged
table costs a thousand times as much. Sizes are computed here, so that a large figure never wraps.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from renderers.docx.markup import paragraph
from renderers.grid import Slot, expand
from renderers.text import clean, ems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.model import Cell, Table

_TWIPS_PER_MM = 1440 / 25.4
_PADDING = 80  # 2 pt at each side of a cell
_BORDER = 10  # half a thin line at each side, and a hair for rounding
_SMALLEST = 10  # half points; below 5 pt nobody reads a figure
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
_DENSE = _Look("DenseText", "DenseLabel", 18, 330)


def table_xml(table: Table) -> str:
    """The XML of a table, without namespace declarations."""
    if not table.rows:
        return ""
    grid, look = expand(table), _DENSE if table.dense else _NORMAL
    widths = column_widths(table, look.em)
    rows = (_row(table, grid, number, widths, look) for number in range(len(grid)))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{_properties(table, sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def column_widths(table: Table, em: int) -> list[int]:
    """The widths of the grid columns in twips, after columns with room to spare helped those with long figures.

    A column of labels keeps its width. If all the room there is does not suffice, it is shared in proportion.
    """
    given = [round(width * _TWIPS_PER_MM) for width in table.widths]
    needs = _needs(table, given, em)
    spare = [max(0, have - need) for have, need in zip(given, needs, strict=True)]
    lack = [max(0, need - have) for have, need in zip(given, needs, strict=True)]
    moved = min(sum(spare), sum(lack))
    if not moved:
        return given
    return [
        have + moved * more // sum(lack) - -(-moved * less // sum(spare))
        for have, more, less in zip(given, lack, spare, strict=True)
    ]


def _needs(table: Table, given: list[int], em: int) -> list[int]:
    needs = [0] * len(given)
    labels = set()
    for number, row in enumerate(expand(table)):
        for column, slot in enumerate(row):
            if slot.row != number or slot.cell.across > 1:
                continue
            if slot.cell.role == "label":
                labels.add(column)
            characters = _head_characters(slot.cell) if slot.cell.role == "head" else ems(clean(slot.cell.text))
            needs[column] = max(needs[column], round(characters * em) + _PADDING + _BORDER)
    return [have if i in labels or not need else need for i, (have, need) in enumerate(zip(given, needs, strict=True))]


def _head_characters(cell: Cell) -> float:
    """How many characters of a column head should stand on one line: 自然人, 商业, 社会公益."""
    whole = ems(clean(cell.text))
    return whole if whole <= 3 else 2 if whole <= 4 else 4


def _properties(table: Table, width: int) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="{_PADDING // 2}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0020"/><w:tblCaption w:val={quoteattr(clean(table.name))}/></w:tblPr>'
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
        kept=kept,
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def _shrunk(cell: Cell, room: int, look: _Look) -> int | None:
    """The size in half points at which a figure stands on one line, or none if it does so anyway."""
    whole = ems(clean(cell.text))
    return max(_SMALLEST, int(room / whole / 10)) if whole * look.em > room else None


def _narrowed(cell: Cell, room: int, em: int) -> int:
    """How far to narrow a column head from both sides, so that it breaks into lines alike, between words of two."""
    whole, most = ems(clean(cell.text)), room // em
    if whole <= most or most < 2:
        return 0
    each = ceil(whole / ceil(whole / most))
    each += each % 2 if each < most else 0
    return max(0, (room - each * em - em // 2) // 2)
