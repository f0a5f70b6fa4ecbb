"""Years, periods and dates that a text says (T03, T04, P01, P02)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from interview.review.model import Finding
from interview.review.subject import Subject
from interview.review.words.folded import Folded
from interview.review.words.lexicon import pattern, table

_LAST_DAY = (12, 31)
_YEAR = re.compile(r"20\d\d")


def period(subject: Subject) -> Iterator[Finding]:
    """The period that the figures are said to cover: the whole report year (T04); one that ends before it does (P02)."""
    for text in subject.prose:
        for found in pattern(table("years")["period"]).finditer(text.text):
            start, told = found.start("told"), found["told"]
            finding = _period(subject, text, start, told)
            if finding is not None:
                yield finding
                return


def _period(subject: Subject, text: Folded, start: int, told: str) -> Finding | None:
    words = table("years")
    whole = pattern(words["whole_year"]).search(told)
    if whole:
        years = {int(year) for year in (whole["first"], whole["last"]) if year}
        wrong = len(years) > 1 or (subject.year is not None and years != {subject.year})
        return _about(text, start, whole, "T04", "T04_year") if wrong else None
    other = pattern(words["any_period"]).search(told)
    if other:
        early = (int(other["m2"]), int(other["d2"])) != _LAST_DAY
        return _about(text, start, other, *(("P02", "P02_period") if early else ("T04", "T04_year")))
    broken = pattern(words["garbled"]).search(told)
    return _about(text, start, broken, "T04", "T04_garbled") if broken else None


def _about(text: Folded, start: int, found: re.Match[str], rule: str, code: str) -> Finding:
    return Finding(
        f"{rule}.{text.address}.period", rule, "error", (text.span(start + found.start(), start + found.end()),),
        text.said(start + found.start(), start + found.end()).lstrip(":：,，自从为是 "), code=code,
    )  # fmt: skip


def issued(subject: Subject) -> Iterator[Finding]:
    """The date of the report: after its year has run (P02), and in time (P01)."""
    if subject.year is None or not subject.printed:
        return
    for text in subject.prose:
        for found in pattern(table("years")["issued"]).finditer(text.text):
            day = _day(found)
            if day is None or day.year not in {subject.year, subject.year + 1}:
                continue
            start = found.start("y")
            where = (text.span(start, found.end()),)
            told = text.said(start, found.end())
            if (day.year, day.month, day.day) < (subject.year, *_LAST_DAY):
                yield Finding(
                    "P02.date", "P02", "error", where, told, code="P02", details={"year": subject.year}
                )
                return
            limit = _limit(subject)
            if limit is not None and day > limit:
                yield Finding("P01.date", "P01", "warning", where, told, limit.isoformat())
                return


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _limit(subject: Subject) -> date | None:
    """The last day to publish; townships have none, governments, and offices of an unknown kind, have until March."""
    year = (subject.year or 0) + 1
    if subject.kind == "township":
        return None
    return date(year, 1, 31) if subject.kind in {"department", "state_department"} else date(year, 3, 31)


def other_years(subject: Subject) -> Iterator[Finding]:
    """Sentences that begin with another year than the report's, and do not compare (T03)."""
    if subject.year is None:
        return
    for text in subject.prose:
        wrong = [
            found
            for found in pattern(table("years")["begins"]).finditer(text.text)
            if _stale(subject, text, found)
        ]
        if wrong:
            spans = tuple(text.span(found.start("year"), found.end()) for found in wrong)
            yield Finding(
                f"T03.{text.address}.other_year", "T03", "error", spans, f"{wrong[0]['year']}年", str(subject.year),
            )  # fmt: skip


def _stale(subject: Subject, text: Folded, found: re.Match[str]) -> bool:
    words, year = table("years"), int(found["year"])
    if year == subject.year:
        return False
    start, end = text.sentence(found.start("year"))
    sentence = text.text[start:end]
    later = subject.year is not None and year > subject.year
    later = later and (
        text.address not in {"overview.proactive", "overview.on_request", "overview.management"}
        or pattern(words["ahead"]).search(sentence) is not None
    )
    return not later and not pattern(words["compares"]).search(sentence)


def still_to_come(subject: Subject) -> Iterator[Finding]:
    """Plans that put off to the report year what is over by the time anybody reads it (T03)."""
    for text in subject.prose:
        for found in pattern(table("years")["still_to_come"]).finditer(text.text):
            if int(found["year"]) == subject.year:
                yield Finding(
                    f"T03.{text.address}.plan", "T03", "warning", (text.span(*found.span()),), text.said(*found.span()),
                    code="T03_plan", details={"next": subject.year + 1},
                )  # fmt: skip
                break
