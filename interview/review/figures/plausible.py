"""Figures that add up and are still unlikely: misread columns, wrong units, offices that cannot make rules.

N09, N11, N14 to N16, X11, X12, Y6 and Y7 of `docs/rules.md`; three of our own, met in published reports:
K1, the form of 2019 with decisions where items are asked; K2, items that changed by as much as a year's work; K3,
nearly every applicant under the last heading. Addresses are those that both forms have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.engine.sums.relations import Number, Severity
from interview.review.model import FormPlace, Hit
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import Subject

_MAKES_RULES = frozenset({"state_department", "province_government", "city_government"})
_MAY_MAKE_RULES = re.compile(
    r"(^(国家|中国)[^省市州县区旗]*|部|总局|总署|市|市人民政府|市政府|办公厅|办公室)$"
)
"""Names that leave open whether there are rules: ministries, cities, an 办公厅（室） that reports for its government."""
_OURSELVES = re.compile("我(镇|乡|街道|县|区|局)")
"""How an office that cannot make rules speaks of itself, where its name is not known."""

_SMALL_OFFICES = frozenset({"department", "township", "county_government", "other"})
_FEES = 10_000
"""In 万元: a hundred million yuan. A small office that says so has typed yuan."""
_ITEMS = ("licences", "services", "penalties", "coercion")


@rule("N09", "error")
@rule("N09", ("warning", "notice"), "N09_unsure")
@needs(Need.FIGURES)
def rules_of_whom(subject: Subject) -> Iterator[Hit]:
    """规章 told by an office that cannot make them (N09)."""
    cells = [each for each in subject.sheet if each.startswith("rules.") and subject.sheet[each]]
    severity = _certainty(subject) if cells else None
    if severity:
        code = "N09" if severity == "error" else "N09_unsure"
        yield Hit(code, "N09", tuple(cells), subject.sheet[cells[0]], 0, severity=severity)


def _certainty(subject: Subject) -> Severity | None:
    """How sure it is that the office makes no rules; None where it may."""
    if subject.kind in _MAKES_RULES or (subject.office and _MAY_MAKE_RULES.search(subject.office)):
        return None
    if subject.kind:
        return "error"
    return "warning" if any(_OURSELVES.search(each.text) for each in subject.passages) else "notice"


@rule("N11", "warning")
@needs(Need.FIGURES)
def unit_of_fees(subject: Subject) -> Iterator[Hit]:
    """Fees that look like yuan in a column of 万元 (N11)."""
    fees = subject.sheet.get("fees.amount")
    if fees is not None and fees >= _FEES and subject.kind in _SMALL_OFFICES:
        yield Hit("N11", "N11.fees.amount", ("fees.amount",), fees)


@rule("N14", "warning")
@needs(Need.LEDGER)
def same_everywhere(subject: Subject) -> Iterator[Hit]:
    """A row of applications with one number for every kind of applicant (N14)."""
    ledger = given(subject.flow.ledger)
    for row in ledger.rows:
        number = subject.sheet.get(f"{ledger.id}.{row.id}.{ledger.columns[0].id}")
        if number is None or number <= 1:
            continue
        cells = [f"{ledger.id}.{row.id}.{column.id}" for column in ledger.columns]
        if len({subject.sheet.get(each) for each in cells}) == 1:
            place = FormPlace(subject.places[cells[0]].section, row=f"{ledger.id}.{row.id}")
            yield Hit("N14", f"N14.{row.id}", tuple(cells), number, details={"places": (place,)})


_ENOUGH = 10
"""Of applications, before a share of them says anything."""
_OTHER, _OPEN, _LAST = (1, 5), (1, 3), (4, 5)


@rule("N15", "notice")
@rule("N16", "notice")
@rule("K3", "warning")
@needs(Need.LEDGER)
def shares(subject: Subject) -> Iterator[Hit]:
    """Applications that ended otherwise (N15), that are still open (N16), whose applicant is under the last heading (K3)."""
    new, done = "applications.new.total", "applications.total.total"
    yield from _share(subject, "N15", ("applications.other_misc.total", done), _OTHER)
    yield from _share(subject, "N16", ("applications.carried_out.total", new), _OPEN)
    yield from _share(subject, "K3", ("applications.new.other", new), _LAST)


def _share(subject: Subject, code: str, where: tuple[str, str], most: tuple[int, int]) -> Iterator[Hit]:
    part, whole = (subject.sheet.get(each) for each in where)
    if part is not None and whole is not None and whole >= _ENOUGH and part * most[1] > whole * most[0]:
        yield Hit(code, code, where, part, whole)


_DIRECT_SINCE, _DIRECT = 2024, 3
"""Since the law on reconsideration of 2023 a refusal goes there before it goes to court."""


@rule("X11", "warning")
@rule("X12", "notice")
@needs(Need.FIGURES)
def disputes(subject: Subject) -> Iterator[Hit]:
    """Reconsiderations without applications (X11), and suits that should have been reconsidered first (X12)."""
    told = {
        each: subject.sheet.get(each) for each in ("applications.new.total", "applications.carried_in.total")
    }
    before = subject.then.get("applications.new.total")
    cases = subject.sheet.get("reconsideration.total")
    if cases and not before and all(value == 0 for value in told.values()):
        yield Hit("X11", "X11", ("reconsideration.total", *told), cases, 0)
    direct, after = (subject.sheet.get(f"litigation_{each}.total") for each in ("direct", "after_review"))
    recent = subject.year is not None and subject.year >= _DIRECT_SINCE
    if recent and direct is not None and after is not None and direct >= max(_DIRECT, after):
        where = ("litigation_direct.total", "litigation_after_review.total")
        yield Hit("X12", "X12", where, direct, after)


_STOCK, _GAP, _LEAP = 5, 10, 30


@rule("Y6", "warning", "Y6_stock")
@rule("Y7", "warning")
@rule("K1", "warning")
@rule("K2", "warning")
@needs(Need.FIGURES)
def old_columns(subject: Subject) -> Iterator[Hit]:
    """The columns of the form of 2019, often filled with other things than they ask (Y6, Y7, K1, K2)."""
    made, published, public = _figures(subject, "documents", "made", "published", "public")
    if published is not None and published >= _STOCK and published == public:
        where = ("documents.public", "documents.published")
        yield Hit("Y6_stock", "Y6.stock", where, public, published)
    if made is not None and published is not None and made - published >= _GAP:
        where = ("documents.made", "documents.published")
        yield Hit("Y7", "Y7", where, made, published)
    for row in _ITEMS:
        items, change, decisions = _figures(subject, row, "items", "change", "decisions")
        if items is None or not change:
            continue
        where, sum_ = (f"{row}.change", f"{row}.items"), items + change
        if decisions and -1 <= sum_ - decisions <= 1:
            yield Hit("K1", f"K1.{row}", (f"{row}.decisions", *where), decisions, sum_)
        elif max(change, -change) >= _LEAP and 2 * max(change, -change) > items:
            yield Hit("K2", f"K2.{row}", where, change, items)


def _figures(subject: Subject, row: str, *columns: str) -> list[Number | None]:
    return [subject.sheet.get(f"{row}.{column}") for column in columns]
