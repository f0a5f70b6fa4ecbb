"""Tables of a page by the lines that are ruled on it: which cells there are, however the text in them was drawn.

Pure geometry: lines in, cells out. Rules that touch make one table; a cell reaches as far as no rule is between. What text
stands in a cell is the page's business (`pdf`).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from interview.dataclass import dataclass

MOST_RULES = 4000
"""Of one page; a crowded one has seven hundred."""
_THIN = 3.0
"""Points that a rule is wide at most."""
_NEAR = 2.5
"""Points between two rules that are one."""
_FEWEST = 3
"""Rules each way that make a table of two columns and two rows."""

Point = tuple[float, float]
"""From the left and from below, in points."""


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line; across the page where both ends are at one height, else down."""

    x: float
    y: float
    right: float
    top: float

    @classmethod
    def between(cls, x: float, y: float, right: float, top: float) -> RuledLine:
        """The rule between two points."""
        return cls(min(x, right), min(y, top), max(x, right), max(y, top))

    @property
    def is_sound(self) -> bool:
        """Whether it is thin, straight and no dot."""
        wide, high = self.right - self.x, self.top - self.y
        return math.isfinite(wide + high + self.x + self.y) and min(wide, high) <= _THIN < max(wide, high)

    @property
    def is_across(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.x >= self.top - self.y


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell by its place in a grid."""

    row: int
    column: int
    down: int
    across: int


@dataclass(frozen=True)
class Ruled:
    """A table that is ruled on a page."""

    xs: tuple[float, ...]
    """Where its columns begin and the last one ends, from the left."""
    ys: tuple[float, ...]
    """Where its rows end and the first one begins, from below."""
    rules: tuple[RuledLine, ...]

    @property
    def top(self) -> float:
        """How high it begins."""
        return self.ys[-1]

    @property
    def rows(self) -> int:
        """How many rows its grid has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns its grid has."""
        return len(self.xs) - 1

    def width(self, span: RuledCell) -> float:
        """How wide a cell is."""
        return self.xs[span.column + span.across] - self.xs[span.column]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the grid at a point, the first row on top; None outside."""
        column, row = bisect_right(self.xs, x) - 1, self.rows - bisect_right(self.ys, y)
        return (row, column) if 0 <= column < self.columns and 0 <= row < self.rows else None

    @cached_property
    def cells(self) -> dict[tuple[int, int], RuledCell]:
        """The cell at every place of the grid."""
        found: dict[tuple[int, int], RuledCell] = {}
        for row in range(self.rows):
            for column in range(self.columns):
                if (row, column) not in found:
                    span = self._span(row, column, found)
                    found |= {
                        (row + down, column + across): span
                        for down in range(span.down)
                        for across in range(span.across)
                    }
        return found

    def _span(self, row: int, column: int, taken: dict[tuple[int, int], RuledCell]) -> RuledCell:
        across = down = 1
        while column + across < self.columns and not self._parts_columns(column + across, row):
            if (row, column + across) in taken:
                break
            across += 1
        while row + down < self.rows and not any(
            self._parts_rows(row + down, each) or (row + down, each) in taken
            for each in range(column, column + across)
        ):
            down += 1
        return RuledCell(row, column, down, across)

    def _parts_columns(self, border: int, row: int) -> bool:
        """Whether a rule runs down between two columns beside a row."""
        middle = (self.ys[self.rows - row] + self.ys[self.rows - row - 1]) / 2
        return any(
            abs(rule.x - self.xs[border]) <= _NEAR and rule.y <= middle <= rule.top
            for rule in self.rules if not rule.is_across
        )  # fmt: skip

    def _parts_rows(self, border: int, column: int) -> bool:
        """Whether a rule runs across between two rows above a column."""
        height, middle = self.ys[self.rows - border], (self.xs[column] + self.xs[column + 1]) / 2
        return any(
            abs(rule.y - height) <= _NEAR and rule.x <= middle <= rule.right
            for rule in self.rules if rule.is_across
        )  # fmt: skip


def painted(lines: Iterable[Sequence[Point]], *, stroked: bool) -> Iterator[RuledLine]:
    """What is seen of the lines of a path as rules: its edges where it is stroked; where it is filled, what is thin."""
    for line in lines:
        if stroked:
            rules = [RuledLine.between(*one, *other) for one, other in pairwise(line)]
        else:
            xs, ys = [x for x, _ in line], [y for _, y in line]
            rules = [RuledLine(min(xs), min(ys), max(xs), max(ys))] if line else []
        yield from (rule for rule in rules if rule.is_sound)


def tables_of(rules: Iterable[RuledLine]) -> list[Ruled]:
    """The tables that rules make, from the top of the page; none where there are more rules than a page of text has."""
    straight = list(_joined(rules))
    if len(straight) > MOST_RULES:
        return []
    found = [table for each in _touching(straight) if (table := _table(each)) is not None]
    return sorted(found, key=lambda table: -table.top)


def _joined(rules: Iterable[RuledLine]) -> Iterator[RuledLine]:
    """Rules in one line that touch, as one: a border is often drawn cell by cell."""
    lines: dict[tuple[bool, int], list[RuledLine]] = {}
    for rule in rules:
        lines.setdefault((rule.is_across, round(rule.y if rule.is_across else rule.x)), []).append(rule)
    for line in lines.values():
        first, *others = sorted(line, key=lambda rule: rule.x if rule.is_across else rule.y)
        for rule in others:
            if rule.x <= first.right + _NEAR and rule.y <= first.top + _NEAR:
                first = RuledLine(
                    min(first.x, rule.x),
                    min(first.y, rule.y),
                    max(first.right, rule.right),
                    max(first.top, rule.top),
                )
            else:
                yield first
                first = rule
        yield first


def _touching(rules: Sequence[RuledLine]) -> list[list[RuledLine]]:
    """The rules in groups that touch each other."""
    groups: list[list[RuledLine]] = []
    for rule in rules:
        near = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if all(group is not other for other in near)]
        groups.append([rule, *(other for group in near for other in group)])
    return groups


def _touch(one: RuledLine, other: RuledLine) -> bool:
    return (
        one.x <= other.right + _NEAR and other.x <= one.right + _NEAR
        and one.y <= other.top + _NEAR and other.y <= one.top + _NEAR
    )  # fmt: skip


def _table(rules: Sequence[RuledLine]) -> Ruled | None:
    xs = _apart(rule.x for rule in rules if not rule.is_across)
    ys = _apart(rule.y for rule in rules if rule.is_across)
    return Ruled(xs, ys, tuple(rules)) if len(xs) >= _FEWEST and len(ys) >= _FEWEST else None


def _apart(places: Iterable[float]) -> tuple[float, ...]:
    """Places without those that are the same but for a hair."""
    ordered = sorted(places)
    return tuple(ordered[:1]) + tuple(place for before, place in pairwise(ordered) if place - before > _NEAR)
