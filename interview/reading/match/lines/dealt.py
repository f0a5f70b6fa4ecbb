"""Two rows of the ledger that were printed into each other and whose columns do not say which figure is whose, dealt out by all sums.

The first figures may stand beside labels, on lines that were printed in another order; the others come row by row in the order of
their columns. So they are dealt out to two rows in every way in which both end in their sum, and the sums of the whole
ledger say which: they bind every column. Which row is the upper one no sum tells: of two figures, one below the other,
the upper comes first. What more than one way is left for stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, permutations, takewhile

from interview.engine.sums.relations import holds
from interview.reading.align.ways import comes_out
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form, FormRow
from interview.reading.match.labels import folded
from interview.reading.numbers import looks_like_value, value_of

ROWS = 2
_ENOUGH = 2
"""Columns that say which of two different rows is the upper one: a figure and its total."""
_MOST_LABELS = 3
"""Lines of labels above that may have some of the figures."""

_Row = tuple[int, ...]


def is_of_figures(line: Line) -> bool:
    """Whether nothing but counts stands on a line of text."""
    return line.kind == "text" and bool(line.pieces) and all(map(_is_count, line.pieces))


def _is_count(piece: Piece) -> bool:
    return looks_like_value(piece.text) and isinstance(value_of(piece.text).number, int)


def count_of(piece: Piece) -> int:
    """The count that a figure is."""
    return int(value_of(piece.text).number or 0)


def stand_below(one: Piece, other: Piece) -> bool:
    """Whether of two pieces one stands below the other."""
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that have the figures of two rows."""

    start: int
    end: int
    labels: tuple[Line, ...]
    """Those above that have words too."""
    figures: tuple[Line, ...]

    @property
    def bare(self) -> list[Line]:
        """The lines of labels without their figures."""
        kept = ((line, tuple(piece for piece in line.pieces if not _is_count(piece))) for line in self.labels)
        return [replace(line, pieces=pieces) for line, pieces in kept]


def borne_out(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """Lines with two rows that the sums of the whole ledger tell from each other; as they were where there are none.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    rows = [row for row in form.rows if row.columns[0].address in form.cells and _is_of_ledger(form, row)]
    columns = len(rows[0].columns)
    runs = list(_runs(lines, columns))
    whole = [
        tuple(map(count_of, figures)) for line in lines if len(figures := _last_figures(line)) == columns
    ]
    if len(runs) != 1 or len(whole) + ROWS != len(rows):
        return lines
    run = runs[0]
    above = sum(len(_last_figures(line)) == columns for line in lines[: run.start])
    found = {
        dealt for dealt in _dealt(run, columns)
        if _come_out(form, rows, [*whole[:above], *dealt, *whole[above:]])
    }  # fmt: skip
    if len(found) != 1:
        return lines
    dealt = [Line(tuple(Piece(str(count)) for count in row)) for row in found.pop()]
    return [*lines[: run.start], *_in_order(run.bare, rows[above : above + ROWS]), *dealt, *lines[run.end :]]


def _in_order(labels: Sequence[Line], rows: Sequence[FormRow]) -> list[Line]:
    """Lines of labels as the form has them, where each is that of one of these rows."""
    at = [
        next((at for at, row in enumerate(rows) if folded(row.labels[0]) in folded(line.text)), -1)
        for line in labels
    ]
    return [labels[at.index(row)] for row in sorted(at)] if len(set(at)) == len(at) else list(labels)


def _is_of_ledger(form: Form, row: FormRow) -> bool:
    return form.flow.ledger is not None and row.table == form.flow.ledger.id


def _last_figures(line: Line) -> list[Piece]:
    """The figures that end a line of text; two that touched each other, 00, are two."""
    last = list(takewhile(_is_count, reversed(line.pieces)))[::-1] if line.kind == "text" else []
    return [
        part
        for piece in last
        for part in ([replace(piece, text="0")] * len(piece.text) if set(piece.text) == {"0"} else [piece])
    ]


def _runs(lines: Sequence[Line], columns: int) -> Iterator[_Run]:
    """Lines of figures, none a whole row, that have as many as two rows, or lack no more than lines of labels above them have."""
    start = 0
    for is_figures, run in groupby(lines, is_of_figures):
        found = tuple(run)
        end = start + len(found)
        many = sum(len(_last_figures(line)) for line in found)
        if is_figures and len(found) > 1 and max(len(line.pieces) for line in found) < columns:
            labels = _labels_above(
                lines[max(0, start - _MOST_LABELS) : start], ROWS * columns - many, columns
            )
            if labels or many == ROWS * columns:
                yield _Run(start - len(labels), end, labels, found)
        start = end


def _labels_above(above: Sequence[Line], lacking: int, columns: int) -> tuple[Line, ...]:
    """The last lines that have just as many figures as are lacking, none of them a whole row; nothing where they do not."""
    for many in range(1, len(above) + 1) if lacking > 0 else ():
        counts = [len(_last_figures(line)) for line in above[-many:]]
        if max(counts) >= columns or sum(counts) > lacking:
            return ()
        if sum(counts) == lacking:
            return tuple(above[-many:])
    return ()


def _dealt(run: _Run, columns: int) -> Iterator[tuple[_Row, ...]]:
    """Every way to deal a run's figures out to an upper and a lower row that end in their sums."""
    beside = [each for line in run.labels if (each := _last_figures(line))]
    below = [piece for line in run.figures for piece in _last_figures(line)]
    for order in permutations(beside):
        figures = [piece for line in order for piece in line] + below
        first = len(figures) - len(below)
        counts = [count_of(piece) for piece in figures]
        for upper in combinations(range(len(figures)), columns):
            lower = [at for at in range(len(figures)) if at not in upper]
            rows = (tuple(counts[at] for at in upper), tuple(counts[at] for at in lower))
            if all(map(comes_out, rows)) and _is_upper(figures, first, upper, lower):
                yield rows


def _is_upper(figures: Sequence[Piece], first: int, upper: Sequence[int], lower: Sequence[int]) -> bool:
    """Whether figures are those of the upper row: of two one below the other they come first, and enough of them say so.

    Those beside labels, before the first that stands alone, say nothing: their lines were printed in another order.
    """
    told = [
        one < other for one, other in zip(upper, lower, strict=True)
        if min(one, other) >= first and figures[one].text != figures[other].text and stand_below(figures[one], figures[other])
    ]  # fmt: skip
    return all(told) and len(told) >= _ENOUGH


def _come_out(form: Form, rows: Sequence[FormRow], counts: Sequence[_Row]) -> bool:
    """Whether all sums of a ledger come out."""
    cells = {
        column.address: count for row, told in zip(rows, counts, strict=True)
        for column, count in zip(row.columns, told, strict=True)
    }  # fmt: skip
    return all(
        holds(each, cells) for each in form.flow.relations
        if each.operator == "=" and set(each.addresses) <= cells.keys()
    )  # fmt: skip
