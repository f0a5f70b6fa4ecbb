"""Percentages of a text, worked out again from the numbers beside them (T08)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from interview.engine.sums.relations import Number
from interview.review.claimed import expressions as sums
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.amounts import CASES, Amount, last_place
from interview.review.text.folded import Folded

_SHARE = "占"
_OF_WHICH = "其中"
"""Behind it the share is of what is named next: 办理 90 件，其中予以公开占 60%."""
_NEARBY = 60
"""So many numbers before a percentage may be its whole."""
_WHOLES = (
    "applications.total.total", "applications.new.total", "applications.new.total + applications.carried_in.total",
)  # fmt: skip


@rule("T08", "warning")
@needs(Need.TEXTS)
def percentages(subject: Subject) -> Iterator[Hit]:
    """「258 件，占 33.9%」 where 258 is not 33.9 % of anything that may be meant."""
    for text in subject.prose:
        found = text.amounts
        for at, (count, share) in enumerate(pairwise(found)):
            if _is_share(text, count, share):
                finding = _judged(subject, text, found[max(0, at - _NEARBY) : at], count, share)
                if finding is not None:
                    yield finding


def _is_share(text: Folded, count: Amount, share: Amount) -> bool:
    between = text.text[count.end : share.start]
    return (
        share.unit == "%" and count.unit in CASES and _SHARE in between and "。" not in between
        and _OF_WHICH not in between and not (share.rounded or count.rounded)
    )  # fmt: skip


def _judged(
    subject: Subject, text: Folded, before: Sequence[Amount], count: Amount, share: Amount
) -> Hit | None:
    larger = [each for each in before if each.unit in CASES and each.value >= count.value]
    told = [each.value for each in larger if each.unit == count.unit]
    known = [value for each in _WHOLES if (value := sums.value(each, subject))]
    # What is counted in 例 may be the whole of what is counted in 件; alone it is none that a share is held against.
    wholes = [whole for whole in (*(each.value for each in larger), *known) if whole]
    if not (told or known) or any(_fits(share.value, count.value, whole) for whole in wholes):
        return None
    whole = (
        known[0] if known and _of_applications(subject, text, count) else told[-1] if len(told) == 1 else None
    )
    if whole is None:
        return None
    return Hit(
        "T08", f"T08.{text.address}.{_number_of(text, share)}", (text.span(count.start, share.end),), share.value, _rounded(count.value, whole, share.value), details={"said": text.said(count.start, share.end), "part": count.value, "whole": whole},
    )  # fmt: skip


def _of_applications(subject: Subject, text: Folded, count: Amount) -> bool:
    return any(each.text is text and each.amount.start == count.start for each in subject.claims)


def _number_of(text: Folded, share: Amount) -> int:
    """Which percentage of its text it is, counted from 1."""
    return text.text.count("%", 0, share.end)


def _fits(share: Number, part: Number, whole: Number) -> bool:
    """Whether a percentage is right, rounded or cut off."""
    return abs(Decimal(share) - Decimal(part) * 100 / Decimal(whole)) < last_place(share)


def _rounded(part: Number, whole: Number, share: Number) -> str:
    return f"{(Decimal(part) * 100 / Decimal(whole)).quantize(last_place(share))}%"
