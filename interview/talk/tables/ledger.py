"""The ledger as a grid: its labels, its cells as they stand, its totals, and which columns balance.

Made of what the engine knows. Totals and balances suppose that empty cells are 0, as the finished table does; nothing is
decided here but how it looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Count, Parsed, Value, YesNo, parse_count, plain
from interview.engine.answers.problems import Problem
from interview.engine.answers.templates import spoken
from interview.engine.flow.ledger_form import Ledger, Row
from interview.engine.flow.part import Help
from interview.engine.plan.book import Answer, Book, count_of
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.step.apply import filled
from interview.engine.step.state import State
from interview.engine.sums.relations import Number, sides
from interview.reading.paste.block import Doubt, read_block
from interview.wording.catalog import Words
from interview.wording.names import row_name

TOTAL = "total"
_NAMED = 3
"""So many rows or cells are named; of more it is said how many they are."""


@dataclass(frozen=True, slots=True)
class PastedCells:
    """A pasted block, ready to be shown before it is taken."""

    values: Mapping[str, Value]
    """By address."""
    empty: int
    """How many of them stood empty, and so are 0."""
    doubts: tuple[str, ...]
    """What is to be known about it, in sentences."""


class TableModel(Protocol):
    """What a screen that fills in a table has to know of it; rows are called as the grid calls them."""

    def view(self, state: State) -> GridView:
        """The grid as it stands."""

    def cells(self, state: State) -> Mapping[str, Number | None]:
        """Every cell that is not computed, None while nothing is known of it."""

    def cell(self, row: str, column: int) -> str:
        """The address of a cell."""

    def place(self, cell: str) -> tuple[str, int]:
        """The row and column of an address."""

    def heard(self, cell: str, text: str) -> Parsed | Problem:
        """What was typed in a cell."""

    def about(self, cell: str) -> tuple[str, str]:
        """What a cell is called, and what it means."""

    def help(self, cell: str) -> Help:
        """What there is to say of it."""

    def read(self, state: State, text: str, at: str) -> PastedCells:
        """A block that was pasted while the clerk stood in a cell."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What came in and what came of it, in one column."""

    inflow: int
    outflow: int

    @property
    def gap(self) -> int:
        """How many more were ended than came in; below 0, how many are not placed yet."""
        return self.outflow - self.inflow


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line of the grid."""

    label: str
    row: str | None = None
    """The row's id; None where it is the heading of a group."""
    depth: int = 0
    computed: bool = False
    cells: tuple[str, ...] = ()
    """What stands in the columns, the total last; empty where nothing is known."""
    heads: tuple[str, ...] = ()
    """For a heading with columns of its own: what stands above the cells below it."""
    across: int = 1
    """How many of the grid's columns each cell or head takes."""


@dataclass(frozen=True, slots=True)
class GridView:
    """The whole grid, ready to be drawn."""

    heads: tuple[str, ...]
    """Of the columns, the total last."""
    groups: tuple[str, ...]
    """What is printed above each head, the same above neighbours that share it."""
    lines: tuple[GridLine, ...]
    balances: tuple[Balance, ...]
    """Of the columns, the total last; none where columns need not balance."""
    columns: int
    """How many there are, of the narrowest kind."""
    totals: bool = True
    """Whether the last cell of each line is computed."""

    def cell(self, row: str, column: int) -> str:
        """What stands in a cell."""
        return next(line.cells[column] for line in self.lines if line.row == row)


def cells_of(state: State) -> dict[str, int | None]:
    """Every cell that is not computed, None while nothing is known of it.

    A table that has been begun is shown as it was left, even while the questions before it are open again.
    """
    ledger = _ledger(state)
    ids = LedgerIds(ledger)
    told = {**state.book.aside, **state.book.answers}
    begun = (way := told.get(ids.way)) is not None and way.value.value == "table"
    found: dict[str, int | None] = {}
    for cell in ids.inputs():
        value = state.plan.figures[cell].value
        answer = told.get(cell) if begun else None
        found[cell] = int(value) if value is not None else count_of(answer) if answer else None
    return found


def supposed(state: State) -> Plan:
    """The plan as it would be if the table were said to be filled in now, its empty cells 0."""
    ids = LedgerIds(_ledger(state))
    book = filled(
        state.plan, {cell: Count(value=count or 0) for cell, count in cells_of(state).items()}, insist=False
    )
    assert isinstance(book, Book)  # noqa: S101 - cells of the ledger may always be filled
    return Plan(state.flow, replace(book, answers={**book.answers, ids.table: Answer(YesNo(value=True))}))


def grid_of(state: State, words: Words) -> GridView:
    """The grid as it stands."""
    ledger = _ledger(state)
    ids = LedgerIds(ledger)
    cells, plan = cells_of(state), supposed(state)
    lines: list[GridLine] = []
    group: str | None = None
    for row in ledger.rows:
        if row is ledger.results[0]:
            lines.append(GridLine(_results_label(ledger, words)))
        if row.role == "result" and row.group != group and row.group is not None:
            heading = next(each for each in ledger.groups if each.id == row.group)
            lines.append(GridLine(heading.label if words.lang == "zh" else spoken(heading.says), depth=1))
        group = row.group if row.role == "result" else None
        depth = 0 if row.role in {"in", "out"} else 2 if row.group else 1
        lines.append(
            GridLine(
                _label_of(ledger, row.id, words), row.id, depth, row.role == "total",
                tuple(_figures(plan, ids, row, cells)),
            )
        )  # fmt: skip
    groups = (*(column.group if words.lang == "zh" else "" for column in ledger.columns), "")
    heads = heads_of(ledger, words)
    return GridView(heads, groups, tuple(lines), tuple(_balances(plan, ids)), len(heads))


def _label_of(ledger: Ledger, row: str, words: Words) -> str:
    """The row as the form prints it where the clerk reads Chinese; else as it is said."""
    return ledger.row[row].label if words.lang == "zh" else row_name(ledger, row, words)


def heads_of(ledger: Ledger, words: Words) -> tuple[str, ...]:
    """The columns, likewise, and the total."""
    named = [c.label if words.lang == "zh" else spoken(c.says) for c in ledger.columns]
    return (*named, words.say("name.total"))


def stated(state: State, row: str) -> int | None:
    """The control figure of a row that the clerk stated; None where there is none or it follows the table."""
    ids = LedgerIds(_ledger(state))
    told = state.book.answers.get(ids.count(row))
    return None if told is None or told.origin == "computed" else count_of(told)


def row_sum(ids: LedgerIds, cells: Mapping[str, int | None], row: str) -> int:
    """What a row adds up to."""
    return sum(cells[ids.cell(row, column)] or 0 for column in ids.columns)


def _ledger(state: State) -> Ledger:
    assert state.flow.ledger is not None  # noqa: S101 - asked only of flows that have one
    return state.flow.ledger


def _results_label(ledger: Ledger, words: Words) -> str:
    return ledger.results_label if words.lang == "zh" else words.say("screen.table_results")


def _figures(plan: Plan, ids: LedgerIds, row: Row, cells: Mapping[str, int | None]) -> Iterator[str]:
    """What stands in a row; nothing where nobody has told anything that it would show."""
    rows = [each.id for each in ids.ledger.results] if row.role == "total" else [row.id]
    for column in (*ids.columns, TOTAL):
        columns = ids.columns if column == TOTAL else (column,)
        told = any(cells[ids.cell(each, one)] is not None for each in rows for one in columns)
        cell = ids.cell(row.id, column)
        value = cells[cell] if cell in cells else plan.figures[cell].value
        yield plain(value) if told and value is not None else ""


def _balances(plan: Plan, ids: LedgerIds) -> Iterator[Balance]:
    """Both sides of the relation that balances each column."""
    for column in (*ids.columns, TOTAL):
        relation = next(
            each for each in plan.flow.relations_of[ids.cell(ids.out, column)] if not each.computes and each.identity
        )  # fmt: skip
        yield Balance(*map(int, sides(relation, plan.sheet)))


class LedgerTable:
    """The ledger, as the screen that fills it in knows it."""

    def __init__(self, ledger: Ledger, words: Words) -> None:
        self._ledger, self._ids, self._words = ledger, LedgerIds(ledger), words

    def view(self, state: State) -> GridView:
        """The grid as it stands."""
        return grid_of(state, self._words)

    def cells(self, state: State) -> Mapping[str, Number | None]:
        """Every cell that is not computed."""
        return cells_of(state)

    def cell(self, row: str, column: int) -> str:
        """The address of a cell."""
        return self._ids.cell(row, self._ids.columns[column])

    def place(self, cell: str) -> tuple[str, int]:
        """The row and column of an address."""
        row, column = self._ledger.places[cell]
        return row, self._ids.columns.index(column)

    def heard(self, cell: str, text: str) -> Parsed | Problem:  # noqa: ARG002 - all cells are counts
        """What was typed."""
        return parse_count(text, self._ledger.unit)

    def about(self, cell: str) -> tuple[str, str]:
        """The row and the column, and what the row means."""
        row, column = self.place(cell)
        says = spoken(self._ledger.row[row].says)
        name = self._words.say(
            "screen.table_here", row=_label_of(self._ledger, row, self._words), column=heads_of(self._ledger, self._words)[column]
        )  # fmt: skip
        return name, says if says not in name else ""

    def help(self, cell: str) -> Help:
        """What there is to say of the row."""
        return self._ledger.row[self.place(cell)[0]]

    def read(self, state: State, text: str, at: str) -> PastedCells:  # noqa: ARG002 - the ledger alone is enough
        """A pasted block."""
        row, column = self.place(at)
        block = read_block(text, self._ledger, (row, self._ids.columns[column]))
        codes = dict.fromkeys(doubt.code for doubt in block.doubts)
        doubts = tuple(
            self._doubts([doubt for doubt in block.doubts if doubt.code == code]) for code in codes
        )
        return PastedCells(
            {cell: Count(value=count) for cell, count in block.values.items()}, block.empty, doubts
        )

    def _doubts(self, doubts: list[Doubt]) -> str:
        """One line for all doubts of a kind."""
        details = dict(doubts[0].details)
        rows = [str(doubt.details["row"]) for doubt in doubts if "row" in doubt.details]
        if rows:
            details["rows"] = few([_label_of(self._ledger, row, self._words) for row in rows], self._words)
        if "text" in details:
            details["text"] = few([str(doubt.details["text"]) for doubt in doubts], self._words)
        if "column" in details:
            heads = dict(zip((*self._ids.columns, TOTAL), heads_of(self._ledger, self._words), strict=True))
            details["column"] = few([heads[str(doubt.details["column"])] for doubt in doubts], self._words)
        return self._words.say(f"paste.{doubts[0].code}", **details)


def few(names: Sequence[str], words: Words) -> str:
    """The first of several names; of many also how many they are."""
    said = words.say("screen.paste_and").join(names[:_NAMED])
    return said if len(names) <= _NAMED else words.say("screen.paste_of_many", names=said, n=len(names))
