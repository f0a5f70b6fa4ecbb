"""A table of the report as the XML text of one `w:tbl`.

Spans are written directly and the whole is parsed once by the caller: asking python-docx for the cells of a
merged table costs a thousand times as much. Sizes are computed here, so that a large figure never wraps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from renderers.docx.markup import paragraph
from renderers.grid import Slot, expand
from renderers.measures import (
    BORDER,
    PADDING,
    TableLook,
    column_widths,
    holds_paragraphs,
    is_upright,
    look_of,
    narrowed,
    places_to_break,
    pushed,
    shrunk,
)
from renderers.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.model import Table


def table_xml(table: Table, scale: float = 1.0) -> str:
    """The XML of a table, without namespace declarations."""
    if not table.rows:
        return ""
    grid = expand(table)
    widths, breaks = column_widths(table, grid, look_of(table).em, scale), places_to_break(table, grid)
    rows = (_row(table, grid, number, widths, breaks) for number in range(len(grid)))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{_properties(table, sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _properties(table: Table, width: int) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 20), ("left", PADDING // 2), ("bottom", 20), ("right", PADDING // 2))
    )
    return (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0020"/>'
        f"<w:tblCaption w:val={quoteattr(clean(table.name))}/></w:tblPr>"
    )


def _row(
    table: Table, grid: Sequence[Sequence[Slot]], number: int, widths: list[int], breaks: tuple[int, ...]
) -> str:
    look, torn = look_of(table), holds_paragraphs(table)
    header = "<w:tblHeader/>" if number < table.header_rows else ""
    kept = number < len(grid) - 1 and number + 1 not in breaks
    cells = (
        _cell(
            slot,
            widths[column : column + slot.cell.across],
            look,
            first=slot.row == number,
            kept=kept,
            top=torn and slot.cell.role == "label",
        )
        for column, slot in enumerate(grid[number])
        if slot.column == column
    )
    split = "" if torn and number >= table.header_rows else "<w:cantSplit/>"
    height = f'{split}<w:trHeight w:val="{look.row}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr>{height}{header}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(slot: Slot, widths: list[int], look: TableLook, *, first: bool, kept: bool, top: bool) -> str:
    cell, width = slot.cell, sum(widths)
    upright = is_upright(cell, width, look)
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = ("" if cell.down == 1 else '<w:vMerge w:val="restart"/>') if first else "<w:vMerge/>"
    # A column one character wide is set downwards, so that 三、 stays together. Said of the first cell alone: where
    # the others say so, too, and the table breaks there, LibreOffice 7.4 loses all that comes after the next table.
    direction = '<w:textDirection w:val="tbRlV"/>' if upright and first else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{direction}<w:vAlign w:val="{"top" if top else "center"}"/>'
    labelled = cell.role == "label" and not upright
    style = ("Dense" if look.dense else "Table") + ("Label" if labelled else "Text")
    room = width - PADDING - BORDER
    inside = paragraph(
        style,
        cell.text if first else "",
        size=shrunk(cell, room, look) if cell.role == "figure" else None,
        indent=narrowed(cell, room, look.em) if cell.role == "head" else 0,
        first=pushed(cell, room, look.em) if labelled else 0,
        kept=kept,
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
