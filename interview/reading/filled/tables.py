"""A workbook, a text with separators or the tables of a Word file to tables of texts, whatever they mean."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from interview.errors import ReportFileError
from interview.reading.extract.charset import decoded
from interview.reading.extract.formats.office.libreoffice import converted
from interview.reading.extract.formats.office.package import has
from interview.reading.extract.formats.office.sheet import BOOK, cells_of_sheet
from interview.reading.extract.formats.office.word import BODY, lines_of_word
from interview.reading.extract.other_files import unpacked
from interview.regular_file import UnreadError, Why, whole

Table = Sequence[Sequence[str]]
"""Rows of cells, each as it is shown, without blanks around; rows may differ in length."""

_MOST_BYTES = 20_000_000
"""A register of a thousand rows has a tenth of a million."""
_MOST_CELLS = 400_000
_ELSEWHERE = (b"\xd0\xcf", b"PK")
_OTHER_BOOKS = ("Workbook\0".encode("utf-16-le"), b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
"""What stands in a workbook of Excel up to 2003 or of WPS, and in one of LibreOffice."""
_YEAR = re.compile(r"20\d\d")
_SEPARATORS = "\t;,，"
_REFUSED: dict[Why, str] = {
    "missing": "no_such_file", "irregular": "report_not_a_file", "too_large": "report_too_large",
    "unreadable": "unreadable_report",
}  # fmt: skip


def tables_of(path: Path) -> list[Table]:
    """The tables of a .xlsx, .csv or, by way of LibreOffice, .xls and .ods file, one a sheet, or of a .docx file.

    Raises:
        ReportFileError: It cannot be read, or is none of these. Details: `file`.
    """
    try:
        data = whole(path, _MOST_BYTES)
        return _of_bytes(unpacked(path, data, _MOST_BYTES))
    except UnreadError as trouble:
        size = trouble.size // 1_000_000
        raise ReportFileError(
            _REFUSED[trouble.why], file=path.name, reason=trouble.reason, size=size
        ) from None
    except ReportFileError as refusal:
        refusal.details.setdefault("file", path.name)
        raise


def _of_bytes(data: bytes) -> list[Table]:
    if data.startswith(_ELSEWHERE) and any(name in data for name in _OTHER_BOOKS):
        data = _as_workbook(data)
    if has(data, BOOK):
        return [_of_sheet(name, cells) for name, cells in cells_of_sheet(data).items()]
    if has(data, BODY):
        return _of_word(data)
    if data.startswith((b"PK", b"\xd0\xcf", b"%PDF", b"{\\rtf")):
        raise ReportFileError("not_sheet")
    text = decoded(data)
    if not text.strip():
        raise ReportFileError("empty_report")
    if text.lstrip().startswith("<"):
        raise ReportFileError("not_sheet")
    return [_separated(text)]


def _as_workbook(data: bytes) -> bytes:
    """A workbook of Excel up to 2003, of WPS or of LibreOffice as .xlsx; as it was where that cannot be had."""
    try:
        return converted(Path("book.xls"), data, "xlsx")  # what it is, LibreOffice sees
    except ReportFileError:
        return data


def _of_word(data: bytes) -> list[Table]:
    tables: dict[int, list[dict[int, str]]] = {}
    for line in lines_of_word(data):
        if line.table:
            cells = {piece.start: "" if piece.above else piece.text.strip() for piece in line.pieces}
            tables.setdefault(line.table, []).append(cells)
    return [_dense(dict(enumerate(rows))) for rows in tables.values()]


def _of_sheet(name: str, cells: Mapping[int, Mapping[int, str]]) -> Table:
    """The rows of a sheet, below its name where that tells a year."""
    return [[name], *_dense(cells)] if _YEAR.search(name) else _dense(cells)


def _dense(cells: Mapping[int, Mapping[int, str]]) -> Table:
    return [
        [cells[row].get(column, "") for column in range(max(cells[row], default=-1) + 1)]
        for row in sorted(cells)
    ]


def _separated(text: str) -> Table:
    """The rows of a text, parted by the mark that its first lines have most of."""
    head = text[:4000]
    mark = max(_SEPARATORS, key=head.count)
    if mark == "，":
        text, mark = text.replace(mark, ","), ","
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(StringIO(text), delimiter=mark):
            cells += len(row)
            if cells > _MOST_CELLS:
                raise ReportFileError("report_too_long")
            rows.append([cell.strip() for cell in row])
    except csv.Error:
        raise ReportFileError("not_sheet") from None
    return rows
