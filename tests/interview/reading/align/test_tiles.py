"""A table that was read tile by tile: what it was is always among its tilings, and a report is read only where they agree."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from interview.flowfiles import available
from interview.reading.align.tiles import tilings
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.model import ReadFigure
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


def report(told: Sample, left: Sequence[int], right: Sequence[int], border: int) -> str:
    """A report whose ledger is the heads and figures of one side after those of the other, its labels after the first heads."""
    before, behind = printed(told, "cell a line").split(LEDGER, 1)
    labels = [names[-1] for _, names, _ in told.ledger.rows]
    heads = list(COLUMNS.values())
    ledger = [
        "申请人情况", "法人或其他组织", "  ".join(heads[:border]), *labels, *map(str, left),
        "  ".join(heads[border:]), *map(str, right),
    ]  # fmt: skip
    return "\n".join([before + LEDGER, *ledger, DISPUTES + behind.split(DISPUTES, 1)[1]])


def read(text: str, told: Sample) -> dict[str, ReadFigure]:
    figures = report_of_lines(lines_of_text(text), available()).figures
    return {address: figures[address] for address in told.truth if address.startswith("applications.")}


@pytest.mark.parametrize("seed", range(12))
def test_what_a_table_was_is_among_its_tilings(seed: int) -> None:
    dice = random.Random(seed)
    rows, border = rows_of(sample(seed)), dice.randrange(7)
    cuts = (0, 3) if seed % 2 else (1, 1)
    found = tilings(in_tiles(rows, border, cuts, dice), len(rows), len(COLUMNS), [border])
    assert tuple(map(tuple, rows)) in [way.rows for way in found]


@pytest.mark.parametrize("seed", range(4))
def test_a_report_read_in_tiles_is_read(seed: int) -> None:
    dice = random.Random(seed)
    told = sample(seed)
    rows = rows_of(told)
    text = report(told, [*side(rows, 0, 2, 1, dice)], [*side(rows, 2, 7, 2, dice)], 2)
    assert {address: figure.value for address, figure in read(text, told).items()} == {
        address: value for address, value in told.truth.items() if address.startswith("applications.")
    }


@pytest.mark.parametrize(
    "heads",
    [
        "自然人  商业企业",
        "社会公益组织  科研机构  法律服务机构  其他  总计",
        "科研机构  社会公益组织  法律服务机构",
    ],
)
def test_a_border_that_the_heads_do_not_say_is_none(heads: str) -> None:
    told = sample(3)
    rows = rows_of(told)
    left = [row[column] for column in (0, 1) for row in rows[:21]] + [
        each for row in rows[21:] for each in row[:2]
    ]
    right = [each for row in rows[:21] for each in row[2:]] + [
        row[column] for column in range(2, 7) for row in rows[21:]
    ]
    assert "read" in {figure.state for figure in read(report(told, left, right, 2), told).values()}
    text = report(told, left, right, 2).replace("  ".join(list(COLUMNS.values())[2:]), heads)
    assert "read" not in {figure.state for figure in read(text, told).values()}


def test_whole_columns_that_may_have_changed_places_are_not_read() -> None:
    told = sample(3)
    rows = rows_of(told)
    left = [row[column] for column in (1, 0) for row in rows]
    text = report(told, left, [*side(rows, 2, 7, 0, random.Random(1))], 2)
    assert "read" not in {figure.state for figure in read(text, told).values()}


@pytest.mark.parametrize(
    "rows",
    [[[0] * 7] * 17 + rows_of(sample(3))[:8], [[9, 8, 7, 6, 5, 4, 39]] * 25],
    ids=["mostly 0", "hardly any that differ"],
)
def test_figures_that_say_too_little_are_no_tiles(rows: Rows) -> None:
    assert tilings([figure for row in rows for figure in row], 25, 7, range(7)) == []


def test_a_figure_less_or_another_one_leaves_the_table_open() -> None:
    told = sample(2)
    rows, dice = rows_of(told), random.Random(4)
    left, right = [*side(rows, 0, 2, 1, dice)], [*side(rows, 2, 7, 1, dice)]
    at = next(at for at, figure in enumerate(right) if figure > 9)
    for damaged in (right[:at] + right[at + 1 :], [*right[:at], right[at] + 1, *right[at + 1 :]]):
        assert tilings([*left, *damaged], 25, 7, [2]) == []
        assert "read" not in {figure.state for figure in read(report(told, left, damaged, 2), told).values()}


def test_two_figures_of_a_row_that_changed_places_are_open_and_the_others_read() -> None:
    told = sample(2)
    rows = rows_of(told)
    left = [*side(rows, 0, 2, 0, random.Random(1))]
    at = next(at for at in range(20, 40, 2) if left[at] != left[at + 1])
    left[at : at + 2] = left[at + 1], left[at]
    found = read(report(told, left, [*side(rows, 2, 7, 1, random.Random(1))], 2), told)
    open_ones = [address for address, figure in found.items() if figure.state != "read"]
    assert [address.rpartition(".")[2] for address in open_ones] == ["natural", "business"]
    assert all(
        figure.value == told.truth[address] for address, figure in found.items() if address not in open_ones
    )
