"""What a program that reads pictures, or takes a page apart, tells of a page: pieces of text, each with the place of its box.

Known are the table of tesseract and of `pdftotext -tsv`, what PaddleOCR prints, and lists of objects as Umi-OCR, Baidu and Tencent
answer with. A line has the height of its boxes' middles, and letters are as wide as the box says; no rule is told, so no
table is a grid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.fixed_layout.pages import (
    DrawnText,
    PageDrawn,
    lines_of_pages,
    width_of,
)
from interview.reading.extract.lines import Line
from interview.reading.extract.trees.tree import Tree

_HEADS = "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
_OTHER_HEADS = _HEADS.replace("par_num\tblock_num", "block_num\tpar_num")
_CELLS = 12
_DECIMAL = re.compile(r"-?\d{1,6}(?:\.\d{1,9})?")
_WORD = "5"
"""The level of a row of such a table that tells a word."""
_NUMBER = r"\s?\d{1,5}(?:\.\d{1,9})?"
_POINT = rf"\s?\[{_NUMBER},{_NUMBER}\]"
_PRINTED = re.compile(
    rf"[^\[\n]{{0,60}}\[\s?(?P<box>\[{_POINT}(?:,{_POINT}){{3}}\]),\s?\((?P<told>'[^\n]{{0,300}}'|\"[^\n]{{0,300}}\"),\s?\d\.\d{{1,20}}\)\s?\]"
)
_TEXTS = ("text", "words", "rec_text", "transcription", "DetectedText")
_PLACES = ("box", "location", "points", "poly", "rec_polys", "Polygon", "bbox")
_FEWEST = 40
"""Pieces of a report; what has fewer is read as any other file."""
_DEEPEST = 6
_FARTHEST = 1e6
"""Nothing on a page is so far from its edge, in whatever unit; nor is what is no number."""
_AGAIN = 0.5
"""Of a page's height: what stands so much higher than what came before it is on the next page."""


class TextBox(NamedTuple):
    """A piece of text and its box, from above."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    page: int = 0


def boxes_of_text(text: str) -> list[TextBox]:
    """The boxes that a text tells, a line each; none where it is no such text."""
    head = text[:200].lstrip("\ufeff").split("\n", 1)[0].strip()
    if head in {_HEADS, _OTHER_HEADS}:
        return list(_of_table(text))
    if not text.lstrip().startswith("[") and "ppocr" not in text[:2000]:
        return []
    found = [_printed(each["box"], each["told"][1:-1]) for each in _PRINTED.finditer(text)]
    return found if len(found) >= _FEWEST else []


def boxes_of_tree(tree: Tree) -> list[TextBox]:
    """The boxes that objects of a tree tell; none where fewer do than a report has."""
    found = list(_of_objects(tree, 0))
    return found if len(found) >= _FEWEST else []


def lines_of_boxes(boxes: Sequence[TextBox]) -> list[Line]:
    """The lines of such pages.

    Raises:
        ReportFileError: There is more of anything than a report has.
    """
    meter = Meter()
    meter.pieces(len(boxes))
    meter.characters(sum(len(box.text) for box in boxes))
    pages = groupby(_numbered(boxes), lambda box: box.page)
    return lines_of_pages((PageDrawn([_drawn(box) for box in _apart(page)], []) for _, page in pages), meter)


def _printed(box: str, told: str) -> TextBox:
    numbers = [float(each) for each in re.findall(_NUMBER, box)]
    across, down = numbers[::2], numbers[1::2]
    return TextBox(min(across), min(down), max(across), max(down), told)


def _of_table(text: str) -> Iterator[TextBox]:
    for row in text.split("\n"):
        cells = row.rstrip("\r").split("\t", _CELLS - 1)
        if cells[0] != _WORD or len(cells) < _CELLS or not all(map(_DECIMAL.fullmatch, cells[1:10])):
            continue
        left, top, width, height = map(float, cells[6:10])
        yield TextBox(left, top, left + width, top + height, cells[-1], int(float(cells[1])))


def _of_objects(node: object, depth: int) -> Iterator[TextBox]:
    if depth > _DEEPEST:
        return
    if isinstance(node, Mapping):
        text = next((node[name] for name in _TEXTS if isinstance(node.get(name), str)), None)
        place = next((node[name] for name in _PLACES if name in node), None)
        corners = _corners(place) if text else None
        if text and corners:
            yield TextBox(*corners, text)
            return
    for each in node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ():
        yield from _of_objects(each, depth + 1)


def _corners(place: Any) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a box on a page, however it is told; None where it is none."""
    told = _told_corners(place)
    return told if told and all(abs(each) < _FARTHEST for each in told) else None


def _told_corners(place: Any) -> tuple[float, float, float, float] | None:
    try:
        if isinstance(place, Mapping):
            left, top = float(place["left"]), float(place["top"])
            return left, top, left + float(place["width"]), top + float(place["height"])
        if len(place) == 4 and not isinstance(place[0], list | Mapping):  # noqa: PLR2004 - two corners
            left, top, right, bottom = map(float, place)
            return left, top, right, bottom
        points = [(each["X"], each["Y"]) if isinstance(each, Mapping) else each for each in place]
        across, down = zip(*((float(x), float(y)) for x, y in points), strict=True)
    except (KeyError, IndexError, OverflowError, TypeError, ValueError):
        return None
    return min(across), min(down), max(across), max(down)


def _numbered(boxes: Sequence[TextBox]) -> Iterator[TextBox]:
    """The boxes with the number of their page, where each page begins anew at its top."""
    height = max((box.bottom for box in boxes), default=0.0)
    page, lowest = 0, 0.0
    for box in boxes:
        if lowest - box.top > _AGAIN * height:
            page, lowest = page + 1, 0.0
        lowest = max(lowest, box.top)
        yield box._replace(page=box.page or page)


def _apart(boxes: Iterable[TextBox]) -> Iterator[TextBox]:
    """The boxes, a blank behind each figure that another follows: however close they are, they were told each for itself."""
    for box, behind in pairwise([*boxes, TextBox(0, 0, 0, 0, "")]):
        both = box.text.isdecimal() and behind.text.isdecimal()
        yield box._replace(text=f"{box.text} ") if both else box


def _drawn(box: TextBox) -> DrawnText:
    """A piece at the middle of its box, of letters as wide as that."""
    size = (box.right - box.left) / max(1.0, sum(map(width_of, box.text.rstrip())))
    return DrawnText(box.left, -(box.top + box.bottom) / 2, max(size, 1.0), box.text)
