"""OpenDocument texts and workbooks (.odt, .ods, and .fodt, .fods in one piece), and Excel's workbooks of one piece, to lines.

Their elements are read as a stream. What was deleted with changes tracked, and notes, are left out; repeated blank cells at
the end of a row are no cells. Nothing is computed and nothing fetched.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.errors import ReportFileError
from interview.reading.extract.formats.grids import MOST_COLUMNS, Builder
from interview.reading.extract.formats.office.package import opened, parse, parse_whole
from interview.reading.extract.formats.office.sheet import SheetCells, lay_out
from interview.reading.extract.lines import Line

CONTENT = "content.xml"
"""The part that holds an OpenDocument's text."""
MOST_ELEMENTS = 1_500_000
_COVERED = "covered-table-cell"
_GONE = frozenset(["tracked-changes", "annotation", "note", "Comment", _COVERED])
"""What nobody reads as a part of the text; a cell that another one covers may still hold some."""
_BREAKS = {"tab": "\t", "line-break": "\n"}
_CELLS = frozenset(["table-cell", "Cell"])
_ROWS = frozenset(["table-row", "Row"])
_TABLES = frozenset(["table", "Table"])
_PARAGRAPHS = frozenset(["p", "h", "Data"])
_MOST_REPEATED = 200
"""Rows that may be one and the same; what comes again more often is the rest of the sheet."""


def lines_of_open_document(data: bytes) -> list[Line]:
    """The lines of an OpenDocument package.

    Raises:
        ReportFileError: It is damaged, locked, would burst, or has more than a report has.
    """
    reader = _Elements()
    with opened(data, "damaged_word") as package:
        parse(package, CONTENT, reader)
    return reader.builder.lines


def lines_of_flat_document(data: bytes) -> list[Line]:
    """The lines of an OpenDocument, or of a workbook of Excel 2003, that is one file of XML.

    Raises:
        ReportFileError: It is damaged, or has more than a report has.
    """
    reader = _Elements()
    parse_whole(data, reader)
    return reader.builder.lines


class _Elements:
    """Turns elements into the builder's calls; the tables of a workbook are laid out as sheets."""

    def __init__(self) -> None:
        self.builder = Builder()
        self._elements = 0
        self._gone = 0
        self._sheet: SheetCells | None = None
        self._is_book = False
        self._row = self._column = -1
        self._span = (1, 1)
        self._repeated = self._times = 1
        self._beside = 0
        """Cells that a merged one covers, for which the file has no elements."""
        self._said: list[str] = []
        self._in_text = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise ReportFileError("bursting")
        name = tag.rpartition("}")[2]
        told = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if name == _COVERED and not self._gone:
            self._column += _number(told.get("number-columns-repeated"))
        self._gone += name in _GONE
        if self._gone:
            return
        if name in {"spreadsheet", "Workbook"}:
            self._is_book = True
        elif name in _TABLES:
            self._begin_table()
        elif name in _ROWS:
            self._begin_row(told)
        elif name in _CELLS:
            self._begin_cell(told)
        elif name in _PARAGRAPHS:
            self._in_text += 1
        elif name == "s":
            self._say(" " * _number(told.get("c")))
        else:
            self._say(_BREAKS.get(name, ""))

    def text(self, text: str) -> None:
        """Text stands between two tags."""
        if self._in_text and not self._gone:
            self._say(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition("}")[2]
        if self._gone:
            self._gone -= name in _GONE
        elif name in _PARAGRAPHS:
            self._in_text -= 1
            if self._sheet is None:
                self.builder.paragraph()
            self._say("\n")
        elif name in _CELLS and self._sheet is not None:
            self._end_cell(self._sheet)
        elif name in _ROWS and self._sheet is not None:
            self._end_row(self._sheet)
        elif name in _TABLES:
            self._end_table()

    def _say(self, text: str) -> None:
        if self._sheet is not None:
            self._said.append(text)
        elif self._in_text:
            self.builder.text(text)

    def _begin_table(self) -> None:
        if self._is_book:
            self._sheet, self._row = SheetCells(), -1
        else:
            self.builder.begin_table()

    def _begin_row(self, told: Mapping[str, str]) -> None:
        if self._sheet is None:
            self.builder.begin_row()
            return
        self._row = _number(told["Index"]) - 1 if "Index" in told else self._row + 1
        self._column, self._times = -1, _number(told.get("number-rows-repeated"))

    def _end_row(self, sheet: SheetCells) -> None:
        cells = sheet.cells.get(self._row, {})
        for again in range(1, self._times if cells and self._times <= _MOST_REPEATED else 1):
            sheet.cells[self._row + again] = dict(cells)
        self._row += self._times - 1

    def _begin_cell(self, told: Mapping[str, str]) -> None:
        across = _number(told.get("number-columns-spanned")) + _number(told.get("MergeAcross"), 0)
        down = _number(told.get("number-rows-spanned")) + _number(told.get("MergeDown"), 0)
        self._repeated = _number(told.get("number-columns-repeated"))
        if self._sheet is None:
            self.builder.begin_cell(across, down)
            return
        self._column = _number(told["Index"]) - 1 if "Index" in told else self._column + 1
        self._span, self._said = (down, across), []
        self._beside = _number(told.get("MergeAcross"), 0)

    def _end_cell(self, sheet: SheetCells) -> None:
        text = "".join(self._said).strip()
        down, across = self._span
        for column in range(self._column, min(self._column + self._repeated, MOST_COLUMNS)):
            if text:
                sheet.cells.setdefault(self._row, {})[column] = text
            if down * across > 1:
                sheet.merged.append((self._row, column, self._row + down - 1, column + across - 1))
        self._column += self._repeated - 1 + self._beside

    def _end_table(self) -> None:
        if self._sheet is None:
            self.builder.end_table()
            return
        lay_out(self._sheet, self.builder)
        self._sheet = None


def _number(value: str | None, otherwise: int = 1) -> int:
    return int(value) if value and value.isdecimal() and len(value) <= 7 else otherwise  # noqa: PLR2004 - no sheet is longer
