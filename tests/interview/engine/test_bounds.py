"""Numbers far beyond any office: no list is made of them, no loop runs over them, and nothing told is lost by them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, Year
from interview.engine.answers.quantities import LARGEST
from interview.engine.plan.book import Answer, Book, Entry, LastYear
from interview.engine.plan.ledger.case_list import MOST_LISTED, reconcile
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from tests.support.interviews import flow, refusal, steps
from tests.support.lists import COLUMNS, ENDINGS, IDS, state_with

FORM = flow("disclosure_2021")
NATURAL = Entry(column="natural", result="granted")


def ways(state: State) -> set[str]:
    asked = state.plan.get(IDS.way)
    assert asked is not None
    return {option.value for option in asked.options}


@pytest.mark.parametrize(
    ("count", "listed"), [(MOST_LISTED, True), (MOST_LISTED + 1, False), (LARGEST, False)]
)
def test_a_list_begun_stays_a_list_only_up_to_its_bound(count: int, listed: bool) -> None:
    state = state_with((NATURAL, NATURAL))
    after = steps(state, do.Answer(IDS.count("new"), Count(value=count), insist=True))
    assert after.book.entries == (NATURAL, NATURAL)
    assert ("one_by_one" in ways(after)) is listed
    assert len(after.plan.asked) < 60 + (MOST_LISTED if listed else 0)
    assert steps(after, do.Answer(IDS.count("new"), Count(value=2))).plan.figures == state.plan.figures


def test_cells_that_do_not_come_out_make_no_list_without_end() -> None:
    state = steps(
        begin(FORM)[0],
        do.Answer(IDS.any("new"), "2件"),
        do.Answer(IDS.any("carried_in"), "没有"),
        do.Answer(IDS.way, Choice(value="table")),
        do.Fill({IDS.cell(row, "natural"): Count(value=LARGEST) for row in ("new", "granted")}),
    )
    assert "one_by_one" not in ways(state)
    refused = refusal(state, do.Answer(IDS.way, Choice(value="one_by_one")))
    assert refused.problem.code == "wrong_kind"


def test_a_table_that_holds_nothing_does_not_empty_a_list_that_could_not_be_begun_again() -> None:
    state = steps(
        state_with((NATURAL,)),
        do.Answer(IDS.way, Choice(value="table"), insist=True),
        do.Answer(IDS.count("new"), Count(value=40), insist=True),
        do.Fill({cell: Count(value=0) for cell in IDS.inputs()}),
        do.Answer(IDS.count("new"), Count(value=40), insist=True),
    )
    after = steps(state, do.Answer(IDS.way, Choice(value="one_by_one"), insist=True))
    assert after.book.entries == (NATURAL,)
    assert after.plan.value(IDS.way) == Choice(value="one_by_one")


def test_a_result_that_many_more_have_takes_only_those_that_are_there() -> None:
    cells = {("new", "natural"): 2, ("granted", "natural"): LARGEST}
    assert reconcile((Entry(column="natural"),), cells, COLUMNS, ENDINGS) == (NATURAL, NATURAL)


def test_none_of_them_is_no_answer_where_there_is_something_to_place_and_is_kept_aside() -> None:
    state = steps(begin(FORM)[0], do.Answer(IDS.any("new"), "12"), do.Answer(IDS.any("carried_in"), "没有"))
    nothing = Answer(Choices(value=()))
    resumed, _ = begin(FORM, Book(answers={**state.book.answers, IDS.who: nothing}), IDS.who)
    assert resumed.book.aside == {IDS.who: nothing}
    assert resumed.place.question == IDS.who


@pytest.mark.parametrize("left", [-1, LARGEST + 1, Decimal("2.5")])
def test_what_last_year_cannot_have_left_open_is_not_carried(left: int | Decimal) -> None:
    figures = {IDS.cell(IDS.out, column): left for column in (*COLUMNS, "total")}
    figures |= {"documents.issued": left, IDS.cell("new", "total"): left}
    last = LastYear(2024, FORM.id, figures)
    state = steps(begin(FORM, Book(last=last))[0], do.Fill({"year": Year(value=2025)}))
    state = steps(state, do.Fill({"office.kind": Choice(value="department")}))
    assert not [id for id, answer in state.book.answers.items() if answer.origin == "carried"]
    for id in ("documents.issued", IDS.any("new"), IDS.any("carried_in")):
        asked = state.plan.get(id)
        assert asked is None or asked.last is None


def test_a_list_begun_is_walked_at_once_whatever_last_year_left_open() -> None:
    figures = {IDS.cell(IDS.out, "natural"): LARGEST, IDS.cell(IDS.out, "total"): LARGEST}
    state = steps(state_with((NATURAL, NATURAL)), do.Answer("year", Year(value=2025), insist=True))
    told = replace(state.book, last=LastYear(2024, FORM.id, figures))
    assert begin(FORM, told)[0].book.entries == (NATURAL, NATURAL)
