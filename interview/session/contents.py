"""The answers file as data: the frozen models of its JSON.

The file holds what a person said, when, and what was changed; whatever can be computed from that is not in
it, and neither is any path of the machine. Models refuse what they do not know, so nothing is dropped unseen
when a file is read and written again.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
)

from interview.engine.answers.kinds import TEXTS, Value
from interview.engine.plan.book import Origin, Passed

FORMAT: Literal["nianbao-answers"] = "nianbao-answers"
SCHEMA: Literal[6] = 6
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDEST_NUMBER = 60
"""No figure of a report has so many digits; a longer one is an accident or an attack on memory."""


def _encodable(text: object) -> object:
    # A terminal may hand over half a character. It must not stop the rest from being saved.
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text) if isinstance(text, str) else text


def _without_blanks(value: object) -> object:
    # Who edits the file by hand leaves blanks as easily as who types, and typed ones are gone before they are kept.
    told = value.get("value") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(told, str) or value.get("kind") not in TEXTS:
        return value
    lines = (line.strip() for line in told.strip().split("\n"))
    return {**value, "value": "\n".join(filter(None, lines))}


def _never_a_float(number: object) -> object:
    if isinstance(number, float):
        raise ValueError("a figure is a whole number or a decimal, not a float")  # noqa: TRY004 - pydantic wants it
    return number


def _of_sane_width(number: Decimal) -> Decimal:
    _, digits, exponent = number.as_tuple()
    if len(digits) + abs(int(exponent)) > _WIDEST_NUMBER:
        raise ValueError("a figure has a few digits")
    return number


Words: TypeAlias = Annotated[str, BeforeValidator(_encodable)]
"""What a person wrote, made fit for UTF-8."""

Figure: TypeAlias = Annotated[
    StrictInt | Annotated[Decimal, AfterValidator(_of_sane_width)] | None, BeforeValidator(_never_a_float)
]
"""A figure of last year's report; unknown is None. A decimal is a string in the file, so it stays exact."""


class _Part(BaseModel):
    # Built at the first save, not at every start: the first question comes before it.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


KeptBound: TypeAlias = tuple[StrictInt, StrictInt, str]
"""A place of a text that says a value: where it begins and ends, and the address of what it says."""


class KeptPart(_Part):
    """One part of an outline."""

    id: str
    heading: Words = ""


class KeptAnswer(_Part):
    """An answer, where it comes from, and when it was given."""

    value: Annotated[Value, BeforeValidator(_without_blanks)]
    origin: Origin
    at: AwareDatetime


class KeptEntry(_Part):
    """One application of the one-by-one list."""

    carried: bool = False
    column: str | None = None
    result: str | None = None
    given: str | None = None
    step: int | None = None
    walked: tuple[str, ...] = ()
    label: Words = ""


class KeptReason(_Part):
    """Why a finding is published as it is."""

    reason: Words
    at: AwareDatetime


class KeptLastYear(_Part):
    """What last year's report said."""

    year: int
    flow: str
    figures: dict[str, Figure] = {}
    texts: dict[str, Words] = {}
    profile: dict[str, Words] = {}
    facts: dict[str, StrictBool | StrictInt | Words | tuple[Words, ...]] = {}
    bound: dict[str, tuple[KeptBound, ...]] = {}
    outline: dict[str, tuple[KeptPart, ...]] = {}


class KeptUnit(_Part):
    """What one unit's report said, in a report that sums up many."""

    name: Words
    figures: dict[str, Figure] = {}


class BegunText(_Part):
    """A text begun and not yet given as an answer."""

    question: str
    text: Words


What: TypeAlias = Literal[
    "started",
    "answered",
    "changed",
    "set_aside",
    "returned",
    "taken_back",
    "entry_added",
    "entry_changed",
    "entry_removed",
    "accepted",
    "arranged",
    "reopened",
    "reviewed",
    "finished",
]

Plain: TypeAlias = bool | int | Words | tuple[Words, ...] | KeptEntry | None


class LogLine(_Part):
    """One line of the log: what was done, to what, and both values in plain form."""

    at: AwareDatetime
    what: What
    question: str | None = None
    """The question, the finding, or the entry as `entries.3`; None for the whole report."""
    was: Plain = None
    now: Plain = None


class FileContents(_Part):
    """A whole answers file."""

    format: Literal["nianbao-answers"] = FORMAT
    schema_number: Literal[6] = Field(default=SCHEMA, alias="schema")
    flow: str
    flow_version: int
    year: int | None = None
    """For people and for listings; the answers are what counts."""
    office: str | None = None
    """Likewise."""
    place: str | None = None
    passed: dict[str, Passed] = {}
    """The questions that were left open."""
    draft: BegunText | None = None
    finished_at: AwareDatetime | None = None
    answers: dict[str, KeptAnswer] = {}
    aside: dict[str, KeptAnswer] = {}
    entries: tuple[KeptEntry, ...] = ()
    accepted: dict[str, KeptReason] = {}
    reviewed: tuple[str, ...] = ()
    """The questions whose answer was kept from last year and gone through."""
    last: KeptLastYear | None = None
    bound: dict[str, tuple[KeptBound, ...]] = {}
    """The places of the texts that say a figure or a fact, by text."""
    wordings: dict[str, StrictInt] = {}
    outline: dict[str, tuple[KeptPart, ...]] = {}
    units: tuple[KeptUnit, ...] = ()
    log: tuple[LogLine, ...] = ()
