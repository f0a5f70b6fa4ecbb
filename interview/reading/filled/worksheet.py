"""A filled worksheet to what stands in its blanks, by address.

In a workbook the addresses stand in a column that nobody sees; on a page a line is known by what it says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from interview.dataclass import dataclass
from interview.reading.filled.tables import Table

MARK = "nianbao:"
"""Stands before the form's id above the addresses; whoever writes a worksheet writes it so."""
_BEFORE = 2
"""The blanks stand so many columns before the addresses."""
_FIRST_ROWS = 20
_BLANK = 2
"""The column of the blanks on a page."""
_LEAST = 5
"""Lines that are known before a table is a worksheet."""
_YEAR = re.compile(r"20\d\d|\s")


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
            return Filled(table[row][column].removeprefix(MARK), _beside(table[row + 1 :], column), others)
    return None


def written_on_page(tables: Sequence[Table], forms: Mapping[str, Mapping[str, str]]) -> Filled | None:
    """What a worksheet says that was printed or filled in as a page; None where these are the tables of something else.

    Args:
        tables: The tables of the file.
        forms: What the lines of each form's worksheet say, by address; of whatever year.
    """
    found = [
        (len(known), at, form, known)
        for form, says in forms.items()
        for at, table in enumerate(tables)
        if len(known := _known(table, {_packed(said): address for address, said in says.items()})) >= _LEAST
    ]
    if not found:
        return None
    _, at, form, known = max(found, key=lambda each: each[0])
    told = {address: written for address, written in known.items() if written}
    return Filled(form, told, (*tables[:at], *tables[at + 1 :]))


def _known(table: Table, says: Mapping[str, str]) -> dict[str, str]:
    return {
        says[said]: cells[_BLANK].strip()
        for cells in table
        if len(cells) > _BLANK and (said := _packed(cells[0])) in says
    }


def _packed(said: str) -> str:
    """What a line says, whatever year it speaks of and wherever it breaks."""
    return _YEAR.sub("", said)


def _mark(table: Table) -> tuple[int, int] | None:
    places = (
        (row, column)
        for row, cells in enumerate(table[:_FIRST_ROWS])
        for column, cell in enumerate(cells)
        if cell.startswith(MARK) and column >= _BEFORE
    )
    return next(places, None)


def _beside(rows: Table, column: int) -> dict[str, str]:
    return {
        cells[column]: written
        for cells in rows
        if len(cells) > column and cells[column] and (written := cells[column - _BEFORE].strip())
    }
