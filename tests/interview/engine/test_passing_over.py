"""A fact may be passed over: that is said shortly, and it never comes back; texts that a change moves are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import LastYear
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Turn
from interview.wording.catalog import words
from interview.wording.turns import said
from tests.interview.talk.paragraphs import FLOW, PROACTIVE, at
from tests.support.interviews import flow, steps

WHERE = "facts.proactive.where"


def notes(turns: tuple[Turn, ...]) -> list[Note]:
    return [turn for turn in turns if isinstance(turn, Note)]


@pytest.mark.parametrize("command", [do.Answer(WHERE, ""), do.Skip()], ids=["Enter", "later"])
def test_a_fact_that_is_passed_over_is_named_and_never_comes_back(command: do.Command) -> None:
    state, turns = step(at(WHERE), command)
    assert notes(turns)[0] == Note("passed_over", {"facts": (WHERE,)})
    assert state.place.passed[WHERE] == "left"
    for _ in range(60):
        assert state.place.question != WHERE
        if state.asked is None:
            return
        state, _ = step(state, do.Skip())
    pytest.fail("it never ends")


def test_who_looks_at_all_answers_half_way_goes_on_with_the_fact_and_is_asked_nothing_again() -> None:
    left = steps(at(WHERE), do.Skip())
    here = left.place.question
    state = steps(left, do.Jump(None), do.Jump(PROACTIVE))
    assert state.place.question == here != PROACTIVE
    assert state.place.passed[WHERE] == "left"


def test_a_question_that_is_no_fact_is_said_to_come_again_and_that_once() -> None:
    state, turns = step(at("office.address"), do.Skip())
    assert [note.code for note in notes(turns)] == ["later"]
    assert said(state.plan, notes(turns)[0], words("zh")) == "「地址」先空着，问到最后再问一回。"
    assert notes(step(steps(state, do.Revise("office.address")), do.Skip())[1]) == []
    assert state.place.passed["office.address"] == "later"


def test_what_was_passed_over_is_not_asked_again_where_own_words_give_way_to_the_draft() -> None:
    left = at(PROACTIVE)
    facts = {id for id, how in left.place.passed.items() if how == "left"}
    assert facts
    own = steps(left, do.Answer(PROACTIVE, "自己写的一段。"))
    assert not facts & {asked.id for asked in own.plan.asked}, "nobody needs them now"
    again = steps(own, do.Revise(PROACTIVE), do.Redraft(PROACTIVE))
    assert facts <= {asked.id for asked in again.plan.asked if asked.open}
    assert again.place.question == own.place.question
    assert {again.place.passed.get(id) for id in facts} == {"left"}
    assert steps(own, do.Answer(PROACTIVE, "又写了一遍。")).place.passed == own.place.passed


def test_what_last_year_told_beside_a_list_is_passed_over_by_enter_all_the_same() -> None:
    last = LastYear(2024, FLOW, texts={PROACTIVE: "公开86条。"}, facts={WHERE: ("own_site",)})
    state = begin(flow(FLOW), replace(at(WHERE).book, last=last), WHERE)[0]
    assert state.asked is not None
    assert state.asked.last is not None
    after, turns = step(state, do.Answer(WHERE, ""))
    assert notes(turns)[0].code == "passed_over"
    assert after.place.question != WHERE


def filled_in(state: State) -> tuple[State, tuple[Turn, ...]]:
    return step(state, do.Fill({"documents.issued": Count(value=2), "documents.in_force": Count(value=2)}))


def test_a_table_that_is_filled_in_says_which_texts_moved() -> None:
    state, turns = filled_in(
        at("problems", **{"overview.platform": "有网站。", "overview.supervision": "有人管。"})
    )
    moved = [note.details["texts"] for note in notes(turns) if note.code == "texts_follow"]
    assert moved == [("overview.management",)]
    told = state.plan.value("overview.management")
    assert told is not None
    assert "2" in str(told.value)
    _, again = filled_in(state)
    assert "texts_follow" not in {note.code for note in notes(again)}
