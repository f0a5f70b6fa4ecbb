"""Why something is not taken, as it is said."""

from __future__ import annotations

import pytest

from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Book
from interview.engine.step.machine import begin
from interview.talk.input.refusal import refusal
from interview.wording.catalog import words
from tests.interview.talk.paragraphs import FLOW, PROACTIVE, book_at
from tests.support.interviews import flow


@pytest.mark.parametrize(
    ("book", "question", "how"),
    [(book_at(PROACTIVE), PROACTIVE, "草稿行就打「好」"), (Book(), "problems", "写好了按 Ctrl+S")],
)
def test_a_word_that_is_no_paragraph_is_told_what_to_do(book: Book, question: str, how: str) -> None:
    state, _ = begin(flow(FLOW), book, question)
    said = refusal(state, Problem("only_a_word", question, {"text": "不"}), words("zh")).said
    assert said.startswith("只有「不」，印出来不成一段话。")
    assert how in said


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
