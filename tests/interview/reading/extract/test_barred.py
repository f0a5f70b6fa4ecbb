"""Cells on lines of their own that end with a bar, rows filled up with bars: rows again, or left as they stand."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.report import report_of_lines

HEADS = "第二十条第（五）项 | ||\n信息内容 |\n本年处理决定数量 | |\n"


def rows(text: str) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in lines_of_text(text)]


def test_what_fills_a_row_up_is_no_cell() -> None:
    assert rows(f"{HEADS}行政许可 |\n15 ||\n") == [
        ["第二十条第（五）项"], ["信息内容", "本年处理决定数量"], ["行政许可", "15"],
    ]  # fmt: skip


def test_a_blank_cell_has_a_bar_of_its_own() -> None:
    assert rows(f"{HEADS}行政许可 |\n|\n15 |\n")[-1] == ["行政许可", "", "15"]


def test_what_fills_up_may_stand_on_a_line_of_its_own() -> None:
    told = (
        "第二十条第（五）项 |\n||\n信息内容 |\n本年处理决定数量 |\n|\n行政许可 |\n15 |\n|\n行政强制 |\n|\n|\n"
    )
    assert rows(f"{told}续 |\n||\n")[:3] == [
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "15"],
    ]


def test_a_bar_before_every_row_is_no_cell() -> None:
    told = "|\n第二十条第（五）项 | ||\n|\n信息内容 |\n本年处理决定数量 | |\n|\n行政许可 |\n15 | |\n"
    assert rows(told)[-1] == ["行政许可", "15"]


@pytest.mark.parametrize(
    "told",
    [
        "行政许可 |\n15 ||\n",
        "第二十条第（五）项 | ||\n信息内容 |\n数量 ||\n行政许可 |\n15 |\n1 |\n9 ||\n",
        "规章 | 1 |\n许可 | 2 ||\n处罚 | 3 ||\n",
    ],
    ids=["too few rows were filled up", "one ends elsewhere", "cells beside each other"],
)
def test_what_does_not_come_out_is_left_alone(told: str) -> None:
    assert len(rows(told)) == told.count("\n")


def test_figures_of_which_one_was_lost_are_open_where_the_row_was_filled_up() -> None:
    told = (
        "二、主动公开政府信息情况\n第二十条第（一）项 ||||\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n"
        "规章 |\n0 |\n0 |\n0 |\n行政规范性文件 |\n7 |\n5 ||\n第二十条第（五）项 ||||\n"
    )
    figures = report_of_lines(lines_of_text(told), available()).figures
    assert {figures[f"documents.{column}"].state for column in ("issued", "repealed", "in_force")} == {
        "doubtful"
    }


def test_tabs_that_set_cells_with_bars_in_are_no_cells() -> None:
    told = (
        "二、主动公开政府信息情况\n 第二十条第（一）项  | \n\t\t\n信息内容  | \n\t\t\t本年制发件数  | \n\t\t\t本年废止件数  | \n"
        "\t\t\t现行有效件数  | \n\t\t\n规章  | \n\t\t\t0  | \n\t\t\t0  | \n\t\t\t0\n   | \n\t\t\n行政规范性文件  | \n"
        "\t\t\t7  | \n\t\t\t5  | \n\t\t\t9\n   | \n\t\t\n第二十条第（五）项  | \n\t\t\n信息内容  | \n"
        "\t\t\t本年处理决定数量  | \n\t\t\n行政许可  | \n\t\t\t951  | \n\t\t\n"
    )
    figures = report_of_lines(lines_of_text(told), available()).figures
    addresses = (
        "rules.in_force",
        "documents.issued",
        "documents.repealed",
        "documents.in_force",
        "licences.decisions",
    )
    assert [figures[each].value for each in addresses] == [0, 7, 5, 9, 951]
    between = "a\tb | c"
    assert rows(f"{between}\n\t1 |") != rows("a b | c\n1 |")  # a tab between two words may be a cell's end
