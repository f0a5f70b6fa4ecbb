"""A whole table that was read stretch by stretch of rows, one of them tile by tile.

The end of a page parts a table, and labels of many lines part what is left of it: then the rows above come out as they stand or
in bands, and those below were cut on both sides. `ways` and `tilings` know one of these each; here a table is laid from
both its ends as far as its rows or bands come out, and what is left between them is tiled. Every row must end in its sum; those
over several rows judge all of it, since they bind the columns of one stretch to those of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, product
from typing import NamedTuple

from interview.reading.align.terraces import MOST_ROWS, MOST_TERRACES, terraced
from interview.reading.align.tiles import COST, MOST_TRIED, says_enough, tiled
from interview.reading.align.ways import Row, Way, sheets_at
from interview.reading.budget import Budget
from interview.reading.match.sums.rows import comes_out

_Rows = tuple[Row, ...]
_MOST_LAID = 4
"""Ways to lay what is above a row, or below it; where there are more, too much is open."""


def stretched(figures: Sequence[int], rows: int, columns: int) -> list[Way]:
    """The ways in which figures can be a table of which some stretch between two others, or above or below one, was read in tiles.

    Args:
        figures: In the order read.
        rows: Of the table.
        columns: Of each row, the last of them the sum of the others.

    Returns:
        An empty list where there is none, or too much is open.
    """
    if len(figures) != rows * columns or not says_enough(figures):
        return []
    steps = {row: list(_steps(figures, row, rows, columns)) for row in range(rows)}
    above, below = _from_the_top(steps, rows), _from_the_bottom(steps, rows)
    open_ones = [
        _Stretch(
            figures[first * columns : end * columns],
            end - first,
            [
                _Around(
                    before,
                    behind,
                    _stand_whole(figures, before, 0) or _stand_whole(figures, behind, end * columns),
                )
                for before, behind in product(above[first], below[end])
            ],
        )
        for first in _ends(above, steps)
        for end in below
        if end > first + 1 and not _comes_out_at(steps[end - 1])
    ]
    found = _laid([each for each in open_ones if each.rows < rows], _tiled, MOST_TRIED)
    found = found or _laid([each for each in open_ones if each.rows <= MOST_ROWS], terraced, MOST_TERRACES)
    return [Way(COST, each, ((),) * rows, is_pieced=True) for each in found]


class _Around(NamedTuple):
    """What is laid above a stretch and below it."""

    before: _Rows
    behind: _Rows
    stands_whole: bool
    """Whether some row of it stands as it was read."""


class _Stretch(NamedTuple):
    """The figures between those that are laid, and how many rows they are."""

    figures: Sequence[int]
    rows: int
    around: Sequence[_Around]


_Search = Callable[[Sequence[int], int, Budget], Iterator[tuple[_Rows, bool]]]
"""Finds the ways in which figures can be so many rows, and whether some row of either side was read by itself."""


def _tiled(figures: Sequence[int], rows: int, budget: Budget) -> Iterator[tuple[_Rows, bool]]:
    borders = range(len(figures) // rows)
    return chain.from_iterable(tiled(figures, rows, border, budget) for border in borders)


def _laid(stretches: Sequence[_Stretch], search: _Search, most: int) -> list[_Rows]:
    """All rows of a table in every way in which one of its stretches can be; nothing where too much is open."""
    budget = Budget(most)
    found = {
        (*each.before, *laid, *each.behind)
        for stretch in stretches
        for laid, is_bound in search(stretch.figures, stretch.rows, budget)
        for each in stretch.around
        if is_bound or each.stands_whole
    }
    return sorted(found) if budget.is_enough else []


def ends_above(figures: Sequence[int], rows: int, columns: int) -> list[int]:
    """The rows down to which all above can be laid, and that do not come out themselves.

    Args:
        figures: In the order read.
        rows: Of the table, as far as it is looked at.
        columns: Of each row, the last of them the sum of the others.
    """
    steps = {row: list(_steps(figures, row, rows, columns)) for row in range(rows)}
    return _ends(_from_the_top(steps, rows), steps)


def _ends(above: Iterable[int], steps: Mapping[int, Sequence[_Rows]]) -> list[int]:
    return [row for row in above if row in steps and not _comes_out_at(steps[row])]


def _steps(figures: Sequence[int], row: int, rows: int, columns: int) -> Iterator[_Rows]:
    """What may stand from a row on, where all above has its figures before it: this row, or a sheet in bands."""
    laid = tuple(figures[row * columns : (row + 1) * columns])
    if comes_out(laid):
        yield (laid,)
    yield from sheets_at(figures, row * columns, rows - row, columns)


def _comes_out_at(steps: Sequence[_Rows]) -> bool:
    """Whether a row comes out as it stands, so that nothing that was cut begins or ends with it."""
    return any(len(laid) == 1 for laid in steps)


def _stand_whole(figures: Sequence[int], laid: _Rows, at: int) -> bool:
    """Whether some row stands as it was read, so that bands that changed places elsewhere do not come out with it."""
    return any(
        any(row) and row == tuple(figures[begin : begin + len(row)])
        for begin, row in zip(count(at, len(laid[0]) if laid else 1), laid, strict=False)
    )


def _from_the_top(steps: Mapping[int, Sequence[_Rows]], rows: int) -> dict[int, set[_Rows]]:
    """By row, all that may be laid above it; nothing where too much may be."""
    found: dict[int, set[_Rows]] = {0: {()}}
    for row in range(rows):
        for before, laid in product(found.get(row, ()), steps[row]):
            found.setdefault(row + len(laid), set()).add((*before, *laid))
    return {row: laid for row, laid in found.items() if len(laid) <= _MOST_LAID}


def _from_the_bottom(steps: Mapping[int, Sequence[_Rows]], rows: int) -> dict[int, set[_Rows]]:
    """By row, all that may be laid from it to the end; nothing where too much may be."""
    found: dict[int, set[_Rows]] = {rows: {()}}
    for row in reversed(range(rows)):
        for laid in steps[row]:
            for behind in found.get(row + len(laid), ()):
                found.setdefault(row, set()).add((*laid, *behind))
    return {row: laid for row, laid in found.items() if len(laid) <= _MOST_LAID}
