"""Word documents with files inside: a table pasted as a workbook, a page that another program put in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from interview.errors import ReportFileError
from interview.flowfiles import available
from interview.reading.extract.files import contents
from interview.reading.extract.lines import Line
from interview.reading.report import report_of_lines
from renderers.html import write_html
from tests.interview.reading.conversions import workbook
from tests.interview.reading.rebuilt import invented
from tests.interview.reading.words import p, t

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OBJECT = (
    '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" '
    f'ProgID="Excel.Sheet.12" ObjectID="_1" r:id="rId7" xmlns:r="{_RELATIONS}"/></w:object></w:r></w:p>'
)
_CHUNK = f'<w:altChunk r:id="rId7" xmlns:r="{_RELATIONS}"/>'


def document(body: str, target: str, data: bytes) -> bytes:
    """A .docx with a file inside."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>'
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId7" Type="{_RELATIONS}/package" Target="{target}"/></Relationships>',
        )
        package.writestr(f"word/{target}", data)
    return packed.getvalue()


def lines_of(tmp_path: Path, data: bytes) -> list[Line]:
    file = tmp_path / "报告.docx"
    file.write_bytes(data)
    return contents(file).lines


def test_a_report_pasted_as_a_workbook_is_read_where_it_stands(tmp_path: Path) -> None:
    report = invented(1, 200)
    data = document(p(t("前")) + _OBJECT + p(t("后")), "embeddings/book.xlsx", workbook(report.document))
    lines = lines_of(tmp_path, data)
    assert (lines[0].text, lines[-1].text) == ("前", "后")
    figures = report_of_lines(lines, available()).figures
    assert {address: figures[address].value for address in report.truth} == report.truth


def test_a_page_put_into_a_document_is_read_where_it_stands(tmp_path: Path) -> None:
    report = invented(1, 200)
    data = document(p(t("前")) + _CHUNK, "afchunk.htm", write_html(report.document).encode())
    figures = report_of_lines(lines_of(tmp_path, data), available()).figures
    assert {address: figures[address].value for address in report.truth} == report.truth


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04torn", b""]
)
def test_what_cannot_be_read_inside_is_passed_over(tmp_path: Path, data: bytes) -> None:
    lines = lines_of(tmp_path, document(p(t("前")) + _OBJECT + p(t("后")), "embeddings/x.bin", data))
    assert [line.text for line in lines] == ["前", "后"]


def test_a_document_inside_itself_ends(tmp_path: Path) -> None:
    inner = document(p(t("里")) + _CHUNK, "a.docx", b"PK\x03\x04")
    lines = lines_of(tmp_path, document(_CHUNK + p(t("外")), "a.docx", inner))
    assert [line.text for line in lines] == ["里", "外"]


def test_more_files_than_a_report_has_are_passed_over(tmp_path: Path) -> None:
    data = document(_CHUNK * 50, "a.htm", "<p>收到6件</p>".encode())
    assert [line.text for line in lines_of(tmp_path, data)] == ["收到6件"] * 20


def test_a_part_that_would_burst_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportFileError):
        lines_of(tmp_path, document(_CHUNK, "a.htm", b"<p>" + b"0" * 41_000_000))
