"""Cells as services that recognise tables in pictures answer them: objects that say of each from which row and column it goes to which.

Every service has names of its own for that. Nothing here says what a cell means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_TEXT = ("words", "text", "word", "content", "value")
_ROW = (
    "row_start",
    "rowstart",
    "rowtl",
    "start_row_offset_idx",
    "start_row",
    "rowindex",
    "row_index",
    "row",
    "ysc",
    "r",
)
_COLUMN = (
    "col_start",
    "colstart",
    "coltl",
    "start_col_offset_idx",
    "start_col",
    "colindex",
    "col_index",
    "column",
    "col",
    "xsc",
    "c",
)
_FEWEST = 4
_MOST_ROWS, _MOST_COLUMNS = 500, 100


def rows_of_cells(cells: Sequence[object]) -> list[list[str]]:
    """The rows of such a list of cells; none where it is none."""
    if len(cells) < _FEWEST:
        return []
    found: dict[tuple[int, int], str] = {}
    for cell in cells:
        told = _cell(cell)
        if told is None:
            return []
        row, column, text = told
        if (row, column) in found:
            return []
        found[row, column] = text
    width = max(column for _, column in found) + 1
    rows = sorted({row for row, _ in found})
    return [[found.get((row, column), "") for column in range(width)] for row in rows] if width > 1 else []


def _cell(cell: object) -> tuple[int, int, str] | None:
    """Where a cell begins, and what it says."""
    if not isinstance(cell, Mapping):
        return None
    by_name = {str(name).lower(): value for name, value in cell.items()}
    text = next((by_name[name] for name in _TEXT if isinstance(by_name.get(name), str)), None)
    row, column = (
        next((_count(by_name[name]) for name in names if name in by_name), None) for names in (_ROW, _COLUMN)
    )
    if text is None or row is None or column is None or row > _MOST_ROWS or column > _MOST_COLUMNS:
        return None
    return row, column, " ".join(text.split())


def _count(value: object) -> int | None:
    return int(str(value)) if str(value).isdecimal() and len(str(value)) < len("10000") else None
