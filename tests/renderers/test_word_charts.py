"""Charts in a Word file: drawn by Word itself, said in words, kept within the schema."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from renderers.docx import write_docx
from renderers.docx.charts import WordChart, chart_xml, holding
from renderers.docx.seal import is_as_written
from renderers.model import Cell, Document, Heading, Table
from tests.renderers.test_docx import CHECKER

CHART = WordChart(
    "收了多少 <件>", "新收：3、1234567。", ("新收 & 转来", "办完"), (("2024 年", (3, None)), ("2025 年", (1234567.0, 2.5))),
)  # fmt: skip
DOCUMENT = Document(
    "题", "", 2025, (Heading(1, "一"), Table("表", (40.0,), ((Cell("1"),),), 0), Heading(1, "二"))
)
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_chart_holds_every_number_exactly_and_none_where_none_is_known() -> None:
    root = etree.fromstring(chart_xml(CHART))
    series = [
        {
            int(point.get("idx", "")): point.findtext(f"{MAIN}v")
            for point in each.iterfind(f"{MAIN}val//{MAIN}pt")
        }
        for each in root.iter(f"{MAIN}ser")
    ]
    assert series == [{0: "3"}, {0: "1234567", 1: "2.5"}]
    assert len(list(root.iter(f"{MAIN}dLbl"))) == 1
    assert {"新收 & 转来", "办完", "2024 年", "2025 年"} <= {each.text for each in root.iter(f"{MAIN}v")}


def test_charts_stand_behind_their_block_and_are_said_in_words() -> None:
    data = write_docx(DOCUMENT, charts={1: [CHART, CHART]})
    assert data == write_docx(DOCUMENT, charts={1: [CHART, CHART]})
    assert is_as_written(data)
    body = parts(data)["word/document.xml"].decode()
    assert body.index("</w:tbl>") < body.index("<w:drawing>") < body.rindex("二")
    assert re.findall(r'descr="([^"]+)"', body) == [CHART.says] * 2
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', body))) == 2
    assert [name for name in parts(data) if "/charts/" in name] == [
        "word/charts/chart1.xml", "word/charts/chart2.xml",
    ]  # fmt: skip
    assert len(docx.Document(io.BytesIO(data)).inline_shapes) == 2


@pytest.mark.skipif(not CHECKER.exists(), reason="needs the schemas in ../shared")
def test_a_file_with_charts_keeps_the_schema(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write_docx(DOCUMENT, charts={1: [CHART]}))
    done = subprocess.run(
        [sys.executable, str(CHECKER), str(tmp_path / "a.docx")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()
    schema = etree.XMLSchema(etree.parse(CHECKER.parent.parent / "ooxml-xsd" / "dml-chart.xsd"))
    schema.assertValid(etree.fromstring(chart_xml(CHART)))


def test_a_chart_of_very_many_things_stays_on_one_page() -> None:
    many = WordChart("题", "说", tuple(map(str, range(90))), (("一", (1.0,) * 90), ("二", (2.0,) * 90)))
    high = re.search(r'cy="(\d+)"', holding(many, 1, "rId1"))
    assert high
    assert int(high[1]) < 225 * 36_000
