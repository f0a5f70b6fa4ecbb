"""A change on the year before, held against what last year's own text said in the same words (T08)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.plan.book import LastYear
from interview.review.subject import ReportText
from tests.interview.review.subjects import FORM_2021, found, subject

PROACTIVE = "overview.proactive"
LAST = "全年通过网站公开信息286条，其中补贴类73条；公众号推送信息412条，比上年增加35条，阅读量约5万次。"


def codes(said: str, last: str = LAST, year: int = 2022) -> list[str]:
    """What rule T08 says of a text of 2023."""
    before = LastYear(year, FORM_2021, {}, {PROACTIVE: last})
    report = replace(subject(year=2023, last={}), last=before, passages=(ReportText(PROACTIVE, said),))
    return [each.code for each in found(report, "T08")]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("公众号推送信息412条，比上年增加50条。", "T08_same"),
        ("公众号推送信息430条，比上年增加50条。", "T08_grew"),
        ("公众号推送信息400条，比上年增加12条。", "T08_fell"),
        ("公众号推送信息400条，同比增长3%。", "T08_fell"),
        ("公众号推送信息430条，较上年减少18条。", "T08_grew"),
        ("公众号推送信息430条，比2022年增加50条。", "T08_grew"),
    ],
)
def test_a_change_that_last_years_number_denies_is_told(said: str, code: str) -> None:
    assert codes(said) == [code]


@pytest.mark.parametrize(
    "said",
    [
        "公众号推送信息430条，比上年增加18条。",
        "公众号推送信息430条，同比增长4.4%。",
        "视频号推送信息430条，比上年增加50条。",
        "公众号推送信息430件，比上年增加50件。",
        "公众号推送信息约430条，比上年增加50条。",
        "公众号推送信息430条，比上年增加约50条。",
        "信息430条，比上年增加50条。",
        "公众号推送信息430条，比2020年增加50条。",
        "公众号推送信息430条，收到留言50条。",
        "网站、公众号推送信息800条，比上年增加50条。",
    ],
)
def test_one_that_is_right_or_of_something_else_is_not(said: str) -> None:
    assert codes(said) == []


def test_it_is_the_year_before_alone_that_is_looked_at_and_one_number_of_it() -> None:
    said = "公众号推送信息430条，比上年增加50条。"
    assert codes(said, year=2021) == []
    assert codes(said, last="公众号推送信息412条。公众号推送信息380条。") == []
    assert codes(said, last="") == []
