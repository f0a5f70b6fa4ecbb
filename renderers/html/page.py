"""The report as one page that stands by itself: real tables, readable on a phone, in the dark and on paper.

The style lies beside it as `page.css` and goes into the page; nothing is fetched and nothing runs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, assert_never

from renderers.grid import Grid, tight
from renderers.html import cells
from renderers.html.markup import attributes, spans, text
from renderers.measures import column_widths, is_upright, look_of
from renderers.model import Document, Heading, Paragraph, Table
from renderers.text import clean
from renderers.titles import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renderers.grid import Slot
    from renderers.model import Block, Cell

_WORDS = re.compile("(?:[\u4e00-\u9fff]{2}){2,3}")
_MANY_COLUMNS = 6
"""A table with more keeps the width that it has in print, and is moved sideways where the screen is narrower."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page has besides its document."""

    lang: str = "zh-CN"
    skip: str = "跳到正文"
    """Where the first link leads, for who does not see the page."""
    pictures: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Pictures as SVG, by the number of the block that they stand behind."""


PLAIN = Setting()


def write_html(document: Document, setting: Setting = PLAIN) -> str:
    """Writes the whole report as a page of HTML 5, ending in a line break.

    Args:
        document: The report.
        setting: What else stands on the page, and its language.

    Raises:
        ValueError: the spans of a table do not tile its grid.
    """
    blocks, grids = list(document.blocks), dict[int, Grid]()
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            blocks[number], grids[number] = tight(block)
    document = replace(document, blocks=tuple(blocks))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{setting.lang}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{text(document.title)}</title>",
            f"<style>\n{_style()}{''.join(_widths(document, grids))}</style>",
            "</head>",
            "<body>",
            f'<a class="skip" href="#report">{text(setting.skip)}</a>',
            '<main id="report" tabindex="-1">',
            *_contents(document, setting, grids),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


@cache
def _style() -> str:
    return (files("renderers.html") / "page.css").read_text(encoding="utf-8")


def _contents(document: Document, setting: Setting, grids: Mapping[int, Grid]) -> Iterator[str]:
    yield f"<h1>{'<wbr>'.join(map(text, pieces(clean(document.title))))}</h1>"
    if document.draft:
        yield '<p class="draft">草稿</p>'
    for number, block in enumerate(document.blocks):
        yield _block(block, _name(number), grids.get(number, ()))
        yield from setting.pictures.get(number, ())


def _name(number: int) -> str:
    return f"t{number}"


def _widths(document: Document, grids: Mapping[int, Grid]) -> Iterator[str]:
    """The style of the columns of every table."""
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table) or not block.rows:
            continue
        em = look_of(block).em
        widths = column_widths(block, grids[number], em)
        name, whole = _name(number), sum(widths)
        if len(block.widths) > _MANY_COLUMNS:
            yield f"#{name} {{ min-width: {whole / em:.0f}em; }}\n"
        for column, width in enumerate(widths, start=1):
            yield f"#{name} col:nth-child({column}) {{ width: {100 * width / whole:.1f}%; }}\n"
        yield from _upright(block, grids[number], widths, name)


def _upright(table: Table, grid: Grid, widths: Sequence[int], name: str) -> Iterator[str]:
    """The style of labels in a column one character wide, which are set downwards."""
    look = look_of(table)
    for row, slots in enumerate(grid):
        for column, slot in enumerate(slots):
            if slot.cell.down > 1 and (slot.row, slot.column) == (row, column):
                width = sum(widths[column : column + slot.cell.across])
                if is_upright(slot.cell, width, look):
                    yield f"#{_id(name, slot)} {{ writing-mode: vertical-rl; text-align: center; }}\n"


def _block(block: Block, name: str, grid: Grid) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{text(block.text)}</h{block.level + 1}>"
        case Paragraph():
            return f"<p>{text(block.text)}</p>"
        case Table():
            return "\n".join(_table(block, name, grid))
        case _:
            assert_never(block)


def _table(table: Table, name: str, grid: Grid) -> Iterator[str]:
    if not grid:
        return
    rows = _Rows(table, grid, name)
    title = text(table.name)
    yield f'<section class="table" aria-label="{title}" tabindex="0">'
    yield f"<table{attributes(id=name, class_='dense' if table.dense else '')}>"
    yield f"<caption>{title}</caption>"
    yield f"<colgroup>{'<col>' * len(table.widths)}</colgroup>"
    if table.header_rows:
        yield from ("<thead>", *map(rows.written, range(table.header_rows)), "</thead>")
    for group in cells.groups(table):
        yield from ("<tbody>", *map(rows.written, group), "</tbody>")
    yield "</table>"
    yield "</section>"


class _Rows:
    """The rows of a table, where every figure names the heads above it and the labels before it.

    Most figures of a column stand under the same heads, and those of a row behind the same labels: they are named once.
    """

    def __init__(self, table: Table, grid: Grid, name: str) -> None:
        self._table, self._grid, self._name = table, grid, name
        self._blocks = cells.blocks_of_heads(grid)
        self._under: Sequence[range] = ()
        self._heads: dict[tuple[int, int], str] = {}

    def written(self, row: int) -> str:
        """One row, with its cells; the rows are asked for in their order."""
        if self._blocks[row] is not self._under:
            self._under, self._heads = self._blocks[row], {}
        parts, labels = ["<tr>"], ""
        for column, slot in enumerate(self._grid[row]):
            if slot.column == column:
                if slot.row == row:
                    parts.append(self._cell(slot, labels))
                if slot.cell.role == "label":
                    labels += f" {_id(self._name, slot)}"
        parts.append("</tr>")
        return "".join(parts)

    def _cell(self, slot: Slot, labels: str) -> str:
        cell = slot.cell
        over = "" if cell.across == cell.down == 1 else attributes(**spans(cell))
        if cell.role != "figure" and (scope := cells.scope(self._table, slot.row, cell)):
            return f'<th id="{_id(self._name, slot)}" scope="{scope}"{over}>{_in_words(cell)}</th>'
        if (above := self._heads.get((slot.column, cell.across))) is None:
            block = self._under[slot.column]
            above = self._named(cells.heads_above(self._grid, block, slot.column, cell.across))
            self._heads[slot.column, cell.across] = above
        if cell.down > 1:
            labels = self._named(cells.labels_before(self._grid, slot))
        named = f' headers="{above[1:]}{labels}"' if above else f' headers="{labels[1:]}"' if labels else ""
        return f"<td{named}{over}>{text(cell.text)}</td>"

    def _named(self, slots: Sequence[Slot]) -> str:
        return "".join([f" {_id(self._name, slot)}" for slot in slots])


def _in_words(cell: Cell) -> str:
    """The text of a head or label; a narrow column breaks a head between its words, which have two characters each."""
    if cell.role != "head" or cell.across > 1 or not _WORDS.fullmatch(cell.text):
        return text(cell.text)
    return "<wbr>".join(cell.text[at : at + 2] for at in range(0, len(cell.text), 2))


def _id(name: str, slot: Slot) -> str:
    return f"{name}-{slot.row}-{slot.column}"
