"""The page of any Word file: the margins of its text, the pitch of its lines, where its page numbers stand.

A file may have pages of several kinds; what counts is the upright one with the most text, of a paper that is about as wide
as a report's: margins of A3 are none of A4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from renderers.docx.as_set import attribute, number

if TYPE_CHECKING:
    from docx.document import Document as WordFile

    from renderers.docx.as_set import Reading

_TWIPS_PER_MM = 1440 / 25.4
_WIDEST = 240 * _TWIPS_PER_MM
"""A4 is 210 mm wide, Letter 216, A3 297."""
_TWIPS = 20
_DASH = re.compile("[—–―－-]")
_NUMBER = re.compile(r"\bPAGE\b")
_FIELDS = (qn("w:instrText"), qn("w:fldSimple"))
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def page_of(word: WordFile) -> Any:
    """The properties of the pages like a report's that have the most text; None where there is none."""
    most, found, text = -1, None, 0
    for block in word.element.body:
        text += sum(len(each.text or "") for each in block.iter(qn("w:t")))
        for section in block.iter(qn("w:sectPr")):
            if text > most and _is_like_a_report_s(section):
                most, found = text, section
            text = 0
    return found


def _is_like_a_report_s(section: Any) -> bool:
    width, height = (number(attribute(section, "w:pgSz", f"w:{side}")) or 0.0 for side in "wh")
    return width <= min(height, _WIDEST)


def margins(page: Any) -> Mapping[str, float]:
    """The margins in millimetres, the room for the binding counted to the left one."""
    found = {
        side: abs(twips)
        for side in ("top", "right", "bottom", "left")
        if (twips := number(attribute(page, "w:pgMar", f"w:{side}"))) is not None
    }
    if "left" in found:
        found["left"] += number(attribute(page, "w:pgMar", "w:gutter")) or 0.0
    return {side: round(twips / _TWIPS_PER_MM, 1) for side, twips in found.items()}


def grid_of(page: Any) -> float | None:
    """The pitch of the lines of a page that has a grid, in points."""
    if (attribute(page, "w:docGrid", "w:type") or "default") == "default":
        return None
    pitch = number(attribute(page, "w:docGrid", "w:linePitch"))
    return pitch / _TWIPS if pitch else None


def numbering(word: WordFile, reading: Reading) -> Mapping[str, str | bool | None]:
    """Where the page numbers stand, whether between dashes, and their font."""
    found = [each for footer in _footers(word) for each in _numbered(footer)]
    if not found:
        return {"page_number": "none"}
    formats = {
        attribute(section, "w:pgNumType", "w:fmt") for section in word.element.body.iter(qn("w:sectPr"))
    }
    codes, texts = map(_codes, found), ("".join(t.text or "" for t in each.iter(qn("w:t"))) for each in found)
    dashes = "numberInDash" in formats or any("ArabicDash" in each for each in codes)
    shown = reading.as_set(found[0], None)
    return {
        "faces.page_number": shown.digits or shown.face,
        "page_number": "centre" if {_side(each, reading) for each in found} == {"center"} else "outer",
        "dashes": dashes or any(map(_DASH.search, texts)),
    }


def _footers(word: WordFile) -> Iterator[Any]:
    for section in word.sections:
        for footer in (section.footer, section.even_page_footer, section.first_page_footer):
            if not footer.is_linked_to_previous:
                yield footer._element  # noqa: SLF001 - also what is in a frame or in a box of text


def _numbered(footer: Any) -> Iterator[Any]:
    """The paragraphs with the page number, those within a box and not the one that the box hangs at."""
    for paragraph in footer.iter(qn("w:p")):
        inner = any(each is not paragraph for each in paragraph.iter(qn("w:p")))
        if not inner and _NUMBER.search(_codes(paragraph)) and not [*paragraph.iterancestors(_FALLBACK)]:
            yield paragraph


def _codes(paragraph: Any) -> str:
    codes = [each.get(qn("w:instr")) or "" for each in paragraph.iter(qn("w:fldSimple"))]
    return "".join([*codes, *(each.text or "" for each in paragraph.iter(qn("w:instrText")))])


def _side(paragraph: Any, reading: Reading) -> str:
    for anchor in paragraph.iterancestors(f"{_ANCHOR}anchor"):
        if placed := anchor.findtext(f"{_ANCHOR}positionH/{_ANCHOR}align"):
            return str(placed)
    framed = attribute(paragraph, "w:pPr/w:framePr", "w:xAlign")
    told = (side for place in reading.of_paragraph(paragraph) if (side := attribute(place, "w:jc")))
    return framed or _after_tabs(paragraph) or next(told, "left")


def _after_tabs(paragraph: Any) -> str | None:
    """The side that tabs before the number take it to: the middle after one, the right after two."""
    met = paragraph.iter(qn("w:ptab"), qn("w:tab"), *_FIELDS)
    before = list(takewhile(lambda each: each.tag not in _FIELDS, met))
    placed = [str(each.get(qn("w:alignment"))) for each in before if each.tag == qn("w:ptab")]
    tabs = sum(each.getparent().tag == qn("w:r") for each in before)
    return placed[-1] if placed else {0: None, 1: "center"}.get(tabs, "right")
