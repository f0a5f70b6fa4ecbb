"""A table that was read in terraces: what it was is always among the ways, and a report is read where only one comes out."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from interview.reading.align.stretches import stretched
from interview.reading.align.terraces import terraced
from interview.reading.budget import Budget
from tests.interview.reading.align.test_tiles import Rows, read, report, rows_of
from tests.interview.reading.layouts import COLUMNS, sample

Step = tuple[int, int, bool]
"""How many rows, how many columns stand at the left, and whether both sides are read column by column."""


def part(rows: Rows, first: int, last: int, *, by_column: bool) -> Iterator[int]:
    if by_column:
        yield from (row[column] for column in range(first, last) for row in rows)
    else:
        yield from (figure for row in rows for figure in row[first:last])


def in_terraces(rows: Rows, steps: Sequence[Step]) -> tuple[list[int], list[int]]:
    """What stands at the left of some rows, step by step, and what at their right."""
    left, right = list[int](), list[int]()
    at = 0
    for many, border, by_column in steps:
        left += part(rows[at : at + many], 0, border, by_column=by_column)
        right += part(rows[at : at + many], border, len(COLUMNS), by_column=by_column)
        at += many
    return left, right


def steps_of(dice: random.Random) -> list[Step]:
    borders = dice.sample(range(1, 7), 3)
    columns = [True, False, False]
    dice.shuffle(columns)
    return [(dice.randint(2, 4), border, by) for border, by in zip(borders, columns, strict=True)]


@pytest.mark.parametrize("seed", range(8))
def test_what_a_table_was_is_among_the_ways(seed: int) -> None:
    dice = random.Random(seed)
    rows, steps = rows_of(sample(seed)), steps_of(dice)
    many = sum(each for each, _, _ in steps)
    left, right = in_terraces(rows, steps)
    told = [*left, *right, *(figure for row in rows[many:] for figure in row)]
    assert tuple(map(tuple, rows)) in [way.rows for way in stretched(told, len(rows), len(COLUMNS))]


@pytest.mark.parametrize("seed", range(4))
def test_a_report_read_in_terraces_is_read(seed: int) -> None:
    told = sample(seed)
    rows = rows_of(told)
    left, right = in_terraces(rows, [(2, 4, False), (2, 3, True), (2, 2, False)])
    rest = [figure for row in rows[6:] for figure in row]
    text = report(told, left, [*right, *rest], 4)
    assert {address: figure.value for address, figure in read(text, told).items()} == {
        address: value for address, value in told.truth.items() if address.startswith("applications.")
    }


def test_many_rows_in_bands_are_read_column_by_column_alone() -> None:
    rows = rows_of(sample(1))[:9]
    left, right = in_terraces(rows, [(8, 3, True), (1, 2, False)])
    found = [laid for laid, _ in terraced([*left, *right], 9, Budget(100_000))]
    assert tuple(map(tuple, rows)) in found


def test_with_more_cuts_nothing_is_told() -> None:
    rows = rows_of(sample(2))[:8]
    left, right = in_terraces(rows, [(2, 4, True), (2, 3, True), (2, 2, True), (2, 5, True)])
    found = [laid for laid, _ in terraced([*left, *right], 8, Budget(100_000))]
    assert tuple(map(tuple, rows)) not in found


def test_what_takes_too_much_is_left_open() -> None:
    budget = Budget(50)
    assert list(terraced([0] * 70, 10, budget)) == []
    assert not budget.is_enough
