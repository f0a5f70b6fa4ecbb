"""Numbers of last year's texts that follow from others: a share of a whole, the rest of it, a change on the year before.

What is left of a whole, 其余5件, is bound where the parts before it are all known and the sum is right. A percentage is bound where the number right before it is, and where it is right; a change by its words, because the year
before last is not there to look at: in numbers and in per cent it is of that number of the sentence of which both are
true, alone it is of the one right before it, unless that is a part of another or could not have changed so. When in doubt, to nobody. Which way of
bending a number is meant is data (`rules/facts.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from interview.dataclass import dataclass
from interview.engine.prose.derived import Derived, Percentage, RestOf, YearOnYear
from interview.engine.sums.relations import Number
from interview.review.claimed.breakdowns import is_elsewhere
from interview.review.claimed.claims import Context, contexts
from interview.review.text.amounts import Amount
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_WHOLE_AND_PART = 2
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
    text: Folded, meant: Mapping[int, SaidAmount], known: Mapping[str, Number], year: int | None
) -> Iterator[DerivedPlace]:
    """The numbers of a text that follow from others.

    Args:
        text: The text.
        meant: What its numbers say, by where they begin.
        known: What last year's report said of all applications, by address.
        year: The year that the text speaks of.
    """
    found = list(contexts(text))
    both = _said_both_ways(found, meant, year)
    for at, context in enumerate(found):
        if _may_follow(context, meant):
            before = [each.amount for each in found[:at] if each.sentence == context.sentence]
            of: Derived | None = _rate(context, known) or _rest(context, before, meant)
            if of is None and context.amount.start in both:
                of = both[context.amount.start]
            elif of is None:
                of = _of_the_one_before(context, before, meant, known, year)
            if of is not None:
                yield DerivedPlace(context.amount.start, context.amount.stop, of)


def _may_follow(context: Context, meant: Mapping[int, SaidAmount]) -> bool:
    """Whether a number is exact and says nothing by itself."""
    return context.amount.scale == 1 and not context.amount.rounded and not meant.get(context.amount.start)


def _said_both_ways(
    found: Sequence[Context], meant: Mapping[int, SaidAmount], year: int | None
) -> dict[int, YearOnYear | None]:
    """Changes said in numbers and in per cent, 增加42条，增长12.2%, by where each begins; None where it is not certain of what."""
    both: dict[int, YearOnYear | None] = {}
    for at, (first, second) in enumerate(pairwise(found)):
        more = _way(first, year)
        by, share = sorted((first.amount, second.amount), key=lambda amount: amount.unit == "%")
        together = second.follows and _may_follow(first, meant) and _may_follow(second, meant)
        again = _way(second, year, "again")
        if None in {more, again} or not together or share.unit != "%" or by.unit == "%":
            continue
        true_of = {  # also what nobody knows: of two that it is true of, one cannot tell which is meant
            said.of if (said := meant.get(each.amount.start)) else ""
            for each in found[:at]
            if each.sentence == first.sentence and each.amount.unit == by.unit
            if _is_change(by, share, each.amount.value, more=bool(more))
        }
        of = true_of.pop() if len(true_of) == 1 and more is again else None
        both[by.start] = YearOnYear(of, bool(more)) if of else None
        both[share.start] = YearOnYear(of, bool(more), _places(share)) if of else None
    return both


def _way(context: Context, year: int | None, after: str = "compared") -> bool | None:
    """Whether a number says how much more there was than the year before, or how much less; None where it does not."""
    words = table("facts")
    for more, way in ((True, "grown"), (False, "shrunk")):
        if found := pattern(words[after] + words[way]).search(context.left):
            named = next(filter(None, found.groups()), None)
            return more if named is None or (year is not None and int(named) == year - 1) else None
    return None


def _is_change(by: Amount, share: Amount, now: Number, *, more: bool) -> bool:
    """Whether a number changed by so many and by so much in per cent, rounded or cut off."""
    before = Decimal(now) - (1 if more else -1) * Decimal(by.value)
    exact = Decimal(by.value) * 100 / before if before > 0 else None
    return exact is not None and abs(exact - Decimal(share.value)) < Decimal(1).scaleb(-_places(share))


def _of_the_one_before(
    context: Context, before: Sequence[Amount], meant: Mapping[int, SaidAmount],
    known: Mapping[str, Number], year: int | None,
) -> Derived | None:  # fmt: skip
    spoken_of = _spoken_of(context, before) if before and context.follows else None
    one = meant.get(spoken_of.start) if spoken_of is not None else None
    if spoken_of is None or one is None:
        return None
    amount = context.amount
    if amount.unit == "%" and pattern(table("facts")["share"]).search(context.left):
        wholes = [other for each in before[:-1] if (other := meant.get(each.start))]
        return _share(one, amount, _wholes(one, wholes, known))
    way = _way(context, year)
    if way is None or amount.unit not in {"%", spoken_of.unit} or not _can_be(amount, one.value, more=way):
        return None
    told = [each for each in before if each.start <= spoken_of.start and each.unit == spoken_of.unit]
    if _is_part(context, spoken_of) or _is_listed([meant.get(each.start) for each in told]):
        return None
    return YearOnYear(one.of, way, _places(amount) if amount.unit == "%" else None)


def _spoken_of(context: Context, before: Sequence[Amount]) -> Amount | None:
    """The number right before one, the one before a bracket where one was just closed: 9件(个人7件),增长3%."""
    if not context.left.startswith(")"):
        return before[-1]
    opened = context.text.text.rfind("(", context.sentence[0], before[-1].start)
    return next((each for each in before if each.end == opened), None)


def _is_part(context: Context, amount: Amount) -> bool:
    """Whether a number is told as a part of another one in its sentence; behind another channel it is one of its own."""
    text = context.text.text
    found = pattern(table("facts")["of_which"]).search(text, context.sentence[0], amount.start)
    if found is None:
        return False
    anew = text.rfind(";", found.end(), amount.start)
    return anew < 0 or not is_elsewhere(text[anew : amount.start], text[found.end() : anew])


def _is_listed(told: Sequence[SaidAmount | None]) -> bool:
    """Whether the last of what a sentence tells in one unit comes behind the whole that it is a part of, 95件,自然人90件: one cannot tell which of them changed."""
    wholes = [one is not None and (one.of.endswith(".total") or one.of == _RECEIVED) for one in told]
    return any(wholes[:-1]) and not wholes[-1]


def _can_be(by: Amount, now: Number, *, more: bool) -> bool:
    """Whether a number may have changed by so much: not by more than there is now, nor down from nothing."""
    if by.unit == "%":
        return more or Decimal(by.value) < 100  # noqa: PLR2004 - per cent
    return not more or Decimal(by.value) <= Decimal(now)


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


def _rest(context: Context, before: Sequence[Amount], meant: Mapping[int, SaidAmount]) -> RestOf | None:
    """What is left of the whole that a sentence begins with, where all of it behind that is a known part: 95件,其中自然人90件,其余5件."""
    alike = [each for each in before if each.unit == context.amount.unit]
    told = [one for each in alike if (one := meant.get(each.start)) is not None]
    of = [each.of for each in told]
    is_rest = pattern(table("facts")["rest"]).search(context.left) is not None
    if not is_rest or not _WHOLE_AND_PART <= len(alike) == len(told) == len({*of} - {""}):
        return None
    whole, *parts = told
    left = Decimal(whole.value) - sum(Decimal(each.value) for each in parts)
    is_right = left == Decimal(context.amount.value) and left > 0
    return RestOf(whole.of, tuple(of[1:])) if is_right else None


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
