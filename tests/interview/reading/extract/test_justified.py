"""A justified line whose letters a page sets apart to fill it is read as the words it is."""

from __future__ import annotations

import pytest

from interview.reading.extract.formats.fixed_layout.pages import DrawnText, _lines


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("累 计 观 看 量 ，\u00a09\u00a0 次 。", "累计观看量， 9 次。"),
        ("机 关 名 称 累计观看量三次", "机 关 名 称 累计观看量三次"),
        ("合 计 数", "合 计 数"),
    ],
)
def test_blanks_between_all_letters_are_none_and_those_that_hold_were_typed(drawn: str, read: str) -> None:
    (line,) = _lines([DrawnText(80, 600, 10, drawn)])
    assert line.text == read
    assert line.pieces[0].end == int(DrawnText(80, 600, 10, drawn).end)


def test_a_figure_right_behind_the_label_of_its_row_is_a_cell_of_its_own_and_none_of_a_sentence() -> None:
    def read(*runs: tuple[float, str]) -> list[str]:
        (line,) = _lines([DrawnText(x, 600, 10, text) for x, text in runs])
        return [piece.text for piece in line.pieces]

    assert read((0, "行政规范性文件"), (74, "0"), (120, "3")) == ["行政规范性文件", "0", "3"]
    assert read((0, "行政规范性文件"), (74, "0")) == ["行政规范性文件", "0"]
    assert read((0, "行政规范性文件"), (72, "0")) == ["行政规范性文件0"]
    assert read((0, "行政规范性文件"), (74, "3"), (81, "件")) == ["行政规范性文件3件"]
    assert read((0, "电话："), (34, "12345")) == ["电话：12345"]
    assert read((0, "规范性"), (34, "文件")) == ["规范性文件"]
