"""What is said in the conversation, as data; a face shows it, `interview.wording` puts it into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from interview.dataclass import dataclass
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Answer
from interview.engine.plan.walk import Asked


@dataclass(frozen=True, slots=True)
class Ask:
    """The question to answer now."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class Reply:
    """What was understood."""

    asked: Asked
    """The question as it was asked."""
    answer: Answer
    heard: str | None = None
    """A code for something worth saying, such as a converted unit."""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refuse:
    """The answer was not taken; the text stays in the field."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know, by code."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionOpened:
    """A section begins."""

    section: str


@dataclass(frozen=True, slots=True)
class SectionDone:
    """Nothing more is open in a section."""

    section: str
    all_zero: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """The report can be written."""


Turn = Ask | Reply | Refuse | Note | SectionOpened | SectionDone | Finished
