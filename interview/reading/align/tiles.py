"""A whole table that was read tile by tile: left of a border and right of it, and on each side stretch by stretch of rows.

That is how a table with many figures comes out of a page whose blocks a program finds by their gaps: first the columns at the
left, from the first row to the last, then the others; and on either side some rows one after the other, others in bands of
columns. `ways` knows bands of whole rows; here both sides are cut on their own. Every row must end in its sum, and where two
tilings differ nobody knows which is meant: all are told, as ways that cost the same.

No sum notices that whole columns changed places. So the heads must say where the border is, and some row of each side must be
read by itself: bands that changed places elsewhere do not come out with it, column by column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from itertools import combinations, pairwise, product
from typing import NamedTuple

from interview.dataclass import dataclass
from interview.reading.align.ways import Row, Way
from interview.reading.budget import Budget

COST = 10
"""What a tiling costs."""
_MOST_CUTS = 4
"""The border, and the stretches that are read in bands; with more, whatever comes out would be a tiling."""
_MOST_ZEROS = 0.67
"""Of a table's figures; with more the sums say too little …"""
_FEWEST = 30
"""… and so they do with fewer figures that differ: small ones come out in many ways."""
MOST_TRIED = 20_000
"""Rows laid; where it takes more, too much is open."""


class _Tile(NamedTuple):
    """A stretch of rows on one side, read in bands of columns."""

    first: int
    end: int
    borders: tuple[int, ...]

    @property
    def cuts(self) -> int:
        """Whether it is more than a row."""
        return int(len(self.borders) > 2)  # noqa: PLR2004 - one band begins and ends


class _LaidTiles(NamedTuple):
    """Rows laid from the top, the tiles that go on below them, and how many more may begin."""

    rows: tuple[Row, ...]
    left: _Tile | None
    right: _Tile | None
    cuts: int
    by_itself: frozenset[int] = frozenset()
    """The sides of which a row was read by itself: 0 for the left one, 1 for the right one."""


class _SideRow(NamedTuple):
    """A row of one side, as a tile has it."""

    tile: _Tile
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """The columns left or right of the border, and their figures in the order read."""

    figures: Sequence[int]
    columns: int
    rows: int
    has_total: bool
    """Whether the last of them is the sum of all others."""
    begun: dict[tuple[int, bool], Mapping[int, Sequence[_SideRow]]] = field(default_factory=dict)
    """The rows that were looked for where no tile went on, by what they count."""

    def laid(self, row: int, going_on: _Tile | None, *, may_cut: bool) -> Mapping[int, Sequence[_SideRow]]:
        """What may stand in a row, by what it counts: what the tile has that goes on there, else the row by itself, or a tile's first."""
        if going_on is not None:
            return self._counted([going_on], row)
        if (row, may_cut) not in self.begun:
            self.begun[row, may_cut] = self._counted(self._tiles(row, may_cut=may_cut), row)
        return self.begun[row, may_cut]

    def _tiles(self, row: int, *, may_cut: bool) -> Iterator[_Tile]:
        yield _Tile(row, row + 1, (0, self.columns))
        for end in range(row + 2, self.rows + 1) if may_cut else ():
            yield from (_Tile(row, end, borders) for borders in _bands(self.columns))

    def _counted(self, tiles: Iterable[_Tile], row: int) -> Mapping[int, Sequence[_SideRow]]:
        found: dict[int, list[_SideRow]] = {}
        for tile in tiles:
            figures = self._figures(tile, row)
            count = figures[-1] - sum(figures[:-1]) if self.has_total else sum(figures)
            found.setdefault(count, []).append(_SideRow(tile, figures))
        return found

    def _figures(self, tile: _Tile, row: int) -> tuple[int, ...]:
        """The figures that a tile has in a row."""
        begin, many, down = tile.first * self.columns, tile.end - tile.first, row - tile.first
        found: tuple[int, ...] = ()
        for start, end in pairwise(tile.borders):
            at = begin + many * start + down * (end - start)
            found += tuple(self.figures[at : at + end - start])
        return found


@cache
def _bands(columns: int) -> tuple[tuple[int, ...], ...]:
    """The borders of two bands of columns or more."""
    return tuple(
        (0, *inner, columns) for many in range(1, columns) for inner in combinations(range(1, columns), many)
    )


def tilings(figures: Sequence[int], rows: int, columns: int, borders: Iterable[int]) -> list[Way]:
    """All ways in which figures can be a table read in tiles, whose rows all end in their sum.

    Args:
        figures: In the order read.
        rows: Of the table.
        columns: Of each row, the last of them the sum of the others.
        borders: How many columns may stand left of a border; 0 where there may be none.

    Returns:
        An empty list where there is none, or too much is open.
    """
    if len(figures) != rows * columns or not says_enough(figures):
        return []
    budget = Budget(MOST_TRIED)
    found = {
        laid for border in borders for laid, is_bound in tiled(figures, rows, border, budget) if is_bound
    }
    return (
        [Way(COST, each, ((),) * rows, is_pieced=True) for each in sorted(found)] if budget.is_enough else []
    )


def says_enough(figures: Sequence[int]) -> bool:
    """Whether the figures of a table are not 0, and differ, so often that its sums tell how it was read."""
    return figures.count(0) <= _MOST_ZEROS * len(figures) and len(set(figures)) >= _FEWEST


def tiled(
    figures: Sequence[int], rows: int, border: int, budget: Budget
) -> Iterator[tuple[tuple[Row, ...], bool]]:
    """The rows of a table, in every way in which its two sides can be read in tiles, and whether some row of each was read by itself.

    Args:
        figures: In the order read.
        rows: Of the table.
        border: How many columns stand left of the border.
        budget: What may be spent on it.
    """
    columns = len(figures) // rows
    left = _Side(figures[: border * rows], border, rows, has_total=False)
    right = _Side(figures[border * rows :], columns - border, rows, has_total=True)
    open_ones = [_LaidTiles((), None, None, _MOST_CUTS - bool(border))]
    while open_ones:
        laid = open_ones.pop()
        if len(laid.rows) == rows:
            yield laid.rows, len(laid.by_itself) > 1
            continue
        for longer in _longer(laid, left, right):
            if not budget.spend():
                return
            open_ones.append(longer)


def _longer(laid: _LaidTiles, left: _Side, right: _Side) -> Iterator[_LaidTiles]:
    """The same with another row, in every way in which that ends in its sum."""
    row, may_cut = len(laid.rows), laid.cuts > 0
    beside = right.laid(row, laid.right, may_cut=may_cut)
    for count, mine in left.laid(row, laid.left, may_cut=may_cut).items():
        for one, other in product(mine, beside.get(count, ())):
            cuts = laid.cuts - _new([one.tile, other.tile], row)
            if cuts >= 0:
                alone = {side for side, tile in enumerate((one.tile, other.tile)) if not tile.cuts}
                yield _LaidTiles(
                    (*laid.rows, one.figures + other.figures),
                    _going_on(one.tile, row),
                    _going_on(other.tile, row),
                    cuts,
                    laid.by_itself | alone,
                )


def _new(tiles: Iterable[_Tile], row: int) -> int:
    """How many cuts tiles make that begin in a row."""
    return sum(tile.cuts for tile in tiles if tile.first == row)


def _going_on(tile: _Tile, row: int) -> _Tile | None:
    return tile if tile.end > row + 1 else None
