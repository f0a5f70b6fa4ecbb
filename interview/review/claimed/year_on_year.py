"""Changes on the year before, worked out again from the two numbers beside them (T08): 12件，比上年的10件增长20%.

Both numbers stand in the text, so that it is the text that disagrees with itself, whatever the tables say; or the one of the
year before stands behind the same words in that year's text. A change of which one number is rounded, or not told, is
nobody's to work out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from interview.engine.sums.relations import Number
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.amounts import Amount, last_place
from interview.review.text.folded import Folded, folded
from interview.review.text.lexicon import pattern, table

_BEFORE = 12
"""Characters before a number that say of which year it is."""
_MARKS = r"[,;:。()\n\d]"
_SHORTEST, _LONGEST = 4, 30
"""Characters right before a number by which last year's text tells of the same thing."""


@rule("T08", "warning", "T08_grew", "T08_fell", "T08_same")
@needs(Need.TEXTS)
def changes(subject: Subject) -> Iterator[Hit]:
    """「12件，比上年的10件增长30%」: neither the percentage nor the difference comes out, or it fell."""
    for text in subject.prose:
        found = text.amounts
        three = zip(found, found[1:], found[2:], strict=False)
        yield from filter(None, (_judged(text, *each) for each in three))
        yield from filter(None, (_judged_before(text, *each) for each in pairwise(found)))
        yield from filter(None, (_judged_by_last_year(text, *each, subject) for each in pairwise(found)))


def _judged_before(text: Folded, now: Amount, change: Amount) -> Hit | None:
    """The same where the number of the year before comes last: 12件，比上年增长20%（上年10件）."""
    words = table("claims")["change"]
    way = pattern(words["grew"]).fullmatch(text.text, now.end, change.start)
    was = pattern(words["was"]).match(text.text, change.end)
    if (
        way is None
        or was is None
        or now.rounded
        or change.rounded
        or not text.text.startswith(now.unit, was.end())
    ):
        return None
    span = (now.start, was.end() + len(now.unit))
    return _held(text, span, change, now.value, int(was["n"]), now.unit, fell=way["fell"] is not None)


def _judged_by_last_year(text: Folded, now: Amount, change: Amount, subject: Subject) -> Hit | None:
    """The same where last year's text has the number: 推送信息412条，比上年增加50条, where it said 推送信息412条, too."""
    last, fell = subject.last, _fell(text.text[now.end : change.start], subject.year)
    told = pattern(table("claims")["change"]["was"]).match(text.text, change.end)
    if last is None or last.year + 1 != subject.year or fell is None or told or now.rounded or change.rounded:
        return None
    said = re.split(_MARKS, text.text[max(0, now.start - _LONGEST) : now.start])[-1]
    then = folded(text.address, last.texts.get(text.address, "")) if len(said) >= _SHORTEST else None
    before = {
        each.value
        for each in (then.amounts if then else ())
        if each.unit == now.unit and not each.rounded and then and then.text.endswith(said, 0, each.start)
    }
    if len(before) != 1:
        return None
    hit = _held(text, (now.start, change.end), change, now.value, before.pop(), now.unit, fell=fell)
    return hit and replace(hit, id=f"T08.{text.address}.last.{text.text.count(now.unit, 0, now.start)}")


def _fell(between: str, year: int | None) -> bool | None:
    """Whether words between two numbers say that the first one fell on the year before, or grew; None where they say neither."""
    words = table("facts")
    for fell, way in ((False, "grown"), (True, "shrunk")):
        if found := pattern(words["compared"] + words[way]).fullmatch(between):
            named = next(filter(None, found.groups()), None)
            return fell if named is None or (year is not None and int(named) == year - 1) else None
    return None


def _judged(text: Folded, one: Amount, other: Amount, change: Amount) -> Hit | None:
    words = table("claims")["change"]
    between, behind = text.text[one.end : other.start], text.text[other.end : change.start]
    way = pattern(words["way"]).fullmatch(behind)
    if way is None or one.unit != other.unit or any(each.rounded for each in (one, other, change)):
        return None
    if pattern(words["than"]).fullmatch(between):
        now, before = one.value, other.value
    elif pattern(words["from"]).search(text.text, max(0, one.start - _BEFORE), one.start) and pattern(
        words["to"]
    ).fullmatch(between):
        now, before = other.value, one.value
    else:
        return None
    span = (one.start, change.end)
    return _held(text, span, change, now, before, one.unit, fell=way["fell"] is not None)


def _held(
    text: Folded, span: tuple[int, int], change: Amount, now: Number, before: Number, unit: str, *, fell: bool
) -> Hit | None:
    """A change against the two numbers that it is of."""
    true = _change(now, before, change, unit)
    if true is None or (_is_told(change, abs(true)) and (not true or fell == (true < 0))):
        return None
    number = text.text.count("%", 0, change.end)
    return Hit(
        "T08_fell" if true < 0 else "T08_grew" if true else "T08_same", f"T08.{text.address}.change.{number}", (text.span(*span),), text.said(change.start, change.end), _as_told(change, abs(true)), details={"said": text.said(*span), "before": before, "now": now},
    )  # fmt: skip


def _change(now: Number, before: Number, change: Amount, unit: str) -> Decimal | None:
    """By how much a number changed, below 0 where it fell; None where it is not told in per cent and not in its own unit."""
    difference = Decimal(now) - Decimal(before)
    if change.unit == unit:
        return difference
    return difference * 100 / Decimal(before) if change.unit == "%" and before else None


def _is_told(change: Amount, true: Decimal) -> bool:
    """Whether a change is told as it is, rounded or cut off; a difference to the last one."""
    return abs(Decimal(change.value) - true) < (
        last_place(change.value) if change.unit == "%" else Decimal("0.01")
    )


def _as_told(change: Amount, true: Decimal) -> str:
    """A change with as many decimals as the text has, and its unit."""
    return f"{true.quantize(last_place(change.value)) if change.unit == '%' else true.normalize():f}{change.unit}"
