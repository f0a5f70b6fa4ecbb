"""What a sheet shows: its cells without the rows and columns that somebody hid, the others moved together.

A cell that is merged over hidden and shown places stands in the first that shows. A sheet of which nothing would be left is
left as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

Cells = dict[int, dict[int, str]]
Merged = tuple[int, int, int, int]
"""Top, left, bottom, right."""
Span = tuple[int, int]
"""From a place to another, both with it."""


class Hidden:
    """The rows and columns of a sheet that are hidden."""

    def __init__(self) -> None:
        self.rows: list[Span] = []
        self.columns: list[Span] = []

    def without(self, cells: Cells, merged: Sequence[Merged]) -> tuple[Cells, list[Merged]]:
        """The cells and the merged ones that show, in their places among what shows."""
        if not self.rows and not self.columns:
            return cells, list(merged)
        rows = _shown(cells, self.rows)
        columns = _shown({column for row in cells.values() for column in row}, self.columns)
        if not rows or not columns:
            return cells, list(merged)
        kept = {
            at: {place: cells[row][column] for place, column in enumerate(columns) if column in cells[row]}
            for at, row in enumerate(rows)
        }
        moved: list[Merged] = []
        for top, left, bottom, right in merged:
            down, across = _among(rows, top, bottom), _among(columns, left, right)
            if down and across:
                text = cells.get(top, {}).get(left, "")
                kept[down.start][across.start] = text
                moved.append((down.start, across.start, down.stop - 1, across.stop - 1))
        return kept, moved


def _shown(places: Iterable[int], hidden: Sequence[Span]) -> list[int]:
    return sorted(at for at in places if not any(first <= at <= last for first, last in hidden))


def _among(shown: Sequence[int], first: int, last: int) -> range:
    """The places of some rows or columns among those that show."""
    return range(bisect_left(shown, first), bisect_left(shown, last + 1))
