"""Two reports in one file: the first is read, whole and alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.cli import main
from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.model import Report
from interview.reading.report import report_of_lines
from renderers.model import Cell, Document, Table
from tests.interview.reading.conversions import browser, docx2txt, markdown
from tests.interview.reading.other_shapes import html
from tests.interview.reading.rebuilt import invented, of_a_site

LAYOUTS = {"html": of_a_site, "browser": browser, "docx2txt": docx2txt, "markdown": markdown}


OLDER = html([
    [Cell("第二十条第（一）项", 4)], ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"], ["规章", "1", "2", "3"], ["规范性文件", "4", "5", "6"],
    [Cell("第二十条第（九）项", 4)], ["信息内容", "采购项目数量", Cell("采购总金额", 2)], ["政府集中采购", "7", Cell("8", 2)],
])  # fmt: skip
"""A table of the form before."""


def read(text: str, layout: str) -> Report:
    return report_of_lines((lines_of_page if layout == "html" else lines_of_text)(text), available())


def of_the_year_before(text: str) -> str:
    return text.replace("2024", "2023")


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("older_first", [False, True])
def test_the_first_of_two_reports_is_read(layout: str, older_first: bool) -> None:
    def told(document: Document) -> str:
        return LAYOUTS[layout](document)

    first, second = invented(1, 200), invented(5, 200)
    texts = (told(first.document), of_the_year_before(told(second.document)))
    if older_first:
        texts = (of_the_year_before(told(first.document)), told(second.document))
    report = read("\n".join(texts), layout)
    assert {each: report.figures[each].value for each in first.truth} == first.truth
    assert report.year == (2023 if older_first else 2024)
    alone = read(texts[0], layout)
    assert report.texts.keys() == alone.texts.keys()
    assert sum(len(span.paragraphs) for span in report.spans if span.part == 6) < 30
    assert "政府信息公开工作年度报告" in report.second
    assert not alone.second


def test_that_another_one_follows_is_said_by_whoever_checks_and_whoever_reads_it_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = docx2txt(invented(1, 200).document)
    file = tmp_path / "两份.txt"
    file.write_text(f"{text}\n{of_the_year_before(text)}", encoding="utf-8")
    main(["check", str(file)])
    assert "这个文件里后面还有一份报告：「" in capsys.readouterr().out
    main(["import", str(file), "-o", str(tmp_path / "a.nianbao.json")])
    assert "另存成一个文件" in capsys.readouterr().out


def test_a_title_behind_a_table_of_contents_begins_no_second_report() -> None:
    text = docx2txt(invented(1, 200).document)
    contents = "\n".join(line for line in text.split("\n") if line[1:2] == "、" and len(line) < 30)
    report = read(f"{text[: text.index(chr(10))]}\n目录\n{contents}\n{text}", "docx2txt")
    assert report.figures["applications.total.total"].state == "read"


@pytest.mark.parametrize(
    "heading",
    ["附件：2019年有关数据", "附：上一年度数据", "附表"],
    ids=["another year", "the year before", "another form"],
)
def test_tables_of_another_year_or_form_behind_a_report_are_none_of_it(heading: str) -> None:
    first, older = invented(1, 200), invented(5, 200)
    told = of_a_site(first.document)
    tables = "".join(html(block.rows) for block in older.document.blocks if isinstance(block, Table))
    tables = OLDER if heading == "附表" else tables
    page = told.replace('<div><a href="#">打印本页', f'<p>{heading}</p>{tables}<div><a href="#">打印本页')
    assert page != told
    report = read(page, "html")
    assert {each: report.figures[each].value for each in first.truth} == first.truth
    assert report.second == (heading if heading != "附表" else "第二十条第（一）项")


def test_the_same_tables_once_more_are_no_other_ones() -> None:
    first = invented(1, 200)
    told = docx2txt(first.document)
    tables = told[told.index("第二十条第（一）项") : told.index("五、")]
    report = read(f"{told}\n附表\n一览\n单位：件\n{tables}", "docx2txt")
    assert {each: report.figures[each].value for each in first.truth} == first.truth
    assert not report.second


@pytest.mark.parametrize("change", ["", "7"])
def test_a_report_that_stands_twice_for_a_telephone_is_one(change: str) -> None:
    first = invented(1, 200)
    told = of_a_site(first.document)
    again = told.replace("第三方合法权益</td>", f"第三方合法权益</td><td>{change}</td>") if change else told
    report = read(told + again, "html")
    assert {each: report.figures[each].value for each in first.truth} == first.truth
    assert bool(report.second) == bool(change)
