"""A .docx file to lines, straight from its XML: paragraphs, tables in tables, text boxes, the text as it stands now.

What was deleted with changes tracked, struck through or hidden is left out, what was inserted is taken. Links are text;
nothing is fetched. The body is read as a stream of which nothing is kept but its text, so that neither depth nor length costs memory.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview.errors import ReportFileError
from interview.reading.extract.formats.grids import Builder
from interview.reading.extract.formats.package import main_part, opened, parse, parse_whole
from interview.reading.extract.lines import Line

MOST_ELEMENTS = 1_500_000
"""Of the body; a long report has twenty thousand."""
BODY = "word/document.xml"
"""The part that makes a package a Word document."""
_TEXT = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GONE = frozenset(["del", "moveFrom", "Fallback", "instrText"])
_UNSEEN = frozenset(["vanish", "strike", "dstrike"])
_PROPERTIES = _UNSEEN | {"gridSpan", "hMerge", "vMerge", "vmerge", "vertAlign"}
_OFF = frozenset(["0", "false", "off"])


def lines_of_word(data: bytes) -> list[Line]:
    """The lines of a Word document.

    Raises:
        ReportFileError: It is another kind of package, is damaged, locked, or would burst.
    """
    reader = _Body()
    with opened(data, "damaged_word") as package:
        body = BODY if BODY in package.NameToInfo else main_part(package)
        if not body.startswith("word/"):
            raise ReportFileError("not_word")
        parse(package, body, reader)
        return reader.builder.lines


def lines_of_flat_word(data: bytes) -> list[Line]:
    """The lines of a Word document that is one file of XML.

    Raises:
        ReportFileError: It is damaged, or would burst.
    """
    reader = _Flat()
    parse_whole(data, reader)
    return reader.builder.lines


class _Body:
    """Turns elements into the builder's calls."""

    def __init__(self) -> None:
        self.builder = Builder()
        self._elements = 0
        self._gone = 0
        self._in_text = False
        self._in_run = False
        self._unseen = False
        self._raised = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise ReportFileError("bursting")
        name = tag.rpartition("}")[2]
        self._gone += name in _GONE
        if self._gone:
            return
        self._in_run |= name == "r"
        match name:
            case "t":
                self._in_text = not self._unseen
            case "tbl":
                self.builder.begin_table()
            case "tr":
                self.builder.begin_row()
            case "tc":
                self.builder.begin_cell()
            case "txbxContent":
                self.builder.begin_box()
            case "gridBefore":
                self.builder.begin_cell(_number(attributes))
            case _ if name in _PROPERTIES:
                self._property(name, attributes)
            case _:
                self.builder.text(_TEXT.get(name, ""))

    def text(self, text: str) -> None:
        """Text stands between two tags."""
        if self._in_text:
            self.builder.text(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition("}")[2]
        if self._gone:
            self._gone -= name in _GONE
            return
        match name:
            case "t":
                self._in_text = False
            case "r":
                self.builder.text("）" * self._raised)
                self._raised = self._in_run = self._unseen = False
            case "p":
                self.builder.paragraph()
            case "tbl":
                self.builder.end_table()
            case "txbxContent":
                self.builder.end_box()
            case _:
                pass

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        cell = self.builder.cell
        if name in _UNSEEN:
            self._unseen = self._in_run and _value(attributes) not in _OFF
        elif name == "vertAlign":
            self._raised = _value(attributes) == "superscript" and self.builder.raised()
        elif cell is not None and name == "gridSpan":
            cell.across = _number(attributes)
        elif name == "hMerge":
            if _value(attributes) != "restart":
                self.builder.join_cell()
        elif cell is not None:
            cell.continues = _value(attributes) != "restart"


class _Flat(_Body):
    """The same of a package in one file: of its parts the document alone."""

    def __init__(self) -> None:
        super().__init__()
        self._is_other = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag.rpartition("}")[2] == "part":
            names = (value for key, value in attributes.items() if key.rpartition("}")[2] == "name")
            self._is_other = not next(names, "").startswith("/word/document")
        if not self._is_other:
            super().start(tag, attributes)

    def text(self, text: str) -> None:
        """Text stands between two tags."""
        if not self._is_other:
            super().text(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if not self._is_other:
            super().end(tag)


def _value(attributes: Mapping[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == "val"), "")


def _number(attributes: Mapping[str, str]) -> int:
    value = _value(attributes)
    return int(value) if value.isdecimal() and len(value) <= 4 else 1  # noqa: PLR2004 - no table is wider
