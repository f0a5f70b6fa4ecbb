"""A stretch of a table that was read in terraces: what stands at the left of it first, and how many columns that are changes from row to row.

A program that finds blocks by their gaps does so with narrow columns: where figures are short, four columns stand close to each other, in the
rows below three. All blocks at the left come first, from the top down, then all others; each is read row by row, or in bands of columns where its rows
stand close. `tiles` knows one border for all rows, and looks for more bands.

Every row must end in its sum. Where two ways differ nobody knows which is meant: all are told, as ways that cost the same, and the sums
over several rows judge them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise, product
from typing import NamedTuple

from interview.reading.align.ways import Row
from interview.reading.budget import Budget

_MOST_CUTS = 6
"""Borders that move, and stretches read in bands; with more, whatever comes out would be a way."""
MOST_ROWS = 12
"""Of a stretch: so many stand on a page whose blocks a program takes apart, and hardly more."""
_FEW_ROWS = 6
"""Rows that stand so close that bands of any widths may be read of them; of more, column by column."""
MOST_TERRACES = 30_000
"""Rows laid, and tiles looked at by the dozen; where it takes more, too much is open."""
_DOZEN = 16


class _Terrace(NamedTuple):
    """A stretch of rows on one side, read in bands of columns."""

    end: int
    rows: int
    begin: int
    """Where its figures begin."""
    borders: tuple[int, ...]

    @property
    def columns(self) -> int:
        """How many it has."""
        return self.borders[-1]

    @property
    def behind(self) -> int:
        """Where the figures behind it begin."""
        return self.begin + self.rows * self.columns

    @property
    def cuts(self) -> int:
        """Whether it is read in several bands."""
        return int(len(self.borders) > 2)  # noqa: PLR2004 - one band begins and ends

    def figures(self, row: int, figures: Sequence[int]) -> tuple[int, ...]:
        """Those that it has in a row."""
        down = row - self.end + self.rows
        found: tuple[int, ...] = ()
        for start, end in pairwise(self.borders):
            at = self.begin + self.rows * start + down * (end - start)
            found += tuple(figures[at : at + end - start])
        return found


class _Laid(NamedTuple):
    """Rows laid from the top, the tiles of the last on either side, and how many more cuts there may be."""

    rows: tuple[Row, ...]
    left: _Terrace
    right: _Terrace
    cuts: int
    by_itself: frozenset[int] = frozenset()


@cache
def _bands(columns: int, rows: int) -> tuple[tuple[int, ...], ...]:
    """The borders of two bands of columns or more in which so many rows may be read."""
    if columns == 1:
        return ()
    if rows > _FEW_ROWS:
        return (tuple(range(columns + 1)),)
    return tuple(
        (0, *inner, columns) for many in range(1, columns) for inner in combinations(range(1, columns), many)
    )


class _Terraces:
    """The figures of a stretch of rows, and the tiles that may begin in each."""

    def __init__(self, figures: Sequence[int], rows: int, columns: int, budget: Budget) -> None:
        self._figures, self._rows, self._columns, self._budget = figures, rows, columns, budget
        self._begun: dict[tuple[int, int, int, bool], Mapping[int, Sequence[_Terrace]]] = {}

    def laid(self, left: int) -> Iterator[tuple[tuple[Row, ...], bool]]:
        """The rows in every way in which so many figures are those at the left."""
        top = (0,)
        open_ones = [_Laid((), _Terrace(0, 0, 0, top), _Terrace(0, 0, left, top), _MOST_CUTS)]
        while open_ones:
            laid = open_ones.pop()
            if len(laid.rows) == self._rows:  # neither side has more than its figures, so both have all
                yield laid.rows, len(laid.by_itself) > 1
                continue
            for longer in self._longer(laid, left):
                if not self._budget.spend():
                    return
                open_ones.append(longer)

    def _longer(self, laid: _Laid, left: int) -> Iterator[_Laid]:
        row = len(laid.rows)
        for border in self._borders(laid, row):
            cuts = laid.cuts - (border != laid.left.columns)
            if cuts < 0:
                continue
            ones = self._tiles(row, laid.left, border, left, is_right=False)
            others = self._tiles(row, laid.right, self._columns - border, len(self._figures), is_right=True)
            for count in ones.keys() & others.keys():
                for one, other in product(ones[count], others[count]):
                    rest = cuts - sum(each.cuts for each in (one, other) if each.end - each.rows == row)
                    if rest >= 0:
                        alone = {side for side, tile in enumerate((one, other)) if not tile.cuts}
                        figures = one.figures(row, self._figures) + other.figures(row, self._figures)
                        yield _Laid((*laid.rows, figures), one, other, rest, laid.by_itself | alone)

    def _borders(self, laid: _Laid, row: int) -> Iterable[int]:
        if laid.left.end > row:
            return (laid.left.columns,)
        if laid.right.end > row:
            return (self._columns - laid.right.columns,)
        return range(1, self._columns)

    def _tiles(
        self, row: int, last: _Terrace, columns: int, end: int, *, is_right: bool
    ) -> Mapping[int, Sequence[_Terrace]]:
        if last.end > row:
            return (
                {_count(last.figures(row, self._figures), is_right=is_right): [last]}
                if last.columns == columns
                else {}
            )
        begin = last.behind
        key = (row, begin, columns, is_right)
        if key not in self._begun:
            found: dict[int, list[_Terrace]] = {}
            tiles = list(self._beginning(row, begin, columns))
            self._budget.left -= len(tiles) // _DOZEN
            for tile in tiles:
                found.setdefault(_count(tile.figures(row, self._figures), is_right=is_right), []).append(tile)
            self._begun[key] = found
        return {
            count: fit
            for count, tiles in self._begun[key].items()
            if (fit := [each for each in tiles if each.behind <= end])
        }

    def _beginning(self, row: int, begin: int, columns: int) -> Iterator[_Terrace]:
        if begin + columns > len(self._figures):
            return
        yield _Terrace(row + 1, 1, begin, (0, columns))
        for rows in range(2, self._rows - row + 1):
            if begin + rows * columns > len(self._figures):
                return
            for borders in _bands(columns, rows):
                yield _Terrace(row + rows, rows, begin, borders)


def _count(figures: Sequence[int], *, is_right: bool) -> int:
    return figures[-1] - sum(figures[:-1]) if is_right else sum(figures)


def terraced(figures: Sequence[int], rows: int, budget: Budget) -> Iterator[tuple[tuple[Row, ...], bool]]:
    """The rows of a stretch in every way in which it can be read in terraces, and whether some row of either side was read by itself.

    Args:
        figures: In the order read.
        rows: Of the stretch.
        budget: What may be spent on it.
    """
    columns = len(figures) // rows
    terraces = _Terraces(figures, rows, columns, budget)
    for left in range(rows, len(figures) - rows + 1):
        yield from terraces.laid(left)
