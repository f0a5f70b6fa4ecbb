"""A report that was read, as a subject to be checked."""

from __future__ import annotations

import re

from interview.engine.book import LastYear
from interview.engine.flow import Flow
from interview.reading.sheet import Report
from interview.reading.taking_over import kind_of_office
from interview.review.subject import OPENING, TITLE, Passage, Subject

_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?=年|$)")

_PERIOD = re.compile(r"20[12]\d年1月1日")


def of_report(report: Report, flow: Flow, last: LastYear | None = None, name: str = "") -> Subject:
    """A published report; figures that are doubtful are unknown.

    Args:
        report: As read.
        flow: Its form.
        last: What the report of the year before said.
        name: What the file is called, without its ending; it may tell the year where the text does not.
    """
    year = (
        report.year
        if report.year is not None and _says_its_year(report)
        else year_told_by(name) or report.year
    )
    part_of = {item.id: section.part for section in flow.sections for item in section.items}
    in_texts = {part_of[id] for id in report.texts}
    passages = [Passage(TITLE, report.title)] if report.title else []
    for span in report.spans:
        if span.paragraphs and span.part not in in_texts:
            address = f"part.{span.part}" if span.part else OPENING
            passages.append(Passage(address, "\n".join(span.paragraphs)))
    passages += [Passage(id, text) for id, text in report.texts.items()]
    return Subject(
        flow, report.office, kind_of_office(report.office) or "", year, report.sheet, tuple(passages), last,
        cells=report.figures, spans=report.spans, profile=report.profile, labels=report.labels,
    )  # fmt: skip


def _says_its_year(report: Report) -> bool:
    """Whether the title or the period has a year; else the reader took the one that is said most."""
    told = report.title + "".join(text for span in report.spans for text in span.paragraphs)
    return bool(not report.spans or _YEAR.search(report.title) or _PERIOD.search(re.sub(r"\s", "", told)))


def year_told_by(name: str) -> int | None:
    """The one year that a file's name holds, before 年 or at its end."""
    years = set(_YEAR.findall(name))
    return int(years.pop()) if len(years) == 1 else None
