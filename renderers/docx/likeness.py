"""The look of a Word file that an office already has, for the next report to be like it.

Only what `Style` can say is looked for; what the file does not show stays as GB/T 9704 has it. Nothing of its text is kept.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from renderers.style import GB_T_9704, Faces, Margins, PageNumber, Style

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_PART = re.compile(r"\s*[一二三四五六七八九十]{1,2}、")
_TOPIC = re.compile(r"\s*[（(][一二三四五六七八九十]{1,2}[）)]")
_TITLE = re.compile("年度?报告?")
_MOST_BYTES = 100_000_000
"""Of all parts; a report with its pictures has a tenth."""
_LONG = 30
"""Characters of a paragraph that is neither a heading nor a signature."""
_DASH = re.compile("[—–―－-]")
_OF_LATIN_SIZE = 1.3
"""The height of a single line, in sizes of the type."""
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, OpcError, LookupError, AttributeError, TypeError, ArithmeticError, OSError, EOFError,
    RuntimeError, SyntaxError, struct.error, PythonDocxError, AssertionError,
)  # fmt: skip
"""What a damaged file makes the libraries raise; a `SyntaxError` is one of its XML."""
_THEME = re.compile(rb'<a:font script="Hans" typeface="([^"]+)"/>')


@dataclass(frozen=True, slots=True)
class _Type:
    """How a paragraph is set; None where the file does not say."""

    face: str | None
    digits: str | None
    points: float | None
    line: float | None


def style_like(data: bytes) -> Style:
    """The look of a Word file.

    Raises:
        ValueError: the bytes are no Word file.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked <= _MOST_BYTES:
            return _style(docx.Document(BytesIO(data)))
    except _DAMAGED as fault:
        raise ValueError("no Word file") from fault
    raise ValueError("larger than any report")


def _style(word: WordFile) -> Style:
    reading = _Reading(word)
    told = [(each.text.strip(), each) for each in word.paragraphs if each.text.strip()]
    before = next((at for at, (text, _) in enumerate(told) if _PART.match(text)), len(told))
    title = next((each for text, each in told[:before] if _TITLE.search(text)), None)
    body = _usual([reading.type_of(each) for text, each in told if len(text) >= _LONG])
    part = next((each for text, each in told if _PART.match(text)), None)
    topic = next((each for text, each in told if _TOPIC.match(text) and len(text) < _LONG), None)
    headings = [
        reading.type_of(each) if each is not None else _Type(None, None, None, None)
        for each in (title, part, topic)
    ]
    return _with_type(replace(_numbered(word), margins=_margins(word)), body, *headings)


def _with_type(style: Style, body: _Type, title: _Type, part: _Type, topic: _Type) -> Style:
    usual = style.faces
    faces = Faces(
        title.face or usual.title, part.face or usual.part, topic.face or usual.topic, body.face or usual.body,
        body.digits or usual.digits, usual.page_number,
    )  # fmt: skip
    return replace(
        style,
        faces=faces,
        title_points=title.points or style.title_points,
        title_line_points=title.line or style.title_line_points,
        body_points=body.points or style.body_points,
        line_points=body.line or style.line_points,
    )


def _usual(types: Sequence[_Type]) -> _Type:
    """How most paragraphs are set."""
    return next((each for each, _ in Counter(types).most_common(1)), _Type(None, None, None, None))


def _margins(word: WordFile) -> Margins:
    section, usual = word.sections[0], Margins()
    sides = {side: getattr(section, f"{side}_margin") for side in ("top", "right", "bottom", "left")}
    return replace(
        usual, **{side: round(length.mm, 1) for side, length in sides.items() if length is not None}
    )


def _numbered(word: WordFile) -> Style:
    """Where the page numbers stand, and whether between dashes."""
    section = word.sections[0]
    found = [
        p
        for footer in (section.footer, section.even_page_footer)
        for p in _all_paragraphs(footer)
        if "PAGE" in _codes(p)
    ]
    if not found:
        return replace(GB_T_9704, page_number="none")
    sides = {_side(each) for each in found}
    place: PageNumber = "centre" if sides == {"center"} else "outer"
    return replace(GB_T_9704, page_number=place, dashes=bool(_DASH.search("".join(found[0].itertext()))))


def _all_paragraphs(footer: Any) -> Iterator[Any]:
    yield from footer._element.iter(qn("w:p"))  # noqa: SLF001 - also those in a frame of text


def _codes(paragraph: Any) -> str:
    codes = [each.get(qn("w:instr")) or "" for each in paragraph.iter(qn("w:fldSimple"))]
    return " ".join([*codes, *(each.text or "" for each in paragraph.iter(qn("w:instrText")))])


def _side(paragraph: Any) -> str:
    place = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    frame = paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    told = place.get(qn("w:val")) if place is not None else None
    return str(told or (frame.get(qn("w:xAlign")) if frame is not None else None) or "left")


class _Reading:
    """How paragraphs are set, each property looked for in the run, the paragraph's styles and the defaults."""

    def __init__(self, word: WordFile) -> None:
        self._defaults: Any = word.styles.element.find(
            f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
        )
        themes = [
            part.blob for part in word.part.package.iter_parts() if part.content_type.endswith("theme+xml")
        ]
        self._theme = [each.decode() for each in _THEME.findall(themes[0])] if themes else []

    def type_of(self, paragraph: Any) -> _Type:
        """How a paragraph is set."""
        places = list(self._places(paragraph))
        points = next((float(size) / 2 for size in self._told(places, "w:sz", "w:val")), None)
        faces = [*self._told(places, "w:rFonts", "w:eastAsia"), *self._of_theme(places)]
        digits = next(self._told(places, "w:rFonts", "w:ascii"), None)
        return _Type(next(iter(faces), None), digits, points, self._line(paragraph, points))

    def _places(self, paragraph: Any) -> Iterator[Any]:
        for longest in sorted(paragraph.runs, key=lambda run: -len(run.text))[:1]:
            yield longest._r.find(qn("w:rPr"))  # noqa: SLF001
        style = paragraph.style
        while style is not None:
            yield style.element.find(qn("w:rPr"))
            style = style.base_style
        yield self._defaults

    @staticmethod
    def _told(places: Sequence[Any], tag: str, attribute: str) -> Iterator[str]:
        for place in places:
            found = place.find(qn(tag)) if place is not None else None
            if found is not None and found.get(qn(attribute)):
                yield found.get(qn(attribute))

    def _of_theme(self, places: Sequence[Any]) -> Iterator[str]:
        named = next(self._told(places, "w:rFonts", "w:eastAsiaTheme"), "")
        if named and self._theme:
            yield self._theme[0 if named.startswith("major") else -1]

    @staticmethod
    def _line(paragraph: Any, points: float | None) -> float | None:
        formats, style = [paragraph.paragraph_format], paragraph.style
        while style is not None:
            formats.append(style.paragraph_format)
            style = style.base_style
        told = next((each.line_spacing for each in formats if each.line_spacing is not None), None)
        if told is None:
            return None
        return told.pt if hasattr(told, "pt") else round(told * (points or 0.0) * _OF_LATIN_SIZE, 2) or None
