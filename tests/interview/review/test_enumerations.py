"""What a text counts off: none left out, none twice (T21)."""

from __future__ import annotations

import pytest

from interview.reading.model import ProsePart
from interview.review.subject import Subject
from interview.review.words import enumerations
from tests.interview.review.reports import published, report


def told(subject: Subject) -> list[str]:
    return [f"{each.code} {each.right} {each.left}" for each in enumerations.numbering(subject)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是更新慢；三是解读少。", "T21_gap 一是 三是"),
        ("一是更新慢；二是解读少；二是人手少。", "T21_again 二是 二是"),
        ("一是更新慢；三是解读少；三是人手少。", "T21_gap 一是 三是"),
        ("一是慢，二是少，三是单一，二是人少。", "T21_again 三是 二是"),
        ("第一，更新慢。第三，解读少。", "T21_gap 第一 第三"),
        ("1.更新慢\n2.解读少\n4.人手少", "T21_gap 2. 4."),
        ("1、更新慢\n1、解读少\n3、人手少", "T21_gap 1、 3、"),
        ("（一）更新慢\n（二）解读少\n（二）人手少", "T21_again （二） （二）"),
        ("十是慢；十一是少；十三是乱。", "T21_gap 十一是 十三是"),
    ],
)
def test_a_number_that_is_left_out_or_there_twice_is_found(text: str, found: str) -> None:
    assert told(report(text, at="problems")) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "一是更新慢；二是解读少；三是人手少。", "一是更新慢。下一步：一是每月核对；二是配图解读。", "一是慢（一是栏目，二是解读，三是回应）；二是少；三是乱。",
        "一是更新慢；二要配图解读；三是人手少。", "首先更新慢；二是解读少；三是人手少。", "一是慢；二是少。今后首先每月核对；二是配图。",
        "二是解读少；三是人手少。", "唯一是更新慢，统一是办法，第三季度，三是解读", "1.5万元\n1.更新慢\n2.解读少", "十九是慢；二十是少；二十一是乱。",
        "一是一，二是二，三是非不分",
    ],
)  # fmt: skip
def test_what_is_counted_off_in_order_is_left_alone(text: str) -> None:
    assert told(report(text, at="problems")) == []


def test_sub_headings_of_a_published_report_are_counted_where_they_stand() -> None:
    spans = (
        ProsePart(1, "一、总体情况", ("（一）主动公开。", "（二）依申请公开。", "（四）平台建设。")),
        ProsePart(0, "", ("（一）甲", "（二）乙")),
    )
    # The passages have lost the sub-headings that the reader knew.
    subject = published({"overview.platform": "（四）平台建设。"}, spans=spans)
    assert told(subject) == ["T21_gap （二） （四）"]
    joined = (ProsePart(1, "一、总体情况", ("（一）主动公开。（二）依申请公开。", "（三）平台建设。")),)
    assert told(published({}, spans=joined)) == []
