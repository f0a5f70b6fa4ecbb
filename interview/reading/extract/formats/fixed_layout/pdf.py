"""The text layer of a PDF to lines: its runs of text and the rules that are drawn.

A picture of a page has no text, and is not guessed at. The library is loaded for a PDF alone, and says nothing on the
terminal; pages and characters, what it unpacks and how long it takes are bounded.
"""

from __future__ import annotations

import logging
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from typing import Any

from interview.errors import ReportFileError
from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.fixed_layout.pages import (
    DrawnText,
    PageDrawn,
    lines_of_pages,
    quarter_of,
)
from interview.reading.extract.formats.fixed_layout.ruled import MOST_RULES, Point, RuledLine, painted
from interview.reading.extract.lines import Line
from interview.reading.extract.watchdog import within

MOST_PAGES = 200
MOST_SECONDS = 7
"""Of processor time; a page takes a twelfth of one."""
_MOST_UNPACKED = 20_000_000
"""Bytes of one stream; a page has a hundred thousand."""
_MOST_PARTS = 400_000
"""Of the content of one page; a crowded one has eight thousand."""
_MOST_OBJECTS = 200_000
_HOLDS = "\N{NO-BREAK SPACE}"
_BLANKS = re.compile(r"\s+")
_PATH = frozenset([b"m", b"l", b"re"])
_STROKE = frozenset([b"S", b"s", b"B", b"B*", b"b", b"b*"])
_ASLANT = 0.3
"""How far a line falls for each step along, so that it was not only laid down crookedly."""
_AS_IT_IS = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PAINT = _STROKE | {b"f", b"F", b"f*", b"n"}


def lines_of_pdf(data: bytes) -> list[Line]:
    """The lines of a PDF, page after page.

    Raises:
        ReportFileError: It is locked, damaged, a picture, or too long; or the library is not there.
    """
    try:
        from pypdf.errors import LimitReachedError, PyPdfError
    except ImportError:
        raise ReportFileError("no_pdf_library") from None
    # Its warnings are for programmers, and may be millions.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return within(MOST_SECONDS, partial(_read, data))
    except ReportFileError:
        raise
    except (LimitReachedError, TimeoutError):
        raise ReportFileError("report_too_long") from None
    except (
        PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError,
        RecursionError, TypeError, ValueError,
    ):  # fmt: skip
        raise ReportFileError("damaged_pdf") from None


def _read(data: bytes) -> list[Line]:
    from pypdf import PdfReader, apply_configuration

    with apply_configuration(
        array_based_stream_maximum_output_length=_MOST_UNPACKED,
        lzw_maximum_output_length=_MOST_UNPACKED,
        run_length_maximum_output_length=_MOST_UNPACKED,
        zlib_maximum_output_length=_MOST_UNPACKED,
        stream_decoding_work_maximum_length=2 * _MOST_UNPACKED,
        stream_parsing_work_maximum_count=_MOST_PARTS,
    ):
        reader = PdfReader(BytesIO(data), strict=False, xref_stream_maximum_entries=_MOST_OBJECTS)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReportFileError("encrypted")
        if len(reader.pages) > MOST_PAGES:
            raise ReportFileError("too_many_pages", pages=len(reader.pages))
        meter = Meter()
        lines = lines_of_pages((_drawn(page, meter) for page in reader.pages), meter)
    if not lines:
        raise ReportFileError("picture_pdf")
    return lines


def _drawn(page: Any, meter: Meter) -> PageDrawn:
    """What is drawn on a page."""
    found: list[DrawnText] = []
    directions: Counter[int] = Counter()
    forms = _PlacedForms(page)
    pen = _Pen(forms)

    def take(text: str, inner: list[float], tm: list[float], _font: object, size: float) -> None:
        # A blank alone stands for a gap that the library saw; one that was drawn with a text, or holds, was typed.
        if not text.strip() and _HOLDS not in text:
            return
        words = _BLANKS.sub(lambda blanks: _HOLDS if _HOLDS in blanks[0] else " ", text.strip("\r\n\t\f"))
        meter.pieces(1)
        meter.characters(len(words))
        cm = forms.on_page(inner)
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = size * math.hypot(*_turned_by(cm, tm[2], tm[3])) or 10.0
        along = _turned_by(cm, tm[0], tm[1])
        if all(map(math.isfinite, (x, y, height))) and not _is_aslant(*along):
            found.append(DrawnText(x, y, height, words))
            directions[quarter_of(*along)] += len(words)

    page.extract_text(
        visitor_text=take,
        visitor_operand_before=pen.draw,
        visitor_operand_after=forms.leave if forms.there_are else None,
    )
    meter.pieces(0)  # inside a form the library holds back what is raised
    meter.characters(0)
    return PageDrawn(found, pen.rules, max(directions, key=lambda each: directions[each], default=0))


def _is_aslant(x: float, y: float) -> bool:
    """Whether a text runs across its page, as a watermark does that is drawn over the cells."""
    return min(abs(x), abs(y)) > _ASLANT * max(abs(x), abs(y))


def _turned_by(cm: Sequence[float], x: float, y: float) -> tuple[float, float]:
    """A direction as a matrix turns it."""
    return x * cm[0] + y * cm[2], x * cm[1] + y * cm[3]


class _PlacedForms:
    """Where the forms of a page stand: pages drawn once and placed, as where two are printed on one sheet.

    The library tells of what is inside a form where it would be if that were the page.
    """

    def __init__(self, page: Any) -> None:
        self._resources: list[Any] = [page.get("/Resources")]
        self._places: list[Sequence[float]] = []
        self._waiting: tuple[Any, Sequence[float]] | None = None
        """A form that is drawn next: what was written before it may still be told."""
        self.there_are = any(True for _ in self._all(self._resources[0]))

    def on_page(self, cm: Sequence[float]) -> Sequence[float]:
        """A matrix of what is drawn now, as it is on the page."""
        return _combined(cm, self._places[-1]) if self._places else cm

    def draw(self, operator: bytes, operands: Sequence[Any], cm: Sequence[float]) -> None:
        """Takes one operator, before anything that it draws."""
        if self._waiting is not None:
            form, place = self._waiting
            self._waiting = None
            self._places.append(place)
            self._resources.append(form.get("/Resources"))
        if operator == b"Do" and self.there_are:
            named = (form for name, form in self._all(self._resources[-1]) if [name] == list(operands))
            if (form := next(named, None)) is not None:
                own = [float(each) for each in form.get("/Matrix", _AS_IT_IS)]
                self._waiting = form, _combined(own, self.on_page(cm))

    def leave(self, operator: bytes, operands: Sequence[Any], _cm: object, _tm: object) -> None:
        """Takes one operator when all that it drew was told."""
        if operator == b"Do" and self._waiting is not None:
            self._waiting = None
        elif operator == b"Do" and self._places and self._is_form(operands):
            self._places.pop()
            self._resources.pop()

    def _is_form(self, operands: Sequence[Any]) -> bool:
        above = self._resources[-2] if len(self._resources) > 1 else None
        return any([name] == list(operands) for name, _ in self._all(above))

    @staticmethod
    def _all(resources: Any) -> Iterator[tuple[str, Any]]:
        """The forms that some resources name."""
        objects = (resources.get_object() if resources else {}).get("/XObject")
        for name, each in (objects.get_object() if objects else {}).items():
            found = each.get_object()
            if found.get("/Subtype") == "/Form":
                yield name, found


class _Pen:
    """Follows the paths of a page, and keeps what was painted of them as rules."""

    def __init__(self, forms: _PlacedForms) -> None:
        self.forms = forms
        self.rules: list[RuledLine] = []
        self._lines: list[list[Point]] = []

    def draw(self, operator: bytes, operands: Sequence[Any], cm: Sequence[float], _tm: object) -> None:
        """Takes one operator of the page."""
        if self.forms.there_are:
            self.forms.draw(operator, operands, cm)
            cm = self.forms.on_page(cm)
        if operator in _PATH:
            try:
                self._path(operator, [float(each) for each in operands], cm)
            except (TypeError, ValueError, OverflowError):
                return
        elif operator in _PAINT:
            if len(self.rules) <= MOST_RULES and operator != b"n":
                self.rules += painted(self._lines, stroked=operator in _STROKE)
            self._lines = []

    def _path(self, operator: bytes, numbers: Sequence[float], cm: Sequence[float]) -> None:
        points = [_at(x, y, cm) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        if operator == b"re" and len(numbers) == 4:  # noqa: PLR2004 - a corner, a width and a height
            x, y, wide, high = numbers
            corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
            self._lines.append([_at(*corner, cm) for corner in corners])
        elif operator == b"m" and points:
            self._lines.append([points[0]])
        elif operator == b"l" and points and self._lines:
            self._lines[-1].append(points[0])


def _combined(inner: Sequence[float], outer: Sequence[float]) -> Sequence[float]:
    """What two matrices do together, the inner one first."""
    a, b, c, d, e, f = inner
    return (
        *_turned_by(outer, a, b),
        *_turned_by(outer, c, d),
        *(one + other for one, other in zip(_turned_by(outer, e, f), outer[4:], strict=True)),
    )


def _at(x: float, y: float, cm: Sequence[float]) -> Point:
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]
