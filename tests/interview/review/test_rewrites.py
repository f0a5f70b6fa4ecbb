"""A number of a text put right: only it changes, and it is written as it was."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.answers.kinds import parse_count
from interview.engine.sums.relations import Number
from interview.review.model import Rewrite, Span
from interview.review.text.amounts import amounts
from interview.review.text.rewrites import rewritten, scaled, written_like


@pytest.mark.parametrize(
    ("was", "value", "now"),
    [
        ("8", 6, "6"),
        ("1,204", 1305, "1,305"),
        ("1,204", 6, "6"),
        ("８", 12, "１２"),
        ("３.5", Decimal("4.2"), "４．２"),
        ("八", 6, "六"),
        ("八", 2, "两"),
        ("两", 0, "零"),
        ("十二", 10, "十"),
        ("十二", 110, "一百一十"),
        ("十二", 1005, "一千零五"),
        ("十二", 12000, "12000"),
        ("十二", Decimal("2.5"), "2.5"),
        ("3.5", Decimal("4.20"), "4.2"),
    ],
)
def test_a_number_is_written_as_the_one_that_stood_there(was: str, value: Number, now: str) -> None:
    assert written_like(was, value) == now


@given(st.sampled_from(["8", "８", "1,204", "八", "两"]), st.integers(0, 9999))
def test_what_is_written_is_read_as_the_same_number(was: str, value: int) -> None:
    heard = parse_count(written_like(was, value) + "件")
    assert getattr(heard, "value", heard) == parse_count(str(value)).value  # type: ignore[union-attr]


@given(st.text(max_size=30), st.data())
def test_nothing_else_of_a_text_changes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    now = data.draw(st.text(max_size=5))
    after = rewritten(text, Rewrite(Span("problems", start, end), now))
    assert after.startswith(text[:start])
    assert after.endswith(text[end:])
    assert after[start : len(after) - len(text) + end] == now


@pytest.mark.parametrize(
    ("text", "number", "scale"),
    [
        ("收取3.5万元", "3.5", 10_000),
        ("共８件", "8", 1),
        ("1.2亿元", "1.2", 100_000_000),
        ("十二件", "十二", 1),
    ],
)
def test_where_a_number_ends_before_its_scale_and_unit_is_known(text: str, number: str, scale: int) -> None:
    from interview.engine.answers.characters import half_width

    (found,) = amounts(half_width(text))
    assert half_width(text)[found.start : found.stop] == number
    assert found.scale == scale


def test_what_stands_before_its_scale_is_exact() -> None:
    assert scaled(35_000, 10_000) == Decimal("3.5")
    assert scaled(40_000, 10_000) == 4
