"""What a machine that reads pictures takes for something else: letters for digits, one character of a label or a head for another."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.match.labels import is_misread
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import Sample, printed, sample


def read(text: str) -> dict[str, ReadFigure]:
    return dict(report_of_lines(lines_of_text(text), available()).figures)


def wrong(report: Sample, figures: dict[str, ReadFigure]) -> list[str]:
    return [cell for cell, true in report.truth.items() if figures[cell].value not in {true, None}]


@pytest.fixture
def report() -> Sample:
    return sample(7)


def test_letters_that_were_taken_for_digits_are_digits_where_all_sums_come_out(report: Sample) -> None:
    row = "2.重复申请 | 22 | 38 | 31 | 37 | 29 | 4 | 161"
    text = printed(report, "bars")
    assert row in text
    figures = read(text.replace(row, row.replace("31", "3l").replace("161", "l6l")))
    assert not wrong(report, figures)
    assert figures["applications.refused_repeat.total"].value == 161
    other = read(text.replace(row, row.replace("31", "3l").replace("37", "57")))
    assert other["applications.refused_repeat.research"].state == "doubtful"


MISREAD = [
    ("自然人", "自然入"),
    ("法律服务机构", "法律服务机枸"),
    ("（七）总计", "（七）息计"),
    ("结果维持", "給果维持"),
]


def test_a_label_or_a_head_but_for_one_character_is_known_by_its_place(report: Sample) -> None:
    for old, new in MISREAD:
        figures = read(printed(report, "bars").replace(old, new))
        assert not wrong(report, figures)
        assert all(figures[cell].state == "read" for cell in report.truth), new


@pytest.mark.parametrize(
    ("old", "new", "cell"),
    [
        ("本年处理决定数量", "上年处理决定数量", "licences.decisions"),
        ("（七）总计", "（七）其中网上", "applications.total.total"),
    ],
)
def test_another_head_or_label_is_none_that_was_misread(
    report: Sample, old: str, new: str, cell: str
) -> None:
    assert read(printed(report, "bars").replace(old, new))[cell].state != "read"


def test_a_text_is_misread_where_one_character_is_another() -> None:
    told = [("息计", "总计"), ("总计", "总计"), ("它", "他"), ("自然入", "自然人们")]
    assert [is_misread(*each) for each in told] == [True, False, False, False]
