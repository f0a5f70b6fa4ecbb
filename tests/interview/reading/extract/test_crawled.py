"""Reports that a crawler or a converter kept as texts of a JSON file are read like the pages and texts that they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.flowfiles import available
from interview.reading.extract.trees.crawled import lines_of_tree
from interview.reading.report import read_report
from renderers.model import Document, Table
from tests.interview.reading.conversions import docx2txt
from tests.interview.reading.other_shapes import once
from tests.interview.reading.rebuilt import invented, of_a_site


def kept_as_page(document: Document) -> str:
    return json.dumps({"url": "/1.html", "title": document.title, "content": of_a_site(document)}).replace(
        "</", "<\\/"
    )


def kept_as_text(document: Document) -> str:
    return json.dumps([{"id": 7, "title": document.title, "text": docx2txt(document)}], ensure_ascii=False)


def kept_within(document: Document) -> str:
    return json.dumps({"data": kept_as_text(document)})


def kept_as_rows(document: Document) -> str:
    blocks = [once(each) if isinstance(each, Table) else each.text for each in document.blocks]
    return json.dumps({"title": document.title, "blocks": blocks}, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("kept", [kept_as_page, kept_as_text, kept_within, kept_as_rows])
def test_a_report_that_was_kept_as_json_is_read_whole(kept: object, tmp_path: Path) -> None:
    assert callable(kept)
    report = invented(1, 200)
    file = tmp_path / "r.json"
    file.write_text(kept(report.document), "utf-8")
    read = read_report(file, available())
    assert {address: read.figures[address].value for address in report.truth} == report.truth
    assert (read.office, read.year) == (report.document.office, report.document.year)


def texts(tree: object) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in lines_of_tree(tree)]


def test_objects_with_the_same_names_are_rows_below_them() -> None:
    records = [{"项目": "规章", "件数": 1}, {"项目": "许可", "件数": None}]
    assert texts({"表": records}) == [["表"], ["项目", "件数"], ["规章", "1"], ["许可", ""]]
    assert texts(["<p>表</p>", records]) == [["表"], ["项目", "件数"], ["规章", "1"], ["许可", ""]]


def test_one_object_of_figures_is_a_row_under_its_names() -> None:
    assert texts({"行政复议": {"结果维持": 1, "总计": 1}}) == [["行政复议"], ["结果维持", "总计"], ["1", "1"]]
    several = [{"项目": "规章", "本年制发件数": 1}, {"项目": "行政许可", "本年处理决定数量": 2}]
    assert texts(several) == [
        ["项目", "本年制发件数"],
        ["规章", "1"],
        ["项目", "本年处理决定数量"],
        ["行政许可", "2"],
    ]
    for other in (
        {"标题": "年报", "年度": 2024, "单位": "某局"},
        {"甲": 1},
        {"a": 1, "b": 2},
        {"甲": 1, "乙": [2]},
    ):
        assert not any("1" in row for row in texts(other))


def test_what_is_no_text_of_a_report_is_passed_over() -> None:
    assert texts({"a": 1, "b": "2024-01-12", "c": [["x"], None, "[坏的"]}) == [["[坏的"]]
