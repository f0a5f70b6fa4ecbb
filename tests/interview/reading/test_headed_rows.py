"""A report that is a form with its headings on the left is read with all its words."""

from __future__ import annotations

from interview.flowfiles import available
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.headed_rows import opened
from interview.reading.report import report_of_lines

FLOW = available()[0]
ROWS = (
    "<tr><td>编制说明</td><td>根据条例，编制本报告。</td></tr>",
    "<tr><td rowspan=2>一、总体<br>情况</td><td>（一）主动公开。全年发布信息12条。<br>（二）依申请公开。收到3件。</td></tr>",
    "<tr><td>（三）政府信息管理。清理文件2件。</td></tr>",
    "<tr><td>主要数据</td><td>12</td></tr>",
    "<tr><td>五、存在的主要问题及改进情况</td><td></td></tr>",
    "<tr><td>六、其他需要报告的事项</td><td>没有其他事项需要报告，特此说明各项工作情况</td></tr>",
    "<tr><td>填表人</td><td>某人</td></tr>",
)


def page(*rows: str) -> str:
    return f"<h1>某市教育局2023年政府信息公开工作年度报告</h1><table>{''.join(rows)}</table><p>后文。</p><table><tr><td>甲</td><td>乙</td></tr></table>"


def test_what_stands_beside_a_heading_is_its_text() -> None:
    report = report_of_lines(lines_of_page(page(*ROWS)), available())
    assert report.texts["overview.proactive"] == "全年发布信息12条。"
    assert report.texts["overview.management"] == "清理文件2件。"
    assert [span.paragraphs for span in report.spans if not span.part] == [("根据条例，编制本报告。",)]


def test_rows_that_say_something_else_stay() -> None:
    lines = lines_of_page(page(*ROWS))
    kept = [line for line in opened(FLOW, lines) if line.kind == "grid"]
    assert [line.pieces[0].text for line in kept] == [
        "主要数据",
        "五、存在的主要问题及改进情况",
        "填表人",
        "甲",
    ]


def test_without_such_a_row_nothing_is_opened() -> None:
    lines = lines_of_page(page("<tr><td>一、总体情况</td><td>3</td></tr>", "<tr><td>二</td><td>又</td></tr>"))
    assert opened(FLOW, lines) is lines
