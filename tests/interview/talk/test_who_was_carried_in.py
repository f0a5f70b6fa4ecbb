"""Applicants among whom some are missing whose applications last year's report left open: asked about, and may stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Choices
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from interview.talk.input.refusal import refusal
from interview.talk.input.typed import Doubted, Gives, Known, answered
from interview.wording.catalog import words
from tests.support.interviews import flow, steps

FORM = flow("disclosure_2021")
assert FORM.ledger is not None
IDS = LedgerIds(FORM.ledger)
LEFT = {IDS.cell(IDS.out, column): 0 for column in IDS.columns} | {
    IDS.cell(IDS.out, "natural"): 3, IDS.cell(IDS.out, "legal"): 1,
}  # fmt: skip


def at_who(left: dict[str, int]) -> State:
    """An interview after a year that left these open, with twenty new ones, at the question who applied."""
    state = begin(FORM, Book(last=LastYear(2024, FORM.id, left)), "year")[0]
    state = steps(
        state, do.Answer("year", "2025"), do.Revise(IDS.any("new")), do.Answer(IDS.any("new"), "20件")
    )
    if state.plan.value(IDS.any("carried_in")) is None:
        state = steps(state, do.Revise(IDS.any("carried_in")), do.Answer(IDS.any("carried_in"), "没有"))
    return steps(state, do.Revise(IDS.who))


def given(state: State, answer: str | Choices) -> Gives | Doubted:
    assert state.asked is not None
    assert state.asked.id == IDS.who
    return answered(state.plan, state.asked, answer, Known())


def test_who_left_one_out_is_told_whom_and_may_insist() -> None:
    state = at_who(LEFT)
    meant = given(state, "企业")
    assert isinstance(meant, Doubted)
    said = refusal(state, meant.problem, words("zh"), meant.command)
    assert said.said == "上一年转来的里有个人 3 件、律所 1 件，这里没有选上。"
    assert "Carried in from last year are" in refusal(state, meant.problem, words("en"), meant.command).said
    kept = steps(state, replace(meant.command, insist=True))
    assert kept.plan.value(IDS.who) == Choices(value=("business",))
    assert isinstance(given(state, Choices(value=("natural",))), Doubted), "picked from the list too"


@pytest.mark.parametrize("answer", ["个人 律所", "全部", "", "没看懂的", "都没有"])
def test_nothing_is_asked_where_all_are_there_or_nothing_was_told(answer: str) -> None:
    assert given(at_who(LEFT), answer) == Gives(do.Answer(IDS.who, answer))


def test_nobody_is_missed_where_nothing_came_over() -> None:
    assert given(at_who({}), "企业") == Gives(do.Answer(IDS.who, "企业"))
