"""The small inputs that were judged wrong (../shared/cases): rules that must be reported, and rules that must not."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from interview.flowfiles import available
from interview.reading.report import read_report
from interview.review.checking import review
from interview.review.messages import message
from interview.review.model import Finding
from interview.review.of_report import of_report
from interview.wording.catalog import words

CASES = Path(__file__).parents[4] / "shared" / "cases"

pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason="the small inputs (../shared/cases) are not on this machine"
)


@cache
def judged() -> tuple[dict[str, Any], ...]:
    """The cases that say which rules must or must not be reported."""
    if not CASES.is_dir():
        return ()
    told = tomllib.loads((CASES / "cases.toml").read_text("utf-8"))["case"]
    return tuple(each for each in told if each.keys() & {"must", "no"})


@cache
def findings(file: str) -> tuple[Finding, ...]:
    path = CASES / "reports" / file
    flows = available()
    report = read_report(path, flows)
    return review(of_report(report, next(each for each in flows if each.id == report.flow)))


@pytest.mark.parametrize("case", judged(), ids=lambda each: each["file"])
def test_what_must_be_reported_is_and_what_must_not_is_not(case: dict[str, Any]) -> None:
    rules = {each.rule for each in findings(case["file"])}
    assert set(case.get("must", ())) <= rules
    assert not rules & set(case.get("no", ()))


def test_tables_that_ran_together_are_not_called_pictures() -> None:
    flow = available()[0]
    told = [message(each, flow, words("zh")) for each in findings("M03-run-digits.txt")]
    assert told
    assert not [each for each in told if "图片" in each]
