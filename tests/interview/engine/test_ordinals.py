"""Numbers of headings: written as they are counted, read back, and nothing else taken for one."""

from __future__ import annotations

import pytest

from interview.engine.answers.ordinals import ordinal, ordinal_value


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (199, "一百九十九")],
)  # fmt: skip
def test_a_number_is_written_as_headings_have_it(number: int, written: str) -> None:
    assert ordinal(number) == written


def test_what_is_written_below_a_hundred_is_read_back_and_so_are_figures() -> None:
    assert [ordinal_value(ordinal(number)) for number in range(1, 100)] == [*range(1, 100)]
    assert [ordinal_value(str(number)) for number in (0, 7, 123)] == [0, 7, 123]


@pytest.mark.parametrize("text", ["", "零", "一二", "十十", "百", "一百", "甲", "二十 一"])
def test_all_else_is_no_number(text: str) -> None:
    assert ordinal_value(text) == 0
