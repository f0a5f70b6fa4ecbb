"""The report as the plain data that the template sets: texts, and lengths in points.

Loads no library. Keys are the template's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, assert_never

from renderers.grid import expand
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
    row_heights,
    shrunk,
)
from renderers.model import Document, Heading, Paragraph, Table
from renderers.text import clean, is_stiff
from renderers.titles import set_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from renderers.grid import Grid, Slot
    from renderers.model import Block
    from renderers.style import Style

_BESIDE_LATIN = re.compile(r"(?<=[!-~])\x20(?=[^ -~])|(?<=[^ -~])\x20(?=[!-~])")
"""A blank between Latin letters or a number and Chinese ones: no line ends there, and no blank is lost where one would."""
_DRAFT = "草稿"
_UNTITLED = "—"
_TWIPS, _TWIPS_PER_MM = 20, 1440 / 25.4
_A4 = 297
_FIRST_YEAR, _LAST_YEAR = 1, 9999


def data_of(document: Document, style: Style, fonts: Mapping[str, str]) -> dict[str, Any]:
    """All that the template needs.

    Args:
        document: The report.
        style: Its look.
        fonts: The font there is for each of `Faces`.
    """
    name = clean(document.title).strip()
    title = set_title(replace(document, title=name), style)
    return {
        "title": name or _UNTITLED,
        "lines": list(title.lines),
        "office": clean(document.office),
        "year": min(max(document.year + 1, _FIRST_YEAR), _LAST_YEAR),
        "draft": document.draft,
        "mark": _DRAFT,
        "style": _style(style) | {"title_size": title.points} | dict(fonts),
        "blocks": list(_blocks(document.blocks, style)),
    }


def _style(style: Style) -> dict[str, Any]:
    return {
        "top": style.margins.top,
        "right": style.margins.right,
        "bottom": style.margins.bottom,
        "left": style.margins.left,
        "size": style.body_points,
        "pitch": style.line_points,
        "squeeze": style.squeeze / _TWIPS,
        "title_pitch": style.title_line_points,
        "number": style.page_number,
        "dashes": style.dashes,
    }


def _blocks(blocks: Sequence[Block], style: Style) -> Iterator[dict[str, Any]]:
    """The blocks that have something to show.

    A heading also has its depth, by which readers and bookmarks go: it begins with 1 and never skips one.
    """
    depth = 0
    for block in blocks:
        match block:
            case Heading():
                if text := clean(block.text).strip():
                    depth = min(block.level, depth + 1)
                    yield {"kind": "heading", "level": block.level, "depth": depth, "text": text}
            case Paragraph():
                text = _BESIDE_LATIN.sub("\N{NO-BREAK SPACE}", clean(block.text))
                yield {"kind": "paragraph", "text": text, "ragged": is_stiff(text)}
            case Table():
                if block.rows:
                    yield _table(block, style)
            case _:
                assert_never(block)


def _table(table: Table, style: Style) -> dict[str, Any]:
    """A table with its pieces: what no page tears is a cell that goes over all its rows.

    Where none of the form's does, `glue` is one in a column without width, and it stands empty.
    """
    grid, look = expand(table), look_of(table)
    widths = column_widths(table, grid, look.em, style.scale)
    pieces = _pieces(table, grid, row_heights(table, grid, widths), style)
    cells = [
        _cell(slot, widths[column : column + slot.cell.across], look, pieces)
        for row, slots in enumerate(grid)
        for column, slot in enumerate(slots)
        if (slot.row, slot.column) == (row, column)
    ]
    whole = len(pieces) == 1 and len(pieces[0]) == len(grid) - table.header_rows
    glue = [] if whole else [piece for piece in pieces if not _is_held(piece, grid)]
    if glue:
        _widened(cells, len(widths), {row for piece in glue for row in piece})
    return {
        "kind": "table",
        "name": clean(table.name),
        "columns": [width / _TWIPS for width in (*widths, *[0] * bool(glue))],
        "head": [cell for cell in cells if cell["y"] < table.header_rows],
        "cells": [cell for cell in cells if cell["y"] >= table.header_rows],
        "breaks": not whole,
        "glue": [{"y": piece.start, "down": len(piece)} for piece in glue],
    }


def _pieces(table: Table, grid: Grid, heights: Sequence[int], style: Style) -> list[range]:
    """The rows that stay together, as Word keeps them; none that no page has room for, nor paragraphs."""
    if holds_paragraphs(table):
        return []
    places = (table.header_rows, *places_to_break(table, grid), len(grid))
    room = (_A4 - style.margins.top - style.margins.bottom) * _TWIPS_PER_MM - sum(
        heights[: table.header_rows]
    )
    pieces = [range(first, end) for first, end in pairwise(places)]
    return [piece for piece in pieces if sum(heights[piece.start : piece.stop]) <= room]


def _is_held(piece: range, grid: Grid) -> bool:
    """Whether a cell of the form goes over all rows of a piece."""
    return any(slot.row == piece.start and slot.cell.down == len(piece) for slot in grid[piece.start])


def _widened(cells: Sequence[dict[str, Any]], width: int, glued: set[int]) -> None:
    """Cells at the edge cover the column of the glue where it has none, so that nobody who listens meets an empty one."""
    for cell in cells:
        if cell["x"] + cell["across"] == width and glued.isdisjoint(
            range(cell["y"], cell["y"] + cell["down"])
        ):
            cell["across"] += 1


def _cell(slot: Slot, widths: Sequence[int], look: TableLook, pieces: Sequence[range]) -> dict[str, Any]:
    cell, width = slot.cell, sum(widths)
    text, upright, room = clean(cell.text), is_upright(cell, width, look), width - PADDING - BORDER
    labelled = cell.role == "label" and not upright
    size = shrunk(cell, room, look) if cell.role == "figure" else None
    return {
        "x": slot.column,
        "y": slot.row,
        "across": cell.across,
        "down": cell.down,
        "lines": list(text) if upright else [text],
        "left": labelled,
        "upright": upright,
        "size": (size or look.half_points) / 2,
        "line": look.line / _TWIPS,
        "room": (look.row / _TWIPS - look.half_points / 2) / 2,
        "indent": (narrowed(cell, room, look.em) if cell.role == "head" else 0) / _TWIPS,
        "first": (pushed(cell, room, look.em) if labelled else 0) / _TWIPS,
        "whole": any(slot.row in piece and slot.row + cell.down <= piece.stop for piece in pieces),
    }
