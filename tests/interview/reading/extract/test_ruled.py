"""Tables by the lines ruled on a page: geometry alone, and one page of a PDF."""

from __future__ import annotations

from interview.reading.extract.formats.fixed_layout.pages import DrawnText
from interview.reading.extract.formats.fixed_layout.pages import _continued as continued
from interview.reading.extract.formats.fixed_layout.pages import _laid_out as laid_out
from interview.reading.extract.formats.fixed_layout.pdf import _Pen as Pen
from interview.reading.extract.formats.fixed_layout.pdf import _PlacedForms as PlacedForms
from interview.reading.extract.formats.fixed_layout.ruled import MOST_RULES, RuledCell, RuledLine, tables_of
from interview.reading.extract.lines import Line, Piece

PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def across(y: float, x: float = 0, right: float = 200) -> RuledLine:
    return RuledLine(x, y, right, y)


def down(x: float, y: float = 0, top: float = 60) -> RuledLine:
    return RuledLine(x, y, x, top)


def grid(*more: RuledLine) -> list[RuledLine]:
    """Three rows of two columns, what is ruled besides."""
    return [across(0), across(60), down(0), down(100), down(200), *more]


def test_cells_reach_as_far_as_no_rule_is_between() -> None:
    (table,) = tables_of(grid(across(20), across(40, 100, 200)))
    assert (table.rows, table.columns, table.top) == (3, 2, 60)
    assert table.cells[0, 0] == table.cells[1, 0] == RuledCell(0, 0, 2, 1)
    assert table.cells[2, 0] == RuledCell(2, 0, 1, 1)


def test_a_border_drawn_cell_by_cell_is_one_rule() -> None:
    pieces = [RuledLine(x, 30, x + 50, 30.4) for x in range(0, 200, 50)]
    (table,) = tables_of(grid(*pieces))
    assert table.rows == 2


def test_two_tables_are_two_and_a_frame_is_none() -> None:
    above = [RuledLine(each.x, each.y + 300, each.right, each.top + 300) for each in grid(across(30))]
    assert [table.top for table in tables_of([*grid(across(30)), *above])] == [360, 60]
    assert tables_of([across(0), across(60), down(0), down(200)]) == []


def test_a_page_with_more_rules_than_any_table_is_read_without_them() -> None:
    assert tables_of(down(at * 3) for at in range(MOST_RULES + 1)) == []


def drawn(*path: tuple[bytes, list[object]]) -> list[RuledLine]:
    pen = Pen(PlacedForms({}))
    for operator, operands in path:
        pen.draw(operator, operands, PLAIN, None)
    return pen.rules


def test_a_pen_keeps_what_is_thin_or_stroked() -> None:
    box: tuple[bytes, list[object]] = (b"re", [0, 0, 50, 50])
    line: list[tuple[bytes, list[object]]] = [(b"m", [0, 9]), (b"l", [80, 9])]
    assert drawn((b"re", [0, 0, 100, 0.5]), (b"f", []), box, (b"f", [])) == [RuledLine(0, 0, 100, 0.5)]
    assert drawn(*line, (b"S", [])) == drawn(*line, (b"f", [])) == [RuledLine(0, 9, 80, 9)]
    assert len(drawn(box, (b"s", []))) == 4
    assert drawn(box, (b"n", [])) == drawn((b"m", ["x", 1]), (b"l", [3, 3]), (b"S", [])) == []


def test_text_stands_in_its_cell_however_it_was_broken() -> None:
    runs = [
        DrawnText(2, 46, 10, "规章"),
        DrawnText(190, 46, 10, "1"),
        DrawnText(2, 26, 10, "行政许"),
        DrawnText(2, 14, 10, "可"),
        DrawnText(110, 20, 10, "7"),
    ]
    tables = tables_of(grid(across(40)))
    lines = list(laid_out([*runs, DrawnText(0, 100, 10, "二、主动公开")], tables, 4))
    assert [[piece.text for piece in line.pieces] for line in lines] == [
        ["二、主动公开"],
        ["规章", "1"],
        ["行政许可", "7"],
    ]
    assert [line.table for line in lines] == [0, 5, 5]


def test_digits_are_one_figure_only_where_the_first_of_them_fill_the_cell() -> None:
    narrow = [across(0), across(30), across(60), down(0), down(100), down(134)]
    (table,) = tables_of(narrow)
    broken = [DrawnText(106, 46, 10, "1191"), DrawnText(106, 34, 10, "5")]
    stacked = [DrawnText(106, 16, 10, "3"), DrawnText(106, 4, 10, "5")]
    lines = list(laid_out([*broken, *stacked], [table], 0))
    assert [line.pieces[1].text for line in lines] == ["11915", "3 5"]


def row(*texts: str) -> Line:
    return Line(tuple(Piece(text, at, at + 1) for at, text in enumerate(texts)), "grid", 1)


def test_a_row_that_the_end_of_a_page_has_torn_is_whole_again() -> None:
    whole = continued(row("（一）予以公开", "117", "12", "119"), row("", "5", "", "1"))
    assert whole is not None
    assert [piece.text for piece in whole.pieces] == ["（一）予以公开", "1175", "12", "1191"]
    assert continued(row("规章", "1", "2", "3"), row("规范性文件", "4", "", "6")) is None
    assert continued(row("规章", "1", "", "3"), row("", "4", "5", "")) is None


def test_a_numbered_label_that_the_end_of_a_page_has_torn_is_whole_again_with_the_figures_of_either_half() -> (
    None
):
    whole = row("（五）不予处理", "4.无正当理由大量反复申请", "0", "2")
    halves = ("4.无正当理由", "大量反复申请")
    for upper, lower in ((("0", "2"), ("", "")), (("", ""), ("0", "2"))):
        above, below = row("（五）不予处理", halves[0], *upper), row(halves[1], *lower)
        assert continued(above, below) == whole
    assert continued(row("4.无正当理由", "0", "2"), row("5.要求", "", "")) is None
    assert continued(row("4.无正当理由", "0", "2"), row("大量反复申请", "1", "")) is None
    assert continued(row("规章", "0", "2"), row("规范性文件", "", "")) is None


def test_a_row_with_label_and_figures_is_its_own_though_a_merged_label_above_ends_at_the_page() -> None:
    above, below = row("（六）其他处理", "2.逾期未缴费", "0", "1"), row("", "3.其他", "0", "1")
    assert continued(above, below) is None
    assert continued(row("规章", "1", "2"), row("", "", "3")) == row("规章", "1", "23")


def test_between_two_rules_that_should_be_one_there_is_no_row() -> None:
    (table,) = tables_of(grid(across(20), across(23), across(40)))
    runs = [
        DrawnText(2, 46, 10, "规章"),
        DrawnText(106, 46, 10, "1"),
        DrawnText(2, 26, 10, "行政许可"),
        DrawnText(106, 26, 10, "2"),
    ]
    lines = list(laid_out([*runs, DrawnText(2, 6, 10, "其他")], [table], 0))
    assert [line.text for line in lines] == ["规章 1", "行政许可 2", "其他"]
    assert not any(piece.shared or piece.above for line in lines for piece in line.pieces)


def test_a_cell_without_text_that_begins_between_two_rules_that_should_be_one_begins_in_the_row_below() -> (
    None
):
    rules = [across(0), across(20, 0, 50), across(20, 100, 200), across(23), across(40), across(60)]
    (table,) = tables_of([*rules, *(down(x) for x in (0, 50, 100, 200))])
    runs = [
        DrawnText(2, 26, 10, "乙"),
        DrawnText(106, 26, 10, "2"),
        DrawnText(2, 6, 10, "丙"),
        DrawnText(106, 6, 10, "3"),
    ]
    lines = list(laid_out([DrawnText(2, 46, 10, "甲"), *runs], [table], 0))
    assert [[piece.text for piece in line.pieces] for line in lines] == [
        ["甲", "", ""], ["乙", "", "2"], ["丙", "", "3"],
    ]  # fmt: skip
    assert not any(piece.above for line in lines for piece in line.pieces)
