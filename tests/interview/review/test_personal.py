"""Numbers of persons, and runs of digits that only look like them (T18)."""

from __future__ import annotations

import pytest

from interview.review.checking import review
from interview.review.words import personal
from tests.interview.review.reports import published, report

PERSONS = [
    ("申请人身份证36040219800101123X", "identity"),
    ("证件号码：360402198001011231。", "identity"),
    ("联系手机13807951234", "mobile"),
    ("电话：138 0795 1234", "mobile"),
    ("申请人：李某，138-0795-1234", "mobile"),
    ("联系电话：\n13807951234", "mobile"),
    ("联系人：张某 １３８０７９５１２３４", "mobile"),
    ("村民李某13807951234来电", "mobile"),
    ("已答复王某13987654321。", "mobile"),
]
OTHERS = [
    "本年新收政府信息公开申请数量15130000154",  # cells that ran together: 151, 3, 0, 0, 0, 0, 154
    "保护第三方合法权益13850000143",
    "信访举报投诉类 15130000154",  # a label as no form prints it
    "本年新收151 3 0 0 0 0 154",  # blanks between cells
    "新收 13 8 0 0 0 0 21",
    "15130000154",
    "共支出13807951234元",
    "访问13807951234次",
    "资金13807951234.50元",
    "0795-13807951234",
    "索引号：13807951234",
    "网站标识码：13807951234",
    "www.yunshan.gov.cn/13807951234.html",
    "360402199913321231",  # no such day
]


@pytest.mark.parametrize(("text", "kind"), PERSONS)
def test_a_persons_number_is_found_in_a_report_and_in_an_interview(text: str, kind: str) -> None:
    for subject in (published({"opening": text}), report(text, at="opening")):
        assert [each.id for each in personal.numbers(subject)] == [f"T18.opening.{kind}"]


@pytest.mark.parametrize("text", OTHERS)
def test_digits_that_are_no_persons_number_are_left_alone(text: str) -> None:
    assert list(personal.numbers(published({"opening": text}))) == []


def test_the_first_number_that_is_a_persons_is_told() -> None:
    (found,) = personal.numbers(report("访问13807951234次，联系手机13900001111。", at="opening"))
    assert (found.left, found.severity) == ("13900001111", "error")


@pytest.mark.parametrize(
    ("digits", "row"),
    [("15130000154", True), ("0000000", True), ("13807951234", False), ("36040219800101123X", False)],
)
def test_a_row_is_known_by_what_its_cells_come_to(digits: str, row: bool) -> None:
    assert personal.is_row(digits) is row


def test_thousands_of_numbers_are_looked_at_no_further_than_a_report_goes() -> None:
    assert [
        each.rule for each in review(report("王某13850000143次" * 3000, at="problems")) if each.rule == "T18"
    ] == []
