"""Every walk through a reduced ledger, by every way; why it stands for the whole one is told in `prove`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations_with_replacement

from interview.engine.answers.kinds import Choice, Count, Value, YesNo
from interview.engine.answers.option import Option
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Section, Years
from interview.engine.plan.book import Answer, Book, Entry, count_of
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.flowfiles.checks.proof.walks import Counterexample, Report, Walks, pieces

_COUNTS = (0, 1, 2)
"""How many applications the reduced ledger gets, new and carried in each."""
MOST = 3
"""And together; `tests/long` walks it with four."""


@lru_cache(maxsize=8)
def walk_ledger(ledger: Ledger, most: int) -> tuple[int, tuple[Counterexample, ...]]:
    """How many combinations a reduced ledger has, and what they show; both forms have the same one."""
    walks = LedgerWalks(ledger, most)
    walks.all()
    return walks.leaves, tuple(walks.results())


class LedgerWalks(Walks):
    """Every walk through a ledger of two columns and three results, by every way."""

    def __init__(self, ledger: Ledger, most: int) -> None:
        section = Section(id="ledger", title="·", items=(ledger,))
        whole = Flow(
            id="ledger", version=1, name="·", years=Years(first=1), title="", preamble=(), sections=(section,)
        )
        super().__init__(whole, (ledger.id,), (Book(),))
        self.most = most
        self.ids = LedgerIds(ledger)
        self.steering = {self.ids.way, self.ids.table}

    def walk(self, book: Book, skipped: frozenset[str]) -> frozenset[Report]:
        """Goes on by answers until the way is the list or the table; these are walked by what they hold.

        A way that goes without saying can be changed, so every way is walked there too.
        """
        way = book.answers.get(self.ids.way)
        if way is None and (implied := self.implied(book)):
            told = (Answer(Choice(value=each.value)) for each in implied)
            books = (Book({**book.answers, self.ids.way: each}) for each in told)
            return frozenset().union(*(self.walk(each, skipped) for each in books))
        if way is not None and way.value.value != "by_result":
            walked = self.lists(book) if way.value.value == "one_by_one" else self.cells(book)
            return frozenset().union(*(self.leaf(plan) for plan in walked))
        return super().walk(book, skipped)

    def implied(self, book: Book) -> tuple[Option, ...]:
        """The ways there are where one goes without saying, which may be changed; none while it is asked for, or not reached."""
        told = self.ids.any("carried_in") in book.answers  # before that no plan is made for it
        way = Plan(self.flow, book).get(self.ids.way) if told else None
        return () if way is None or way.answer is None else way.options

    def leaf(self, plan: Plan) -> frozenset[Report]:
        """Nothing is open, so the report can be finished or a broken identity is told."""
        for asked in plan.open:
            self.found.append(Counterexample("dead_end", asked.id, self.items[0].id))
        return super().leaf(plan)

    def compare(self, asked: Asked, children: Mapping[object, frozenset[Report]]) -> None:
        """The way steers; everything else must make a difference."""
        if asked.id not in self.steering:
            super().compare(asked, {value: came for value, came in children.items() if came})

    def results(self) -> Iterator[Counterexample]:
        """Everything found, and the reach of each question of the ledger."""
        return (found for found in super().results() if found.code != "idle_option")

    def answers(self, plan: Plan, asked: Asked) -> list[Value]:
        """As for a component; somebody must be chosen where there is something to place."""
        if asked.kind == "choices":
            return [value for value in super().answers(plan, asked) if value.value]
        return super().answers(plan, asked)

    def numbers(self, plan: Plan, asked: Asked) -> list[Value]:
        """Counts up to two; what is carried out is never more than came in, in all and by column."""
        if asked.share is None:
            limit = self.most - self.stated(plan.book, "new") if asked.left is None else asked.left
            return [Count(value=count) for count in _COUNTS if count <= limit]
        found = pieces(plan, asked)
        row, column = self.ids.ledger.places[asked.id]
        if row != self.ids.out:
            return [Count(value=count) for count in found]
        came = sum(plan.figures[self.ids.cell(each, column)].value or 0 for each in ("new", "carried_in"))
        return [Count(value=count) for count in found if count <= came]

    def lists(self, book: Book) -> Iterator[Plan]:
        """Every list of the entries that were stated, each with its column and its ending."""
        new, carried = (self.stated(book, row) for row in ("new", "carried_in"))
        places = [(column, ending) for column in self.ids.columns for ending in self.ids.endings]
        for old in combinations_with_replacement(places, carried):
            for fresh in combinations_with_replacement(places, new):
                entries = [Entry(carried=True, column=column, result=result) for column, result in old]
                entries += [Entry(column=column, result=result) for column, result in fresh]
                self.open_while_unplaced(book, entries)
                yield Plan(self.flow, Book(book.answers, entries=tuple(entries)))

    def stated(self, book: Book, row: str) -> int:
        """How many came in, as it was told."""
        count = book.answers.get(self.ids.count(row))
        return count_of(count)

    def open_while_unplaced(self, book: Book, entries: Sequence[Entry]) -> None:
        """With one entry not placed, something must be open."""
        plan = Plan(self.flow, Book(book.answers, entries=(*entries[1:], Entry(entries[0].carried))))
        if not plan.open:
            self.found.append(Counterexample("dead_end", self.ids.way, self.items[0].id))

    def cells(self, book: Book) -> Iterator[Plan]:
        """The table filled in, what came in as it was stated: no ending told, each alone, all of them."""
        first, *others = self.ids.columns
        stated = {self.ids.cell(row, first): self.stated(book, row) for row in ("new", "carried_in")}
        cells = [self.ids.cell(row, column) for row in self.ids.endings for column in (first, *others)]
        done = {**book.answers, self.ids.table: Answer(YesNo(value=True))}
        for told in ([], *([cell] for cell in cells), cells):
            counts = {**stated, **dict.fromkeys(told, 1)}
            yield Plan(
                self.flow, Book({**done, **{cell: Answer(Count(value=n)) for cell, n in counts.items()}})
            )


def smaller(ledger: Ledger) -> Ledger:
    """The ledger with two columns and three results: the first given in full, the first two that were not given."""
    results = sorted(ledger.results, key=lambda row: row.given not in {"full", "not"})
    kept = (
        *[row for row in results if row.given == "full"][:1],
        *[row for row in results if row.given != "full"][:2],
    )
    rows = tuple(row for row in ledger.rows if row.role != "result" or row in kept)
    parts = {name: getattr(ledger, name) for name in Ledger.model_fields}
    return Ledger.model_validate({**parts, "columns": ledger.columns[:2], "rows": rows})
