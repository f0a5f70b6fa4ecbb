"""A table of which one figure was read behind all others: that beside a label of many lines, or at the edge of its row.

The rows above the one that lacks it come out as they stand or in bands; so this is the row, and only its place in it is open. Each is
tried; the sums over several rows say which it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interview.reading.align.stretches import ends_above, stretched
from interview.reading.align.tiles import says_enough
from interview.reading.align.ways import Way, ways
from interview.reading.match.sums.rows import comes_out

_COST = 4
"""What it costs that a figure was read last."""


def displaced(figures: Sequence[int], rows: int, columns: int) -> list[Way]:
    """The ways in which figures can be a table whose last one belongs to a row further up.

    Args:
        figures: In the order read.
        rows: Of the table.
        columns: Of each row, the last of them the sum of the others.

    Returns:
        An empty list where there is none.
    """
    if len(figures) != rows * columns or not says_enough(figures):
        return []
    *others, last = figures
    found: list[Way] = []
    for row in ends_above(others, rows - 1, columns):
        for at in range(row * columns, (row + 1) * columns):
            laid = [*others[:at], last, *others[at:]]
            if comes_out(tuple(laid[row * columns : (row + 1) * columns])):
                found += ways(laid, rows, columns) or stretched(laid, rows, columns)
    return [replace(way, cost=way.cost + _COST, is_pieced=True) for way in found]
