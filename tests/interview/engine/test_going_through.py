"""What was kept from last year is gone through before a report is finished, and stays so until it is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.answers.problems import Problem
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Refuse
from tests.support.interviews import finished, flow, refusal, steps, told
from tests.support.prefilled import kept

FLOW = flow("disclosure_2021")
STOCK, LICENCES = "documents.in_force", "licences.decisions"


KEPT = kept()
LISTED = tuple(asked.id for asked in KEPT.plan.kept)


def left(state: State) -> list[str]:
    return [asked.id for asked in state.plan.unreviewed]


def test_a_report_is_not_finished_before_what_was_kept_was_gone_through() -> None:
    assert left(KEPT) == [*LISTED]
    problem = refusal(KEPT, do.Finish()).problem
    assert problem == Problem("not_finished", None, {"open": (), "first": None, "broken": (), "kept": LISTED})


def test_one_line_after_another_or_all_at_once_and_it_can_be_finished() -> None:
    state, turns = step(KEPT, do.Confirm((STOCK,)))
    assert Note("confirmed", {"left": len(LISTED) - 1}) in turns
    assert left(state) == [id for id in LISTED if id != STOCK]
    assert not finished(state)
    state = steps(state, do.Confirm(tuple(left(state))))
    assert left(state) == []
    assert [asked.id for asked in state.plan.kept] == [*LISTED], "it can still be seen"
    assert finished(state)


def test_it_can_be_taken_back_and_undone() -> None:
    seen = steps(KEPT, do.Confirm((STOCK, LICENCES)))
    assert left(steps(seen, do.Confirm((STOCK,), right=False))) == [id for id in LISTED if id != LICENCES]
    assert steps(seen, do.Undo()).book == KEPT.book


@pytest.mark.parametrize("strange", ["office.name", "documents.any_in_force", "no.such"])
def test_what_was_not_kept_is_not_on_the_list(strange: str) -> None:
    assert refusal(KEPT, do.Confirm((STOCK, strange))).problem == Problem("not_kept", strange)


def test_a_kept_answer_that_is_changed_leaves_the_list_and_comes_back_unlooked_at() -> None:
    seen = steps(KEPT, do.Confirm(LISTED))
    changed = told(seen, {STOCK: "5"})
    assert STOCK not in {asked.id for asked in changed.plan.kept}
    assert finished(changed)
    without = {id: answer for id, answer in changed.book.answers.items() if id != STOCK}
    again = begin(FLOW, replace(changed.book, answers=without))[0]
    assert left(steps(again, do.Answer(STOCK))) == [STOCK]


def test_an_answer_looked_at_again_and_left_stays_gone_through() -> None:
    seen = steps(KEPT, do.Confirm(LISTED))
    assert left(steps(seen, do.Revise(STOCK), do.Answer(STOCK))) == []
    assert left(steps(KEPT, do.Revise(STOCK), do.Answer(STOCK))) == [*LISTED], "Enter alone is no looking"


def test_what_is_set_aside_with_its_branch_comes_back_as_it_was() -> None:
    seen = steps(KEPT, do.Confirm(LISTED))
    gone = told(seen, {"documents.any_in_force": "没有"}, insist=True)
    back = told(gone, {"documents.any_in_force": "有"})
    assert back.book.answers[STOCK].value == Count(value=4)
    assert left(back) == []


def test_nothing_raises_whatever_is_confirmed() -> None:
    for questions in ((), ("",), LISTED * 2, ("x" * 1000,)):
        after, turns = step(KEPT, do.Confirm(questions))
        assert after is not None
        assert turns
    assert any(isinstance(turn, Refuse) for turn in step(KEPT, do.Confirm(("",)))[1])
