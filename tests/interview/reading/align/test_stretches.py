"""A table that was read stretch by stretch: what it was is among the ways, and a report is read only where sums bind its columns."""

from __future__ import annotations

import random

import pytest

from interview.reading.align.stretches import stretched
from tests.interview.reading.align.test_tiles import Rows, in_tiles, read, report, rows_of, side
from tests.interview.reading.layouts import COLUMNS, sample


def in_stretches(rows: Rows, first: int, end: int, border: int, dice: random.Random) -> list[int]:
    """A table whose middle is read in tiles, left of a border and right of it, each side in bands as it comes."""
    above, middle, below = rows[:first], rows[first:end], rows[end:]
    return [
        *(figure for row in above for figure in row),
        *in_tiles(middle, border, (1, 1), dice),
        *(figure for row in below for figure in row),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_what_a_table_was_is_among_the_ways(seed: int) -> None:
    dice = random.Random(seed)
    rows, first, border = rows_of(sample(seed)), dice.randrange(1, 20), dice.randrange(1, 7)
    end = dice.randrange(first + 2, 26)
    told = in_stretches(rows, first, end, border, dice)
    assert tuple(map(tuple, rows)) in [way.rows for way in stretched(told, len(rows), len(COLUMNS))]


@pytest.mark.parametrize("seed", range(4))
def test_a_report_of_which_the_end_of_a_page_parts_what_was_read_in_tiles_is_read(seed: int) -> None:
    told = sample(seed)
    rows = rows_of(told)
    upper = [*(row[0] for row in rows[:20]), *(figure for row in rows[:20] for figure in row[1:])]
    lower = [
        *side(rows[20:], 0, 2, 0, random.Random(seed)), *rows[20][2:],
        *(row[column] for column in range(2, 7) for row in rows[21:]),
    ]  # fmt: skip
    assert {
        address: figure.value for address, figure in read(report(told, upper, lower, 1), told).items()
    } == {address: value for address, value in told.truth.items() if address.startswith("applications.")}


def test_a_figure_less_or_another_one_leaves_the_table_open() -> None:
    rows = rows_of(sample(2))
    told = in_stretches(rows, 5, 20, 2, random.Random(2))
    at = next(at for at, figure in enumerate(told) if figure > 9)
    for damaged in (told[:at] + told[at + 1 :], [*told[:at], told[at] + 1, *told[at + 1 :]]):
        assert stretched(damaged, 25, 7) == []


def test_figures_that_say_too_little_are_laid_in_no_way() -> None:
    assert stretched([0] * 175, 25, 7) == []
