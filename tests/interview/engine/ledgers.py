"""Ledgers told in one way or another, for the tests of them."""

from __future__ import annotations

from interview.engine.plan.book import Entry
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from tests.support.flows import ledger, of_sections, question
from tests.support.interviews import steps, told

SMALL = of_sections(
    {"id": "about", "title": "一", "items": [question("year", "year")]},
    {"id": "letters", "title": "二", "items": [ledger()]},
)


def small(**answers: object) -> State:
    """The small ledger after these answers."""
    named = {f"cases.{id.replace('__', '.')}": given for id, given in answers.items()}
    return told(begin(SMALL)[0], {"year": "2025", **named})  # type: ignore[dict-item]


def listed(*entries: Entry) -> Plan:
    """The small ledger asked one by one: two new, one carried in, and what is told of them."""
    state = small(any_new="2件", any_carried_in="1件", way="one_by_one")
    return steps(state, *(do.Place(at, entry) for at, entry in enumerate(entries))).plan


def as_asked(asked: Asked) -> tuple[object, ...]:
    """A question as it is put: its id, kind, words with the values they were given, whose help, unit, what is left."""
    text = "|".join(part for part in asked.text.split("|") if "{" not in part)
    helps = getattr(asked.help, "why", "") or getattr(asked.help, "id", "")
    return asked.id.removeprefix("cases."), asked.kind, text, helps, asked.unit, asked.left
