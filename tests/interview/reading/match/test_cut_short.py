"""A table wider than its page: totals that lost their last digits, and columns that are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import COLUMNS, Sample, Table, printed, sample


def with_rows(told: Sample, changed: Callable[[list[str]], list[str]], heads: int = 7) -> Sample:
    """The sample with other figures in the rows of its ledger, and so many of its heads."""
    members = [(name, 1) for name in list(COLUMNS.values())[1:6]]
    top = [("自然人", 1), ("法人或其他组织", 5), ("总计", 1)]
    rows = [[("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3), ("申请人情况", 7)],
            [("", 3), *top[: 3 if heads > 6 else 2]], [("", 3), ("", 1), *members[: heads - 1]]]  # fmt: skip
    ledger = Table(rows, [(row, labels, changed(figures)) for row, labels, figures in told.ledger.rows])
    return replace(told, ledger=ledger)


def read(told: Sample) -> dict[str, ReadFigure]:
    return dict(report_of_lines(lines_of_text(printed(told, "aligned")), available()).figures)


def without_last_digit(figures: list[str]) -> list[str]:
    return [*figures[:-1], figures[-1][:-1] or figures[-1]]


@pytest.mark.parametrize("seed", range(3))
def test_totals_that_the_page_cut_short_are_their_sums(seed: int) -> None:
    told = sample(seed)
    figures = read(with_rows(told, without_last_digit))
    for row, _, _ in told.ledger.rows:
        cell = f"applications.{row}.total"
        assert (figures[cell].state, figures[cell].value) == ("read", told.truth[cell])
    assert figures["applications.new.total"].settled_by == ("row",)


def test_one_total_may_have_been_published_so() -> None:
    told = sample(2)
    changed = with_rows(told, lambda figures: figures)
    row, labels, values = changed.ledger.rows[0]
    changed.ledger.rows[0] = (row, labels, without_last_digit(values))
    assert read(changed)["applications.new.total"].value == told.truth["applications.new.total"] // 10


def test_where_another_total_is_wrong_otherwise_nothing_was_cut() -> None:
    told = sample(2)
    changed = with_rows(told, without_last_digit)
    row, labels, values = changed.ledger.rows[3]
    changed.ledger.rows[3] = (row, labels, [*values[:-1], "999"])
    assert read(changed)["applications.new.total"].value == told.truth["applications.new.total"] // 10


def test_the_last_total_of_disputes_is_doubtful_with_its_sum() -> None:
    told = sample(2)
    whole = told.disputes[-1]
    assert len(whole) > 1
    figure = read(replace(told, disputes=[*told.disputes[:-1], whole[:-1]]))["litigation_after_review.total"]
    assert (figure.state, figure.candidates) == ("doubtful", (int(whole),))


def test_columns_that_are_left_are_read_where_their_sums_come_out() -> None:
    told = sample(3)
    left = list(COLUMNS)[:5]
    figures = read(with_rows(told, lambda values: values[:5], heads=5))
    for row, _, _ in told.ledger.rows:
        for column in COLUMNS:
            figure = figures[f"applications.{row}.{column}"]
            assert (figure.value == told.truth[f"applications.{row}.{column}"]) == (column in left)
            assert (figure.state == "read") == (column in left)


def test_columns_that_do_not_come_out_are_not_read() -> None:
    told = sample(3)
    changed = with_rows(told, lambda values: values[:5], heads=5)
    row, labels, values = changed.ledger.rows[0]
    changed.ledger.rows[0] = (row, labels, [*values[:4], "999"])
    assert read(changed)["applications.new.legal"].state == "doubtful"
