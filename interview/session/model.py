"""A session, which is what an answers file says, and the way from it to the file's contents and back.

Nothing here touches a disk or a clock.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, field
from datetime import datetime

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Text, Year
from interview.engine.plan.book import (
    Answer,
    Book,
    Entry,
    LastYear,
    Outline,
    OutlinePart,
    Passed,
    UnitFigures,
)
from interview.engine.prose.passage import Bound, sound
from interview.session.contents import (
    BegunText,
    FileContents,
    KeptAnswer,
    KeptBound,
    KeptEntry,
    KeptLastYear,
    KeptPart,
    KeptReason,
    KeptUnit,
    LogLine,
)


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
    """The year a book is about."""
    answer = book.answers.get("year")
    return answer.value.value if answer and isinstance(answer.value, Year) else None


def office_of(book: Book) -> str | None:
    """The name of the office a book is about."""
    answer = book.answers.get("office.name")
    return answer.value.value if answer and isinstance(answer.value, Text) else None


def to_file(
    session: Session, at: datetime, before: FileContents | None = None, told: Book | None = None
) -> FileContents:
    """The file's contents for a session.

    Args:
        session: What to keep.
        at: When; what `before` held already keeps its own time.
        before: The contents of the file so far.
        told: The book that they hold; an answer that is the very one there is kept as it is, and not looked at again.
    """
    book = session.book
    known = {**before.aside, **before.answers} if before else {}
    same = {**told.aside, **told.answers} if before and told else {}
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
        answers=_kept(book.answers, known, same, at),
        aside=_kept(book.aside, known, same, at),
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
    """The session that a file's contents hold."""
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
    """The book that a file's contents hold."""
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
    """An entry as the file keeps it."""
    return KeptEntry(**asdict(entry))


def _kept(
    answers: Mapping[str, Answer],
    known: Mapping[str, KeptAnswer],
    same: Mapping[str, Answer],
    at: datetime,
) -> dict[str, KeptAnswer]:
    # Identity first, and here: between two saves nearly every answer is the same object, and this runs at each answer.
    return {
        question: known[question]
        if same.get(question) is answer
        else _stamped(answer, known.get(question), at)
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
