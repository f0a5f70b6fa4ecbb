"""What a change would do is told before, and is exactly what it does."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.engine.answers.kinds import Choice, Choices, Count, YesNo
from interview.engine.plan.book import Answer
from interview.engine.step import commands as do
from interview.engine.step.impact import Foresight, MovedAnswer, Recomputed
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from tests.support.foreseen import foresee
from tests.support.interviews import FLOWS, facts_of, flow, hold, refusal, steps, told
from tests.support.offices import SIX
from tests.support.walks import SPECS, Spec, command

PARTS = ("reconsideration.corrected", "reconsideration.other", "reconsideration.pending")
EXAMPLES = 1000 if os.environ.get("NIANBAO_LONG") == "1" else 8
SOME = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def six() -> State:
    return hold(facts_of("disclosure_2021", SIX)).state


class TestForeseeing:
    def test_a_closed_gate_sets_aside_what_it_opened(self) -> None:
        state = told(begin(flow("disclosure_2021"))[0], {"documents.any_in_force": "9件"})
        change = foresee(state, do.Answer("documents.any_in_force", "没有"))
        assert change == Foresight(
            closes=(MovedAnswer("documents.in_force", Answer(Count(value=9))),),
            recomputes=(Recomputed("documents.in_force", 9, 0),),
            loses=("documents.in_force",),
        )

    def test_an_opened_gate_says_what_it_asks_and_what_comes_back(self) -> None:
        state = told(begin(flow("disclosure_2021"))[0], {"documents.any_in_force": "9件"})
        closed = told(state, {"documents.any_in_force": "没有"}, insist=True)
        change = foresee(closed, do.Answer("documents.any_in_force", "有"))
        assert change.returns == (MovedAnswer("documents.in_force", Answer(Count(value=9))),)
        assert change.opens == ()
        assert foresee(closed, do.Answer("documents.any_changed", "有")).opens == (
            "documents.issued", "documents.repealed",
        )  # fmt: skip

    def test_a_total_is_recomputed(self) -> None:
        state = told(
            begin(flow("disclosure_2021"))[0], {"reconsideration.any": "2件", "reconsideration.upheld": "2"}
        )
        state = told(state, dict.fromkeys(PARTS, "0"))
        assert foresee(state, do.Answer("reconsideration.upheld", "3")).recomputes == (
            Recomputed("reconsideration.upheld", 2, 3), Recomputed("reconsideration.total", 2, 3),
        )  # fmt: skip

    def test_an_accepted_offer_that_no_longer_comes_out_is_wanted_again_but_nobody_gave_it(self) -> None:
        state = told(
            begin(flow("disclosure_2021"))[0],
            {
                "applications.any_new": "6件", "applications.any_carried_in": "没有", "applications.way": "按结果说",
                "applications.who": "个人、企业", "applications.new.natural": "5", "applications.new.business": "",
            },
        )  # fmt: skip
        change = foresee(state, do.Answer("applications.count_new", "7"))
        assert [moved.question for moved in change.closes] == ["applications.new.business"]
        assert "applications.new.business" in change.opens
        assert change.loses == ()

    def test_what_is_zero_either_way_is_not_lost(self) -> None:
        """Nothing upheld after all: the other outcomes were told as 0, and are 0 without being asked."""
        state = told(
            begin(flow("disclosure_2021"))[0], {"reconsideration.any": "2件", "reconsideration.upheld": "2"}
        )
        state = told(state, dict.fromkeys(PARTS, "0"))
        change = foresee(state, do.Answer("reconsideration.upheld", "0"))
        assert tuple(moved.question for moved in change.closes) == PARTS
        assert change.loses == ()

    def test_a_figure_told_ahead_of_its_question_is_lost_with_the_answer_that_closes_it(self) -> None:
        """Visitors are told in the table before anybody said how many visits there were: then, none."""
        state = steps(begin(flow("website_2018"))[0], do.Fill({"visits.users": Count(value=5)}))
        assert foresee(state, do.Answer("visits.total", "0")).loses == ("visits.users",)
        problem = refusal(state, do.Answer("visits.total", "0")).problem
        assert (problem.code, problem.insistable) == ("sets_aside", True)
        assert foresee(state, do.Answer("visits.total", "80")).loses == ()

    @pytest.mark.parametrize(
        "command",
        [
            do.Back(), do.Jump(None), do.Finish(), do.Revise("year"), do.Answer("nobody", "1"),
            do.Answer("year", "no year"), do.Remove(99),
        ],
    )  # fmt: skip
    def test_what_changes_nothing_is_empty(self, command: do.Command) -> None:
        assert foresee(six(), command) == Foresight()

    def test_undo_tells_what_it_brings_back(self) -> None:
        state = told(six(), {"applications.any_new": "没有"}, insist=True)
        assert Recomputed("applications.new.total", 0, 6) in foresee(state, do.Undo()).recomputes


class TestBeingToldFirst:
    def test_a_revision_is_not_taken_before_the_clerk_was_told(self) -> None:
        problem = refusal(six(), do.Answer("applications.any_new", "没有")).problem
        assert problem.code == "sets_aside"
        assert problem.details["foresight"] == foresee(six(), do.Answer("applications.any_new", "没有"))

    def test_filling_in_many_answers_is_not_either(self) -> None:
        state = told(six(), {"documents.any_in_force": "9件"})
        values = do.Fill({"year": state.plan.value("year"), "documents.any_in_force": YesNo(value=False)})  # type: ignore[dict-item]
        assert refusal(state, values).problem.code == "sets_aside"
        after, _ = step(state, do.Fill(values.values, insist=True))
        assert after.plan.sheet["documents.in_force"] == 0

    @pytest.mark.parametrize("way", ["one_by_one", "table"])
    def test_another_way_takes_the_cells_along_and_asks_nothing(self, way: str) -> None:
        change = foresee(six(), do.Answer("applications.way", Choice(value=way)))
        assert "applications.who" in [moved.question for moved in change.closes]
        assert change.recomputes == ()
        assert change.loses == ()
        after = told(six(), {"applications.way": Choice(value=way)})
        assert after.plan.sheet == six().plan.sheet

    def test_a_filled_table_asks_nothing_of_the_ledger_but_of_what_else_it_sets_aside(self) -> None:
        state = told(six(), {"documents.any_in_force": "9件"})
        cell = {"applications.granted.natural": Count(value=4)}
        assert not refused(state, do.Fill(cell))
        assert refused(state, do.Fill({**cell, "documents.any_in_force": YesNo(value=False)}))

    def test_a_column_less_is_told(self) -> None:
        change = refusal(six(), do.Answer("applications.who", Choices(value=("natural",)))).problem.details
        foreseen = change["foresight"]
        assert isinstance(foreseen, Foresight)
        assert "applications.new.natural" in foreseen.loses


def refused(state: State, command: do.Command) -> bool:
    return any(isinstance(turn, Refuse) for turn in step(state, command)[1])


@pytest.mark.parametrize("id", FLOWS)
@SOME
@given(walk=st.lists(SPECS, min_size=10, max_size=60))
def test_what_is_foreseen_is_what_happens(id: str, walk: list[Spec]) -> None:
    state = begin(flow(id))[0]
    for spec in walk:
        given_command = command(state, spec)
        foreseen = foresee(state, given_command)
        after, turns = step(state, given_command)
        refusal_ = next((turn.problem for turn in turns if isinstance(turn, Refuse)), None)
        if refusal_ is None:
            assert foreseen == difference(state, after)
        elif refusal_.code == "sets_aside":
            assert refusal_.details["foresight"] == foreseen
            assert foreseen.loses
        state = after


def difference(before: State, after: State) -> Foresight:
    """What the walks of two books say apart, counted another way than the engine does."""
    was, now = before.book, after.book
    closes = {id for id in was.answers if id not in now.answers and now.aside.get(id) == was.answers[id]}
    returns = {id for id in was.aside if now.answers.get(id) == was.aside[id]}
    opens = {a.id for a in after.plan.asked if a.open} - {a.id for a in before.plan.asked if a.open}
    figures = {a for a in after.plan.figures if after.plan.figures[a].value != before.plan.sheet.get(a)}
    given_by_hand = {id for id in closes if was.answers[id].origin in ("typed", "confirmed", "imported")}
    same_figure = {id for id in closes if after.plan.sheet.get(id) == was.answers[id].value.value}
    ways = [state.plan.value("applications.way") for state in (before, after)]
    if ways[1] is not None and ways[0] != ways[1]:
        ledger = {id for id in closes if id.startswith("applications.")}
        same_figure |= {id for id in ledger if after.plan.sheet.get(id) is None}
    return Foresight(
        tuple(MovedAnswer(id, told) for id, told in was.answers.items() if id in closes),
        tuple(MovedAnswer(id, told) for id, told in now.answers.items() if id in returns),
        tuple(asked.id for asked in after.plan.asked if asked.id in opens),
        tuple(Recomputed(a, before.plan.sheet[a], after.plan.sheet[a]) for a in before.plan.figures if a in figures),
        tuple(id for id in was.answers if id in given_by_hand - same_figure),
    )  # fmt: skip
