"""Distributing a whole: nothing to ask for none, one question for one, the least for more."""

from __future__ import annotations

import pytest

from interview.engine.kinds import Choice, Count
from interview.engine.machine import State, begin
from tests.support.flows import options, question, tally, tiny
from tests.support.interviews import told

CASES = tiny(tally())


def after(**answers: object) -> State:
    return told(begin(CASES)[0], {f"cases.{name}": value for name, value in answers.items()})  # type: ignore[misc]


def test_none_makes_every_part_zero_because_of_the_gate() -> None:
    plan = after(any="没有").plan
    assert [(plan.sheet[f"cases.{part}"], plan.figures[f"cases.{part}"].because) for part in ("won", "lost")] == [(0, "cases.any")] * 2
    assert plan.open == ()


def test_one_is_asked_which() -> None:
    state = after(any="1件")
    assert [asked.id for asked in state.plan.open] == ["cases.only"]
    assert state.plan.sheet["cases.won"] is None
    state = told(state, {"cases.only": Choice(value="lost")})
    assert (state.plan.sheet["cases.won"], state.plan.sheet["cases.lost"]) == (0, 1)
    assert state.plan.figures["cases.lost"].because == "cases.only"


def test_several_are_asked_with_what_is_left() -> None:
    state = after(any="有", count="5", won="3")
    asked = state.plan.get("cases.lost")
    assert asked is not None
    assert (asked.left, asked.offer, asked.part) == (2, Count(value=2), "输了")
    assert asked.text == "输了几件？"


@pytest.mark.parametrize("unanswered", ["any", "count"])
def test_parts_are_unknown_until_the_whole_is_known(unanswered: str) -> None:
    state = after() if unanswered == "any" else after(any="有")
    assert state.plan.sheet["cases.won"] is None


def test_a_tally_without_a_gate_of_its_own_is_opened_by_its_condition() -> None:
    opened = {"of": "which", "includes": "cases"}
    flow = tiny(question("choices", "which", options=options("cases", "more")), tally(ask="", when=opened))
    state = begin(flow)[0]
    assert state.plan.sheet["cases.won"] is None
    closed = told(state, {"which": "都没有"})
    assert closed.plan.figures["cases.won"].because == "which"
    state = told(state, {"which": "cases", "cases.count": "2"})
    assert [asked.id for asked in state.plan.open] == ["cases.won", "cases.lost"]
    none = told(state, {"cases.count": "0"})
    assert none.plan.figures["cases.won"].because == "cases.count"


def test_a_part_that_is_more_than_the_whole_offers_nothing() -> None:
    state = told(after(any="有", count="5", won="4"), {"cases.count": "3"})
    asked = state.plan.get("cases.lost")
    assert asked is not None
    assert (asked.offer, asked.left) == (None, -1)
    state = told(state, {"cases.lost": "0"}, insist=True)
    assert not state.plan.finishable
    assert told(state, {"cases.won": "3"}).plan.finishable
