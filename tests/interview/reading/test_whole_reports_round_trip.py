"""Whole published reports in, out and in again: each heading, its place and each paragraph, in every format we write."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.cli import main
from interview.export import SUFFIXES
from interview.flowfiles import available
from interview.reading.model import Report
from interview.reading.report import read_report
from tests.interview.review.anomalies import RAW
from tests.support.fonts import PDF

WITH_THEIR_TEXTS = ("000", "001", "002", "004", "006", "007", "008", "009")
"""The whole reports whose prose is published too."""
ANSWERS = "answers.nianbao.json"

pytestmark = pytest.mark.skipif(
    not RAW.is_dir(), reason="the published reports (../shared/reports) are not on this machine"
)


def again(report: Path, to: str, folder: Path) -> Report:
    """A report as it is read from the document that the answers file of its import becomes."""
    answers = folder / ANSWERS
    assert main(["import", str(report), "-o", str(answers)]) == 0
    assert main(["export", str(answers), "--draft", "--to", to]) == 0
    return read_report(folder / f"answers{SUFFIXES[to]}", available())


def as_told(report: Report) -> dict[str, tuple[tuple[str, str], ...]]:
    """The headings of each section in order, each with what stands under it."""
    return {
        section: tuple((part.heading, report.texts.get(part.id, "")) for part in parts)
        for section, parts in report.outline.items()
    }


@pytest.mark.no_cover
@pytest.mark.parametrize("to", ["docx", PDF, "html", "fragment", "md", "json"])
@pytest.mark.parametrize("report", WITH_THEIR_TEXTS)
def test_headings_order_and_paragraphs_come_back(report: str, to: str, tmp_path: Path) -> None:
    published = next(RAW.glob(f"{report}-*"))
    was, now = read_report(published, available()), again(published, to, tmp_path)
    assert as_told(now) == as_told(was)
    assert (now.outline, now.texts) == (was.outline, was.texts)
    assert any(text for parts in as_told(was).values() for _, text in parts)
