"""What our own flow prints is right by every rule on words: as an interview, and read back from the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.export import render
from interview.flowfiles import available, load_flow
from interview.reading.report import read_report
from interview.review.checking import review
from interview.review.model import Finding
from interview.review.of_report import of_report
from interview.review.subject import Subject, of_plan
from tests.golden.test_golden import CASES, held


def of_words(subject: Subject) -> list[str]:
    """What the rules on words say."""
    return [each.id for each in review(subject) if _is_of_words(each)]


def _is_of_words(finding: Finding) -> bool:
    return (
        finding.rule.startswith(("T", "P", "X"))
        and finding.relation is None
        and finding.rule not in {"X11", "X12"}
    )


@pytest.mark.parametrize("case", CASES)
def test_a_golden_story_gives_no_alarm(case: str) -> None:
    assert of_words(of_plan(held(case).state.plan)) == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("to", ["docx", "md", "html"])
def test_a_golden_document_gives_no_alarm(case: str, to: str, tmp_path: Path) -> None:
    file = tmp_path / f"report.{to}"
    file.write_bytes(render(held(case).state.plan, to))
    report = read_report(file, available())
    assert of_words(of_report(report, load_flow(report.flow))) == []
