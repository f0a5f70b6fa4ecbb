"""Columns that are none of the form's: running numbers, units, remarks; and rows that number columns."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.text.tabs import with_whole_cells
from interview.reading.extract.lines import Kind, Line, Piece
from interview.reading.match.form import forms_of
from interview.reading.match.lines.foreign_columns import without_remarks, without_running_numbers
from interview.reading.report import report_of_lines

FORM = forms_of(available())[0]


def row(text: str, kind: Kind = "pipes") -> Line:
    return Line(
        tuple(Piece(cell.strip(), at, at + 1) for at, cell in enumerate(text.split("|"))),
        kind,
        kind == "grid",
    )


def told(lines: list[Line]) -> list[str]:
    return ["|".join(piece.text for piece in line.pieces) for line in lines]


NUMBERED = ["序号|信息内容|件数", "1|规章|2", "2|行政规范性文件|3", "3|行政许可|4", "4|行政处罚|5"]


def test_running_numbers_before_the_labels_are_gone_with_their_head() -> None:
    lines = [row(each) for each in NUMBERED]
    assert told(list(without_running_numbers(lines))) == [
        "信息内容|件数",
        "规章|2",
        "行政规范性文件|3",
        "行政许可|4",
        "行政处罚|5",
    ]
    again = [*lines, row("序号|事项|件数"), *(row(each) for each in NUMBERED[1:])]
    assert [len(line.pieces) for line in without_running_numbers(again)] == [2] * 10


@pytest.mark.parametrize(
    "rows",
    [
        NUMBERED[:-1],
        [NUMBERED[0], "1|规章|2", "3|行政规范性文件|3", "4|行政许可|4", "6|行政处罚|5"],
        ["5|规章|2", "6|行政规范性文件|3", "7|行政许可|4", "8|行政处罚|5"],
        ["规章|1|2", "文件|2|3", "许可|3|4", "处罚|4|5"],
    ],
)
def test_what_may_be_figures_is_no_running_number(rows: list[str]) -> None:
    lines = [row(each) for each in rows]
    assert without_running_numbers(lines) is lines
    grid = [row(each, "grid") for each in NUMBERED]
    assert without_running_numbers(grid) is grid  # there the heads say whose a figure is


def test_a_row_that_numbers_the_columns_is_none() -> None:
    kept = [
        row("规章|2|3|4"),
        row("1|2|3|4"),
        row("0|1|2|3|5"),
        row("7|8|9|10|11"),
        row("1 0|8 7|3|4|5"),
        row("1 2 3||4|5|"),
        row("0 1 2 3 4", "text"),
    ]
    numbers = [row("|0|1|2|3|4|5"), row("1|2|3|4|5|6|7"), row("0|1|2|3|4", "grid")]
    assert without_running_numbers([*numbers, *kept]) == kept


@pytest.mark.parametrize(
    ("cells", "left"),
    [
        ("行政许可|件|12", "行政许可|12"),
        ("行政许可|12|含转办2件", "行政许可|12|"),
        ("行政许可|12|同比增3", "行政许可|12|"),
        ("行政许可|件|12|含转办", "行政许可|12|"),
        ("第（五）项|行政许可|件|12|含转办|", "第（五）项|行政许可|12||"),
        ("行政许可|12|13|含转办", "行政许可|12|13|含转办"),
        ("其他事项|件|12|含转办", "其他事项|件|12|含转办"),
        ("行政许可|件|见注", "行政许可|件|见注"),
        ("件|12|含转办", "件|12|含转办"),
        ("行政许可|12", "行政许可|12"),
    ],
)
def test_units_and_remarks_beside_the_figures_of_a_row_are_gone(cells: str, left: str) -> None:
    assert told(list(without_remarks(FORM, [row(cells)]))) == [left]
    assert told(list(without_remarks(FORM, [row(cells, "text")]))) == [cells]


def test_the_rows_of_a_program_with_its_numbers_are_read() -> None:
    text = (
        '云山县水利局2024年政府信息公开工作年度报告\n,0,1,2,3,4\n0,信息内容,"本年\n制发件数",本年废止件数,现行有效件数,\n'
        '1,规章,0,1,2,\n2,"行政规范\n性文件",5,1,7,\n3,信息内容,本年处理决定数量,,,\n4,行政许可,9,,,\n'
    )
    others = "".join(f"{at},其他{at},3,,,\n" for at in range(5, 30))
    figures = report_of_lines(lines_of_text(text + others), available()).figures
    addresses = ("documents.issued", "documents.repealed", "documents.in_force", "licences.decisions")
    assert [figures[address].value for address in addresses] == [5, 1, 7, 9]


def test_two_figures_in_one_cell_between_quotes_stay_two() -> None:
    lines = with_whole_cells(['规章,"1', '2",3', '许可,"第', '一项",3', '"没有', "完"])
    assert lines == ['规章,"1 2",3', '许可,"第一项",3', '"没有', "完"]
    told = ['他说,"好"', "1,2"]
    assert with_whole_cells(told) is told


def test_a_sheet_in_markdown_has_its_title_and_its_text_in_first_cells() -> None:
    blank = " | NaN" * 4 + " |"
    text = f"## Sheet1\n| 云山县水利局2024年政府信息公开工作年度报告{blank.replace('NaN', 'Unnamed: 1')}\n| --- |{' --- |' * 4}\n"
    rows = ("一、总体情况", "（一）主动公开情况。全年公开信息四十条。", "二、主动公开政府信息情况")
    read = report_of_lines(lines_of_text(text + "".join(f"| {row}{blank}\n" for row in rows)), available())
    assert (read.office, read.year) == ("云山县水利局", 2024)
    assert read.texts["overview.proactive"] == "全年公开信息四十条。"
