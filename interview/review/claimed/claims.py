"""Figures that a text says: every one that `rules/claims.toml` knows, wherever it stands, and what the tables say to it.

A claim is a number whose words around it name a figure of the tables. It is right if it equals any reading of those
words; whether a number that equals none is surely wrong depends on what the sentence speaks of. Nothing here judges
numbers that speak of another year, another office or a part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from interview.dataclass import dataclass
from interview.engine.sums.relations import Number
from interview.review.model import Rewrite
from interview.review.text.amounts import CASES, Amount
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table
from interview.review.text.rewrites import scaled, written_like

_BRACKETS = re.compile(r"\([^()\d]*\)")
_YEAR = re.compile(r"20\d\d(?=年)")
_CARRIED = re.compile(r"20\d\d年度?的?(?=结转|转结|转入|遗留)")
"""The year that applications come over from: they are this year's all the same."""
_FARTHEST = 120
"""How far before a number its words may begin."""
_REMEMBERED = 400
"""How far before a number it may have been said what is spoken of."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One entry of the table of claims."""

    id: str
    rule: str
    topic: str
    about: str
    before: str
    after: str
    unless: str
    units: frozenset[str]
    per: int
    whole: bool
    """It tells the whole year and the whole office."""
    ahead: bool
    """What it is about is said after the number."""
    readings: tuple[str, ...]
    narrower: tuple[str, ...]
    at_most: str
    at_least: str
    since: int
    vague: bool
    """Its words may count more than the table does."""
    either: bool
    """Which of its readings is meant, only what was spoken of before says."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of a text that says a figure."""

    saying: Saying
    text: Folded
    amount: Amount
    sentence: tuple[int, int]
    start: int
    end: int
    """Of the number with the words around it."""

    @property
    def words(self) -> str:
        """The number with the words around it."""
        return self.text.said(self.start, self.end)

    def told_as(self, figure: Number) -> Rewrite:
        """The number as it should be written, so that it says a figure of the tables."""
        span = self.text.span(self.amount.start, self.amount.stop)
        was = self.text.told[span.start : span.end]
        return Rewrite(span, written_like(was, scaled(figure * self.saying.per, self.amount.scale)))

    @property
    def value(self) -> Number:
        """In the unit of the tables."""
        return self.amount.value if self.saying.per == 1 else _shorter(self.amount.value, self.saying.per)


@dataclass(frozen=True, slots=True)
class Context:
    """A number and the words around it."""

    text: Folded
    amount: Amount
    left: str
    """Since the number before it, within the sentence, without brackets that hold no number."""
    right: str
    sentence: tuple[int, int]
    topic: str
    start: int
    follows: bool
    """Whether what stands before it begins right behind another number."""


def claims_in(text: Folded, year: int | None) -> Iterator[Claim]:
    """Every claim of a text, in order; numbers that speak of another year than `year` are none."""
    for context in contexts(text):
        if not context.amount.rounded and not of_another_time(context, year):
            saying = next((each for each in _by_unit(context.amount.unit) if _fits(each, context)), None)
            if saying is not None:
                yield Claim(saying, text, context.amount, context.sentence, *_extent(saying, context))


def _extent(saying: Saying, context: Context) -> tuple[int, int]:
    """From the last comma before a number to the end of what is said of it."""
    amount = context.amount
    start = max(context.text.text.rfind(mark, context.start, amount.start) for mark in ",;:") + 1
    found = pattern(saying.after).search(context.right) if saying.after else None
    start = max(start, context.start)
    start += context.text.text.startswith("、", start)  # it parts this one from the one before
    return start, amount.end + (found.end() if found else 0)


def contexts(text: Folded) -> Iterator[Context]:
    """Every number of a text with the words around it."""
    found = text.amounts
    spoken_of = [(each.end(), each.start(), each.lastgroup) for each in _topics().finditer(text.text)]
    for at, amount in enumerate(found):
        sentence = text.sentence(amount.start)
        start = max(sentence[0], found[at - 1].end if at else 0, amount.start - _FARTHEST)
        stop = min(sentence[1], found[at + 1].start if at + 1 < len(found) else sentence[1])
        left = _BRACKETS.sub("", text.text[start : amount.start])
        yield Context(
            text,
            amount,
            left,
            text.text[amount.end : stop],
            sentence,
            _topic(text, amount, sentence, spoken_of),
            start,
            at > 0 and start == found[at - 1].end,
        )


def _topic(
    text: Folded, amount: Amount, sentence: tuple[int, int], spoken_of: Sequence[tuple[int, int, str | None]]
) -> str:
    """What was last spoken of before a number, in this sentence or the one before."""
    before = text.sentence(sentence[0] - 1)[0] if sentence[0] else 0
    at = bisect_left(spoken_of, (amount.start + 1,)) - 1
    _, start, topic = spoken_of[at] if at >= 0 else (0, -1, None)
    near = start >= max(before, amount.start - _REMEMBERED)
    return topic if topic and near else "applications" if text.address.endswith("on_request") else ""


@cache
def _topics() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{words})" for name, words in table("claims")["topics"].items()))


def _fits(saying: Saying, context: Context) -> bool:
    if saying.topic and saying.topic != context.topic and not saying.ahead:
        return False
    if saying.before and not pattern(saying.before).search(context.left):
        return False
    if saying.after and not pattern(saying.after).search(context.right):
        return False
    if saying.unless and pattern(saying.unless).search(context.left):
        return False
    if saying.whole and pattern(table("claims")["scope"]["channel"]).search(_clause(context)):
        return False
    return not saying.about or _speaks_of(saying.about, context)


def _speaks_of(about: str, context: Context) -> bool:
    start, end = context.sentence
    before = context.text.sentence(start - 1)[0] if start else 0
    return "on_request" in context.text.address or bool(pattern(about).search(context.text.text, before, end))


def _from(start: int, amount: Amount) -> int:
    """Where a sentence begins, as far as it is remembered."""
    return max(start, amount.start - _REMEMBERED)


def _clause(context: Context) -> str:
    """The words before a number back to the last comma."""
    return re.split(r"[,;:]", context.left)[-1]


def of_another_time(context: Context, year: int | None) -> bool:
    """Whether a number is said of another year, of a part of the year, or of a change."""
    left = context.text.text[_from(context.sentence[0], context.amount) : context.amount.start]
    if pattern(table("claims")["scope"]["other_time"]).search(_clause(context)):
        return True
    near: list[str] = _YEAR.findall(_CARRIED.sub("", context.left))
    if near and context.follows and year is not None:
        return int(near[-1]) != year  # said behind another number, it is of this one alone
    years = near or _YEAR.findall(_CARRIED.sub("", left))
    # A text that never says its own year says it wrongly, which is another rule's business.
    return bool(years) and year is not None and years[-1] != str(year) and f"{year}年" in context.text.text


@cache
def _sayings() -> tuple[Saying, ...]:
    return tuple(_saying(each) for each in table("claims")["claim"])


@cache
def _by_unit(unit: str) -> tuple[Saying, ...]:
    return tuple(each for each in _sayings() if unit in each.units)


def _saying(told: Mapping[str, Any]) -> Saying:
    return Saying(
        told["id"], told["rule"], told.get("topic", ""), told.get("about", ""), told.get("before", ""),
        told.get("after", ""), told.get("unless", ""), frozenset(told["units"]) if "units" in told else CASES,
        told.get("per", 1), told.get("whole", False), told.get("ahead", False),
        tuple(told["readings"]), tuple(told.get("narrower", ())), told.get("at_most", ""), told.get("at_least", ""),
        told.get("since", 0), told.get("vague", False), told.get("either", False),
    )  # fmt: skip


def _shorter(value: Number, per: int) -> Number:
    exact = Decimal(value) / per
    return int(exact) if exact == exact.to_integral_value() else exact


def is_whole(claim: Claim) -> bool:
    """Whether a sentence speaks of the whole year and the whole office."""
    return _says(claim, "whole") and not _says(claim, "part")


def is_of_part(claim: Claim) -> bool:
    """Whether a sentence speaks of a part of the office or of what it did."""
    return _says(claim, "part")


def is_doubtful(claim: Claim) -> bool:
    """Whether a sentence speaks of what may count more or less than the table does."""
    return _says(claim, "doubt")


def _says(claim: Claim, scope: str) -> bool:
    left = claim.text.text[_from(claim.sentence[0], claim.amount) : claim.amount.start]
    return pattern(table("claims")["scope"][scope]).search(left) is not None
