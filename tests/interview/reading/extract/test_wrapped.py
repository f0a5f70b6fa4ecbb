"""Lines that a page broke become paragraphs where indents say so, and are left alone where they do not."""

from __future__ import annotations

from interview.reading.extract.formats.fixed_layout.wrapped import together
from interview.reading.extract.lines import Line, Piece

FULL = "甲" * 28
SHORT = "乙" * 10


def line(text: str, start: int = 80, size: int = 16) -> Line:
    return Line((Piece(text, start, start + size * len(text)),))


def set_in(text: str) -> Line:
    return line(text, 112)


PAGE = [
    line("题目", 200),
    set_in(FULL[:26]), line(FULL), line(SHORT),
    set_in("（一）小标题"),
    set_in(FULL[:26]), line(FULL[:24] + "。"), line(FULL),
    set_in(FULL[:26]),
    line("丙", 80),
]  # fmt: skip


def texts(lines: list[Line]) -> list[str]:
    return [each.text for each in lines]


def test_a_paragraph_goes_on_until_a_line_is_set_in() -> None:
    assert texts(together(PAGE)) == [
        "题目", FULL[:26] + FULL + SHORT, "（一）小标题", FULL[:26] + FULL[:24] + "。" + FULL, FULL[:26] + "丙",
    ]  # fmt: skip


def test_a_row_of_cells_ends_a_paragraph_and_goes_on_with_none() -> None:
    row = Line((Piece("名", 80, 96), Piece("3", 300, 308)))
    assert texts(together([*PAGE, row, line(SHORT), row]))[-3:] == ["名 3", SHORT, "名 3"]


def test_a_line_that_ends_early_is_followed_by_another_paragraph() -> None:
    assert texts(together([*PAGE, set_in(SHORT), line(SHORT)]))[-2:] == [SHORT, SHORT]


def test_lines_without_indents_are_left_as_they_are() -> None:
    lines = [line(FULL), line(FULL), line(SHORT), line(FULL)]
    assert together(lines) == lines
    assert together([]) == []
