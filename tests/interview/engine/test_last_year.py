"""Last year's figures in this year's form: what means the same goes along, the rest is named with its reason."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.last_year.figures import figures_here, left_behind
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from tests.support.interviews import flow, steps

NEW, OLD = flow("disclosure_2021"), flow("disclosure_2019")


def of_2020(**figures: int) -> LastYear:
    told = {address.replace("__", "."): value for address, value in figures.items()}
    return LastYear(2020, "disclosure_2019", told)


def test_nothing_is_known_of_no_last_year() -> None:
    assert figures_here(NEW, None) == {}


def test_a_report_in_the_same_form_says_what_it_says() -> None:
    last = LastYear(2024, "disclosure_2021", {"documents.in_force": 4})
    assert figures_here(NEW, last) is last.figures
    assert left_behind(NEW, last) == ()


def test_where_a_cell_is_the_same_so_is_its_address_in_a_form_that_knows_of_none_before() -> None:
    last = LastYear(2021, "disclosure_2021", {"reconsideration.upheld": 2})
    assert figures_here(OLD, last) == last.figures
    assert left_behind(OLD, last) == ()


def test_decisions_applications_and_disputes_go_along_and_stocks_do_not() -> None:
    here = figures_here(NEW, of_2020(licences__decisions=7, documents__public=9, reconsideration__upheld=2))
    assert here["licences.decisions"] == 7
    assert here["reconsideration.upheld"] == 2
    assert here.get("documents.in_force") is None
    assert here["penalties.decisions"] is None


def test_the_row_of_other_results_is_none_of_the_three() -> None:
    last = of_2020(applications__other__natural=3, applications__granted__natural=4)
    here = figures_here(NEW, last)
    assert here["applications.granted.natural"] == 4
    assert not [address for address in here if address.startswith("applications.other_")]
    assert [group.id for group in left_behind(NEW, last)] == ["other_results"]


def test_what_is_nought_in_the_earlier_form_is_no_loss() -> None:
    assert left_behind(NEW, LastYear(2020, "disclosure_2019", dict.fromkeys(OLD.cells, 0))) == ()


@given(st.dictionaries(st.sampled_from(OLD.cells), st.none() | st.integers(0, 500)))
def test_every_figure_of_the_earlier_form_is_carried_or_named(told: dict[str, int | None]) -> None:
    last = LastYear(2020, "disclosure_2019", told)
    carried = {there for there in NEW.from_earlier.values() if told.get(there) is not None}
    named = {cell for group in left_behind(NEW, last) for cell in told if cell.startswith(group.cells)}
    assert {cell for cell, value in told.items() if value} <= carried | named
    assert not carried & {cell for cell in named if told[cell]}


def test_what_is_open_at_the_end_of_the_earlier_form_is_carried_into_the_new_one() -> None:
    told = dict.fromkeys(OLD.cells, 0) | {
        "applications.carried_out.natural": 2,
        "applications.carried_out.total": 2,
    }
    state = begin(NEW, Book(last=LastYear(2020, "disclosure_2019", told)))[0]
    state = steps(state, do.Answer("year", "2021"))
    assert state.plan.value("applications.count_carried_in") == Count(value=2)
    licences = state.book.last
    assert licences is not None
    assert licences.flow == "disclosure_2019", "what was said stays as it was said"


def test_a_decision_of_the_earlier_form_is_offered_and_a_stock_is_not() -> None:
    last = of_2020(licences__decisions=7, documents__public=9)
    state = begin(NEW, Book(last=last))[0]
    told = {"year": "2021", "decisions.which": "许可", "documents.any_in_force": "有"}
    state = steps(state, *(do.Answer(id, given) for id, given in told.items()))
    asked = {asked.id: asked.last for asked in state.plan.asked}
    assert asked["licences.decisions"] == Count(value=7)
    assert asked["documents.in_force"] is None
