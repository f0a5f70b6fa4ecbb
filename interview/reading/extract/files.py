"""A file to lines: looks at its bytes, picks the source that can read them, refuses what nobody should wait for."""

from __future__ import annotations

import re
from pathlib import Path

from interview.dataclass import dataclass
from interview.errors import ReportFileError
from interview.reading.extract.cells.bilingual import without_translations
from interview.reading.extract.cells.repeated_columns import told_above
from interview.reading.extract.cells.stacked import unstacked
from interview.reading.extract.cells.told_again import told_once
from interview.reading.extract.cells.unmerged import unmerged
from interview.reading.extract.charset import decoded
from interview.reading.extract.formats.archive import is_archive, page_of
from interview.reading.extract.formats.fixed_layout.boxes import (
    boxes_of_text,
    boxes_of_tree,
    lines_of_boxes,
)
from interview.reading.extract.formats.fixed_layout.ofd import ROOT, lines_of_ofd
from interview.reading.extract.formats.fixed_layout.pdf import lines_of_pdf
from interview.reading.extract.formats.fixed_layout.positioned import is_positioned, lines_of_positioned
from interview.reading.extract.formats.office.libreoffice import converted
from interview.reading.extract.formats.office.opendocument import (
    CONTENT,
    lines_of_flat_document,
    lines_of_open_document,
)
from interview.reading.extract.formats.office.package import has
from interview.reading.extract.formats.office.sheet import BOOK, lines_of_sheet
from interview.reading.extract.formats.office.word import lines_of_flat_word, lines_of_word
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.formats.web import lines_of_page
from interview.reading.extract.lines import Line
from interview.reading.extract.other_files import OLE, PICTURES, ZIP, unpacked
from interview.reading.extract.radicals import without_radicals
from interview.reading.extract.trees.crawled import lines_kept, lines_of_tree
from interview.reading.extract.trees.tree import Tree, tree_of
from interview.reading.extract.xml_names import as_page, is_of_another_language, without_tags
from interview.regular_file import UnreadError, Why, whole

MOST_BYTES = 50_000_000
"""A report with pictures; the largest seen had four million."""
MOST_TEXT = 10_000_000
"""A page with all its furniture; the largest seen had a third of a million."""

_BLOCK = re.compile(r"<(?:html|body|p|div|br|!doctype)\b", re.IGNORECASE)
"""What ends a line of a page."""
_OF_A_TEXT = re.compile(r"<(?:p|div|br)\b", re.IGNORECASE)
"""The same in a text of Markdown, whose tables may be pages each."""
_TABLE = re.compile(r"<table\b(?:[^<]++|<(?!/?table))*+</table>", re.IGNORECASE)
_LINE_END = re.compile(r"\n(?![ \t]{0,80}</?(?:t[rdh]|t(?:head|body|foot))\b)", re.IGNORECASE)
_TAG = re.compile(r"</?(?:div|span|p|font|center|o:p|a)\b[^<>]{0,200}>", re.IGNORECASE)
"""What is left of a page in a text of Markdown."""
_LINE_BREAK = re.compile(r"<br\b[^<>]{0,200}>", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|body|table|t[rdh])\b|<!doctype", re.IGNORECASE)
"""What only a page has."""
_ROWS = ("\n|", "\n+--", "\n  ---")
_FEWEST_ROWS = 6
_RTF = b"{\\rtf"
_UOF, _UOF_SHEET = b"<uof:UOF", b"vnd.uof.spreadsheet"
"""The national format of office documents, and what its sheets call themselves."""
_OLD_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))
"""The stream of an old workbook, as the directory of its file names it."""
_FLAT = re.compile(
    r"\s{0,99}(?:<[?!][^>]{0,999}>\s{0,99}){0,9}<(office:document|(?:ss:)?Workbook|pkg:package|w:wordDocument)\b"
)
_DECLARATION = re.compile(r"\s{0,99}<\?xml[^>]{0,999}>")
_REFUSED: dict[Why, str] = {
    "missing": "no_such_file", "irregular": "report_not_a_file", "too_large": "report_too_large",
    "unreadable": "unreadable_report",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds."""

    lines: list[Line]
    tree: Tree | None = None
    """What it is where another program wrote it; the lines are its texts."""
    drawn: bool = False
    """Whether it is drawn on pages, as a PDF or an OFD file is: what cells there are is found by their ruling lines."""


def contents(path: Path) -> Contents:
    """The lines of a file, or the tree that it is.

    Raises:
        ReportFileError: It cannot be read.
    """
    data = unpacked(path, _bytes(path), MOST_BYTES)
    if is_archive(data):
        data = page_of(data)
    lines, tree = _read(path, data)
    return Contents(
        told_once(
            list(told_above(list(unmerged(list(unstacked(without_translations(without_radicals(lines))))))))
        ),
        tree,
        _is_pdf(data) or has(data, ROOT),
    )


def _is_pdf(data: bytes) -> bool:
    return not data.startswith(ZIP) and (data.startswith(b"%PDF") or b"%PDF-" in data[:1024])


def _read(path: Path, data: bytes) -> tuple[list[Line], Tree | None]:
    if data.startswith(ZIP):
        if has(data, BOOK):
            return lines_of_sheet(data), None
        if has(data, ROOT):
            return lines_of_ofd(data), None
        return lines_of_open_document(data) if has(data, CONTENT) else lines_of_word(data, _inside), None
    if _is_pdf(data):
        return lines_of_pdf(data), None
    if data.startswith((OLE, _RTF)) or _UOF in data[:2_000]:
        if any(name in data for name in _OLD_BOOKS) or _UOF_SHEET in data[:4_000]:
            return lines_of_sheet(converted(path, data, "xlsx")), None
        return lines_of_word(converted(path, data, "docx"), _inside), None
    return _of_text(data)


def _inside(data: bytes) -> list[Line]:
    """The lines of a file that stands inside a Word document; none of a picture, and of what would have to be converted."""
    try:
        if data.startswith(ZIP):
            return lines_of_sheet(data) if has(data, BOOK) else lines_of_word(data)
        if data.startswith((OLE, _RTF, b"%PDF", *PICTURES)):
            return []
        return _of_text(page_of(data) if is_archive(data) else data)[0]
    except ReportFileError:
        return []


def _of_text(data: bytes) -> tuple[list[Line], Tree | None]:
    if len(data) > MOST_TEXT:
        raise ReportFileError("report_too_large", size=len(data) // 1_000_000)
    text = decoded(data)
    if not text.strip():
        raise ReportFileError("empty_report")
    if flat := _FLAT.match(text):
        whole = _DECLARATION.sub("", text, count=1).encode()
        is_word = flat[1] in {"pkg:package", "w:wordDocument"}
        return (lines_of_flat_word if is_word else lines_of_flat_document)(whole), None
    if is_positioned(text):
        return lines_of_positioned(text), None
    if boxes := boxes_of_text(text):
        return lines_of_boxes(boxes), None
    if (tree := tree_of(text)) is not None:
        boxes = boxes_of_tree(tree)
        return (lines_of_boxes(boxes), None) if boxes else (lines_of_tree(tree), tree)
    text = as_page(text)
    if _is_page(text) and _is_marked_up(text):
        return lines_of_text(_without_tags(text)), None
    if _is_page(text):
        lines = lines_of_page(text if _has_blocks(text) else _with_breaks(text))
        return (lines if any(line.kind == "grid" for line in lines) else [*lines, *lines_kept(text)]), None
    return lines_of_text(without_tags(text) if is_of_another_language(text) else text), None


def _has_blocks(text: str) -> bool:
    """Whether a page says itself where its lines end; one that begins with words is a text that holds tables of pages."""
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return bool(_BLOCK.search(text))
    return bool(_OF_A_TEXT.search(_TABLE.sub("", text)))


def _with_breaks(text: str) -> str:
    """A text among whose lines tables stand as a page has them, its lines ended as a page ends them."""
    return _LINE_END.sub("<br>", _TABLE.sub(lambda table: table[0].replace("\n", " "), text))


def _without_tags(text: str) -> str:
    """A text of Markdown without the tags left in it; between bars, where a line ends says what is a row or a figure."""
    lines = _TAG.sub("", text).split("\n")
    return "\n".join(line if "|" in line else _LINE_BREAK.sub("", line) for line in lines)


def _is_marked_up(text: str) -> bool:
    """Whether what looks like a page is a text of Markdown or a wiki in which a few tags were left: its tables are not a page's."""
    rows = sum(map(text.count, _ROWS))
    return rows >= _FEWEST_ROWS and not _PAGE.search(text)


def _is_page(text: str) -> bool:
    head = text[:20_000].lower()
    return any(f"<{tag}" in head for tag in ("html", "!doctype html", "body", "table", "div", "p>", "p "))


def _bytes(path: Path) -> bytes:
    try:
        data = whole(path, MOST_BYTES)
    except UnreadError as trouble:
        size = trouble.size // 1_000_000
        raise ReportFileError(_REFUSED[trouble.why], reason=trouble.reason, size=size) from None
    if not data.strip(b"\0 \t\r\n"):
        raise ReportFileError("empty_report")
    return data
