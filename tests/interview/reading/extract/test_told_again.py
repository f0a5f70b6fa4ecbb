"""Merged cells of Word that a program told once for every column."""

from __future__ import annotations

import pytest

from interview.reading.extract.cells.told_again import told_once
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.radicals import without_radicals


def told(text: str) -> list[str]:
    return [line.text for line in told_once(lines_of_text(text))]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("信息内容  处理决定数量  处理决定数量\n行政许可  5  5", "行政许可 5"),
        ("信息内容 处理决定数量 处理决定数量\n行政处罚 7 7\n行政许可 5 5", "行政许可 5"),
        ("信息内容  上一年项目  本年增减  本年增减\n收费  5  5  5", "收费 5 5"),
        ("信息内容  处理决定数量  处理决定数量\n行政许可  5  6", "行政许可 5 6"),
        ("信息内容  处理决定数量  上一年项目\n行政许可  5  5", "行政许可 5 5"),
        ("信息内容  总计  总计\n行政许可  5  5", "行政许可 5 5"),
        ("信息内容  处理决定数量  处理决定数量\n5  5", "5 5"),
    ],
)
def test_figures_are_told_once_where_the_last_head_comes_as_often(text: str, last: str) -> None:
    assert told(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("信息内容\n处理决定数量\n处理决定数量\n行政许可\n5\n5", ["5"]),
        ("处理决定数量\n处理决定数量\n行政许可\n5\n5\n行政处罚\n7\n7", ["5", "7"]),
        ("处理决定数量\n处理决定数量\n行政许可\n5\n6", ["5", "6"]),
        ("处理决定数量\n处理决定数量\n行政许可\n5", ["5"]),
        ("总计\n本年新收申请\n本年新收申请\n本年新收申请\n5\n5", ["5", "5"]),
        ("5\n5", ["5", "5"]),
    ],
)
def test_so_they_are_where_every_cell_has_a_line_of_its_own(text: str, figures: list[str]) -> None:
    assert [line for line in told(text) if line.isdecimal()] == figures


def test_words_of_merged_cells_stand_once_and_figures_as_often_as_they_stand() -> None:
    assert told("法人或其他组织 法人或其他组织 总计 总计") == ["法人或其他组织 总计 总计"]
    assert told("结果 结果 其他 尚未") == ["结果 结果 其他 尚未"]
    assert told("二、上年结转 二、上年结转 二、上年结转 0 0 0") == ["二、上年结转 0 0 0"]
    lines = lines_of_text("二、上年结转 二、上年结转\t乙\t1\t2\n乙 丙 乙")
    assert told_once(lines) == lines


def test_what_has_no_width_is_no_part_of_a_cell() -> None:
    page = "<table><tr><td>\u200b行政&zwj;许可<td>\ufeff1&#8203;2</table>"
    assert [piece.text for line in without_radicals(lines_of_page(page)) for piece in line.pieces] == [
        "行政许可", "12",
    ]  # fmt: skip
