"""Two rows of the ledger that were printed into each other, dealt out by the sums of the whole ledger.

Between two rows that stand on lines of their own lie the figures of two others. Some stand beside labels, on lines that were
printed in another order, the rest row by row; two of one column may have run together into one. So they are dealt out to two
rows, each in the order of its columns, in every way in which both rows and all columns come out. Which row is the upper one
no sum tells: of two figures, one below the other, the upper comes first. What more than one way is left for stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from math import factorial, prod

from interview.dataclass import dataclass
from interview.engine.sums.relations import holds
from interview.reading.budget import Budget
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form, FormRow, printed
from interview.reading.match.labels import folded
from interview.reading.match.sums.rows import comes_out
from interview.reading.numbers import looks_like_value, value_of

ROWS = 2
ENOUGH = 2
"""Columns that say which of two different rows is the upper one: a figure and its total."""
_MOST_ORDERS = 300
"""Of the figures beside labels; with more, too much is open."""
_MOST_TRIED = 60_000
"""Figures dealt; where it takes more, too much is open."""

_Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure where it was read."""

    count: int
    piece: Piece
    is_beside_label: bool
    """Whether the label of one of the two rows stands on its line."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The lines between two whole rows that have the figures of two others."""

    start: int
    end: int
    lines: tuple[Line, ...]
    rows: tuple[FormRow, ...]

    @property
    def bare(self) -> list[Line]:
        """The lines of words without their figures, labels in the order of the form."""
        bare = [
            replace(line, pieces=line.pieces[: len(line.pieces) - len(last_figures(line))])
            for line in self.lines
        ]
        labels = {at: row for at, line in enumerate(bare) if (row := self.row_named(line)) >= 0}
        in_order = iter(sorted(labels, key=lambda at: labels[at]))
        return [bare[next(in_order)] if at in labels else line for at, line in enumerate(bare) if line.pieces]

    def row_named(self, line: Line) -> int:
        """Which of the rows has its label on a line; -1 for none."""
        return next(
            (at for at, row in enumerate(self.rows) if folded(row.labels[0]) in folded(line.text)), -1
        )


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


def last_figures(line: Line) -> list[Piece]:
    """The figures that end a line of text."""
    return list(takewhile(_is_count, reversed(line.pieces)))[::-1] if line.kind == "text" else []


def borne_out(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """Lines with two rows that the sums of the whole ledger tell from each other; as they were where there are none.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    rows = next(printed(form, form.ledger_table))
    columns = len(rows[0].columns) if rows else 0
    whole = [
        at
        for at, line in enumerate(lines)
        if len(line.pieces) >= columns > 0 and len(last_figures(line)) == columns
    ]
    if not columns or len(whole) + ROWS != len(rows):
        return lines
    runs = list(_runs(lines, whole, rows))
    if len(runs) != 1:
        return lines
    run = runs[0]
    sheet = {
        column.address: count_of(piece)
        for row, at in zip([row for row in rows if row not in run.rows], whole, strict=True)
        for column, piece in zip(row.columns, last_figures(lines[at]), strict=True)
    }
    budget = Budget(_MOST_TRIED)
    found = {
        dealt
        for dealt in _dealt(run, _wanted(form, run.rows, sheet), budget)
        if _come_out(form, run.rows, dealt, sheet)
    }
    if len(found) != 1 or not budget.is_enough:
        return lines
    dealt = [Line(tuple(Piece(str(count)) for count in row)) for row in found.pop()]
    return [*lines[: run.start], *run.bare, *dealt, *lines[run.end :]]


def _runs(lines: Sequence[Line], whole: Sequence[int], rows: Sequence[FormRow]) -> Iterator[_Run]:
    """What stands between two whole rows and has as many figures as two, or one less where two became one."""
    for above, (before, behind) in enumerate(pairwise(whole), start=1):
        many = sum(len(last_figures(line)) for line in lines[before + 1 : behind])
        if many:
            of_two = tuple(rows[above : above + ROWS])
            told = [at for at in range(before + 1, behind) if last_figures(lines[at])]
            labels = [
                at
                for at in range(before + 1, behind)
                if any(folded(row.labels[0]) in folded(lines[at].text) for row in of_two)
            ]
            start, end = min([*told, *labels]), max([*told, *labels]) + 1
            if many in {ROWS * len(rows[0].columns), ROWS * len(rows[0].columns) - 1}:
                yield _Run(start, end, tuple(lines[start:end]), of_two)


def _wanted(form: Form, rows: Sequence[FormRow], sheet: Mapping[str, int]) -> list[int]:
    """What the two figures of each column are together, as the other rows leave it; nothing where they leave it open."""
    found: list[int] = []
    for pair in zip(*(row.columns for row in rows), strict=True):
        cells = {column.address for column in pair}
        for relation in form.flow.relations:
            factors = {factor for factor, cell in relation.terms if cell in cells}
            others = [(factor, cell) for factor, cell in relation.terms if cell not in cells]
            if (
                relation.operator == "="
                and len(relation.terms) == len(others) + ROWS
                and len(factors) == 1
                and {cell for _, cell in others} <= sheet.keys()
            ):
                rest = relation.constant + sum(factor * sheet[cell] for factor, cell in others)
                found.append(int(-rest / factors.pop()))
                break
    return found if len(found) == len(rows[0].columns) else []


def _dealt(run: _Run, wanted: Sequence[int], budget: Budget) -> Iterator[tuple[_Row, ...]]:
    """Every way to deal a run's figures out to an upper and a lower row so that rows and columns come out."""
    told = [
        [_Figure(count_of(piece), piece, run.row_named(line) >= 0) for piece in last_figures(line)]
        for line in run.lines
    ]
    beside = [figures for figures in told if figures and figures[0].is_beside_label]
    below = [figure for figures in told if figures not in beside for figure in figures]
    for first in _merged(beside) if wanted and _orders(beside) <= _MOST_ORDERS else ():
        for figures in _whole([*first, *below], ROWS * len(wanted)):
            for upper, lower in _rows(figures, wanted, budget):
                counts = tuple(tuple(each.count for each in row) for row in (upper, lower))
                if all(map(comes_out, counts)) and _is_upper(figures, upper, lower):
                    yield counts


def _orders(lines: Sequence[Sequence[_Figure]]) -> int:
    """In how many orders the figures of lines may stand that keep that of each line."""
    return factorial(sum(map(len, lines))) // prod(factorial(len(line)) for line in lines)


def _merged(lines: Sequence[Sequence[_Figure]]) -> Iterator[Sequence[_Figure]]:
    """The figures of lines as one, in every order that keeps that of each line."""
    if not any(lines):
        yield []
    for at, (first, *rest) in ((at, line) for at, line in enumerate(lines) if line):
        yield from ([first, *others] for others in _merged([*lines[:at], rest, *lines[at + 1 :]]))


def _whole(figures: Sequence[_Figure], wanted: int) -> Iterator[Sequence[_Figure]]:
    """The figures where there are as many as are wanted; where one lacks, with each parted in every way."""
    if len(figures) == wanted:
        yield figures
        return
    for at, figure in enumerate(figures):
        digits = figure.piece.text
        for cut in range(1, len(digits)) if digits.isdecimal() else ():
            parts = [
                replace(figure, count=int(part), piece=replace(figure.piece, text=part))
                for part in (digits[:cut], digits[cut:])
            ]
            yield [*figures[:at], *parts, *figures[at + 1 :]]


def _rows(
    figures: Sequence[_Figure], wanted: Sequence[int], budget: Budget
) -> Iterator[tuple[tuple[_Figure, ...], tuple[_Figure, ...]]]:
    """Every way to deal figures out to two rows in order, so that the two of each column are together what is wanted."""
    open_ones: list[tuple[tuple[_Figure, ...], tuple[_Figure, ...]]] = [((), ())]
    while open_ones and budget.spend():
        upper, lower = open_ones.pop()
        at = len(upper) + len(lower)
        if at == len(figures):
            yield upper, lower
            continue
        for row, other, is_upper in ((upper, lower, True), (lower, upper, False)):
            column = len(row)
            if column < len(wanted) and (
                column >= len(other) or other[column].count + figures[at].count == wanted[column]
            ):
                longer = (*row, figures[at])
                open_ones.append((longer, other) if is_upper else (other, longer))


def _is_upper(figures: Sequence[_Figure], upper: Sequence[_Figure], lower: Sequence[_Figure]) -> bool:
    """Whether figures are those of the upper row: of two one below the other they come first, and enough of them say so.

    Two that stand beside labels say nothing: their lines may have been printed in another order.
    """
    places = {id(figure): at for at, figure in enumerate(figures)}
    told = [
        places[id(one)] < places[id(other)] for one, other in zip(upper, lower, strict=True)
        if not (one.is_beside_label and other.is_beside_label) and one.count != other.count and stand_below(one.piece, other.piece)
    ]  # fmt: skip
    return all(told) and len(told) >= ENOUGH


def _come_out(form: Form, rows: Sequence[FormRow], counts: Sequence[_Row], sheet: Mapping[str, int]) -> bool:
    """Whether all sums of a ledger come out."""
    cells = {
        **sheet,
        **{
            column.address: count for row, told in zip(rows, counts, strict=True)
            for column, count in zip(row.columns, told, strict=True)
        },
    }  # fmt: skip
    return all(
        holds(each, cells) for each in form.flow.relations
        if each.operator == "=" and set(each.addresses) <= cells.keys()
    )  # fmt: skip
