"""Findings while an interview is held."""

from __future__ import annotations

from interview.engine.step import commands as do
from interview.engine.step.machine import step
from interview.engine.step.state import State
from interview.review.mending.spots import spots_of
from interview.review.model import Finding, Span
from interview.review.of_interview import findings, noticed, ways_to_mend
from tests.flows.holding import hold
from tests.support.interviews import flow

FLOW = flow("disclosure_2021")
BUSY = {
    "applications.new.natural": 20,
    "applications.granted.natural": 12,
    "applications.unable_not_held.natural": 8,
}


def after(state: State, command: do.Command) -> State:
    return step(state, command)[0]


def test_a_broken_column_is_told_once_and_not_along_with_what_follows_from_it() -> None:
    state = after(hold(FLOW, BUSY).state, do.Answer("applications.granted.natural", "120", insist=True))
    stopping = [each for each in findings(state.plan) if each.stops]
    assert [each.id for each in stopping] == [each.id for each in state.plan.broken] == ["I1.natural"]
    assert ways_to_mend(state.plan, stopping[0])[0].changes[0].should_be == 12
    assert "applications.granted.natural" in [spot.id for spot in spots_of(state.plan, stopping[0])]


def test_what_is_odd_is_noticed_when_it_is_answered_and_only_then() -> None:
    before = hold(FLOW, {"documents.issued": 3, "documents.in_force": 3}).state
    odd = after(before, do.Answer("documents.in_force", "1"))
    (finding,) = (each for each in noticed(before.plan, odd.plan) if each.rule == "N10")
    assert [each for each in noticed(odd.plan, odd.plan) if each.rule == "N10"] == []
    assert ways_to_mend(odd.plan, finding) == finding.repairs
    explained = after(odd, do.Accept(finding.id, "清理过"))
    assert finding.id not in {each.id for each in noticed(before.plan, explained.plan)}


def test_what_stops_a_finish_is_left_to_the_question_that_tells_it() -> None:
    before = hold(FLOW, BUSY).state
    broken = after(before, do.Answer("applications.granted.natural", "120", insist=True))
    assert not any(each.stops for each in noticed(before.plan, broken.plan))


def test_a_finding_in_a_text_leads_to_the_question_of_the_text() -> None:
    plan = hold(FLOW, BUSY).state.plan
    finding = Finding(
        "T",
        "T.x",
        (Span("overview.on_request", 0, 2), "applications.new.total", "no.such"),
        rule="T",
        severity="error",
    )
    assert "overview.on_request" in [spot.id for spot in spots_of(plan, finding)]
    assert "applications.count_new" in [spot.id for spot in spots_of(plan, finding)]
