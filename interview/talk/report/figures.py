"""The ledger's figures for the review: the rows that hold something, however they were told, and where to change them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from interview.dataclass import dataclass
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.step.lineage import told_by


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of the ledger that holds something."""

    row: str
    """Its id."""
    cells: tuple[str, ...]
    """The addresses that are not 0, in the form's order."""
    spots: tuple[str, ...]
    """The questions in which they were told, or the cells themselves where the ledger is told as a table."""


def figure_rows(plan: Plan) -> Iterator[FigureRow]:
    """The rows of the ledger that are not 0, as far as they are known, in the form's order."""
    if plan.flow.ledger is None:
        return
    ids = LedgerIds(plan.flow.ledger)
    for row in ids.ledger.rows:
        cells = tuple(cell for cell in map(partial(ids.cell, row.id), ids.columns) if plan.sheet.get(cell))
        if cells:
            told = (each for cell in cells for each in told_by(plan, cell))
            yield FigureRow(row.id, cells, tuple(dict.fromkeys(told)))
