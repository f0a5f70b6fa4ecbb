"""Numbers as people write them: every numeral of the language is read back, and no doubtful one is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.answers.numerals import LONGEST, canonical, read_number, trouble

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def four_places(number: int) -> str:
    """Write 1 to 9999 the way it is spoken."""
    written, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + unit
        gap = not digit
    return written


def spoken(number: int) -> str:
    """Write a number below 10**12 the way it is spoken."""
    if not number:
        return "零"
    written, gap = "", False
    for worth, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // worth % 10_000
        if group:
            written += ("零" if written and (gap or group < 1000) else "") + four_places(group) + unit
        gap = not group
    return written


@given(st.integers(0, 10**8 - 1))
def test_every_numeral_of_the_language_is_read_back(number: int) -> None:
    assert read_number(canonical(spoken(number))) == number
    assert read_number(canonical(spoken(number).translate(FORMAL))) == number


@given(st.integers(0, 10**12 - 1))
def test_numerals_with_a_yi_are_read_back(number: int) -> None:
    assert read_number(canonical(spoken(number))) == number


@pytest.mark.no_cover
def test_every_small_number_is_read_in_all_its_spellings() -> None:
    for number in range(12_000):
        assert read_number(canonical(spoken(number))) == number
        assert (
            read_number(canonical(spoken(number).removeprefix("一" if 10 <= number < 20 else ""))) == number
        )
        assert read_number(canonical(f"{number:,}")) == number
        assert read_number(canonical(f"{number:,}".replace(",", " "))) == number


@given(st.integers(1000, 10**9), st.integers(0, 3))
def test_figures_read_one_by_one_are_exact_or_refused(number: int, zero: int) -> None:
    digits = "".join("〇零○0"[zero] if figure == "0" else DIGITS[int(figure)] for figure in str(number))
    read = read_number(canonical(digits))
    assert read in (number, None)
    assert read == number or "0" not in str(number) or zero == 3


@given(st.decimals(0, 10**8, places=4, allow_nan=False))
def test_decimals_before_a_wan_are_exact(number: object) -> None:
    assert read_number(f"{number}万") == Fraction(str(number)) * 10_000


@given(st.text(alphabet="〇一二三五九两十百千万亿点0159.,- 件", max_size=12))
def test_a_refused_numeral_is_always_given_a_reason_or_none(text: str) -> None:
    typed = canonical(text)
    number = read_number(typed)
    assert number is None or number >= 0
    assert trouble(typed) in {
        None,
        "unsure",
        "half_a_no",
        "approximate",
        "range",
        "fraction",
        "ambiguous_grouping",
        "unclear",
    }


@pytest.mark.parametrize("text", ["1  2", "3   5", "1  204", "12 　0"])
def test_figures_with_several_blanks_between_are_no_more_one_number_than_with_one(text: str) -> None:
    assert read_number(canonical(text)) is None
    assert trouble(canonical(text)) == "ambiguous_grouping"


@given(st.text(alphabet="一二三四五六七八九", min_size=2, max_size=2))
def test_two_digits_side_by_side_are_never_a_number(digits: str) -> None:
    assert read_number(digits) is None
    assert trouble(digits) == "approximate"


@pytest.mark.parametrize(
    ("text", "number"), [("二十点五", "20.5"), ("十点〇五", "10.05"), ("〇点五", "0.5"), ("3点5", "3.5")]
)
def test_a_spoken_point_is_read(text: str, number: str) -> None:
    assert read_number(text) == Fraction(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "点",
        "五点",
        "点五",
        "3.5点2",
        "五点十",
        "万",
        "万五",
        "〇百",
        "一百〇",
        "一百〇〇",
        "一百100",
        "三万五十亿六",
    ],
)
def test_broken_numerals_are_not_read(text: str) -> None:
    assert read_number(text) is None


def test_a_text_too_long_for_a_number_is_not_read() -> None:
    assert read_number("9" * (LONGEST + 1)) is None
    assert read_number("9" * LONGEST) == int("9" * LONGEST)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3件吧", "approximate"),
        ("没有吧", "half_a_no"),
        ("好像没有", "half_a_no"),
        ("大概是没有", "half_a_no"),
    ],
)
def test_what_is_said_with_a_doubt_is_no_number_and_no_nought(text: str, code: str) -> None:
    assert read_number(canonical(text)) is None
    assert trouble(canonical(text)) == code
