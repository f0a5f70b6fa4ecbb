"""The ways in which a run of figures can be a table whose rows end in their sum: the best by a path over rows and figures.

A path goes through the rows of the table and the figures in the order read. Each step places a row; or a sheet, a stretch of
rows that was read in bands of columns, one after the other; or a row of which a narrow column broke some figures; or
passes over a figure that may be none of the table's; or gives a row up, with however few or many figures it has. A step that
nothing speaks against costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise
from operator import itemgetter
from typing import NamedTuple

from interview.dataclass import dataclass
from interview.reading.match.sums.rows import comes_out

Row = tuple[int | None, ...]
"""The figures of a row; None in all of them where it was given up."""

_Order = tuple[tuple[int, ...], ...]
"""Where each figure of each row comes."""
_Reader = Callable[[Sequence[int]], tuple[int, ...]]
"""Picks the figures of a row."""

BROKEN = 3
"""What a row costs whose last figure is not the sum of the others: reports are published so."""
PASSED = 2
"""What a figure costs that is passed over."""
SHEET = 3
"""What a sheet costs that was read in bands."""
TORN = 1
"""What a row costs whose figures come out once the digits that follow them are put behind some of them."""
GLUED = 2
"""What two figures cost that overlapped and were read as one."""
LOST = 4
"""What a row costs that is given up."""
MARGIN = 2
"""Ways that cost so much more than the cheapest may still be meant."""
_BOUNDS = (2, 5, 8, 12)
"""What a path may cost, one after the other, until a way is found; one that costs more says nothing."""
_GIVING_UP = 8
"""Within this bound rows may be given up; with more, whatever comes out would be a way."""
_MOST_WAYS = 40
"""Ways to one place; where there are more, too much is open."""
_FEW_ROWS = 6
"""Rows that labels of several lines push together, so that each column of theirs is read by itself."""
_TWO = 2
_TOO_MANY = 2
"""Figures that a row may have besides its own, and be given up."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of laying the figures into the table."""

    cost: int
    rows: tuple[Row, ...]
    left: tuple[tuple[int, ...], ...] = ()
    """What is there of a row that was given up, row by row."""
    is_pieced: bool = False
    """Whether figures were parted, or rows put together of many bands: sums over several rows must bear that out."""
    passes: bool = False
    """Whether a figure was passed over."""


class _Step(NamedTuple):
    """Where a step leads, what it costs, and the rows that it lays."""

    figures: int
    cost: int
    rows: tuple[Row, ...]
    left: tuple[tuple[int, ...], ...] = ()
    """What is there of a row that is given up."""
    is_pieced: bool = False


class _Place(NamedTuple):
    """So many rows are laid, and so many figures are used."""

    row: int
    figure: int


def ways(figures: Sequence[int], rows: int, columns: int, loose: frozenset[int] = frozenset()) -> list[Way]:
    """The ways in which all figures can be the table, the cheapest first, as far as they cost about the same.

    Args:
        figures: In the order read.
        rows: Of the table.
        columns: Of each row, the last of them the sum of the others.
        loose: The places of figures that may be none of the table's: the number of a page.

    Returns:
        An empty list where no way is cheap, or too many are.
    """
    if len(figures) < (rows - 1) * columns - _TOO_MANY:
        return []  # more than one row is gone
    sheets: dict[int, dict[tuple[Row, ...], bool]] = {}
    for bound in _BOUNDS:
        found = _within(_Table(figures, rows, columns, loose, bound <= _GIVING_UP, sheets), bound)
        if found and found[0].cost <= bound - MARGIN:
            return [] if len(found) > _MOST_WAYS else found
    return []


def _within(table: _Table, bound: int) -> list[Way]:
    """The ways that cost no more than a bound; a step to the place of others is left out once it costs too much beside them."""
    found: dict[_Place, list[Way]] = {_Place(0, 0): [Way(0, ())]}
    end = _Place(table.rows, len(table.figures))
    reached: list[Way] = []
    for row in range(table.rows + 1):
        for figure in range(len(table.figures) + 1):
            reached = found.pop(_Place(row, figure), [])
            if not reached or (row, figure) == end:
                continue
            for step in table.steps(row, figure, bound - reached[0].cost):
                to = _Place(row + len(step.rows), figure + step.figures)
                found[to] = _cheapest(found.get(to, []), reached, step, bound)
    return reached


def _cheapest(known: Sequence[Way], reached: Sequence[Way], step: _Step, bound: int) -> list[Way]:
    """The ways to a place, those that lay the same rows once, as far as they cost about the same."""
    best = {(way.rows, way.left): way for way in known}
    for way in reached:
        longer = Way(
            way.cost + step.cost, way.rows + step.rows, way.left + (step.left or ((),) * len(step.rows)),
            way.is_pieced or step.is_pieced, way.passes or not step.rows,
        )  # fmt: skip
        same = best.get((longer.rows, longer.left))
        if longer.cost <= bound and (same is None or longer.cost < same.cost):
            best[longer.rows, longer.left] = longer
    most = min((way.cost for way in best.values()), default=0) + MARGIN
    kept = sorted((way for way in best.values() if way.cost <= most), key=lambda way: way.cost)
    # What is cut off costs no less than the rest: where it would count, too many are left in the end.
    return kept[: _MOST_WAYS + 1]


@dataclass(frozen=True, slots=True)
class _Table:
    figures: Sequence[int]
    rows: int
    columns: int
    loose: frozenset[int]
    gives_up: bool
    sheets: dict[int, dict[tuple[Row, ...], bool]]
    """What begins at a figure and can be a sheet, as far as it was looked for, and whether it takes more than two bands."""

    @property
    def lacks_figures(self) -> bool:
        """Whether there are fewer figures than cells, so that some may have been read as one."""
        return len(self.figures) < self.rows * self.columns

    def steps(self, row: int, figure: int, budget: int) -> Iterator[_Step]:
        """The steps from a place that cost no more than there is left."""
        return (step for step in self._steps(row, figure, budget) if step.cost <= budget)

    def _steps(self, row: int, figure: int, budget: int) -> Iterator[_Step]:
        left = len(self.figures) - figure
        if figure in self.loose:
            yield _Step(1, PASSED, ())
        if row == self.rows:
            return
        if left >= self.columns:
            laid = tuple(self.figures[figure : figure + self.columns])
            yield _Step(self.columns, 0 if comes_out(laid) else BROKEN, (laid,))
        if self.gives_up and budget >= LOST:
            lost = ((None,) * self.columns,)
            for many in range(min(left, self.columns + _TOO_MANY) + 1):
                yield _Step(many, LOST, lost, (tuple(self.figures[figure : figure + many]),))
        yield from self._torn(figure)
        if budget >= SHEET:
            yield from self._sheets(row, figure)
        if self.lacks_figures and budget >= GLUED:
            yield from self._glued(figure)
        if self.lacks_figures and budget >= SHEET + GLUED and row + 1 < self.rows:
            yield from self._glued_sheets(figure)

    def _sheets(self, row: int, figure: int) -> Iterator[_Step]:
        """Two rows or more in bands, every row of which comes out, and not with nothing but 0."""
        if figure not in self.sheets:
            self.sheets[figure] = sheets_at(self.figures, figure, self.rows, self.columns)
        yield from (
            _Step(len(laid) * self.columns, SHEET, laid, is_pieced=is_pieced)
            for laid, is_pieced in self.sheets[figure].items()
            if len(laid) <= self.rows - row
        )

    def _torn(self, figure: int) -> Iterator[_Step]:
        """A row of which a narrow column has printed the last digits of some figures on the next line."""
        for many in range(1, _TOO_MANY + 1):
            heads = self.figures[figure : figure + self.columns]
            tails = self.figures[figure + self.columns : figure + self.columns + many]
            if len(tails) < many or comes_out(tuple(heads)):
                return
            joined = [
                row
                for places in combinations(range(self.columns), many)
                if comes_out(row := _joined(heads, places, tails))
            ]
            if len(joined) == 1:
                yield _Step(self.columns + many, TORN, (joined[0],))

    def _glued(self, figure: int) -> Iterator[_Step]:
        """A row of which two figures beside each other were read as one."""
        told = [str(each) for each in self.figures[figure : figure + self.columns - 1]]
        parted = {row for row in _parted(told if len(told) == self.columns - 1 else ()) if comes_out(row)}
        yield from (_Step(self.columns - 1, GLUED, (row,), is_pieced=True) for row in parted)

    def _glued_sheets(self, figure: int) -> Iterator[_Step]:
        """Two rows in bands, of which two figures below each other overlapped and were read as one."""
        told = self.figures[figure : figure + 2 * self.columns - 1]
        if len(told) < 2 * self.columns - 1:
            return
        found = {
            rows
            for order in _orders(self.columns, 2)
            for column, (place, below) in enumerate(zip(*order, strict=True))
            if below == place + 1 and (rows := _overlapped(told, order, column))
        }
        yield from (_Step(2 * self.columns - 1, SHEET + GLUED, rows, is_pieced=True) for rows in found)


def sheets_at(figures: Sequence[int], figure: int, rows: int, columns: int) -> dict[tuple[Row, ...], bool]:
    """What begins at a figure and can be a sheet of so many rows at most, and whether it takes more than two bands."""
    found: dict[tuple[Row, ...], bool] = {}
    for many in range(2, min(rows, (len(figures) - figure) // columns) + 1):
        # Those of two bands come last: what they make too needs no more.
        told = figures[figure : figure + many * columns]
        for order, readers in reversed(_readers(columns, many)):
            laid = _laid(told, readers)
            if len(laid) == many and any(map(any, laid)):
                found[laid] = _bands(order) > _TWO
    return found


def _laid(told: Sequence[int], readers: Sequence[_Reader]) -> tuple[Row, ...]:
    """The rows of a sheet, up to the first that does not come out; most orders end at their first."""
    laid: list[Row] = []
    for read in readers:
        row = read(told)
        if sum(row) != 2 * row[-1]:
            break
        laid.append(row)
    return tuple(laid)


@cache
def _readers(columns: int, rows: int) -> tuple[tuple[_Order, tuple[_Reader, ...]], ...]:
    """The orders, each with what picks the figures of its rows."""
    return tuple((order, tuple(itemgetter(*places) for places in order)) for order in _orders(columns, rows))


@cache
def _orders(columns: int, rows: int) -> tuple[_Order, ...]:
    """The orders in which so many rows may be read in bands of columns: where each figure of each row comes.

    A few rows in bands of any widths, more in two, the second of which may come first, or column by column.
    """
    borders = [
        (0, *inner, columns)
        for many in range(1, columns)
        if rows <= _FEW_ROWS or many in {1, columns - 1}
        for inner in combinations(range(1, columns), many)
    ]
    return (
        *(_second_first(columns, rows, border) for border in range(1, columns)),
        *(_in_bands(rows, widths) for widths in borders),
    )


def _in_bands(rows: int, widths: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Where each figure of each row comes where the bands come from left to right, with these borders."""
    return tuple(
        tuple(
            rows * start + row * (end - start) + at
            for start, end in pairwise(widths)
            for at in range(end - start)
        )
        for row in range(rows)
    )


def _second_first(columns: int, rows: int, border: int) -> tuple[tuple[int, ...], ...]:
    """The same where all that stands right of a border comes first."""
    right = columns - border
    return tuple(
        (
            *(rows * right + row * border + at for at in range(border)),
            *(row * right + at for at in range(right)),
        )
        for row in range(rows)
    )


def _bands(order: Sequence[Sequence[int]]) -> int:
    """In how many bands rows were read: a new one begins where the next figure of a row does not follow. One more where the second came first."""
    return 1 + sum(after != before + 1 for before, after in pairwise(order[0])) + (order[0][0] > 0)


def _overlapped(figures: Sequence[int], order: Sequence[Sequence[int]], column: int) -> tuple[Row, ...]:
    """Two rows whose figures in one column were read as one, as their sums leave them; nothing where that is not so."""
    glued = order[0][column]
    whole = [*figures[: glued + 1], 0, *figures[glued + 1 :]]
    rows: list[Row] = []
    for places in order:
        row = [whole[place] for place in places]
        parts = sum(row[:-1]) - (row[column] if column < len(row) - 1 else 0)
        row[column] = parts if column == len(row) - 1 else row[-1] - parts
        rows.append(tuple(row))
    above, below = (row[column] for row in rows)
    return tuple(rows) if str(figures[glued]) in {f"{above}{below}", f"{below}{above}"} else ()


def _parted(told: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """A figure more than there are: each way to part one of them."""
    for at, digits in enumerate(told):
        for cut in range(1, len(digits)):
            yield tuple(map(int, (*told[:at], digits[:cut], digits[cut:], *told[at + 1 :])))


def _joined(heads: Sequence[int], places: Sequence[int], tails: Sequence[int]) -> Row:
    row = [*heads]
    for place, tail in zip(places, tails, strict=True):
        row[place] = int(f"{heads[place]}{tail}")
    return tuple(row)
