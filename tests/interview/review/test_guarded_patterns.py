"""Patterns of the rules that say first what they may begin with, so that no other place of a text is looked at.

A beginning that is missing there would never be found, without a sign; so what may begin is reckoned from the pattern itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from tests.support.patterns import of_tables

GUARDED = re.compile(r"(?:\(\?x\)\s*)?\(\?=\[")


def beginnings(parts: Any) -> tuple[set[str], bool]:
    """The characters that a pattern may begin with, and whether it may be over without any."""
    found: set[str] = set()
    for code, told in parts:
        match code:
            case op.LITERAL:
                return found | {chr(told)}, False
            case op.IN:
                return found | set(one_of(told)), False
            case op.BRANCH:
                ways = [beginnings(way) for way in told[1]]
            case op.SUBPATTERN:
                ways = [beginnings(told[3])]
            case op.MAX_REPEAT | op.POSSESSIVE_REPEAT:
                ways = [beginnings(told[2]), *([(set[str](), True)] if not told[0] else [])]
            case op.ASSERT | op.ASSERT_NOT | op.AT:
                continue
            case _:
                raise AssertionError(code)
        found = found.union(*(characters for characters, _ in ways))
        if not any(is_over for _, is_over in ways):
            return found, False
    return found, True


def one_of(told: Any) -> Iterator[str]:
    for code, what in told:
        if code is op.LITERAL:
            yield chr(what)
        else:
            assert code is op.RANGE, code
            yield from map(chr, range(what[0], what[1] + 1))


@pytest.mark.parametrize("pattern", [each for each in of_tables() if GUARDED.match(each)])
def test_a_pattern_names_every_character_that_it_may_begin_with(pattern: str) -> None:
    guard, *rest = _parser.parse(pattern)
    assert guard[0] is op.ASSERT
    assert beginnings(rest) == (beginnings(guard[1][1])[0], False)


def test_what_a_pattern_may_begin_with_is_reckoned_through_all_its_ways() -> None:
    assert beginnings(_parser.parse("(?<!是)(?:甲|乙?丙)[丁戊]|己")) == (set("甲乙丙己"), False)
    assert beginnings(_parser.parse("^甲?")) == ({"甲"}, True)
