"""Distributing a whole: nothing to ask for none, one question for one, the least for more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, YesNo
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Figure
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from tests.support.flows import options, question, tally, tiny
from tests.support.interviews import facts_of, hold, told
from tests.support.offices import SIX

CASES = tiny(tally())


def after(**answers: object) -> State:
    return told(begin(CASES)[0], {f"cases.{name}": value for name, value in answers.items()})  # type: ignore[misc]


def test_none_makes_every_part_zero_because_of_the_gate() -> None:
    plan = after(any="没有").plan
    assert [
        (plan.sheet[f"cases.{part}"], plan.figures[f"cases.{part}"].because) for part in ("won", "lost")
    ] == [(0, "cases.any")] * 2
    assert plan.open == ()


def test_one_is_asked_which() -> None:
    state = after(any="1件")
    assert [asked.id for asked in state.plan.open] == ["cases.only"]
    assert state.plan.sheet["cases.won"] is None
    state = told(state, {"cases.only": Choice(value="lost")})
    assert (state.plan.sheet["cases.won"], state.plan.sheet["cases.lost"]) == (0, 1)
    figures = {part: state.plan.figures[f"cases.{part}"] for part in ("won", "lost")}
    assert figures == {"won": Figure(0, "zero", "cases.only"), "lost": Figure(1, "typed", "cases.only")}


def test_several_are_asked_with_what_is_left() -> None:
    state = after(any="有", count="5", won="3")
    asked = state.plan.get("cases.lost")
    assert asked is not None
    assert (asked.left, asked.offer, asked.part) == (2, Count(value=2), "输了")
    assert asked.text == "输了几件？"
    assert state.plan.figures["cases.won"] == Figure(3, "typed", "cases.won")
    assert [asked.offer for asked in state.plan.asked if asked.answer] == [None] * 3


@pytest.mark.parametrize(
    ("whole", "told_of_won", "offered"),
    [("10", "4", 6), ("10", "10", 0), ("11", "4", None), ("10", "11", None)],
)
def test_the_last_of_a_small_whole_is_offered_if_it_is_only_what_is_left(
    whole: str, told_of_won: str, offered: int | None
) -> None:
    state = told(after(any="有", count="11", won=told_of_won), {"cases.count": whole})
    asked = state.plan.get("cases.lost")
    assert asked is not None
    assert asked.offer == (None if offered is None else Count(value=offered))


@pytest.mark.parametrize(
    ("whole", "answers", "stands"),
    [
        (5, {"a": 3, "b": 0}, True), (10, {"a": 8, "b": 0}, True),
        (5, {"a": 3}, False), (5, {"a": 2, "b": 0}, False), (11, {"a": 9, "b": 0}, False),
    ],
)  # fmt: skip
def test_an_accepted_offer_stands_while_the_balance_of_a_small_whole_names_it(
    whole: int, answers: dict[str, int], stands: bool
) -> None:
    """Here the offer taken for c was 2; the others are as they are now."""
    three = tiny(tally(parts=[{"id": id, "says": id} for id in "abc"]))
    counts = {"count": whole, **answers}
    book = Book(
        {"cases.any": Answer(YesNo(value=True)), **{f"cases.{id}": Answer(Count(value=n)) for id, n in counts.items()},
         "cases.c": Answer(Count(value=2), "inferred")}
    )  # fmt: skip
    plan = Plan(three, book)
    assert ("cases.c" in plan.book.answers) is stands
    assert plan.sheet["cases.c"] == (2 if stands else None)


def test_where_all_is_told_and_does_not_come_out_the_last_one_is_asked_again() -> None:
    state = told(after(any="有", count="5", won="3", lost="2"), {"cases.count": "6"}, insist=True)
    assert [asked.id for asked in state.plan.asked if asked.unsettled] == ["cases.lost"]


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
    assert {asked.share.control_gate for asked in state.plan.asked if asked.share} == {None}
    none = told(state, {"cases.count": "0"})
    assert none.plan.value("which") == Choices(value=()), "none after all, so it is not chosen either"
    assert none.plan.figures["cases.won"].because == "which"


def test_a_part_that_is_more_than_the_whole_offers_nothing() -> None:
    state = told(after(any="有", count="5", won="4"), {"cases.count": "3"})
    asked = state.plan.get("cases.lost")
    assert asked is not None
    assert (asked.offer, asked.left) == (None, -1)
    state = told(state, {"cases.lost": "0"}, insist=True)
    assert not state.plan.finishable
    assert told(state, {"cases.won": "3"}).plan.finishable


def test_none_of_them_from_elsewhere_no_longer_fits_where_something_is_to_be_placed() -> None:
    """No interview takes such an answer; a file that somebody edited may hold it."""
    state = hold(facts_of("disclosure_2021", SIX)).state
    for id in ("applications.who", "applications.which.natural"):
        plan = Plan(
            state.flow, replace(state.book, answers={**state.book.answers, id: Answer(Choices(value=()))})
        )
        assert plan.get(id) in plan.open


def test_more_still_open_than_came_in_asks_the_open_ones_again() -> None:
    state = hold(
        facts_of(
            "disclosure_2021",
            SIX | {"applications.unable_not_held.business": 0, "applications.carried_out.business": 1},
        )
    ).state
    state = told(state, {"applications.new.natural": "6", "applications.new.business": "0"}, insist=True)
    assert "applications.carried_out.business" in {asked.id for asked in state.plan.open}
    assert state.plan.sheet["applications.granted.business"] is None


def test_all_of_one_applicant_s_and_too_many_open_asks_the_control_figure_again() -> None:
    figures = {"applications.new.natural": 3, "applications.carried_out.natural": 3}
    state = told(
        hold(facts_of("disclosure_2021", figures)).state, {"applications.count_new": "2"}, insist=True
    )
    assert "applications.count_carried_out" in {asked.id for asked in state.plan.open}


@pytest.mark.parametrize(("n", "asked"), [(2, False), (10, False), (11, True)])
def test_one_result_alone_is_all_of_a_small_whole_and_asked_of_a_large_one(n: int, asked: bool) -> None:
    cell = "applications.granted.natural"
    figures = {"applications.new.natural": n, cell: n}
    plan = hold(facts_of("disclosure_2021", figures)).state.plan
    assert plan.sheet[cell] == n
    assert (plan.get(cell) is not None) is asked
    assert plan.finishable


def test_one_result_alone_is_counted_where_a_count_was_told_before() -> None:
    state = hold(facts_of("disclosure_2021", {"applications.new.natural": 3, "applications.granted.natural": 2, "applications.partial.natural": 1})).state  # fmt: skip
    which = "applications.which.natural"
    state = told(state, {which: Choices(value=("granted",))}, insist=True)
    assert [asked.id for asked in state.plan.open] == ["applications.granted.natural"], (
        "2 was told, and 3 came in"
    )
