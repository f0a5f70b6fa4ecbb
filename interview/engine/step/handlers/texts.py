"""What a command does to a draft: put in place of a text, or worded otherwise."""

from __future__ import annotations

from dataclasses import replace

from interview.engine.answers.kinds import Prose
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Answer
from interview.engine.plan.plan import Plan
from interview.engine.step.apply import taken
from interview.engine.step.handlers.answer import onward
from interview.engine.step.handlers.navigation import ask
from interview.engine.step.impact import between
from interview.engine.step.state import State, Step
from interview.engine.step.turns import Refuse, Reply


def redraft(state: State, question: str) -> Step:
    """Puts the draft in place of a text."""
    asked, draft = state.plan.get(question), state.plan.draft(question)
    if asked is None or draft is None:
        return state, (Refuse(Problem("no_draft", question)),)
    answer = Answer(Prose(value=draft.text), "inferred", bound=draft.bound)
    after = Plan(state.flow, taken(state.plan, asked, answer))
    return onward(state, after, asked, between(state.plan, after), (Reply(asked, answer, "as_drafted"),))


def reword(state: State, question: str) -> Step:
    """Words a draft otherwise."""
    book = state.book
    times = book.wordings.get(question, 0) + 1
    after = Plan(state.flow, replace(book, wordings={**book.wordings, question: times}))
    if after.draft(question) == state.plan.draft(question):
        return state, (Refuse(Problem("no_draft", question)),)
    moved = state.changed(after, state.place)
    return moved, ask(moved)
