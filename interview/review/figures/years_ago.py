"""This year's figures beside last year's: what grew, what went, what is just the same (N08, N11 to N14, Y4, Y5, Y8, Y9).

Figures that only one of the two forms has are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.engine.sums.relations import Number
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject

_GROUPS = ("reconsideration", "litigation_direct", "litigation_after_review")
_DECISIONS = ("licences.decisions", "penalties.decisions", "coercion.decisions")
_WATCHED = ("applications.new.total", "applications.granted.total", "reconsideration.total", *_DECISIONS)
_LARGE = 50
"""A figure below it may well double."""
_UNIT_SLIP = 100
_SAME = 8
"""How many figures above 0 must be the same before it is no accident."""


@rule("N08", "warning")
@rule("Y4", "warning")
@rule("Y5", "warning")
@needs(Need.SAME_FORM)
def stocks(subject: Subject) -> Iterator[Hit]:
    """What was there, with what came and without what went, is what is there (N08, Y4, Y5)."""
    now, then = subject.sheet, subject.then
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


def _compared(code: str, where: tuple[str, ...], told: Number | None, wanted: Number | None) -> Iterator[Hit]:
    if told is not None and wanted is not None and told != wanted:
        row = where[0].partition(".")[0]
        yield Hit(code, f"{code}.{row}", where, told, wanted)


@rule("Y8", "warning")
@needs(Need.LAST_YEAR)
def pending(subject: Subject) -> Iterator[Hit]:
    """Cases that were open last year come again this year (Y8)."""
    for group in _GROUPS:
        before, now = subject.then.get(f"{group}.pending"), subject.sheet.get(f"{group}.total")
        if before is not None and now is not None and now < before:
            yield Hit("Y8", f"Y8.{group}", (f"{group}.total",), now, before)


@rule("N11", "warning", "N11_last")
@rule("N12", "notice")
@needs(Need.LAST_YEAR)
def fees(subject: Subject) -> Iterator[Hit]:
    """Fees a hundred times last year's are yuan for 万元 (N11); fees that are gone are worth a look (N12)."""
    before, now = _pair(subject, "fees.amount")
    if before and now and now >= _UNIT_SLIP * before:
        yield Hit("N11_last", "N11.last", ("fees.amount",), now, before)
    if before and now == 0:
        yield Hit("N12", "N12", ("fees.amount",), now, before)


@rule("N13", "notice")
@rule("Y9", "notice")
@needs(Need.LAST_YEAR)
def changes(subject: Subject) -> Iterator[Hit]:
    """Decisions that stopped or began (N13), and large figures that rose or fell by more than half (Y9)."""
    for cell in _WATCHED:
        before, now = _pair(subject, cell)
        if before is None or now is None:
            continue
        if bool(before) != bool(now) and cell in _DECISIONS:
            yield Hit("N13", f"N13.{cell}", (cell,), now, before)
        elif max(before, now) >= _LARGE and not before <= 2 * now <= 3 * before:
            yield Hit("Y9", f"Y9.{cell}", (cell,), now, before)


def _pair(subject: Subject, cell: str) -> tuple[Number | None, Number | None]:
    """Last year's figure and this year's."""
    return subject.then.get(cell), subject.sheet.get(cell)


@rule("N14", "warning", "N14_last")
@needs(Need.SAME_FORM)
def same_again(subject: Subject) -> Iterator[Hit]:
    """All figures as last year's (N14)."""
    now, then = _some(subject.sheet), _some(subject.then)
    if len(now) >= _SAME and now == then:
        yield Hit("N14_last", "N14.last", tuple(now), len(now), details={"n": len(now)})


def _some(figures: Mapping[str, Number | None]) -> dict[str, Number]:
    return {cell: value for cell, value in figures.items() if value}
