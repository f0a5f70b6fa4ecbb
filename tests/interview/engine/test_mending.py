from __future__ import annotations

from interview.engine import commands as do
from interview.engine.machine import State, begin
from interview.engine.mending import mends
from interview.engine.turns import Refuse
from tests.support.interviews import facts_of, flow, hold, refusal, steps
from tests.support.offices import SIX

ONE_COLUMN = {
    "applications.new.natural": 134,
    "applications.granted.natural": 66,
    "applications.unable_not_held.natural": 41,
    "applications.refused_petition.natural": 27,
}


def finished(figures: dict[str, int]) -> State:
    return hold(facts_of("disclosure_2021", figures)).state


def single(state: State, told: dict[str, int]) -> set[tuple[str, int]]:
    found = mends(state.plan, dict(told))
    return {
        (mend.changes[0].cell, int(mend.changes[0].should_be)) for mend in found if len(mend.changes) == 1
    }


def test_figures_that_come_out_need_no_mending() -> None:
    assert mends(finished(SIX).plan) == []
    assert mends(begin(flow("disclosure_2021"))[0].plan) == []


def test_a_wrong_last_count_is_answered_with_the_other_counts_of_its_column_and_the_count_of_all() -> None:
    assert single(finished(ONE_COLUMN), {"applications.refused_petition.natural": 25}) == {
        ("applications.granted.natural", 68),
        ("applications.unable_not_held.natural", 43),
        ("applications.refused_petition.natural", 27),
        ("applications.count_new", 132),
    }


def test_a_control_figure_rules_out_what_would_break_it() -> None:
    cells = {cell for cell, _ in single(finished(SIX), {"applications.granted.natural": 5})}
    assert "applications.new.natural" not in cells
    assert "applications.granted.natural" in cells


def test_no_result_that_was_chosen_is_proposed_to_be_none() -> None:
    assert ("applications.unable_not_held.natural", 0) not in single(
        finished(SIX), {"applications.granted.natural": 5}
    )


def test_a_refusal_names_the_likeliest_cells_and_its_own_number() -> None:
    state = finished(ONE_COLUMN)
    last = "applications.refused_petition.natural"
    problem = refusal(state, do.Answer(last, "25")).problem
    assert problem.code == "does_not_come_out"
    named = [(change.cell, change.should_be) for change in problem.details["repairs"]]  # type: ignore[attr-defined]
    assert (last, 27) in named
    assert len(named) <= 3


def test_following_a_repair_mends_the_interview() -> None:
    state = finished(ONE_COLUMN)
    state = steps(state, do.Answer("applications.refused_petition.natural", "25", insist=True))
    assert state.plan.broken
    assert isinstance(refusal(state, do.Finish()), Refuse)
    change = mends(state.plan)[0].changes[0]
    state = steps(state, do.Answer(change.cell, str(change.should_be), insist=True))
    assert not state.plan.broken
