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
