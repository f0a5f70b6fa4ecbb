"""A .docx file to lines, straight from its XML: paragraphs, tables in tables, text boxes, the text as it stands now.

What was deleted with changes tracked, struck through or hidden is left out, what was inserted is taken. Files that stand
inside (a table pasted as a workbook, a page put in) are read where they stand, by whoever can. Links are text;
nothing is fetched. The body is read as a stream of which nothing is kept but its text, so that neither depth nor length costs memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from posixpath import join, normpath
from zipfile import ZipFile

from interview.errors import ReportFileError
from interview.reading.extract.formats.grids import Builder
from interview.reading.extract.formats.office.numbered import IN_LIST, InList, Numbering, attribute
from interview.reading.extract.formats.office.package import (
    Links,
    main_part,
    opened,
    parse,
    parse_whole,
    unpacked,
)
from interview.reading.extract.lines import Line

MOST_ELEMENTS = 1_500_000
"""Of the body; a long report has twenty thousand."""
BODY = "word/document.xml"
"""The part that makes a package a Word document."""
Reader = Callable[[bytes], list[Line]]
"""Gives the lines of a file of any kind, none where it cannot be read."""
_MOST_INSIDE = 20
"""Files inside a document; a report has three tables."""
_APART = 1000
"""More tables than a file inside has: theirs are numbered from the next multiple."""
_TEXT = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GONE = frozenset(["del", "moveFrom", "Fallback", "instrText", "pPrChange", "rPrChange"])
"""What was taken out or is said twice, and how something looked before that was tracked."""
_UNSEEN = frozenset(["vanish", "strike", "dstrike"])
_OF_PARAGRAPH = IN_LIST | {"pStyle"}
_PROPERTIES = _UNSEEN | _OF_PARAGRAPH | {"gridBefore", "gridSpan", "hMerge", "vMerge", "vmerge", "vertAlign"}
_OFF = frozenset(["0", "false", "off"])


def lines_of_word(data: bytes, read: Reader | None = None) -> list[Line]:
    """The lines of a Word document.

    Args:
        data: The file.
        read: Reads the files that stand inside it; without one they are passed over.

    Raises:
        ReportFileError: It is another kind of package, is damaged, locked, or would burst.
    """
    with opened(data, "damaged_word") as package:
        body = BODY if BODY in package.NameToInfo else main_part(package)
        if not body.startswith("word/"):
            raise ReportFileError("not_word")
        numbering = Numbering(package, body.rpartition("/")[0])
        reader = _Body(_inside(package, body, read) if read else None, numbering)
        parse(package, body, reader)
        return reader.builder.lines


def _inside(package: ZipFile, body: str, read: Reader) -> Callable[[str], list[Line]]:
    """Gives the lines of a file inside a document, by the name of the link to it."""
    folder, _, name = body.rpartition("/")
    links, known = Links(), f"{folder}/_rels/{name}.rels"
    if known in package.NameToInfo:
        parse(package, known, links)
    targets = {link.id: normpath(join("/", folder, link.target)).lstrip("/") for link in links.found}
    numbers = iter(range(1, _MOST_INSIDE + 1))

    def lines(id: str) -> list[Line]:
        name, number = targets.get(id, ""), next(numbers, None)
        if name not in package.NameToInfo or number is None:
            return []
        base = _APART * number
        told = read(unpacked(package, name))
        return [replace(line, table=base + line.table) if line.table else line for line in told]

    return lines


def lines_of_flat_word(data: bytes) -> list[Line]:
    """The lines of a Word document that is one file of XML.

    Raises:
        ReportFileError: It is damaged, or would burst.
    """
    reader = _Flat()
    parse_whole(data, reader)
    return reader.builder.lines


@dataclass(slots=True)
class _Paragraph:
    """What is known of a paragraph until its text begins."""

    style: str = ""
    list: InList = field(default_factory=InList)
    is_numbered: bool = False
    """Whether its number has been asked for."""

    def told(self, name: str, attributes: Mapping[str, str]) -> None:
        """Takes what one of its properties says."""
        if name in IN_LIST:
            self.list = self.list.told(name, attributes)
        else:
            self.style = _value(attributes)


class _Body:
    """Turns elements into the builder's calls."""

    def __init__(
        self, inside: Callable[[str], list[Line]] | None = None, numbering: Numbering | None = None
    ) -> None:
        self.builder = Builder()
        self._inside = inside
        self._numbering = numbering or Numbering()
        self._paragraphs: list[_Paragraph] = []
        """What is open of them: one in a text box stands inside another."""
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
        self._begin(name, attributes)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "t":
                self._in_text = not self._unseen
            case "p":
                self._paragraphs.append(_Paragraph())
            case "tbl":
                self.builder.begin_table()
            case "tr":
                self.builder.begin_row()
            case "tc":
                self.builder.begin_cell()
            case "txbxContent":
                self.builder.begin_box()
            case "OLEObject" | "altChunk" if self._inside:
                self.builder.rows(self._inside(_link(attributes)))
            case _ if name in _PROPERTIES:
                self._property(name, attributes)
            case _:
                self.builder.text(_TEXT.get(name, ""))

    def text(self, text: str) -> None:
        """Text stands between two tags."""
        if self._in_text:
            self.builder.text(self._number_before(text) + text)

    def _number_before(self, text: str) -> str:
        """The number that Word counts, before the first text of its paragraph; a figure in a cell has none."""
        if not self._paragraphs or self._paragraphs[-1].is_numbered or not text.strip():
            return ""
        paragraph = self._paragraphs[-1]
        paragraph.is_numbered = True
        is_figure = self.builder.cell is not None and not text.strip()[:2].isalpha()
        return "" if is_figure else self._numbering.number(paragraph.style, paragraph.list)

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
                if self._raised:
                    self.builder.lowered()
                self._raised = self._in_run = self._unseen = False
            case "p":
                self.builder.paragraph()
                self._paragraphs[-1:] = []
            case "tbl":
                self.builder.end_table()
            case "txbxContent":
                self.builder.end_box()
            case _:
                pass

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        cell = self.builder.cell
        if name in _OF_PARAGRAPH:
            for paragraph in self._paragraphs[-1:]:
                paragraph.told(name, attributes)
        elif name in _UNSEEN:
            self._unseen = self._in_run and _value(attributes) not in _OFF
        elif name == "vertAlign":
            self._raised = _value(attributes) == "superscript" and self.builder.raised()
        elif name == "gridBefore":
            self.builder.begin_cell(_number(attributes))
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


def _link(attributes: Mapping[str, str]) -> str:
    return next(
        (value for key, value in attributes.items() if key.rpartition("}")[2] == "id" and "}" in key), ""
    )


def _value(attributes: Mapping[str, str]) -> str:
    return attribute(attributes, "val")


def _number(attributes: Mapping[str, str]) -> int:
    value = _value(attributes)
    return int(value) if value.isdecimal() and len(value) <= 4 else 1  # noqa: PLR2004 - no table is wider
