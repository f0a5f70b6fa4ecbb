"""A printed table: where its cells stand, and what the form prints around each."""

from __future__ import annotations

import pytest

from interview.engine.flow.layout import PlacedCell, TableCell, TableLayout, UntiledError
from interview.flowfiles import load_flow


def layout(*rows: tuple[TableCell, ...], columns: int) -> TableLayout:
    return TableLayout(name="x", widths=(10.0,) * columns, rows=rows)


def word(text: str, across: int = 1, down: int = 1, *, head: bool = False) -> TableCell:
    return TableCell(text=text, across=across, down=down, head=head)


def figure(address: str, across: int = 1) -> TableCell:
    return TableCell(cell=address, across=across)


def around(table: TableLayout, address: str) -> PlacedCell:
    return next(each for each in table.placed if each.cell.cell == address)


GROUPED = layout(
    (word("收费", 4, head=True),),
    (word("内容", 2, head=True), word("件", head=True), word("元", head=True)),
    (word("许可", down=2), word("新"), figure("a.new"), figure("a.money")),
    (word("旧"), figure("a.old"), figure("a.old_money")),
    (word("处罚", 2), figure("b.all", 2)),
    columns=4,
)


def test_a_figure_knows_the_words_before_it_and_the_head_of_its_own_column() -> None:
    placed = around(GROUPED, "a.money")
    assert [each.text for each in placed.before] == ["许可", "新"]
    assert (placed.label, placed.group, placed.name) == ("新", "许可", "许可，新")
    assert [each.text for each in placed.heads] == ["元"]
    assert (placed.row, placed.under, placed.over) == (2, 1, "收费")


def test_words_beside_several_rows_belong_to_each_of_them() -> None:
    assert around(GROUPED, "a.old").name == "许可，旧"
    assert around(GROUPED, "b.all").name == "处罚"


def test_heads_hold_for_every_row_below_up_to_the_next_heads() -> None:
    assert [around(GROUPED, each).heads[-1].text for each in ("a.old_money", "b.all")] == ["元", "件"]


def test_what_stands_beside_all_rows_names_none_of_them() -> None:
    table = layout((word("全部", down=2), word("一"), figure("a")), (word("二"), figure("b")), columns=3)
    assert [each.text for each in around(table, "b").before] == ["全部", "二"]
    assert around(table, "b").name == "二"


def test_two_figures_in_a_row_have_each_their_own_label() -> None:
    table = layout((word("一"), figure("a"), word("二"), figure("b")), columns=4)
    assert [around(table, each).label for each in "ab"] == ["一", "二"]


def test_equal_cells_stand_each_in_its_own_place() -> None:
    blank = TableCell(blank=True)
    table = layout((word("甲", head=True), word("乙", head=True)), (blank, TableCell(blank=True)), columns=2)
    assert [each.heads[-1].text for each in table.placed[2:]] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (((word("一", 3),),), 1),
        (((word("一"),),), 1),
        (((word("一", down=2), word("二")), (word("三"), word("四"))), 2),
        (((word("一", down=2), word("二")),), 1),
    ],
    ids=["too wide", "a place free", "a place taken twice", "further down than there are rows"],
)
def test_cells_that_make_no_table_are_told_with_their_row(
    rows: tuple[tuple[TableCell, ...], ...], row: int
) -> None:
    with pytest.raises(UntiledError) as fault:
        _ = layout(*rows, columns=2).placed
    assert fault.value.row == row


def test_the_ledger_is_a_table_like_the_others() -> None:
    section = load_flow("disclosure_2021").section["applications"]
    (table,) = section.layouts
    placed = around(table, "applications.denied_secret.business")
    assert [each.text for each in placed.heads] == ["申请人情况", "法人或其他组织", "商业企业"]
    assert [each.text for each in placed.before] == [
        "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密",
    ]  # fmt: skip
    assert set(section.cells) == {each.cell for each in table.cells if each.cell}
