"""Numbers of a text beside each other that would come to a third, were it not for a power of ten: a unit too much or too little (T07)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from interview.engine.sums.relations import Number
from interview.review.claimed.breakdowns import COUNTED
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.amounts import Amount
from interview.review.text.folded import Folded

_MOST_PARTS = 6
_FEWEST_DIGITS = 4


@rule("T07", "warning", "parts_power")
@needs(Need.TEXTS)
def of_another_power(subject: Subject) -> Iterator[Hit]:
    """Numbers beside each other that come to the one before or behind them, but for a power of ten: 75656 条 + 98113 条 = 173769 万条."""
    for text in subject.prose:
        found = [each for each in text.amounts if each.unit in COUNTED and not each.rounded]
        for at in range(len(found)):
            parts, whole = next(_by_powers(text, found, at), ((), None))
            if whole is not None:
                first, last = min(whole.start, parts[0].start), max(whole.end, parts[-1].end)
                yield Hit(
                    "parts_power", f"T07.{text.address}.parts_power", (text.span(first, last),), sum(each.value for each in parts), whole.value, details={"unit": whole.unit},
                )  # fmt: skip
                break


def _by_powers(text: Folded, found: Sequence[Amount], at: int) -> Iterator[tuple[Sequence[Amount], Amount]]:
    """Parts of a number, right before it or right behind it, in its own sentence or the one beside it."""
    whole = found[at]
    for beside in (found[max(0, at - _MOST_PARTS) : at][::-1], found[at + 1 : at + 1 + _MOST_PARTS]):
        near = _stretch(text, whole, beside)
        for count in range(2, len(near) + 1):
            parts = sorted(near[:count], key=lambda each: each.start)
            total = sum(each.value for each in parts)
            if all(each.value for each in parts) and _same_digits(total, whole.value):
                yield parts, whole


def _stretch(text: Folded, whole: Amount, beside: Sequence[Amount]) -> list[Amount]:
    """The numbers of the same unit from a whole on, each in the sentence of the one before or in the next."""
    steps = pairwise((whole, *beside))
    return [
        each
        for _, each in takewhile(
            lambda step: step[1].unit == whole.unit and _is_near(text, step[0], step[1]), steps
        )
    ]


def _is_near(text: Folded, one: Amount, other: Amount) -> bool:
    """Whether two numbers stand in one sentence or in two beside each other."""
    first, last = sorted((one.start, other.start))
    end = text.sentence(first)[1]
    return last < end or last < text.sentence(end)[1]


def _same_digits(one: Number, other: Number) -> bool:
    """Whether two numbers are the same but for a power of ten; two or three digits are alike by chance."""
    digits = [f"{Decimal(each):f}".replace(".", "").strip("0") for each in (one, other)]
    return one != other and digits[0] == digits[1] and len(digits[0]) >= _FEWEST_DIGITS
