"""Pages on which text and rules are drawn, to lines: what stands at one height is a line, a gap between runs of text ends a piece.

Where a table is ruled, its cells hold the text, however it was broken or set. A page set sideways is turned first. Which
file the runs and rules come from is its own source's (`pdf`, `ofd`); places are points, from below.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from interview.dataclass import dataclass
from interview.reading.extract.bounds import Meter
from interview.reading.extract.formats.fixed_layout.ruled import Ruled, RuledCell, RuledLine, tables_of
from interview.reading.extract.formats.fixed_layout.wrapped import together
from interview.reading.extract.formats.grids import GridCell, grid_lines
from interview.reading.extract.formats.text.plain import is_page_number
from interview.reading.extract.lines import Line, Piece
from interview.reading.extract.sheets import running
from interview.reading.numbers import looks_like_value

LEAST = 50
"""Characters of a report that is more than a stamp on a picture."""
_SAME_HEIGHT = 0.4
_HALF_A_LINE, _SAME_BASELINE = 0.6, 0.1
"""In sizes of the type: so far below the first of its line a run may stand that is as high as another of them."""
GAP = 0.6
"""In sizes of the type: between two cells there is more, inside a word less."""
_CLOSE = 0.3
"""Between the longest label of a table and the figure behind it there may be no more; what sets digits apart in a sentence is less."""
_NARROW = 0.55
_WIDE_MARKS = "“”‘’—…"
"""As wide as a Chinese character, in a font that has those."""
_LONGEST_LABEL = 22
"""Characters of a line of a table's label; after more no figure is a cell of its own for a small gap."""
_LOOSE, _LONG = 0.08, 8
"""In sizes of the type, for each character of a run of no fewer: how far a justified line may be set apart."""
_LETTER = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…]"
_APART, _TOUCHING = re.compile(f"(?<={_LETTER}) (?={_LETTER})"), re.compile(f"(?<={_LETTER})(?={_LETTER})")
_SET_APART = 5
"""Blanks between letters, and so many times as many as there are letters that touch."""
_NUMBERED = re.compile(r"\s*+[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]")
"""How a label of the ledger begins: 一、 （三） 4."""
_INSIDE = 0.3
"""Of a size: from where a letter begins to its inside."""
_MIDDLE, _ABOUT = 0.5, 0.08
"""Where the border between two pages on one sheet is, of what stands on it."""
_STRIP = 6
"""Points of the strip between them, at least."""
_RUNNING = 24
"""Characters of a line of running text; no figure has so many, and no head."""
_PADDING = 5.4
"""Points between a cell's text and its rules, as Word leaves them."""


@dataclass(frozen=True, slots=True)
class DrawnText:
    """Text drawn in one go."""

    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        """Where it ends, about."""
        return self.x + sum(map(width_of, self.text)) * self.size


def width_of(character: str) -> float:
    """How wide a character is, in sizes of the type, about."""
    return 1.0 if unicodedata.east_asian_width(character) in "WF" or character in _WIDE_MARKS else _NARROW


class PageDrawn(NamedTuple):
    """What is drawn on a page."""

    runs: list[DrawnText]
    rules: list[RuledLine]
    quarter: int = 0
    """In which direction its text runs: 0 to the right, and so on against the clock by quarters."""


def lines_of_pages(pages: Iterable[PageDrawn], meter: Meter) -> list[Line]:
    """The lines of all pages, without what comes again at the edge of each; none where they hold hardly any text.

    Raises:
        ReportFileError: There is more of anything than a report has.
    """
    sheets: list[list[Line]] = []
    characters = 0
    tables = 0
    for page in pages:
        for runs, rules in _beside_each_other(*_upright(*page)):
            characters += sum(len(run.text) for run in runs)
            ruled = tables_of(rules)
            sheets.append(list(_laid_out(runs, ruled, tables)))
            for line in sheets[-1]:
                meter.line(line)
            tables += len(ruled)
    return together(_in_a_row(sheets)) if characters >= LEAST else []


def quarter_of(x: float, y: float) -> int:
    """In which direction a text runs, as `PageDrawn` has it."""
    return (x < 0) * 2 if abs(x) >= abs(y) else 1 if y > 0 else 3


def _upright(
    runs: list[DrawnText], rules: list[RuledLine], quarter: int
) -> tuple[list[DrawnText], list[RuledLine]]:
    """A page as it is read: a table too wide for it is often drawn from below upwards, and the page shown on its side."""
    if not quarter:
        return runs, rules
    across, up = ((0, 1), (-1, 0), (0, -1))[quarter - 1]

    def turned(x: float, y: float) -> tuple[float, float]:
        return x * across + y * up, y * across - x * up

    def turned_run(run: DrawnText) -> DrawnText:
        x, y = turned(run.x, run.y)
        return replace(run, x=x, y=y)

    return (
        [turned_run(run) for run in runs],
        [RuledLine.between(*turned(rule.x, rule.y), *turned(rule.right, rule.top)) for rule in rules],
    )


def _beside_each_other(
    runs: list[DrawnText], rules: list[RuledLine]
) -> Sequence[tuple[list[DrawnText], list[RuledLine]]]:
    """The pages of a sheet: two, where a printer set two beside each other.

    Then nothing crosses a strip about the middle of the sheet, and either side has what a column of a table has not: a ruled table, or
    running text.
    """
    reach = [(run.x, run.end) for run in runs] + [(rule.x, rule.right) for rule in rules]
    left, right = min((x for x, _ in reach), default=0.0), max((end for _, end in reach), default=0.0)
    least, most = (left + (right - left) * (_MIDDLE + shift) for shift in (-_ABOUT, _ABOUT))
    ends = [end for x, end in reach if x <= least]
    border = max(ends, default=left)
    if not rules or border > most or any(x < border + _STRIP < end for x, end in reach):
        return [(runs, rules)]
    halves = [
        (
            [run for run in runs if (run.x > border) is is_right],
            [rule for rule in rules if (rule.x > border) is is_right],
        )
        for is_right in (False, True)
    ]
    return halves if all(map(_is_page, halves)) else [(runs, rules)]


def _is_page(half: tuple[list[DrawnText], list[RuledLine]]) -> bool:
    """Whether what stands on half a sheet has a ruled table, or running text."""
    runs, rules = half
    return bool(tables_of(rules)) or any(len(line.text) > _RUNNING for line in _lines(runs))


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
    """A row that the end of a page has torn, whole again: below stands only the rest of some of its cells.

    A label goes on below where the one above is numbered and this is not: what has no number of its own is the rest of one.
    """
    own = [piece for piece in below.pieces if not piece.shared]
    told = [piece.text for piece in own]
    if {above.kind, below.kind} != {"grid"} or not any(told) or len(own) > len(above.pieces):
        return None
    ends = dict(zip(reversed(above.pieces), reversed(own), strict=False))
    if not (_is_rest_of_label(ends) if told[0] else _are_alike(ends)):
        return None
    pieces = (
        replace(piece, text=piece.text + ends[piece].text) if piece in ends else piece
        for piece in above.pieces
    )
    return replace(above, pieces=tuple(pieces))


def _are_alike(ends: Mapping[Piece, Piece]) -> bool:
    """Whether no figure goes on as words, and no words as a figure; a row of both below one of both is a row of its own."""
    torn = [(piece.text, end.text) for piece, end in ends.items() if end.text]
    both = [(one.isdigit(), other.isdigit()) for one, other in torn if one]
    is_row = (True, True) in both and (False, False) in both
    return (
        len(torn) < len(ends)
        and not is_row
        and not any(one.isdigit() != other.isdigit() for one, other in torn)
    )


def _is_rest_of_label(ends: Mapping[Piece, Piece]) -> bool:
    """Whether a row's first cell is the rest of the numbered label above it, and its figures stand beside one half alone."""
    (label, rest), *figures = reversed(list(ends.items()))
    halves = [[piece.text for piece in half] for half in zip(*figures, strict=True)]
    return bool(_NUMBERED.match(label.text)) > bool(_NUMBERED.match(rest.text)) and sum(map(any, halves)) == 1


def _laid_out(runs: Sequence[DrawnText], ruled: Sequence[Ruled], number: int) -> Iterator[Line]:
    """The lines of a page from the top, the tables where they stand among them."""
    inside: dict[int, dict[RuledCell, list[DrawnText]]] = {at: {} for at in range(len(ruled))}
    outside: list[DrawnText] = []
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


def _middle(run: DrawnText) -> tuple[float, float]:
    """A point inside the first letter of a run."""
    return run.x + _INSIDE * run.size, run.y + _INSIDE * run.size


def _rows(table: Ruled, told: Mapping[RuledCell, Sequence[DrawnText]]) -> Iterator[list[GridCell]]:
    """The rows of a table; where two rules that should be one are a little apart, what is between them is none."""
    begun: list[list[RuledCell]] = [[] for _ in range(table.rows)]
    for span in {span for (at, _), span in table.cells.items() if at == span.row}:
        begun[span.row].append(span)
    gaps: set[int] = set()
    for row, spans in enumerate(begun):
        if told.keys().isdisjoint(spans):
            gaps.add(row)
            for span in spans:
                if span.down > 1:  # it has no text either, and begins with the next row
                    begun[row + 1].append(replace(span, row=row + 1, down=span.down - 1))
    for row, spans in enumerate(begun):
        if row not in gaps:
            yield [
                GridCell(
                    span.across,
                    span.down - len(gaps.intersection(range(row, row + span.down))),
                    paragraphs=[_text(told.get(span, ()), table.width(span))],
                )
                for span in sorted(spans, key=_column)
            ]


def _column(span: RuledCell) -> int:
    return span.column


def _text(runs: Sequence[DrawnText], width: float) -> str:
    """The text of a cell. What its width broke is one; two figures of which the first did not fill it stay two."""
    joined = ""
    room = 0.0
    for line in _lines(runs):
        text = line.text
        full = room < _NARROW * max(run.size for run in runs)
        joined += text if full or not (joined[-1:].isdigit() and text[:1].isdigit()) else f" {text}"
        room = width - (line.pieces[-1].end - line.pieces[0].start) - _PADDING * 2
    return joined


def _lines(runs: Iterable[DrawnText]) -> Iterator[Line]:
    """Runs at about one height, from the top, each line from left to right."""
    waiting = sorted(runs, key=lambda run: (-run.y, run.x))
    taken = [False] * len(waiting)
    for at, first in enumerate(waiting):
        if taken[at]:
            continue
        level: list[DrawnText] = []
        for other in range(at, len(waiting)):
            run, below = waiting[other], first.y - waiting[other].y
            if below > _HALF_A_LINE * first.size:
                break  # nothing further down can be on this line
            if not taken[other] and (
                below <= _SAME_HEIGHT * min(first.size, run.size)
                or level[-1].y - run.y <= _SAME_BASELINE * min(level[-1].size, run.size)
            ):
                taken[other] = True
                level.append(run)
        line = Line(_of_text(list(_pieces(sorted(level, key=lambda run: run.x))), first.size))
        if not is_page_number(line.text):
            yield line


def _pieces(runs: Sequence[DrawnText]) -> Iterator[Piece]:
    text: list[str] = []
    start, end = 0.0, 0.0
    for at, run in enumerate(runs):
        room = run.x - end
        if text and (room > GAP * run.size or (room > _CLOSE * run.size and _is_cell(runs, at))):
            yield _piece(text, start, end)
            text = []
        if not text:
            start = run.x
        end = max(end, run.end) if text else run.end
        text.append(run.text)
    if text:
        yield _piece(text, start, end)


def _is_cell(runs: Sequence[DrawnText], at: int) -> bool:
    """Whether a run is a figure right behind the label of its row, as where no padding and no rule is between the two."""
    run, behind = runs[at], runs[at + 1 : at + 2]
    is_alone = not behind or behind[0].x - run.end > GAP * run.size
    label = "".join(each.text for each in runs[:at])
    return (
        is_alone and looks_like_value(run.text) and len(label) <= _LONGEST_LABEL and label[-1:] not in ":："
    )


def _of_text(pieces: Sequence[Piece], size: float) -> tuple[Piece, ...]:
    """The pieces of a line; one, where nothing parts them but what a justified line of running text was set apart by."""
    for one, other in pairwise(pieces):
        room = (GAP + _LOOSE * len(one.text)) * size
        least = _LONGEST_LABEL if looks_like_value(other.text) else _LONG
        if len(one.text) < least or other.start - one.end > room:
            return tuple(pieces)
    text = "".join(piece.text for piece in pieces)
    return (Piece(text, pieces[0].start, pieces[-1].end),) if pieces else ()


def _piece(text: Iterable[str], start: float, end: float) -> Piece:
    told = "".join(text)
    words = told.replace(" ", "") if _is_set_apart(told) else told
    return Piece(" ".join(words.split()), int(start), int(end))


def _is_set_apart(text: str) -> bool:
    """Whether a blank stands between all letters of a justified line, where nobody typed any; those that hold were typed."""
    apart = len(_APART.findall(text))
    return apart >= _SET_APART and apart > _SET_APART * len(_TOUCHING.findall(text))
