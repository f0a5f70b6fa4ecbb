"""The text layer of a PDF to lines: what stands at one height is a line, a gap between runs of text ends a piece.

A picture of a page has no text, and is not guessed at. The library is loaded for a PDF alone; pages and characters are
bounded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from interview.errors import ReportFileError
from interview.reading.lines import Line, Piece
from interview.reading.sources.plain import is_page_number

MOST_PAGES = 200
MOST_CHARACTERS = 2_000_000
_LEAST = 50
"""Characters of a report that is more than a stamp on a picture."""
_SAME_HEIGHT = 0.4
_GAP = 0.6
"""In sizes of the type: between two cells there is more, inside a word less."""
_NARROW = 0.55


if TYPE_CHECKING:
    from pypdf import PdfReader


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
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise ReportFileError("no_pdf_library") from None
    try:
        return _read(PdfReader(BytesIO(data), strict=False))
    except ReportFileError:
        raise
    except (
        PyPdfError, ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError,
    ):  # fmt: skip
        raise ReportFileError("damaged_pdf") from None


def _read(reader: PdfReader) -> list[Line]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReportFileError("encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise ReportFileError("too_many_pages", pages=len(reader.pages))
    lines: list[Line] = []
    characters = 0
    for page in reader.pages:
        runs = _runs(page)
        characters += sum(len(run.text) for run in runs)
        if characters > MOST_CHARACTERS:
            raise ReportFileError("report_too_large", size=characters // 1_000_000)
        lines += _lines(runs)
    if characters < _LEAST:
        raise ReportFileError("picture_pdf")
    return lines


def _runs(page: Any) -> list[_Run]:
    found: list[_Run] = []

    def take(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            height = abs(size * (tm[3] or tm[0]) * (cm[3] or cm[0])) or 10.0
            found.append(_Run(x, y, height, " ".join(text.split())))

    page.extract_text(visitor_text=take)
    return found


def _lines(runs: Iterable[_Run]) -> Iterator[Line]:
    """Runs at about one height, from the top, each line from left to right."""
    waiting = sorted(runs, key=lambda run: (-run.y, run.x))
    while waiting:
        first = waiting[0]
        level = [run for run in waiting if abs(run.y - first.y) <= _SAME_HEIGHT * min(run.size, first.size)]
        chosen = {id(run) for run in level}
        waiting = [run for run in waiting if id(run) not in chosen]
        line = Line(tuple(_pieces(sorted(level, key=lambda run: run.x))))
        if not is_page_number(line.text):
            yield line


def _pieces(runs: Iterable[_Run]) -> Iterator[Piece]:
    text, start, end = "", 0.0, 0.0
    for run in runs:
        if text and run.x - end > _GAP * run.size:
            yield Piece(text, int(start), int(end))
            text = ""
        if not text:
            start = run.x
        text, end = text + run.text, max(end, run.end) if text else run.end
    if text:
        yield Piece(text, int(start), int(end))
