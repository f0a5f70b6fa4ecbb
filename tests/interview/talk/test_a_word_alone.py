"""A yes or a no where a paragraph is wanted: the draft is taken, what stands stays, and no word is ever the paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Prose
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.talk.input.typed import Doubted, Gives, Known, answered, ends_at_once
from interview.talk.input.ways_out import ways_out
from interview.talk.prompt.field import known
from tests.interview.talk.paragraphs import FLOW, PROACTIVE, at, book_at
from tests.support.interviews import flow, steps

OWN = "部分栏目更新不及时。"
WRITTEN = Book({**book_at(PROACTIVE).answers, PROACTIVE: Answer(Prose(value=OWN))})


def given(book: Book, text: str, question: str = PROACTIVE) -> Gives | Doubted:
    state, _ = begin(flow(FLOW), book, question)
    assert state.asked is not None
    return answered(state.plan, state.asked, text, Known())


def asked_of(book: Book) -> Asked:
    asked = begin(flow(FLOW), book, PROACTIVE)[0].asked
    assert asked is not None
    return asked


@pytest.mark.parametrize("text", ["y", "是", "好的。", "对", "没错", "OK", " 嗯\n", "可以"])
def test_who_agrees_takes_the_draft(text: str) -> None:
    assert given(book_at(PROACTIVE), text) == Gives(do.Redraft(PROACTIVE))
    assert ends_at_once(text)


@pytest.mark.parametrize("text", ["n", "不", "没有", "有", "收到过"])
def test_any_other_word_is_no_paragraph(text: str) -> None:
    meant = given(book_at(PROACTIVE), text)
    assert isinstance(meant, Doubted)
    assert (meant.problem.code, meant.problem.insistable) == ("only_a_word", False)
    assert ends_at_once(text)


def test_where_no_draft_is_shown_nobody_agrees_to_it() -> None:
    for book, question in ((WRITTEN, PROACTIVE), (Book(), "problems")):
        meant = given(book, "y", question)
        assert isinstance(meant, Doubted)
        assert meant.problem.details["text"] == "y"


@pytest.mark.parametrize("text", ["1", "1 7", "2025年", "5\n公示", "３０条。", "3、公示"])
def test_what_was_meant_for_another_question_is_doubted_and_may_stand(text: str) -> None:
    meant = given(book_at(PROACTIVE), text)
    assert isinstance(meant, Doubted)
    assert (meant.problem.code, meant.problem.insistable) == ("hardly_a_paragraph", True)
    state = begin(flow(FLOW), book_at(PROACTIVE), PROACTIVE)[0]
    assert [way.code for way in ways_out(state, meant.problem, meant.command)] == ["as_it_is", "change"]
    written = steps(state, replace(meant.command, insist=True)).book
    stands = begin(flow(FLOW), written, PROACTIVE)[0].asked
    assert stands is not None
    assert given(written, known(stands, {})) == Gives(do.Answer(PROACTIVE, "")), "it was said before"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("差不多吧都办了", "hardly_a_sentence"),
        ("跟往年差不多", "hardly_a_sentence"),
        ("人手少。", ""),
        ("全年公开信息八十六条都已办结", ""),
    ],
)
def test_a_phrase_in_place_of_a_paragraph_is_doubted_and_may_stand(text: str, code: str) -> None:
    meant = given(book_at(PROACTIVE), text)
    assert (meant.problem.code if isinstance(meant, Doubted) else "") == code
    assert isinstance(given(Book(), text, "other_matters"), Gives)


@pytest.mark.parametrize("behind", ["y", "好", "\n是", "\ny\n"])
def test_who_agrees_behind_what_stands_leaves_it(behind: str) -> None:
    assert known(asked_of(WRITTEN), {}) == OWN
    assert given(WRITTEN, OWN + behind) == Gives(do.Answer(PROACTIVE, ""))


@pytest.mark.parametrize("behind", ["n", " 没有", "\n不", "no", "没有。"])
def test_a_no_behind_what_stands_is_not_printed_with_it_unasked(behind: str) -> None:
    meant = given(WRITTEN, OWN + behind)
    assert isinstance(meant, Doubted)
    assert (meant.problem.code, meant.problem.details["text"]) == ("word_behind", behind.strip())


@pytest.mark.parametrize(
    "text", [OWN + "好。还有一句。", OWN[:-1] + "好", "好，都做了。", "是的，公开了一批信息。"]
)
def test_what_says_more_is_the_paragraph(text: str) -> None:
    assert given(WRITTEN, text) == Gives(do.Answer(PROACTIVE, text))
    assert not ends_at_once(text)
    assert ends_at_once("改")


def test_none_is_said_by_a_word_where_a_text_may_be_left_out() -> None:
    optional = next(
        asked
        for asked in at(PROACTIVE).plan.asked
        if asked.kind == "prose" and asked.optional and asked.offer is None
    )
    assert given(book_at(PROACTIVE), "没有", optional.id) == Gives(do.Answer(optional.id, "没有"))
