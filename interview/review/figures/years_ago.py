"""This year's figures beside last year's: what is carried on, what grew, what is just the same.

N07 (Y1), N08 (Y2), Y4, Y5, Y8 to Y10 (N11), N12 to N14 of `official-format.md`. Figures that only one of the two
forms has are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.engine.sums.error_localisation import Change, Mend
from interview.engine.sums.relations import Number, unlikelihood
from interview.review.model import Finding
from interview.review.subject import Subject

_GROUPS = ("reconsideration", "litigation_direct", "litigation_after_review")
_DECISIONS = ("licences.decisions", "penalties.decisions", "coercion.decisions")
_WATCHED = ("applications.new.total", "applications.granted.total", "reconsideration.total", *_DECISIONS)
_LARGE = 50
"""A figure below it may well double."""
_UNIT_SLIP = 100
_SAME = 8
"""How many figures above 0 must be the same before it is no accident."""


def carried(subject: Subject) -> Iterator[Finding]:
    """上年结转 is last year's 结转下年度, for each kind of applicant (N07)."""
    ledger = subject.flow.ledger
    if subject.last is None or ledger is None:
        return
    columns = [column.id for column in ledger.columns]
    broken = [column for column in columns if _differ(subject, column)]
    whole = broken or (["total"] if _differ(subject, "total") else [])
    for column in whole:
        cell, out = f"applications.carried_in.{column}", f"applications.carried_out.{column}"
        now, then = subject.sheet[cell] or 0, subject.last.figures[out] or 0
        mend = Mend((Change(cell, now, then),), unlikelihood(now, then))
        yield Finding(f"N07.{column}", "N07", "error", (cell,), now, then, (mend,), code="N07")


def _differ(subject: Subject, column: str) -> bool:
    now = subject.sheet.get(f"applications.carried_in.{column}")
    then = (subject.last.figures if subject.last else {}).get(f"applications.carried_out.{column}")
    return now is not None and then is not None and now != then


def stocks(subject: Subject) -> Iterator[Finding]:
    """What was there, with what came and without what went, is what is there (N08, Y4, Y5)."""
    if subject.last is None or subject.last.flow != subject.flow.id:
        return
    now, then = subject.sheet, subject.last.figures
    for row in ("rules", "documents"):
        where = (f"{row}.in_force", f"{row}.issued", f"{row}.repealed")
        stock = _sum(then.get(where[0]), now.get(where[1]), now.get(where[2]), sign=-1)
        yield from _compared("N08", where, now.get(where[0]), stock)
        public = now.get(f"{row}.public")
        most = _sum(then.get(f"{row}.public"), now.get(f"{row}.published"), 0)
        if most is not None and public is not None and public > most:
            yield from _compared("Y5", (f"{row}.public", f"{row}.published"), public, most)
    for row in ("licences", "services", "penalties", "coercion", "fees"):
        items = _sum(then.get(f"{row}.items"), then.get(f"{row}.change"), 0)
        yield from _compared("Y4", (f"{row}.items",), now.get(f"{row}.items"), items)


def _sum(first: Number | None, second: Number | None, third: Number | None, sign: int = 1) -> Number | None:
    if first is None or second is None or third is None:
        return None
    return first + second + sign * third


def _compared(
    rule: str, where: tuple[str, ...], told: Number | None, wanted: Number | None
) -> Iterator[Finding]:
    if told is not None and wanted is not None and told != wanted:
        row = where[0].partition(".")[0]
        yield Finding(f"{rule}.{row}", rule, "warning", where, told, wanted, code=rule)


def pending(subject: Subject) -> Iterator[Finding]:
    """Cases that were open last year come again this year (Y8)."""
    then = subject.last.figures if subject.last else {}
    for group in _GROUPS:
        before, now = then.get(f"{group}.pending"), subject.sheet.get(f"{group}.total")
        if before is not None and now is not None and now < before:
            yield Finding(f"Y8.{group}", "Y8", "warning", (f"{group}.total",), now, before, code="Y8")


def fees(subject: Subject) -> Iterator[Finding]:
    """Fees a hundred times last year's are yuan for 万元 (N11); fees that are gone are worth a look (N12)."""
    before, now = _pair(subject, "fees.amount")
    if before and now and now >= _UNIT_SLIP * before:
        yield Finding("N11.last", "N11", "warning", ("fees.amount",), now, before, code="N11_last")
    if before and now == 0:
        yield Finding("N12", "N12", "notice", ("fees.amount",), now, before, code="N12")


def changes(subject: Subject) -> Iterator[Finding]:
    """Decisions that stopped or began (N13), and large figures that rose or fell by more than half (Y9)."""
    for cell in _WATCHED:
        before, now = _pair(subject, cell)
        if before is None or now is None:
            continue
        if bool(before) != bool(now) and cell in _DECISIONS:
            yield Finding(f"N13.{cell}", "N13", "notice", (cell,), now, before, code="N13")
        elif max(before, now) >= _LARGE and not before <= 2 * now <= 3 * before:
            yield Finding(f"Y9.{cell}", "Y9", "notice", (cell,), now, before, code="Y9")


def _pair(subject: Subject, cell: str) -> tuple[Number | None, Number | None]:
    """Last year's figure and this year's."""
    return (subject.last.figures if subject.last else {}).get(cell), subject.sheet.get(cell)


def same_again(subject: Subject) -> Iterator[Finding]:
    """All figures as last year's (N14)."""
    if subject.last is None or subject.last.flow != subject.flow.id:
        return
    now, then = _some(subject.sheet), _some(subject.last.figures)
    if len(now) >= _SAME and now == then:
        yield Finding(
            "N14.last", "N14", "warning", tuple(now), len(now), code="N14_last", details={"n": len(now)}
        )


def _some(figures: Mapping[str, Number | None]) -> dict[str, Number]:
    return {cell: value for cell, value in figures.items() if value}
