"""The ledger of a text in which every nought was left blank, and blanks left nothing: which column a figure is of, the sums say.

What such a row has left is its figures in order, the last of them its total. Only a table is looked at of which that is beyond
doubt: no 0 in it, every row ends with the sum of what stands before, and the totals of all its rows come out. Then each row can be
placed in a few ways, and the columns' sums rule out all ways but some; where all that are left agree on a figure, it is read. That a cell
is blank remains to be seen: it gets its 0 as the only candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from interview.engine.sums.relations import Relation
from interview.reading.match.sums.rows import comes_out
from interview.reading.model import ReadFigure
from interview.reading.numbers import value_of

_FEWEST = 4
"""Rows that lost noughts and still end with their sum."""
_LARGEST = 200_000
"""Of a sum; the largest of a province has five digits."""


@dataclass(slots=True)
class _OpenRow:
    """A row: the addresses of its cells, and every way that is left of what stands in them."""

    cells: Sequence[str]
    told: Sequence[int]
    ways: list[tuple[int, ...]]


def without_noughts(
    rows: Sequence[Sequence[str]], equations: Sequence[Relation], found: Mapping[str, ReadFigure]
) -> dict[str, ReadFigure]:
    """The figures of a ledger without noughts that its sums place, by address; nothing where it is none beyond doubt.

    Args:
        rows: The addresses of the cells of each row that has figures, in the order printed, the total last.
        equations: The relations of the form.
        found: All figures, by address, as they were placed.
    """
    told = [(cells, counts) for cells in rows if (counts := _counts([found[cell] for cell in cells]))]
    if len(told) < len(rows) or len({len(cells) for cells in rows}) != 1:
        return {}
    width = len(rows[0])
    summed = all(len(counts) > 1 and all(counts) and comes_out(counts) for _, counts in told)
    if not summed or sum(len(counts) < width for _, counts in told) < _FEWEST:
        return {}
    mine = [_OpenRow(cells, counts, _ways(counts, width)) for cells, counts in told]
    across = _over_rows(mine, equations, found)
    if not across or not _come_out(mine, across):
        return {}
    placed = _placed(mine, across)
    return {
        cell: _as_placed(found[cell], {way[at] for way in row.ways}, tuple(each.id for each in across if cell in each.addresses))
        for row in mine if placed and len(row.told) < width
        for at, cell in enumerate(row.cells) if found[cell].reason == "fewer_cells"
    }  # fmt: skip


def _counts(figures: Sequence[ReadFigure]) -> list[int]:
    """The figures of a row in order; nothing where one is no count, or where they may be something else."""
    reasons = {figure.reason for figure in figures}
    if reasons == {""}:
        texts = [str(figure.value) for figure in figures]
    else:
        texts = (
            figures[0].text.split("  ") if len(reasons) == 1 and reasons <= {"fewer_cells", "order"} else []
        )
    counts = [value_of(text).number for text in texts]
    whole = [count for count in counts if isinstance(count, int) and 0 <= count <= _LARGEST]
    return whole if len(whole) == len(counts) else []


def _ways(counts: Sequence[int], width: int) -> list[tuple[int, ...]]:
    """What may stand in the cells of a row: its figures in order, noughts between them, the total last."""
    return [
        (*(dict(zip(places, counts, strict=False)).get(at, 0) for at in range(width - 1)), counts[-1])
        for places in combinations(range(width - 1), len(counts) - 1)
    ]


def _over_rows(
    rows: Sequence[_OpenRow], equations: Sequence[Relation], found: Mapping[str, ReadFigure]
) -> list[Relation]:
    """The sums over several rows; nothing where one of them has a cell that is neither a row's nor absent."""
    mine = {cell for row in rows for cell in row.cells}
    over = [
        each for each in equations
        if not mine.isdisjoint(each.addresses) and not any(set(each.addresses) <= set(row.cells) for row in rows)
    ]  # fmt: skip
    cells = {address for each in over for address in each.addresses} - mine
    are_plain = all(abs(factor) == 1 for each in over for factor, _ in each.terms)
    return (
        over
        if are_plain and all(found[cell].reason == "not_found" for cell in cells if cell in found)
        else []
    )


def _come_out(rows: Sequence[_OpenRow], over: Iterable[Relation]) -> bool:
    """Whether the sums of the column of totals come out, with 0 for rows of which nothing is there."""
    totals = {row.cells[-1]: row.told[-1] for row in rows}
    sums = [
        sum(factor * totals.get(cell, 0) for factor, cell in each.terms) + each.constant
        for each in over if not totals.keys().isdisjoint(each.addresses)
    ]  # fmt: skip
    return bool(sums) and not any(sums)


def _placed(rows: Sequence[_OpenRow], over: Sequence[Relation]) -> bool:
    """Leaves each row the ways that no sum of a column rules out; says whether each has one."""
    place = {cell: (row, at) for row in rows for at, cell in enumerate(row.cells)}
    narrowed = True
    while narrowed:
        narrowed = False
        for each in over:
            terms = [(factor, *place[cell]) for factor, cell in each.terms if cell in place]
            for (_, row, at), values in zip(terms, _possible(terms, each.constant), strict=True):
                left = [way for way in row.ways if way[at] in values]
                narrowed |= len(left) < len(row.ways)
                row.ways = left
    return all(row.ways for row in rows)


def _possible(terms: Sequence[tuple[int, _OpenRow, int]], constant: int) -> list[set[int]]:
    """For each cell of a sum, what it may be so that some values of the others make the sum come out.

    Sums that can be reached are bits of a number; a cell that is taken away counts from the most that it may be.
    """
    steps: list[dict[int, int]] = []
    wanted = -constant
    for factor, row, at in terms:
        values = {way[at] for way in row.ways}
        most = max(values, default=0) if factor < 0 else 0
        steps.append({value: most + factor * value for value in values})
        wanted += most
    before = [1]
    for step in steps:
        before.append(_either(before[-1] << far for far in step.values()))
    behind = [1 << wanted] if wanted >= 0 else [0]
    for step in reversed(steps):
        behind.append(_either(behind[-1] >> far for far in step.values()))
    behind.reverse()
    return [
        {value for value, far in step.items() if (before[at] << far) & behind[at + 1]}
        for at, step in enumerate(steps)
    ]


def _either(sums: Iterable[int]) -> int:
    found = 0
    for each in sums:
        found |= each
    return found


def _as_placed(figure: ReadFigure, values: set[int], by: tuple[str, ...]) -> ReadFigure:
    """A cell of which the sums leave these values: read where it is one and not 0."""
    if len(values) > 1:
        return replace(figure, candidates=tuple(sorted(values)))
    value = min(values)
    if value == 0:
        return replace(figure, candidates=(0,), settled_by=by)
    return replace(figure, state="read", value=value, reason="", candidates=(), settled_by=by)
