"""Changes of many answers at once: the list of applications, a table filled in, an office's outline."""

from __future__ import annotations

from dataclasses import replace

from interview.engine.answers.characters import clean_line
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Book
from interview.engine.plan.ledger.case_list import LONGEST_LABEL, MOST_LISTED
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.ledger.one_by_one import called
from interview.engine.plan.misfits import odd_part
from interview.engine.plan.outline.arrange import arranged
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step import ways
from interview.engine.step.apply import filled, let_controls_return
from interview.engine.step.handlers.answer import still_passed, still_there, told_first
from interview.engine.step.handlers.navigation import go, next_from
from interview.engine.step.impact import between, rewritten
from interview.engine.step.implied import closed
from interview.engine.step.state import State, Step
from interview.engine.step.turns import Note, Refuse


def place(state: State, command: do.Place) -> Step:
    """Puts an application into the list."""
    ledger = state.flow.ledger
    if (
        ledger is None
        or not 0 <= command.at <= min(len(state.book.entries), MOST_LISTED - 1)
        or odd_part(LedgerIds(ledger), command.entry) is not None
    ):
        return state, (Refuse(Problem("no_such_entry", None, {"at": command.at + 1})),)
    book = ways.place(state.plan, ledger, command.at, command.entry)
    return _listed(state, book, Note("placed", called(Plan(state.flow, book).listed, command.at)))


def remove(state: State, at: int) -> Step:
    """Takes an application out of the list."""
    ledger = state.flow.ledger
    if ledger is None or not 0 <= at < len(state.book.entries):
        return state, (Refuse(Problem("no_such_entry", None, {"at": at + 1})),)
    return _listed(state, ways.remove(state.plan, ledger, at), Note("removed", called(state.plan.listed, at)))


def label(state: State, command: do.Label) -> Step:
    """Notes a word of the clerk's own on an application."""
    text = clean_line(command.text)
    if not 0 <= command.at < len(state.plan.listed):
        return state, (Refuse(Problem("no_such_entry", None, {"at": command.at + 1})),)
    if len(text) > LONGEST_LABEL:
        return state, (Refuse(Problem("too_long", None, {"length": len(text), "max": LONGEST_LABEL})),)
    book = ways.label(state.plan, command.at, text)
    said = Note("labelled" if text else "unlabelled", called(Plan(state.flow, book).listed, command.at))
    final, turns = _listed(state, book, said)
    back_to = final.place.back_to
    if back_to is None or final.asked is None or final.asked.open:
        return final, turns
    final, turns = go(final, back_to[0])  # the revision has served
    return final, (said, *turns)


def arrange(state: State, command: do.Arrange) -> Step:
    """Tells first where a part that was told would go; its text waits aside for it to come back."""
    book = arranged(state.flow, state.book, command.section, command.parts)
    if isinstance(book, Problem):
        return state, (Refuse(book),)
    change = between(state.plan, Plan(state.flow, book))
    if not command.insist and (first := told_first(command.section, change)):
        return state, (first,)
    return _listed(state, book, Note("arranged", {"section": command.section}))


def fill(state: State, command: do.Fill) -> Step:
    """Tells many figures at once."""
    book = filled(state.plan, command.values, insist=command.insist)
    if isinstance(book, Problem):
        return state, (Refuse(book),)
    after = Plan(state.flow, book)
    if problem := closed(state.plan, after, command.values):
        return state, (Refuse(problem),)
    change = between(state.plan, after)
    if not command.insist and (first := told_first(next(iter(command.values), ""), change)):
        return state, (first,)
    return _listed(state, book, Note("filled", {"n": len(command.values)}))


def _listed(state: State, book: Book, note: Note) -> Step:
    after, followed = let_controls_return(state.plan, Plan(state.flow, book))
    place = replace(state.place, passed=still_passed(state, after))
    there = place.question and still_there(state.plan, after, place.question)
    moved = state.changed(after, replace(place, question=there))
    if there is not None and there == state.place.question:  # a revision goes on
        final, turns = go(moved, there, place.back_to, place.owed)
    else:
        final, turns = next_from(moved, there)
    moved_along = rewritten(state.plan, after, "")
    follow = [Note("texts_follow", {"texts": moved_along})] if moved_along else []
    return final, (note, *followed, *follow, *turns)
