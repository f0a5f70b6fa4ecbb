"""Whole numbers and amounts of money as people answer with them: 「一共 5 件」, 「减少 8 项」, 「3万5千元」.

Takes the words around a numeral off, leaves the numeral to `numerals`, and says why when nothing certain is
left. Returns bare numbers; which kind of answer they become is no concern here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from interview.dataclass import dataclass
from interview.engine.answers.characters import quoted
from interview.engine.answers.numerals import (
    LONGEST,
    canonical,
    read_number,
    trouble,
    without_opening,
    without_unit,
)
from interview.engine.answers.problems import Problem

LARGEST = 10**12
"""No figure of the report comes near it; more digits are a slip of the finger."""
LARGEST_SUM = LARGEST * 1000
"""What is computed of figures, none of them larger than that: a form adds up far fewer."""
FINEST = 6
"""Decimals an amount keeps: one fen is 0.000001 万元."""

MoneyUnit = Literal["万元", "元"]

# Cases are counted in any of these, whichever the question asks in. Persons or days are something else.
_COUNTERS = frozenset("件项个份条起宗例") | {"case", "cases"}
_OTHER_UNITS = _COUNTERS.union("人次家名位场期篇部处天日周月年页元块%‰倍", ("人次", "万元", "亿元"))

# Compiled at their first use, as in `numerals`.
_NONE = r"无|[Nn]|[Nn][Oo](?:[Nn][Ee])?|(?:一(?P<unit>\w{1,2}?)[也都]?|都)?没(?:有?收到过?|有过?)?"
_BELOW_ZERO = r"负|-"
_COMPARED = r"(?:同比|(?:[与跟和同比较]?(?:去年|上年|上一年|上年度)(?:相比)?),?)?"
_DOWN = rf"{_COMPARED}净?(?:减少|减|下降|降|少)了?|负|-"
_UP = rf"{_COMPARED}净?(?:增加|增长|增|上升|多|加)了?|正|\+"
_NO_CHANGE = rf"{_COMPARED}(?:没有?变化?|无变化|不变|未变|持平|一样|没有?增减|无增减)"
# 1.204 may be a decimal, or 1,204 with the wrong key; 1.000 cases may be a thousand.
_THOUSANDS_OR_DECIMALS = r"[0-9]{1,3}\.[0-9]{3}"

_WAN = 10_000
_RARE_IN_WAN = 1_000
_YUAN = ("元人民币", "人民币", "元", "块钱", "块")


@dataclass(frozen=True, slots=True)
class HeardAmount:
    """An amount in the unit asked for, and how it was understood."""

    number: Decimal
    heard: str | None = None
    """Names what to say in passing when the unit typed is not the unit asked for."""


def count(text: str, unit: str) -> int | Problem:
    """Reads how many there are."""
    typed = without_opening(canonical(text))
    if _says_none(canonical(text), unit):
        return 0
    minus = re.match(_BELOW_ZERO, typed)
    number = _whole(text, typed[minus.end() :] if minus else typed, unit, "not_a_number")
    if minus and isinstance(number, int) and number > 0:
        return Problem("negative", details=_about(text, unit))
    return number


def change(text: str, unit: str) -> int | Problem:
    """Reads by how much something grew or shrank."""
    typed = without_opening(canonical(text))
    if _says_none(canonical(text), unit) or re.fullmatch(_NO_CHANGE, canonical(text)):
        return 0
    down = re.match(_DOWN, typed)
    direction = down or re.match(_UP, typed)
    number = _whole(text, typed[direction.end() :] if direction else typed, unit, "not_a_change")
    return -number if down and isinstance(number, int) else number


def amount(text: str, unit: MoneyUnit) -> HeardAmount | Problem:
    """Reads an amount of money and converts it, exactly, to the unit asked for."""
    typed = without_opening(canonical(text))
    if _says_none(canonical(text), unit):
        return HeardAmount(Decimal(0))
    numeral, in_yuan = _without_currency(typed)
    minus = re.match(_BELOW_ZERO, numeral)
    number = read_number(numeral[minus.end() :] if minus else numeral)
    if number is None:
        return _no_amount(text, numeral, unit)
    if minus and number > 0:
        return Problem("negative", details=_about(text, unit))
    if in_yuan:
        heard = _converted(numeral, unit) if number else None
        return _exact(text, number / _WAN if unit == "万元" else number, unit, heard)
    if unit == "万元" and re.search("[百千]", numeral):
        return Problem("which_unit", details=_about(text, unit))
    # Thousands of 万元 are rare enough to be said aloud: most likely 元 was meant.
    return _exact(text, number, unit, "taken_as_wan" if unit == "万元" and number >= _RARE_IN_WAN else None)


def _whole(text: str, numeral: str, unit: str, otherwise: str) -> int | Problem:
    """Reads a whole number without sign; `otherwise` is the code when no better reason is found."""
    bare = without_unit(numeral, _fitting(unit))
    number = read_number(bare)
    if number is None:
        return _unread(text, numeral, unit, otherwise)
    if re.fullmatch(_THOUSANDS_OR_DECIMALS, bare):
        return Problem("ambiguous_grouping", details=_about(text, unit))
    if number.denominator > 1:
        return Problem("fraction", details=_about(text, unit))
    if number > LARGEST:
        return Problem("too_large", details=_about(text, unit))
    return int(number)


def _converted(numeral: str, unit: MoneyUnit) -> str | None:
    """Name the conversion, unless the numeral already ends in the unit asked for, as 3.5万 does."""
    if unit == "万元":
        return None if numeral.endswith("万") and "亿" not in numeral else "yuan_to_wan"
    return "wan_to_yuan" if re.search("[万亿]", numeral) else None


def _exact(text: str, number: Fraction, unit: MoneyUnit, heard: str | None) -> HeardAmount | Problem:
    """Keeps an amount exactly or not at all."""
    finest = number * 10**FINEST
    if finest.denominator > 1:
        return Problem("too_fine", details={**_about(text, unit), "places": FINEST})
    if number > LARGEST:
        return Problem("too_large", details=_about(text, unit))
    return HeardAmount(Decimal(finest.numerator).scaleb(-FINEST), heard)


def _without_currency(typed: str) -> tuple[str, bool]:
    """Take ¥ and 元 off; tells whether the numeral counts 元, as one with a 万 in it also does."""
    numeral = without_unit(typed.removesuffix("整"), _YUAN).removeprefix("¥").removeprefix("人民币")
    return numeral, numeral != typed or bool(re.search("[万亿]", numeral))


def _no_amount(text: str, numeral: str, unit: str) -> Problem:
    problem = _unread(text, numeral, unit, "not_an_amount")
    # A broken count wants a whole number; a broken amount only wants to be written in digits.
    return Problem("not_an_amount", details=problem.details) if problem.code == "fraction" else problem


def _unread(text: str, typed: str, unit: str, otherwise: str) -> Problem:
    """Why a canonical text is no number."""
    if not typed and not canonical(text):
        return Problem("required")
    if len(typed) > LONGEST:
        code = "too_large" if re.fullmatch("[0-9]+", typed) else otherwise
        return Problem(code, details=_about(text, unit))
    bare = without_unit(typed, _OTHER_UNITS - _fitting(unit))
    if bare != typed and read_number(bare) is not None:
        return Problem("other_unit", details=_about(text, unit))
    return Problem(trouble(without_unit(typed, _fitting(unit))) or otherwise, details=_about(text, unit))


def _says_none(typed: str, unit: str) -> bool:
    """Whether a canonical text is 无, 没有, 一件也没有 and the like."""
    none = re.fullmatch(_NONE, typed)
    return none is not None and (none["unit"] is None or none["unit"] in _fitting(unit))


def _fitting(unit: str) -> frozenset[str]:
    """The units an answer may carry when it is asked for in this one."""
    if unit in _COUNTERS:
        return _COUNTERS
    return frozenset({unit} if unit.endswith("元") else {unit, "个"})


def _about(text: str, unit: str) -> dict[str, object]:
    return {"text": quoted(text), "unit": unit}
