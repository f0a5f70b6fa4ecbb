"""The text layer of a PDF to lines: what stands at one height is a line, a gap between runs of text ends a piece.

A picture of a page has no text, and is not guessed at. The library is loaded for a PDF alone, and says nothing on the
terminal; pages and characters, what it unpacks and how long it takes are bounded.
"""

from __future__ import annotations

import logging
import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from interview.errors import ReportFileError
from interview.reading.extract.bounds import Meter
from interview.reading.extract.lines import Line, Piece
from interview.reading.extract.plain import is_page_number
from interview.reading.extract.watchdog import within
from interview.reading.extract.wrapped import together

MOST_PAGES = 200
MOST_SECONDS = 7
"""Of processor time; a page takes a twelfth of one."""
_MOST_UNPACKED = 20_000_000
"""Bytes of one stream; a page has a hundred thousand."""
_MOST_PARTS = 400_000
"""Of the content of one page; a crowded one has eight thousand."""
_MOST_OBJECTS = 200_000
_LEAST = 50
"""Characters of a report that is more than a stamp on a picture."""
_SAME_HEIGHT = 0.4
_GAP = 0.6
"""In sizes of the type: between two cells there is more, inside a word less."""
_NARROW = 0.55
_BLANKS = (" ", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True, slots=True)
class _Run:
    """Text drawn in one go."""

    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        wide = sum(1.0 if unicodedata.east_asian_width(each) in "WF" else _NARROW for each in self.text)
        return self.x + wide * self.size


def lines_of_pdf(data: bytes) -> list[Line]:
    """The lines of a PDF, page after page.

    Raises:
        ReportFileError: It is locked, damaged, a picture, or too long; or the library is not there.
    """
    try:
        from pypdf.errors import LimitReachedError, PyPdfError
    except ImportError:
        raise ReportFileError("no_pdf_library") from None
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # its warnings are for programmers, and may be millions
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
        return _of_pages(reader.pages)


def _of_pages(pages: Iterable[Any]) -> list[Line]:
    meter = Meter()
    lines: list[Line] = []
    characters = 0
    for page in pages:
        runs = _runs(page, meter)
        characters += sum(len(run.text) for run in runs)
        for line in _lines(runs):
            meter.lines(1)
            lines.append(line)
    if characters < _LEAST:
        raise ReportFileError("picture_pdf")
    return together(lines)


def _runs(page: Any, meter: Meter) -> list[_Run]:
    found: list[_Run] = []

    def take(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        words = " ".join(text.split())
        if not words:
            return
        # A blank alone stands for a gap that the library saw; one that was drawn with a text was typed.
        words = " " * text.startswith(_BLANKS) + words + " " * text.endswith(_BLANKS)
        meter.pieces(1)
        meter.characters(len(words))
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[0]) * (cm[3] or cm[0])) or 10.0
        if all(map(math.isfinite, (x, y, height))):
            found.append(_Run(x, y, height, words))

    page.extract_text(visitor_text=take)
    meter.pieces(0)  # inside a form the library holds back what is raised
    meter.characters(0)
    return found


def _lines(runs: Iterable[_Run]) -> Iterator[Line]:
    """Runs at about one height, from the top, each line from left to right."""
    waiting = sorted(runs, key=lambda run: (-run.y, run.x))
    taken = [False] * len(waiting)
    for at, first in enumerate(waiting):
        if taken[at]:
            continue
        level: list[_Run] = []
        for other in range(at, len(waiting)):
            below = first.y - waiting[other].y
            if below > _SAME_HEIGHT * first.size:
                break  # nothing further down can be on this line
            if not taken[other] and below <= _SAME_HEIGHT * waiting[other].size:
                taken[other] = True
                level.append(waiting[other])
        line = Line(tuple(_pieces(sorted(level, key=lambda run: run.x))))
        if not is_page_number(line.text):
            yield line


def _pieces(runs: Iterable[_Run]) -> Iterator[Piece]:
    text: list[str] = []
    start, end = 0.0, 0.0
    for run in runs:
        if text and run.x - end > _GAP * run.size:
            yield _piece(text, start, end)
            text = []
        if not text:
            start = run.x
        end = max(end, run.end) if text else run.end
        text.append(run.text)
    if text:
        yield _piece(text, start, end)


def _piece(text: Iterable[str], start: float, end: float) -> Piece:
    return Piece(" ".join("".join(text).split()), int(start), int(end))
