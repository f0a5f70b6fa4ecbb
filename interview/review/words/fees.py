"""The processing fee, which no table has: what the table of applications asks a published report to tell of it (X8)."""

from __future__ import annotations

from collections.abc import Iterator

from interview.review.model import Finding, Span
from interview.review.subject import Subject
from interview.review.words import expressions as sums
from interview.review.words.against_tables import stated
from interview.review.words.lexicon import table

_UNPAID, _NOTICES = "applications.other_unpaid.total", "processing_fee.notices"
_IN_ITS_PLACE = 6
_SINCE = 2021


def untold(subject: Subject) -> Iterator[Finding]:
    """Applications closed because a fee was not paid, and not a word on how many notices had asked for it.

    Part six is where it is told (`official-format.md` 2.3, X8; 国办函〔2020〕109号); an interview asks for the notices.
    """
    unpaid = sums.value(_UNPAID, subject)
    if not subject.printed or not unpaid or (subject.year or _SINCE) < _SINCE or _tells_of_notices(subject):
        return
    where = _denial(subject)
    if where is not None:
        said = " ".join(subject.texts[where.text][where.start : where.end].split())
        yield Finding("X8.untold", "X8", "warning", (where, _UNPAID), said, unpaid, code="X8_denied")
    elif any(span.part == _IN_ITS_PLACE for span in subject.spans):
        yield Finding("X8.untold", "X8", "warning", ("part.6", _UNPAID), right=unpaid, code="X8_untold")


def _tells_of_notices(subject: Subject) -> bool:
    return subject.sheet.get(_NOTICES) is not None or any(
        _NOTICES in claim.saying.readings for claim in subject.claims
    )


def _denial(subject: Subject) -> Span | None:
    """Where the text says that there was no fee, or no notice."""
    for statement in table("claims")["statement"]:
        if statement["zero"].startswith("processing_fee."):
            for text in subject.prose:
                if (found := stated(statement, text)) is not None:
                    return text.span(*found.span())
    return None
