"""A report that was read, as a subject to be checked."""

from __future__ import annotations

from collections.abc import Sequence

from interview.engine.flow.model import Flow
from interview.engine.plan.book import LastYear
from interview.reading.convert.to_book import kind_of_office
from interview.reading.model import Report
from interview.review.subject import DATED, OPENING, TITLE, ReportText, Subject

MOST_TEXT = 100_000
"""Characters of prose; the longest report seen has twelve thousand."""


def of_report(report: Report, flow: Flow, last: LastYear | None = None) -> Subject:
    """A published report; figures that are doubtful are unknown.

    Args:
        report: As read.
        flow: Its form.
        last: What the report of the year before said.
    """
    in_texts = {
        flow.section[id].part
        for id, parts in report.outline.items()
        if any(p.id in report.texts for p in parts)
    }
    passages = [ReportText(TITLE, report.title)] if report.title else []
    for span in report.spans:
        if span.paragraphs and span.part not in in_texts:
            address = f"part.{span.part}" if span.part else OPENING
            passages.append(ReportText(address, "\n".join(span.paragraphs)))
    passages += [ReportText(id, text) for id, text in report.texts.items()]
    passages += [ReportText(DATED, report.dated)] if report.dated else []
    kept, left_out = _within(passages)
    return Subject(
        flow, report.office, kind_of_office(report.office) or "", report.year, report.sheet, kept, last,
        cells=report.figures, spans=report.spans, profile=report.profile, left_out=left_out, labels=report.labels,
        ran_together=report.ran_together,
        offices=report.offices, years=report.years, second=report.second, has_cells=report.has_cells, denied=report.denied,
    )  # fmt: skip


def _within(passages: Sequence[ReportText]) -> tuple[tuple[ReportText, ...], int]:
    """The passages as far as they are judged, and how many characters are not: no file may take for ever."""
    kept: list[ReportText] = []
    left = MOST_TEXT
    for each in passages:
        kept.append(ReportText(each.address, each.text[:left]))
        left -= len(kept[-1].text)
    return tuple(kept), sum(len(each.text) for each in passages) - (MOST_TEXT - left)
