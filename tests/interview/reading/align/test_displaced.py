"""A table of which one figure was read behind all others: it is put where all sums want it, or nothing is."""

from __future__ import annotations

import random

import pytest

from interview.reading.align.displaced import displaced
from tests.interview.reading.align.test_tiles import read, report, rows_of
from tests.interview.reading.layouts import sample


@pytest.mark.parametrize("seed", range(8))
def test_what_a_table_was_is_among_the_ways(seed: int) -> None:
    dice = random.Random(seed)
    rows = rows_of(sample(seed))
    figures = [figure for row in rows for figure in row]
    at = next(at for at in iter(lambda: dice.randrange(7, 150), None) if figures[at])
    found = displaced([*figures[:at], *figures[at + 1 :], figures[at]], 25, 7)
    assert tuple(map(tuple, rows)) in [way.rows for way in found]


@pytest.mark.parametrize("seed", range(4))
def test_a_report_is_read_so_and_a_column_that_does_not_come_out_leaves_it_open(seed: int) -> None:
    told = sample(seed)
    figures = [figure for row in rows_of(told) for figure in row]
    at = 21 * 7
    text = report(told, [*figures[:at], *figures[at + 1 :]], [figures[at]], 7)
    assert {address: figure.value for address, figure in read(text, told).items()} == {
        address: value for address, value in told.truth.items() if address.startswith("applications.")
    }
    total = 23 * 7
    changed = [*figures[:at], *figures[at + 1 : total], figures[total] + 10_000, *figures[total + 1 :]]
    assert "read" not in {
        figure.state for figure in read(report(told, changed, [figures[at]], 7), told).values()
    }


def test_figures_that_say_too_little_or_lack_one_are_laid_in_no_way() -> None:
    assert displaced([0] * 175, 25, 7) == []
    assert displaced([figure for row in rows_of(sample(1)) for figure in row][:-1], 25, 7) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_row_published_with_two_figures_in_each_others_place_is_not_put_right(seed: int) -> None:
    told = sample(seed)
    rows = rows_of(told)
    rows[12][0], rows[12][6] = rows[12][6], rows[12][0]
    found = read(report(told, [figure for row in rows for figure in row], [], 7), told)
    changed = [address for address, figure in found.items() if figure.state != "read"]
    assert [address.rpartition(".")[2] for address in changed] == ["natural", "total"]


@pytest.mark.no_cover
def test_a_figure_that_was_changed_is_no_number_of_a_page() -> None:
    for seed in range(4):
        told = sample(seed)
        figures = [figure for row in rows_of(told) for figure in row]
        figures[12 * 7 + 6] += 1_000
        found = read(report(told, figures, [], 7), told)
        assert found["applications.unable_not_held.total"].value in {None, figures[12 * 7 + 6]}
