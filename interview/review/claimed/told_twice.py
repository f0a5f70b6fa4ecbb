"""One way of publishing that a report tells twice, with two numbers (T07)."""

from __future__ import annotations

from collections.abc import Iterator

from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.amounts import Amount
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_NEARBY = 60
"""Characters before a number in which its way is named."""


@rule("T07", "warning", "twice")
@needs(Need.TEXTS)
def twice(subject: Subject) -> Iterator[Hit]:
    """One way of publishing told twice, with two numbers."""
    words = table("parts")
    seen: dict[tuple[str, str], tuple[Amount, Folded]] = {}
    for text in subject.prose:
        for amount in text.amounts:
            start = max(text.sentence(amount.start)[0], amount.start - _NEARBY)
            found = pattern(words["one_way"]).search(text.text, start, amount.start)
            way = _way(found["way"]) if found and not amount.rounded else ""
            first, where = seen.setdefault((way, amount.unit), (amount, text)) if way else (amount, text)
            if first.value != amount.value:
                yield Hit(
                    "twice", f"T07.{text.address}.twice.{way}", (text.span(start, amount.end), where.span(first.start, first.end)), amount.value, first.value, details={"way": way, "unit": amount.unit},
                )  # fmt: skip
                return


def _way(said: str) -> str:
    """What tells a way from others: 示范区管委会网站审计信息栏目 and 审计信息专栏 are one."""
    last = pattern(table("parts")["place"]).split(said)[-1]
    return pattern(table("parts")["kind_of_place"]).sub("", last) or said
