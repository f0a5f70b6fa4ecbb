"""TOML that anybody may have written."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.flowfiles.toml import TomlError, parse

DOTS = "." * 200


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[" * 51, 1),
        ("a = 1\nb = " + "[" * 9000 + "]" * 9000, 2),
        ("\n".join(["a = ["] + ["["] * 60), 51),
        ("a = 1\nb = " + "{c = " * 300 + "1" + "}" * 300, 2),
        ("\n\n[" + "a." * 900 + "a]", 3),
        ("a" + " . a" * 120 + " = 1", 1),
        (f'{{"a.b" = "{DOTS}"}}\n' + "[" * 9000, 2),
        ("x = 1\ny = " + "7" * 5000, 2),
        ("y = -" + "7_" * 60 + "7", 1),
        ("y = 0x" + "f" * 5000, 1),
        ("y = [1, 0." + "0" * 500 + "]", 1),
        ("y = 1" + "0" * 101 + "e5", 1),
    ],
)
def test_what_is_too_deep_or_too_long_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TomlError, match=rf"\(at line {line}, column \d+\)$"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a = " + "[" * 50 + "]" * 50, None),
        (f'a = "{DOTS}"', DOTS),
        (f"a = 1 # {DOTS} {'[' * 99}", 1),
        ("a = " + '"""' + "[" * 99 + "\n" + "1" * 500 + '"""', "[" * 99 + "\n" + "1" * 500),
        (f"a = '{'[' * 99}{'1' * 500}'", "[" * 99 + "1" * 500),
        ("a = " + "9" * 100, int("9" * 100)),
        (f"{'x' * 3000} = 1\na = 2", 2),
        ("a = [" + "1.5, " * 200 + "]", [1.5] * 200),
        ('a = [\'\\[\', "\\"["]', ["\\[", '"[']),
    ],
)
def test_texts_comments_and_long_rows_are_not_taken_for_depth(text: str, value: object) -> None:
    assert value is None or parse(text)["a"] == value


def test_decimals_stay_exact_where_they_are_wanted() -> None:
    assert parse("a = 2.50", parse_float=Decimal) == {"a": Decimal("2.50")}


@given(st.text("[]{}.,=\"'#\n 17ax_-\\", max_size=300), st.integers(0, 80))
def test_whatever_stands_there_is_read_or_refused_with_a_place(text: str, more: int) -> None:
    said = ""
    try:
        assert isinstance(parse(text + "[" * more), dict)
    except TomlError as fault:
        said = str(fault)
    assert not said or re.search(r"\(at line \d+, column \d+\)$", said)
