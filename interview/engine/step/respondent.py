"""A truthful respondent: what somebody who knows the figures answers to each question.

Stories, imports and tests hold interviews through it. It only reads the question and the figures: gates and
choices follow from what they open. It never looks at the book and never decides what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import assert_never

from interview.engine.answers.kinds import Choice, Value, YesNo
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.plan.book import NO, YES, Entry
from interview.engine.plan.ledger.case_list import reconcile
from interview.engine.plan.ledger.ids import LedgerIds, ids_of
from interview.engine.plan.ledger.one_by_one import given_of
from interview.engine.plan.meaning import HowTold, Knowledge, OfEntry, TableDone, answer
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.sums.relations import Number


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
    def known(self) -> Knowledge:
        """The same, as meanings are looked up in it."""
        return Knowledge(self.figures, self.texts, self.facts, self.year, complete=True)

    @cached_property
    def ids(self) -> LedgerIds | None:
        """The ledger's ids."""
        return ids_of(self.flow)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The applications one by one, those carried in first, as the figures have them."""
        if self.ids is None:
            return ()
        rows = ("new", "carried_in", *self.ids.endings)
        cells = {(row, c): _cell(self, self.ids, row, c) for row in rows for c in self.ids.columns}
        return reconcile((), cells, self.ids.columns, self.ids.endings)


def reply(facts: Facts, asked: Asked) -> str | Value | None:
    """The truthful answer to a question; an empty text takes the offer; None leaves the question open."""
    if asked.id in facts.answers:
        return facts.answers[asked.id]
    if asked.explains:
        return facts.reasons.get(asked.explains)
    told = _truth(facts, asked)
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


def _truth(facts: Facts, asked: Asked) -> Value | None:
    """What figures, texts and facts say; in which way the ledger is told, and what of its list, only the respondent knows."""
    match asked.meaning:
        case HowTold():
            ways = {option.value for option in asked.options}
            return Choice(value=facts.way if facts.way in ways else "by_result")
        case TableDone():
            return YesNo(value=True)
        case OfEntry() as part:
            return _of_entry(facts, asked, part)
        case meaning:
            return answer(meaning, facts.known)


def _of_entry(facts: Facts, asked: Asked, part: OfEntry) -> Value | None:
    ledger = facts.flow.ledger
    if facts.ids is None or ledger is None or part.at >= len(facts.entries):
        return None
    entry = facts.entries[part.at]
    match part.step:
        case "who":
            return Choice(value=str(entry.column))
        case "given":
            return Choice(value=str(given_of(ledger, facts.ids, entry.result)))
        case "reason":
            return Choice(value=str(entry.result))
        case "article":
            return Choice(value=_article(ledger, asked, str(entry.result)))
        case "step":
            return Choice(value=YES if entry.result in part.rows else NO)
    assert_never(part.step)


def _article(ledger: Ledger, asked: Asked, row: str) -> str:
    """The article that leaves this row and the fewest others."""
    offered = {option.value for option in asked.options}
    fitting = [each for each in ledger.allowed if each in offered and row in ledger.allowed[each]]
    return min(fitting, key=lambda each: len(ledger.allowed[each]))


def _cell(facts: Facts, ids: LedgerIds, row: str, column: str) -> int:
    return int(facts.figures.get(ids.cell(row, column), 0))
