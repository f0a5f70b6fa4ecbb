"""Spreadsheets and packed pages to lines."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_LZMA, ZipFile

import pytest

from interview.errors import ReportFileError
from interview.reading.extract.files import contents
from interview.reading.extract.lines import Line

NAME = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(rows: str, merged: str = "", strings: str = "", packing: int = 0) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", packing) as package:
        package.writestr("xl/workbook.xml", f'<workbook xmlns="{NAME}"/>')
        sheet = f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>"
        package.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{NAME}">{sheet}</worksheet>')
        if strings:
            package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{NAME}">{strings}</sst>')
    return made.getvalue()


def lines(folder: Path, data: bytes) -> list[Line]:
    file = folder / "报告.xlsx"
    file.write_bytes(data)
    return contents(file).lines


def texts(told: list[Line]) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in told]


def test_a_sheet_is_tables_between_paragraphs(tmp_path: Path) -> None:
    rows = (
        '<row><c r="A1" t="inlineStr"><is><t>二、主动公开</t></is></c></row>'
        '<row><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>'
        '<row><c r="A3" t="s"><v>2</v></c><c r="B3"><v>12.0</v></c></row>'
        '<row><c r="A4"><f>1+1</f><v>72701.257799999999</v></c><c r="B4"/></row>'
    )
    strings = "<si><t>信息</t><rPh><t>yomi</t></rPh><r><t>内容</t></r></si><si><t>现行有效件数</t></si><si><t>规章</t></si>"
    told = lines(tmp_path, book(rows, strings=strings))
    assert texts(told) == [["二、主动公开"], ["信息内容", "现行有效件数"], ["规章", "12"], ["72701.2578", ""]]
    assert [line.kind for line in told] == ["text", "grid", "grid", "grid"]


def test_a_table_of_a_sheet_is_as_wide_as_its_own_rows(tmp_path: Path) -> None:
    def row(number: int, *cells: str) -> str:
        told = (
            f'<c r="{place}{number}" t="str"><v>{cell}</v></c>'
            for place, cell in zip("ABCDEF", cells, strict=False)
        )
        return f"<row>{''.join(told)}</row>"

    heads, wide = row(1, "信息", "件数"), row(4, "甲", "乙", "丙", "丁", "戊", "己")
    told = lines(tmp_path, book(heads + row(2, "规章", "3") + row(3, "三、标题") + wide))
    assert [len(line.pieces) for line in told] == [2, 2, 1, 6]


def test_merged_cells_cover_their_columns_and_rows(tmp_path: Path) -> None:
    rows = '<row><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row><c r="B2"><v>3</v></c><c r="C2"><v>4</v></c></row>'
    told = lines(tmp_path, book(rows, '<mergeCell ref="A1:B1"/><mergeCell ref="A2:A9"/><mergeCell ref="X"/>'))
    assert [(piece.start, piece.end) for piece in told[0].pieces] == [(0, 2), (2, 3)]
    assert texts(told)[1] == ["", "3", "4"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (book("<row><c"), "damaged_sheet"),
        (book("<row/>", packing=ZIP_LZMA), "damaged_sheet"),
        (book("<row>" + '<c r="A1"/>' * 400_001 + "</row>"), "report_too_long"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(ReportFileError) as refusal:
        lines(tmp_path, data)
    assert refusal.value.code == code


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_packed_page_is_the_page(tmp_path: Path, charset: str) -> None:
    parts = MIMEMultipart("related")
    parts.attach(MIMEText("body {}", "css"))
    parts.attach(MIMEText("<html><body><p>一、总体情况</p></body></html>", "html", charset))
    file = tmp_path / "报告.mht"
    file.write_bytes(parts.as_bytes())
    assert texts(contents(file).lines) == [["一、总体情况"]]


def test_a_packed_file_without_a_page_is_refused(tmp_path: Path) -> None:
    parts = MIMEMultipart("related")
    parts.attach(MIMEText("body {}", "css"))
    file = tmp_path / "报告.mht"
    file.write_bytes(parts.as_bytes())
    with pytest.raises(ReportFileError, match="no_text"):
        contents(file)
