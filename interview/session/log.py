"""The log of changes: what happened to a book between two saves, in lines that can be read years later.

Pure: two books and a moment in, lines out. The log is for people (which figure was changed, and when);
nothing is ever computed from it, so it may shorten a long text and let go of lines older than anybody will
look for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from interview.engine.answers.kinds import Money, plain
from interview.engine.plan.book import Answer, Book, Entry, Outline, OutlinePart
from interview.session.contents import LogLine, Plain
from interview.session.model import kept_entry

_LONGEST_TEXT = 200
"""Characters of a text that a line repeats; the whole text is in the answer."""

MOST_LINES = 10_000
"""A busy report makes some hundreds. The limit keeps an answers file from outgrowing what can be opened."""


def changes(before: Book, after: Book, at: datetime) -> tuple[LogLine, ...]:
    """The lines to add to the log when one book follows another."""
    if before is after:
        return ()
    return (
        *_answers(before, after, at),
        *_entries(before.entries, after.entries, at),
        *_accepted(before.accepted, after.accepted, at),
        *_arranged(before.outline, after.outline, at),
    )


def lengthened(log: tuple[LogLine, ...], added: tuple[LogLine, ...]) -> tuple[LogLine, ...]:
    """The log with lines added at its end."""
    if not added:
        return log
    longer = log + added
    # Let go of many at a time: as long as a log only grows, writing it again costs next to nothing.
    return longer if len(longer) <= MOST_LINES else longer[-MOST_LINES * 9 // 10 :]


def _answers(before: Book, after: Book, at: datetime) -> Iterator[LogLine]:
    for question, answer in after.answers.items():
        old = before.answers.get(question)
        if old is answer or old == answer:
            continue
        was, now = _plain(old), _plain(answer)
        if old and (old.value, old.origin) == (answer.value, answer.origin):
            yield LogLine(at=at, what="reviewed", question=question, was=old.reviewed, now=answer.reviewed)
        elif old:
            yield LogLine(at=at, what="changed", question=question, was=was, now=now)
        else:
            what = "returned" if before.aside.get(question) == answer else "answered"
            yield LogLine(at=at, what=what, question=question, now=now)
    for question, old in before.answers.items():
        if question not in after.answers:
            what = "set_aside" if question in after.aside else "taken_back"
            yield LogLine(at=at, what=what, question=question, was=_plain(old))


def _entries(before: tuple[Entry, ...], after: tuple[Entry, ...], at: datetime) -> Iterator[LogLine]:
    # One entry is placed, changed or removed at a time, so what both ends share is left out first.
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for place in range(max(len(old), len(new))):
        question = f"entries.{start + place + 1}"
        was = kept_entry(old[place]) if place < len(old) else None
        now = kept_entry(new[place]) if place < len(new) else None
        what = "entry_added" if was is None else "entry_removed" if now is None else "entry_changed"
        yield LogLine(at=at, what=what, question=question, was=was, now=now)


def _shared(left: tuple[Entry, ...], right: tuple[Entry, ...]) -> int:
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))


def _accepted(before: Mapping[str, str], after: Mapping[str, str], at: datetime) -> Iterator[LogLine]:
    for finding in {**before, **after}:
        was, now = before.get(finding), after.get(finding)
        if was != now:
            what = "reopened" if now is None else "accepted"
            yield LogLine(at=at, what=what, question=finding, was=_short(was), now=_short(now))


def _arranged(before: Outline, after: Outline, at: datetime) -> Iterator[LogLine]:
    for section in {**before, **after}:
        was, now = _headings(before.get(section)), _headings(after.get(section))
        if was != now:
            yield LogLine(at=at, what="arranged", question=section, was=was, now=now)


def _headings(parts: tuple[OutlinePart, ...] | None) -> tuple[str, ...] | None:
    """An outline as a line of the log repeats it: each part's id and heading; None where it is not the office's own."""
    return tuple(f"{part.id} {part.heading}".rstrip() for part in parts) if parts is not None else None


def _plain(answer: Answer | None) -> Plain:
    if answer is None:
        return None
    if isinstance(answer.value, Money):
        return plain(answer.value.value)
    value = answer.value.value
    return _short(value) if isinstance(value, str) else value


def _short(text: str | None) -> str | None:
    return f"{text[:_LONGEST_TEXT]}…" if text and len(text) > _LONGEST_TEXT else text
