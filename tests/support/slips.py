"""One wrong count: a clerk who is truthful but for one slip, and whether anything noticed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from interview.engine.answers.kinds import Count
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from tests.support.interviews import finished, hold


@dataclass(frozen=True)
class Slip:
    """What was typed instead of the truth, and what came of it."""

    question: str
    truth: int
    given: int
    refused: bool
    """Something was said at once."""
    finished: bool
    """The report could be finished all the same."""
    wrong: bool
    """Some figure is not the truth."""
    findings: int
    """Findings that the truth does not have."""

    @property
    def unnoticed(self) -> bool:
        """Finished, wrong, and no finding says so."""
        return self.finished and self.wrong and not self.findings


def slips(
    facts: Facts, sections: tuple[str, ...] = ("applications", "disputes"), every: int = 1
) -> Iterator[Slip]:
    """Slips by one or two in every count, or every n-th such slip, and what came of it."""
    right = hold(facts)
    plan = right.state.plan
    number = 0
    for before in right.before:
        asked = before.asked
        if asked is None or asked.kind != "count" or asked.section not in sections:
            continue
        true = plan.value(asked.id)
        assert isinstance(true, Count)
        for by in (-2, -1, 1, 2):
            if true.value + by < 0:
                continue
            number += 1
            if number % every == 0:
                yield slip(facts, plan, before, true.value, true.value + by)


def slip(facts: Facts, right: Plan, state: State, truth: int, given: int) -> Slip:
    """Goes on from a count with a wrong one; whatever does not come out is insisted on."""
    start = state.asked
    assert start is not None
    question, refused = start.id, False
    for _ in range(400):
        asked = state.asked
        if asked is None or asked.unsettled or not asked.open:
            break
        told = Count(value=given) if asked.id == question else reply(facts, asked)
        if told is None:
            break  # nothing true can be said to it: noticed
        state, said = _answer(state, asked.id, told)
        if said:
            refused = True
            if said != "insisted":
                break  # refused outright: noticed, and the clerk looks again
    known = {finding.id for finding in right.findings}
    fresh = [finding for finding in state.plan.findings if finding.id not in known]
    return Slip(question, truth, given, refused, finished(state), state.plan.sheet != right.sheet, len(fresh))


def _answer(state: State, question: str, told: object) -> tuple[State, str]:
    command = do.Answer(question, told)  # type: ignore[arg-type]
    after, turns = step(state, command)
    problem = next((turn.problem for turn in turns if isinstance(turn, Refuse)), None)
    if problem is None:
        return after, ""
    if not problem.insistable:
        return state, problem.code
    after, turns = step(state, do.Answer(question, told, insist=True))  # type: ignore[arg-type]
    assert not any(isinstance(turn, Refuse) for turn in turns)
    return after, "insisted"
