"""Years, periods and dates that a text says (T03, T04, P01, P02)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from interview.review.model import Hit
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import OPENING, Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_LAST_DAY = (12, 31)
_YEAR = re.compile(r"20\d\d")
_LEAP = 2024
"""A year with every day that there is."""


@rule("T04", "error", "T04_year", "T04_garbled")
@rule("P02", "error", "P02_period")
@needs(Need.TEXTS)
def period(subject: Subject) -> Iterator[Hit]:
    """The period that the figures are said to cover: the whole report year (T04); one that ends before it does (P02)."""
    for text in subject.prose:
        for found in pattern(table("years")["period"]).finditer(text.text):
            start, told = found.start("told"), found["told"]
            finding = _period(subject, text, start, told)
            if finding is not None:
                yield finding
                return


def _period(subject: Subject, text: Folded, start: int, told: str) -> Hit | None:
    words = table("years")
    whole = pattern(words["whole_year"]).search(told)
    if whole:
        years = {int(year) for year in (whole["first"], whole["last"]) if year}
        wrong = len(years) > 1 or (subject.year is not None and years != {subject.year})
        return _about(text, start, whole, "T04_year") if wrong else None
    other = pattern(words["any_period"]).search(told)
    if other:
        early = (int(other["m2"]), int(other["d2"])) != _LAST_DAY
        return _about(text, start, other, "P02_period" if early else "T04_year")
    return _garbled(text, start, told)


def _garbled(text: Folded, start: int, told: str) -> Hit | None:
    """The damaged date among those of a period; all that is said of it where none is, by itself, damaged."""
    words = table("years")
    dates = list(pattern(words["garbled"]).finditer(told))
    broken = next((each for each in dates if not pattern(words["good_date"]).fullmatch(each[0])), None)
    whole = re.compile(r"20.*", re.DOTALL).search(told) if dates else None
    found = broken or whole
    return _about(text, start, found, "T04_garbled") if found else None


def _about(text: Folded, start: int, found: re.Match[str], code: str) -> Hit:
    at = (start + found.start(), start + found.end())
    told = text.said(*at).lstrip(":：,，自从为是 ")
    return Hit(code, f"{code.partition('_')[0]}.{text.address}.period", (text.span(*at),), told)


@rule("P01", "warning")
@rule("P02", "error")
@needs(Need.PRINTED, Need.ANNUAL_REPORT, Need.YEAR)
def issued(subject: Subject) -> Iterator[Hit]:
    """The date of the report: after its year has run (P02), and in time (P01)."""
    year = given(subject.year)
    for text in subject.prose:
        for found in pattern(table("years")["issued"]).finditer(text.text):
            day = _day(found)
            if day is None or day.year not in {year, year + 1}:
                continue
            start = found.start("y")
            where = (text.span(start, found.end()),)
            told = text.said(start, found.end())
            if (day.year, day.month, day.day) < (year, *_LAST_DAY):
                yield Hit("P02", "P02.date", where, told, details={"year": year})
                return
            limit = _limit(subject)
            if limit is not None and day > limit:
                yield Hit("P01", "P01.date", where, told, limit.isoformat())
                return


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _limit(subject: Subject) -> date | None:
    """The last day to publish; townships have none, governments, and offices of an unknown kind, have until March."""
    year = given(subject.year) + 1
    if subject.kind == "township":
        return None
    return date(year, 1, 31) if subject.kind in {"department", "state_department"} else date(year, 3, 31)


@rule("T03", "error")
@needs(Need.TEXTS, Need.YEAR)
def other_years(subject: Subject) -> Iterator[Hit]:
    """Sentences that begin with another year than the report's, and do not compare (T03)."""
    for text in subject.prose:
        wrong = [
            found
            for found in pattern(table("years")["begins"]).finditer(text.text)
            if _stale(subject, text, found)
        ]
        if wrong:
            spans = tuple(text.span(found.start("year"), found.end()) for found in wrong)
            yield Hit(
                "T03", f"T03.{text.address}.other_year", spans, f"{wrong[0]['year']}年", str(subject.year),
            )  # fmt: skip


@rule("T03", "error", "T03_named")
@needs(Need.TEXTS, Need.YEAR)
def named_of_another_year(subject: Subject) -> Iterator[Hit]:
    """The report called one of another year where its first words say what it is (T03)."""
    says = pattern(table("years")["names_itself"])
    for text in subject.prose:
        found = says.search(text.text) if text.address == OPENING else None
        if found and int(found["year"]) != subject.year:
            start, end = found.span("named")
            yield Hit(
                "T03_named", f"T03.{text.address}.named", (text.span(start, end),), text.said(start, end), str(subject.year),
            )  # fmt: skip


def _stale(subject: Subject, text: Folded, found: re.Match[str]) -> bool:
    words, year, ours = table("years"), int(found["year"]), given(subject.year)
    if year == ours:
        return False
    start, end = text.sentence(found.start("year"))
    sentence = text.text[start:end]
    later = year > ours and (
        text.address not in {"overview.proactive", "overview.on_request", "overview.management"}
        or pattern(words["ahead"]).search(sentence) is not None
    )
    return not later and not pattern(words["compares"]).search(sentence)


@rule("T03", "warning", "T03_day")
@needs(Need.TEXTS, Need.YEAR)
def days_of_the_year_before(subject: Subject) -> Iterator[Hit]:
    """Sentences that begin with a day or a month of the year before, and do not compare or tell of what goes on (T03).

    Such a day is never moved on with last year's text, so that it stays there for somebody to look at.
    """
    words, before = table("years"), str(given(subject.year) - 1)
    for text in subject.prose:
        found = next(
            (each for each in pattern(words["begins_dated"]).finditer(text.text)
             if each["year"] == before and not _goes_on(text, each)),
            None,
        )  # fmt: skip
        if found is not None:
            start, end = found.span("day")
            yield Hit(
                "T03_day", f"T03.{text.address}.day", (text.span(start, end),), text.said(start, end), str(subject.year),
            )  # fmt: skip


def _goes_on(text: Folded, found: re.Match[str]) -> bool:
    """Whether a sentence compares, or tells of something that began then and goes on."""
    start, end = text.sentence(found.start("day"))
    words, sentence = table("years"), text.text[start:end]
    return any(pattern(words[name]).search(sentence) for name in ("compares", "goes_on"))


@rule("T03", "warning", "T03_never", "T03_ahead")
@needs(Need.TEXTS, Need.YEAR, Need.ANNUAL_REPORT)
def days_that_cannot_be(subject: Subject) -> Iterator[Hit]:
    """A day that no calendar has; one on which something was done that comes when the report is long out (T03)."""
    limit = _limit(subject) or date(given(subject.year) + 1, 3, 31)
    for text in subject.prose:
        seen: set[str] = set()
        for found in pattern(table("years")["any_day"]).finditer(text.text):
            code = _cannot_be(text, found, limit)
            if code and code not in seen:
                seen.add(code)
                yield Hit(
                    code, f"T03.{text.address}.{code.removeprefix('T03_')}", (text.span(*found.span()),), text.said(*found.span()), str(subject.year),
                )  # fmt: skip


def _cannot_be(text: Folded, found: re.Match[str], limit: date) -> str:
    """The sentence to say of a day; none where it is one of the year's, or meant."""
    month, day, told = int(found["m"] or found["m2"]), int(found["d"] or found["d2"] or 1), found["y"]
    try:
        of = date(int(told or _LEAP), month, day)
    except ValueError:
        return "T03_never"
    if told is None or of <= limit:
        return ""
    start, end = text.sentence(found.start())
    words, sentence = table("years"), text.text[start:end]
    is_meant = any(pattern(words[name]).search(sentence) for name in ("compares", "goes_on", "ahead"))
    return "" if is_meant or not text.address.startswith("overview.") else "T03_ahead"


@rule("T03", "warning", "T03_plan")
@needs(Need.TEXTS, Need.YEAR)
def still_to_come(subject: Subject) -> Iterator[Hit]:
    """Plans that put off to the report year what is over by the time anybody reads it (T03)."""
    year = str(given(subject.year))
    for text in subject.prose:
        start, end = next(_plans(text, year), (0, 0))
        if end:
            yield Hit(
                "T03_plan", f"T03.{text.address}.plan", (text.span(start, end),), text.said(start, end), details={"next": int(year) + 1},
            )  # fmt: skip


def _plans(text: Folded, year: str) -> Iterator[tuple[int, int]]:
    """Where a text says what will be done in a year."""
    words = table("years")
    for found in pattern(words["still_to_come"]).finditer(text.text):
        if year in {found["year"], found["aim"]}:
            yield found.span()
    begins = pattern(words["measures"]).search(text.text) if text.address.startswith("problems") else None
    for found in pattern(words["planned"]).finditer(text.text, begins.end()) if begins else ():
        if found["year"] == year and not pattern(words["past"]).search(_clause(text, found.end("year"))):
            yield found.span("said")


def _clause(text: Folded, at: int) -> str:
    """What is said from a place to the end of its sentence or to the next semicolon."""
    return text.text[at : text.sentence(at)[1]].partition(";")[0]
