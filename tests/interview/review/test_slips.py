"""Slips that a text makes by itself, and what reads alike and is right: `slips.toml` has both."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from interview.reading.model import ProsePart
from interview.review.checking import review
from interview.review.messages import message
from interview.wording.catalog import words
from tests.interview.review.reports import published

SLIPS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("slips.toml").read_text("utf-8"))["slip"]
CODES = {each["code"] for each in SLIPS} - {""}


@pytest.mark.parametrize("slip", SLIPS, ids=lambda each: f"{each['code']} {each['says'][:12]}")
def test_a_slip_is_found_and_what_reads_alike_is_left_alone(slip: dict[str, Any]) -> None:
    at = slip.get("at", "overview.supervision")
    spans = (ProsePart(5, "五、存在的主要问题及改进情况", (slip["says"],)),) if at == "problems" else ()
    subject = published({at: slip["says"]}, spans=spans, office=slip.get("office", "云山县水利局"))
    found = [each for each in review(subject) if each.code in CODES]
    assert [each.code for each in found] == [slip["code"]] * bool(slip["code"])
    assert {slip["right"]} == {each.right for each in found} if "right" in slip else True
    assert not [
        each for each in found for lang in ("zh", "en") if "{" in message(each, subject.flow, words(lang))
    ]
