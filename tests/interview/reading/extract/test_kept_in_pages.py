"""Reports that a page keeps where no browser shows them, and rows as a program prints lists."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from interview.flowfiles import available
from interview.reading.extract.drawn import undrawn
from interview.reading.model import ReadFigure
from interview.reading.report import read_report

TITLE = "云山县水利局2024年政府信息公开工作年度报告"
ROWS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "2", "1", "37"],
    ["行政规范性文件", "30", "15", "288"],
]
TABLE = (
    "<table>"
    + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    + "</table>"
)
CELLS = ("rules.in_force", "documents.repealed")


def read(folder: Path, body: str, name: str = "a.html") -> dict[str, ReadFigure]:
    file = folder / name
    file.write_text(body, encoding="utf-8")
    return dict(read_report(file, available()).figures)


def page(body: str) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    )


def test_a_report_in_a_hidden_field_or_in_an_object_of_a_script_is_read(tmp_path: Path) -> None:
    tree = json.dumps({"data": {"title": TITLE, "content": f"<div>{TABLE}</div>"}})
    ways = [
        f"<textarea id='content' style='display:none'>{escape(TABLE)}</textarea>",
        f"<script>window.__DATA__={tree};</script>",
        f'<script type="application/json">{tree.replace("<", chr(92) + "u003c")}</script>',
    ]
    for way in ways:
        figures = read(tmp_path, page(f"<div id='app'></div>{way}"))
        assert [figures[cell].value for cell in CELLS] == [37, 15], way


def test_what_a_page_shows_comes_before_what_it_keeps(tmp_path: Path) -> None:
    other = TABLE.replace("37", "38")
    figures = read(tmp_path, page(f"{TABLE}<textarea>{escape(other)}</textarea>"))
    assert figures["rules.in_force"].value == 37


def test_a_script_that_is_no_object_says_nothing(tmp_path: Path) -> None:
    figures = read(tmp_path, page("<p>规章</p><textarea>说明</textarea><script>{if (a<t) b()}</script>"))
    assert all(figure.state == "missing" for figure in figures.values())


def test_rows_that_a_program_printed_as_lists_are_rows(tmp_path: Path) -> None:
    text = "\n".join([TITLE, "", *map(repr, ROWS)])
    assert [read(tmp_path, text, "a.txt")[cell].value for cell in CELLS] == [37, 15]


def test_only_a_line_of_values_is_a_list() -> None:
    lines = ["['一', None, 3.5],", "(\"a|b\", 'c')", "[1] 见附件", "['一']", "一\tNone\t2", "None"]
    assert undrawn(lines) == ["| 一 | None | 3.5 |", "| a b | c |", "[1] 见附件", "['一']", "一\t\t2", ""]


def test_figures_listed_behind_a_colon_are_those_of_a_row_with_as_many_columns(tmp_path: Path) -> None:
    heads = "（按自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计的顺序）"
    rows = [
        "一、本年新收政府信息公开申请数量：7、19、6、15、3、5、55",
        "（三）不予公开 1.属于国家秘密：0、2、0、1、0、0、3。",
        "2.重复申请：1、2、3",
    ]
    figures = read(tmp_path, "\n".join([TITLE, "三、收到和处理政府信息公开申请情况", heads, *rows]), "a.txt")
    cells = (
        "applications.new.business",
        "applications.denied_secret.total",
        "applications.refused_repeat.total",
    )
    assert [figures[cell].value for cell in cells] == [19, 3, None]
    lone = read(tmp_path, f"{TITLE}\n行政事业性收费：1,237", "b.txt")
    assert "fees.items" not in lone or lone["fees.items"].state != "read"


def test_a_label_told_twice_is_as_long_as_one(tmp_path: Path) -> None:
    label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    heads = "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
    text = f"{TITLE}\n{heads}\n三、本年度办理结果 {label} {label} 1 2 3 4 5 6 21\n2.重复申请 0 0 0 0 0 0 0\n"
    assert read(tmp_path, text, "a.txt")["applications.partial.total"].value == 21


def test_a_blank_between_an_amount_and_its_unit_parts_no_cells(tmp_path: Path) -> None:
    title = TITLE.replace("2024", "2019")
    text = f"{title}\n第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n政府集中采购 66 160.5964 万元\n"
    figures = read(tmp_path, text, "a.txt")
    assert [str(figures[cell].value) for cell in ("procurement.projects", "procurement.amount")] == [
        "66",
        "160.5964",
    ]
