"""The answers file as data: the frozen models of its JSON, and the way from a session to it and back.

The file holds what a person said, when, and what was changed; whatever can be computed from that is not in
it, and neither is any path of the machine. Models refuse what they do not know, so nothing is dropped unseen
when a file is read and written again. Nothing here touches a disk or a clock.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
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

from interview.engine.answers.kinds import Text, Value, Year
from interview.engine.plan.book import (
    Answer,
    Book,
    Entry,
    LastYear,
    Origin,
    Outline,
    OutlinePart,
    Passed,
    UnitFigures,
)
from interview.engine.prose.passage import Bound, sound

FORMAT: Literal["nianbao-answers"] = "nianbao-answers"
SCHEMA: Literal[6] = 6

_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDEST_NUMBER = 60
"""No figure of a report has so many digits; a longer one is an accident or an attack on memory."""


def _encodable(text: object) -> object:
    # A terminal may hand over half a character. It must not stop the rest from being saved.
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text) if isinstance(text, str) else text


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

    value: Value
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


@dataclass(frozen=True, slots=True)
class Session:
    """What an answers file says: the book, where the interview stopped, and what has been done to it."""

    flow: str
    flow_version: int
    book: Book = field(default_factory=Book)
    place: str | None = None
    """The question to go on with; None is the review."""
    draft: BegunText | None = None
    finished_at: datetime | None = None
    log: tuple[LogLine, ...] = ()
    passed: Mapping[str, Passed] = field(default_factory=dict)
    """The questions that were left open."""

    @property
    def year(self) -> int | None:
        """The report's year, if it has been answered."""
        return year_of(self.book)

    @property
    def office(self) -> str | None:
        """The office's name, if it has been answered."""
        return office_of(self.book)


def year_of(book: Book) -> int | None:
    """Return the year a book is about."""
    answer = book.answers.get("year")
    return answer.value.value if answer and isinstance(answer.value, Year) else None


def office_of(book: Book) -> str | None:
    """Return the name of the office a book is about."""
    answer = book.answers.get("office.name")
    return answer.value.value if answer and isinstance(answer.value, Text) else None


def to_file(session: Session, at: datetime, before: FileContents | None = None) -> FileContents:
    """Return the file's contents for a session.

    Args:
        session: What to keep.
        at: When; what `before` held already keeps its own time.
        before: The contents of the file so far.
    """
    book = session.book
    known = {**before.aside, **before.answers} if before else {}
    reasons = before.accepted if before else {}
    return FileContents(
        flow=session.flow,
        flow_version=session.flow_version,
        year=session.year,
        office=session.office,
        place=session.place,
        passed=dict(session.passed),
        draft=session.draft,
        finished_at=session.finished_at,
        answers=_kept(book.answers, known, at),
        aside=_kept(book.aside, known, at),
        entries=tuple(map(kept_entry, book.entries)),
        accepted={
            finding: _reason(reason, reasons.get(finding), at) for finding, reason in book.accepted.items()
        },
        reviewed=tuple(
            question
            for shelf in (book.answers, book.aside)
            for question, answer in shelf.items()
            if answer.reviewed
        ),
        last=_kept_last(book.last),
        bound={
            text: _kept_bound(answer.bound)
            for shelf in (book.aside, book.answers)
            for text, answer in shelf.items()
            if answer.bound
        },
        wordings=dict(book.wordings),
        outline=_kept_outline(book.outline),
        units=tuple(KeptUnit(name=unit.name, figures=dict(unit.figures)) for unit in book.units),
        log=session.log,
    )


def to_session(contents: FileContents) -> Session:
    """Return the session that a file's contents hold."""
    return Session(
        flow=contents.flow,
        flow_version=contents.flow_version,
        book=to_book(contents),
        place=contents.place,
        passed=contents.passed,
        draft=contents.draft,
        finished_at=contents.finished_at,
        log=contents.log,
    )


def to_book(contents: FileContents) -> Book:
    """Return the book that a file's contents hold."""
    reviewed, bound = frozenset(contents.reviewed), contents.bound
    return Book(
        answers=_answers(contents.answers, reviewed, bound),
        aside=_answers(contents.aside, reviewed, bound),
        entries=tuple(
            Entry(
                entry.carried, entry.column, entry.result, entry.given, entry.step, entry.walked, entry.label
            )
            for entry in contents.entries
        ),
        accepted={finding: kept.reason for finding, kept in contents.accepted.items()},
        last=_last_year(contents.last),
        wordings=contents.wordings,
        outline=_outline(contents.outline),
        units=tuple(UnitFigures(unit.name, unit.figures) for unit in contents.units),
    )


def kept_entry(entry: Entry) -> KeptEntry:
    """Return an entry as the file keeps it."""
    return KeptEntry(**asdict(entry))


def _kept(
    answers: Mapping[str, Answer], known: Mapping[str, KeptAnswer], at: datetime
) -> dict[str, KeptAnswer]:
    # Identity first, and here: between two saves nearly every answer is the same object, and this runs at each answer.
    return {
        question: kept
        if (kept := known.get(question)) and kept.value is answer.value and kept.origin == answer.origin
        else _stamped(answer, kept, at)
        for question, answer in answers.items()
    }


def _stamped(answer: Answer, known: KeptAnswer | None, at: datetime) -> KeptAnswer:
    if known and known.origin == answer.origin and known.value == answer.value:
        return known
    return KeptAnswer(value=answer.value, origin=answer.origin, at=at)


def _reason(reason: str, known: KeptReason | None, at: datetime) -> KeptReason:
    return known if known and known.reason == reason else KeptReason(reason=reason, at=at)


def _kept_last(last: LastYear | None) -> KeptLastYear | None:
    if last is None:
        return None
    return KeptLastYear(
        year=last.year,
        flow=last.flow,
        figures=dict(last.figures),
        texts=dict(last.texts),
        profile=dict(last.profile),
        facts=dict(last.facts),
        bound={text: _kept_bound(bound) for text, bound in last.bound.items()},
        outline=_kept_outline(last.outline),
    )


def _last_year(kept: KeptLastYear | None) -> LastYear | None:
    if kept is None:
        return None
    return LastYear(
        kept.year,
        kept.flow,
        kept.figures,
        kept.texts,
        kept.profile,
        kept.facts,
        {text: _bound(kept.texts.get(text, ""), bound) for text, bound in kept.bound.items()},
        _outline(kept.outline),
    )


def _answers(
    kept: Mapping[str, KeptAnswer], reviewed: Collection[str], bound: Mapping[str, tuple[KeptBound, ...]]
) -> dict[str, Answer]:
    return {
        question: Answer(
            answer.value,
            answer.origin,
            question in reviewed,
            _bound(str(answer.value.value), bound[question]) if question in bound else (),
        )
        for question, answer in kept.items()
    }


def _kept_bound(bound: tuple[Bound, ...]) -> tuple[KeptBound, ...]:
    return tuple((place.start, place.end, place.of) for place in bound)


def _bound(text: str, kept: tuple[KeptBound, ...]) -> tuple[Bound, ...]:
    """The places of a text; of a file that somebody edited only while all of them still lie in it."""
    return sound(text, tuple(Bound(*place) for place in kept))


def _kept_outline(outline: Outline) -> dict[str, tuple[KeptPart, ...]]:
    return {
        section: tuple(KeptPart(id=part.id, heading=part.heading) for part in parts)
        for section, parts in outline.items()
    }


def _outline(kept: Mapping[str, tuple[KeptPart, ...]]) -> dict[str, tuple[OutlinePart, ...]]:
    return {
        section: tuple(OutlinePart(part.id, part.heading) for part in parts)
        for section, parts in kept.items()
    }
