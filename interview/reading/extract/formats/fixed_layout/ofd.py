"""An .ofd file (GB/T 33190, in which offices keep what was issued) to lines: its runs of text and the rules that are drawn.

What is read is what a page shows by itself and by the page behind it (its template). Seals, marks laid over a page and
pictures are left out; a picture of a page is not guessed at. Parts are streams, bounded as those of other packages.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from posixpath import dirname, join, normpath
from zipfile import ZipFile

from interview.errors import ReportFileError
from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.fixed_layout.pages import (
    GAP,
    DrawnText,
    PageDrawn,
    lines_of_pages,
    quarter_of,
    width_of,
)
from interview.reading.extract.formats.fixed_layout.ruled import MOST_RULES, Point, RuledLine, painted
from interview.reading.extract.formats.office.package import opened, parse
from interview.reading.extract.lines import Line

ROOT = "OFD.xml"
"""The part that makes a package an OFD file."""
MOST_PAGES = 200
MOST_ELEMENTS = 1_500_000
"""Of all pages; a crowded page has three thousand."""
_MOST_XML = 100_000_000
"""Bytes of all parts together, however often a page leads to one; a long report has five million."""
_POINTS = 72 / 25.4
"""In a millimetre, in which everything is told."""
_MOST_CHARACTERS = 10_000
"""Of one text that is drawn in one go, and numbers about where they stand."""
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OBJECTS = frozenset(["TextObject", "PathObject"])
_OF_A_POINT = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
"""How many numbers lead to each point of a path, the point last."""


def lines_of_ofd(data: bytes) -> list[Line]:
    """The lines of an OFD file, page after page.

    Raises:
        ReportFileError: It is locked, damaged, a picture, or too long.
    """
    meter = Meter()
    with opened(data, "damaged_ofd") as package:
        lines = lines_of_pages(_pages(package, meter), meter)
    if not lines:
        raise ReportFileError("picture_pdf")
    return lines


def _pages(package: ZipFile, meter: Meter) -> Iterator[PageDrawn]:
    root, left = _Places(), [MOST_ELEMENTS]
    parse(package, ROOT, root)
    size = 0
    for home in filter(None, (_part(package, "", told) for told in root.documents)):
        document = _Places()
        parse(package, home, document)
        if len(document.pages) > MOST_PAGES:
            raise ReportFileError("too_many_pages", pages=len(document.pages))
        behind = {id: _part(package, home, told) for id, told in document.templates.items()}
        for name in filter(None, (_part(package, home, told) for told in document.pages)):
            page = _PageObjects(meter, left)
            parse(package, name, page)
            behind_it = [part for id in dict.fromkeys(page.templates) if (part := behind.get(id))]
            size += sum(package.getinfo(part).file_size for part in (name, *behind_it))
            if size > _MOST_XML:
                raise ReportFileError("bursting")
            for part in behind_it:  # one that leads to a template in turn has none behind it
                parse(package, part, page)
            yield page.drawn


def _part(package: ZipFile, home: str, told: str) -> str:
    """The name of a part that another one leads to; empty where it is not there."""
    told = told.strip().replace("\\", "/")
    names = (normpath(join("/", dirname(home), told)).lstrip("/"), told.lstrip("/"))
    return next((name for name in names if name in package.NameToInfo), "")


class _Places:
    """Which documents a file has, or which pages a document."""

    def __init__(self) -> None:
        self.documents: list[str] = []
        self.pages: list[str] = []
        self.templates: dict[str, str] = {}
        """By their ids."""
        self._is_root = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name, place = _bare(tag), attributes.get("BaseLoc", "")
        self._is_root = name == "DocRoot"
        if self._is_root:
            self.documents.append("")
        elif name == "Page" and place:
            self.pages.append(place)
        elif name == "TemplatePage":
            self.templates[attributes.get("ID", "")] = place

    def text(self, text: str) -> None:
        """Text stands between two tags."""
        if self._is_root:
            self.documents[-1] += text

    def end(self, _tag: str) -> None:
        """An element ends."""
        self._is_root = False


class _PageObjects:
    """What a page draws, object after object."""

    def __init__(self, meter: Meter, left: list[int]) -> None:
        self._meter, self._left = meter, left
        self.templates: list[str] = []
        self._runs: list[DrawnText] = []
        self._rules: list[RuledLine] = []
        self._directions: Counter[int] = Counter()
        self._object: Mapping[str, str] = {}
        self._code: Mapping[str, str] = {}
        self._takes = ""
        self._told: list[str] = []
        self._clips = 0

    @property
    def drawn(self) -> PageDrawn:
        """All of it."""
        return PageDrawn(
            self._runs, self._rules, max(self._directions, key=lambda each: self._directions[each], default=0)
        )

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._left[0] -= 1
        if self._left[0] < 0:
            raise ReportFileError("bursting")
        name = _bare(tag)
        self._clips += name == "Clips"
        self._takes = name if name in {"TextCode", "AbbreviatedData"} and not self._clips else ""
        self._told = []
        if name == "Template":
            self.templates.append(attributes.get("TemplateID", ""))
        elif name in _OBJECTS:
            self._object, self._code = attributes, {}
        elif name == "TextCode":
            self._code = {**self._code, "DeltaX": "", "DeltaY": "", **attributes}

    def text(self, text: str) -> None:
        """Text stands between two tags."""
        if self._takes:
            self._told.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._clips -= _bare(tag) == "Clips"
        takes, self._takes = self._takes, ""
        if not takes or self._object.get("Visible", "") == "false":
            return
        told = "".join(self._told)
        if takes == "TextCode":
            self._text(told)
        elif len(self._rules) <= MOST_RULES:
            stroked = self._object.get("Stroke", "true") != "false"
            if stroked or self._object.get("Fill", "") == "true":
                self._rules += painted(self._lines_of(told), stroked=stroked)

    def _text(self, text: str) -> None:
        matrix, size = _matrix(self._object), _number(self._object.get("Size", ""))
        across, up = (matrix[0], -matrix[1]), math.hypot(matrix[2], matrix[3])
        height = size * up * _POINTS
        for part, (x, y) in _parted(text, self._code, size):
            words = part.replace("\t", " ")
            point = self._at(x, y, matrix)
            if not words.strip() or not height or not all(map(math.isfinite, (*point, height))):
                continue
            self._meter.pieces(1)
            self._meter.characters(len(words))
            self._runs.append(DrawnText(*point, height, words))
            self._directions[quarter_of(*across)] += len(words)

    def _lines_of(self, told: str) -> list[list[Point]]:
        """The lines of a path; where one is bent, its points alone."""
        matrix, lines, closed = _matrix(self._object), list[list[Point]](), False
        words = iter(told.replace(",", " ").split())
        for word in words:
            if word == "C" and lines:
                lines[-1].append(lines[-1][0])
                closed = True
            elif count := _OF_A_POINT.get(word):
                numbers = [_number(each) for each in islice(words, count)]
                if len(numbers) == count:
                    point = self._at(numbers[-2], numbers[-1], matrix)
                    if word in "SM" or not lines or closed:
                        lines.append([])
                    lines[-1].append(point)
                    closed = False
        return lines

    def _at(self, x: float, y: float, matrix: Sequence[float]) -> Point:
        """A place of the object on its page, from below."""
        left, top = (*_numbers(self._object.get("Boundary", "")), 0.0, 0.0)[:2]
        across = x * matrix[0] + y * matrix[2] + matrix[4] + left
        down = x * matrix[1] + y * matrix[3] + matrix[5] + top
        return across * _POINTS, -down * _POINTS


def _parted(text: str, code: Mapping[str, str], size: float) -> Iterator[tuple[str, Point]]:
    """The parts of a text that stand apart, each with where it begins: a gap, or another line."""
    across, down = list(_steps(code.get("DeltaX", ""))), list(_steps(code.get("DeltaY", "")))
    x, y = _number(code.get("X", "")), _number(code.get("Y", ""))
    part, begun = "", (x, y)
    for at, character in enumerate(text[:_MOST_CHARACTERS]):
        part += character
        wide = width_of(character) * size
        step = across[at] if at < len(across) else (0.0 if at < len(down) else wide)
        fall = down[at] if at < len(down) else 0.0
        x, y = x + step, y + fall
        if fall or step < 0 or step - wide > GAP * size:
            yield part, begun
            part, begun = "", (x, y)
    yield part, begun


def _steps(told: str) -> Iterator[float]:
    """The steps from character to character; `g 3 2.5` says 2.5 three times."""
    words = iter(told.split())
    left = _MOST_CHARACTERS
    for word in words:
        again, step = (int(_number(next(words, ""))), next(words, "")) if word == "g" else (1, word)
        again = max(0, min(again, left))
        left -= again
        yield from [_number(step)] * again


def _bare(tag: str) -> str:
    """The name of an element, whatever its namespace."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _matrix(told: Mapping[str, str]) -> Sequence[float]:
    numbers = _numbers(told.get("CTM", ""))
    return numbers if len(numbers) == len(_PLAIN) else _PLAIN


def _numbers(told: str) -> tuple[float, ...]:
    return tuple(_number(word) for word in told.split()[:9])


def _number(told: str) -> float:
    try:
        number = float(told)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0
