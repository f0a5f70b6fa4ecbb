"""`nianbao explain`: where a figure comes from and what it feeds."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from interview.cli.exits import Exit
from interview.cli.output import put, tell
from interview.desk.reports import plan_of
from interview.engine.answers.kinds import plain
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.lineage import Trace, trace
from interview.engine.sums.error_localisation import Bounds
from interview.flowfiles import load_flow
from interview.flowfiles.families import FAMILIES
from interview.wording.catalog import Words
from interview.wording.lists import joined
from interview.wording.names import name_of
from interview.wording.questions import question, told


def explain(options: argparse.Namespace, words: Words) -> Exit:
    """Prints the trace of one address."""
    plan = plan_of(Path(options.file), options.lang)
    found = trace(plan, options.address)
    if found is None:
        near = get_close_matches(options.address, [*plan.figures, *plan.position], n=1)
        key = "no_such_address_near" if near else "no_such_address"
        message = words.say(f"explain.{key}", address=options.address, near=near[0] if near else "")
        tell(words.say("cli.error", message=message))
        return Exit.USAGE
    for line in lines(plan, found, words):
        put(line)
    return Exit.DONE


def lines(plan: Plan, found: Trace, words: Words) -> Iterator[str]:
    """The trace in sentences: what it is, from where, under which relations, and what hangs on it."""
    name = name_of(plan.flow, found.address, words)
    if found.figure is None:
        yield name
    elif found.figure.value is None:
        yield words.say("explain.unknown", name=name)
    else:
        origin = words.say(f"origin.{found.figure.origin}")
        yield words.say("explain.figure", name=name, value=plain(found.figure.value), origin=origin)
    yield from _by_units(plan, found, words)
    if found.asked is not None:
        answer = found.asked.answer
        said = told(found.asked, answer.value, words) if answer else words.say("review.empty")
        yield words.say("explain.asked", question=question(found.asked, words), answer=said)
        yield from _taken_over(found.asked, words)
    if found.bounds is not None and found.bounds != Bounds():
        key = (
            "exactly"
            if found.bounds.least == found.bounds.most
            else "at_least"
            if found.bounds.most is None
            else "between"
        )
        yield words.say(f"explain.{key}", least=found.bounds.least, most=found.bounds.most)
    if found.computed_from:
        yield words.say("explain.computed", cells=_names(plan, found.computed_from, words))
    for relation, kept in found.relations:
        key = "holds" if kept else "broken" if kept is False else "open"
        yield words.say(f"explain.{key}", id=relation.id, says=relation.says)
    if found.feeds:
        yield words.say("explain.feeds", cells=_names(plan, found.feeds, words))
    if found.law:
        yield words.say("explain.law", law=found.law)


def _taken_over(asked: Asked, words: Words) -> Iterator[str]:
    """Which figure of the office's other report an answer was taken from."""
    sibling = asked.question.sibling if asked.question is not None else None
    if sibling is None or asked.answer is None or asked.answer.origin != "beside":
        return
    family = next(each for each in FAMILIES if each.id == sibling.family)
    name = name_of(load_flow(family.forms[0], words.lang), sibling.at, words)
    yield words.say("explain.other_report", report=family.named(words.lang), name=name)


def _by_units(plan: Plan, found: Trace, words: Words) -> Iterator[str]:
    """What each unit of a government's report says of a figure, the most first."""
    if not plan.book.units or found.figure is None:
        return
    known = sorted((each for each in found.units if each[1] is not None), key=lambda each: -(each[1] or 0))
    whole = plain(sum(value or 0 for _, value in known))
    yield words.say("explain.units", n=len(plan.book.units), whole=whole, some=len(known))
    yield from ("  " + words.say("explain.unit", name=name, value=plain(value or 0)) for name, value in known)
    unsure = [name for name, value in found.units if value is None]
    if unsure:
        yield "  " + words.say("explain.unit_unsure", names=joined(unsure, words))


def _names(plan: Plan, cells: tuple[str, ...], words: Words) -> str:
    return joined([name_of(plan.flow, cell, words) for cell in cells], words)
