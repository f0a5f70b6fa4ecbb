"""About how many questions an open one stands for: itself, and what its answer usually opens.

A choice of facts stands for all the counts behind it: whoever has much to tell is promised no less than comes. A gate of the
tables stands for itself alone, since most offices have none of it, a count for what is asked where it is not 0; once there are
applications, for what a few of them take. A list told at once stands for as many as its numbers take to look at.
Nothing here decides what is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from interview.engine.answers.conditions import mentions, tests
from interview.engine.answers.kinds import NUMBERS, Choices
from interview.engine.flow.model import Flow
from interview.engine.flow.once import once_for_a_form
from interview.engine.flow.question import Question
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.meaning import OfEntry
from interview.engine.plan.several import MOST, told_alone
from interview.engine.plan.walk import Asked

if TYPE_CHECKING:
    from interview.engine.plan.plan import Plan

_USUAL = 2
"""So many kinds of applicants there usually are, and results of the applications of each."""
_MANY = 3
"""From so many applications on it makes no difference how many there are."""
_PLENTY = 5
"""With so many for each kind of applicant, each is supposed to have several."""


def stands_for(plan: Plan, asked: Asked) -> int:
    """How many questions an open one stands for."""
    if asked.several:  # as many looks as its numbers take
        return -(-len(asked.several) // MOST)
    if asked.id in (behind := _behind(plan.flow)):
        return 1 + behind[asked.id]
    if isinstance(asked.meaning, OfEntry):
        return 1 + (asked.meaning.step == "who")
    return 1 + (_of_applications(plan, plan.ids, asked.id) if plan.ids is not None else 0)


# Facts and tallies ---------------------------------------------------------------------------------------------------


@once_for_a_form
def _behind(flow: Flow) -> Mapping[str, int]:
    """How many questions each choice of facts opens when everything in it is chosen, each count of a tally, and each count that is there."""
    facts = [each for each in flow.questions.values() if each.serves is not None and not each.if_told]
    gates = [each for each in facts if each.kind == "choices"]
    opened = {
        gate.id: [fact for fact in facts if fact.serves == gate.serves and gate.id in {*mentions(fact.when)}]
        for gate in gates
    }
    instead = {gate.id for gate in gates if any(test.answered is False for test in tests(gate.when))}
    counted = Counter(
        gate
        for each in flow.questions.values()
        for gate in mentions(each.when)
        if each.serves is None and (found := flow.questions.get(gate)) is not None and found.kind == "count"
    )
    parts = {tally.control: len(tally.parts) for tally in flow.tallies}
    # One that is asked where another was passed over most likely is not: it stands for what it opens alone.
    return counted | parts | {id: _asked_in(found) - (id in instead) for id, found in opened.items()}


def _asked_in(facts: list[Question]) -> int:
    """In how many questions facts are asked; words in which an office tells something of its own are few."""
    counts = [fact for fact in facts if fact.kind == "count"]
    others = [fact for fact in facts if fact.kind in {*NUMBERS, "choice", "choices"} - {"count"}]
    alone = [fact for fact in counts if told_alone(fact)]
    return -(-(len(counts) - len(alone)) // MOST) + len(alone) + len(others)


# Applications --------------------------------------------------------------------------------------------------------


def _of_applications(plan: Plan, ids: LedgerIds, id: str) -> int:
    """What is asked of the applications, as far as no question stands for it yet."""
    if id == ids.who:
        return _by_result(plan, ids) - 1
    if id == ids.way:
        return _by_result(plan, ids)
    if id in {ids.any(CARRIED_IN), ids.count(CARRIED_IN)}:
        came_in = _came_in(plan, ids)
        return (came_in > 1) + _by_result(plan, ids) if came_in else 0
    return _of_results(plan, ids, id, _picked(plan, ids))


def _of_results(plan: Plan, ids: LedgerIds, id: str, picked: Sequence[str]) -> int:
    """The same once it is told who applied."""
    results = {column: _results(_closed(plan, ids, column)) for column in picked}
    if id == ids.any(ids.out):
        return sum(results.values())
    if id == ids.count(ids.out):
        return sum(results.values()) + len(picked) * (len(picked) > 1)
    of_column = {
        **{ids.cell(ids.out, column): found for column, found in results.items()},
        **{ids.which(column): found - 1 for column, found in results.items()},
    }
    return of_column.get(id, 0)


def _came_in(plan: Plan, ids: LedgerIds) -> int:
    """How many there are, or may be where that is not told yet."""
    told = 0
    for row in (NEW, CARRIED_IN):
        gate, count = plan.value(ids.any(row)), plan.value(ids.count(row))
        if gate is not None and gate.value is True:
            told += count.value if count is not None and isinstance(count.value, int) else _MANY
    return told


def _by_result(plan: Plan, ids: LedgerIds) -> int:
    """Who applied, how many each, whether any is open, and of each kind of applicant the results."""
    many = min(_came_in(plan, ids), _MANY)
    if many <= 1:
        return 2 + _results(many)
    return 2 + _USUAL + _results(many - 1) + _results(1)


def _results(many: int) -> int:
    """Which results there were, and how many of each; of one application only which."""
    return 1 + _USUAL if many > 1 else 1


def _picked(plan: Plan, ids: LedgerIds) -> tuple[str, ...]:
    who = plan.value(ids.who)
    return who.value if isinstance(who, Choices) else ()


def _closed(plan: Plan, ids: LedgerIds, column: str) -> int:
    """How many of a kind of applicant have a result; where that is not told yet the first has most of few."""
    told = [plan.figures[ids.cell(row, column)].value for row in (NEW, CARRIED_IN)]
    if None in told:
        picked = _picked(plan, ids)
        return _MANY if column == picked[0] or _came_in(plan, ids) >= _PLENTY * len(picked) else 1
    return int(sum(each for each in told if each is not None))
