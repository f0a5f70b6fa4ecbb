"""No pattern of the program takes a time that grows faster than the text: texts may be hostile.

The one place where times are compared: as a ratio of process times within one run, and only where a text of thirty
thousand characters takes longer than any pattern that grows with its text could.
"""

from __future__ import annotations

import re
from collections import deque
from time import process_time
from typing import Any

import pytest

from tests.support.attacks import Attack, attacks
from tests.support.patterns import MADE, Used, of_code, of_data

SIZES = (16, 20, 25, 32, 40, 50, 64, 125, 500, 2_000, 8_000, 32_000)
"""In steps, so that what would never end is seen before it is waited for."""
ENOUGH, LITTLE = 0.03, 0.003
"""Seconds; a pattern that takes little for all but the longest grows with its text, or takes no longer than one that does."""
STEEPER = 8
"""Four times the text takes four times as long, where the time grows with the square sixteen times."""

PARTS = 6
"""In which the patterns are tried, beside each other."""


def grows(used: Used, attack: Attack) -> bool:
    """Whether a text four times as long takes much more than four times the time."""
    shorter: Any = None
    for size in SIZES:
        told = attack.of(size)
        subject: Any = told.encode() if isinstance(used.pattern.pattern, bytes) else told
        first = _spent(used, subject)
        if first > ENOUGH and (spent := _least(used, subject)) > ENOUGH:
            return size < SIZES[-2] or spent > STEEPER * _least(used, shorter)
        if size == SIZES[-2] and first < LITTLE:
            return False
        shorter = subject
    return False


def _least(used: Used, subject: Any) -> float:
    """Of three times the shortest: a busy machine makes some of them longer, none shorter."""
    return min(_spent(used, subject) for _ in range(3))


def _spent(used: Used, subject: Any) -> float:
    before = process_time()
    for way in used.ways:
        found = getattr(used.pattern, way)(subject)
        if way == "finditer":
            deque(found, maxlen=0)
    return process_time() - before


def steep(used: Used) -> str | None:
    """A text over which a pattern grows, as it begins; None where there is none."""
    return next((repr(each.of(60)) for each in attacks(used.pattern) if grows(used, each)), None)


@pytest.mark.parametrize(
    ("pattern", "does"),
    [
        (r"\s*x", True), (r"[|\s:-]*-{3,}[|\s:-]*", True), (r"(a|aa)+b", True), (r"\((.*)\)$", True), (r".*a.*b.*c", True),
        (r"(?<!\s)\s+x", False), (r"\s{0,9}x", False), (r"[^。]*。", True), (r"(?<![^。])[^。]*+。", False), (r"(?:ab)+c", True),
    ],
)  # fmt: skip
def test_growth_is_seen_where_it_is(pattern: str, does: bool) -> None:
    assert (steep(Used("", re.compile(pattern))) is not None) is does


def test_every_pattern_of_the_code_is_known() -> None:
    found, untold = of_code()
    assert len(found) > 100
    assert {site.file for site in untold} == MADE.keys(), untold  # whoever makes one says there of what


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_of_the_code_grows_faster_than_the_text(part: int) -> None:
    found, _ = of_code()
    assert {used.where: text for used in found[part::PARTS] if (text := steep(used))} == {}


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_made_of_data_grows_faster_than_the_text(part: int) -> None:
    found = list(of_data())
    assert len(found) > 200
    assert {used.where: text for used in found[part::PARTS] if (text := steep(used))} == {}
