"""The end of an interview: reasons for findings, what was kept gone through, and whether the book is fit to be finished."""

from __future__ import annotations

from dataclasses import replace

from interview.engine.answers.characters import quoted
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Answer
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.handlers.navigation import ask, go
from interview.engine.step.state import State, Step
from interview.engine.step.turns import Finished, Note, Refuse
from interview.engine.step.validate import is_no_reason, read


def accept(state: State, command: do.Accept) -> Step:
    """Notes why a finding is to stand, or takes that back."""
    if command.finding in {finding.id for finding in state.plan.broken}:
        return state, (Refuse(Problem("must_come_out", None, {"finding": command.finding})),)
    if is_no_reason(command.reason):
        return state, (Refuse(Problem("no_reason", None, {"text": quoted(command.reason.strip())})),)
    asked = next((each for each in state.plan.asked if each.explains == command.finding), None)
    if asked is not None:
        return _explain(state, command, asked)
    accepted = {id: reason for id, reason in state.book.accepted.items() if id != command.finding}
    if command.reason.strip():
        accepted[command.finding] = command.reason.strip()
    after = state.with_book(replace(state.book, accepted=accepted))
    return after, (Note("accepted", {"finding": command.finding}), *ask(after))


def _explain(state: State, command: do.Accept, asked: Asked) -> Step:
    """The reason is asked for as a question, so it is the answer to that."""
    answers = {id: answer for id, answer in state.book.answers.items() if id != asked.id}
    if command.reason.strip():
        heard = read(asked, command.reason)
        if isinstance(heard, Problem):
            return state, (Refuse(replace(heard, question=asked.id)),)
        answers[asked.id] = Answer(heard.value)
    after = state.with_book(replace(state.book, answers=answers))
    return after, (Note("accepted", {"finding": command.finding}), *ask(after))


def confirm(state: State, command: do.Confirm) -> Step:
    """Notes that what was kept from last year was gone through."""
    kept = {asked.id: asked.answer for asked in state.plan.kept if asked.answer is not None}
    strange = next((id for id in command.questions if id not in kept), None)
    if strange is not None:
        return state, (Refuse(Problem("not_kept", strange)),)
    said = {id: replace(kept[id], reviewed=command.right) for id in command.questions}
    after = state.with_book(replace(state.book, answers={**state.book.answers, **said}))
    return after, (Note("confirmed", {"left": len(after.plan.unreviewed)}), *ask(after))


def finish(state: State) -> Step:
    """Ends, where nothing keeps the report from being finished."""
    problem = unfinished(state.plan)
    if problem is not None:
        return state, (Refuse(problem),)
    moved, turns = go(state, None)
    return moved, (*[turn for turn in turns if not isinstance(turn, Note)], Finished())


def unfinished(plan: Plan) -> Problem | None:
    """What of the book itself keeps a report from being finished; None where nothing does."""
    if plan.finishable:
        return None
    details: dict[str, object] = {
        "open": tuple(asked.id for asked in plan.open),
        "first": plan.open[0] if plan.open else None,
        "broken": tuple(finding.id for finding in plan.broken),
        "kept": tuple(asked.id for asked in plan.unreviewed),
    }
    return Problem("not_finished", None, details)
