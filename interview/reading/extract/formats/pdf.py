"""The text layer of a PDF to lines: what stands at one height is a line, a gap between runs of text ends a piece.

Where a table is ruled, its cells hold the text, however it was broken or set. A picture of a page has no text, and is not guessed at. The library is loaded for a PDF alone, and says nothing on the
terminal; pages and characters, what it unpacks and how long it takes are bounded.
"""

from __future__ import annotations

import logging
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any

from interview.errors import ReportFileError
from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.grids import Cell, grid_lines
from interview.reading.extract.formats.plain import is_page_number
from interview.reading.extract.formats.ruled import MOST_RULES, Rule, Ruled, Span, tables_of
from interview.reading.extract.formats.wrapped import together
from interview.reading.extract.lines import Line, Piece
from interview.reading.extract.sheets import running
from interview.reading.extract.watchdog import within
from interview.reading.numbers import looks_like_value

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
_WIDE_MARKS = "“”‘’—…"
"""As wide as a Chinese character, in a font that has those."""
_LONGEST_LABEL = 22
"""Characters of a line of a table's label; after more no figure is a cell of its own for a small gap."""
_LOOSE, _LONG = 0.08, 8
"""In sizes of the type, for each character of a run of no fewer: how far a justified line may be set apart."""
_HOLDS = "\N{NO-BREAK SPACE}"
_BLANKS = (" ", _HOLDS)
_THIN = 3.0
"""Points that a rule is wide at most."""
_INSIDE = 0.3
"""Of a size: from where a letter begins to its inside."""
_PADDING = 5.4
"""Points between a cell's text and its rules, as Word leaves them."""
_PATH = frozenset([b"m", b"l", b"re"])
_STROKE = frozenset([b"S", b"s", b"B", b"B*", b"b", b"b*"])
_PAINT = _STROKE | {b"f", b"F", b"f*", b"n"}


@dataclass(frozen=True, slots=True)
class _Run:
    """Text drawn in one go."""

    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        wide = sum(
            1.0 if unicodedata.east_asian_width(each) in "WF" or each in _WIDE_MARKS else _NARROW
            for each in self.text
        )
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
    sheets: list[list[Line]] = []
    characters = 0
    tables = 0
    for page in pages:
        runs, rules = _drawn(page, meter)
        characters += sum(len(run.text) for run in runs)
        ruled = tables_of(rules)
        sheets.append(list(_laid_out(runs, ruled, tables)))
        for line in sheets[-1]:
            meter.line(line)
        tables += len(ruled)
    if characters < _LEAST:
        raise ReportFileError("picture_pdf")
    return together(_in_a_row(sheets))


def _in_a_row(sheets: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages without what every page has at its edge, a row that the end of one has torn whole again."""
    again = running([[line.text for line in sheet] for sheet in sheets])
    lines: list[Line] = []
    for number, sheet in enumerate(sheets):
        told = [line for at, line in enumerate(sheet) if (number, at) not in again]
        if lines and told and (whole := _continued(lines[-1], told[0])) is not None:
            lines[-1:], told[:1] = [whole], []
        lines += told
    return lines


def _continued(above: Line, below: Line) -> Line | None:
    """A row that the end of a page has torn, whole again: below stands only the rest of some of its cells, and no label."""
    own = [piece for piece in below.pieces if not piece.shared]
    told = [piece.text for piece in own]
    if (
        {above.kind, below.kind} != {"grid"}
        or not any(told)
        or all(told)
        or told[0]
        or len(own) > len(above.pieces)
    ):
        return None
    ends = dict(zip(reversed(above.pieces), reversed(own), strict=False))
    if any(end.text and piece.text.isdigit() != end.text.isdigit() for piece, end in ends.items()):
        return None
    pieces = (
        replace(piece, text=piece.text + ends[piece].text) if piece in ends else piece
        for piece in above.pieces
    )
    return replace(above, pieces=tuple(pieces))


def _drawn(page: Any, meter: Meter) -> tuple[list[_Run], list[Rule]]:
    """The runs of text on a page, and the rules."""
    found: list[_Run] = []
    directions: Counter[int] = Counter()
    pen = _Pen()

    def take(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        words = " ".join(text.split())
        # A blank alone stands for a gap that the library saw; one that was drawn with a text, or holds, was typed.
        if words:
            words = " " * text.startswith(_BLANKS) + words + " " * text.endswith(_BLANKS)
        elif _HOLDS in text:
            words = " "
        else:
            return
        meter.pieces(1)
        meter.characters(len(words))
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = size * math.hypot(*_turned_by(cm, tm[2], tm[3])) or 10.0
        if all(map(math.isfinite, (x, y, height))):
            found.append(_Run(x, y, height, words))
            directions[_quarter(*_turned_by(cm, tm[0], tm[1]))] += len(words)

    page.extract_text(visitor_text=take, visitor_operand_before=pen.draw)
    meter.pieces(0)  # inside a form the library holds back what is raised
    meter.characters(0)
    return _upright(found, pen.rules, max(directions, key=lambda each: directions[each], default=0))


def _turned_by(cm: Sequence[float], x: float, y: float) -> tuple[float, float]:
    """A direction as a matrix turns it."""
    return x * cm[0] + y * cm[2], x * cm[1] + y * cm[3]


def _quarter(x: float, y: float) -> int:
    """In which direction a text runs: 0 to the right, and so on against the clock by quarters."""
    return (x < 0) * 2 if abs(x) >= abs(y) else 1 if y > 0 else 3


def _upright(runs: list[_Run], rules: list[Rule], quarter: int) -> tuple[list[_Run], list[Rule]]:
    """A page as it is read: a table too wide for it is often drawn from below upwards, and the page shown on its side."""
    if not quarter:
        return runs, rules
    across, up = ((0, 1), (-1, 0), (0, -1))[quarter - 1]

    def turned(x: float, y: float) -> tuple[float, float]:
        return x * across + y * up, y * across - x * up

    def turned_run(run: _Run) -> _Run:
        x, y = turned(run.x, run.y)
        return replace(run, x=x, y=y)

    return (
        [turned_run(run) for run in runs],
        [_rule(*turned(rule.x, rule.y), *turned(rule.right, rule.top)) for rule in rules],
    )


class _Pen:
    """Follows the paths of a page, and keeps what was painted of them as rules."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._boxes: list[tuple[float, float, float, float]] = []
        self._lines: list[list[tuple[float, float]]] = []

    def draw(self, operator: bytes, operands: Sequence[Any], cm: Sequence[float], _tm: object) -> None:
        """Takes one operator of the page."""
        if operator in _PATH:
            try:
                self._path(operator, [float(each) for each in operands], cm)
            except (TypeError, ValueError, OverflowError):
                return
        elif operator in _PAINT:
            if len(self.rules) <= MOST_RULES and operator != b"n":
                self.rules += filter(_is_sound, self._painted(stroked=operator in _STROKE))
            self._boxes, self._lines = [], []

    def _path(self, operator: bytes, numbers: Sequence[float], cm: Sequence[float]) -> None:
        points = [_at(x, y, cm) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        if operator == b"re" and len(numbers) == 4:  # noqa: PLR2004 - a corner, a width and a height
            x, y, wide, high = numbers
            self._boxes.append((*_at(x, y, cm), *_at(x + wide, y + high, cm)))
        elif operator == b"m" and points:
            self._lines.append([points[0]])
        elif operator == b"l" and points and self._lines:
            self._lines[-1].append(points[0])

    def _painted(self, *, stroked: bool) -> Iterator[Rule]:
        """What is seen of a path: its edges where it is stroked; where it is filled, what is thin."""
        if stroked:
            for x, y, right, top in self._boxes:
                for edge in ((x, y, right, y), (x, top, right, top), (x, y, x, top), (right, y, right, top)):
                    yield _rule(*edge)
            for line in self._lines:
                yield from (_rule(*one, *other) for one, other in pairwise(line))
            return
        shapes = [
            (
                min(x for x, _ in line),
                min(y for _, y in line),
                max(x for x, _ in line),
                max(y for _, y in line),
            )
            for line in self._lines
        ]
        yield from (_rule(*shape) for shape in [*self._boxes, *shapes])


def _at(x: float, y: float, cm: Sequence[float]) -> tuple[float, float]:
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]


def _rule(x: float, y: float, right: float, top: float) -> Rule:
    return Rule(min(x, right), min(y, top), max(x, right), max(y, top))


def _is_sound(rule: Rule) -> bool:
    """Whether it is thin, straight and no dot."""
    wide, high = rule.right - rule.x, rule.top - rule.y
    return math.isfinite(wide + high + rule.x + rule.y) and min(wide, high) <= _THIN < max(wide, high)


def _laid_out(runs: Sequence[_Run], ruled: Sequence[Ruled], number: int) -> Iterator[Line]:
    """The lines of a page from the top, the tables where they stand among them."""
    inside: dict[int, dict[Span, list[_Run]]] = {at: {} for at in range(len(ruled))}
    outside: list[_Run] = []
    for run in runs:
        home = next(
            (
                (at, table.cells[place])
                for at, table in enumerate(ruled)
                if (place := table.place(*_middle(run)))
            ),
            None,
        )
        if home is None:
            outside.append(run)
        else:
            inside[home[0]].setdefault(home[1], []).append(run)
    borders = [*(table.top for table in ruled), -math.inf]
    above = math.inf
    for at, border in enumerate(borders):
        yield from _lines(run for run in outside if border <= run.y < above)
        if at < len(ruled):
            yield from grid_lines(_rows(ruled[at], inside[at]), number + at + 1)
        above = border


def _middle(run: _Run) -> tuple[float, float]:
    """A point inside the first letter of a run."""
    return run.x + _INSIDE * run.size, run.y + _INSIDE * run.size


def _rows(table: Ruled, told: Mapping[Span, Sequence[_Run]]) -> Iterator[list[Cell]]:
    for row in range(table.rows):
        spans = {span for (at, _), span in table.cells.items() if at == row and span.row == row}
        yield [
            Cell(span.across, span.down, paragraphs=[_text(told.get(span, ()), table.width(span))])
            for span in sorted(spans, key=lambda span: span.column)
        ]


def _text(runs: Sequence[_Run], width: float) -> str:
    """The text of a cell. What its width broke is one; two figures of which the first did not fill it stay two."""
    joined = ""
    room = 0.0
    for line in _lines(runs):
        text = line.text
        full = room < _NARROW * max(run.size for run in runs)
        joined += text if full or not (joined[-1:].isdigit() and text[:1].isdigit()) else f" {text}"
        room = width - (line.pieces[-1].end - line.pieces[0].start) - _PADDING * 2
    return joined


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
        line = Line(_of_text(list(_pieces(sorted(level, key=lambda run: run.x))), first.size))
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


def _of_text(pieces: Sequence[Piece], size: float) -> tuple[Piece, ...]:
    """The pieces of a line; one, where nothing parts them but what a justified line of running text was set apart by."""
    for one, other in pairwise(pieces):
        room = (_GAP + _LOOSE * len(one.text)) * size
        least = _LONGEST_LABEL if looks_like_value(other.text) else _LONG
        if len(one.text) < least or other.start - one.end > room:
            return tuple(pieces)
    text = "".join(piece.text for piece in pieces)
    return (Piece(text, pieces[0].start, pieces[-1].end),) if pieces else ()


def _piece(text: Iterable[str], start: float, end: float) -> Piece:
    return Piece(" ".join("".join(text).split()), int(start), int(end))
