"""Notices and laws that a text cites: of the right year, with the right name and number (T05, T21)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from interview.review.model import Hit, Rewrite
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_OPEN, _CLOSE = "〔", "〕"
_AS_GOOD = {(_OPEN, _CLOSE), ("﹝", "﹞")}
"""The brackets of a year; the small ones look the same."""
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff]")
_ALIKE = 0.6
_BEFORE, _AFTER = 60, 30
"""How far before a notice's name its issuer may stand, and how far behind it its number."""


@rule("T05", "error", "T05", "T05_unknown", "T05_unknown_any", "T05_title")
@rule("T05", "notice", "T05_brackets")
@needs(Need.TEXTS, Need.ANNUAL_REPORT)
def cited(subject: Subject) -> Iterator[Hit]:
    """Notices that fix the form."""
    seen: set[str] = set()
    for text in subject.prose:
        for found in pattern(table("notices")["words"]["cited"]).finditer(text.text):
            finding = _number(subject, text, found) or _title(text, found)
            if finding is not None and finding.id not in seen:
                seen.add(finding.id)
                yield finding


def _number(subject: Subject, text: Folded, found: re.Match[str]) -> Hit | None:
    notices = table("notices")
    same = [each for each in (*notices["notice"], *notices["other"]) if _is(each, found)]
    right = _right(subject.year)
    said = {"number": right, "year": subject.year or ""}
    span, told = text.span(*found.span()), text.said(*found.span())
    where, put_right = (span,), Rewrite(span, right, by_table=False) if right else None
    if not same or (found["by"], found["office"]) != ("国办", "办函"):
        code = "T05_unknown" if right else "T05_unknown_any"
        return Hit(code, f"T05.{text.address}.number", where, told, right, rewrite=put_right, details=said)
    if subject.year is not None and not _fits(same[0], subject.year):
        return Hit("T05", f"T05.{text.address}.year", where, told, right, rewrite=put_right, details=said)
    if (found["open"], found["close"]) not in _AS_GOOD:
        written = f"{_OPEN}{found['year']}{_CLOSE}"
        piece = text.span(found.start("open"), max(found.end("close"), found.end("year")))
        return Hit(
            "T05_brackets", f"T05.{text.address}.brackets", where, told, rewrite=Rewrite(piece, written, by_table=False),
        )  # fmt: skip
    return None


def _is(notice: Mapping[str, Any], found: re.Match[str]) -> bool:
    return bool(notice["year"] == found["year"] and notice["number"] == found["number"])


def _fits(notice: Mapping[str, Any], year: int) -> bool:
    return bool(notice["first"] <= year and (not notice["last"] or year <= notice["last"]))


def _right(year: int | None) -> str:
    """The number of the notice for a report year, as it is written; "" where no year is known."""
    fitting = [each for each in table("notices")["notice"] if year is not None and _fits(each, year)]
    return f"国办公开办函〔{fitting[0]['year']}〕{fitting[0]['number']}号" if fitting else ""


def _title(text: Folded, found: re.Match[str]) -> Hit | None:
    """The name of one notice before the number of another."""
    start = max(0, found.start() - 110)
    named = [
        each
        for each in pattern(table("notices")["words"]["title"]).finditer(text.text, start, found.end())
        if each.end() == found.start()
    ]
    if not named:
        return None
    title = _NOT_WORDS.sub("", named[-1]["title"])
    notices = table("notices")["notice"]
    likeness = {each["number"]: _likeness(title, each["title"]) for each in notices}
    likest = max(likeness, key=lambda number: likeness[number])
    if likest == found["number"] or likeness[likest] < _ALIKE:
        return None
    other = next(each for each in notices if each["number"] == likest)
    return Hit(
        "T05_title", f"T05.{text.address}.title", (text.span(named[-1].start("title"), found.end()),), text.said(*found.span()), f"国办公开办函〔{other['year']}〕{likest}号",
    )  # fmt: skip


@rule("T05", "error")
@needs(Need.TEXTS, Need.ANNUAL_REPORT, Need.YEAR)
def named(subject: Subject) -> Iterator[Hit]:
    """A notice that fixes the form, of another year, named without its number (60号 for 2019 and 2020, 30号 since)."""
    year = given(subject.year)
    for text in subject.prose:
        found = _named_wrongly(year, text)
        if found is not None:
            right = _right(year)
            yield Hit(
                "T05", f"T05.{text.address}.named", (text.span(*found.span()),), text.said(*found.span()), right, details={"number": right, "year": year},
            )  # fmt: skip
            return


def _named_wrongly(year: int, text: Folded) -> re.Match[str] | None:
    told = table("notices")
    wrong = {each["year"] for each in told["notice"] if not _fits(each, year)}
    if not _right(year):
        return None
    return next(
        (
            found for each in told["named"]["notice"] if each["year"] in wrong
            for found in pattern(each["says"]).finditer(text.text) if _is_national(text.text, *found.span())
        ),
        None,
    )  # fmt: skip


def _is_national(text: str, start: int, end: int) -> bool:
    """Whether a name stands for the State Council's notice, and no number after it, which `cited` looks at."""
    words = table("notices")["named"]
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    if pattern(words["number"]).search(after):
        return False
    return bool(pattern(words["issuer"]).search(before) or pattern(words["nobody"]).search(before))


def _likeness(title: str, other: str) -> float:
    return SequenceMatcher(None, title[-len(other) - 4 :], other, autojunk=False).ratio()


@rule("T21", "error", "T21_law")
@needs(Need.TEXTS)
def law(subject: Subject) -> Iterator[Hit]:
    """The number of the decree that the regulations were issued by."""
    words = table("notices")["words"]
    for text in subject.prose:
        for found in pattern(words["law"]).finditer(text.text):
            if found["number"] != words["law_number"]:
                yield Hit(
                    "T21_law", f"T21.{text.address}.law", (text.span(*found.span()),), found["number"], words["law_number"], rewrite=Rewrite(text.span(*found.span("number")), words["law_number"], by_table=False),
                )  # fmt: skip
                break


@rule("T05", "error", "T05_form_called_law", "T05_trial", "T05_issuer", "T05_old_law")
@needs(Need.TEXTS, Need.ANNUAL_REPORT)
def wrong(subject: Subject) -> Iterator[Hit]:
    """Names that no notice and no office has, and forms that are over."""
    for entry in table("notices")["wrong"]:
        if "first" in entry and (subject.year is None or subject.year < entry["first"]):
            continue
        for text in subject.prose:
            found = pattern(entry["says"]).search(text.text)
            if found:
                id = f"{entry['code'].replace('_', f'.{text.address}.', 1)}"
                yield Hit(
                    entry["code"], id, (text.span(*found.span()),), text.said(*found.span()), details={"number": _right(subject.year)},
                )  # fmt: skip
                break
