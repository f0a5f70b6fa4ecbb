"""The ledger told another way: what the cells say goes along, as far as they are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from tests.support.interviews import flow, refusal, steps, told

FORM = flow("disclosure_2021")
assert FORM.ledger is not None
IDS = LedgerIds(FORM.ledger)


def in_a_table(**more: int) -> dict[str, Count]:
    """Who applied, every cell of it, and a few cells of what came of them."""
    came = {IDS.cell(row, column): 0 for row in ("new", "carried_in") for column in IDS.columns}
    cells = came | {IDS.cell("new", "natural"): 2} | {IDS.cell(row, "natural"): n for row, n in more.items()}
    return {cell: Count(value=n) for cell, n in cells.items()}


def test_what_is_not_known_in_the_table_is_asked_by_result() -> None:
    """Nothing is known of what is still open and of what came of them."""
    by_result = do.Answer(IDS.way, Choice(value="by_result"))
    start = told(begin(FORM)[0], {IDS.any("new"): "2件", IDS.any("carried_in"): "没有"})
    state = steps(start, do.Fill(in_a_table()), by_result)
    assert state.plan.value(IDS.who) == Choices(value=("natural",))
    assert {IDS.any(IDS.out), IDS.which("natural")}.isdisjoint(state.plan.book.answers)


def test_where_some_results_are_not_known_none_is_told_by_result() -> None:
    by_result = do.Answer(IDS.way, Choice(value="by_result"))
    start = told(begin(FORM)[0], {IDS.any("new"): "2件", IDS.any("carried_in"): "没有"})
    state = steps(start, do.Fill(in_a_table(granted=1, carried_out=1)), by_result)
    assert state.plan.value(IDS.who) == Choices(value=("natural",))
    assert IDS.which("natural") not in state.plan.book.answers


@pytest.mark.parametrize(
    ("id", "entry"),
    [
        (IDS.entry(2, "who"), 2), (IDS.entry(0, "step.3"), 0), (IDS.way, None), (IDS.cell("new", "natural"), None),
        (f"{IDS.prefix}.list.x.who", None), ("year", None),
    ],
)  # fmt: skip
def test_a_question_about_an_application_says_which(id: str, entry: int | None) -> None:
    assert IDS.entry_of(id) == entry


# A single one, and more after all -----------------------------------------------------------------------------------


def came(new: str) -> State:
    return told(begin(FORM)[0], {IDS.any("new"): new, IDS.any("carried_in"): "没有"})


def one_told() -> State:
    return told(
        came("1件"),
        {IDS.entry(0, "who"): "个人", IDS.entry(0, "given"): Choice(value="not"), IDS.entry(0, "reason"): "我们没有"},
    )  # fmt: skip


def test_a_single_application_is_asked_at_once_and_the_way_is_there_to_be_changed() -> None:
    state = came("1件")
    assert state.place.question == IDS.entry(0, "who")
    assert (state.plan.way, IDS.way in state.book.answers) == ("one_by_one", False)
    by_result = steps(state, do.Answer(IDS.way, Choice(value="by_result")))
    assert by_result.place.question == IDS.who


def test_a_list_that_was_begun_with_one_goes_on_with_two_and_is_whole_again_with_one() -> None:
    state = one_told()
    two = steps(state, do.Answer(IDS.count("new"), Count(value=2)))
    assert two.plan.way == "one_by_one"
    assert two.place.question == IDS.entry(1, "who")
    assert two.book.entries == state.book.entries
    back = steps(two, do.Answer(IDS.count("new"), Count(value=1)))
    assert back.book == state.book
    assert back.plan.sheet == state.plan.sheet


def test_what_a_single_one_was_told_as_goes_along_into_another_way() -> None:
    state = one_told()
    by_result = steps(state, do.Answer(IDS.way, Choice(value="by_result")))
    assert by_result.plan.sheet == state.plan.sheet
    assert by_result.plan.value(IDS.only("natural")) == Choice(value="unable_not_held")


def test_what_was_told_of_many_is_not_put_aside_unsaid_for_a_single_one() -> None:
    many = told(came("20件"), {IDS.who: "个人", IDS.any(IDS.out): "没有"})
    one = do.Answer(IDS.count("new"), Count(value=1))
    refused = refusal(many, one)
    assert refused.problem.code == "sets_aside"
    state = steps(many, replace(one, insist=True))
    assert state.plan.way == "one_by_one"
    by_result = steps(state, do.Answer(IDS.way, Choice(value="by_result")))
    assert by_result.plan.value(IDS.who) == Choices(value=("natural",))


def test_a_list_that_was_chosen_gives_way_to_the_results_where_they_are_far_too_many_and_is_back_with_few() -> (
    None
):
    few = steps(came("2件"), do.Answer(IDS.way, Choice(value="one_by_one")))
    many = steps(few, do.Answer(IDS.count("new"), Count(value=2025), insist=True))
    assert (many.plan.way, many.place.question) == ("by_result", IDS.who)
    again = steps(many, do.Answer(IDS.count("new"), Count(value=2), insist=True))
    assert (again.plan.way, again.place.question) == ("one_by_one", IDS.entry(0, "who"))
