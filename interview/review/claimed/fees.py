"""The processing fee, which no table has: what the table of applications asks a published report to tell of it (X8)."""

from __future__ import annotations

from collections.abc import Iterator

from interview.review.claimed import expressions as sums
from interview.review.claimed.against_tables import stated
from interview.review.model import Hit, Span
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.lexicon import table

_UNPAID, _NOTICES = "applications.other_unpaid.total", "processing_fee.notices"
_IN_ITS_PLACE = 6
_SINCE = 2021


@rule("X8", "warning", "X8_denied", "X8_untold")
@needs(Need.PRINTED, Need.FIGURES, Need.ANNUAL_REPORT)
def untold(subject: Subject) -> Iterator[Hit]:
    """Applications closed because a fee was not paid, and not a word on how many notices had asked for it.

    Part six is where it is told (X8; 国办函〔2020〕109号); an interview asks for the notices.
    """
    unpaid = sums.value(_UNPAID, subject)
    if not unpaid or (subject.year or _SINCE) < _SINCE or _tells_of_notices(subject):
        return
    where = _denial(subject)
    if where is not None:
        said = " ".join(subject.texts[where.text][where.start : where.end].split())
        yield Hit("X8_denied", "X8.untold", (where, _UNPAID), said, unpaid)
    elif any(span.part == _IN_ITS_PLACE for span in subject.spans):
        yield Hit("X8_untold", "X8.untold", ("part.6", _UNPAID), right=unpaid)


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
