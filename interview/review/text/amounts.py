"""Every number with its unit in a text: 1,204 件 · １２件 · 两件 · 3.5万元 · 12.3%; years, dates and ordinals are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from interview.dataclass import dataclass
from interview.engine.answers.numerals import canonical, read_number
from interview.engine.sums.relations import Number

CASES = frozenset("件条份起宗例")
"""How applications, documents, decisions and cases are counted."""


_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text."""

    start: int
    end: int
    """Of the number and its unit, in the folded text."""
    value: Number
    unit: str
    """元 for 万元 and 亿元 too: the value is in 元."""
    rounded: bool = False
    """近, 余, 多, 约: not meant to the last digit."""
    stop: int = 0
    """Where the number itself ends, before 万, 亿 and its unit."""
    scale: int = 1
    """What 万 or 亿 behind it makes of it."""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<about>近|约|超过?|逾|不足|达到?)?"
        r"(?<![\d.第〔\[年月—~-])(?<!\d,)"
        r"(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|(?<![一二三四五六七八九十百千万两第每逐统无没])(?<!没有)[〇零一二两三四五六七八九十百千]{1,9})"
        r"(?P<scale>万|亿)?(?P<more>余|多|来)?"
        r"(?P<unit>件次|条次|人次|元|%|[件条份起宗例项个次期篇场家名处人部])"
    )


def amounts(text: str) -> Iterator[Amount]:
    """The numbers of a folded text, in order."""
    for found in _pattern().finditer(text):
        value = _value(found["number"], found["scale"])
        if value is not None:
            rounded = found["about"] not in {None, "达", "达到"} or found["more"] is not None
            yield Amount(
                found.start("number"), found.end(), value, found["unit"], rounded,
                found.end("number"), _SCALES[found["scale"] or ""],
            )  # fmt: skip


def _value(number: str, scale: str | None) -> Number | None:
    if number[0].isdecimal():
        exact = Decimal(number.replace(",", "")) * _SCALES[scale or ""]
        return int(exact) if exact == exact.to_integral_value() else exact
    read = read_number(canonical(number + (scale or "")))
    return int(read) if read is not None and read.denominator == 1 else None


def last_place(number: Number) -> Decimal:
    """What one of the last decimal that a number is told with is worth: 0.1 of 12.3, 1 of 12."""
    exponent = Decimal(number).as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
