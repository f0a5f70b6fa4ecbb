"""Figures in Chinese numerals, right behind their label, or behind a colon, and what only looks like them."""

from __future__ import annotations

import pytest

from interview.flowfiles import available
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import form_of
from interview.reading.match.lines.otherwise import as_figures

FORM = form_of(available()[0])


MANY = "\n\n" + "零\t" * 8 + "零"
"""What makes a file one of many numerals, and is no row of the form."""


def told(text: str, behind: str = MANY) -> list[list[str]]:
    return [[piece.text for piece in line.pieces] for line in as_figures(FORM, lines_of_text(text + behind))][
        : -1 if behind else None
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("规章\t三\t零\t一百零五", [["规章", "3", "0", "105"]]),
        ("规章\t三\t-\t十", [["规章", "3", "-", "10"]]),
        ("规章\n二\n零\n五\n行政规范性文件", [["规章"], ["2"], ["0"], ["5"], ["行政规范性文件"]]),
        ("总计\n" + "\n".join(["一"] * 15), [["总计"], *[["1"]] * 15]),
        ("规章12 0 3", [["规章", "12", "0", "3"]]),
        ("（七）总计1 2 3 4 5 6 21", [["（七）总计", "1", "2", "3", "4", "5", "6", "21"]]),
        ("行政许可：12件", [["行政许可", "12件"]]),
    ],
)
def test_figures_of_a_row_are_numbers(text: str, rows: list[list[str]]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "规章\t三\t零",  # a column is missing
        "规章\t三\t若干\t零",
        "规章\t二三\t零\t零",  # two or three
        "序号\t一\t二\t三",
        "规章\n一\n二\n行政规范性文件",  # fewer than columns
        "一\n二\n三",
        "规章\t三\t0\t十",  # a digit among them
        "行政许可\n三\n5",
        "附件12 0 3",
        "（七）总计1 2 3 4 5 6 22",  # perhaps 1 leads to a note
        "规章12 0",
        "电话：12345678",
        "行政许可：见附表",
        "规章：3",  # one figure of three
    ],
)
def test_what_is_no_row_of_figures_stays(text: str) -> None:
    assert told(text) == [[piece.text for piece in line.pieces] for line in lines_of_text(text)]


@pytest.mark.parametrize("text", ["规章\t三\t零\t十", "行政许可\n三"])
def test_a_few_numerals_are_numbers_of_parts_or_labels_set_downwards(text: str) -> None:
    assert told(text, "") == [[piece.text for piece in line.pieces] for line in lines_of_text(text)]


def test_a_label_in_a_cell_keeps_its_digit() -> None:
    pieces = tuple(Piece(text, at, at + 1) for at, text in enumerate(["规章1", "2", "3"]))
    line = Line(pieces, "grid", 1)
    assert as_figures(FORM, [line]) == [line]
