"""A page printed as text whose columns are so narrow that they break labels beside each other, and the digits of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import forms_of
from interview.reading.match.lines.torn.broken_labels import with_joined_labels
from interview.reading.match.lines.torn.torn_figures import with_whole_figures
from interview.reading.match.lines.torn.torn_labels import with_whole_labels
from interview.reading.report import report_of_lines
from renderers.model import Cell, Table
from tests.interview.reading.other_shapes import kind, plain, rows_a_line
from tests.interview.reading.rebuilt import invented

FORM = forms_of(available())[0]
NARROW = 4
"""Letters of a line of a label."""
HEADS = 3


def narrow(table: Table, gap: int = 3, edge: int = 0) -> str:
    """The ledger as a page prints it whose columns of labels are four letters wide, figures on a row's first line."""

    def column(place: int, cells: Sequence[Cell]) -> list[str]:
        told = [cell.text for cell in cells if cell.role != "figure"][place : place + 1]
        return [told[0][at : at + NARROW] for at in range(0, len(told[0]), NARROW)] if told else []

    def lines() -> Iterator[str]:
        left: list[str] = []
        for row in table.rows[HEADS:]:
            labels = [cell for cell in row if cell.role != "figure"]
            figures = "  ".join(cell.text.rjust(5) for cell in row if cell.role == "figure")
            if len(labels) > 1 or labels[0].across > 2:
                left += column(0, row)
            own = column(len(labels) - 1, row) if len(labels) > 1 or labels[0].across < 3 else []
            # A group goes on beside the rows below it.
            for number, piece in enumerate(own or left[:1]):
                beside = left.pop(0) if left else ""
                first = f"{beside.ljust(NARROW)}{' ' * gap}{piece}" if own else beside
                yield " " * edge + (first.ljust(20) + figures if not number else first)
            while left and not own:
                yield " " * edge + left.pop(0)

    heads = "\n".join("  ".join(cell.text for cell in row) for row in table.rows[:HEADS])
    return heads + "\n" + "\n".join(lines())


@pytest.mark.parametrize("gap", [3, 1, 0])
def test_labels_that_narrow_columns_broke_beside_each_other_are_put_together(gap: int) -> None:
    report = invented(1, 200)
    text = plain(
        report.document,
        lambda table: narrow(table, gap) if kind(table) == "ledger" else rows_a_line(table),
    )
    read = report_of_lines(lines_of_text(text), available())
    ledger = {address: true for address, true in report.truth.items() if address.startswith("applications.")}
    assert {address: read.figures[address].value for address in ledger} == ledger


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4.保护", "4.侵犯"),
        ("（四）", "（九）"),
        ("三、本", "三、上"),
        ("（七）总", "（七）"),
        ("国家秘密", "国家秘密 国家秘密"),
    ],
)
def test_a_ledger_with_a_label_that_is_not_the_form_s_stays_as_it_was(old: str, new: str) -> None:
    report = invented(1, 200)
    text = plain(report.document, lambda table: narrow(table) if kind(table) == "ledger" else "")
    lines, spoilt = lines_of_text(text), lines_of_text(text.replace(old, new))
    assert with_whole_labels(FORM, lines) is not lines
    assert with_whole_labels(FORM, spoilt) is spoilt


def row(*cells: tuple[str, int]) -> Line:
    return Line(tuple(Piece(text, start, start + len(text)) for text, start in cells))


def figures(*texts: str) -> Line:
    """The figures of a row of the ledger, ten characters apart, behind its label."""
    return row(("2.重复申请", 0), *((text, 20 + 10 * at) for at, text in enumerate(texts)))


TORN = figures("19", "0", "0", "0", "0", "3", "22")


@pytest.mark.parametrize(
    ("first", "below", "whole"),
    [
        (TORN, [row(("4", 20), ("7", 80))], None),
        (figures("19", "0", "0", "0", "0", "3", "19"), [row(("4", 20), ("7", 80))], "194 0 0 0 0 3 197"),
        (figures("19", "0", "0", "0", "0", "3", "1"), [row(("9", 80)), row(("3", 20), ("6", 80))], "193 0 0 0 0 3 196"),
        (figures("19", "0", "0", "0", "0", "3", "19"), [row(("4", 20), ("5", 80))], None),
        (figures("19", "0", "0", "0", "0", "3", "2"), [row(("2", 0))], "19 0 0 0 0 3 22"),
        (figures("5", "5", "0", "0", "0", "0", "60"), [row(("0", 0))], None),
        (figures("1 9", "0", "0", "0", "0", "3", "22"), [], "19 0 0 0 0 3 22"),
        (figures("1 9", "0", "0", "0", "0", "3", "23"), [], None),
        (figures("1 9", "2 3", "3 4", "4 5", "5 6", "6 7", "21 34"), [], None),
        (figures("1O", "0", "0", "0", "0", "3", "2"), [row(("2", 80))], None),
        (figures("19", "0", "0", "0", "0", "3", "2"), [Line((Piece("2", 80, 81),), "pipes")], None),
        (figures("19", "0", "0", "0", "0", "3"), [row(("2", 80))], None),
    ],
)  # fmt: skip
def test_digits_that_stand_below_are_a_figure_s_where_the_sums_say_so_alone(
    first: Line, below: list[Line], whole: str | None
) -> None:
    lines = [first, *below, row(("3.其他", 0))]
    told = with_whole_figures(FORM, lines)
    if whole is None:
        assert told is lines
    else:
        assert [line.text for line in told] == [f"2.重复申请 {whole}", "3.其他"]


def test_the_rest_of_a_label_stays_beside_the_digits_that_leave_it() -> None:
    label = row(("申请", 0), ("2", 80))
    told = with_whole_figures(FORM, [figures("19", "0", "0", "0", "0", "3", "2"), label])
    assert [line.text for line in told] == ["2.重复申请 19 0 0 0 0 3 22", "申请"]


def test_the_three_sums_of_the_disputes_are_looked_at_each() -> None:
    texts = ["1", "0", "0", "0", "1", "2", "0", "0", "0", "2", "33", "0", "0", "0", "3"]
    lines = [row(*((text, 10 * at) for at, text in enumerate(texts))), row(("3", 140))]
    assert [line.text for line in with_whole_figures(FORM, lines)] == [" ".join([*texts[:-1], "33"])]


@pytest.mark.parametrize(
    ("below", "whole"),
    [
        (row(("4", 0), ("53", 2)), "19 0 0 0 0 34 53"),
        (row(("3", 0), ("4", 2), ("26", 4)), None),
        (row(("3", 0), ("4", 2)), None),
        (row(("7", 0)), None),
        (row(("4", 0), ("53", 2), ("其中网上", 5)), None),
        (Line((Piece("4", 0, 1), Piece("53", 2, 3)), "pipes"), None),
    ],
)
def test_a_row_goes_on_where_the_edge_of_a_text_broke_it_only_if_its_sum_comes_out(
    below: Line, whole: str | None
) -> None:
    lines = [figures("19", "0", "0", "0", "0", "3"), below, row(("3.其他", 0))]
    assert with_whole_figures(FORM, lines)[0].text == f"2.重复申请 {whole or '19 0 0 0 0 3'}"


def test_a_row_may_go_on_with_whole_figures() -> None:
    lines = [figures("19", "0", "0", "0"), row(("0", 0), ("3", 2), ("22", 4))]
    assert [line.text for line in with_whole_figures(FORM, lines)] == ["2.重复申请 19 0 0 0 0 3 22"]
    noughts = [figures("0", "0", "0", "0"), row(("0", 0), ("0", 2), ("0", 4))]
    assert with_whole_figures(FORM, noughts) is noughts
    torn = [row(("2.重复", 0), ("1O", 5)), row(("3", 0))]
    assert with_whole_figures(FORM, torn) is torn


def joined(*lines: Line) -> list[str]:
    return [" | ".join(piece.text for piece in line.pieces) for line in with_joined_labels(FORM, lines)]


def test_a_label_broken_over_lines_stands_on_that_of_its_figures() -> None:
    assert joined(row(("一、本年新", 0)), row(("收政府信息公开申请数量", 0), ("3", 30))) == [
        "一、本年新收政府信息公开申请数量 | 3"
    ]
    three = [row(("5.要求行政机关", 0)), row(("确认或重新", 0)), row(("出具已获取信息", 0), ("3", 30))]
    assert joined(*three) == ["5.要求行政机关确认或重新出具已获取信息 | 3"]
    beside = [row(("（三）不予公开 1.属于国", 0)), row(("家秘密", 0), ("3", 30))]
    assert joined(*beside) == ["（三）不予公开", "1.属于国家秘密 | 3"]
    head = [row(("信息内容", 0), ("本年处理决", 9)), row(("定数量", 0)), row(("行政许可", 0), ("3", 30))]
    assert joined(*head) == ["信息内容", "本年处理决定数量", "行政许可 | 3"]


@pytest.mark.parametrize(
    "lines",
    [
        [row(("2.重复", 0)), row(("申请", 0))],  # perhaps of the figures below, or above
        [row(("2.重复", 0)), row(("3", 0), ("4", 5))],
        [row(("2.重复", 0)), row(("总计", 0), ("4", 5))],
        [row(("2.重复", 0)), row(("意见", 0), ("4", 5))],
        [row(("5.要求行政", 0)), row(("机关", 0), ("4", 5))],
        [row(("其他", 0)), row(("处理", 0), ("4", 5))],
        [row(("2.重复", 0)), Line((Piece("申请"), Piece("4")), "grid", 1)],
        [Line((Piece("2.重复"),), "grid", 1), row(("申请", 0), ("4", 5))],
        [row(("2.重复", 0))],
        [Line(()), row(("2.重复" * 30, 0)), row(("申请", 0), ("4", 5))],
    ],
)
def test_what_is_not_one_label_beyond_doubt_is_not_put_together(lines: list[Line]) -> None:
    assert with_joined_labels(FORM, lines) is lines
