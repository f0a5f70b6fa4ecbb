"""The covering letter that went up with a report, published as the report (T22).

A report is for everybody: it addresses nobody, reports to nobody, and asks nobody to approve it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.review.finding import Finding
from interview.review.lexicon import pattern, table
from interview.review.prose import Folded
from interview.review.subject import OPENING, Subject

_SHOWN = 40
_FRONT = 10
"""So many lines of what stands before the first part may address somebody."""


def phrases(subject: Subject) -> Iterator[Finding]:
    """What one writes to a superior, the first in each passage."""
    for text in subject.prose:
        found = pattern(table("letters")["says"]).search(text.text)
        if found:
            told = text.said(*found.span()).strip()[:_SHOWN]
            yield Finding(
                f"T22.{text.address}.letter", "T22", "error", (text.span(*found.span()),), told, code="left_letter"
            )  # fmt: skip


def addressed(subject: Subject) -> Iterator[Finding]:
    """A line before the first part that addresses another office: 「云山县人民政府办公室：」."""
    opening = next((each for each in subject.prose if each.address == OPENING), None)
    found = _addressee(opening, subject) if opening is not None and subject.published else None
    if opening is not None and found is not None:
        where = (opening.span(*found.span()),)
        yield Finding(
            f"T22.{OPENING}.addressed",
            "T22",
            "error",
            where,
            opening.said(*found.span()),
            code="T22_addressed",
        )


def _addressee(opening: Folded, subject: Subject) -> re.Match[str] | None:
    words = table("letters")
    office = subject.plain(subject.office)
    at = 0
    for line in opening.text.split("\n")[:_FRONT]:
        found = pattern(words["addressee"]).fullmatch(opening.text, at, at + len(line))
        if (
            found
            and not (office and found["who"] in office)
            and not pattern(words["no_addressee"]).search(line)
        ):
            return found
        at += len(line) + 1
    return None
