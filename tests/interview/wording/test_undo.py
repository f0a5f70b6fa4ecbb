"""What is said where something was taken back."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Count, Text, Value
from interview.engine.plan.book import Answer, Book
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note
from interview.wording.catalog import words
from interview.wording.turns import said
from tests.interview.wording.spoken import FLOW, ZH, asked_for
from tests.support.prompts import put_otherwise


def undone(state: State) -> str:
    back, turns = step(state, do.Undo())
    note = next(turn for turn in turns if isinstance(turn, Note))
    return said(back.plan, note, ZH)


def test_an_undo_says_which_answer_it_took_back() -> None:
    state, _ = begin(FLOW)
    state, _ = step(state, do.Answer("office.name", "甲局"))
    assert undone(state) == "好，退回上一步：「单位全称」的回答收回了（甲局）。"
    state, _ = step(state, do.Revise("office.name"))
    state, _ = step(state, do.Answer("office.name", "乙" * 60))
    assert undone(state) == f"好，退回上一步：「单位全称」的回答收回了（{'乙' * 19}…）。"


def test_an_undo_of_taking_an_answer_away_says_which_is_there_again() -> None:
    state, _ = begin(FLOW, Book({"office.website": Answer(Text(value="www.a.gov.cn"))}), "office.website")
    state, _ = step(state, do.Answer("office.website", "没有"))
    assert undone(state) == "好，退回上一步：「网站」又是「www.a.gov.cn」。"


def test_an_undo_of_many_answers_names_the_first_few() -> None:
    figures: dict[str, Value] = {f"{kind}.decisions": Count(value=2) for kind in ("licences", "penalties")}
    state, _ = step(begin(FLOW)[0], do.Fill(figures))
    assert undone(state).startswith("好，退回上一步：这些回答收回了，")
    assert "行政许可" in undone(state)
    emptied, _ = step(
        state,
        do.Fill({"licences.decisions": Count(value=0), "penalties.decisions": Count(value=0)}, insist=True),
    )
    assert "退回上一步" in undone(emptied)


def test_an_undo_of_what_is_no_answer_says_only_that() -> None:
    state, _ = step(begin(FLOW)[0], do.Accept("N1", "就这样"))
    assert undone(state) == "好，退回上一步。"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_answers_that_are_there_again_are_named(lang: str) -> None:
    asked = asked_for("text")
    shown = tuple(
        put_otherwise(asked, id=id, answer=Answer(Text(value="甲")))
        for id in ("office.name", "office.address")
    )
    line = said(begin(FLOW)[0].plan, Note("undone", {"taken_back": (), "again": shown}), words(lang))
    assert "单位全称" in line
    assert "地址" in line
