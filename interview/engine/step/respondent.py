"""A truthful respondent: what somebody who knows the figures answers to each question.

Stories, imports and tests hold interviews through it. It only reads the question and the figures: gates and
choices follow from what they open. It never looks at the book and never decides what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import assert_never

from interview.engine.answers.conditions import tests
from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Counts,
    Money,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
)
from interview.engine.flow.model import Flow, Ledger, Question, Row, Step
from interview.engine.flow.part import Help
from interview.engine.plan.book import NO, YES, Entry
from interview.engine.plan.case_list import reconcile
from interview.engine.plan.ledger import LedgerIds, given_of
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.sums.relations import Number

_TEXTS: Mapping[str, type[Choice | Text | Prose]] = {"choice": Choice, "text": Text, "prose": Prose}


@dataclass(frozen=True)
class Facts:
    """What the respondent knows; a figure that is absent is 0."""

    flow: Flow
    figures: Mapping[str, Number] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    """Profile and texts by address."""
    year: int | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    """Answers by question id, as typed, before everything else."""
    way: str = "by_result"
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why what differs from last year does, by finding."""
    facts: Mapping[str, Value] = field(default_factory=dict)
    """What only the texts need; one that is absent is not told."""

    @cached_property
    def ids(self) -> LedgerIds | None:
        """The ledger's ids."""
        return LedgerIds(self.flow.ledger) if self.flow.ledger else None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The applications one by one, those carried in first, as the figures have them."""
        if self.ids is None:
            return ()
        rows = ("new", "carried_in", *self.ids.endings)
        cells = {(row, c): _cell(self, self.ids, row, c) for row in rows for c in self.ids.columns}
        return reconcile((), cells, self.ids.columns, self.ids.endings)

    def number(self, address: str) -> Number:
        """A figure, 0 where nothing was told."""
        return self.figures.get(address, 0)


def reply(facts: Facts, asked: Asked) -> str | Value | None:
    """The truthful answer to a question; an empty text takes the offer; None leaves the question open."""
    if asked.id in facts.answers:
        return facts.answers[asked.id]
    if asked.explains:
        return facts.reasons.get(asked.explains)
    if asked.several:
        return _several(facts, asked)
    if asked.subtotal_of:
        return Count(value=sum(int(facts.number(cell)) for cell in asked.subtotal_of))
    if facts.ids is not None and asked.id.startswith(f"{facts.ids.prefix}."):
        told = _ledger(facts, facts.ids, asked)
    elif asked.question is not None:
        told = _question(facts, asked.question)
    else:
        told = _tally(facts, asked)
    return "" if told is not None and told == asked.offer else told


def contradicted(facts: Facts, plan: Plan) -> Asked | None:
    """The first answer that came by itself and that the respondent knows to be otherwise.

    It came over from last year, or is a control figure that followed the cells while they were being put right.
    """
    return next(
        (
            asked
            for asked in plan.asked
            if asked.answer is not None
            and (
                asked.answer.origin == "carried"
                or (asked.kind == "count" and asked.answer.origin == "computed")
            )
            and reply(facts, asked) not in {None, asked.answer.value}
        ),
        None,
    )


def _fact(facts: Facts, question: Question) -> Value | None:
    """A fact as it was told; several to choose from follow from what they open."""
    told = facts.facts.get(question.id)
    if told is not None or question.kind != "choices":
        return told
    opened = {
        test.includes
        for id in facts.facts
        for test in tests(facts.flow.questions[id].when)
        if test.of == question.id
    }
    chosen = tuple(option.value for option in question.options if option.value in opened)
    return Choices(value=chosen) if chosen else None


def _several(facts: Facts, asked: Asked) -> Value | None:
    """Counts told at once, those that nobody knows left out; None where that is all of them."""
    told = [facts.facts.get(each.id) for each in asked.several]
    counts = [each.value if isinstance(each, Count) else None for each in told]
    names = tuple(each.name for each in asked.several)
    return Counts(value=names, counts=tuple(counts)) if any(n is not None for n in counts) else None


def _question(facts: Facts, question: Question) -> Value | None:
    if question.serves:
        return _fact(facts, question)
    match question.kind:
        case "yes_no":
            return YesNo(value=_opens_something(facts, question.id, True))
        case "choices":
            values = [option.value for option in question.options]
            return Choices(value=tuple(v for v in values if _opens_something(facts, question.id, v)))
        case "count":
            return Count(value=int(facts.number(question.id)))
        case "signed":
            return Signed(value=int(facts.number(question.id)))
        case "money":
            return Money(value=Decimal(facts.number(question.id)))
        case "year":
            return Year(value=facts.year) if facts.year is not None else None
        case "choice" | "text" | "prose" as kind:
            told = facts.texts.get(question.id)
            return _TEXTS[kind](value=told) if told else None
    assert_never(question.kind)


def _opens_something(facts: Facts, question: str, value: object) -> bool:
    key = question, value
    return any(facts.number(address) for address in facts.flow.opened.get(key, ())) or any(
        facts.texts.get(text) for text in facts.flow.opened_texts.get(key, ())
    )


def _tally(facts: Facts, asked: Asked) -> Value | None:
    tally_id, _, name = asked.id.rpartition(".")
    tally = next(each for each in facts.flow.tallies if each.id == tally_id)
    told = {part.id: int(facts.number(f"{tally_id}.{part.id}")) for part in tally.parts}
    total = sum(told.values())
    match name:
        case "any":
            return YesNo(value=total > 0)
        case "count":
            return Count(value=total)
        case "only":
            return _the_only({part: count for part, count in told.items() if count})
        case _:
            return Count(value=told[name])


def _the_only(occurred: Mapping[str, int]) -> Value | None:
    """What came of the only case; nothing true can be said where there were several."""
    return Choice(value=next(iter(occurred))) if sum(occurred.values()) == 1 else None


def _ledger(facts: Facts, ids: LedgerIds, asked: Asked) -> Value | None:
    name, _, column = asked.id.removeprefix(f"{ids.prefix}.").partition(".")
    if name == "way":
        ways = [option.value for option in asked.options]
        return Choice(value=facts.way if facts.way in ways else "by_result")
    if name == "who":
        rows = ("new", "carried_in", *ids.endings)
        return Choices(value=tuple(c for c in ids.columns if any(_cell(facts, ids, row, c) for row in rows)))
    if name == "table":
        return YesNo(value=True)
    if name.startswith("any_"):
        return YesNo(value=_row(facts, ids, name.removeprefix("any_")) > 0)
    if name.startswith("count_"):
        return Count(value=_row(facts, ids, name.removeprefix("count_")))
    if name in {"which", "only"}:
        occurred = {r.id: count for r in ids.ledger.results if (count := _cell(facts, ids, r.id, column))}
        return Choices(value=tuple(occurred)) if name == "which" else _the_only(occurred)
    if name == "list":
        return _entry(facts, ids, asked, column.partition(".")[2])
    return Count(value=_cell(facts, ids, name, column))


def _entry(facts: Facts, ids: LedgerIds, asked: Asked, step: str) -> Value | None:
    if asked.entry is None or asked.entry >= len(facts.entries):
        return None
    entry = facts.entries[asked.entry]
    if step == "who":
        return Choice(value=str(entry.column))
    if step == "given":
        return Choice(value=str(given_of(ids.ledger, ids, entry.result)))
    if step == "reason":
        return Choice(value=str(entry.result))
    if step == "article":
        return Choice(value=_article(ids.ledger, asked, str(entry.result)))
    rows = {asked.help.id} if isinstance(asked.help, Row) else _rows_of(ids.ledger, asked.help)
    return Choice(value=YES if entry.result in rows else NO)


def _article(ledger: Ledger, asked: Asked, row: str) -> str:
    """The article that leaves this row and the fewest others."""
    offered = {option.value for option in asked.options}
    fitting = [each for each in ledger.allowed if each in offered and row in ledger.allowed[each]]
    return min(fitting, key=lambda each: len(ledger.allowed[each]))


def _rows_of(ledger: Ledger, step: Help | None) -> frozenset[str]:
    return ledger.named(step.rows) if isinstance(step, Step) else frozenset()


def _cell(facts: Facts, ids: LedgerIds, row: str, column: str) -> int:
    return int(facts.number(ids.cell(row, column)))


def _row(facts: Facts, ids: LedgerIds, row: str) -> int:
    return sum(_cell(facts, ids, row, column) for column in ids.columns)
