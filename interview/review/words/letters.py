"""The covering letter that went up with a report, published as the report (T22).

A report is for everybody: it addresses nobody, reports to nobody, and asks nobody to approve it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from interview.review.model import Hit, Span
from interview.review.rule import Need, needs, rule
from interview.review.subject import OPENING, Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_SHOWN = 40
_FRONT = 10
"""So many lines of what stands before the first part may address somebody."""


@rule("T22", "error", "left_letter")
@needs(Need.TEXTS)
def phrases(subject: Subject) -> Iterator[Hit]:
    """What one writes to a superior, the first in each passage, or in a line above the title."""
    said = pattern(table("letters")["says"])
    told: set[str] = set()
    for text in subject.prose:
        found = said.search(text.text)
        if found:
            told.add(text.address)
            where = (text.span(*found.span()),)
            yield _letter(text.address, where, text.said(*found.span()))
    lines = (line for line in subject.lines if said.search(line)) if not told else iter(())
    for line in islice(lines, 1):
        yield _letter(OPENING, (OPENING,), line)


def _letter(address: str, where: tuple[str | Span, ...], told: str) -> Hit:
    return Hit("left_letter", f"T22.{address}.letter", where, told.strip()[:_SHOWN])


@rule("T22", "error", "T22_addressed")
@needs(Need.PRINTED)
def addressed(subject: Subject) -> Iterator[Hit]:
    """A line before the first part that addresses another office: 「云山县人民政府办公室：」."""
    opening = next((each for each in subject.prose if each.address == OPENING), None)
    found = _addressee(opening, subject) if opening is not None else None
    if opening is not None and found is not None:
        yield _addressed(opening.span(*found), opening.said(*found))
    else:
        lines = (line for line in subject.lines if _is_addressee(line, subject))
        yield from (_addressed(OPENING, line) for line in islice(lines, 1))


def _addressed(where: str | Span, told: str) -> Hit:
    return Hit("T22_addressed", f"T22.{OPENING}.addressed", (where,), told)


def _addressee(opening: Folded, subject: Subject) -> tuple[int, int] | None:
    """Where the opening's first lines address somebody."""
    at = 0
    for line in opening.text.split("\n")[:_FRONT]:
        if _is_addressee(line, subject):
            return at, at + len(line)
        at += len(line) + 1
    return None


def _is_addressee(line: str, subject: Subject) -> bool:
    words = table("letters")
    found = pattern(words["addressee"]).fullmatch(line)
    if found is None or pattern(words["no_addressee"]).search(line):
        return False
    office = subject.plain(subject.office)
    return not office or found["who"] not in office
