"""A figure with a note in brackets, 22（其中修订 16 件）, that a narrow column tore over lines, as one cell of its row again.

Only what no row but one can have is put together: a note goes on below its figure, and where the row's own line runs
between the two, it goes into the gap of that row over which both stand. What a figure says is `numbers`', where it
belongs `match.columns.cells`'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from interview.reading.extract.lines import Line, Piece
from interview.reading.numbers import looks_like_value, value_of

_WORDS = r"(?:其中|含|包括|包含|不含|不包括|另|其余|修订|注)"
_NOTED = re.compile(rf"[（(]\s*{_WORDS}[^（()）]*[)）]")
"""A whole note."""
_BEGUN = re.compile(r"\d[\d,]*+(?:\.\d++)?\s*+[件项个条宗份]?+\s*+[（(][^（()）]*+")
"""A figure and the beginning of its note."""
_NOTE_BEGUN = re.compile(r"[（(][^（()）]*[)）]?")
_ENDED = re.compile(r"[^（()）]*[)）]")
_MIDDLE = re.compile(r"[^（()）]+")
_MOST_LINES = 7
"""Lines that a note is torn over, the row's own among them."""
_LONGEST = 60

_Place = tuple[int, int]
"""A line and a piece of it."""


def with_whole_notes(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, each torn note one piece with its figure; the same lines where there is none."""
    told: list[Line] | None = None
    for at, line in enumerate(lines):
        if line.kind != "text" or ("（" not in line.text and "(" not in line.text):
            continue
        told = list(lines) if told is None else told
        for piece in line.pieces:
            if piece in told[at].pieces and (torn := _torn(told, at, told[at].pieces.index(piece))):
                _put_together(told, torn)
    return lines if told is None else [line for line in told if line.pieces or line.kind != "text"]


def _torn(lines: Sequence[Line], at: int, place: int) -> list[_Place]:
    """Where the pieces of a note stand, its figure first; nothing where it is whole or not to be told."""
    piece = lines[at].pieces[place]
    if len(piece.text) > _LONGEST:
        return []
    if _BEGUN.fullmatch(piece.text):
        return _with_rest(lines, [(at, place)])
    if _NOTE_BEGUN.fullmatch(piece.text) and (figure := _figure_above(lines, at, piece)):
        return (
            [figure, (at, place)]
            if _NOTED.fullmatch(piece.text)
            else _with_rest(lines, [figure, (at, place)])
        )
    return []


def _with_rest(lines: Sequence[Line], begun: list[_Place]) -> list[_Place]:
    """A note that has begun, with the pieces below up to its closing bracket."""
    places, last = list(begun), begun[-1][0]
    for at in range(last + 1, min(last + _MOST_LINES, len(lines))):
        line, span = lines[at], _span(lines, places)
        if line.kind != "text":
            return []
        below = [(at, place) for place, piece in enumerate(line.pieces) if _meet(piece, span)]
        if not below and _is_alone(lines[places[-1][0]]) and _is_alone(line) and at == places[-1][0] + 1:
            below = [(at, 0)]  # a line that holds one cell alone has no place of its own
        text = _joined(lines, below)
        if not below or _ENDED.fullmatch(text) or _MIDDLE.fullmatch(text):
            places += below
        else:
            return []
        if _ENDED.fullmatch(text):
            return places if _NOTED.search(_joined(lines, places)) else []
    return []


def _figure_above(lines: Sequence[Line], at: int, note: Piece) -> _Place | None:
    """The figure alone on its line that a note goes on: on the line before, or with one row's line between."""
    for above in range(at - 1, max(at - 3, -1), -1):
        line = lines[above]
        under = [place for place, piece in enumerate(line.pieces) if _meet(piece, note)]
        if line.kind != "text" or (len(line.pieces) > 1 and under):
            return None  # the row has its figure, and the note stands below it
        if len(line.pieces) == 1:
            is_figure = bool(under) and value_of(line.pieces[0].text).number is not None
            return (above, 0) if is_figure else None
    return None


def _is_alone(line: Line) -> bool:
    return len(line.pieces) == 1


def _span(lines: Sequence[Line], places: Sequence[_Place]) -> Piece:
    """From where to where the pieces of a note stand on their lines."""
    pieces = [lines[at].pieces[place] for at, place in places]
    return Piece(_joined(lines, places), min(each.start for each in pieces), max(each.end for each in pieces))


def _meet(one: Piece, other: Piece) -> bool:
    return one.start <= other.end and other.start <= one.end


def _joined(lines: Sequence[Line], places: Sequence[_Place]) -> str:
    return "".join("".join(lines[at].pieces[place].text.split()) for at, place in places)


def _put_together(told: list[Line], places: Sequence[_Place]) -> None:
    """Makes the pieces one cell of the row whose line is among theirs, or of the line of the figure."""
    whole, taken = _span(told, places), set(places)
    lines = range(places[0][0], places[-1][0] + 1)
    left = {
        at: [piece for place, piece in enumerate(told[at].pieces) if (at, place) not in taken] for at in lines
    }
    rows = [at for at in lines if any(looks_like_value(piece.text) for piece in left[at])]
    home = rows[0] if rows else places[0][0]
    if len(rows) > 1 or any(_meet(piece, whole) for piece in left[home]):
        return
    for at in lines:
        pieces = [*left[at], whole] if at == home else left[at]
        told[at] = replace(told[at], pieces=tuple(sorted(pieces, key=lambda piece: piece.start)))
