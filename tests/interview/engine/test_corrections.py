from __future__ import annotations

from collections.abc import Iterator

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.ledger.ledger import FEW
from interview.engine.step import commands as do
from interview.engine.step.corrections import bounds, mends, suspects
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Refuse
from interview.engine.sums.error_localisation import Bounds, Change
from tests.support.interviews import facts_of, flow, hold, refusal, steps
from tests.support.offices import SIX, six_with_carried_in

BUSY = {
    "applications.new.natural": 40,
    "applications.new.legal": 1,
    "applications.granted.natural": 9,
    "applications.granted.legal": 1,
    "applications.denied_secret.natural": 3,
    "applications.denied_law.natural": 4,
    "applications.denied_process.natural": 5,
    "applications.unable_not_held.natural": 6,
    "applications.unable_create.natural": 2,
    "applications.refused_petition.natural": 8,
    "applications.refused_repeat.natural": 3,
}
"""One busy column: eight results, seven of them in three groups of the form."""
LAST = "applications.refused_repeat.natural"

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
    assert len(named) <= 4


def test_following_a_repair_mends_the_interview() -> None:
    state = finished(ONE_COLUMN)
    state = steps(state, do.Answer("applications.refused_petition.natural", "25", insist=True))
    assert state.plan.broken
    assert isinstance(refusal(state, do.Finish()), Refuse)
    change = mends(state.plan)[0].changes[0]
    state = steps(state, do.Answer(change.cell, str(change.should_be), insist=True))
    assert not state.plan.broken


def busy_with_a_slip(cell: str, given: int) -> State:
    """The busy office, one count of which was typed wrongly and kept."""
    return steps(finished(BUSY), do.Answer(cell, str(given), insist=True))


def subtotals(state: State) -> list[str]:
    return [asked.id for asked in state.plan.subtotals(LAST)]


def test_a_choice_left_at_nothing_is_the_likeliest_slip() -> None:
    found = mends(finished(BUSY).plan, {"applications.denied_law.natural": 0})
    assert found[0].changes[0].cell == "applications.denied_law.natural"
    assert found[0].unlikelihood < found[1].unlikelihood


def test_how_many_changes_are_as_likely_is_counted() -> None:
    plan = finished(BUSY).plan
    asked = plan.get(LAST)
    assert asked is not None
    found = suspects(plan, asked, 4)
    assert found.tied == 8  # the count of all keeps the two kinds of applicant apart
    assert [change.cell for change in found.changes][-1] == LAST


def test_subtotals_are_there_only_while_a_column_of_many_counts_does_not_come_out() -> None:
    assert subtotals(finished(BUSY)) == []
    assert subtotals(busy_with_a_slip("applications.denied_law.natural", 5)) == [
        "applications.subtotal.denied.natural",
        "applications.subtotal.unable.natural",
        "applications.subtotal.refused.natural",
    ]
    few = steps(finished(ONE_COLUMN), do.Answer("applications.refused_petition.natural", "25", insist=True))
    assert few.plan.subtotals("applications.refused_petition.natural") == ()


def test_a_subtotal_that_differs_ends_the_search_in_its_group() -> None:
    state = busy_with_a_slip("applications.denied_law.natural", 5)
    state = steps(
        state,
        do.Jump("applications.subtotal.denied.natural"),
        do.Answer("applications.subtotal.denied.natural", "12"),
    )
    assert state.place.question == LAST
    assert subtotals(state) == []
    assert {mend.changes[0].cell for mend in mends(state.plan)} == {
        "applications.denied_secret.natural", "applications.denied_law.natural", "applications.denied_process.natural",
    }  # fmt: skip


def test_subtotals_that_agree_leave_the_others_and_the_search_ends_when_few_are_left() -> None:
    state = busy_with_a_slip("applications.granted.natural", 8)
    state = steps(state, do.Jump("applications.subtotal.denied.natural"))
    for id, n in (("denied", 12), ("unable", 8)):
        assert state.place.question == f"applications.subtotal.{id}.natural"
        state = steps(state, do.Answer(state.place.question, str(n)))
    assert state.place.question == LAST
    found = [mend.changes for mend in mends(state.plan)]
    assert (Change("applications.granted.natural", 8, 9),) in found
    assert len(found) == FEW


def test_who_has_no_subtotal_at_hand_skips_it() -> None:
    state = busy_with_a_slip("applications.granted.natural", 8)
    state = steps(
        state,
        do.Jump("applications.subtotal.denied.natural"),
        do.Answer("applications.subtotal.denied.natural", ""),
    )
    assert state.place.question == "applications.subtotal.unable.natural"
    state = steps(state, do.Skip(), do.Skip())
    assert state.place.question == LAST
    assert len(mends(state.plan)) == 8


def test_what_a_subtotal_says_is_told_and_at_the_end_the_likeliest_slips() -> None:
    state = busy_with_a_slip("applications.denied_law.natural", 5)
    state = steps(state, do.Jump("applications.subtotal.denied.natural"))
    _, turns = step(state, do.Answer("applications.subtotal.denied.natural", "12"))
    notes = {turn.code: turn.details for turn in turns if isinstance(turn, Note)}
    assert notes["subtotal_differs"] == {"told": 12, "placed": 13, "unit": "件"}
    assert notes["likely"]["tied"] == 3
    _, turns = step(state, do.Answer("applications.subtotal.denied.natural", "13"))
    assert [turn.code for turn in turns if isinstance(turn, Note)] == ["subtotal_agrees"]


def test_nobody_is_pushed_to_tell_subtotals_and_they_stop_nothing() -> None:
    state = busy_with_a_slip(LAST, 4)
    assert state.asked is None or not state.asked.subtotal_of
    assert not any(asked.subtotal_of for asked in state.plan.open)
    assert state.plan.next_after(LAST) is None


def test_a_mended_column_lets_go_of_its_subtotals_without_a_word() -> None:
    state = busy_with_a_slip("applications.denied_law.natural", 5)
    state = steps(
        state,
        do.Jump("applications.subtotal.denied.natural"),
        do.Answer("applications.subtotal.denied.natural", "12"),
    )
    state, turns = step(state, do.Answer("applications.denied_law.natural", "4"))
    assert not any(isinstance(turn, Refuse) for turn in turns)
    assert not state.plan.broken
    assert "applications.subtotal.denied.natural" in state.book.aside
    state, turns = step(state, do.Answer("applications.denied_law.natural", "5", insist=True))
    assert "applications.subtotal.denied.natural" in state.book.answers
    assert not any(isinstance(turn, Note) and turn.code == "returned" for turn in turns)


# Bounds --------------------------------------------------------------------------------------------------------


def counts(state: State) -> Iterator[str]:
    return (asked.id for asked in state.plan.asked if asked.kind == "count")


@pytest.mark.parametrize("figures", [SIX, BUSY, six_with_carried_in(2)], ids=["six", "busy", "carried in"])
def test_the_truth_lies_in_the_bounds_of_every_count_and_more_than_the_largest_is_not_taken(
    figures: dict[str, int],
) -> None:
    held = hold(facts_of("disclosure_2021", figures))
    for state, told in zip(held.before, held.told, strict=True):
        if told.asked.kind != "count":
            continue
        found = bounds(state.plan, told.asked.id)
        true = held.state.plan.value(told.asked.id)
        assert isinstance(true, Count)
        assert found.least <= true.value, told.asked.id
        if found.most is not None:
            assert true.value <= found.most, told.asked.id
            refusal(state, do.Answer(told.asked.id, Count(value=found.most + 1)))


@pytest.mark.no_cover
@pytest.mark.parametrize("figures", [SIX, BUSY, six_with_carried_in(2)], ids=["six", "busy", "carried in"])
def test_nothing_between_the_bounds_is_refused(figures: dict[str, int]) -> None:
    held = hold(facts_of("disclosure_2021", figures))
    for state, told in zip(held.before, held.told, strict=True):
        found = bounds(state.plan, told.asked.id)
        if told.asked.kind == "count" and told.asked.section == "applications":
            for given in range(found.least, (found.most or found.least) + 1):
                steps(state, do.Answer(told.asked.id, Count(value=given)))


def test_when_all_else_is_told_only_one_number_is_possible() -> None:
    assert bounds(finished(BUSY).plan, "applications.granted.natural") == Bounds(9, 9)
    assert bounds(finished(SIX).plan, "applications.new.natural") == Bounds(5, 5)


def test_what_nothing_looks_at_may_be_any_number() -> None:
    plan = finished({"documents.in_force": 3}).plan
    assert bounds(plan, "documents.in_force") == Bounds(0, None)
    assert bounds(plan, "no.such") == Bounds(0, None)


def test_no_more_can_be_open_than_there_are() -> None:
    state = begin(flow("disclosure_2021"))[0]
    held = hold(
        facts_of(
            "disclosure_2021",
            SIX | {"applications.carried_out.natural": 1, "applications.granted.natural": 3},
        ),
        state,
    )
    before = next(
        s
        for s, t in zip(held.before, held.told, strict=True)
        if t.asked.id == "applications.count_carried_out"
    )
    assert bounds(before.plan, "applications.count_carried_out") == Bounds(0, 6)
