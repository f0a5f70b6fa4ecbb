"""The balance is the only check: it may offer the last of a few, and must never hide a slip."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import chain

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, YesNo
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Answer
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Refuse, Turn
from tests.support.interviews import facts_of, finished, flow, hold, refusal, steps, told
from tests.support.offices import SIX, six_with_carried_in
from tests.support.reports import typed
from tests.support.slips import slips

EVERY = 1 if os.environ.get("NIANBAO_LONG") == "1" else 47
"""Every slip takes minutes; by default so many are passed over for one that is tried."""

BOTH = Choices(value=("natural", "business"))
TWO = Choices(value=("granted", "unable_not_held"))


def by_result(n: int, natural: int) -> State:
    """Received n, the people's part told, nothing else."""
    return told(
        begin(flow("disclosure_2021"))[0],
        {
            "applications.any_new": "有", "applications.count_new": str(n), "applications.any_carried_in": "没有",
            "applications.way": Choice(value="by_result"), "applications.who": BOTH, "applications.new.natural": str(natural),
        },
    )  # fmt: skip


def column(n: int, granted: int) -> State:
    """A column of n, the first of its two results told."""
    return told(
        by_result(n + 1, n),
        {
            "applications.new.business": "1", "applications.any_carried_out": "没有", "applications.which.natural": TWO,
            "applications.granted.natural": str(granted),
        },
    )  # fmt: skip


def followed() -> State:
    """Three kinds of applicants: 7 received were told, then 5, 1 and 2 of them; so it is 8."""
    state = told(by_result(7, 4), {"applications.who": Choices(value=("natural", "business", "legal"))})
    state = told(state, {"applications.new.business": "1", "applications.new.legal": "2"})
    return told(state, {"applications.new.natural": "5"})


def yields(turns: tuple[Turn, ...]) -> list[Note]:
    return [turn for turn in turns if isinstance(turn, Note) and turn.code == "control_yields"]


def problem(refused: Refuse) -> Problem:
    return refused.problem


class TestTheLastOfAFew:
    @pytest.mark.parametrize("n", [2, 5, 9, 10])
    def test_is_offered_and_enter_takes_it(self, n: int) -> None:
        state = column(n, n - 1)
        last = state.plan.get("applications.unable_not_held.natural")
        assert last is not None
        assert last.offer == Count(value=1)
        after = told(state, {last.id: ""})
        assert after.book.answers[last.id] == Answer(Count(value=1), "inferred")

    @pytest.mark.parametrize("n", [11, 12, 134])
    def test_of_many_is_never_offered_and_enter_takes_nothing(self, n: int) -> None:
        state = column(n, n - 1)
        last = state.plan.get("applications.unable_not_held.natural")
        assert last is not None
        assert last.offer is None
        refusal(state, do.Answer(last.id, ""))

    def test_only_the_last_is_offered(self) -> None:
        state = by_result(6, 5)
        assert [a.id for a in state.plan.asked if a.offer] == ["applications.new.business"]

    def test_a_number_typed_over_the_offer_is_compared(self) -> None:
        state = column(5, 4)
        assert (
            problem(refusal(state, do.Answer("applications.unable_not_held.natural", "2"))).code
            == "does_not_come_out"
        )


class TestALastNumberThatDoesNotComeOut:
    LAST = "applications.unable_not_held.natural"

    def test_is_refused_with_the_sum_and_the_likeliest_slips(self) -> None:
        refused = problem(refusal(column(134, 91), do.Answer(self.LAST, "41")))
        assert refused.code == "does_not_come_out"
        assert refused.insistable
        assert (refused.details["whole"], refused.details["placed"], refused.details["gap"]) == (134, 132, 2)
        assert not refused.details["over"]
        repairs = refused.details["repairs"]
        assert isinstance(repairs, tuple)
        assert {(each.cell, each.was, each.should_be) for each in repairs} == {
            ("applications.granted.natural", 91, 93), (self.LAST, 41, 43),
        }  # fmt: skip

    def test_kept_when_insisted_leaves_the_column_open_and_stops_the_finish(self) -> None:
        state = told(column(134, 91), {self.LAST: "41"}, insist=True)
        assert self.LAST in {asked.id for asked in state.plan.open}
        assert state.plan.value(self.LAST) == Count(value=41)
        assert self.LAST in problem(refusal(state, do.Finish())).details["open"]  # type: ignore[operator]

    def test_revising_the_first_mends_it(self) -> None:
        state = told(column(134, 91), {self.LAST: "41"}, insist=True)
        state = told(state, {"applications.granted.natural": "93"})
        assert self.LAST not in {asked.id for asked in state.plan.open}

    def test_revising_the_last_mends_it(self) -> None:
        state = told(column(134, 91), {self.LAST: "41"}, insist=True)
        state = told(state, {self.LAST: "43"})
        assert self.LAST not in {asked.id for asked in state.plan.open}

    def test_a_row_that_is_kept_does_not_move_its_control_figure(self) -> None:
        """What was counted first catches the slip; it yields only where the columns stood (design 4)."""
        state = told(by_result(6, 5), {"applications.new.business": "0"}, insist=True)
        assert state.plan.value("applications.count_new") == Count(value=6)
        assert "applications.new.business" in {asked.id for asked in state.plan.open}
        state = told(state, {"applications.count_new": "5"})
        assert "applications.new.business" not in {asked.id for asked in state.plan.open}

    def test_changing_another_piece_of_a_row_that_does_not_stand_does_not_move_the_control_figure(
        self,
    ) -> None:
        state = told(by_result(6, 5), {"applications.new.business": "0"}, insist=True)
        assert problem(refusal(state, do.Answer("applications.new.natural", "4"))).code == "does_not_come_out"
        state = told(state, {"applications.new.natural": "4"}, insist=True)
        assert state.plan.value("applications.count_new") == Count(value=6)


class TestWhatNoLaterAnswerCouldMend:
    def test_more_results_than_applications_are_refused_outright(self) -> None:
        state = told(
            by_result(6, 5), {"applications.new.business": "1", "applications.any_carried_out": "没有"}
        )
        three = Choices(
            value=("granted", "partial", "denied_secret", "denied_law", "refused_mass", "refused_repeat")
        )
        refused = problem(refusal(state, do.Answer("applications.which.natural", three, insist=True)))
        assert refused.code == "more_kinds_than_cases"
        assert not refused.insistable

    def test_a_count_above_what_is_left_is_refused_outright(self) -> None:
        state = by_result(6, 5)
        state = told(
            state,
            {
                "applications.new.business": "1",
                "applications.any_carried_out": "没有",
                "applications.which.natural": TWO,
            },
        )
        refused = problem(refusal(state, do.Answer("applications.granted.natural", "6", insist=True)))
        assert refused.code == "too_many"

    def test_more_open_than_there_are_is_refused(self) -> None:
        state = told(
            by_result(6, 5), {"applications.new.business": "1", "applications.any_carried_out": "有"}
        )
        assert (
            problem(refusal(state, do.Answer("applications.count_carried_out", "7"))).code
            == "more_than_there_are"
        )

    def test_more_open_than_there_are_is_refused_in_the_gate_too(self) -> None:
        state = told(by_result(6, 5), {"applications.new.business": "1"})
        refused = problem(refusal(state, do.Answer("applications.any_carried_out", "7件")))
        assert (refused.code, refused.question) == ("more_than_there_are", "applications.any_carried_out")
        assert told(state, {"applications.any_carried_out": "6件"}).plan.value(
            "applications.count_carried_out"
        ) == Count(value=6)


class TestRevisingAnEarlierCount:
    def test_reopens_an_accepted_offer(self) -> None:
        state = told(column(5, 4), {"applications.unable_not_held.natural": ""})
        after = told(state, {"applications.granted.natural": "3"})
        last = after.plan.get("applications.unable_not_held.natural")
        assert last is not None
        assert last.answer is None
        assert last.offer == Count(value=2)

    def test_brings_the_offer_back_when_the_balance_names_the_same_again(self) -> None:
        state = told(column(5, 4), {"applications.unable_not_held.natural": ""})
        after = told(
            told(state, {"applications.granted.natural": "3"}), {"applications.granted.natural": "4"}
        )
        assert after.book.answers == state.book.answers

    def test_may_ask_more_of_the_offer_but_not_more_than_there_is(self) -> None:
        state = told(column(5, 4), {"applications.unable_not_held.natural": ""})
        after = told(state, {"applications.granted.natural": "5"})
        last = after.plan.get("applications.unable_not_held.natural")
        assert last is not None
        assert last.offer == Count(value=0)
        assert problem(refusal(state, do.Answer("applications.granted.natural", "6"))).code == "too_many"

    def test_keeps_a_typed_count_and_says_it_no_longer_comes_out(self) -> None:
        state = told(column(5, 4), {"applications.unable_not_held.natural": "1"})
        assert (
            problem(refusal(state, do.Answer("applications.granted.natural", "3"))).code
            == "does_not_come_out"
        )
        after = told(state, {"applications.granted.natural": "3"}, insist=True)
        last = after.plan.get("applications.unable_not_held.natural")
        assert last is not None
        assert last.unsettled
        assert last.answer == Answer(Count(value=1))

    def test_moves_the_control_figure_where_the_columns_stood_and_says_so(self) -> None:
        state = told(by_result(6, 5), {"applications.new.business": "1"})
        after, turns = step(state, do.Answer("applications.new.natural", "7"))
        assert after.plan.value("applications.count_new") == Count(value=8)
        assert [t.details["now"] for t in turns if isinstance(t, Note) and t.code == "control_yields"] == [8]
        assert step(after, do.Undo())[0].book == state.book

    def test_a_control_figure_that_followed_follows_again_when_it_is_back_with_other_applicants(self) -> None:
        away = told(followed(), {"applications.any_new": "没有"}, insist=True)
        away = told(away, {"applications.any_carried_in": "有", "applications.count_carried_in": "2"})
        away = told(away, {"applications.who": BOTH}, insist=True)
        state, turns = step(away, do.Answer("applications.any_new", "有", insist=True))
        assert state.book.answers["applications.count_new"] == Answer(Count(value=6), "computed")
        assert [(t.details["was"], t.details["now"]) for t in yields(turns)] == [(8, 6)]
        assert step(state, do.Undo())[0].book == away.book

    def test_a_control_figure_that_followed_and_still_comes_out_is_back_as_it_was(self) -> None:
        away = told(followed(), {"applications.any_new": "没有"}, insist=True)
        state, turns = step(away, do.Answer("applications.any_new", "有", insist=True))
        assert state.book.answers["applications.count_new"] == Answer(Count(value=8), "computed")
        assert yields(turns) == []

    def test_a_control_figure_that_followed_follows_again_when_other_applicants_are_counted(self) -> None:
        state, turns = step(followed(), do.Answer("applications.who", BOTH, insist=True))
        assert state.book.answers["applications.count_new"] == Answer(Count(value=6), "computed")
        assert [(t.details["was"], t.details["now"]) for t in yields(turns)] == [(8, 6)]

    def test_a_control_figure_that_was_told_is_asked_about_when_other_applicants_are_counted(self) -> None:
        state = told(followed(), {"applications.count_new": "7"}, insist=True)
        state = told(state, {"applications.who": BOTH}, insist=True)
        assert state.plan.value("applications.count_new") == Count(value=7)
        assert [asked.id for asked in state.plan.asked if asked.unsettled] == ["applications.new.business"]

    def test_a_control_figure_that_comes_back_to_nothing_closes_its_gate(self) -> None:
        state = told(
            followed(), {"applications.any_carried_out": "有", "applications.count_carried_out": "1"}
        )
        state = told(state, {f"applications.carried_out.{column}": "0" for column in ("natural", "business")})
        state = told(state, {"applications.carried_out.legal": "1"})
        state = told(state, {"applications.carried_out.legal": "2"}, insist=True)
        state, _ = step(state, do.Answer("applications.who", BOTH, insist=True))
        assert state.book.answers["applications.any_carried_out"] == Answer(YesNo(value=False), "computed")
        assert state.plan.sheet["applications.carried_out.total"] == 0

    def test_to_nothing_takes_the_choice_back(self) -> None:
        counts = {
            "litigation_direct.upheld": 3,
            "litigation_direct.pending": 12,
            "litigation_after_review.upheld": 1,
        }
        state = hold(facts_of("disclosure_2021", counts)).state
        state = told(state, {"litigation_direct.count": "3"}, insist=True)
        state = told(state, {"litigation_direct.pending": "0"})
        after, _ = step(state, do.Answer("litigation_direct.upheld", "0"))
        assert after.plan.value("litigation.which") == Choices(value=("after_review",))
        assert "litigation_direct.count" not in after.book.answers
        assert after.plan.sheet["litigation_direct.total"] == 0

    def test_to_nothing_closes_the_gate(self) -> None:
        state = told(
            hold(facts_of("disclosure_2021", {"reconsideration.upheld": 2})).state,
            {f"reconsideration.{result}": "0" for result in ("corrected", "other", "pending")},
        )
        state = told(state, {"reconsideration.upheld": "0"})
        assert state.plan.sheet["reconsideration.total"] == 0
        assert finished(state)


class TestWhereNothingIsLeft:
    RESULTS = ("reconsideration.corrected", "reconsideration.other", "reconsideration.pending")

    def upheld(self, n: int) -> State:
        """All upheld, of the other results nothing told yet."""
        held = hold(facts_of("disclosure_2021", {"reconsideration.upheld": n})).state
        answers = {id: told for id, told in held.book.answers.items() if id not in self.RESULTS}
        return begin(held.flow, replace(held.book, answers=answers))[0]

    @pytest.mark.parametrize(("given", "origin"), [("", "inferred"), ("没有", "typed")])
    def test_a_nought_is_offered_for_all_of_them_at_once(self, given: str, origin: str) -> None:
        state = self.upheld(2)
        first, *others = (state.plan.get(result) for result in self.RESULTS)
        assert first is not None
        assert first.offer == Count(value=0)
        assert [each.name for each in first.likewise] == [each.part for each in others if each]
        state = steps(state, do.Jump(first.id), do.Answer(first.id, given))
        assert finished(state)
        assert [state.plan.sheet[result] for result in self.RESULTS] == [0, 0, 0]
        assert {state.book.answers[result].origin for result in self.RESULTS} == {origin}
        assert not any(asked.likewise for asked in state.plan.asked)

    def test_a_number_that_is_more_than_is_left_is_of_none_of_them(self) -> None:
        state = self.upheld(2)
        assert refusal(state, do.Answer(self.RESULTS[0], "1")).problem.code == "too_many"

    def test_noughts_that_were_only_taken_are_asked_again_where_something_is_left(self) -> None:
        state = hold(facts_of("disclosure_2021", {"reconsideration.upheld": 2})).state
        state = told(state, {"reconsideration.count": "3"}, insist=True)
        assert [state.plan.value(result) for result in self.RESULTS] == [None, None, None]

    def test_of_a_large_whole_none_is_offered(self) -> None:
        asked = self.upheld(12).plan.get(self.RESULTS[0])
        assert asked is not None
        assert asked.offer is None


class TestOneWrongCount:
    CASES = ("002", "009", "010")

    @pytest.mark.no_cover
    def test_ends_finished_without_a_finding_in_at_most_one_percent(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        offices = [facts_of(*typed(number), kind="city_government") for number in self.CASES]
        offices += [facts_of(id, SIX) for id in ("disclosure_2019", "disclosure_2021")]
        offices.append(facts_of("disclosure_2021", six_with_carried_in(2)))
        tried = list(chain.from_iterable(slips(facts, every=EVERY) for facts in offices))
        unnoticed = [slip for slip in tried if slip.unnoticed]
        with capsys.disabled():
            print(
                f"\none wrong count: {len(unnoticed)} of {len(tried)} unnoticed ({len(unnoticed) / len(tried):.2%})"
            )
        assert len(tried) > 600 / EVERY
        assert len(unnoticed) <= len(tried) / 100, unnoticed

    def test_in_a_small_office_is_always_noticed(self) -> None:
        assert not [slip for slip in slips(facts_of("disclosure_2021", SIX)) if slip.unnoticed]


def test_a_truthful_clerk_meets_no_refusal() -> None:
    state = steps(hold(facts_of("disclosure_2021", SIX)).state, do.Finish())
    assert finished(state)
