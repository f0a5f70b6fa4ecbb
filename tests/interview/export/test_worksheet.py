"""The worksheet: two pages to print, a workbook to fill in whose blanks alone can be written in; last year's figures beside."""

from __future__ import annotations

import io
import re

import docx
import pytest

from interview.engine.flow.model import Flow
from interview.engine.plan.book import LastYear
from interview.export.worksheet import worksheet
from interview.flowfiles import load_flow
from interview.wording.catalog import words
from tests.support.interviews import FLOWS
from tests.support.workbooks import MAIN, REGISTER, parts, rows_of, strings

LAST = LastYear(
    2024, "disclosure_2021",
    figures={"documents.in_force": 7, "applications.new.total": 4, "fees.amount": None},
    profile={"office.name": "云山县水利局", "office.kind": "department"},
    facts={"facts.proactive.wechat": 96, "facts.on_request.in_time": True, "facts.supervision.assessment": "good"},
)  # fmt: skip


def page(id: str = "disclosure_2021", last: LastYear | None = None, lang: str = "zh") -> list[list[str]]:
    """The cells of the page's tables, row by row."""
    made = worksheet(load_flow(id, lang), 2025, last, words(lang), "docx")
    document = docx.Document(io.BytesIO(made))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_the_page_has_a_group_for_each_who_knows_something_and_a_list_of_applications() -> None:
    rows = page()
    titles = [row[0] for row in rows if len(row) == 3 and row[0] == row[1] == row[2]]
    assert titles == ["自己就知道的", "问管依申请公开的同事", "问法制科", "问财务", "问管网站、公众号的同事"]
    assert rows[0] == ["要问的", "2024 年", "2025 年"]
    assert ["行政事业性收费，本年收费金额（万元）", "", ""] in rows
    assert ["考核结果是哪一档？（优秀 / 良好 / 合格 / 还没出来）", "", ""] in rows
    assert ["登记号", "怎么来的", "谁提出的", "结果"] in rows
    assert rows[-10:] == [["", "", "", ""]] * 10


def test_last_year_stands_beside_and_what_the_office_has_not_is_left_out() -> None:
    rows = {row[0]: row[1] for row in page(last=LAST)}
    assert rows["行政规范性文件，现行有效件数（件）"] == "7"
    assert rows["新收到的信息公开申请（件）"] == "4"
    assert rows["微信公众号发了多少条？"] == "96"
    assert rows["办结的申请，都在法定期限内答复了吗？（是 / 不是）"] == "是"
    assert rows["考核结果是哪一档？（优秀 / 良好 / 合格 / 还没出来）"] == "良好"
    assert rows["单位全称"] == "云山县水利局"
    assert rows["行政事业性收费，本年收费金额（万元）"] == ""
    assert not any(name.startswith("规章") for name in rows)
    assert any(row[0].startswith("规章") for row in page())


def test_it_speaks_english() -> None:
    rows = page(lang="en")
    assert ["What", "2024", "2025"] in rows
    assert any(row[0].startswith("Documents") or row[0].startswith("Normative documents") for row in rows)
    assert not any(re.search("[\u4e00-\u9fff]", row[0].replace("万元", "")) for row in rows)


@pytest.mark.parametrize("id", FLOWS)
def test_every_line_of_the_workbook_says_what_it_answers(id: str) -> None:
    made = worksheet(load_flow(id, "zh"), 2020, None, words("zh"), "xlsx")
    rows = rows_of(made)
    assert min(rows, key=rows.__getitem__) == f"nianbao:{id}"
    assert {
        "office.name",
        "applications.count_new",
        "reconsideration.upheld",
        "facts.proactive.wechat",
    } <= set(rows)


def test_only_the_blanks_can_be_written_in() -> None:
    made = worksheet(load_flow("disclosure_2021", "zh"), 2025, LAST, words("zh"), "xlsx")
    found = parts(made)
    styles = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", found["xl/styles.xml"].split("<cellXfs")[1])
    free = {str(at) for at, style in enumerate(styles) if 'locked="0"' in style}
    lines = {row for address, row in rows_of(made).items() if not address.startswith("nianbao:")}
    cells = re.findall(r'<c r="([A-Z])(\d+)" s="(\d+)"', found[MAIN])
    assert {(column, int(row)) for column, row, style in cells if style in free} == {
        ("D", row) for row in lines
    }
    listed = re.findall(r'<c r="([A-Z])(\d+)" s="(\d+)"', found[REGISTER])
    assert {column for column, row, style in listed if style in free and int(row) == 303} == set("ABCD")
    assert all("<sheetProtection" in part for name, part in found.items() if "worksheets/" in name)


def test_every_blank_has_its_rule_and_choices_come_from_a_hidden_list() -> None:
    made = worksheet(load_flow("disclosure_2021", "zh"), 2025, None, words("zh"), "xlsx")
    found, rows = parts(made), rows_of(made)

    def rule(address: str) -> str:
        pattern = rf'<dataValidation [^>]*sqref="D{rows[address]}"[^>]*>.*?</dataValidation>|<dataValidation [^>]*sqref="D{rows[address]}"[^>]*/>'
        match = re.search(pattern, found[MAIN])
        assert match
        return match[0]

    assert 'type="whole"' in rule("documents.issued")
    assert 'type="decimal"' in rule("fees.amount")
    assert "<formula1>'选项'!" in rule("office.kind")
    assert "写几个字就行" in rule("office.name")
    assert 'errorStyle="warning"' in rule("documents.issued")
    assert "count(" not in found[REGISTER]
    assert 'sqref="D4:D303"' in found[REGISTER]
    assert 'state="hidden"' in found["xl/workbook.xml"]
    assert {"公开了（予以公开）", "个人", "上年转来"} <= set(strings(made))


def test_signed_numbers_may_be_below_zero() -> None:
    made = worksheet(load_flow("disclosure_2019", "zh"), 2020, None, words("zh"), "xlsx")
    row = rows_of(made)["licences.change"]
    rule = re.search(rf'sqref="D{row}"[^>]*>(.*?)</dataValidation>', parts(made)[MAIN])
    assert rule
    assert "<formula1>-1000000000000</formula1>" in rule[1]


@pytest.mark.parametrize("to", ["docx", "xlsx"])
def test_the_same_form_gives_the_same_bytes(to: str) -> None:
    flow = load_flow("disclosure_2021", "zh")
    assert worksheet(flow, 2025, LAST, words("zh"), to) == worksheet(flow, 2025, LAST, words("zh"), to)


def test_what_no_file_can_hold_is_left_out_of_last_year_s() -> None:
    strange = LastYear(
        2024, "disclosure_2021", profile={"office.name": "甲\x01局<b>=1+1", "office.kind": "elsewhere"}
    )
    made = worksheet(load_flow("disclosure_2021", "zh"), 2025, strange, words("zh"), "xlsx")
    assert "甲局&lt;b&gt;=1+1" in strings(made)
    assert "elsewhere" in strings(made)


def test_a_form_without_a_ledger_has_no_list() -> None:
    flow = load_flow("disclosure_2021", "zh")
    sections = tuple(section for section in flow.sections if section.id != "applications")
    less = Flow(**{name: getattr(flow, name) for name in Flow.model_fields} | {"sections": sections})
    document = docx.Document(io.BytesIO(worksheet(less, 2025, None, words("zh"), "docx")))
    assert len(document.tables) == 1
    assert "<sheets>" in parts(worksheet(less, 2025, None, words("zh"), "xlsx"))["xl/workbook.xml"]
    assert "申请一件一行" not in strings(worksheet(less, 2025, None, words("zh"), "xlsx"))
