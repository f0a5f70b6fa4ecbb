"""The worksheet's workbook and page, from a small worksheet of every sort of blank."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from renderers.model import Paragraph, Table
from renderers.worksheet import Head, Register, SheetGroup, SheetLine, Worksheet, page_of, write_xlsx

SIZES = ("小", "大")


def sheet(register: bool = True) -> Worksheet:
    lines = (
        SheetLine("a.whole", "几件", "whole", "件", "数一数", "3"),
        SheetLine("a.change", "增减", "change", "项"),
        SheetLine("a.amount", "多少钱", "amount", "元", given="5"),
        SheetLine("a.text", "叫什么", "text", counts="很长的说明" * 30),
        SheetLine("a.size", "多大", "choice", options=SIZES),
        SheetLine("a.other", "另一个多大", "choice", options=SIZES),
        SheetLine("a.many", "哪一个", "choice", options=("甲", "乙", "丙", "丁", "戊")),
    )
    heads = (Head("号", 40.0), Head("大小", 116.0, SIZES))
    listed = Register("一件一行", "一行一件。", heads, 5, 2) if register else None
    return Worksheet(
        "先问清", "提纲", "问到一样填一样。", "mark:x", 2025, ("事", "算", "去年", "今年", "单位"),
        (SheetGroup("自己", lines),), listed, "选项", (("whole", "填数"),),
    )  # fmt: skip


def part(name: str, register: bool = True) -> str:
    with zipfile.ZipFile(io.BytesIO(write_xlsx(sheet(register)))) as package:
        return package.read(name).decode()


def test_a_list_that_two_blanks_offer_is_kept_once() -> None:
    rules = re.findall(r"<formula1>('选项'![^<]*)</formula1>", part("xl/worksheets/sheet1.xml"))
    assert rules == ["'选项'!$A$1:$A$2", "'选项'!$A$1:$A$2", "'选项'!$B$1:$B$5"]
    assert "'选项'!$A$1:$A$2" in part("xl/worksheets/sheet2.xml")


def test_a_long_line_gets_the_height_it_needs() -> None:
    heights = re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', part("xl/worksheets/sheet1.xml"))
    assert 15 < float(dict(heights)["5"]) <= 16  # some versions round to whole pixels
    assert float(dict(heights)["8"]) > 64


def test_without_a_register_there_is_no_sheet_for_it() -> None:
    assert part("xl/workbook.xml", register=False).count("<sheet ") == 2
    assert part("xl/workbook.xml").count("<sheet ") == 3


@pytest.mark.parametrize("register", [True, False])
def test_the_page_is_one_table_and_one_for_the_register(register: bool) -> None:
    blocks = page_of(sheet(register)).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(tables) == 1 + register
    assert [cell.text for cell in tables[0].rows[2]] == ["几件（件）", "3", ""]
    assert [cell.text for cell in tables[0].rows[4]] == ["多少钱（元）", "", "5"]
    assert tables[0].rows[6][0].text == "多大（小 / 大）"
    assert tables[0].rows[8][0].text == "哪一个"
    assert sum(isinstance(block, Paragraph) for block in blocks) == 1 + register


def test_a_mark_and_addresses_stand_where_nobody_sees_them() -> None:
    main = part("xl/worksheets/sheet1.xml")
    assert re.search(r'<col min="6" max="6" [^>]*hidden="1"', main)
    assert "mark:x" in part("xl/sharedStrings.xml")
    assert 'locked="0"' in part("xl/styles.xml")
