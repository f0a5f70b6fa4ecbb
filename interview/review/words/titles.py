"""The title of a published report: office, one year, 政府信息公开工作年度报告; and titles of other papers (T02)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.review.model import Hit, Span
from interview.review.rule import Need, needs, rule
from interview.review.subject import OPENING, TITLE, Subject
from interview.review.text.lexicon import pattern, table

_YEAR = re.compile(r"20\d\d")
_FRONT, _LONGEST = 8, 60
"""So many lines before the first part may be the title, which has no more characters than this."""


@rule("T02", "error", "T02_garbled", "T02_name", "T02_paper", "T02_year", "T02_years", "T02_other_year")
@rule("T02", "warning", "T02_office")
@needs(Need.PRINTED, Need.ANNUAL_REPORT)
def title(subject: Subject) -> Iterator[Hit]:
    """The title: office, one year, 政府信息公开工作年度报告; no title of another paper (T02)."""
    words = table("form")["title"]
    told = subject.plain(subject.texts.get(TITLE, ""))
    if told:
        yield from _title(subject, told)
    else:
        yield from _another_paper(subject)
    for text in subject.prose:
        found = pattern(words["garbled"]).search(text.text)
        if found and not pattern(words["garbled"]).search(told):
            yield Hit("T02_garbled", "T02.garbled", (text.span(*found.span()),), found[0])
            return


def _title(subject: Subject, told: str) -> Iterator[Hit]:
    where = (Span(TITLE, 0, len(subject.texts[TITLE])),)
    years = _YEAR.findall(told)
    if pattern(table("form")["title"]["garbled"]).search(told):
        yield Hit("T02_garbled", "T02.garbled", where, told)
    elif code := _misnamed(told):
        yield Hit(code, "T02.name", where, told)
    if not years:
        yield Hit("T02_year", "T02.year", where, told)
    elif len(years) > 1:
        yield Hit("T02_years", "T02.years", where, told)
    elif subject.year is not None and int(years[0]) != subject.year:
        yield Hit("T02_other_year", "T02.other_year", where, f"{years[0]}年", f"{subject.year}年")
    if not subject.office and not subject.offices:
        yield Hit("T02_office", "T02.office", where, told)


@rule("T02", "warning", "T02_which_year", "T02_which_office")
@needs(Need.CELLS)
def doubtful(subject: Subject) -> Iterator[Hit]:
    """A title, a text, a signature and a file's name that do not agree on the year or on the office."""
    for code, told in (("T02_which_year", subject.years), ("T02_which_office", subject.offices)):
        if told:
            listed = " / ".join(map(str, told))
            yield Hit(code, code.replace("_", ".", 1), (), listed)


@rule("T02", "warning", "T02_second")
@needs(Need.CELLS)
def second(subject: Subject) -> Iterator[Hit]:
    """Another report in the same file."""
    if subject.second:
        yield Hit("T02_second", "T02.second", (), subject.second)


def _misnamed(told: str) -> str:
    """Which sentence says that a title is not that of an annual report; "" where it is."""
    words = table("form")["title"]
    if words["name"] not in told:
        return "T02_name"
    return "T02_paper" if words["subject"] not in told or pattern(words["letter"]).search(told) else ""


def _another_paper(subject: Subject) -> Iterator[Hit]:
    """A line before the first part that is the title of a work report, a summary, a letter."""
    words = table("form")["title"]
    opening = next((each for each in subject.prose if each.address == OPENING), None)
    if opening is None:
        return
    at = 0
    for line in opening.text.split("\n")[:_FRONT]:
        if len(line) <= _LONGEST and pattern(words["paper"]).search(line) and (code := _misnamed(line)):
            yield Hit(code, "T02.name", (opening.span(at, at + len(line)),), line)
            return
        at += len(line) + 1
