from __future__ import annotations

import pytest

from renderers.grid import expand, tight
from renderers.model import Cell, Table
from tests.renderers.samples import applications, disputes, proactive


def table(width: int, *rows: tuple[Cell, ...]) -> Table:
    return Table("表", (10.0,) * width, rows, 0)


def texts(made: Table) -> list[str]:
    return ["".join(slot.cell.text for slot in row) for row in expand(made)]


def test_a_cell_stands_on_each_position_it_covers() -> None:
    made = table(3, (Cell("甲", 2, 2), Cell("乙")), (Cell("丙"),), (Cell("丁"), Cell("戊", 2)))
    assert texts(made) == ["甲甲乙", "甲甲丙", "丁戊戊"]


def test_a_slot_knows_where_its_cell_begins() -> None:
    slot = expand(table(2, (Cell("甲"), Cell("乙", 1, 2)), (Cell("丙"),)))[1][1]
    assert (slot.cell.text, slot.row, slot.column) == ("乙", 0, 1)


def test_a_row_may_have_no_cells_of_its_own() -> None:
    assert texts(table(2, (Cell("甲", 2, 2),), ())) == ["甲甲", "甲甲"]


def test_a_table_without_rows_is_an_empty_grid() -> None:
    assert expand(table(2)) == ()


@pytest.mark.parametrize(
    ("made", "rows", "columns"), [(proactive(), 14, 4), (applications(), 28, 10), (disputes(), 4, 15)]
)
def test_the_tables_of_the_form_tile_their_grids(made: Table, rows: int, columns: int) -> None:
    grid = expand(made)
    assert (len(grid), {len(row) for row in grid}) == (rows, {columns})


@pytest.mark.parametrize(
    ("made", "complaint"),
    [
        (table(2, (Cell("甲"),)), "table '表': no cell at row 1, column 2"),
        (table(2, (Cell("甲"), Cell("乙")), (Cell("丙"),)), "no cell at row 2, column 2"),
        (
            table(1, (Cell("甲"), Cell("乙"))),
            "cell '乙' at row 1, column 2 sticks out of 1 columns and 1 rows",
        ),
        (table(2, (Cell("甲", 3),)), "cell '甲' at row 1, column 1 sticks out of 2 columns"),
        (table(1, (Cell("甲", 1, 2),)), "sticks out of 1 columns and 1 rows"),
        (table(2, (Cell("甲"), Cell("乙", 1, 2)), (Cell("丙", 2),)), "cell '丙' at row 2, column 1 overlaps"),
        (table(1, (Cell("甲", 0),)), "covers 0 columns and 1 rows; at least 1 is needed"),
        (table(1, (Cell("甲", 1, -1),)), "covers 1 columns and -1 rows"),
    ],
)
def test_spans_that_do_not_tile_the_grid_are_refused_by_name(made: Table, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        expand(made)


def test_columns_in_which_no_cell_begins_go_and_their_width_stays() -> None:
    made = table(5, (Cell("甲"), Cell("乙", 2), Cell("丙", 2)), (Cell("丁", 3), Cell("戊", 2)))
    narrow, _ = tight(made)
    assert narrow.widths == (10.0, 20.0, 20.0)
    assert [[cell.across for cell in row] for row in narrow.rows] == [[1, 1, 1], [2, 1]]
    assert [[cell.text for cell in row] for row in narrow.rows] == [["甲", "乙", "丙"], ["丁", "戊"]]


@pytest.mark.parametrize("made", [table(3), table(2, (Cell("甲"), Cell("乙")))])
def test_a_table_with_a_cell_in_every_column_stays_as_it_is(made: Table) -> None:
    assert tight(made)[0] is made
