"""What last year left open is what this year takes over, for each kind of applicant (N07)."""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine.plan.ledger.case_list import CARRIED_IN
from interview.engine.plan.ledger.ids import LedgerIds, ids_of
from interview.engine.sums.error_localisation import Change, Mend
from interview.engine.sums.relations import Number, unlikelihood
from interview.review.model import Hit
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import Subject


@rule("N07", "error")
@needs(Need.LAST_YEAR, Need.LEDGER)
def carried(subject: Subject) -> Iterator[Hit]:
    """上年结转 is last year's 结转下年度; the total is told only where no kind of applicant differs."""
    ids = given(ids_of(subject.flow))
    broken = [each for column in ids.columns for each in _differing(subject, ids, column)]
    yield from broken or _differing(subject, ids, "total")


def _differing(subject: Subject, ids: LedgerIds, column: str) -> Iterator[Hit]:
    cell = ids.cell(CARRIED_IN, column)
    now, then = subject.sheet.get(cell), subject.then.get(ids.cell(ids.out, column))
    if now is not None and then is not None and now != then:
        yield Hit("N07", f"N07.{column}", (cell,), now, then, (_mend(cell, now, then),))


def _mend(cell: str, now: Number, then: Number) -> Mend:
    return Mend((Change(cell, now, then),), unlikelihood(now, then))
