"""The ways in which a run of figures can be a table whose rows end in their sum: the best by a path over rows and figures.

A path goes through the rows of the table and the figures in the order read. Each step places a row; or a sheet, a stretch of
rows that was read in bands of columns, one after the other; or a row of which a narrow column broke some figures; or
passes over a figure that may be none of the table's; or gives a row up, with however few or many figures it has. A step that
nothing speaks against costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise, repeat
from operator import attrgetter, itemgetter
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
_TWO_DIGITS = 10
"""The least that two figures read as one come to."""
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


_Place = tuple[int, int]
"""So many rows are laid, and so many figures are used."""


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
    beginning = _Beginning(figures, rows, columns)
    for bound in _BOUNDS:
        found = _within(_FigureTable(figures, rows, columns, loose, bound <= _GIVING_UP, beginning), bound)
        if found and found[0].cost <= bound - MARGIN:
            return [] if len(found) > _MOST_WAYS else found
    return []


def _within(table: _FigureTable, bound: int) -> list[Way]:
    """The ways that cost no more than a bound; those to a place that cost too much beside the others there are left out."""
    paths = _Paths()
    end = (table.rows, len(table.figures))
    found: dict[_Place, dict[int, _Reached]] = {(0, 0): {0: _Reached(0, 0)}}
    costs: dict[_Place, int] = {}
    """What the cheapest way to a place costs."""
    for row in range(table.rows + 1):
        for figure in range(len(table.figures) + 1):
            there = found.pop((row, figure), None)
            if not there:
                continue
            reached = _cheapest(there.values())
            if (row, figure) == end:
                return [
                    Way(each.cost, *paths.rows(each.path), each.is_pieced, each.passes) for each in reached
                ]
            for step in table.steps(row, figure, bound - reached[0].cost):
                to = (row + len(step.rows), figure + step.figures)
                there = found.setdefault(to, {})
                least = costs[to] = min(costs.get(to, bound), reached[0].cost + step.cost)
                for way in reached:
                    if way.cost + step.cost > min(bound, least + MARGIN):
                        break
                    path = paths.longer(way.path, step)
                    if path not in there or way.cost + step.cost < there[path].cost:
                        there[path] = way.after(step, path)
    return []


def _cheapest(ways: Collection[_Reached]) -> list[_Reached]:
    """Those that cost about the same, the cheapest first."""
    most = min(way.cost for way in ways) + MARGIN
    # What is cut off costs no less than the rest: where it would count, too many are left in the end.
    return sorted((way for way in ways if way.cost <= most), key=attrgetter("cost"))[: _MOST_WAYS + 1]


class _Reached(NamedTuple):
    """A way to a place, its rows by the number of their path."""

    cost: int
    path: int
    is_pieced: bool = False
    passes: bool = False

    def after(self, step: _Step, path: int) -> _Reached:
        """One step further."""
        return _Reached(
            self.cost + step.cost, path, self.is_pieced or step.is_pieced, self.passes or not step.rows
        )


class _Paths:
    """Rows laid one after the other, known by a number: the same rows have the same, however they were laid; 0 is none."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, Row, tuple[int, ...]], int] = {}
        self._last: list[tuple[int, Row, tuple[int, ...]]] = [(0, (), ())]
        """Of each path the one before its last row, that row, and what is there of it where it was given up."""

    def longer(self, path: int, step: _Step) -> int:
        """A path with the rows of a step behind it."""
        for row, left in zip(step.rows, step.left or repeat((), len(step.rows)), strict=True):
            key = (path, row, left)
            path = self._numbers.setdefault(key, len(self._last))
            if path == len(self._last):
                self._last.append(key)
        return path

    def rows(self, path: int) -> tuple[tuple[Row, ...], tuple[tuple[int, ...], ...]]:
        """The rows of a path, and what is there of each that was given up."""
        rows, left = list[Row](), list[tuple[int, ...]]()
        while path:
            path, row, rest = self._last[path]
            rows.append(row)
            left.append(rest)
        return tuple(reversed(rows)), tuple(reversed(left))


@dataclass(frozen=True, slots=True)
class _FigureTable:
    figures: Sequence[int]
    rows: int
    columns: int
    loose: frozenset[int]
    gives_up: bool
    beginning: _Beginning

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
        yield from self.beginning.torn(figure)
        if budget >= SHEET:
            yield from (each for each in self.beginning.sheets(figure) if len(each.rows) <= self.rows - row)
        if self.lacks_figures and budget >= GLUED:
            yield from self.beginning.glued(figure)
        if self.lacks_figures and budget >= SHEET + GLUED and row + 1 < self.rows:
            yield from self.beginning.glued_sheets(figure)


class _Beginning:
    """The steps that begin at a figure whatever the row and the bound: each is looked for once."""

    def __init__(self, figures: Sequence[int], rows: int, columns: int) -> None:
        self._figures, self._rows, self._columns = figures, rows, columns
        self.sheets, self.torn = cache(self._sheets), cache(self._torn)
        self.glued, self.glued_sheets = cache(self._glued), cache(self._glued_sheets)

    def _sheets(self, figure: int) -> tuple[_Step, ...]:
        """Two rows or more in bands, every row of which comes out, and not with nothing but 0."""
        return tuple(
            _Step(len(laid) * self._columns, SHEET, laid, is_pieced=is_pieced)
            for laid, is_pieced in sheets_at(self._figures, figure, self._rows, self._columns).items()
        )

    def _torn(self, figure: int) -> tuple[_Step, ...]:
        """A row of which a narrow column has printed the last digits of some figures on the next line."""
        found: list[_Step] = []
        end = figure + self._columns
        heads = self._figures[figure:end]
        for many in range(1, _TOO_MANY + 1):
            tails = self._figures[end : end + many]
            if len(tails) < many or comes_out(tuple(heads)):
                break
            joined = [
                row
                for places in combinations(range(self._columns), many)
                if comes_out(row := _joined(heads, places, tails))
            ]
            if len(joined) == 1:
                found.append(_Step(self._columns + many, TORN, (joined[0],)))
        return tuple(found)

    def _glued(self, figure: int) -> tuple[_Step, ...]:
        """A row of which two figures beside each other were read as one."""
        told = [str(each) for each in self._figures[figure : figure + self._columns - 1]]
        parted = {row for row in _parted(told if len(told) == self._columns - 1 else ()) if comes_out(row)}
        return tuple(_Step(self._columns - 1, GLUED, (row,), is_pieced=True) for row in parted)

    def _glued_sheets(self, figure: int) -> tuple[_Step, ...]:
        """Two rows in bands, of which two figures below each other overlapped and were read as one."""
        size = 2 * self._columns - 1
        told = self._figures[figure : figure + size]
        if len(told) < size:
            return ()
        found = {
            rows
            for order in _orders(self._columns, 2)
            for column, (place, below) in enumerate(zip(*order, strict=True))
            if below == place + 1 and (rows := _overlapped(told, order, column))
        }
        return tuple(_Step(size, SHEET + GLUED, rows, is_pieced=True) for rows in found)


def sheets_at(figures: Sequence[int], figure: int, rows: int, columns: int) -> dict[tuple[Row, ...], bool]:
    """What begins at a figure and can be a sheet of so many rows at most, not with nothing but 0, and whether it takes more than two bands."""
    found: dict[tuple[Row, ...], bool] = {}
    for many in range(2, min(rows, (len(figures) - figure) // columns) + 1):
        told = figures[figure : figure + many * columns]
        if not any(told):
            continue
        # Those of two bands come last: what they make too needs no more.
        for order, readers in reversed(_readers(columns, many)):
            laid: list[Row] = []
            # Nearly all of some ten thousand orders end at their first row: nothing is called for them.
            for read in readers:
                row = read(told)
                if sum(row) != 2 * row[-1]:
                    break
                laid.append(row)
            else:
                found[tuple(laid)] = _bands(order) > _TWO
    return found


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
    if figures[glued] < _TWO_DIGITS:
        return ()  # the cheapest to see: most figures of a table are 0
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
