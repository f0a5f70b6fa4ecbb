"""Why something is not taken, as it is said."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Choices
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Book
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.talk.input.refusal import refusal
from interview.wording.catalog import words
from tests.interview.engine.drafting.drafted import office, with_facts
from tests.interview.talk.paragraphs import FLOW, PROACTIVE, book_at
from tests.support.interviews import flow, steps


@pytest.mark.parametrize(
    ("book", "question", "how"),
    [(book_at(PROACTIVE), PROACTIVE, "草稿行就打「好」"), (Book(), "problems", "写好了按 Ctrl+S")],
)
def test_a_word_that_is_no_paragraph_is_told_what_to_do(book: Book, question: str, how: str) -> None:
    state, _ = begin(flow(FLOW), book, question)
    said = refusal(state, Problem("only_a_word", question, {"text": "不"}), words("zh")).said
    assert said.startswith("只有「不」，印出来不成一段话。")
    assert how in said


def test_about_so_many_of_what_nobody_must_count_may_stay_uncounted() -> None:
    about = Problem("approximate", details={"text": "几十条"})
    for where, how in ((("wechat",), "数不清」就跳过"), (("wechat", "weibo"), "数不清的打 -")):
        state = with_facts(office(), {"facts.proactive.where": Choices(value=where)})
        state = steps(state, do.Jump("overview"))
        assert state.asked is not None
        assert how in refusal(state, about, words("zh")).said, state.asked.id
    assert "数不清" not in refusal(begin(flow(FLOW), Book(), "year")[0], about, words("zh")).said


@pytest.mark.parametrize(
    ("book", "question", "how"),
    [
        (Book(), "office.kind", "打前面的号，或者打名称。"),
        (Book(), "documents.any_in_force", "打 y 或者 n；知道几件就直接打，比如 6件。"),
        (book_at(PROACTIVE), PROACTIVE, "Enter 就用这一段"),
    ],
)
def test_an_empty_enter_is_told_again_how_to_answer(book: Book, question: str, how: str) -> None:
    state, _ = begin(flow(FLOW), book, question)
    said = refusal(state, Problem("required", question), words("zh")).said
    assert said.startswith("这里还空着")
    assert how in said
