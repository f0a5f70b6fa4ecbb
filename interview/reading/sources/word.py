"""A .docx file to lines, straight from its XML: paragraphs, tables in tables, text boxes, the text as it stands now.

What was deleted with changes tracked is left out, what was inserted is taken. Links are text; nothing is fetched. The
body is read as a stream, so that its depth and length cost no memory.
"""

from __future__ import annotations

from io import BytesIO
from typing import IO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from interview.errors import ReportFileError
from interview.reading.grids import Builder
from interview.reading.lines import Line

MOST_XML = 40_000_000
"""Bytes of the body, unpacked; a long report has one million."""
_BODY = "word/document.xml"
_ENCRYPTED = 0x1
_TEXT = {"t": "", "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GONE = frozenset(["del", "moveFrom", "Fallback", "instrText"])


def lines_of_word(data: bytes) -> list[Line]:
    """The lines of a Word document.

    Raises:
        ReportFileError: It is another kind of package, is damaged, locked, or would burst.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            entry = next((each for each in package.infolist() if each.filename == _BODY), None)
            if entry is None:
                raise ReportFileError("not_word")
            if entry.flag_bits & _ENCRYPTED:
                raise ReportFileError("encrypted")
            if entry.file_size > MOST_XML:
                raise ReportFileError("bursting")
            with package.open(entry) as body:
                return _lines(body)
    except (BadZipFile, EOFError, NotImplementedError, OSError, ET.ParseError, ValueError):
        raise ReportFileError("damaged_word") from None


def _lines(body: IO[bytes]) -> list[Line]:
    head = body.read(4096)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise ReportFileError("damaged_word")
    body.seek(0)
    reader = _Body()
    for event, element in ET.iterparse(body, ("start", "end")):  # noqa: S314 - see the import
        name = element.tag.rpartition("}")[2]
        if event == "start":
            reader.start(name)
        else:
            reader.end(name, element)
            element.clear()
    return reader.builder.lines


class _Body:
    """Turns elements into the builder's calls."""

    def __init__(self) -> None:
        self.builder = Builder()
        self._gone = 0

    def start(self, name: str) -> None:
        """An element begins."""
        if name in _GONE:
            self._gone += 1
        if self._gone:
            return
        match name:
            case "tbl":
                self.builder.begin_table()
            case "tr":
                self.builder.begin_row()
            case "tc":
                self.builder.begin_cell()
            case "txbxContent":
                self.builder.begin_box()
            case _:
                pass

    def end(self, name: str, element: ET.Element) -> None:
        """An element ends; its text and attributes are known."""
        if self._gone:
            self._gone -= name in _GONE
            return
        if name in _TEXT:
            self.builder.text(_TEXT[name] or element.text or "")
            return
        match name:
            case "p":
                self.builder.paragraph()
            case "tbl":
                self.builder.end_table()
            case "txbxContent":
                self.builder.end_box()
            case "gridBefore":
                self.builder.begin_cell(_number(element))
            case "gridSpan" | "vMerge":
                self._merged(name, element)
            case _:
                pass

    def _merged(self, name: str, element: ET.Element) -> None:
        cell = self.builder.cell
        if cell is not None and name == "gridSpan":
            cell.across = _number(element)
        elif cell is not None:
            cell.continues = _value(element) != "restart"


def _value(element: ET.Element) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "val"), "")


def _number(element: ET.Element) -> int:
    value = _value(element)
    return int(value) if value.isdecimal() and len(value) <= 4 else 1  # noqa: PLR2004 - no table is wider
