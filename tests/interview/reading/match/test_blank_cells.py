"""Rows of which noughts were left blank: where their figures stand, and what says that one of them is none of the row's."""

from __future__ import annotations

import random

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure, Report
from interview.reading.report import report_of_lines
from tests.interview.reading import layouts
from tests.interview.reading.damaged_samples import blank_zeros
from tests.interview.reading.layouts import Row, printed, rows_of_tables, sample

HEADINGS = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
GROUPS = ("reconsideration", "litigation_direct", "litigation_after_review")


def merged(rows: list[Row]) -> str:
    """A bar for each column that a cell covers, what is covered from above left out: |一、本年新收|||54|4||||2|60|."""
    return "\n".join("|" + "|".join(text + "|" * (across - 1) for text, across in row) + "|" for row in rows)


def read(tables: list[list[Row]]) -> Report:
    parts = [f"{heading}\n{merged(rows)}" for heading, rows in zip(HEADINGS, tables, strict=True)]
    return report_of_lines(lines_of_text("\n".join(["一、总体情况", *parts])), available())


def disputes(figures: str, *, heads: bool = True) -> list[ReadFigure]:
    """What is read of a table of disputes, its cells parted by blanks, a nought left out told by a point."""
    proactive, ledger, told = rows_of_tables(sample(5))
    row: Row = [("" if cell == "." else cell, 1) for cell in figures.split()]
    found = read([proactive, ledger, [*(told[:3] if heads else ()), row]]).figures
    return [figure for address, figure in found.items() if address.partition(".")[0] in GROUPS]


@pytest.mark.parametrize("seed", range(4))
def test_figures_between_merged_bars_are_read_where_the_last_of_every_row_is_its_sum(seed: int) -> None:
    report = blank_zeros(sample(seed), random.Random(seed))
    report.disputes = ["" if each == "0" else each for each in report.disputes]
    told = read(list(rows_of_tables(report)))
    for address, true in report.truth.items():
        figure = told.figures[address]
        assert figure.value == true or (true == 0 and figure.reason == "blank"), address


def test_the_one_row_of_a_table_is_read_where_its_cells_are_those_of_the_heads_and_its_sums_hold() -> None:
    told = disputes("3 1 . 2 6 1 . . 1 2 2 . 1 . 3")
    assert [figure.value for figure in told] == [3, 1, None, 2, 6, 1, None, None, 1, 2, 2, None, 1, None, 3]
    assert {figure.reason for figure in told} == {"", "blank"}


@pytest.mark.parametrize(
    "figures",
    [
        "3 1 . 2 7 1 . . 1 2 2 . 1 . 3",  # one of its sums does not hold
        ". 5 1 . 1 2 1 . 1 2 4 2 2 2 . 6",  # a cell too many: with nothing in the blank ones no sum holds
        "1 2 . 2 5 1 1 8 2 1 5 2 2 1 1 6",  # as many figures as columns, a blank among them
    ],
)
def test_a_figure_that_may_be_none_of_the_rows_leaves_it_open(figures: str) -> None:
    assert {figure.state for figure in disputes(figures)[:10]} == {"doubtful"}


def test_where_another_figure_may_be_the_one_too_many_nothing_that_depends_on_it_is_read() -> None:
    told = disputes("2 0 0 0 0 0 2 0 5 0 7 1 6 2 2 11")  # 2, 0 0 0 0 0, 2 0 5 0 7; or 2 0 0 0 0, 0 2 0 5 07
    assert {figure.state for figure in told[5:9]} == {"doubtful"}
    assert [figure.value for figure in told[10:]] == [1, 6, 2, 2, 11]


def test_a_row_that_a_blank_fills_up_where_others_have_their_total_is_open() -> None:
    report = blank_zeros(sample(5, quiet=True), random.Random(5))
    filled_up = ["", "3", "", "56", "", "59", ""]  # the first blank is gone
    report.ledger.rows = [
        (row, labels, filled_up if row.endswith("denied_query") else told)
        for row, labels, told in report.ledger.rows
    ]
    found = report_of_lines(lines_of_text(printed(report, "markdown")), available()).figures
    assert found["applications.denied_query.other"].state == "doubtful"


def test_heads_of_which_one_took_the_place_of_another_are_not_followed_where_the_sums_deny_them() -> None:
    proactive, ledger, told = rows_of_tables(sample(5))
    columns = [
        layouts.COLUMNS[each]
        for each in ("natural", "total", "business", "research", "charity", "legal", "other")
    ]
    heads: Row = [(layouts.CORNER, 3), *((text, 1) for text in columns)]
    found = read([proactive, [heads, *ledger[3:]], told]).figures
    assert "read" not in {
        figure.state for address, figure in found.items() if address.startswith("applications")
    }


def test_two_rows_with_the_same_printed_label_are_open_whatever_blanks_one_of_them_lost() -> None:
    report = sample(5)
    rows = [(row, list(labels), list(told)) for row, labels, told in report.ledger.rows]
    for row, labels, told in rows:
        if row == "other_unpaid":
            labels[-1:] = ["3.其他"]
        if row == "other_misc":
            del told[2]  # a blank cell leaves nothing
    report.ledger.rows = rows
    found = report_of_lines(lines_of_text(printed(report, "aligned")), available()).figures
    assert {found[f"applications.other_misc.{column}"].reason for column in layouts.COLUMNS} == {"twice"}
