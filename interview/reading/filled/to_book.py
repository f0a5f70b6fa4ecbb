"""What was written down before the interview, as answers: gates follow from the numbers, what is uncertain stays open.

Pure, and of origin `imported`. A blank is not told, which is not 0; a choice of several is made where every line behind
it was told, else it is asked, and what was told waits aside for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Test
from interview.engine.answers.kinds import Choice, Choices, Count, Money, Value, YesNo
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.flow.worksheet import wanted
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW
from interview.engine.plan.ledger.ids import LedgerIds, ids_of
from interview.engine.plan.meaning import Knowledge, answer
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked, Prompt, fits
from interview.engine.step.validate import judge, parse
from interview.reading.filled.register import FromRegister

_ONE_BY_ONE = "one_by_one"
_AS_MUCH = 10
"""Times last year's amount: 万元 beside 元 are ten thousand."""
_ROUNDS = 400
"""Each round answers what the one before opened; a form has a third of this many questions."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What was written and cannot be taken as it stands."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A number that was told, and what the list comes to."""

    address: str
    told: int
    listed: int


@dataclass(frozen=True)
class Taken:
    """What came of it."""

    book: Book
    plan: Plan
    taken: int
    """Lines of the worksheet that are answers now, or wait for their question."""
    doubtful: tuple[Doubtful, ...] = ()
    closed: tuple[Doubtful, ...] = ()
    """What was written of something that such an office has not."""
    beside: tuple[Doubtful, ...] = ()
    """What was written for a text that last year's report has without it: the text begins from last year's, and nobody asks."""
    differing: tuple[Differing, ...] = ()


def taken(flow: Flow, told: Mapping[str, str], register: FromRegister, last: LastYear | None) -> Taken:
    """The book that a filled worksheet and a register make.

    Args:
        flow: The form, in the language that the worksheet is in.
        told: What was written, by address.
        register: The applications.
        last: Last year's report.
    """
    values, doubtful = _understood(flow, told, last)
    ids = ids_of(flow)
    respondent = _Respondent(flow, values, ids, register)
    plan = Plan(flow, Book(entries=register.entries, last=last))
    for _ in range(_ROUNDS):
        fresh = dict(_fresh(plan, respondent, told, doubtful))
        if not fresh:
            break
        plan = Plan(flow, replace(plan.book, answers={**plan.book.answers, **fresh}))
    settled = {*plan.book.answers, *doubtful, *respondent.controls}
    left = {id: value for id, value in values.items() if id not in settled}
    figures = {id: figure.value for id, figure in plan.figures.items() if id in left}
    waiting = {id: Answer(value, "imported") for id, value in left.items() if figures.get(id) is None}
    waiting |= {id: answer for id, answer in respondent.later() if id not in plan.book.answers}
    differing = tuple(respondent.differing())
    if ids is not None and register.entries and not differing and ids.way not in plan.book.answers:
        waiting[ids.way] = Answer(Choice(value=_ONE_BY_ONE), "imported")
    if waiting:
        plan = Plan(flow, replace(plan.book, aside={**plan.book.aside, **waiting}))
    closed = [id for id, value in left.items() if figures.get(id) not in {None, value.value}]
    beside = [id for id in told if _is_beside(flow, id, last)]
    return Taken(
        plan.book, plan, len(told) - len({*doubtful, *closed, *beside}),
        tuple(Doubtful(id, text) for id, text in doubtful.items() if id not in beside),
        tuple(Doubtful(id, told[id]) for id in closed), tuple(Doubtful(id, told[id]) for id in beside), differing,
    )  # fmt: skip


def _is_beside(flow: Flow, id: str, last: LastYear | None) -> bool:
    """Whether something is a fact of a text that last year's report has without it: only what that tells is asked again."""
    question = flow.questions.get(id)
    if last is None or question is None or not question.serves:
        return False
    return bool(last.texts.get(question.serves)) and id not in last.facts


def _fresh(
    plan: Plan, respondent: _Respondent, told: Mapping[str, str], doubtful: dict[str, str]
) -> Iterator[tuple[str, Answer]]:
    """The answers to what is asked by now; what cannot stand goes to what is doubtful."""
    for asked in plan.singly:
        known = asked.answer is not None and asked.answer.origin == "imported"
        value = None if known or asked.id in doubtful else respondent.answer(asked)
        if value is None or not fits(asked, value):
            continue
        if judge(plan, asked, value) is None:
            yield asked.id, Answer(value, "imported")
        elif asked.id in told:
            doubtful[asked.id] = told[asked.id]


def _understood(
    flow: Flow, told: Mapping[str, str], last: LastYear | None
) -> tuple[dict[str, Value], dict[str, str]]:
    """The values by address, and what is no such value, or most likely was not meant."""
    values: dict[str, Value] = {}
    doubtful: dict[str, str] = {}
    lines: dict[str, Question | None] = {
        each.address: each.item if isinstance(each.item, Question) else None for each in wanted(flow)
    }
    if flow.ledger is not None:
        ids = LedgerIds(flow.ledger)
        lines |= dict.fromkeys((ids.count(row) for row in (NEW, CARRIED_IN, ids.out)), None)
    for address, text in told.items():
        if address not in lines:
            continue
        question = lines[address]
        kind, unit = (question.kind, question.unit) if question else ("count", "件")
        options = question.options if question else ()
        parsed = parse(Prompt(address, kind, "", "", options=options, unit=unit, question=question), text)
        if isinstance(parsed, Problem) or (
            parsed.heard == "taken_as_wan" and not _is_usual(address, parsed.value, last)
        ):
            doubtful[address] = text
        else:
            values[address] = parsed.value
    return values, doubtful


def _is_usual(address: str, value: Value, last: LastYear | None) -> bool:
    """Whether an amount is of the order of last year's, so that its unit was meant as it stands on the line."""
    before = last.figures.get(address) if last else None
    return before is not None and isinstance(value, Money) and value.value <= before * _AS_MUCH


class _Respondent:
    """Answers each question from what was written."""

    def __init__(
        self, flow: Flow, values: Mapping[str, Value], ids: LedgerIds | None, register: FromRegister
    ) -> None:
        self._values, self._ids, self._register = values, ids, register
        self.controls = {} if ids is None else self._controls(ids)
        counts = {cell: values.get(cell) for cell in flow.tally_of}
        self._counted = Knowledge(
            {cell: count.value for cell, count in counts.items() if isinstance(count, Count)}
        )
        self._opens: dict[tuple[str, object], tuple[str, ...]] = dict(flow.opened)
        for question in flow.questions.values():
            if question.serves and question.kind != "choices" and isinstance(test := question.when, Test):
                key = (test.of, test.includes if test.includes is not None else test.is_)
                self._opens[key] = (*self._opens.get(key, ()), question.id)

    def _controls(self, ids: LedgerIds) -> dict[str, int | None]:
        """How many came in, by each row's control figure: as told, else as listed where the list says it; and still open."""
        told = {row: self._values.get(ids.count(row)) for row in (NEW, CARRIED_IN, ids.out)}
        known: dict[str, int | None] = {
            ids.count(row): value.value if isinstance(value, Count) else None for row, value in told.items()
        }
        if self._register.entries and known[ids.count(NEW)] is None:
            known[ids.count(NEW)] = self._listed(ids, NEW)
        if self._register.tells_carried and known[ids.count(CARRIED_IN)] is None:
            known[ids.count(CARRIED_IN)] = self._listed(ids, CARRIED_IN)
        return known

    def later(self) -> Iterator[tuple[str, Answer]]:
        """How many are still open, where the numbers alone were told: that is asked once it is known who applied."""
        if self._ids is None or self._register.entries:
            return
        row, count = self._ids.out, self.controls[self._ids.count(self._ids.out)]
        if count is not None:
            yield self._ids.any(row), Answer(YesNo(value=count > 0), "imported")
        if count:
            yield self._ids.count(row), Answer(Count(value=count), "imported")

    def _listed(self, ids: LedgerIds, row: str) -> int:
        entries = self._register.entries
        if row == ids.out:
            return sum(entry.result == row for entry in entries)
        return sum(entry.carried is (row == CARRIED_IN) for entry in entries)

    def differing(self) -> Iterable[Differing]:
        """The numbers that were told and are not what the list comes to."""
        if self._ids is None or not self._register.entries:
            return
        for row in (NEW, CARRIED_IN, self._ids.out):
            address = self._ids.count(row)
            told, listed = self._values.get(address), self._listed(self._ids, row)
            if isinstance(told, Count) and told.value != listed:
                yield Differing(address, told.value, listed)

    def answer(self, asked: Asked) -> Value | None:
        """The answer, None where nothing was written that gives one."""
        if asked.id in self.controls or asked.gate_of in self.controls:
            count = self.controls[asked.id if asked.id in self.controls else str(asked.gate_of)]
            return (
                None
                if count is None
                else YesNo(value=count > 0)
                if asked.kind == "yes_no"
                else Count(value=count)
            )
        if asked.id in self._values:
            return self._values[asked.id]
        if self._ids is not None and asked.id == self._ids.way:
            return Choice(value=_ONE_BY_ONE) if self._register.entries else None
        return self._follows(asked)

    def _follows(self, asked: Asked) -> Value | None:
        """What a gate, a choice or a sum must be."""
        if asked.question is None:
            return answer(asked.meaning, self._counted)
        opened = {value: addresses for (id, value), addresses in self._opens.items() if id == asked.id}
        if not opened:
            return None
        some = {value: self._some(addresses) for value, addresses in opened.items()}
        if asked.kind == "yes_no":
            told = some.get(True)
            return None if told is None else YesNo(value=told)
        offered = [option.value for option in asked.options]
        if asked.kind != "choices" or any(some.get(value) is None for value in offered):
            return None
        chosen = tuple(value for value in offered if some[value])
        # That there was none of them is said of figures, where it is a 0, and not of facts, where it is not.
        return Choices(value=chosen) if chosen or not asked.question.serves else None

    def _some(self, addresses: Iterable[str]) -> bool | None:
        """Whether there was any: yes where one says so, no where all say 0, else nobody knows."""
        values = [self._values.get(address) for address in addresses]
        if any(value is not None and value.value for value in values):
            return True
        return None if None in values else False
