"""Offices whose texts are still to be written, and what is drafted of them; for the tests of drafting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview.engine.answers.kinds import Choices, Count, Value
from interview.engine.flow.drafts import Draft, Listing, Names, Only, Phrase, Sum
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from tests.support.interviews import facts_of, flow, hold

FLOW = flow("disclosure_2021")
PROACTIVE, REQUESTS, PLATFORM, MANAGEMENT = (
    "overview.proactive", "overview.on_request", "overview.platform", "overview.management",
)  # fmt: skip
PLACES: Mapping[str, Value] = {
    "facts.proactive.where": Choices(value=("government_site", "wechat")),
    "facts.proactive.government_site": Count(value=86),
    "facts.proactive.wechat": Count(value=40),
}


def office(
    figures: dict[str, int] | None = None, *, own: tuple[str, ...] = (), last: LastYear | None = None
) -> State:
    """An interview with its tables told, and of the texts only those of `own`."""
    state = hold(facts_of("disclosure_2021", figures or {})).state
    answers = {
        id: answer for id, answer in state.book.answers.items() if answer.value.kind != "prose" or id in own
    }
    return begin(FLOW, Book(answers=answers, last=last))[0]


def with_facts(state: State, facts: Mapping[str, Value]) -> State:
    answers = {id: Answer(value) for id, value in facts.items()}
    return begin(FLOW, replace(state.book, answers={**state.book.answers, **answers}))[0]


def text(state: State, id: str) -> str:
    draft = state.plan.draft(id)
    assert draft is not None
    return draft.text


def with_draft(draft: Draft, *formatters: Sum | Listing | Names | Only | Phrase) -> Flow:
    """The flow with another draft."""
    sections = [
        section.model_copy(
            update={
                "drafts": tuple(draft if each.text == draft.text else each for each in section.drafts),
                "formatters": (*section.formatters, *formatters),
            }
        )
        if section.id == "overview"
        else section
        for section in FLOW.sections
    ]
    other = FLOW.model_copy(update={"sections": tuple(sections)})
    for made in ("drafts", "formatters"):  # a copy has what was made of the sections before
        other.__dict__.pop(made, None)
    return other
