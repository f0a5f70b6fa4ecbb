"""Merged cells of Word that a program told once for every column."""

from __future__ import annotations

import pytest

from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.told_again import told_once


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
