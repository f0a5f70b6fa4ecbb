"""The numbers by which headings and lists count: 一, 十二, 一百零三; read back too, where figures stand for them.

Whole numbers of so many parts alone. What a person answers is read by `numerals`, whose grammar is wider.
"""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_READ = re.compile(r"(?:(?P<tens>[一二三四五六七八九])?(?P<ten>十))?(?P<ones>[一二三四五六七八九])?")


def ordinal(number: int) -> str:
    """A number from 1 to 999 in Chinese, as headings have it: 12 is 十二."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    told = f"{_DIGITS[hundreds]}百" * bool(hundreds)
    told += "零" * bool(hundreds and ones and not tens)
    told += (_DIGITS[tens] * (tens > 1 or bool(hundreds)) + "十") * bool(tens)
    return told + _DIGITS[ones] * bool(ones)


def ordinal_value(text: str) -> int:
    """What a heading's number says, in Chinese up to 99 or in figures; 0 where it is none."""
    if text.isdecimal():
        return int(text)
    found = _READ.fullmatch(text)
    if found is None:
        return 0
    tens = _DIGITS.index(found["tens"] or "一") if found["ten"] else 0
    return 10 * tens + _DIGITS.index(found["ones"] or "零")
