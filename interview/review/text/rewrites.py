"""Numbers and names of a text put right, written as the text writes them. Pure: a text in, a text out."""

from __future__ import annotations

from decimal import Decimal

from interview.engine.answers.kinds import plain
from interview.engine.sums.relations import Number
from interview.review.model import Rewrite

_WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_MOST = 9999
"""Numbers up to here are spelt in Chinese where the text spells them so; larger ones would rather be read."""


def rewritten(text: str, rewrite: Rewrite) -> str:
    """The text with one piece exchanged; nothing else of it changes."""
    return text[: rewrite.span.start] + rewrite.now + text[rewrite.span.end :]


def written_like(was: str, value: Number) -> str:
    """A number in the digits of another: wide ones, Chinese ones, with marks between thousands, or plain."""
    if any(each in _DIGITS or each in "两十百千" for each in was):
        return _spelt(value)
    told = f"{value:,}" if isinstance(value, int) and ("," in was or "，" in was) else plain(value)
    return told.translate(_WIDE) if any("０" <= each <= "９" for each in was) else told


def _spelt(value: Number) -> str:
    """A whole number of things in Chinese."""
    if value != int(value) or not 0 <= value <= _MOST:
        return plain(value)
    if value == len("两件"):
        return "两"
    digits = str(int(value))
    spelt = "".join(
        _DIGITS[int(digit)] + (_UNITS[len(digits) - at - 1] if digit != "0" else "")
        for at, digit in enumerate(digits)
    )
    while "〇〇" in spelt:
        spelt = spelt.replace("〇〇", "〇")
    spelt = spelt.rstrip("〇") or "〇"
    return spelt.removeprefix("一") if spelt.startswith("一十") else spelt.replace("〇", "零")


def scaled(value: Number, scale: int) -> Number:
    """A number as it stands before 万 or 亿."""
    exact = Decimal(value) / scale
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()
