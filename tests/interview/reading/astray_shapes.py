"""Pages whose tables an editor left with wrong spans, in parts, or as something that is no table of HTML.

A browser shows cells beside their places there; which figure is whose is known all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from html import escape

from renderers.model import Cell, Document, Table
from tests.interview.reading.other_shapes import Made, html, of, once, page, plain, with_figures

HEADS = 3
"""Rows of heads of the ledger."""


def spanned(change: Callable[[Cell], Cell]) -> Made:
    """A page whose cells claim other spans than they have."""

    def told(table: Table) -> str:
        return html([[change(cell) for cell in row] for row in table.rows])

    return lambda document: page(document, told)


def reaching(more: int, least: int) -> Made:
    """A page whose labels of many rows reach too far down, or not far enough."""
    return spanned(lambda cell: replace(cell, down=cell.down + more) if cell.down > least else cell)


def parted(table: Table) -> str:
    """The ledger in three tables, as the pages of a sheet have it, each with the heads; a label that went on is gone."""
    heads = table.rows[:HEADS]
    parts: Iterable[tuple[int, int]] = ((HEADS, 12), (12, 21), (21, len(table.rows)))
    return "".join(html([*heads, *table.rows[start:end]]) for start, end in parts)


def with_notes(document: Document) -> str:
    """Every table begins with its unit and ends with a note, in rows of their own."""

    def told(table: Table) -> str:
        wide = sum(cell.across for cell in table.rows[0])
        unit, note = "单位：件（收费金额单位：万元）", "备注：1.本表数据截至12月31日；2.其中含转办件3件。"
        return html([[Cell(unit, wide)], *table.rows, [Cell(note, wide)]])

    return page(document, told)


def bars_in_paragraphs(document: Document) -> str:
    """Rows are lines that end with <br>, bars between their cells."""
    return page(
        document,
        lambda table: "<div>" + "<br>".join("|".join(map(escape, row)) for row in once(table)) + "</div>",
    )


def in_spans(attributes: str) -> Made:
    """A grid of spans, told to be cells by what their attributes say."""

    def cell(each: Cell) -> str:
        return f"<span {attributes.format(each.across)}>{escape(each.text)}</span>"

    def told(table: Table) -> str:
        return "".join("<div>" + "".join(map(cell, row)) + "</div>" for row in table.rows)

    return lambda document: page(document, told)


def nought_over_all(told: str) -> Made:
    """A ledger whose rows of noughts say so in one cell over all columns."""

    def row(cells: Sequence[Cell]) -> list[Cell]:
        labels = [cell for cell in cells if cell.role != "figure"]
        figures = cells[len(labels) :]
        empty = figures and all(cell.text == "0" for cell in figures)
        return [*labels, Cell(told, len(figures))] if empty else list(cells)

    return of("ledger", lambda table: html([row(cells) for cells in table.rows]))


def a_sheet_as_page(document: Document) -> str:
    """A spreadsheet saved as a page: all rows in one table, words in merged cells, blank cells up to its widest row."""
    wide = 15

    def row(cells: Sequence[Cell]) -> Sequence[Cell | str]:
        return [*cells, *[""] * (wide - sum(cell.across for cell in cells))]

    rows: list[Sequence[Cell | str]] = [row([Cell(document.title, 10)])]
    for block in document.blocks:
        rows += map(row, block.rows) if isinstance(block, Table) else [row([Cell(block.text, 10)])]
    return f"<html><body>{html(rows)}</body></html>"


def in_quotes(document: Document) -> str:
    """A row a line, every cell between quotes, tabs between them."""
    return plain(
        document, lambda table: "\n".join("\t".join(f'"{cell}"' for cell in row) for row in once(table))
    )


def without_width(document: Document) -> str:
    """A cell a line, a character without width before it and on every blank line."""
    return plain(
        document, lambda table: "\n\u200b\n".join(f"\u200b{cell.text}" for row in table.rows for cell in row)
    )


ASTRAY: dict[str, tuple[str, Made]] = {
    "labels that end two rows early": ("html", reaching(-2, 4)),
    "labels that end two rows late": ("html", reaching(2, 2)),
    "no cell over several rows": ("html", spanned(lambda cell: replace(cell, down=1))),
    "groups over a column too few": (
        "html",
        spanned(lambda cell: replace(cell, across=cell.across - (cell.across > HEADS))),
    ),
    "the ledger in three tables": ("html", of("ledger", parted)),
    "units and notes in rows": ("html", with_notes),
    "bars in a page": ("html", bars_in_paragraphs),
    "cells by their role": ("html", in_spans('role="cell" aria-colspan="{}"')),
    "a grid of styles": ("html", in_spans("style='grid-column: span {}'")),
    "one nought over all columns": ("html", nought_over_all("0")),
    "a sheet as a page": ("html", a_sheet_as_page),
    "quotes around all cells": ("tsv", in_quotes),
    "characters without width": ("txt", without_width),
    "noughts as 〇": (
        "html",
        lambda document: page(
            with_figures(document, lambda text: "〇" if text == "0" else text), lambda table: html(table.rows)
        ),
    ),
}
