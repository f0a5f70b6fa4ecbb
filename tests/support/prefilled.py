"""A year that is just like the one before, of which only what Enter never copies is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview.engine.answers.characters import clean_paragraphs
from interview.engine.answers.kinds import PICKED, Prose
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from tests.support.interviews import PROSE, facts_of, flow, hold, steps
from tests.support.offices import SIX

BUSY = {
    **SIX,
    "documents.in_force": 4,
    "licences.decisions": 12,
    "reconsideration.upheld": 2,
    "reconsideration.other": 1,
}
AFRESH = {"problems", "improvements"}
"""Texts that nobody takes over from last year."""
KEPT = {
    "documents.in_force",
    "licences.decisions",
    "reconsideration.count",
    "applications.count_new",
    *PROSE,
} - AFRESH
"""What is another every year, and offered as last year's."""


WRONG = {"overview.on_request": "全年共收到政府信息公开申请8件。"}
"""Texts that say of the six applications otherwise than their table."""


def with_texts(book: Book, texts: Mapping[str, str]) -> Book:
    """The book with other texts, as a field would hand them over."""
    told = {id: Answer(Prose(value=clean_paragraphs(text))) for id, text in texts.items()}
    return replace(book, answers={**book.answers, **told})


def prefilled() -> Book:
    """An interview in which every gate and choice is told, and all the rest stands ready to be kept with Enter."""
    plan = hold(facts_of("disclosure_2021", BUSY)).state.plan
    told = {id: answer.value.value for id, answer in plan.book.answers.items()}
    texts = {id: str(told[id]) for id in PROSE}
    profile = {id: str(value) for id, value in told.items() if id.startswith("office.")}
    last = LastYear(2024, "disclosure_2021", dict(plan.sheet), texts, profile)
    picked = {
        asked.id: asked.answer
        for asked in plan.asked
        if asked.answer is not None and (asked.kind in PICKED or asked.id in {"year", *AFRESH})
    }
    return replace(Book(), answers=picked, last=last)


def kept() -> State:
    """The same at the review: every number and text kept as last year's by an empty Enter."""
    state = begin(flow("disclosure_2021"), prefilled())[0]
    while state.asked is not None:
        state = steps(state, do.Answer(state.asked.id))
    return state
