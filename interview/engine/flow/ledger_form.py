"""The ledger as a flow states it: a two-way table that balances, and the words of everything it asks.

In which way it is asked, and in which order, is `interview.engine.plan.ledger`.
"""

# Annotations are not left as strings here: pydantic would compile each of them at every start.

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from interview.engine.answers.option import Option
from interview.engine.flow.part import Help, Name, Part
from interview.engine.flow.stated import RelationText, stated
from interview.engine.sums.relations import Relation


class Column(Help):
    """A kind of applicant."""

    id: Name
    label: str
    """As the form prints it."""
    group: str = ""
    """The head printed above it, shared with its neighbours."""
    says: str
    also: tuple[str, ...] = ()
    """Other ways of saying it when typed."""
    aliases: tuple[str, ...] = ()
    """How published reports write the label."""


class Row(Help):
    """A row of the ledger."""

    id: Name
    label: str
    role: Literal["in", "result", "total", "out"]
    group: Name | None = None
    """The group of results it is printed under, if any."""
    given: Literal["full", "part", "not", "otherwise"] | None = None
    """For a result: the first step of the one-by-one way."""
    likely: bool = False
    """Offered before the others."""
    says: str = ""
    """The form's meaning in plain words."""
    aliases: tuple[str, ...] = ()


class Group(Part):
    """A group of results, printed to the left of its rows."""

    id: Name
    label: str
    says: str


Named = tuple[Name | tuple[Name, ...], ...]
"""Results by name: a row, a group for all its rows, or several of which the ledger has the first."""


class Article(Part):
    """An article that a reply letter may rest on, and the results that this leaves."""

    id: Name
    says: str
    at: tuple[Annotated[str, Field(pattern=r"^[1-9]\d?(\.[1-9])?$")], ...] = ()
    """Its number, and after a dot that of its paragraph or item: 36.4."""
    also: tuple[str, ...] = ()
    """Other ways of saying it when typed."""
    rows: Named = ()
    """The results, or the row of open applications; none where it leaves all of them."""


class Step(Help):
    """One question for someone who is not sure: a yes leaves these results, a no the others."""

    id: Name
    ask: str
    rows: Named = Field(min_length=1)


class LedgerAsk(Help):
    """The words of one question the ledger asks."""

    ask: str


class RowAsks(NamedTuple):
    """The words of the questions about a row that is told as a whole first."""

    gate: LedgerAsk
    whole: LedgerAsk
    each: LedgerAsk
    """How many of the whole are of a column."""


class LedgerAsks(Part):
    """The words of every question the ledger asks; the order and the logic are the engine's."""

    any_new: LedgerAsk
    count_new: LedgerAsk
    any_carried_in: LedgerAsk
    count_carried_in: LedgerAsk
    way: LedgerAsk
    who: LedgerAsk
    new: LedgerAsk
    carried_in: LedgerAsk
    why_carried_in: LedgerAsk
    """Why a column's carried in is not what last year left open; with {column}, {was} and {now}."""
    any_carried_out: LedgerAsk
    count_carried_out: LedgerAsk
    carried_out: LedgerAsk
    which: LedgerAsk
    """Which results occurred in a column; with {column} and {n}."""
    only: LedgerAsk
    """The result of the only application of a column; with {column}."""
    result: LedgerAsk
    """How many of a column's {n} ended so; with {column} and {row}."""
    subtotal: LedgerAsk
    """What a group of results adds up to in a column that does not come out; with {column} and {group}."""
    entry_who: LedgerAsk
    entry_who_carried_in: LedgerAsk
    entry_given: LedgerAsk
    entry_reason: LedgerAsk
    entry_article: LedgerAsk
    """Which article the reply letter rests on, for someone who is not sure."""
    table: LedgerAsk

    def of_row(self, row: str) -> RowAsks:
        """How it is asked for what came in, what was carried in, or what is carried out."""
        if row == "new":
            return RowAsks(self.any_new, self.count_new, self.new)
        if row == "carried_in":
            return RowAsks(self.any_carried_in, self.count_carried_in, self.carried_in)
        return RowAsks(self.any_carried_out, self.count_carried_out, self.carried_out)


class Ledger(Part):
    """A two-way table that balances: what came in went out, per column."""

    kind: Literal["ledger"]
    id: Name
    corner: str
    """The text of the corner cell."""
    over: str
    """The head printed above all columns."""
    total_label: str
    total_aliases: tuple[str, ...] = ()
    results_label: str
    """Printed to the left of all results and their total."""
    unit: str
    one_by_one_up_to: int = 10
    columns: tuple[Column, ...] = Field(min_length=2)
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    asks: LedgerAsks
    ways: tuple[Option, ...]
    given: tuple[Option, ...]
    unsure: Option
    """The answer 「不确定」."""
    unsure_hint: str
    """What to look for in the reply letter."""
    articles: tuple[Article, ...]
    walk: tuple[Step, ...]
    """In the order in which they are asked, each only where it parts the results that are left."""
    answers: tuple[Option, ...]
    """A yes and a no to a step of the walk, by these values."""
    relations: tuple[RelationText, ...] = ()

    @cached_property
    def results(self) -> tuple[Row, ...]:
        """The rows of results, in the form's order."""
        return tuple(row for row in self.rows if row.role == "result")

    @cached_property
    def row(self) -> dict[str, Row]:
        """Rows by id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def column(self) -> dict[str, Column]:
        """Columns by id."""
        return {column.id: column for column in self.columns}

    @cached_property
    def places(self) -> dict[str, tuple[str, str]]:
        """The row and the column of each cell, `total` being a column too, by its address."""
        columns = (*self.column, "total")
        return {f"{self.id}.{row}.{column}": (row, column) for row in self.row for column in columns}

    @property
    def figures(self) -> tuple[str, ...]:
        """Every cell, totals too, in the form's order."""
        return tuple(self.places)

    @cached_property
    def allowed(self) -> dict[str, frozenset[str]]:
        """The rows that each article leaves, by its id."""
        every = frozenset(row.id for row in self.results)
        return {each.id: self.named(each.rows) if each.rows else every for each in self.articles}

    @cached_property
    def parting(self) -> tuple[tuple[Step, frozenset[str]], ...]:
        """The steps for someone who is not sure, each with the rows that a yes leaves."""
        return tuple((step, self.named(step.rows)) for step in self.walk)

    def named(self, names: Named) -> frozenset[str]:
        """The rows that names stand for; what the ledger does not have stands for nothing."""
        return frozenset(row for each in names for row in self.of_name(each))

    def of_name(self, name: str | tuple[str, ...]) -> tuple[str, ...]:
        """The rows that one name stands for, or the first of several that the ledger has."""
        endings = [row for row in self.rows if row.role in {"result", "out"}]
        for each in (name,) if isinstance(name, str) else name:
            found = tuple(row.id for row in endings if each in {row.id, row.group})
            if found:
                return found
        return ()


def ledger_relations(ledger: Ledger) -> list[Relation]:
    """The ledger's relations, each for every column or row that it is stated for."""
    columns, rows = (*ledger.column, "total"), tuple(ledger.row)
    return [
        _row_relation(ledger, text, each) if text.each == "row" else _column_relation(ledger, text, each)
        for text in ledger.relations
        for each in (rows if text.each == "row" else columns)
    ]


def _row_relation(ledger: Ledger, text: RelationText, row: str) -> Relation:
    """A relation of one row, its names being columns."""
    cells = {column.id: f"{ledger.id}.{row}.{column.id}" for column in ledger.columns}
    named = {**cells, "total": f"{ledger.id}.{row}.total"}
    groups = {"columns": list(cells.values())}
    return stated(
        text,
        f"{text.id}.{row}",
        lambda name: [named[name]] if name in named else [],
        lambda name: groups.get(name, []),
    )


def _column_relation(ledger: Ledger, text: RelationText, column: str) -> Relation:
    """A relation of one column, its names being rows."""
    named = {row.id: f"{ledger.id}.{row.id}.{column}" for row in ledger.rows}
    groups = {"results": [named[row.id] for row in ledger.results]}
    return stated(
        text,
        f"{text.id}.{column}",
        lambda name: [named[name]] if name in named else [],
        lambda name: groups.get(name, []),
    )


def by_likelihood(rows: Sequence[Row]) -> list[Row]:
    """Granted and partly granted first, then the likely ones, then the rest; within each the form's order."""
    return sorted(rows, key=lambda row: (row.given not in {"full", "part"}, not row.likely))
