"""Files that few people have: what is there as somebody would see it, whatever the file is."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from interview.errors import ReportFileError
from interview.reading.extract.files import contents
from interview.reading.extract.lines import Line
from tests.interview.reading.words import p, t, tbl, tc, tr, word

BOOK = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
TEXT = "一、总体情况\n规章\t1\t2\n"
ROW = ["规章", "1"]


def read(folder: Path, data: bytes | str, name: str = "报告") -> list[Line]:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return contents(file).lines


def texts(lines: list[Line]) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in lines]


def package(**parts: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


def row(properties: str) -> str:
    """A row of Word in which a run with these properties stands before a figure."""
    figure = f"<w:r><w:rPr>{properties}</w:rPr><w:t>9</w:t></w:r>{t('1')}"
    return tbl(tr(tc(p(t("规章"))), tc(p(figure))))


@pytest.mark.parametrize(
    ("properties", "shown"),
    [("<w:strike/>", "1"), ("<w:vanish/>", "1"), ('<w:strike w:val="0"/>', "91"), ("<w:b/>", "91")],
)
def test_what_is_hidden_or_struck_in_word_is_no_digit(tmp_path: Path, properties: str, shown: str) -> None:
    assert texts(read(tmp_path, word(row(properties)))) == [["规章", shown]]


def test_how_a_run_looked_before_it_was_changed_hides_nothing_and_a_mark_without_text_adds_nothing(
    tmp_path: Path,
) -> None:
    before = "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>"
    assert texts(read(tmp_path, word(row(before)))) == [["规章", "91"]]
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    raised = mark.replace("</w:rPr>", "</w:rPr><w:t>1</w:t>")
    assert texts(read(tmp_path, word(tbl(tr(tc(p(t("规章"))), tc(p(t("12") + raised))))))) == [
        ["规章", "12（1）"]
    ]
    noted = tbl(tr(tc(p(t("规章"))), tc(p(t("12") + mark))))
    assert texts(read(tmp_path, word(noted))) == [["规章", "12"]]


def test_a_hidden_mark_of_a_paragraph_hides_no_text(tmp_path: Path) -> None:
    body = f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{t('一、总体情况')}</w:p>"
    assert texts(read(tmp_path, word(body))) == [["一、总体情况"]]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<s>9</s>1", "1"), ("<p><del>9</del><ins>1</ins></p>", "1"), ("<span style='display: none'>9<span>8</span></span>1", "1"),
        ("1<span style='mso-hide:all'>9", "1"), ("<span hidden>9</span>1", "1"), ("<span style='overflow: hidden'>1</span>", "1"),
        ("<input value='1'>", "1"), ("<input type=hidden value='9'>1", "1"), ("<textarea>1</textarea>", "1"),
    ],
)  # fmt: skip
def test_a_cell_of_a_page_says_what_a_browser_shows(tmp_path: Path, cell: str, shown: str) -> None:
    assert texts(read(tmp_path, f"<table><tr><td>规章<td>{cell}<tr><td>文件<td>2</table>")) == [
        ["规章", shown],
        ["文件", "2"],
    ]


def test_text_that_is_struck_or_hidden_outside_tables_stays_text(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "<div style='display:none'>一</div><s>二</s><table><tr><td>规章<td>1</table>")) == [
        ["一"], ["二"], ROW,
    ]  # fmt: skip


def test_another_version_that_a_page_does_not_show_is_left_out_and_parts_of_one_that_it_shows_later_are_not(
    tmp_path: Path,
) -> None:
    def version(figure: str) -> str:
        return "<table>" + "".join(f"<tr><td>第{at}行的名目<td>{figure}" for at in range(12)) + "</table>"

    def hidden(part: str) -> str:
        return f"<div style='display:none'>一<p>一<div>{part}</div></div>二"

    shown = texts(read(tmp_path, "二" + version("1")))
    assert texts(read(tmp_path, hidden(version("9")) + version("1"))) == shown
    parts = hidden("<table><tr><td>规章制度<td>9<tr><td>行政许可<td>8</table>")
    assert texts(read(tmp_path, parts + version("1")))[2:4] == [["规章制度", "9"], ["行政许可", "8"]]


def test_a_page_within_a_page_is_read_but_no_page_within_that(tmp_path: Path) -> None:
    page = '<p>年报<iframe srcdoc="&lt;p&gt;规章&lt;iframe srcdoc=&quot;2&quot;&gt;">'
    assert texts(read(tmp_path, page)) == [["年报"], ["规章"]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "gb18030"])
def test_a_text_needs_no_mark_of_its_encoding(tmp_path: Path, encoding: str) -> None:
    assert texts(read(tmp_path, TEXT.encode(encoding))) == [["一、总体情况"], ["规章", "1", "2"]]


@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
@pytest.mark.parametrize("line", ["雲山市政府信息公開工作年度報告", "全年公開信息的情況"])
def test_a_text_in_traditional_characters_is_told_by_the_word_that_no_report_is_without(
    tmp_path: Path, encoding: str, line: str
) -> None:
    told = texts(read(tmp_path, line.encode(encoding)))
    assert (told == [[line]]) == (encoding == "gb18030" or "政府" in line)


@pytest.mark.parametrize("end", ["\r", "\x85", "\r\r\n"])
def test_lines_end_in_many_ways(tmp_path: Path, end: str) -> None:
    told = texts(read(tmp_path, TEXT.replace("\n", end)))
    assert [line for line in told if line] == [["一、总体情况"], ["规章", "1", "2"]]


def test_bytes_that_are_no_text_of_two_bytes_either_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportFileError) as refusal:
        read(tmp_path, b"\0\1\2\3" * 40)
    assert refusal.value.code == "not_text"


def sheet(*rows: str) -> str:
    return f'<worksheet xmlns="{BOOK}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def book(state: str, strings: str = "") -> bytes:
    """A workbook whose first sheet has a state."""
    sheets = f'<sheet name="去年" state="{state}" r:id="a"/><sheet name="今年" r:id="b"/>'
    return package(
        xl__workbook_dot_xml=f'<workbook xmlns="{BOOK}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets></workbook>',
        xl___rels__workbook_dot_xml_dot_rels='<Relationships><Relationship Id="a" Target="worksheets/sheet2.xml"/>'
        '<Relationship Id="b" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
        xl__worksheets__sheet1_dot_xml=sheet(
            f'<row r="1">{cell("规章")}<c><v>1</v></c></row>', f"<row>{cell('文件')}<c><v>2</v></c></row>"
        ),
        xl__worksheets__sheet2_dot_xml=sheet(f"<row>{cell('规章')}<c><v>9</v></c></row>"),
        xl__sharedStrings_dot_xml=f'<sst xmlns="{BOOK}">{strings}</sst>',
    )


def test_sheets_come_in_the_order_of_the_book_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    this = [ROW, ["文件", "2"]]
    assert texts(read(tmp_path, book("hidden"))) == this
    assert texts(read(tmp_path, book("visible"))) == [["规章", "9"], *this]


def test_a_struck_part_of_a_sheet_s_cell_is_none_of_its_digits(tmp_path: Path) -> None:
    inside = "<r><rPr><strike/></rPr><t>9</t></r><r><rPr><strike val='0'/></rPr><t>1</t></r>"
    made = package(
        xl__workbook_dot_xml=f'<workbook xmlns="{BOOK}"/>',
        xl__sharedStrings_dot_xml=f'<sst xmlns="{BOOK}"><si>{inside}</si></sst>',
        xl__worksheets__sheet1_dot_xml=sheet(
            f'<row>{cell("规章")}<c t="s"><v>0</v></c><c t="inlineStr"><is>{inside}</is></c></row>'
        ),
    )
    assert texts(read(tmp_path, made)) == [["规章", "1", "1"]]


def test_a_word_document_may_call_its_text_otherwise(tmp_path: Path) -> None:
    body = word(p(t("规章"))).decode("latin-1")  # only to see that a part is not found by its name alone
    assert "document.xml" in body
    links = (
        '<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    text = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:body></w:document>'
    assert texts(read(tmp_path, package(_rels___dot_rels=links, word__document2_dot_xml=text))) == [["规章"]]


OPEN_ROWS = (
    '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>规<text:s/>章<text:note>注</text:note></text:p>'
    "</table:table-cell><table:covered-table-cell><text:p>9</text:p></table:covered-table-cell>"
    '<table:table-cell table:number-columns-repeated="2"><text:p>1</text:p></table:table-cell></table:table-row>'
    '<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>文<text:line-break/>件</text:p></table:table-cell>'
    '<table:table-cell table:number-columns-repeated="3"><text:p>2</text:p></table:table-cell></table:table-row>'
)
OPEN_NAMES = f'xmlns:office="{OPEN}:office:1.0" xmlns:table="{OPEN}:table:1.0" xmlns:text="{OPEN}:text:1.0"'


def open_document(kind: str, rows: str) -> str:
    return (
        f"<office:document {OPEN_NAMES}><office:body><office:{kind}><table:table>{rows}</table:table>"
        f"</office:{kind}></office:body></office:document>"
    )


def test_open_documents_are_read_packed_or_in_one_piece(tmp_path: Path) -> None:
    text = open_document("text", OPEN_ROWS).replace(
        "<table:table>", "<text:h>一、总体情况</text:h><table:table>"
    )
    told = [["一、总体情况"], ["规 章", "1"], ["文\n件", "2"]]
    assert texts(read(tmp_path, package(content_dot_xml=text))) == told
    assert texts(read(tmp_path, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')) == told


def test_the_sheets_of_an_open_document_keep_merged_and_repeated_cells(tmp_path: Path) -> None:
    told = texts(read(tmp_path, open_document("spreadsheet", OPEN_ROWS)))
    assert told == [["规 章", "1", "1"], *[["文\n件", "2", "2", "2"]] * 2]


def test_a_workbook_of_excel_2003_is_one_piece_of_xml(tmp_path: Path) -> None:
    rows = (
        '<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data>规章</Data></Cell><Cell><Data>1</Data></Cell><Cell><Data>1</Data></Cell></Row>'
        '<Row ss:Index="2"><Cell ss:Index="3"><Data>2</Data><Comment><Data>注</Data></Comment></Cell><Cell><Data>3</Data></Cell></Row>'
    )
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    made = (
        f'<Workbook xmlns="{name}" xmlns:ss="{name}"><Worksheet><Table>{rows}</Table></Worksheet></Workbook>'
    )
    assert texts(read(tmp_path, made)) == [["规章", "1", "1"], ["规章", "2", "3"]]


def test_a_word_document_of_one_piece_is_its_text_alone(tmp_path: Path) -> None:
    body = '<w:document xmlns:w="w"><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:document>'
    parts = "".join(
        f'<pkg:part pkg:name="/word/{name}.xml">{body}</pkg:part>' for name in ("header1", "document")
    )
    assert texts(read(tmp_path, f'<pkg:package xmlns:pkg="pkg">{parts}</pkg:package>')) == [["规章"]]
    with pytest.raises(ReportFileError):
        read(tmp_path, "<w:wordDocument xmlns:w='w'><w:p>")


def mail(*parts: str) -> str:
    ways = "Received: from mx.example by mx.example; Mon, 20 Jan 2026 10:00:00 +0800\r\n" * 90
    inside = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return f"{ways}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{inside}--b--\r\n"


def part(kind: str, content: bytes) -> str:
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n{b64encode(content).decode()}"


def test_a_mail_is_the_document_sent_along_or_its_page_or_its_text(tmp_path: Path) -> None:
    told = part("text/plain; charset=gb18030", "规章".encode("gb18030"))
    page = part("text/html; charset=utf-8", "<p>文件".encode())
    sent = part("application/msword; name=a.docx", word(p(t("报告"))))
    assert texts(read(tmp_path, mail(told))) == [["规章"]]
    assert texts(read(tmp_path, mail(told, page))) == [["文件"]]
    assert texts(read(tmp_path, mail(told, page, sent))) == [["报告"]]
    assert texts(read(tmp_path, mail(part("text/plain; charset=none", "规章".encode())))) == [["规章"]]


def test_cells_of_word_may_be_merged_beside_in_the_old_way(tmp_path: Path) -> None:
    def merged(value: str, text: str) -> str:
        return f"<w:tc><w:tcPr><w:hMerge{value}/></w:tcPr>{p(t(text)) if text else '<w:p/>'}</w:tc>"

    made = tbl(tr(merged(' w:val="restart"', "规章"), merged("", ""), tc(p(t("1")))), tr(merged("", "文件")))
    told = read(tmp_path, word(made))
    assert [(piece.text, piece.start, piece.end) for piece in told[0].pieces] == [("规章", 0, 2), ("1", 2, 3)]
    assert texts(told)[1] == ["文件"]


def test_the_lines_of_a_text_that_is_set_are_rows(tmp_path: Path) -> None:
    page = "<html><h1>年报</h1><pre>一、总体情况\n规章    1    2\n文件\t&#51;\t4</pre><p>五<pre>六<br>七"
    told = [["年报"], ["一、总体情况"], ["规章", "1", "2"], ["文件", "3", "4"], ["五"], ["六"], ["七"]]
    assert texts(read(tmp_path, page)) == told


def test_a_text_of_which_every_line_is_quoted_is_what_was_quoted(tmp_path: Path) -> None:
    told = [["一、总体情况"], ["规章", "1", "2"]]
    assert texts(read(tmp_path, "> > 一、总体情况\n>\n>> 规章\t1\t2\n")) == told
    assert texts(read(tmp_path, "> 说明\n一、总体情况\n规章\t1\t2\n")) == [["> 说明"], *told]
