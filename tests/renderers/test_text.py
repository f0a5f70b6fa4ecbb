from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from renderers.text import clean, ems


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("甲\x00乙", "甲乙"),
        ("甲\x1b[0m", "甲[0m"),
        ("甲\x0b乙", "甲 乙"),
        ("甲\r\n\n乙", "甲 乙"),
        ("甲\t乙", "甲 乙"),
        ("甲\u2028乙\x85丙", "甲 乙 丙"),
        ("甲\ufffe\uffff\ud800乙", "甲乙"),
        ("𠮷\x7f\x9f㐀", "𠮷㐀"),
        ("　首行\xa0空", "　首行\xa0空"),
        ("", ""),
    ],
)
def test_what_a_file_cannot_hold_is_dropped_and_breaks_become_a_space(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_cleaned_text_fits_into_xml_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    etree.Element("text").text = cleaned
    assert clean(cleaned) == cleaned


@given(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]))
def test_no_letter_number_or_sign_is_lost(char: str) -> None:
    assert clean(char) == char


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("政府", 2), ("2023年", 3), ("２０", 2), ("（一）a", 3.5)]
)
def test_a_chinese_character_is_as_wide_as_two_digits(text: str, width: float) -> None:
    assert ems(text) == width
