"""A worksheet as a document to be printed and written on: one table for all groups, one for the register."""

from __future__ import annotations

from collections.abc import Iterator

from renderers.model import Block, Cell, Document, Paragraph, Table
from renderers.style import Margins, Style
from renderers.worksheet.model import Register, SheetLine, Worksheet

_WIDTHS = (82.0, 36.0, 38.0)
LOOK = Style(
    margins=Margins(18, 20, 20, 20),
    title_points=18,
    title_line_points=26,
    body_points=12,
    line_points=20,
    page_number="centre",
)
"""Closer than a report, so that it stands on two pages."""


def page_of(sheet: Worksheet) -> Document:
    """The document; every line of one group stays below its title."""
    blocks: list[Block] = [
        Paragraph(sheet.note),
        Table(sheet.title, _WIDTHS, tuple(_rows(sheet)), 1, dense=True),
    ]
    if sheet.register is not None:
        blocks += [Paragraph(f"{sheet.register.title}：{sheet.register.note}"), _register(sheet.register)]
    return Document(sheet.title, "", sheet.year, tuple(blocks))


def _rows(sheet: Worksheet) -> Iterator[tuple[Cell, ...]]:
    thing, _, last, blank, _ = sheet.heads
    yield tuple(Cell(head, role="head") for head in (thing, last, blank))
    for group in sheet.groups:
        yield (Cell(group.title, across=3, role="head"),)
        yield from (_line(line) for line in group.lines)


def _line(line: SheetLine) -> tuple[Cell, ...]:
    return Cell(said_on_page(line), role="label"), Cell(line.last), Cell(line.given)


def said_on_page(line: SheetLine) -> str:
    """What stands before a blank: the thing, its unit, the choices where they are few."""
    asks = line.says.endswith(("？", "?"))  # a question says its unit
    unit = f"（{line.unit}）" if line.unit and not asks else ""
    choices = f"（{' / '.join(line.options)}）" if 0 < len(line.options) <= _FEW else ""
    return line.says + unit + choices


_FEW = 4
"""So many options stand in a line of the page."""


def _register(register: Register) -> Table:
    heads = tuple(Cell(head.text, role="head") for head in register.heads)
    blank = tuple(Cell("") for _ in register.heads)
    widths = tuple(head.width for head in register.heads)
    return Table(register.title, widths, (heads, *[blank] * register.rows_on_page), 1, dense=True)
