"""What a paragraph can be begun from, and how it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Prose
from interview.engine.plan.book import Answer, Book
from interview.engine.prose.passage import Bound
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note
from interview.talk.prompt.drafts import (
    Start,
    Texts,
    giving,
    how_to_write,
    marks_of,
    paragraphs_that_follow,
    rewritten,
    sign_of,
    start_of,
    texts_of,
)
from interview.talk.prompt.length import Room, characters, room_of
from interview.wording.catalog import words
from interview.wording.hints import how_to_answer
from tests.interview.talk.paragraphs import FLOW, ON_REQUEST, PLATFORM, PROACTIVE, at, book_at, with_last_year
from tests.support.interviews import flow

ZH = words("zh")
OWN_SITE, WECHAT = "facts.proactive.own_site", "facts.proactive.wechat"


def opened(book: Book, text: str = PROACTIVE) -> State:
    return begin(flow(FLOW), book, text)[0]


def written(text: str, origin: str = "typed") -> State:
    book = book_at(PROACTIVE)
    answer = Answer(Prose(value=text), origin)  # type: ignore[arg-type]
    return opened(replace(book, answers={**book.answers, PROACTIVE: answer}))


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("改", Start.EDIT), (" 改。", Start.EDIT), ("换个说法", Start.REWORD), ("去年", Start.LAST), ("Edit", Start.EDIT),
        ("改进了栏目。", None), ("", None), ("去年\n今年", None),
    ],
)  # fmt: skip
def test_a_word_alone_asks_for_a_draft_and_in_a_text_it_is_a_word(typed: str, start: Start | None) -> None:
    assert start_of(typed) is start


@pytest.mark.parametrize("start", Start)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_word_that_is_said_is_the_word_that_is_heard(start: Start, lang: str) -> None:
    assert start_of(sign_of(start, lang)) is start


def test_a_draft_is_offered_until_something_is_written() -> None:
    state = at(PROACTIVE)
    assert state.asked is not None
    texts = texts_of(state.plan, state.asked)
    assert texts.offered
    assert "86" in texts.draft.text
    assert texts.starts("") == (Start.EDIT, Start.REWORD)
    assert texts.starts(texts.draft.text) == (Start.REWORD,)
    assert texts.starts("自己写的。") == (Start.EDIT,)


def test_own_words_can_go_back_to_the_draft_and_have_no_other_wording() -> None:
    state = written("自己写的。")
    asked = state.plan.get(PROACTIVE)
    assert asked is not None
    texts = texts_of(state.plan, asked)
    assert not texts.offered
    assert texts.starts("自己写的。") == (Start.EDIT,)


def test_last_years_text_is_one_more_to_begin_from() -> None:
    state = opened(with_last_year())
    assert state.asked is not None
    texts = texts_of(state.plan, state.asked)
    assert not texts.offered, "it stands in the field by itself, while what it tells still holds"
    assert texts.starts(texts.last.text) == (Start.EDIT,)
    assert texts.starts(texts.draft.text) == (Start.REWORD, Start.LAST)
    assert "3 处" not in how_to_write(state.asked, texts, texts.last.text, ZH)
    assert "4 处" in how_to_write(state.asked, texts, texts.last.text, ZH)


def test_where_there_is_nothing_to_begin_from_it_is_told_what_would_make_a_draft() -> None:
    state = at(PLATFORM, **{"facts.proactive.where": "", PROACTIVE: "按条例公开。"})
    assert state.asked is not None
    texts = texts_of(state.plan, state.asked)
    assert texts.starts("") == ()
    assert (
        how_to_write(state.asked, texts, "", ZH)
        == "退回去答一下「平台」，就能替你起草。自己写好了按 Ctrl+S。"
    )
    assert how_to_write(state.asked, texts, "自己写的。", ZH) == ZH.say("hint.prose")
    assert how_to_write(state.asked, Texts(), "", ZH) == ZH.say("hint.prose")
    assert texts_of(state.plan, state.plan.asked[0]).of(Start.EDIT) == ""


def test_a_text_that_is_the_draft_is_taken_as_drafted() -> None:
    state = at(PROACTIVE)
    assert state.asked is not None
    draft = texts_of(state.plan, state.asked).draft.text
    assert giving(state.plan, state.asked, f"{draft}\n") == do.Redraft(PROACTIVE)
    assert giving(state.plan, state.asked, draft + "再一句。") == do.Answer(PROACTIVE, draft + "再一句。")
    name = state.plan.get("office.name")
    assert name is not None
    assert giving(state.plan, name, draft) == do.Answer("office.name", draft)


def test_texts_that_followed_a_change_are_found_as_they_stand() -> None:
    state, _ = step(at(PROACTIVE), do.Answer(PROACTIVE, ""))
    after, turns = step(state, do.Answer("facts.proactive.own_site", "87"))
    notes = [turn for turn in turns if isinstance(turn, Note) and turn.code == "texts_follow"]
    (moved,) = rewritten(after.plan, notes[0])
    assert moved.id == PROACTIVE
    assert moved.answer is not None
    assert "87" in str(moved.answer.value.value)
    assert rewritten(after.plan, Note("review")) == ()


def test_marks_are_those_that_are_shown_whole() -> None:
    bound = (Bound(0, 2, "a"), Bound(4, 7, "b"))
    assert marks_of(bound, "12甲乙345") == ((0, 2), (4, 7))
    assert marks_of(bound, "12甲乙3…") == ((0, 2),)


def test_each_printed_paragraph_knows_which_of_its_numbers_follow() -> None:
    book = book_at(PROACTIVE)
    answer = Answer(
        Prose(value="公开86条。\n微信40条。"), "typed", bound=(Bound(2, 4, OWN_SITE), Bound(9, 11, WECHAT))
    )
    plan = opened(replace(book, answers={**book.answers, PROACTIVE: answer})).plan
    follow = paragraphs_that_follow(plan)
    assert {text: [text[s:e] for s, e in marks] for text, marks in follow.items()} == {
        "公开86条。": ["86"],
        "微信40条。": ["40"],
    }


def test_all_of_part_one_is_measured_together() -> None:
    state = at(ON_REQUEST)
    assert state.asked is not None
    room = room_of(state.plan, state.asked)
    first = state.plan.value(PROACTIVE)
    assert first is not None
    assert room == Room(characters(str(first.value)), 1000)
    assert room.over("字" * (1000 - room.others)) == 0
    assert room.over("字 \n" * (1001 - room.others)) == 1001
    assert room.over("字" * 1001 + "＿") == 0, "the gaps come first"


def test_other_parts_have_no_such_room() -> None:
    state = at("problems", **{PLATFORM: "有网站。", "overview.supervision": "有专人。"})
    assert state.asked is not None
    assert room_of(state.plan, state.asked) == Room()
    assert Room().over("字" * 2000) == 0


def test_a_gate_counts_in_the_unit_of_its_count() -> None:
    gate = at("facts.supervision.accountable", **{PLATFORM: "栏目正常更新。"}).asked
    assert gate is not None
    assert "知道几人就直接打，比如 6人" in how_to_answer(gate, ZH)
