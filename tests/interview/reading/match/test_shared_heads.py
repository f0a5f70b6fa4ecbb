"""Heads that stand over more than one figure of a row, or over rows of two blocks."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.model import ReadFigure, Report
from interview.reading.report import report_of_lines

TITLE = "云山县水利局2024年政府信息公开工作年度报告"


def of_page(rows: str) -> Report:
    return report_of_lines(lines_of_page(f"<h1>{TITLE}</h1><table>{rows}</table>"), available())


def of_text(text: str) -> Report:
    return report_of_lines(lines_of_text(f"{TITLE}\n{text}\n"), available())


def told(figure: ReadFigure) -> tuple[str, object]:
    return figure.state, figure.value


@pytest.mark.parametrize(
    ("heads", "figures", "read"),
    [
        ("<td colspan=3>本年处理决定数量<td>上年数", "<td colspan=3>209<td>2", ("read", 209)),
        ("<td>上年数<td colspan=3>本年处理决定数量", "<td>2<td colspan=3>209", ("read", 209)),
        ("<td>本年处理决定数量", "<td>209<td>2", ("doubtful", None)),
        ("<td colspan=2>本年处理决定数量", "<td>209<td>2", ("doubtful", None)),
    ],
)
def test_a_column_beside_the_only_one_is_told_by_its_place(
    heads: str, figures: str, read: tuple[str, object]
) -> None:
    report = of_page(f"<tr><td>信息内容{heads}</tr><tr><td>行政许可{figures}</tr>")
    assert told(report.figures["licences.decisions"]) == read


def test_rows_of_two_blocks_may_stand_under_the_same_heads() -> None:
    text = "| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 5 |\n| 行政处罚 | 7 |"
    assert told(of_text(text).figures["penalties.decisions"]) == ("read", 7)
    apart = text.replace("| 行政处罚", "| 第二十条第（六）项 | |\n| 行政处罚")
    assert told(of_text(apart).figures["penalties.decisions"]) == ("doubtful", None)


def test_a_list_tells_a_figure_with_its_sign() -> None:
    text = (
        "第二十条第（五）项\n行政许可：上一年项目数量9，本年增/减-7，处理决定数量12\n"
        "其他对外管理服务事项：上一年项目数量9，本年增/减3，处理决定数量5"
    )
    assert told(of_text(text).figures["licences.change"]) == ("read", -7)
