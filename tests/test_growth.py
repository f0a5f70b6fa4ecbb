"""No pattern of the program takes a time that grows faster than the text: texts may be hostile.

The one place where times are compared: as a ratio of process times within one run, and only where a text of twelve
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

SIZES = (16, 20, 25, 32, 40, 50, 64, 125, 500, 2_000, 12_000)
"""In steps, so that what would never end is seen before it is waited for."""
ENOUGH = 0.03
"""Seconds; a pattern that grows with its text takes a tenth of it for the longest."""
STEEPER = 12
"""Six times the text takes six times as long, where the time grows with the square thirty-six times."""


def grows(used: Used, attack: Attack) -> bool:
    """Whether a text six times as long takes much more than six times the time."""
    last = 0.0
    for size in SIZES:
        told = attack.of(size)
        subject: Any = told.encode() if isinstance(used.pattern.pattern, bytes) else told
        spent = _spent(used, subject)
        if spent > ENOUGH:
            spent = min(spent, _spent(used, subject), _spent(used, subject))
            if spent > ENOUGH and (size < SIZES[-1] or spent > STEEPER * last):
                return True
        last = spent
    return False


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


def test_no_pattern_of_the_code_grows_faster_than_the_text() -> None:
    found, untold = of_code()
    assert len(found) > 100
    assert {site.file for site in untold} == MADE.keys(), untold  # whoever makes one says there of what
    assert {used.where: text for used in found if (text := steep(used))} == {}


@pytest.mark.no_cover
def test_no_pattern_made_of_data_grows_faster_than_the_text() -> None:
    found = list(of_data())
    assert len(found) > 200
    assert {used.where: text for used in found if (text := steep(used))} == {}
