"""The ways in which a run of figures can be a table, found without knowing any form."""

from __future__ import annotations

import random

import pytest

from interview.reading.align.ways import BROKEN, GLUED, LOST, PASSED, SHEET, TORN, Row, ways
from interview.reading.match.sums.rows import comes_out

ROWS, COLUMNS = 25, 7


def table(seed: int, most: int = 90) -> list[tuple[int, ...]]:
    dice = random.Random(seed)
    rows = []
    for _ in range(ROWS):
        parts = [dice.randrange(most) if dice.random() < 0.3 else 0 for _ in range(COLUMNS - 1)]
        rows.append((*parts, sum(parts)))
    return rows


def flat(rows: list[tuple[int, ...]]) -> list[int]:
    return [count for row in rows for count in row]


@pytest.mark.parametrize("seed", range(5))
def test_a_table_read_row_by_row_is_found_as_it_is(seed: int) -> None:
    rows = table(seed)
    assert [(way.cost, way.rows) for way in ways(flat(rows), ROWS, COLUMNS)] == [(0, tuple(rows))]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("width", [2, 6])
@pytest.mark.parametrize("first", [0, 1])
def test_a_page_read_in_two_bands_of_columns_is_put_together_whichever_comes_first(
    seed: int, width: int, first: int
) -> None:
    rows = table(seed)
    bands = [
        [count for row in rows[:18] for count in row[part]] for part in (slice(width), slice(width, None))
    ]
    found = ways([*bands[first], *bands[1 - first], *flat(rows[18:])], ROWS, COLUMNS)
    assert (found[0].cost, found[0].rows) == (SHEET, tuple(rows))
    assert found[0].is_pieced == bool(first)


def test_the_last_rows_of_a_page_may_be_read_in_bands_of_any_widths() -> None:
    rows = table(1)
    bands = [
        count
        for part in (slice(2), slice(2, 3), slice(3, 5), slice(5, 7))
        for row in rows[-4:]
        for count in row[part]
    ]
    found = ways([*flat(rows[:-4]), *bands], ROWS, COLUMNS)
    assert (found[0].cost, found[0].rows) == (SHEET, tuple(rows))


def test_a_page_number_is_passed_over() -> None:
    rows = table(3)
    figures = flat(rows)
    found = ways([*figures[:70], 2, *figures[70:]], ROWS, COLUMNS, frozenset([70]))
    assert (found[0].cost, found[0].rows) == (PASSED, tuple(rows))


def test_a_figure_too_many_leaves_nothing_certain_where_none_may_be_passed_over() -> None:
    rows = table(3)
    figures = flat(rows)
    at = next(at for at, row in enumerate(rows) if sum(map(bool, row)) > 3)
    found = ways([*figures[: 7 * at + 2], 5, *figures[7 * at + 2 :]], ROWS, COLUMNS)
    assert all(way.rows[at] == (None,) * COLUMNS or way.rows[at] != rows[at] for way in found)


def test_digits_that_a_narrow_column_broke_are_put_behind_their_figures() -> None:
    rows = [(1175, 12, 0, 3, 1, 0, 1191), (0,) * COLUMNS, (4, 0, 0, 0, 0, 0, 4)]
    found = ways([117, 12, 0, 3, 1, 0, 119, 5, 1, *rows[1], *rows[2]], 3, COLUMNS)
    assert (found[0].cost, found[0].rows) == (TORN, tuple(rows))


def test_a_row_that_was_published_with_a_wrong_sum_is_laid_as_it_is() -> None:
    rows: list[Row] = [(5, 1, 0, 6), (2, 2, 2, 7), (1, 0, 0, 1)]
    found = ways([5, 1, 0, 6, 2, 2, 2, 7, 1, 0, 0, 1], 3, 4)
    assert (found[0].cost, found[0].rows) == (
        BROKEN,
        tuple(rows),
    )


def test_a_row_that_lost_figures_is_given_up_and_tells_what_is_left_of_it() -> None:
    found = ways([5, 1, 0, 6, 2, 2, 6, 1, 0, 0, 1], 3, 4)
    lost = next(way for way in found if way.rows[1] == (None,) * 4)
    assert (lost.cost, lost.left[1], lost.rows[2]) == (LOST, (2, 2, 6), (1, 0, 0, 1))


def test_nothing_but_noughts_can_only_be_noughts() -> None:
    assert [way.rows for way in ways([0] * 175, ROWS, COLUMNS)] == [((0,) * COLUMNS,) * ROWS]


def test_figures_that_are_no_table_are_none() -> None:
    dice = random.Random(1)
    assert ways([dice.randrange(1, 99) for _ in range(175)], ROWS, COLUMNS) == []
    assert ways([1, 2, 3], ROWS, COLUMNS) == []


def test_a_row_comes_out_where_its_last_figure_is_the_sum_of_the_others() -> None:
    assert comes_out((1, 2, 3))
    assert not comes_out((1, 2, 4))
    assert not comes_out((None, None, None))


def columns_of(rows: list[tuple[int, ...]]) -> list[int]:
    return [row[at] for at in range(COLUMNS) for row in rows]


@pytest.mark.parametrize("seed", range(3))
def test_two_rows_that_were_read_column_by_column_are_put_together(seed: int) -> None:
    rows = table(seed)
    rows[11:13] = [(0, 41, 0, 0, 0, 161, 202), (132, 0, 0, 0, 82, 109, 323)]
    found = ways([*flat(rows[:11]), *columns_of(rows[11:13]), *flat(rows[13:])], ROWS, COLUMNS)
    assert (found[0].cost, found[0].rows) == (SHEET, tuple(rows))


def test_two_figures_that_overlapped_in_rows_read_column_by_column_are_parted() -> None:
    rows = table(4)
    rows[11:13] = [(0, 41, 0, 0, 0, 161, 202), (132, 0, 0, 0, 82, 109, 323)]
    read = columns_of(rows[11:13])
    found = ways([*flat(rows[:11]), 1320, *read[2:], *flat(rows[13:])], ROWS, COLUMNS)
    assert (found[0].cost, found[0].rows) == (SHEET + GLUED, tuple(rows))


def test_two_figures_beside_each_other_that_were_read_as_one_are_parted() -> None:
    rows = table(4)
    rows[11] = (75, 0, 0, 182, 0, 129, 386)
    found = ways([*flat(rows[:11]), 750, *rows[11][2:], *flat(rows[12:])], ROWS, COLUMNS)
    assert (found[0].cost, found[0].rows) == (GLUED, tuple(rows))
