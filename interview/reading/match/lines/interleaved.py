"""Two rows of figures that were printed piece by piece below each other, as rows again.

Where letters set downwards run through two rows, `pdftotext -layout` takes both for one and prints what it has from left to
right. What stands on one of its lines need not be of one row then; but of two figures that stand one below the other the upper
one comes first. Where the whole ledger is there, its sums deal them out (`dealt`). Else the figures are parted by columns, and
in each column by what comes first; a column that does not say, because its two figures do not stand exactly one below the other, is
decided by the sums of the rows. What is not sure stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise, product

from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form
from interview.reading.match.lines.dealt import ENOUGH, ROWS, borne_out, count_of, is_of_figures, stand_below
from interview.reading.match.sums.rows import comes_out

Pair = tuple[Piece, Piece]
"""The figures of a column, in the order read."""


def parted_rows(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report, two rows of the ledger that were printed into each other as two lines.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    columns = len(form.flow.ledger.columns) + 1 if form.flow.ledger else 0
    told: list[Line] = []
    for is_figures, run in groupby(borne_out(form, lines) if columns else lines, is_of_figures):
        found = list(run)
        told += _parted(found, columns) if is_figures else found
    return told


def _parted(run: Sequence[Line], columns: int) -> Sequence[Line]:
    """Lines of figures as two rows, where they are these beyond doubt; else as they were."""
    figures = [piece for line in run for piece in line.pieces]
    if len(run) <= ROWS or not columns or len(figures) != ROWS * columns:
        return run
    pairs = _columns(figures)
    found = {rows for rows in _ways(pairs) if all(map(_has_its_sum, rows))}
    rows = found.pop() if len(found) == 1 else None
    return [Line(row) for row in rows] if rows and _is_upper_known(pairs) else run


def _columns(figures: Sequence[Piece]) -> list[Pair]:
    """The two figures of each column, from left to right; nothing where columns reach into each other."""
    places = sorted(range(len(figures)), key=lambda at: (figures[at].start, at))
    pairs = [
        tuple(figures[at] for at in sorted(places[first : first + ROWS]))
        for first in range(0, len(places), ROWS)
    ]
    are_apart = all(
        max(piece.end for piece in left) <= min(piece.start for piece in right)
        for left, right in pairwise(pairs)
    )
    return [(first, second) for first, second in pairs] if are_apart else []


def _ways(pairs: Sequence[Pair]) -> Iterable[tuple[tuple[Piece, ...], ...]]:
    """The two rows, in every way that the columns leave open."""
    for chosen in product(*([pair] if _is_told(pair) else [pair, pair[::-1]] for pair in pairs)):
        yield tuple(zip(*chosen, strict=True))


def _is_told(pair: Pair) -> bool:
    """Whether it makes no difference which figure of a column is the upper one, or one stands below the other."""
    first, second = pair
    return first.text == second.text or stand_below(first, second)


def _has_its_sum(row: Sequence[Piece]) -> bool:
    return comes_out(tuple(map(count_of, row)))


def _is_upper_known(pairs: Sequence[Pair]) -> bool:
    """Whether two different rows differ in enough columns that say which is the upper one."""
    different = [pair for pair in pairs if pair[0].text != pair[1].text]
    return not different or sum(map(_is_told, different)) >= ENOUGH
