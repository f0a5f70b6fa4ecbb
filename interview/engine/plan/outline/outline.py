"""Which outline a section has: the office's own, else last year's, else the form's, with every part that the form wants.

Headings have no numbers here. Nothing is changed and no form made of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from interview.engine.flow.model import Section
from interview.engine.flow.question import Question
from interview.engine.plan.book import Book, OutlinePart

_OWN = re.compile(r"(?P<section>[a-z][a-z0-9_]{0,40})\.own_[1-9][0-9]{0,5}", re.ASCII)


def outline_of(section: Section, book: Book) -> tuple[OutlinePart, ...]:
    """The outline of a section of the form: the office's, last year's or the flow's, with every part that the flow wants."""
    if section.id in book.outline:
        return completed(section, book.outline[section.id])
    if book.last is None or section.id not in book.last.outline:
        return usual(section)
    inherited = completed(section, book.last.outline[section.id])
    return usual(section) if is_usual(section, inherited) else inherited


def usual(section: Section) -> tuple[OutlinePart, ...]:
    """The outline that the flow has."""
    return tuple(OutlinePart(text.id, text.title) for text in texts_of(section))


def is_usual(section: Section, parts: Sequence[OutlinePart]) -> bool:
    """Whether an outline is the flow's, but for parts that may stay unanswered: one without them leaves them open to others."""
    ids = {part.id for part in parts}
    lacking = {text.id for text in texts_of(section) if text.optional} - ids
    return tuple(parts) == tuple(part for part in usual(section) if part.id not in lacking)


def texts_of(section: Section) -> tuple[Question, ...]:
    """The questions of a section that ask for a text."""
    return tuple(item for item in section.items if isinstance(item, Question) and item.kind == "prose")


def is_own(section: str, id: str) -> bool:
    """Whether an id is that of a part that an office added to a section."""
    found = _OWN.fullmatch(id)
    return found is not None and found["section"] == section


def completed(section: Section, parts: Sequence[OutlinePart]) -> tuple[OutlinePart, ...]:
    """The parts that the section knows, each once, and behind its neighbour in the flow each that the flow wants."""
    texts = texts_of(section)
    known = {text.id for text in texts}
    found: dict[str, OutlinePart] = {}
    for part in parts:
        if part.id in known or (is_own(section.id, part.id) and (part.heading or not found)):
            found.setdefault(part.id, part)
    kept = list(found.values())
    behind = int(bool(kept) and not kept[0].heading)  # nothing stands before what has no heading
    for text in texts:
        if text.id in found:
            behind = kept.index(found[text.id]) + 1
        elif is_wanted(text, found):
            kept.insert(behind, OutlinePart(text.id, text.title))
            behind += 1
    return tuple(kept)


def is_wanted(text: Question, ids: Collection[str]) -> bool:
    """Whether an outline cannot do without a part."""
    return not text.optional and text.joins not in ids
