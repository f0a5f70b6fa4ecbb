"""Pages on which a program put every piece of text at its place, as pdftohtml does of a PDF: read by where the text stands.

Three ways are known: elements of a page with `position:absolute`, the layer of text of a PDF shown in a browser, and pdf2xml. Sizes are those of the program, pixels mostly; only
how they compare matters. No rule is told, so that no table is a grid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.fixed_layout.pages import DrawnText, PageDrawn, lines_of_pages
from interview.reading.extract.lines import Line

_XML = "<pdf2xml"
_LAYER = 'class="textLayer"'
"""Over the picture of a page, as pdf.js lays it; its style sheet says that all of it is absolute."""
_PLACED = re.compile(
    r"<(?P<name>text|p|div|span)\b(?P<attributes>[^<>]{0,300})>(?P<told>(?:[^<]++|<(?!/?(?:text|p|div|span)\b))*+)</(?P=name)>"
)
_TOP = re.compile(r"\btop\s{0,3}[:=]\s{0,3}[\"']?(?P<at>-?\d{1,5}(?:\.\d{1,6})?)")
_LEFT = re.compile(r"\bleft\s{0,3}[:=]\s{0,3}[\"']?(?P<at>-?\d{1,5}(?:\.\d{1,6})?)")
_CLASS = re.compile(r"\b(?:class|font)\s{0,3}=\s{0,3}[\"']?(?P<name>[\w-]{1,30})")
_STYLE = re.compile(r"\.(?P<name>[\w-]{1,30})\s{0,3}\{(?P<says>[^{}]{0,300})\}")
_FONT = re.compile(r"<fontspec\s{1,3}id=\"(?P<name>\d{1,5})\"\s{1,3}size=\"(?P<size>\d{1,4})")
_SIZE = re.compile(r"\bfont-size\s{0,3}:\s{0,3}(?P<at>\d{1,4})")
_HEIGHT = re.compile(r"\bline-height\s{0,3}:\s{0,3}(?P<at>\d{1,4})")
_PAGE = re.compile(r"<page\b|<div id=\"page\d|<div class=\"page\"")
_LINE = re.compile(r"<br ?/?>")
_TAG = re.compile(r"<[^<>]{1,500}>")
_NO_TEXT = re.compile(r"</?(?:style|script|title)\b[^<>]{0,300}>")
"""What begins and ends what no browser shows."""
_FEWEST = 40
"""Pieces of text at places of their own, of a page that has nothing else."""
_MOSTLY = 0.8
_USUAL, _APART = 16.0, 1.3
"""The size of a text that says none, and from one of its lines to the next, in sizes."""


def is_positioned(text: str) -> bool:
    """Whether nearly all that a page says stands at places of its own."""
    if _XML in text[:1000]:
        return True
    if text.count("position:absolute") < _FEWEST and _LAYER not in text:
        return False
    placed = [found["told"] for found in _PLACED.finditer(text) if _TOP.search(found["attributes"])]
    whole = len("".join(_told("".join(_NO_TEXT.split(text)[::2])).split()))
    return sum(len("".join(_told(each).split())) for each in placed) >= _MOSTLY * whole


def lines_of_positioned(text: str) -> list[Line]:
    """The lines of such pages.

    Raises:
        ReportFileError: There is more of anything than a report has.
    """
    meter = Meter()
    styles = {found["name"]: found["says"] for found in _STYLE.finditer(text)}
    sizes = {found["name"]: f"font-size:{found['size']}" for found in _FONT.finditer(text)}
    return lines_of_pages(
        (PageDrawn(list(_runs(page, styles | sizes, meter)), []) for page in _PAGE.split(text)), meter
    )


def _runs(page: str, styles: dict[str, str], meter: Meter) -> Iterator[DrawnText]:
    for found in _PLACED.finditer(page):
        attributes = found["attributes"]
        top, left, style = _TOP.search(attributes), _LEFT.search(attributes), _CLASS.search(attributes)
        if top is None or left is None:
            continue
        says = styles.get(style["name"], "") if style is not None else ""
        size = _number(_SIZE.search(says) or _SIZE.search(attributes), _USUAL)
        apart = _number(_HEIGHT.search(says), size * _APART)
        for down, line in enumerate(_LINE.split(found["told"])):
            told = _told(line)
            meter.pieces(1)
            meter.characters(len(told))
            if told.strip():
                yield DrawnText(float(left["at"]), -float(top["at"]) - down * apart, size, told)


def _number(found: re.Match[str] | None, otherwise: float) -> float:
    return float(found["at"]) or otherwise if found is not None else otherwise


def _told(marked: str) -> str:
    return unescape(_TAG.sub("", marked)).replace("\xa0", " ")
