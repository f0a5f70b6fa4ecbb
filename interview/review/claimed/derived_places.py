"""Numbers of last year's texts that follow from others: a share of a whole, a change on the year before.

A percentage is bound where the number right before it is, and where it is right; a change by its words alone, because the
year before last is not there to look at. When in doubt, to nobody. Which way of bending a number is meant is data
(`rules/facts.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from interview.engine.prose.derived import Derived, Percentage, YearOnYear
from interview.engine.sums.relations import Number
from interview.review.claimed.claims import Context, contexts
from interview.review.text.amounts import Amount
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_DONE, _NEW, _RECEIVED = "applications.total.total", "applications.new.total", "values.applications.received"


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """What a number says, and how much it was."""

    of: str
    value: Number


@dataclass(frozen=True, slots=True)
class DerivedPlace:
    """A number that follows from others, by its characters in the folded text."""

    start: int
    end: int
    of: Derived


def derived_places(
    text: Folded, meant: Mapping[int, SaidAmount], known: Mapping[str, Number]
) -> Iterator[DerivedPlace]:
    """The numbers of a text that follow from others.

    Args:
        text: The text.
        meant: What its numbers say, by where they begin.
        known: What last year's report said of all applications, by address.
    """
    found = list(contexts(text))
    for at, context in enumerate(found):
        if context.amount.scale == 1 and not context.amount.rounded and not meant.get(context.amount.start):
            before = [each.amount for each in found[:at] if each.sentence == context.sentence]
            of = _rate(context, known) or _of_the_one_before(context, before, meant, known)
            if of is not None:
                yield DerivedPlace(context.amount.start, context.amount.stop, of)


def _of_the_one_before(
    context: Context, before: Sequence[Amount], meant: Mapping[int, SaidAmount], known: Mapping[str, Number]
) -> Derived | None:
    one = meant.get(before[-1].start) if before and context.follows else None
    if one is None:
        return None
    words, left, amount = table("facts"), context.left, context.amount
    if amount.unit == "%" and pattern(words["share"]).search(left):
        wholes = [other for each in before[:-1] if (other := meant.get(each.start))]
        return _share(one, amount, _wholes(one, wholes, known))
    for more, way in ((True, "grown"), (False, "shrunk")):
        if pattern(words[way]).search(left) and amount.unit in {"%", before[-1].unit}:
            return YearOnYear(one.of, more, _places(amount) if amount.unit == "%" else None)
    return None


def _wholes(
    part: SaidAmount, before: Sequence[SaidAmount], known: Mapping[str, Number]
) -> Iterator[SaidAmount]:
    """What a part may be of, the likeliest first: applicants of what came in, results of what was done, all else of what was said."""
    of_applications = part.of.startswith(("applications.", "values.applications."))
    if of_applications:
        order = (_NEW, _RECEIVED, _DONE) if ".new" in part.of else (_DONE, _NEW, _RECEIVED)
        yield from (SaidAmount(each, known[each]) for each in order if each in known)
    else:
        yield from reversed(before)


def _share(part: SaidAmount, amount: Amount, wholes: Iterator[SaidAmount]) -> Percentage | None:
    for whole in wholes:
        if whole.of != part.of and whole.value and part.value and _is_share(amount, part.value, whole.value):
            return Percentage(part.of, whole.of, _places(amount))
    return None


def _is_share(amount: Amount, part: Number, whole: Number) -> bool:
    """Whether a percentage is right, rounded or cut off."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return abs(exact - Decimal(amount.value)) < Decimal(1).scaleb(-_places(amount))


def _rate(context: Context, known: Mapping[str, Number]) -> Percentage | None:
    """How much of what came in was done, where the words say that: 办结率100%."""
    if context.amount.unit != "%" or context.topic != "applications":
        return None
    if not pattern(table("facts")["done_rate"]).search(context.left):
        return None
    done, whole = known.get(_DONE), known.get(_RECEIVED)
    return (
        _share(SaidAmount(_DONE, done), context.amount, iter([SaidAmount(_RECEIVED, whole)]))
        if done and whole
        else None
    )


def _places(amount: Amount) -> int:
    exponent = Decimal(amount.value).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
