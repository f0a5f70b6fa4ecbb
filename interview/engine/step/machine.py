"""The interview as a pure function: `step(state, command)` gives the next state and what is said.

The machine hands each command to whoever carries it out. It reads no clock and no file, keeps nothing between calls,
and puts nothing into words. Whatever can be computed from the book is computed by the plan, never stored here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book, Passed
from interview.engine.step import commands as do
from interview.engine.step.handlers.answer import search, take_answer
from interview.engine.step.handlers.at_once import arrange, fill, label, place, remove
from interview.engine.step.handlers.navigation import (
    ask,
    go,
    jump,
    left_last_year,
    of_its_entry,
    revise,
    skip,
    undo,
)
from interview.engine.step.handlers.sign_off import accept, confirm, finish
from interview.engine.step.handlers.texts import redraft, reword
from interview.engine.step.state import Here, State, Step
from interview.engine.step.turns import Note


def begin(
    flow: Flow, book: Book | None = None, at: str | None = None, passed: Mapping[str, Passed] | None = None
) -> Step:
    """Opens an interview, new or resumed; `at` is the question it stopped at, `passed` what had been left open.

    A new one leaves open what need not be told and last year's report did not tell either.
    """
    state = State(flow, book or Book(), Here(passed=passed or {}))
    plan = state.plan
    if passed is None and plan.book.last is not None:
        state = replace(state, place=Here(passed=left_last_year(plan)))
    state = replace(state, book=plan.book)
    here = plan.get(at) or of_its_entry(plan, at) or plan.next_after(None, state.place.passed)
    return go(state, here.id if here else None)


def step(state: State, command: do.Command) -> Step:  # noqa: C901, PLR0911, PLR0912 - one line a command
    """Carries out one command.

    A command that cannot be carried out leaves the state as it is and says why in a `Refuse`; nothing raises.
    """
    match command:
        case do.Answer():
            return take_answer(state, command)
        case do.Search():
            return search(state, command)
        case do.Fill():
            return fill(state, command)
        case do.Place():
            return place(state, command)
        case do.Remove():
            return remove(state, command.at)
        case do.Label():
            return label(state, command)
        case do.Arrange():
            return arrange(state, command)
        case do.Skip():
            return skip(state)
        case do.Back():
            before = state.plan.before(state.place.question)
            if before is None:
                return state, (Note("at_start"), *ask(state))
            return go(state, before.id)
        case do.Revise():
            return revise(state, command.question)
        case do.Jump():
            return jump(state, command.to)
        case do.Undo():
            return undo(state)
        case do.Accept():
            return accept(state, command)
        case do.Confirm():
            return confirm(state, command)
        case do.Redraft():
            return redraft(state, command.question)
        case do.Reword():
            return reword(state, command.question)
        case do.Finish():
            return finish(state)
    assert_never(command)
