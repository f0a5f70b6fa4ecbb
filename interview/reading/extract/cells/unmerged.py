"""Cells that were one, and say the same several times because a program took them apart: one again.

It shows in the heads: the same head stands side by side several times, and in every row below it so does the figure. A head
that comes again elsewhere, or over figures that differ, is left alone. Nothing here knows a form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from interview.reading.extract.lines import Line, Piece
from interview.reading.numbers import looks_like_value

_SHORTEST = 4
"""Letters of a head; of one that was cut shorter, two may be left that were different."""
Run = tuple[int, int]
"""Where the cells begin and end that were one, by place in the row."""


def unmerged(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, cells that were one put together; each stretch is a row of heads and the rows below it."""
    for stretch in stretches(lines):
        runs = list(_runs(stretch[0])) if stretch[0].kind in {"grid", "pipes", "tabs"} else []
        whole = [run for run in runs if all(_is_one(line, run) for line in stretch[1:])]
        yield from (_with(line, whole) for line in stretch) if whole else stretch


def stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """A row without figures, with the rows with figures that follow it in the same table."""
    stretch: list[Line] = []
    for line in lines:
        if stretch and not (
            _has_figures(line) and (line.kind, line.table) == (stretch[0].kind, stretch[0].table)
        ):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _has_figures(line: Line) -> bool:
    return any(piece.text.strip() and looks_like_value(piece.text) for piece in line.pieces)


def _runs(line: Line) -> Iterator[Run]:
    """Where a row says the same in several cells side by side, and nowhere else: pieces of torn heads come again."""
    texts = [piece.text.strip() for piece in line.pieces]
    at = 0
    for text, pieces in groupby(line.pieces, lambda piece: piece.text.strip()):
        many = len(list(pieces))
        if len(text) >= _SHORTEST and many > 1 and texts.count(text) == many and not looks_like_value(text):
            yield at, at + many
        at += many


def _is_one(line: Line, run: Run) -> bool:
    """Whether a row too says the same in all these cells."""
    return len({piece.text.strip() for piece in line.pieces[slice(*run)]}) == 1 and len(line.pieces) >= run[1]


def _with(line: Line, runs: Sequence[Run]) -> Line:
    pieces: list[Piece] = []
    at = 0
    for begin, end in runs:
        first, last = line.pieces[begin], line.pieces[end - 1]
        pieces += [
            *line.pieces[at:begin],
            Piece(first.text, first.start, last.end, first.above, first.shared),
        ]
        at = end
    return Line((*pieces, *line.pieces[at:]), line.kind, line.table)
