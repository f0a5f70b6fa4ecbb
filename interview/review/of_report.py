"""A report that was read, as a subject to be checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, assert_never

from pydantic import BaseModel

from interview.engine.answers.templates import inner, spoken
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Item
from interview.engine.flow.question import Question, Tally
from interview.engine.plan.book import LastYear
from interview.reading.convert.to_book import kind_of_office
from interview.reading.model import Report
from interview.review.subject import DATED, OPENING, TITLE, ReportText, Subject

Named = TypeVar("Named", bound=BaseModel)

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


def in_print(flow: Flow) -> Flow:
    """The flow with rows and columns called as the form prints them: who checks a document looks for those words."""

    def named(item: Item) -> Item:
        match item:
            case Ledger():
                rows = tuple(_renamed(row, says=inner(row.says)) for row in item.rows)
                columns = tuple(_renamed(each, says=each.label) for each in item.columns)
                return _renamed(item, rows=rows, columns=columns)
            case Tally():
                return _renamed(
                    item, parts=tuple(_renamed(part, says=_term(part.says)) for part in item.parts)
                )
            case Question():
                return item
        assert_never(item)

    sections = tuple(_renamed(each, items=tuple(map(named, each.items))) for each in flow.sections)
    return _renamed(flow, sections=sections)


def _renamed(part: Named, **changes: object) -> Named:
    # Made anew: `model_copy` would keep what was computed of the old one.
    return type(part).model_validate(
        {name: getattr(part, name) for name in type(part).model_fields} | changes
    )


def _term(says: str) -> str:
    """The form's own term of a part: in its bracket, where that does not explain."""
    term = inner(says)
    return spoken(says) if "、" in term else term
