"""Figures of which narrow columns broke the digits over lines, whole again: 1948 over 7.

A page printed as text has the rest of a figure right below it, or behind a blank in its cell. That it is a rest, and no figure
of its own, only the sums of the row tell: with it all of them come out, without it they do not. Where a whole text was broken at
its edge, a row goes on with figures, or digits, on the next line; that too only its sums tell. Whatever is not told so stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import SUMMED, Form
from interview.reading.match.records import not_blank, parted
from interview.reading.match.sums.rows import comes_out

_MOST_LINES = 3
"""Over which a figure may be broken below its first."""
_KINDS = frozenset({"text", "pipes"})
"""In which what stands below a cell may be its own."""
_FEWEST = 3
"""Cells of a row that is broken."""
_SLACK = 1
"""Characters by which the rest may stand beside its figure."""
_BROKEN = re.compile(r"[1-9]\d{0,9}(?: \d{1,9}){1,2}")
"""In one cell; a figure begins with no 0."""


def with_whole_figures(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report, figures that were broken over lines in one piece.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    sizes = _sizes(form)
    told = list(lines)
    changed = False
    for at, line in enumerate(told):
        if len(line.pieces) < _FEWEST or not line.text[-1:].isdecimal():
            continue
        may_go_on = at + 1 < len(told) and _may_go_on(line, told[at + 1])
        if may_go_on or any(" " in piece.text and _BROKEN.fullmatch(piece.text) for piece in line.pieces):
            mended = _mended(line, told[at + 1 : at + 1 + _MOST_LINES] if may_go_on else [], sizes)
            told[at : at + len(mended)] = mended
            changed = changed or bool(mended)
    return [line for line in told if line.pieces] if changed else lines


@lru_cache(maxsize=8)
def _sizes(form: Form) -> Mapping[int, int]:
    """Of how many figures each sum of a row is, by how many the row has."""
    return {len(row.columns): len(row.columns) // (1 if row.labels else row.groups) for row in form.rows}


def _may_go_on(line: Line, below: Line) -> bool:
    """Whether the next line may have the rest of some figures of a row, and is no row like it: cheap, for all rows are asked."""
    if line.kind not in _KINDS or below.kind != line.kind or not below.pieces:
        return False
    told = sum(piece.text != "" for piece in below.pieces)
    is_fewer = told < sum(piece.text != "" for piece in line.pieces)
    return below.text[-1:].isdecimal() and (is_fewer or below.pieces[0].text.isdecimal())


def digits_of(line: Line) -> list[Piece]:
    """The pieces of a line that are nothing but digits."""
    return [piece for piece in line.pieces if piece.text.isdecimal()]


def _mended(line: Line, below: Sequence[Line], sizes: Mapping[int, int]) -> list[Line]:
    """A line with its figures whole, and those below it without their rests; none where the sums do not say so."""
    figures = not_blank(parted(line)[1])
    size = sizes.get(len(figures), 0)
    if size < SUMMED:
        return _gone_on(line, figures, below, sizes)
    closed = {piece: _closed(piece) for piece in figures if _BROKEN.fullmatch(piece.text)}
    whole = [closed.get(piece, piece) for piece in figures]
    if 2 * len(closed) > len(figures) or not all(piece.text.isdecimal() for piece in whole):
        return []  # where most have blanks, two rows ran into each other
    if _come_out(whole, size):
        return [_with(line, figures, whole)] if closed else []
    taken: list[Line] = []
    for other in below:
        rests = digits_of(other)
        found = [] if other.kind != line.kind or not rests else list(_joined(whole, figures, rests))
        if not found:
            break
        taken.append(_without_digits(other))
        told = [each for each in found if _come_out(each, size)]
        if len(told) == 1:
            return [_with(line, figures, told[0]), *taken]
        whole = found[0]
    return []


def _gone_on(
    line: Line, figures: Sequence[Piece], below: Sequence[Line], sizes: Mapping[int, int]
) -> list[Line]:
    """A line with the figures of the next, where nothing else stands there and a row's sums come out with them in one way alone."""
    more = digits_of(below[0]) if below else []
    if line.kind != "text" or not figures or not more or len(more) < len(below[0].pieces):
        return []
    if not all(piece.text.isdecimal() for piece in figures):
        return []
    digits = replace(figures[-1], text=figures[-1].text + more[0].text)
    found = [
        row
        for row in ([*figures, *more], [*figures[:-1], digits, *more[1:]])
        if (size := sizes.get(len(row), 0)) >= SUMMED
        and _come_out(row, size)
        and any(int(each.text) for each in row)
    ]
    labels = line.pieces[: len(line.pieces) - len(figures)]
    if len(found) != 1 or list(line.pieces[len(labels) :]) != list(figures):
        return []
    return [replace(line, pieces=(*labels, *found[0])), replace(below[0], pieces=())]


def _joined(
    whole: Sequence[Piece], figures: Sequence[Piece], rests: Sequence[Piece]
) -> Iterator[list[Piece]]:
    """The figures with the rests that stand below them; with one rest that stands below none, each way to place it."""
    homes = [[at for at, figure in enumerate(figures) if _is_below(rest, figure)] for rest in rests]
    if all(len(each) == 1 for each in homes):
        yield _with_rests(whole, {home[0]: rest for home, rest in zip(homes, rests, strict=True)})
    if len(rests) == 1:
        yield from (_with_rests(whole, {at: rests[0]}) for at in range(len(whole)) if [at] != homes[0])


def _with_rests(whole: Sequence[Piece], rests: Mapping[int, Piece]) -> list[Piece]:
    return [
        replace(piece, text=piece.text + rests[at].text) if at in rests else piece
        for at, piece in enumerate(whole)
    ]


def _with(line: Line, figures: Sequence[Piece], whole: Sequence[Piece]) -> Line:
    told = dict(zip(figures, whole, strict=True))
    return replace(line, pieces=tuple(told.get(piece, piece) for piece in line.pieces))


def _without_digits(line: Line) -> Line:
    return replace(
        line, pieces=tuple(piece for piece in line.pieces if piece.text and not piece.text.isdecimal())
    )


def _closed(piece: Piece) -> Piece:
    return replace(piece, text="".join(piece.text.split()))


def _is_below(rest: Piece, figure: Piece) -> bool:
    return rest.start < figure.end + _SLACK and figure.start < rest.end + _SLACK


def _come_out(figures: Sequence[Piece], size: int) -> bool:
    """Whether every so many figures end in their sum."""
    counts = [int(piece.text) for piece in figures]
    return all(comes_out(counts[first : first + size]) for first in range(0, len(counts), size))
