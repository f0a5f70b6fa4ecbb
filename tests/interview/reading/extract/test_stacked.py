"""Rows that were taken for one, each cell with a line for every row."""

from __future__ import annotations

import pytest

from interview.reading.extract.cells.stacked import unstacked, unstacked_bars
from interview.reading.extract.lines import Kind, Line, Piece


def row(*texts: str, kind: Kind = "grid") -> Line:
    return Line(tuple(Piece(text, at, at + 1) for at, text in enumerate(texts)), kind, 1)


def test_every_line_of_the_cells_is_a_row() -> None:
    told = list(unstacked([row("规章\n许可\n处罚", "", "1\n2\n-")]))
    assert told == [row("规章", "", "1"), row("许可", "", "2"), row("处罚", "", "-")]


@pytest.mark.parametrize(
    "line",
    [
        row("规章\n许可\n处罚", "1\n2"),  # a blank was left out
        row("规章\n许可", "1\n2"),  # perhaps one label and one figure, both broken
        row("（七）总\n计", "1\n2"),
        row("规章\n许可\n处罚", "1\n见注\n2"),
        row("规章\n许可\n处罚", ""),
        row("规章\n许可\n处罚", "1\n2\n3", kind="pipes"),
        Line((), "grid", 1),
    ],
)
def test_any_other_row_stays_one(line: Line) -> None:
    assert list(unstacked([line])) == [line]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (
            "| 规章<br>许可<br>处罚 |  | 1<br/>2<br>3 |",
            ["| 规章 |  | 1 |", "| 许可 |  | 2 |", "| 处罚 |  | 3 |"],
        ),
        ("| 规章<br>许可<br>处罚 | 1<br>2 |", ["| 规章<br>许可<br>处罚 | 1<br>2 |"]),
        ("| 行政<br>许可 | 1 |", ["| 行政<br>许可 | 1 |"]),
        ("|（七）总计<br>四、结转|24<br>7|", ["| （七）总计 | 24 |", "| 四、结转 | 7 |"]),
        ("|（七）总计<br>其他|24<br>7|", ["|（七）总计<br>其他|24<br>7|"]),
        ("规章<br>许可<br>处罚", ["规章<br>许可<br>处罚"]),
    ],
)
def test_what_ends_lines_between_bars_does_so_too(line: str, rows: list[str]) -> None:
    assert list(unstacked_bars([line])) == rows
