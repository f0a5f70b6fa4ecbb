"""A table that was read tile by tile: what it was is always among its tilings, and a report is read only where they agree."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from interview.flowfiles import available
from interview.reading.align.tiles import tilings
from interview.reading.extract.formats.plain import lines_of_text
from interview.reading.report import report_of_lines
from tests.interview.reading.layouts import COLUMNS, Sample, printed, sample

Rows = Sequence[Sequence[int]]
LEDGER, DISPUTES = "三、收到和处理政府信息公开申请情况\n", "四、政府信息公开行政复议、行政诉讼情况\n"


def rows_of(told: Sample) -> list[list[int]]:
    return [list(map(int, figures)) for _, _, figures in told.ledger.rows]


def side(rows: Rows, first: int, last: int, cuts: int, dice: random.Random) -> Iterator[int]:
    """Some columns of a table, row by row, but some stretches of rows in bands."""
    row = 0
    while row < len(rows):
        end, bands = row + 1, [first, last]
        if cuts and last - first > 1 and row + 2 <= len(rows) and dice.random() < 0.2:
            end, cuts = dice.randint(row + 2, len(rows)), cuts - 1
            inner = dice.sample(range(first + 1, last), dice.randrange(1, last - first))
            bands = [first, *sorted(inner), last]
        for start, stop in pairwise(bands):
            for each in rows[row:end]:
                yield from each[start:stop]
        row = end


def in_tiles(rows: Rows, border: int, cuts: tuple[int, int], dice: random.Random) -> list[int]:
    return [*side(rows, 0, border, cuts[0], dice), *side(rows, border, len(COLUMNS), cuts[1], dice)]


def report(told: Sample, figures: Sequence[int]) -> str:
    """A report whose ledger is its heads, its labels and then its figures, a line each."""
    before, behind = printed(told, "cell a line").split(LEDGER, 1)
    labels = [names[-1] for _, names, _ in told.ledger.rows]
    ledger = ["申请人情况", "法人或其他组织", "  ".join(COLUMNS.values()), *labels, *map(str, figures)]
    return "\n".join([before + LEDGER, *ledger, DISPUTES + behind.split(DISPUTES, 1)[1]])


@pytest.mark.parametrize("seed", range(12))
def test_what_a_table_was_is_among_its_tilings(seed: int) -> None:
    dice = random.Random(seed)
    rows = rows_of(sample(seed))
    found = tilings(in_tiles(rows, dice.randrange(7), (1, 2), dice), len(rows), len(COLUMNS))
    assert tuple(map(tuple, rows)) in [way.rows for way in found]


@pytest.mark.parametrize("seed", range(4))
def test_a_report_read_in_tiles_is_read(seed: int) -> None:
    dice = random.Random(seed)
    told = sample(seed)
    text = report(told, in_tiles(rows_of(told), 2, (1, 2), dice))
    read = report_of_lines(lines_of_text(text), available()).figures
    cells = {address: value for address, value in told.truth.items() if address.startswith("applications.")}
    assert {address: read[address].value for address in cells} == cells


@pytest.mark.parametrize(
    "rows",
    [[[0] * 7] * 17 + rows_of(sample(3))[:8], [[9, 8, 7, 6, 5, 4, 39]] * 25],
    ids=["mostly 0", "hardly any that differ"],
)
def test_figures_that_say_too_little_are_no_tiles(rows: Rows) -> None:
    assert tilings([figure for row in rows for figure in row], 25, 7) == []


def test_a_figure_less_or_another_one_leaves_the_table_open() -> None:
    told = sample(2)
    figures = in_tiles(rows_of(told), 2, (1, 1), random.Random(4))
    at = next(at for at, figure in enumerate(figures) if figure > 9)
    for damaged in (figures[:at] + figures[at + 1 :], [*figures[:at], figures[at] + 1, *figures[at + 1 :]]):
        assert tilings(damaged, 25, 7) == []
        read = report_of_lines(lines_of_text(report(told, damaged)), available()).figures
        assert not [
            address
            for address in told.truth
            if address.startswith("applications.") and read[address].state == "read"
        ]
