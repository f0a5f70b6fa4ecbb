"""The report as a fragment to paste into the editor of a site's content system.

Such an editor drops style sheets, classes and names, and often more: so every border and every place of a text stands at
its own tag, twice where old editors know only attributes, and the report still reads well where all of that is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from renderers.grid import tight
from renderers.html import cells
from renderers.html.markup import attributes, spans, text
from renderers.model import Cell, Document, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renderers.model import Block

_INDENTED = "text-indent: 2em"
_TABLE = "border-collapse: collapse; width: 100%"
_BORDER = "border: 1px solid #000"
"""A colour of its own: a system's own style sheet often takes the borders of tables away."""


def write_fragment(document: Document) -> str:
    """Writes the whole report as HTML without a page around it, ending in a line break.

    The title is a heading of the second level, since the page that it goes into has one of the first.

    Raises:
        ValueError: the spans of a table do not tile its grid.
    """
    parts = [f'<h2 style="text-align: center">{text(document.title)}</h2>']
    if document.draft:
        parts.append('<p style="text-align: center">草稿</p>')
    return "\n".join([*parts, *map(_block, document.blocks), ""])


def _block(block: Block) -> str:
    match block:
        case Heading():
            tag = f"h{block.level + 2}"
            return f'<{tag} style="{_INDENTED}">{text(block.text)}</{tag}>'
        case Paragraph():
            return f'<p style="{_INDENTED}">{text(block.text)}</p>'
        case Table():
            return "\n".join(_table(block))
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    table, _ = tight(table)
    if not table.rows:
        return
    yield f"<table{attributes(border='1', style=f'{_TABLE}; {_BORDER}')}>"
    yield f"<caption>{text(table.name)}</caption>"
    if table.header_rows:
        yield from ("<thead>", *_rows(table, range(table.header_rows)), "</thead>")
    for group in cells.groups(table):
        yield from ("<tbody>", *_rows(table, group), "</tbody>")
    yield "</table>"


def _rows(table: Table, rows: Sequence[int]) -> Iterator[str]:
    for row in rows:
        yield f"<tr>{''.join(_cell(cell, cells.scope(table, row, cell)) for cell in table.rows[row])}</tr>"


def _cell(cell: Cell, scope: str) -> str:
    place = "" if cell.role == "label" else "; text-align: center"
    tag = "th" if scope else "td"
    style = _BORDER + place + ("; font-weight: normal" if scope else "")
    return f"<{tag}{attributes(scope=scope, **spans(cell), style=style)}>{text(cell.text)}</{tag}>"
