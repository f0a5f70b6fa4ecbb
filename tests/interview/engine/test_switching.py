"""The ledger told another way: what the cells say goes along, as far as they are known."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count
from interview.engine.plan.ledger_ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from tests.support.interviews import flow, steps, told

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
