"""The proof that an interview cannot be wrong about its gates: every combination of them is walked by the engine itself.

What is proved. For every combination of gates, options and kinds of office: once nothing is open, every figure
is known (none is left undetermined), and nothing was asked whose answer could not change the report; every
question is reached by some combination, and every option of a multi-choice is needed by some.

Why it is a proof. A walk (`interview.engine.plan.walk`) lets one item look at another through its condition only, so
items that no chain of conditions joins cannot influence each other. The flow is therefore cut into components,
joined by what conditions and conditional sentences look at, and each is walked by the real `Plan`, alone and
whole: every answer to every question, for numbers each value that some condition can tell from another (the
bounds stated, and their neighbours) and 1 where none looks. The combinations of the whole flow are the
combinations of its components with each other; they behave as their parts do.

Tallies and the ledger are the engine's logic, not the flow's. A tally is walked with the wholes 0, 1, 2 and 11:
`apportion.share` tells only nothing, one, and several apart, and offers a last value up to ten; every way of
distributing 0, 1 and 2 is tried, and for 11 every part holding all of it. The ledger is walked with two columns,
three results (given in full, and two that need a reason) and zero to two applications new and carried in, by
every way: the engine goes through columns and results in loops that carry nothing from one to the next, by
identity only for the rows `new` and `carried_in`, so what holds for two columns and three results holds for more.
Counts enter as whole (0, 1, several) per column and as the limit of the list, which only hides one option.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import combinations_with_replacement
from math import prod
from typing import assert_never

from interview.engine.answers.conditions import Condition, Fact, mentions, truth
from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Money,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
)
from interview.engine.answers.option import Option
from interview.engine.flow.layout import Sentence, TableCell
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Item, Section, Years
from interview.engine.flow.question import Question, Tally
from interview.engine.plan.book import Answer, Book, Entry, LastYear, count_of
from interview.engine.plan.ledger_ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.flowfiles.checks.gates import around, constants_of, subsets
from interview.flowfiles.checks.index import asked_of
from interview.flowfiles.faults import Fault

WHOLES = (0, 1, 2, 11)
"""How many there are of what is distributed: nothing, one, several, and too many to be offered the last."""
FEW = 2
COUNTS = (0, 1, 2)
"""How many applications the reduced ledger gets, new and carried in each."""
MOST = 3
"""And together; `tests/long` walks it with four."""
_LAST_YEAR = 2000
Report = tuple[object, ...]
"""What a combination prints: figures, texts and sentences."""


@dataclass(frozen=True)
class Counterexample:
    """Something that some combination shows to be wrong."""

    code: str
    id: str
    item: str
    """The item it belongs to."""
    option: str = ""


@dataclass(frozen=True)
class FlowProof:
    """What was walked, and what was found."""

    tried: int
    """Combinations walked, each component and the reduced ledger alone."""
    stands_for: int
    """Combinations of the whole flow that follow: components with each other."""
    found: tuple[Counterexample, ...]
    section: Mapping[str, str] = field(default_factory=dict)
    """The section of each item."""

    def faults(self, files: Mapping[str, str]) -> Iterator[Fault]:
        """What was found, as faults of the files of the sections."""
        for each in self.found:
            details: dict[str, object] = {"name": each.option or each.id}
            yield Fault(files[self.section[each.item]], f"[{each.item}]", each.code, details)


def prove(flow: Flow, most: int = MOST) -> FlowProof:
    """Walks every combination of a flow's gates, and its ledger with so many applications."""
    last = sorted({a for when in _conditions(flow) for a in mentions(when) if a.startswith("last.")})
    walks = [_Walks(flow, part, _books(flow, last, part)) for part in components(flow)]
    for walk in walks:
        walk.all()
    walked = [(walk.leaves, tuple(walk.results())) for walk in walks]
    walked += [_walk_ledger(smaller(item), most) for item in _items(flow) if isinstance(item, Ledger)]
    return FlowProof(
        sum(leaves for leaves, _ in walked),
        prod(max(leaves, 1) for leaves, _ in walked),
        tuple(dict.fromkeys(found for _, shown in walked for found in shown)),
        {item.id: section.id for section in flow.sections for item in section.items},
    )


# Cutting the flow into what belongs together --------------------------------------------------------------------


def _items(flow: Flow) -> Iterator[Item]:
    return (item for section in flow.sections for item in section.items)


def _sentences(flow: Flow) -> Iterator[Sentence]:
    yield from flow.preamble
    for section in flow.sections:
        yield from section.sentences


def _printed(flow: Flow) -> Iterator[TableCell]:
    """The cells of all tables."""
    return (cell for section in flow.sections if section.table for row in section.table.rows for cell in row)


def _conditions(flow: Flow) -> Iterator[Condition | None]:
    yield from (item.when for item in _items(flow) if not isinstance(item, Ledger))
    yield from (sentence.when for sentence in _sentences(flow))


def components(flow: Flow) -> list[tuple[str, ...]]:
    """Items, without the ledger, that conditions or conditional sentences join, each set in the flow's order."""
    owner = {address: item.id for item in _items(flow) for address in asked_of(item)}
    owner |= {f"{tally.id}.total": tally.id for tally in flow.tallies}
    walked = [item.id for item in _items(flow) if not isinstance(item, Ledger)]
    leader = {id: id for id in walked}

    def lead(id: str) -> str:
        return id if leader[id] == id else lead(leader[id])

    joined = [[item.id, *mentions(item.when)] for item in _items(flow) if not isinstance(item, Ledger)]
    joined += [list(mentions(sentence.when)) for sentence in _sentences(flow)]
    joined += [list(mentions(cell.whether)) for cell in _printed(flow)]
    for addresses in joined:
        together = [owner.get(address, address) for address in addresses]
        first, *others = [id for id in together if id in leader] or [""]
        for other in others:
            leader[lead(other)] = lead(first)
    groups: dict[str, list[str]] = defaultdict(list)
    for id in walked:
        groups[lead(id)].append(id)
    return [tuple(group) for group in groups.values()]


def reduced(flow: Flow, items: Iterable[Item]) -> Flow:
    """A flow of these items alone, with the relations that compute their totals."""
    kept = list(items)
    figures = {
        f"{item.id}.{name}" for item in kept if isinstance(item, Tally) for name in ("total", *_parts(item))
    }
    texts = tuple(
        text
        for section in flow.sections
        for text in section.relations
        if text.computes and text.text.partition("=")[0].strip() in figures
    )
    section = Section(id="component", title="·", items=tuple(kept), relations=texts)
    return Flow(id=flow.id, version=1, name="·", years=flow.years, title="", preamble=(), sections=(section,))


def stand_ins(flow: Flow, whens: Iterable[Condition | None]) -> list[Question]:
    """Plain questions in place of what conditions look at in the ledger, free to be answered in any way.

    They can be answered in more ways than the ledger's own; what holds for all of these holds for those.
    """
    ledger = flow.ledger
    kinds = asked_of(ledger) if ledger is not None else {}
    found = []
    for address in dict.fromkeys(a for when in whens for a in mentions(when)):
        if ledger is None or not address.startswith(f"{ledger.id}."):
            continue
        kind = kinds.get(address, "count")
        options = ledger.ways if kind == "choice" else ()
        if kind == "choices":
            options = tuple(Option(value=column.id, label=column.says) for column in ledger.columns)
        found.append(
            Question.model_validate(
                {"kind": kind, "id": address, "ask": "·", "options": options, "navigation": True}
            )
        )
    return found


def _parts(tally: Tally) -> list[str]:
    return [part.id for part in tally.parts]


def _books(flow: Flow, last: Sequence[str], part: Sequence[str]) -> list[Book]:
    """The books to begin with: none of last year, or each value of last year's that conditions can tell apart."""
    looked_at = {
        a
        for item in _items(flow)
        if item.id in part and not isinstance(item, Ledger)
        for a in mentions(item.when)
    }
    asked = [item for item in _items(flow) if item.id in part and isinstance(item, Question)]
    told: dict[str, bool | int | str | tuple[str, ...]] = {
        item.options_of_last: ("·", "··") for item in asked if item.options_of_last
    }
    told |= {item.id: 1 for item in asked if item.if_told}
    books = [Book(last=LastYear(_LAST_YEAR, "", facts=told)) if told else Book()]
    for address in (each for each in last if each in looked_at):
        values = around(constants_of(address, _conditions(flow)))
        books += [
            _with_last(book, address.removeprefix("last."), value) for book in books for value in values
        ]
    return books


def _with_last(book: Book, address: str, value: int) -> Book:
    figures = dict(book.last.figures) if book.last else {}
    return Book(last=LastYear(_LAST_YEAR, "", {**figures, address: value}))


# Walking one component ------------------------------------------------------------------------------------------


class _Walks:
    """Every walk through one component, and what it shows."""

    def __init__(self, flow: Flow, part: Sequence[str], books: Sequence[Book]) -> None:
        kept = [item for item in _items(flow) if item.id in part]
        self.books = books
        self.items = kept
        self.conditions = list(_conditions(flow))
        owned = {each for item in kept for each in (*asked_of(item), f"{item.id}.total")}
        self.sentences = [s for s in _sentences(flow) if s.when and set(mentions(s.when)) & owned]
        cells = list(_printed(flow))
        self.printed = {cell.answer for cell in cells if cell.answer}
        """The choices that a table prints as they are."""
        self.boxes = [c.whether for c in cells if c.whether is not None and set(mentions(c.whether)) & owned]
        whens = [s.when for s in self.sentences]
        whens += [item.when for item in kept if not isinstance(item, Ledger)]
        self.flow = reduced(flow, [*stand_ins(flow, whens), *kept])
        self.told = {item.id for item in kept if isinstance(item, Question) and item.serves}
        """Facts. What drafts make of them is for `interview.flowfiles.checks.drafts`: here each is printed as it was told, so that of
        several to choose from none, each alone and all are enough to see what they open."""
        self.leaves = 0
        self.reached: set[str] = set()
        self.found: list[Counterexample] = []
        self.options: dict[tuple[str, str], bool] = {}
        """Whether an option of a multi-choice was ever seen to make a difference."""

    def all(self) -> None:
        """Walks from every beginning."""
        for book in self.books:
            self.walk(book, frozenset())

    def walk(self, book: Book, skipped: frozenset[str]) -> frozenset[Report]:
        """Every report that can come of a book."""
        plan = Plan(self.flow, book)
        asked = next((a for a in plan.asked if a.open and a.id not in skipped), None)
        if asked is None:
            return self.leaf(plan)
        self.reached.add(asked.id)
        if asked.kind in {"choice", "choices"} and not asked.options:
            self.found.append(Counterexample("dead_end", asked.id, self.item_of(asked.id)))
        children: dict[object, frozenset[Report]] = {}
        for value in self.answers(plan, asked):
            answers = {**plan.book.answers, asked.id: Answer(value)}
            children[value.value] = self.walk(Book(answers=answers, last=book.last), skipped)
        if asked.optional:
            children[None] = self.walk(book, skipped | {asked.id})
        self.compare(asked, children)
        return frozenset().union(*children.values())

    def leaf(self, plan: Plan) -> frozenset[Report]:
        """Nothing is open: every figure must be known."""
        self.leaves += 1
        for address, figure in plan.figures.items():
            if figure.value is None:
                self.found.append(Counterexample("undecided", address, self.item_of(address)))
        return frozenset({self.report(plan)})

    def report(self, plan: Plan) -> Report:
        """What this combination prints; gates and choices only by what they open."""
        answers = plan.book.answers
        texts = [
            (id, answer.value.value)
            for id, answer in answers.items()
            if answer.value.kind in {"text", "prose", "year"} or id in self.told | self.printed
        ]
        figures = [(address, figure.value) for address, figure in plan.figures.items()]

        def lookup(address: str) -> Fact | None:
            if address in plan.figures:
                return plan.figures[address].value
            return answers[address].value.value if address in answers else None

        said = [
            truth(when, lookup) is True for when in (*self.boxes, *(each.when for each in self.sentences))
        ]
        return (*sorted(texts, key=str), *sorted(figures), *said)

    def compare(self, asked: Asked, children: Mapping[object, frozenset[Report]]) -> None:
        """A question whose every answer leads to the same reports is asked for nothing."""
        if asked.question is not None and asked.question.navigation:
            return
        if len(children) > 1 and len(set(children.values())) == 1:
            self.found.append(Counterexample("idle", asked.id, self.item_of(asked.id)))
        if asked.kind != "choices":
            return
        for option in (each.value for each in asked.options):
            differs = any(
                isinstance(chosen, tuple) and option in chosen
                and children.get(tuple(v for v in chosen if v != option), came) != came
                for chosen, came in children.items()
            )  # fmt: skip
            key = asked.id, option
            self.options[key] = self.options.get(key, False) or differs

    def item_of(self, address: str) -> str:
        """The item that an address belongs to."""
        owners = (item.id for item in self.items if f"{address}.".startswith(f"{item.id}."))
        return next(owners, self.items[0].id)

    def results(self) -> Iterator[Counterexample]:
        """Everything found in all walks."""
        yield from self.found
        for item in self.items:
            if not self.reached & asked_of(item).keys():
                yield Counterexample("unreachable", item.id, item.id)
        for (id, option), needed in self.options.items():
            if not needed:
                yield Counterexample("idle_option", id, self.item_of(id), option)

    # Answers

    def answers(self, plan: Plan, asked: Asked) -> list[Value]:
        """Every answer that the flow can tell from another."""
        match asked.kind:
            case "yes_no":
                return [YesNo(value=True), YesNo(value=False)]
            case "choice":
                return [Choice(value=option.value) for option in asked.options]
            case "choices":
                values = tuple(option.value for option in asked.options)
                few = [(), *((value,) for value in values), values]
                chosen = few if asked.id in self.told else subsets(values)
                return [Choices(value=each) for each in dict.fromkeys(chosen)]
            case "text" | "prose":
                kind = Text if asked.kind == "text" else Prose
                return [kind(value=text) for text in ("·", *sorted(map(str, self.constants(asked.id))))]
            case (
                "count" | "counts" | "signed" | "money" | "year"
            ):  # no two are told at once without last year's
                return self.numbers(plan, asked)
        assert_never(asked.kind)

    def constants(self, address: str) -> set[int | str]:
        return constants_of(address, self.conditions)

    def looked_at(self, address: str) -> bool:
        return any(address in mentions(when) for when in self.conditions)

    def numbers(self, plan: Plan, asked: Asked) -> list[Value]:
        if asked.kind == "year":
            years = {_LAST_YEAR + 21, *around(self.constants(asked.id))} - {*range(1000)}
            return [Year(value=year) for year in sorted(years)]
        if asked.question is None:
            return [Count(value=count) for count in pieces(plan, asked)]
        signed = asked.kind == "signed"
        values = around(self.constants(asked.id), negative=signed) if self.looked_at(asked.id) else [1]
        if asked.kind == "money":
            return [Money(value=Decimal(value)) for value in values]
        return [Signed(value=value) if signed else Count(value=value) for value in values]


def pieces(plan: Plan, asked: Asked) -> Sequence[int]:
    """The counts of a tally or ledger: a whole, or what one of its parts can hold; the last holds what is left."""
    if asked.share is None:
        return WHOLES
    left = asked.left or 0
    waiting = [a for a in asked.share.parts if (other := plan.get(a)) is not None and other.answer is None]
    if len(waiting) == 1:
        return (left,)
    return range(left + 1) if left <= FEW else (0, left)


# The ledger -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _walk_ledger(ledger: Ledger, most: int) -> tuple[int, tuple[Counterexample, ...]]:
    """How many combinations a reduced ledger has, and what they show; both forms have the same one."""
    walks = _LedgerWalks(ledger, most)
    walks.all()
    return walks.leaves, tuple(walks.results())


class _LedgerWalks(_Walks):
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
        """Goes on by answers until the way is the list or the table; these are walked by what they hold."""
        way = book.answers.get(self.ids.way)
        if way is not None and way.value.value != "by_result":
            walked = self.lists(book) if way.value.value == "one_by_one" else self.cells(book)
            return frozenset().union(*(self.leaf(plan) for plan in walked))
        return super().walk(book, skipped)

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
            return [Count(value=count) for count in COUNTS if count <= limit]
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
                entries = [Entry(True, *place) for place in old] + [Entry(False, *place) for place in fresh]
                self.open_while_unplaced(book, entries)
                yield Plan(self.flow, Book(book.answers, entries=tuple(entries)))

    def stated(self, book: Book, row: str) -> int:
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
