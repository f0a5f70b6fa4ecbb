"""The look of a Word file that an office already has, for the next report to be like it.

Only what `Style` can say is looked for, and only what the file does say is told. Nothing of its text is kept.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from renderers.docx.as_set import AsSet, Reading
from renderers.docx.page_of import grid_of, margins, numbering, page_of

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_PART = re.compile(r"[一二三四五六七八九十]{1,2}、")
_TOPIC = re.compile(r"[（(][一二三四五六七八九十]{1,2}[）)]")
_TITLE = re.compile("年度?报[告表]?")
_AFTER_OFFICE = re.compile(r"(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})年|政府(?:信息|网站)")
"""How what stands under the office's name in a title begins."""
_MOST_BYTES = 100_000_000
"""Of all parts; a report with its pictures has a tenth."""
_LONG = 30
"""Characters of a paragraph that is neither a heading nor a signature."""
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, OpcError, LookupError, AttributeError, TypeError, ArithmeticError, OSError, EOFError,
    RuntimeError, SyntaxError, struct.error, PythonDocxError, AssertionError,
)  # fmt: skip
"""What a damaged file makes the libraries raise; a `SyntaxError` is one of its XML."""

Told = Mapping[str, float | str | bool]
"""What a file says of its look, by the field of `Style` that it is, such as `margins.top` and `faces.body`."""


def look_like(data: bytes) -> Told:
    """What a Word file says of its look.

    Raises:
        ValueError: the bytes are no Word file.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked <= _MOST_BYTES:
            return _told(docx.Document(BytesIO(data)))
    except _DAMAGED as fault:
        raise ValueError("no Word file") from fault
    raise ValueError("larger than any report")


def _told(word: WordFile) -> Told:
    reading, page = Reading(word), page_of(word)
    grid = grid_of(page)
    lines = [(each.text.strip(), each._p) for each in _paragraphs(word) if each.text.strip()]  # noqa: SLF001

    def as_set(paragraph: Any) -> AsSet:
        return AsSet() if paragraph is None else reading.as_set(paragraph, grid)

    body = _usual([as_set(each) for text, each in lines if len(text) >= _LONG])
    part = _first(lines, _PART, reading, "heading 1")
    at = next((number for number, (_, each) in enumerate(lines) if each is part), len(lines))
    title = next((number for number, (text, _) in enumerate(lines[:at]) if _TITLE.search(text)), None)
    head = as_set(None if title is None else lines[title][1])
    told = {
        **{f"margins.{side}": room for side, room in margins(page).items()},
        "faces.title": head.face, "faces.part": as_set(part).face,
        "faces.topic": as_set(_first(lines, _TOPIC, reading, "heading 2")).face,
        "faces.body": body.face, "faces.digits": body.digits,
        "title_points": head.points, "title_line_points": head.line,
        "body_points": body.points, "line_points": body.line,
        "title_form": None if title is None else _form(lines[max(title - 1, 0) : title + 1], as_set),
        **numbering(word, reading),
    }  # fmt: skip
    return {field: value for field, value in told.items() if value is not None}


def _paragraphs(word: WordFile) -> Iterator[Paragraph]:
    """The paragraphs outside tables and boxes of text, also those that a form's field or a tracked change holds."""
    inside = {qn("w:tbl"), qn("w:txbxContent")}
    body: Any = word.element.body
    for paragraph in body.iter(qn("w:p")):
        if not any(each.tag in inside for each in paragraph.iterancestors()):
            yield Paragraph(paragraph, word._body)  # noqa: SLF001


def _first(lines: Sequence[tuple[str, Any]], pattern: re.Pattern[str], reading: Reading, style: str) -> Any:
    """The first heading of a level: numbered in its text, or else by its style."""
    headings = [each for text, each in lines if len(text) < _LONG and pattern.match(text)]
    styled = (each for _, each in lines if reading.style_name(each) == style)
    return headings[0] if headings else next(styled, None)


def _usual(types: Sequence[AsSet]) -> AsSet:
    """How most paragraphs are set."""
    return next((each for each, _ in Counter(types).most_common(1)), AsSet())


def _form(lines: Sequence[tuple[str, Any]], as_set: Any) -> str | None:
    """Whether the office stands above the rest of the title; None where the title is one line."""
    (above, before), (title, at) = lines[0], lines[-1]
    parts = title.splitlines()
    if before is not at and as_set(before) == as_set(at):
        parts.insert(0, above)
    if len(parts) == 1:
        return None
    year_above = parts[0].rstrip().endswith(("年", "年度"))
    return "office" if _AFTER_OFFICE.match(parts[1].strip()) and not year_above else "balanced"
