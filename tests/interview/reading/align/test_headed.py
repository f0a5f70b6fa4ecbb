"""Table two read column by column: labels first, then each head with its figures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import Sample, printed, sample

HEADING, LEDGER = "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"
TOLD = sample(7)


def columns_of(told: Sample) -> list[list[list[str]]]:
    """Article by article, each column: its head, and its figures below."""
    return [
        [[head, *(values[at] for _, _, values in rows)] for at, head in enumerate(heads[1:])]
        for _, heads, rows in told.proactive
    ]


ONE, FIVE, SIX, EIGHT = columns_of(TOLD)


def report(told: Sample, columns: Sequence[Sequence[str]], pushed: Sequence[Sequence[str]] = ()) -> str:
    """A report whose table two has all labels first; what is pushed stands in the ledger's part."""
    before, behind = printed(told, "cell a line").split(HEADING, 1)
    labels = [
        text
        for name, _, rows in told.proactive
        for text in (name, "信息内容", *(label for _, label, _ in rows))
    ]
    lines = [text for column in columns for text in column]
    more = [text for column in pushed for text in column]
    return "\n".join([before + HEADING, *labels, *lines, LEDGER, *more, behind.split(LEDGER, 1)[1]])


def read(text: str) -> dict[str, ReadFigure]:
    return dict(report_of_lines(lines_of_text(text), available()).figures)


def open_ones(text: str) -> set[str]:
    figures = read(text)
    mine = {
        cell
        for cell in TOLD.truth
        if not cell.startswith(("applications.", "reconsideration.", "litigation_"))
    }
    told = {cell for cell in mine if figures[cell].state == "read"}
    assert all(figures[cell].value == TOLD.truth[cell] for cell in told)
    return mine - told


def heads(*columns: Sequence[str]) -> list[str]:
    return [column[0] for column in columns]


def figures(*columns: Sequence[str]) -> list[str]:
    return [figure for column in columns for figure in column[1:]]


BELOW_EACH_OTHER = [*heads(FIVE[0], SIX[0], EIGHT[0], ONE[1]), *figures(ONE[1], FIVE[0], SIX[0], EIGHT[0])]
"""The heads of three articles, then that of the first, whose figures stand on top."""


@pytest.mark.parametrize(
    "text",
    [
        report(TOLD, [*ONE, *FIVE, *SIX, *EIGHT]),
        report(TOLD, [*ONE[:2], *FIVE, *SIX, *EIGHT], [ONE[2]]),
        report(TOLD, [ONE[0], BELOW_EACH_OTHER, ONE[2]]),
        report(TOLD, [ONE[0], heads(FIVE[0], SIX[0], EIGHT[0])], [[ONE[1][0], *figures(ONE[1], FIVE[0], SIX[0], EIGHT[0])], ONE[2]]),
        report(TOLD, [[ONE[1][0]], ONE[0], [FIVE[0][0]], figures(ONE[1], FIVE[0]), ONE[2], *SIX, *EIGHT]),
    ],
)  # fmt: skip
def test_every_head_has_its_figures_behind_it(text: str) -> None:
    assert open_ones(text) == set()


def test_where_a_head_or_a_figure_is_not_sure_the_table_stays_open() -> None:
    texts = [
        report(TOLD, [heads(*ONE[:2]), figures(*ONE[:2]), ONE[2], *FIVE, *SIX, *EIGHT]),
        report(TOLD, [ONE[0][:-1], *ONE[1:], *FIVE, *SIX, *EIGHT]),
        report(TOLD, [*ONE[:2], *FIVE, *SIX, *EIGHT]),
        report(TOLD, [*ONE[:2], [ONE[2][0], "1O", ONE[2][2]], *FIVE, *SIX, *EIGHT]),
        report(TOLD, [["单位：件", "7"], *ONE, *FIVE, *SIX, *EIGHT]),
        report(TOLD, [*ONE, *FIVE, *SIX, *EIGHT]).replace("规章\n行政规范性文件\n", "行政规范性文件\n规章\n"),
        report(TOLD, [*ONE, *FIVE, *SIX, *EIGHT]).replace("规章\n行政规范性文件\n", "规章\n3\n行政规范性文件\n"),
    ]  # fmt: skip
    for text in texts:
        assert {"rules.issued", "documents.issued", "documents.in_force"} & open_ones(text)
