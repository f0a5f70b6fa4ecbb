"""A text against itself: parts against their whole, results against what was done, one thing told twice (T07)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise, takewhile

from interview.engine.sums.relations import Number
from interview.review.claimed import expressions as sums
from interview.review.claimed.claims import Claim
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.amounts import CASES, Amount
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table
from interview.review.text.numbers import numbers

_A_LIST = 3
_COUNTED = CASES | frozenset("篇项元")
"""What is told in parts; meetings, people and shares are told more loosely."""
_NEARBY = 60
"""So many numbers around one are looked at; no list is longer."""
_FAR = 1000
"""Nor has it more characters."""
_MOST_PARTS = 6
_FEWEST_DIGITS = 4
_BROKEN = re.compile(r"\s{1,4}\d")
"""The end of a line that a number goes on behind."""
_RESULTS = ("denied", "unable", "refused", "other")


@rule("T07", "warning", "part_over", "parts_over", "parts_under", "parts_listed", "parts_by_ways")
@needs(Need.TEXTS)
def of_a_whole(subject: Subject) -> Iterator[Hit]:
    """Parts told behind 其中, in brackets, or way by way, that do not come to the whole told before them."""
    for text in subject.prose:
        found = [each for each in text.amounts if each.unit in _COUNTED]
        number = 0
        for at in range(1, len(found)):
            finding = _behind(text, found, at) or _in_brackets(text, found, at) or _by_ways(text, found, at)
            if finding is not None:
                number += 1
                code, parts, wholes, first = finding
                yield Hit(
                    code, f"T07.{text.address}.{code}.{number}", (text.span(first.start, parts[-1].end),), sum(each.value for each in parts), max(each.value for each in wholes), details={"unit": parts[0].unit, "largest": max(each.value for each in parts)},
                )  # fmt: skip


_Odd = tuple[str, list[Amount], list[Amount], Amount]
"""What is odd, the parts, what may be their whole, and where it begins."""


def _between(text: Folded, found: Sequence[Amount], at: int) -> str:
    return text.text[found[at - 1].end : found[at].start] if at else text.text[: found[at].start]


def _behind(text: Folded, found: Sequence[Amount], at: int) -> _Odd | None:
    """Parts told behind 其中, each unit for itself: 1 件，收取 420 元；2 件，收取 290 元."""
    if not pattern(table("parts")["of_which"]).search(_between(text, found, at)):
        return None
    listed = _until_next(text, found, at)
    units = dict.fromkeys(each.unit for each in listed)
    odd = (
        _odd_parts(text, _wholes(text, found, at, unit), [each for each in listed if each.unit == unit])
        for unit in units
    )
    first = next((each for each in odd if each is not None), None)
    if first is not None and _may_come_to_it(text, found, at, first):
        return None
    return first or _over_with_parts(text, found, at, listed)


def _may_come_to_it(text: Folded, found: Sequence[Amount], at: int, odd: _Odd) -> bool:
    """Whether the parts come to the whole another way, or what hides the others is seen: a broken line, a list that goes on."""
    code, parts, wholes, _ = odd
    if code == "part_over":
        return False
    if code == "parts_over" and _began_anew(text, found, at, odd):
        return True
    return (code == "parts_under" and _may_have_more(text, found, at, parts)) or _come_to_it(
        text, found, at, wholes[0]
    )


def _began_anew(text: Folded, found: Sequence[Amount], at: int, odd: _Odd) -> bool:
    """Whether parts come to more only with what is told behind a thing of a unit that the list has once: 动态 4792 条，新设专栏 6 个，解读 44 条."""
    _, parts, wholes, _ = odd
    first, last = (
        bisect_left(text.amounts, each.start, key=lambda one: one.start) for each in (found[at], parts[-1])
    )
    listed = text.amounts[first : last + 1]
    units = [each.unit for each in listed]
    other = next((each.start for each in listed if units.count(each.unit) == 1), None)
    before = [each.value for each in parts if other is None or each.start < other]
    return other is not None and len(before) > 1 and sum(before) <= sum(each.value for each in wholes)


def _may_have_more(text: Folded, found: Sequence[Amount], at: int, parts: Sequence[Amount]) -> bool:
    """Whether a list has parts that were not counted: behind a broken line, of another unit, without one, or further on."""
    last = parts[-1]
    end = text.sentence(last.start)[1]
    counted = {(each.start, each.unit) for each in parts}
    units = {each.unit for each in parts}
    listed = [each for each in found[at : at + _NEARBY] if each.start < end]
    goes_on = any(each.start > last.start and each.unit in units for each in listed)
    # What every part has beside it is none: 甲局 1 件，收取 420 元；乙局 2 件，收取 290 元.
    others = Counter(
        each.unit for each in listed if each.start < last.start and (each.start, each.unit) not in counted
    )
    otherwise = any(times < len(parts) for times in others.values())
    bare = {each.start for each in numbers(text) if found[at].start < each.start < last.start}
    broken = _BROKEN.match(text.text, end - 1) is not None
    return broken or goes_on or otherwise or bool(bare - {each.start for each in text.amounts})


def _come_to_it(text: Folded, found: Sequence[Amount], at: int, whole: Amount) -> bool:
    """Whether the first numbers between semicolons, or those outside brackets, come to a whole; what else stands there are parts of theirs: 机构类 20 条，内有领导 10 条；文件 4 条."""
    end = text.sentence(found[at].start)[1]
    listed = [each for each in found[at - 1 : at + _NEARBY] if each.end <= end]
    steps = [after for before, after in pairwise(listed) if ";" in text.text[before.end : after.start]]
    outside = [
        each for each in listed[2:]
        if (said := text.text[found[at].start : each.start]).count("(") <= said.count(")")
    ]  # fmt: skip
    return any(
        sum(each.value for each in (found[at], *others) if each.unit == whole.unit) == whole.value
        for others in (steps, outside)
    )


def _over_with_parts(text: Folded, found: Sequence[Amount], at: int, listed: Sequence[Amount]) -> _Odd | None:
    """A part that has parts of its own, at which a list stops, and that is larger than the whole."""
    behind = at + len(listed)
    if behind >= len(found) or not _is_whole(text, found, behind):
        return None
    part, wholes = found[behind], _wholes(text, found, at, found[behind].unit)
    if part.rounded or any(each.rounded for each in wholes) or not wholes:
        return None
    in_the_list = re.search(r"、[^,;。]*+$", _between(text, found, behind))
    if in_the_list is None or part.value <= sum(each.value for each in wholes):
        return None
    return "part_over", [*(each for each in listed if each.unit == part.unit), part], wholes, wholes[0]


def _odd_parts(text: Folded, wholes: list[Amount], parts: list[Amount]) -> _Odd | None:
    if not wholes or any(each.rounded for each in (*wholes, *parts)):
        return None
    bound = sum(each.value for each in wholes)
    sums_so_far = list(accumulate(each.value for each in parts))
    if {*sums_so_far} & {bound, *(each.value for each in wholes)}:
        return None
    if any(each.value > bound for each in parts):
        return "part_over", parts, wholes, wholes[0]
    listed = _up_to_semicolon(text, parts)
    if sum(each.value for each in listed) > bound:
        return "parts_over", listed, wholes, wholes[0]
    said = text.text[wholes[-1].end : parts[-1].end + 2]
    if len(wholes) == 1 and len(parts) >= _A_LIST and not pattern(table("parts")["not_all"]).search(said):
        # A list of a few things out of many is no slip; most of a whole may be.
        return ("parts_under", parts, wholes, wholes[0]) if sums_so_far[-1] * 2 > bound else None
    return None


def _wholes(text: Folded, found: Sequence[Amount], at: int, unit: str) -> list[Amount]:
    """The numbers before, of the same unit, in the sentence or else the one before."""
    start = text.sentence(found[at].start)[0]
    changed = pattern(table("parts")["changed"])  # by how much it did has no parts: 比上年增加 5 条。其中……
    near = (each for each in found[max(0, at - _NEARBY) : at] if each.unit == unit)
    same = [each for each in near if not changed.search(text.text, max(0, each.start - _NEARBY), each.start)]
    here = [each for each in same if each.start >= start]
    if here or not start:
        return here
    before = text.sentence(start - 1)[0]
    return [each for each in same if each.start >= before] if text.text.startswith("其中", start) else []


def _until_next(text: Folded, found: Sequence[Amount], at: int) -> list[Amount]:
    """The numbers of a list that begins with one: to the end of its bracket or sentence, or to where another begins."""
    end = text.sentence(found[at].start)[1]
    bracket = text.text.find(")", found[at].start, min(end, found[at].start + _FAR))
    if bracket >= 0 and text.text.find("(", found[at].start, bracket) < 0:
        end = bracket
    words = table("parts")
    parts = [found[at]]
    for next_ in range(at + 1, min(len(found), at + _NEARBY)):
        between = _between(text, found, next_)
        if (
            found[next_].start >= end
            or pattern(words["of_which"]).search(between)
            or pattern(words["anew"]).search(between)
        ):
            break
        if _is_whole(text, found, next_):
            break
        parts.append(found[next_])
    return parts


def _is_whole(text: Folded, found: Sequence[Amount], at: int) -> bool:
    """Whether parts of a number follow it, so that it begins something new; a later sentence has its own wholes."""
    if at + 1 >= len(found):
        return False
    *before, last = _between(text, found, at + 1).split("。")
    found_at = pattern(table("parts")["of_which"]).search(last)
    return found_at is not None and (not before or found_at.start() == 0)


def _up_to_semicolon(text: Folded, parts: Sequence[Amount]) -> list[Amount]:
    """The first of several lists; all parts where semicolons stand between them."""
    listed = [parts[0]]
    for before, each in pairwise(parts):
        if ";" in text.text[before.end : each.start]:
            break
        listed.append(each)
    return listed if len(listed) > 1 else list(parts)


def _in_brackets(text: Folded, found: Sequence[Amount], at: int) -> _Odd | None:
    """A list: 3607 件（市政府 349 件、沭阳县 477 件、……）."""
    if not text.text.startswith("(", found[at - 1].end) or found[at].unit != found[at - 1].unit:
        return None
    end = text.text.find(")", found[at].start, found[at].start + _FAR)
    parts = [each for each in found[at : at + _NEARBY] if each.end <= end and each.unit == found[at].unit]
    said = text.text[found[at - 1].end : max(end, 0)]
    if len(parts) < _A_LIST or pattern(table("parts")["no_list"]).search(said) or "等" in said:
        return None
    rounded = any(each.rounded for each in (found[at - 1], *parts))
    if rounded or sum(each.value for each in parts) == found[at - 1].value:
        return None
    return "parts_listed", parts, [found[at - 1]], found[at - 1]


def _by_ways(text: Folded, found: Sequence[Amount], at: int) -> _Odd | None:
    """Ways of one whole: 公开信息共 373 条，通过网站 93 条、通过公众号 323 条、其他方式 13 条."""
    words, whole = table("parts"), found[at - 1]
    start, end = text.sentence(whole.start)
    clause = re.split("[,;:]", text.text[max(start, whole.start - _NEARBY) : whole.start])[-1]
    if (
        not pattern(words["published"]).search(clause)
        or pattern(words["channel"]).search(clause)
        or pattern(words["of_which"]).search(_between(text, found, at - 1))  # it is a part itself
        or (at > 1 and _between(text, found, at - 1).startswith("、"))  # and so is one of a list
        or ";" in _between(text, found, at)  # and what a semicolon parts from the ways
        or whole.rounded
    ):
        return None
    parts: list[Amount] = []
    for next_ in range(at, min(len(found), at + _NEARBY)):
        if found[next_].start >= end or not pattern(words["way"]).search(_between(text, found, next_)):
            break
        if found[next_].unit == whole.unit:
            parts.append(found[next_])
    total = sum(each.value for each in parts)
    if len(parts) < 2 or any(each.rounded for each in parts) or total <= whole.value:  # noqa: PLR2004 - one is no list
        return None
    return "parts_by_ways", parts, [whole], whole


@rule("T07", "warning", "parts_power")
@needs(Need.TEXTS)
def of_another_power(subject: Subject) -> Iterator[Hit]:
    """Numbers beside each other that come to the one before or behind them, but for a power of ten: 75656 条 + 98113 条 = 173769 万条."""
    for text in subject.prose:
        found = [each for each in text.amounts if each.unit in _COUNTED and not each.rounded]
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


@rule("T07", "warning", "results")
@needs(Need.TEXTS)
def results(subject: Subject) -> Iterator[Hit]:
    """All kinds of results told one by one, and together not what the text says was done."""
    for address, told in _by_text(subject).items():
        given = _given(told)
        if given is None or any(each not in told for each in _RESULTS):
            continue
        total = given + sum(told[each].value for each in _RESULTS)
        carried = told["carried_out"].value if "carried_out" in told else 0
        done = [told[each].value for each in ("done", "new") if each in told]
        known = sums.value("applications.total.total", subject)
        received = (
            {told["new"].value + told["carried_in"].value} if {"new", "carried_in"} <= told.keys() else set()
        )
        if not done or {total, total + carried} & {*done, *received, known}:
            continue
        if not {"done", "carried_out"} & told.keys() and total < max(received, default=0):
            continue  # what is left of it was carried over, and nothing says how many
        if "partial" not in told and pattern(table("parts")["partial_bare"]).search(told["denied"].text.text):
            continue  # one of the results has no unit, and was not counted
        claims = [told[each] for each in _RESULTS]
        first, last = min(claims, key=lambda each: each.start), max(claims, key=lambda each: each.end)
        yield Hit(
            "results", f"T07.{address}.results", (first.text.span(first.start, last.end),), total, done[0],
        )  # fmt: skip


def _given(told: dict[str, Claim]) -> Number | None:
    if "granted_or_partial" in told:
        return told["granted_or_partial"].value
    if "granted" in told:
        return told["granted"].value + (told["partial"].value if "partial" in told else 0)
    return None


@rule("T07", "warning", "balance")
@needs(Need.TEXTS)
def balance(subject: Subject) -> Iterator[Hit]:
    """New and carried in against done and carried over, where a text tells all four and no table does."""
    if sums.value("applications.total.total", subject) is not None:
        return
    for address, told in _by_text(subject).items():
        if not {"new", "carried_in", "done", "carried_out"} <= told.keys():
            continue
        new, carried_in, done, carried_out = (
            told[each].value for each in ("new", "carried_in", "done", "carried_out")
        )
        if done + carried_out not in {new, new + carried_in}:
            yield Hit(
                "balance", f"T07.{address}.balance", tuple(told[each].text.span(told[each].start, told[each].end) for each in ("new", "carried_in", "done", "carried_out")), new + carried_in, done + carried_out,
            )  # fmt: skip


def _by_text(subject: Subject) -> dict[str, dict[str, Claim]]:
    """The first claim of each kind, by text."""
    found: dict[str, dict[str, Claim]] = {}
    for claim in subject.claims:
        found.setdefault(claim.text.address, {}).setdefault(claim.saying.id, claim)
    return found


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
