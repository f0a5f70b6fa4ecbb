"""The report as the plain data that the template sets: texts, and lengths in points.

Loads no library. Keys are the template's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from renderers.grid import expand
from renderers.measures import (
    BORDER,
    LEAST_TORN,
    PADDING,
    TableLook,
    column_widths,
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

    from renderers.grid import Slot
    from renderers.model import Block
    from renderers.style import Style

_BESIDE_LATIN = re.compile(r"(?<=[!-~])\x20(?=[^ -~])|(?<=[^ -~])\x20(?=[!-~])")
"""A blank between Latin letters or a number and Chinese ones: no line ends there, and no blank is lost where one would."""
_DRAFT = "草稿"
_UNTITLED = "—"
_TWIPS = 20
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
        "blocks": list(_blocks(document.blocks, style.scale)),
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


def _blocks(blocks: Sequence[Block], scale: float) -> Iterator[dict[str, Any]]:
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
                    yield _table(block, scale)
            case _:
                assert_never(block)


def _table(table: Table, scale: float) -> dict[str, Any]:
    grid, look = expand(table), look_of(table)
    widths, breaks = column_widths(table, grid, look.em, scale), places_to_break(table, grid)
    cells = [
        _cell(slot, widths[column : column + slot.cell.across], look)
        for row, slots in enumerate(grid)
        for column, slot in enumerate(slots)
        if (slot.row, slot.column) == (row, column)
    ]
    return {
        "kind": "table",
        "name": clean(table.name),
        "columns": [width / _TWIPS for width in widths],
        "head": [cell for cell in cells if cell["y"] < table.header_rows],
        "cells": [cell for cell in cells if cell["y"] >= table.header_rows],
        "breaks": bool(breaks),
        "least": sum(row_heights(table, grid, widths)[: breaks[0] if breaks else 0]) / _TWIPS,
    }


def _cell(slot: Slot, widths: Sequence[int], look: TableLook) -> dict[str, Any]:
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
        "whole": 1 < cell.down < 2 * LEAST_TORN,
    }
