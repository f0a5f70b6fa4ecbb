"""Tables of which every cell stands on one line: read as if each had a line of its own, or left alone."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.lines import Line
from interview.reading.match.form import forms_of
from interview.reading.match.lines.flattened import one_below_the_other
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import printed, sample


def texts(text: str) -> list[str]:
    return [line.text for line in one_below_the_other(forms_of(available()), lines_of_text(text))]


def test_the_cells_of_rows_behind_each_other_stand_below_each_other() -> None:
    assert texts("行政处罚 7 行政强制 0 行政事业性收费 3.5 第二十条第（一）项")[:5] == [
        "行政处罚", "7", "行政强制", "0", "行政事业性收费",
    ]  # fmt: skip


def test_words_that_no_form_has_stay_together() -> None:
    told = texts("二、主动公开政府信息情况\n表格 如下 行政处罚 7 行政强制 0 行政 许可 4 行政事业性收费 3.5\n")
    assert told == [
        "二、主动公开政府信息情况", "表格 如下", "行政处罚", "7", "行政强制", "0", "行政 许可", "4", "行政事业性收费", "3.5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        "全年 2024 年 1 月 发布 30 条，行政许可 5 件，行政处罚 3 件。",
        "三、本年度办理结果 （一）予以公开 1 0 0 0 0 0 1",
        "行政处罚 7 行政强制 0",
        "行政许可 3\n行政处罚 7\n行政强制 0\n行政事业性收费 3.5",
    ],
    ids=["prose", "one row", "two rows", "a row a line"],
)
def test_what_is_no_table_on_one_line_is_left_alone(told: str) -> None:
    assert texts(told) == [line.text for line in lines_of_text(told)]


def test_rows_of_a_real_table_say_themselves_which_cells_they_have() -> None:
    lines = lines_of_text("行政处罚 7 行政强制 0 行政事业性收费 3.5 行政许可 1")
    grid = [Line(piece.pieces * 4, "grid", 1) for piece in lines]
    assert one_below_the_other(forms_of(available()), grid) == grid


@pytest.mark.parametrize("width", range(37, 120, 7))
def test_lines_that_may_end_within_a_figure_make_none_wrong(width: int) -> None:
    for seed in range(5):
        report = sample(seed)
        told = printed(report, "one line").split("\n")
        torn = "\n".join(line[at : at + width] for line in told for at in range(0, len(line), width))
        read = report_of_lines(lines_of_text(torn), available())
        said = {address: read.figures[address] for address in report.truth}
        assert {
            address: figure
            for address, figure in said.items()
            if figure.state == "read" and figure.value != report.truth[address]
        } == {}


def test_a_report_without_any_end_of_a_line_is_read_with_its_title_and_its_texts() -> None:
    report = sample(11)
    read = report_of_lines(lines_of_text(printed(report, "one line").replace("\n", " ")), available())
    assert {address: read.figures[address].value for address in report.truth} == report.truth
    assert (read.office, read.year) == ("云山县水利局", 2024)
    assert read.texts["overview.opening"] == "全年公开信息86条。"
