"""Every walk through one component of a flow, and what it shows to be wrong; why that is a proof is told in `prove`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from interview.engine.answers.conditions import Fact, mentions, truth
from interview.engine.answers.kinds import (
    OF_OPTIONS,
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
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.flowfiles.checks.gates import around, constants_of, subsets
from interview.flowfiles.checks.index import asked_of
from interview.flowfiles.checks.proof.components import (
    LAST_YEAR,
    cells_of,
    conditions_of,
    items_of,
    reduced,
    sentences_of,
    stand_ins,
)

_WHOLES = (0, 1, 2, 11)
"""How many there are of what is distributed: nothing, one, several, and too many to be offered the last."""
FEW = 2
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


class Walks:
    """Every walk through one component, and what it shows."""

    def __init__(self, flow: Flow, part: Sequence[str], books: Sequence[Book]) -> None:
        kept = [item for item in items_of(flow) if item.id in part]
        self.books = books
        self.items = kept
        self.conditions = list(conditions_of(flow))
        self.looked_at = {address for when in self.conditions for address in mentions(when)}
        """The answers that some condition looks at."""
        owned = {each for item in kept for each in (*asked_of(item), f"{item.id}.total")}
        self.sentences = [s for s in sentences_of(flow) if s.when and set(mentions(s.when)) & owned]
        cells = list(cells_of(flow))
        self.printed = {cell.answer for cell in cells if cell.answer}
        """The choices that a table prints as they are."""
        self.boxes = [c.whether for c in cells if c.whether is not None and set(mentions(c.whether)) & owned]
        whens = [s.when for s in self.sentences]
        whens += [item.when for item in kept if not isinstance(item, Ledger)]
        self.flow = reduced(flow, [*stand_ins(flow, whens), *kept])
        self.told = {item.id for item in kept if isinstance(item, Question) and item.serves}
        """Facts. What drafts make of them is for `interview.flowfiles.checks.drafts`: here each is printed as it was told, so that of
        several to choose from none, each alone and all are enough to see what they open, and one that no condition looks at need not
        be left out: nothing but itself would be missing."""
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
        asked = next((a for a in plan.singly if a.open and a.id not in skipped), None)
        if asked is None:
            return self.leaf(plan)
        self.reached.add(asked.id)
        if asked.kind in OF_OPTIONS and not asked.options:
            self.found.append(Counterexample("dead_end", asked.id, self.item_of(asked.id)))
        children: dict[object, frozenset[Report]] = {}
        for value in self.answers(plan, asked):
            answers = {**plan.book.answers, asked.id: Answer(value)}
            children[value.value] = self.walk(Book(answers=answers, last=book.last), skipped)
        if asked.optional and not (asked.id in self.told and asked.id not in self.looked_at):
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
            case "count" | "counts" | "signed" | "money" | "year":  # `counts` are walked one by one
                return self.numbers(plan, asked)
        assert_never(asked.kind)

    def constants(self, address: str) -> set[int | str]:
        """The values that conditions compare an answer with."""
        return constants_of(address, self.conditions)

    def numbers(self, plan: Plan, asked: Asked) -> list[Value]:
        """The numbers that stand for all that could be told."""
        if asked.kind == "year":
            years = {LAST_YEAR + 21, *around(self.constants(asked.id))} - {*range(1000)}
            return [Year(value=year) for year in sorted(years)]
        if asked.question is None:
            return [Count(value=count) for count in pieces(plan, asked)]
        signed = asked.kind == "signed"
        values = around(self.constants(asked.id), negative=signed) if asked.id in self.looked_at else [1]
        if asked.kind == "money":
            return [Money(value=Decimal(value)) for value in values]
        return [Signed(value=value) if signed else Count(value=value) for value in values]


def pieces(plan: Plan, asked: Asked) -> Sequence[int]:
    """The counts of a tally or ledger: a whole, or what one of its parts can hold; the last holds what is left."""
    if asked.share is None:
        return _WHOLES
    left = asked.left or 0
    waiting = [a for a in asked.share.parts if (other := plan.get(a)) is not None and other.answer is None]
    if len(waiting) == 1:
        return (left,)
    return range(left + 1) if left <= FEW else (0, left)
