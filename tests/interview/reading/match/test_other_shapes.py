"""Every other shape is read whole, and where it does not say for certain what it is, nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import Line
from interview.reading.report import read_report, report_of_lines
from renderers.model import Table
from tests.interview.reading.door_shapes import DOORS
from tests.interview.reading.named_shapes import NAMED, a_row_a_figure, turned_round
from tests.interview.reading.other_shapes import (
    COLUMNS,
    GROUPS,
    PARTS,
    SHAPES,
    cut_ledger,
    fives,
    html,
    kind,
    page,
)
from tests.interview.reading.rebuilt import invented


@pytest.mark.parametrize("shape", SHAPES | NAMED | DOORS)
def test_a_report_of_another_shape_is_read_whole(shape: str, tmp_path: Path) -> None:
    suffix, made = (SHAPES | NAMED | DOORS)[shape]
    report = invented(1, 200)
    told = made(report.document)
    file = tmp_path / f"report.{suffix}"
    file.write_bytes(told if isinstance(told, bytes) else told.encode())
    read = read_report(file, available())
    assert {address: read.figures[address].value for address in report.truth} == report.truth
    assert (read.office, read.year) == (report.document.office, report.document.year)


def texts(lines: list[Line]) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in lines]


def test_a_figure_that_goes_on_below_itself_between_bars_is_doubtful() -> None:
    lines = lines_of_text(
        "第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 11398 |\n|  | 889 |\n"
    )
    figure = report_of_lines(lines, available()).figures["licences.decisions"]
    assert (figure.state, figure.reason) == ("doubtful", "more_cells")


def test_a_framed_table_keeps_its_rows() -> None:
    frame = "+------+---+"
    assert texts(lines_of_text(f"{frame}\n| 项目 | 数 |\n{frame}\n| 规章 | 1 |\n| 许可 | 2 |\n{frame}\n")) == [
        ["项目", "数"], ["规章", "1"], ["许可", "2"],
    ]  # fmt: skip


def test_a_drawn_row_whose_lines_have_other_cells_is_not_put_together() -> None:
    rows = [f"| 甲{at} | 1 |\n| 乙 |" for at in range(5)]
    told = texts(lines_of_text("\n".join(["+--+--+", *(f"{row}\n+--+--+" for row in rows)])))
    assert told[:2] == [["甲0", "1"], ["乙"]]


def test_a_drawn_table_that_ends_with_a_row_keeps_it() -> None:
    rows = "\n+--+--+\n".join(f"| 甲 | {at} |" for at in range(5))
    assert texts(lines_of_text(f"+--+--+\n{rows}"))[-1] == ["甲", "4"]


def test_commas_that_part_thousands_part_no_cells() -> None:
    rows = "\n".join(f"项目{at}  1,234,567 2,345,678" for at in range(30))
    assert texts(lines_of_text(rows))[0] == ["项目0", "1,234,567", "2,345,678"]


def test_a_line_that_is_too_long_for_a_row_of_values_stays_whole() -> None:
    rows = "\n".join("1,2,,3" for _ in range(30))
    long = "字" * 6000 + ",一,二"
    assert texts(lines_of_text(f"{rows}\n{long}"))[-1] == [long]


def test_halves_of_the_ledger_whose_rows_are_not_the_same_stay_two() -> None:
    report = invented(1, 200)
    halves = page(report.document, lambda table: cut_ledger(table) if kind(table) == "ledger" else "")
    first, _, second = halves.partition("续表")
    for spoilt in (second.replace("2.重复申请", "2.其他申请"), second.replace("法律服务机构", "单位")):
        read = report_of_lines(lines_of_page(first + spoilt), available())
        assert read.figures["applications.new.legal"].state != "read"
    narrow = second.replace(f">{report.truth['applications.new.legal']}<", " colspan=2>7<", 1)
    assert (
        report_of_lines(lines_of_page(first + narrow), available()).figures["applications.new.legal"].state
        != "read"
    )


def test_two_tables_of_disputes_that_differ_are_asked_about() -> None:
    report = invented(1, 200)

    def told(figure: str) -> str:
        return page(
            report.document, lambda table: html(table.rows) if kind(table) == "disputes" else ""
        ).replace("rowspan=1>0<", f"rowspan=1>{figure}<")

    read = report_of_lines(lines_of_page(told("0") + told("7")), available())
    assert {read.figures[f"reconsideration.{part}"].reason for part in ("upheld", "total")} == {"twice"}


@pytest.mark.parametrize("rows", [2, 4])
def test_rows_of_disputes_that_come_twice_or_not_at_all_are_not_put_together(rows: int) -> None:
    def told(table: Table) -> str:
        named = zip([*GROUPS, GROUPS[-1]], [*fives(table), fives(table)[0]], strict=True)
        return html([["", *PARTS], *([name, *row] for name, row in named)][: rows + 1])

    text = page(invented(1, 200).document, lambda table: told(table) if kind(table) == "disputes" else "")
    read = report_of_lines(lines_of_page(text), available())
    assert {
        read.figures[f"{group}.total"].state for group in ("reconsideration", "litigation_after_review")
    } == {"missing"}


def test_a_block_of_bars_whose_rows_differ_in_width_is_not_turned() -> None:
    text = "| 信息内容 | 规章 | 行政规范性文件 |\n| 本年制发件数 | 1 |\n| 本年废止件数 | 0 | 0 |\n| 现行有效件数 | 2 | 3 |"
    report = report_of_lines(
        lines_of_text("云山县水利局2024年政府信息公开工作年度报告\n" + text), available()
    )
    assert {report.figures[f"{row}.issued"].state for row in ("rules", "documents")} == {"missing"}


def test_what_a_page_never_ends_hiding_is_shown() -> None:
    endless = "<table><tr><td>甲<td>1</table><table style='display:none'><tr><td>规章<td>2"
    assert texts(lines_of_page(endless)) == [["甲", "1"], ["规章", "2"]]
    shown = "<table><tr><td>规章<td>1</table><table style='display:none'><tr><td>许可<td>2</td><tr><td>甲<td>3</table>"
    assert texts(lines_of_page(shown)) == [["规章", "1"]]
    rows = "<table><tr><td>规章<td>1</tr><tr style='display:none'><td>许可</td><td>2</td></tr></table>"
    assert texts(lines_of_page(rows)) == [["规章", "1"]]


@pytest.mark.parametrize("made", [turned_round, a_row_a_figure])
def test_a_ledger_that_only_names_tell_is_read_only_whole(made: Callable[[Table], str]) -> None:
    report = invented(1, 200)
    told = page(report.document, lambda table: made(table) if kind(table) == "ledger" else "")
    for spoilt in (
        told.replace("2.重复申请", "2.其他申请", 1),
        told.replace("2.重复申请", "3.要求提供公开出版物", 1),
        told.replace("<td>1.信访", "<td>7</td><td>1.信访", 1).replace("</tr>", "<td>9</td></tr>", 3),
    ):
        read = report_of_lines(lines_of_page(spoilt), available())
        wrong = [
            address for address, true in report.truth.items()
            if address.startswith("applications.") and (found := read.figures[address]).state == "read" and found.value != true
        ]  # fmt: skip
        assert wrong == []
        assert read.figures["applications.refused_repeat.natural"].state != "read"


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("| 2.重复申请 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "|  | 6 |  |  |  |  |  | 6 |", None),
        ("| 2.重复申请 | 3 | 0 | 0 | 0 | 0 | 0 | 36 |", "|  | 6 |  |  |  |  |  |  |", 36),
        ("| 2.重复申请 | 3 | 0 | 0 | 0 | 0 | 0 | 35 |", "|  | 6 |  |  |  |  |  |  |", None),
        ("| 2.重复 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "| 申请 | 6 |  |  |  |  |  | 6 |", None),
        ("| 2.重复申请 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "| 其中网上 | 2 |  |  |  |  |  | 2 |", 3),
        ("| 2.重复申请 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "|  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", 3),
    ],
)
def test_a_row_whose_digits_go_on_below_is_doubted_unless_its_sum_comes_out_with_them_alone(
    first: str, second: str, read: int | None
) -> None:
    head = "| 项目 | " + " | ".join(COLUMNS) + " |"
    text = f"云山县水利局2024年政府信息公开工作年度报告\n{head}\n{first}\n{second}\n"
    figure = report_of_lines(lines_of_text(text), available()).figures["applications.refused_repeat.natural"]
    assert (figure.state, figure.value) == ("doubtful" if read is None else "read", read)


@pytest.mark.no_cover
def test_whatever_names_a_figure_its_ledger_is_put_together() -> None:
    report = invented(2, 9)
    for shape in ("a list a kind of applicant", "a row a figure", "organisations summed"):
        told = NAMED[shape][1](report.document)
        assert isinstance(told, str)
        read = report_of_lines(lines_of_page(told), available())
        assert {address: read.figures[address].value for address in report.truth} == report.truth
