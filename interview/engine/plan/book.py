"""The book: everything a clerk has told us, immutable.

Live answers with their origin, answers of closed branches set aside, the list of applications, accepted
findings, and what last year's report said. Nothing that can be computed from these is kept here, and there is
no clock: the session stamps the times when it writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Count, Value
from interview.engine.prose.passage import Bound

Origin = Literal[
    "typed", "confirmed", "carried", "inferred", "imported", "summed", "beside", "zero", "computed"
]
"""Where a figure or answer comes from; exactly one of these.

typed by the clerk; confirmed: last year's, accepted; carried by rule from last year; inferred: offered by a
balance and accepted; imported from a published report; summed from the reports of a government's units; beside: in the
office's other report, accepted; zero: a gate or the kind of office says so; computed.
"""

TOLD: frozenset[Origin] = frozenset({"typed", "confirmed", "inferred", "imported", "summed", "beside"})
"""The origins of what somebody has said or accepted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value and where it comes from."""

    value: Value
    origin: Origin = "typed"
    reviewed: bool = False
    """Of one that was kept from last year: whether the clerk went through it and said that it is right."""
    bound: tuple[Bound, ...] = ()
    """Of a text: the places in it that say a figure or a fact and follow it. One of origin `inferred` was taken as it was
    drafted and is drafted anew at every walk, until somebody edits it."""


KEPT_OPEN: frozenset[Origin] = frozenset({"imported", "summed"})
"""The origins of what reports say: what they tell in a branch that the kind of office closes stays, and is visible."""

UNSURE = "unsure"
YES, NO = "yes", "no"
"""The answers to a step of the decision list."""

Passed = Literal["later", "left"]
"""A question that was left open: it comes back at the end, or did, and is the review's now."""


def count_of(answer: Answer | None) -> int:
    """The number of an answer that is a count; 0 where there is none."""
    return answer.value.value if answer is not None and isinstance(answer.value, Count) else 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One application in the list that the one-by-one way keeps; no names, ever."""

    carried: bool = False
    """Carried in from last year, not newly received."""
    column: str | None = None
    """Who applied: a column's id, `unsure`, or None while not placed."""
    result: str | None = None
    """A row's id (the row of open applications too), `unsure`, or None while not placed."""
    given: str | None = None
    """The first step's answer, only while `result` does not say it."""
    step: int | None = None
    """Not None while the decision list is walked; before `walked` was kept, how far."""
    walked: tuple[str, ...] = ()
    """What was answered on that walk: the article, then `yes` or `no` each; `unsure` where it stopped."""
    label: str = ""
    """A register number or a word of the clerk's own, to tell it from the others; never printed."""


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """One part of a section's outline: its text's address, and the heading printed above it, without a number."""

    id: str
    heading: str = ""


Outline = Mapping[str, tuple[OutlinePart, ...]]
"""The parts of a section's prose in order, by section; a section that is not in it follows the flow."""


@dataclass(frozen=True, slots=True)
class LastYear:
    """What last year's report said, kept inside this year's file."""

    year: int
    flow: str
    figures: Mapping[str, int | Decimal | None] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    profile: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, bool | int | str | tuple[str, ...]] = field(default_factory=dict)
    """What its texts told that no table has, by the addresses of this form's facts."""
    bound: Mapping[str, tuple[Bound, ...]] = field(default_factory=dict)
    """The numbers in its texts, by text: bound to a figure or a fact, or to `""` where nobody knows what they count."""
    outline: Outline = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """What one unit's report said, in the report of the government that sums it up."""

    name: str
    figures: Mapping[str, int | Decimal | None] = field(default_factory=dict)
    """Its figures without the zeros; None where its report does not say for certain."""


@dataclass(frozen=True, slots=True)
class Book:
    """All answers of one interview."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    aside: Mapping[str, Answer] = field(default_factory=dict)
    """Answers of closed branches: never printed, back when their question is."""
    entries: tuple[Entry, ...] = ()
    accepted: Mapping[str, str] = field(default_factory=dict)
    """Findings published as they are, with the reason given."""
    last: LastYear | None = None
    wordings: Mapping[str, int] = field(default_factory=dict)
    """How often another wording of a draft was asked for, by text."""
    outline: Outline = field(default_factory=dict)
    units: tuple[UnitFigures, ...] = ()
    """The units that a government's report sums up."""
