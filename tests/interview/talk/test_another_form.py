"""A year that another form is for: the interview changes over to that form, where it has a place for what was told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Year
from interview.engine.plan.book import Entry
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import Here, State
from interview.engine.step.turns import Refuse
from interview.flowfiles import flow_for_year
from interview.talk.input.ways_out import on_another_form
from tests.support.interviews import facts_of, flow, hold

NEW_FORM, OLD_FORM = "disclosure_2021", "disclosure_2019"


def moved(state: State, year: int) -> State | None:
    """The interview once the year is given; None where it stays as it is."""
    _, turns = step(state, do.Answer("year", str(year)))
    problem = next(turn.problem for turn in turns if isinstance(turn, Refuse))
    other = on_another_form(state, problem, flow_for_year, flow)
    return other and step(other, do.Answer("year", str(year)))[0]


AT_THE_YEAR = Here("year")


def begun(entries: tuple[Entry, ...] = (), *, at: Here = AT_THE_YEAR) -> State:
    """An interview on the new form that knows who reports and, told one by one, what came in."""
    state = begin(flow(NEW_FORM))[0]
    for id, text in (("office.name", "甲局"), ("year", "2025"), ("office.kind", "1")):
        state = step(state, do.Answer(id, text))[0]
    return replace(state, book=replace(state.book, entries=entries), place=at)


@pytest.mark.parametrize("row", ["other_misc", "other_unpaid", "other_no_correction"])
def test_an_application_that_ended_as_the_other_form_does_not_know_keeps_this_form(row: str) -> None:
    assert moved(begun((Entry(column="natural", result=row),)), 2020) is None


@pytest.mark.no_cover
def test_whole_interviews_told_one_by_one_change_over_or_stay_and_never_break() -> None:
    for row in ("granted", "unable_not_held", "other_misc"):
        figures = {"applications.new.natural": 1, f"applications.{row}.natural": 1}
        state = hold(facts_of(NEW_FORM, figures, way="one_by_one")).state
        assert moved(replace(state, place=Here("year")), 2020) is None, "there is more than the list in it"


def test_the_list_goes_along_where_the_other_form_knows_every_end() -> None:
    state = moved(begun((Entry(column="natural", result="granted"), Entry(column="unsure"), Entry())), 2020)
    assert state is not None
    assert state.flow.id == OLD_FORM
    assert [entry.result for entry in state.book.entries] == ["granted", None, None]


def test_undo_never_leaves_a_year_on_a_form_that_is_not_for_it() -> None:
    state = moved(begun(), 2020)
    assert state is not None
    assert state.book.answers["year"].value == Year(value=2020)
    while state.past:
        state = step(state, do.Undo())[0]
        year = state.book.answers.get("year")
        assert year is None or state.flow.fits(int(str(year.value.value)))
    assert state.asked is not None
    assert state.asked.id == "year", "and the year is open again"


@pytest.mark.parametrize("back_to", [(None,), ("office.address",)])
def test_a_year_corrected_on_the_way_through_the_review_leads_back_to_it(back_to: tuple[str | None]) -> None:
    state = moved(begun(at=Here("year", back_to)), 2020)
    assert state is not None
    assert state.place.question == back_to[0]
