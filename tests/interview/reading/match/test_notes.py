"""Figures with a note beside them, whole or torn over lines by a narrow column."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.lines.torn.notes import with_whole_notes
from interview.reading.report import report_of_lines

REPORT = """云山县水利局2024年政府信息公开工作年度报告
二、主动公开政府信息情况
                  第二十条第（一）项
   信息内容        本年制发件数    本年废止件数    现行有效件数
规章                  0            0            0
{row}
                  第二十条第（五）项
   信息内容                  本年处理决定数量
行政许可                          550
"""
CELLS = ("documents.issued", "documents.repealed", "documents.in_force")


def told(row: str) -> list[object]:
    """The three figures of the row, None where one is not read."""
    figures = report_of_lines(lines_of_text(REPORT.format(row=row)), available()).figures
    assert figures["rules.in_force"].value == 0
    assert figures["licences.decisions"].value == 550
    return [figures[cell].value if figures[cell].state == "read" else None for cell in CELLS]


@pytest.mark.parametrize(
    "row",
    [
        "行政规范性文件     22（其中修订 16 件）    5     50",
        "行政规范性文件     22 （其中修订 16 件）   5     50",
        "行政规范性文件 22 （其中修订 16 件） 5 50",
        "行政规范性文件     22件，其中修订16件    5     50",
        "                22（其中修订\n行政规范性文件                     5       50\n                16 件）",
        "                22（其\n行政规范性文件      中修订16      5       50\n                件）",
        "                22\n行政规范性文件                     5       50\n               （其中修订16件）",
        "行政规范性文件     22（其中修订       5       50\n                16 件）",
        "行政规范性文件     22              5       50\n               （其中修订16件）",
        "                 22\n               （其\n                中修\n行政规范性文件         订16      5       50\n                件）",
        "行政规范性文件\n22（其中修订 16 件）\n5\n50",
        "行政规范性文件\n22\n（其中修订 16 件）\n5\n50",
        "行政规范性文件\n22（其中修订\n16 件）\n5\n50",
    ],
)
def test_a_figure_keeps_its_place_however_its_note_was_torn(row: str) -> None:
    assert told(row) == [22, 5, 50]


@pytest.mark.parametrize(
    "row",
    [
        "行政规范性文件                     5       50\n                22（其中修订 16 件）",
        "                22（其中修订\n行政规范性文件                     5       50",
        "                                 22（其中修订\n行政规范性文件                     5       50\n                16 件）",
    ],
)
def test_a_note_that_may_be_another_row_s_leaves_the_row_open(row: str) -> None:
    assert 22 not in told(row)
    assert None in told(row)


def test_a_bracket_in_running_text_is_no_note_of_a_figure() -> None:
    lines = lines_of_text(
        "全年主动公开政府信息1200条，其中通过门户网站公开\n1100条（其中规范性文件\n解读12条），通过公众号公开100条。"
    )
    assert with_whole_notes(lines) is not None
    assert [line.text for line in with_whole_notes(lines)] == [line.text for line in lines]


def test_two_notes_torn_over_the_same_lines_each_find_their_own_gap() -> None:
    lines = [
        Line((Piece("22（其中修订", 16, 24), Piece("50（其中继续", 40, 48))),
        Line((Piece("行政规范性文件", 0, 7), Piece("5", 30, 31))),
        Line((Piece("16件）", 16, 20), Piece("有效30件）", 40, 46))),
    ]
    assert [[piece.text for piece in line.pieces] for line in with_whole_notes(lines)] == [
        ["行政规范性文件", "22（其中修订16件）", "5", "50（其中继续有效30件）"]
    ]
