"""A table's spans laid out on its rectangular grid, once, for every renderer.

Renderers never count cells themselves: a table whose spans overlap or leave a hole is refused here, by name.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from renderers.model import Cell, Table


class Slot(NamedTuple):
    """What lies on one position of the grid: a cell, and where that cell begins."""

    cell: Cell
    row: int
    column: int


Grid = tuple[tuple[Slot, ...], ...]
"""The rows of a grid, a slot for each position."""


def expand(table: Table) -> Grid:
    """Lay the cells of a table on its grid, one slot per position.

    Raises:
        ValueError: the spans overlap, stick out of the grid, or leave positions empty.
    """
    width = len(table.widths)
    grid: list[list[Slot | None]] = [[None] * width for _ in table.rows]
    for number, (row, line) in enumerate(zip(table.rows, grid, strict=True)):
        column = 0
        for cell in row:
            while column < width and line[column]:
                column += 1
            slot = Slot(cell, number, column)
            if cell.across == cell.down == 1 and column < width:
                line[column] = slot  # most are so, and nothing lies there
            else:
                _place(table, grid, slot)
            column += cell.across
    return tuple(_filled(table, number, row) for number, row in enumerate(grid))


def tight(table: Table) -> tuple[Table, Grid]:
    """The same table without the columns of its grid in which no cell begins, and its grid: HTML knows no such columns."""
    grid, last = expand(table), len(table.widths)
    begun = sorted({slot.column for slots in grid for slot in slots})
    if len(begun) == last or not grid:
        return table, grid
    numbers = [bisect_left(begun, column) for column in range(last + 1)]
    widths = tuple(sum(table.widths[start:end]) for start, end in pairwise([*begun, last]))
    rows = (
        tuple(
            replace(slot.cell, across=numbers[slot.column + slot.cell.across] - numbers[slot.column])
            for column, slot in enumerate(slots)
            if (slot.row, slot.column) == (number, column)
        )
        for number, slots in enumerate(grid)
    )
    made = replace(table, widths=widths, rows=tuple(rows))
    return made, expand(made)


def _place(table: Table, grid: list[list[Slot | None]], slot: Slot) -> None:
    cell, bottom, right = slot.cell, slot.row + slot.cell.down, slot.column + slot.cell.across
    if cell.across < 1 or cell.down < 1:
        raise ValueError(
            f"{_where(table, slot)} covers {cell.across} columns and {cell.down} rows; at least 1 is needed"
        )
    if right > len(table.widths) or bottom > len(grid):
        raise ValueError(
            f"{_where(table, slot)} sticks out of {len(table.widths)} columns and {len(grid)} rows"
        )
    for row in grid[slot.row : bottom]:
        for column in range(slot.column, right):
            if row[column]:
                raise ValueError(f"{_where(table, slot)} overlaps another cell")
            row[column] = slot


def _filled(table: Table, number: int, row: list[Slot | None]) -> tuple[Slot, ...]:
    filled = tuple([slot for slot in row if slot])
    if len(filled) < len(row):
        column = row.index(None)
        raise ValueError(f"table {table.name!r}: no cell at row {number + 1}, column {column + 1}")
    return filled


def _where(table: Table, slot: Slot) -> str:
    return f"table {table.name!r}: cell {slot.cell.text!r} at row {slot.row + 1}, column {slot.column + 1}"
