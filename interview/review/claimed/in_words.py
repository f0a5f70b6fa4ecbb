"""Figures that a published report tells in words alone: read here by the same words that the check knows them by.

`reading` reads tables and the flow's own sentences; what claims say of figures that no table prints is added to it. What
is told twice, differently, is doubtful: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from interview.engine.flow.model import Flow
from interview.engine.sums.relations import Number
from interview.reading.model import ReadFigure, Report
from interview.reading.report import read_report
from interview.review.claimed.against_tables import stated
from interview.review.of_report import of_report
from interview.review.subject import Subject
from interview.review.text.lexicon import table


def read_whole(path: Path, flows: Sequence[Flow], flow: str | None = None) -> Report:
    """Reads a published report, tables and words; `flow` is the id of the form, where somebody says so.

    Raises:
        ReportFileError: It cannot be read, or is no report. Details: `file`.
    """
    report = read_report(path, flows, flow)
    return completed(report, next(each for each in flows if each.id == report.flow))


def completed(report: Report, flow: Flow) -> Report:
    """A report with the figures that its words tell and no table prints."""
    told: dict[str, dict[Number, str]] = {}
    for address, value, words in _said_in_words(of_report(report, flow)):
        told.setdefault(address, {}).setdefault(value, words)
    fresh = {address: _figure(values) for address, values in told.items() if _is_open(report, address)}
    return replace(report, figures={**report.figures, **fresh}) if fresh else report


def _is_open(report: Report, address: str) -> bool:
    known = report.figures.get(address)
    return known is None or known.state == "missing"


def _figure(values: dict[Number, str]) -> ReadFigure:
    text = " / ".join(values.values())
    if len(values) > 1:
        return ReadFigure("doubtful", None, text, "twice", tuple(values))
    return ReadFigure("read", next(iter(values)), text)


def _said_in_words(subject: Subject) -> Iterator[tuple[str, Number, str]]:
    """Figures by address, each with the words that tell it."""
    printed = subject.places.keys()
    alone = frozenset(each for each in subject.flow.cells if each not in printed)
    for claim in subject.claims:
        if len(claim.saying.readings) == 1 and claim.saying.readings[0] in alone:
            yield claim.saying.readings[0], claim.value, claim.words
    for statement in table("claims")["statement"]:
        for text in subject.prose if statement["zero"] in alone else ():
            if (found := stated(statement, text)) is not None:
                yield statement["zero"], 0, text.said(*found.span())
