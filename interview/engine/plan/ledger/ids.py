"""The ids of the ledger's questions, what each of them is put together of, and what a row or a column means."""

from __future__ import annotations

from interview.engine.flow.address import names_in
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW
from interview.engine.plan.meaning import Any, ControlFigure, Which


class LedgerIds:
    """The ids of the ledger's questions; faces and tests use these, never their own spelling."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.prefix = ledger.id
        self.way = f"{ledger.id}.way"
        self.who = f"{ledger.id}.who"
        self.table = f"{ledger.id}.table"
        self.out = next(row.id for row in ledger.rows if row.role == "out")
        self.total = next(row.id for row in ledger.rows if row.role == "total")
        self.endings = (*(row.id for row in ledger.results), self.out)
        """Every row an application can end in."""
        self.columns = tuple(column.id for column in ledger.columns)

    def any(self, row: str) -> str:
        """The gate of a row."""
        return f"{self.prefix}.any_{row}"

    def count(self, row: str) -> str:
        """The control figure of a row."""
        return f"{self.prefix}.count_{row}"

    def cell(self, row: str, column: str) -> str:
        """A cell's address."""
        return f"{self.prefix}.{row}.{column}"

    def which(self, column: str) -> str:
        """Which results occurred in a column."""
        return f"{self.prefix}.which.{column}"

    def only(self, column: str) -> str:
        """The result of the only application of a column."""
        return f"{self.prefix}.only.{column}"

    def subtotal(self, group: str, column: str) -> str:
        """What a group of results adds up to in a column."""
        return f"{self.prefix}.subtotal.{group}.{column}"

    def why(self, column: str) -> str:
        """Why what was carried in is not what last year left open, in a column or (`total`) in all."""
        return f"{self.prefix}.why_carried_in.{column}"

    def entry(self, at: int, step: str) -> str:
        """A question about an entry of the list, counted from 0 here and from 1 in the id."""
        return f"{self.prefix}.list.{at + 1}.{step}"

    def owns(self, id: str) -> bool:
        """Whether an id is of the ledger: of a cell of it, or of a question about it."""
        return id.startswith(f"{self.prefix}.")

    def parts(self, id: str) -> tuple[str, ...]:
        """What an id of the ledger was put together of."""
        return names_in(id.removeprefix(f"{self.prefix}."))

    def entry_of(self, id: str) -> int | None:
        """Which entry of the list a question is about, from 0, also one that no flow asks any more; None where of none."""
        match self.parts(id):
            case ["list", number, _, *_] if number.isdecimal():
                return int(number) - 1
            case _:
                return None

    def row(self, row: str) -> ControlFigure:
        """What a row comes to."""
        return ControlFigure(
            tuple(self.cell(row, column) for column in self.columns), self.cell(row, "total")
        )

    def applicants(self) -> Which:
        """Who applied at all: in which columns anything stands."""
        rows = (NEW, CARRIED_IN, *self.endings)
        return Which({column: Any(tuple(self.cell(row, column) for row in rows)) for column in self.columns})

    def inputs(self) -> list[str]:
        """Every cell of the ledger that is not a total."""
        return [self.cell(row, column) for row in (NEW, CARRIED_IN, *self.endings) for column in self.columns]


def ids_of(flow: Flow) -> LedgerIds | None:
    """The ids of a form's ledger; None where it has none."""
    return LedgerIds(flow.ledger) if flow.ledger is not None else None
