"""A register with a column for each kind of applicant or each result and a tick in one of them, to one with their words.

Only ticks count, never figures: a table of figures under the same heads is no register.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interview.reading.filled.columns import ROLES, Role, head_fits
from interview.reading.filled.meanings import Meanings, words
from interview.reading.filled.tables import Table

_FIRST_ROWS = 30
_LEAST = 3
"""So many columns with heads of one sort."""
_MOST = 0.5
"""Of the rows so many must have exactly one tick."""


def ticked(table: Table, meanings: Meanings) -> Table:
    """The table, with a column of words behind the others for every sort of columns that are ticked."""
    sorts: tuple[tuple[Role, Callable[[str], object]], ...] = (
        ("who", meanings.kind),
        ("result", lambda text: meanings.result(text) or meanings.given(text)),
    )
    for role, meant in sorts:
        for at, row in enumerate(table[:_FIRST_ROWS]):
            columns = [column for column, cell in enumerate(row) if cell and meant(cell)]
            if len(columns) >= _LEAST and (words_of := _words_of(table[at + 1 :], row, columns)):
                table = _with_column(table, at, str(words()["ticked"][role]), words_of)
                break
    return table


def _words_of(rows: Table, heads: Sequence[str], columns: Sequence[int]) -> list[str]:
    """The head that each row ticks, empty where it ticks none or several; nothing where too few rows tick one."""
    ticks = set(words()["ticked"]["marks"])
    told = []
    for row in rows:
        marked = [heads[column] for column in columns if column < len(row) and row[column] in ticks]
        told.append(marked[0] if len(marked) == 1 else "")
    enough = sum(map(bool, told)) >= max(1, _MOST * sum(any(row) for row in rows))
    return told if enough else []


def _with_column(table: Table, at: int, head: str, told: Sequence[str]) -> Table:
    width = max(map(len, table))
    wide = [[*row, *[""] * (width - len(row))] for row in table]
    is_head = any(head_fits(role, cell) for role in ROLES for cell in table[at])
    if at and not is_head:  # the heads of the ticked columns stand below one over them all
        wide[at] = [""] * width
        at -= 1
        told = ["", *told]
    return [
        [*row, head if number == at else told[number - at - 1] if number > at else ""]
        for number, row in enumerate(wide)
    ]
