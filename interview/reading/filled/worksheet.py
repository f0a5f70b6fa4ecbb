"""A filled worksheet to what stands in its blanks, by address; the addresses stand in a column that nobody sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interview.reading.filled.tables import Table

MARK = "nianbao:"
"""Stands before the form's id above the addresses; whoever writes a worksheet writes it so."""
_BEFORE = 2
"""The blanks stand so many columns before the addresses."""
_FIRST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Filled:
    """What a worksheet says."""

    flow: str
    """The id of its form."""
    told: Mapping[str, str]
    """What was written, by address; blank lines are not in it."""
    others: tuple[Table, ...]
    """Its other sheets, the register among them."""


def filled_in(tables: Sequence[Table]) -> Filled | None:
    """What a worksheet says; None where these are the tables of something else."""
    for at, table in enumerate(tables):
        if place := _mark(table):
            row, column = place
            others = (*tables[:at], *tables[at + 1 :])
            return Filled(table[row][column].removeprefix(MARK), _told(table[row + 1 :], column), others)
    return None


def _mark(table: Table) -> tuple[int, int] | None:
    places = (
        (row, column)
        for row, cells in enumerate(table[:_FIRST_ROWS])
        for column, cell in enumerate(cells)
        if cell.startswith(MARK) and column >= _BEFORE
    )
    return next(places, None)


def _told(rows: Table, column: int) -> dict[str, str]:
    return {
        cells[column]: written
        for cells in rows
        if len(cells) > column and cells[column] and (written := cells[column - _BEFORE].strip())
    }
