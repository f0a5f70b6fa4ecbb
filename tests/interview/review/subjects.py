"""Reports to be checked, made by hand: zeros, but for the figures named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview.engine.plan.book import LastYear
from interview.engine.sums.relations import Number
from interview.reading.model import ReadFigure
from interview.review.checking import review
from interview.review.messages import message
from interview.review.model import Finding
from interview.review.places import printed_places
from interview.review.subject import ReportText, Subject
from interview.wording.catalog import words
from tests.support.interviews import flow

FORM_2021, FORM_2019 = "disclosure_2021", "disclosure_2019"


def subject(
    figures: Mapping[str, Number | None] | None = None, *, form: str = FORM_2021, kind: str = "department",
    office: str = "云山县水利局", year: int | None = None, last: Mapping[str, Number] | None = None,
    last_form: str | None = None, texts: Mapping[str, str] | None = None,
) -> Subject:  # fmt: skip
    """An interview's report: every figure 0 but these; last year's likewise, where some are named."""
    this = flow(form)
    at = year if year is not None else 2020 if form == FORM_2019 else 2023
    before = None
    if last is not None:
        then = flow(last_form or form)
        before = LastYear(at - 1, then.id, {**dict.fromkeys(then.cells, 0), **last})
    passages = tuple(ReportText(address, text) for address, text in (texts or {}).items())
    sheet = {**dict.fromkeys(this.cells, 0), **(figures or {})}
    return Subject(this, office, kind, at, sheet, passages, before)


def published(
    cells: Mapping[str, ReadFigure] | None = None, *, form: str = FORM_2021, year: int | None = None
) -> Subject:
    """A published report: every cell read as 0 but these."""
    made = subject(form=form, year=year)
    figures = {**{each: ReadFigure("read", 0, "0") for each in printed_places(made.flow)}, **(cells or {})}
    sheet = {each: figure.value if figure.state == "read" else None for each, figure in figures.items()}
    return replace(made, sheet=sheet, cells=figures)


def found(report: Subject, rule: str) -> list[Finding]:
    """What was found by one rule; each can be said in both languages."""
    for each in review(report):
        for lang in ("zh", "en"):
            said = message(each, report.flow, words(lang))
            assert said, each.id
            assert "{" not in said, said
    return [each for each in review(report) if each.rule == rule]


def ids(report: Subject) -> list[str]:
    """Everything that was found, by id."""
    return [each.id for each in review(report)]
