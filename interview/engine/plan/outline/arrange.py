"""A section's outline as somebody arranges it: judged, and taken into the book, or refused with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from interview.engine.answers.characters import clean_line
from interview.engine.answers.kinds import Prose
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow, Section
from interview.engine.plan.book import Answer, Book, LastYear, OutlinePart
from interview.engine.plan.outline.as_told import form_of
from interview.engine.plan.outline.outline import is_own, is_wanted, outline_of, texts_of
from interview.engine.prose.passage import Passage, in_a_row

LONGEST_HEADING = 40
"""Characters; the longest heading met in a published report has thirty, and what is longer no reader takes for one."""
MOST_PARTS = 30
"""Parts of one section; the most met is eight."""

_TYPED_NUMBER = (
    r"\s*(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]|[一二三四五六七八九十\d]{1,3}\s*[、.．](?!\d))\s*"
)


def arranged(flow: Flow, book: Book, section: str, parts: Iterable[OutlinePart]) -> Book | Problem:
    """The book with a section's outline as somebody arranged it, or why it cannot be so.

    Args:
        flow: The form.
        book: The book so far.
        section: The section's id.
        parts: All its parts in order. One without an id is a new one of the office's own.
    """
    form = form_of(flow)
    found = form.section.get(section)
    if found is None or found.own is None:
        return Problem("not_asked", section)
    clean = tuple(_with_ids(section, book, [OutlinePart(p.id, bare_heading(p.heading)) for p in parts]))
    problem = next(_faults(found, clean), None)
    if problem is not None:
        return problem
    others = {id: kept for id, kept in book.outline.items() if id != section}
    inherited = outline_of(found, replace(book, outline=others))
    gone = {part.id for part in outline_of(found, book)} - {part.id for part in clean}
    for text in texts_of(found):
        if text.id in gone and text.joins is not None:
            book = _joined(book, text.id, text.joins)
    return replace(book, outline=others if clean == inherited else {**others, section: clean})


def _joined(book: Book, id: str, into: str) -> Book:
    """The book with a text at the end of another, which tells both from now on."""
    told = book.answers.get(id)
    if told is None:
        return book
    answers = {other: answer for other, answer in book.answers.items() if other != id}
    passages = [
        Passage(str(each.value.value), each.bound)
        for each in (book.answers.get(into), told)
        if each is not None
    ]
    both = in_a_row(passages)
    answers[into] = Answer(Prose(value=both.text), bound=both.bound)
    return replace(book, answers=answers)


def bare_heading(text: str) -> str:
    """A heading as it is kept: one clean line, without a number that was typed before it or a full stop behind."""
    line = clean_line(text)
    found = re.match(_TYPED_NUMBER, line)
    return (line[found.end() :] if found else line).rstrip("。．.：: ")


def _with_ids(section: str, book: Book, parts: Sequence[OutlinePart]) -> Iterator[OutlinePart]:
    """The parts, new ones with an id that nothing was ever told under."""
    last = book.last or LastYear(0, "")
    used = {*book.answers, *book.aside, *last.texts, *(part.id for part in parts)}
    used |= {part.id for shelf in (book.outline, last.outline) for part in shelf.get(section, ())}
    number = 1
    for part in parts:
        if part.id:
            yield part
            continue
        while f"{section}.own_{number}" in used:
            number += 1
        used.add(f"{section}.own_{number}")
        yield OutlinePart(f"{section}.own_{number}", part.heading)


def _faults(section: Section, parts: Sequence[OutlinePart]) -> Iterator[Problem]:
    """Why an outline cannot be so, the gravest first."""
    known = {text.id: text for text in texts_of(section)}
    ids = [part.id for part in parts]
    for id in ids:
        if id not in known and not is_own(section.id, id):
            yield Problem("unknown_part", None, {"part": id})
    if len({*ids}) < len(ids):
        yield Problem("part_twice", None, {"part": next(id for id in ids if ids.count(id) > 1)})
    for text in known.values():
        if text.id not in ids and is_wanted(text, ids):
            yield Problem("part_wanted", text.id, {"name": text.title or text.says})
    if len(parts) > MOST_PARTS:
        yield Problem("too_many_parts", None, {"max": MOST_PARTS})
    yield from _heading_faults(parts)


def _heading_faults(parts: Sequence[OutlinePart]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, part in enumerate(parts):
        if not part.heading and at:
            yield Problem("heading_missing", part.id)
        elif len(part.heading) > LONGEST_HEADING:
            yield Problem("heading_long", part.id, {"length": len(part.heading), "max": LONGEST_HEADING})
        elif part.heading and _alike(part.heading) in seen:
            yield Problem("heading_twice", part.id, {"heading": part.heading})
        seen.add(_alike(part.heading))


def _alike(heading: str) -> str:
    return "".join(heading.split())
