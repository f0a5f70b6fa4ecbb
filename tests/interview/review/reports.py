"""Reports made up for the rules: a form with zeros but for some figures, and a few texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from interview.reading.model import ProsePart, ReadFigure
from interview.review.model import Finding
from interview.review.subject import ReportText, Subject
from tests.support.interviews import flow

APPLICATIONS: Mapping[str, int] = {
    "applications.new.natural": 90, "applications.new.business": 5, "applications.new.total": 95,
    "applications.carried_in.natural": 8, "applications.carried_in.total": 8,
    "applications.granted.natural": 40, "applications.granted.business": 2, "applications.granted.total": 42,
    "applications.partial.natural": 6, "applications.partial.total": 6,
    "applications.denied_secret.natural": 4, "applications.denied_secret.total": 4,
    "applications.denied_process.natural": 1, "applications.denied_process.total": 1,
    "applications.unable_not_held.natural": 30, "applications.unable_not_held.business": 3, "applications.unable_not_held.total": 33,
    "applications.unable_create.natural": 2, "applications.unable_create.total": 2,
    "applications.refused_petition.natural": 7, "applications.refused_petition.total": 7,
    "applications.total.natural": 93, "applications.total.business": 5, "applications.total.total": 98,
    "applications.carried_out.natural": 5, "applications.carried_out.total": 5,
}  # fmt: skip
"""98 done: 42 + 6 + 5 + 35 + 7 + 3."""
DISPUTES: Mapping[str, int] = {
    "reconsideration.upheld": 5, "reconsideration.pending": 2, "reconsideration.total": 7,
    "litigation_direct.upheld": 1, "litigation_direct.total": 1,
    "litigation_after_review.upheld": 2, "litigation_after_review.pending": 1, "litigation_after_review.total": 3,
}  # fmt: skip
DOCUMENTS: Mapping[str, int] = {"documents.issued": 3, "documents.repealed": 1, "documents.in_force": 32}


def figures(*given: Mapping[str, Any], form: str = "disclosure_2021") -> dict[str, Any]:
    """All figures of a form: zeros but for these."""
    sheet: dict[str, Any] = dict.fromkeys(flow(form).cells, 0)
    for each in given:
        sheet |= each
    other = "applications.other_misc" if form == "disclosure_2021" else "applications.other"
    if sheet["applications.total.total"] == 98:
        sheet |= {f"{other}.natural": 3, f"{other}.total": 3}
    return sheet


def report(
    text: str,
    *given: Mapping[str, Any],
    at: str = "overview.on_request",
    year: int | None = 2025,
    form: str = "disclosure_2021",
) -> Subject:
    """A report of an interview that says one text."""
    return Subject(
        flow(form), "云山县水利局", "department", year, figures(*given, form=form), (ReportText(at, text),)
    )


def published(
    texts: Mapping[str, str],
    *given: Mapping[str, Any],
    year: int | None = 2025,
    form: str = "disclosure_2021",
    spans: tuple[ProsePart, ...] = (),
    office: str = "云山县水利局",
    kind: str = "department",
) -> Subject:
    """A report as if it had been read."""
    sheet = figures(*given, form=form)
    cells = {
        address: ReadFigure("missing", reason="blank") if value is None else ReadFigure("read", value, str(value))
        for address, value in sheet.items()
    }  # fmt: skip
    passages = tuple(ReportText(address, text) for address, text in texts.items())
    return Subject(flow(form), office, kind, year, sheet, passages, cells=cells, spans=spans)


def said(finding: Finding) -> str:
    """Its id, with what it says and what it is held against."""
    return f"{finding.id} {finding.left}/{finding.right}"
