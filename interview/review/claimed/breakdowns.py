"""Parts that a text tells against the whole that it tells before them: behind 其中, in brackets, way by way (T07)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from interview.dataclass import dataclass
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.amounts import CASES, Amount
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table
from interview.review.text.numbers import numbers

_A_LIST = 3
COUNTED = CASES | frozenset("篇项元")
"""What is told in parts; meetings, people and shares are told more loosely."""
_NEARBY = 60
"""So many numbers around one are looked at; no list is longer."""
_FAR = 1000
"""Nor has it more characters."""
_BROKEN = re.compile(r"\s{1,4}\d")
"""The end of a line that a number goes on behind."""


@rule("T07", "warning", "part_over", "parts_over", "parts_under", "parts_listed", "parts_by_ways")
@needs(Need.TEXTS)
def of_a_whole(subject: Subject) -> Iterator[Hit]:
    """Parts told behind 其中, in brackets, or way by way, that do not come to the whole told before them."""
    for text in subject.prose:
        found = [each for each in text.amounts if each.unit in COUNTED]
        number = 0
        for at in range(1, len(found)):
            finding = _behind(text, found, at) or _in_brackets(text, found, at) or _by_ways(text, found, at)
            if finding is not None:
                number += 1
                yield _hit(text, finding, number)


@dataclass(frozen=True, slots=True)
class _OddParts:
    """Parts that do not come to their whole."""

    code: str
    """What is odd about them."""
    parts: list[Amount]
    wholes: list[Amount]
    """What may be their whole, the one that stands first before the others."""


def _hit(text: Folded, odd: _OddParts, number: int) -> Hit:
    told, whole = [each.value for each in odd.parts], max(each.value for each in odd.wholes)
    where = text.span(odd.wholes[0].start, odd.parts[-1].end)
    details = {"unit": odd.parts[0].unit, "largest": max(told)}
    return Hit(
        odd.code, f"T07.{text.address}.{odd.code}.{number}", (where,), sum(told), whole, details=details
    )


def _between(text: Folded, found: Sequence[Amount], at: int) -> str:
    return text.text[found[at - 1].end : found[at].start] if at else text.text[: found[at].start]


def _behind(text: Folded, found: Sequence[Amount], at: int) -> _OddParts | None:
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


def _may_come_to_it(text: Folded, found: Sequence[Amount], at: int, odd: _OddParts) -> bool:
    """Whether the parts come to the whole another way, or what hides the others is seen: a broken line, a list that goes on."""
    if odd.code == "part_over":
        return False
    if odd.code == "parts_over" and _began_anew(text, found, at, odd):
        return True
    goes_on = odd.code == "parts_under" and _may_have_more(text, found, at, odd.parts)
    return goes_on or _come_to_it(text, found, at, odd.wholes[0])


def _began_anew(text: Folded, found: Sequence[Amount], at: int, odd: _OddParts) -> bool:
    """Whether parts come to more only with what is told behind a thing of a unit that the list has once: 动态 4792 条，新设专栏 6 个，解读 44 条."""
    ends = found[at], odd.parts[-1]
    first, last = (bisect_left(text.amounts, each.start, key=lambda one: one.start) for each in ends)
    listed = text.amounts[first : last + 1]
    units = [each.unit for each in listed]
    other = next((each.start for each in listed if units.count(each.unit) == 1), None)
    before = [each.value for each in odd.parts if other is None or each.start < other]
    return other is not None and len(before) > 1 and sum(before) <= sum(each.value for each in odd.wholes)


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


def _over_with_parts(
    text: Folded, found: Sequence[Amount], at: int, listed: Sequence[Amount]
) -> _OddParts | None:
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
    return _OddParts("part_over", [*(each for each in listed if each.unit == part.unit), part], wholes)


def _odd_parts(text: Folded, wholes: list[Amount], parts: list[Amount]) -> _OddParts | None:
    if not wholes or any(each.rounded for each in (*wholes, *parts)):
        return None
    bound = sum(each.value for each in wholes)
    sums_so_far = list(accumulate(each.value for each in parts))
    if {*sums_so_far} & {bound, *(each.value for each in wholes)}:
        return None
    if any(each.value > bound for each in parts):
        return _OddParts("part_over", parts, wholes)
    listed = _up_to_semicolon(text, parts)
    if sum(each.value for each in listed) > bound:
        return _OddParts("parts_over", listed, wholes)
    said = text.text[wholes[-1].end : parts[-1].end + 2]
    if len(wholes) == 1 and len(parts) >= _A_LIST and not pattern(table("parts")["not_all"]).search(said):
        # A list of a few things out of many is no slip; most of a whole may be.
        return _OddParts("parts_under", parts, wholes) if sums_so_far[-1] * 2 > bound else None
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
        if _is_whole(text, found, next_) or is_elsewhere(between, _between(text, found, at)):
            break
        parts.append(found[next_])
    return parts


def is_elsewhere(between: str, before_first: str) -> bool:
    """Whether words between two numbers begin anew with another channel, by what stands before the first of the parts."""
    words = table("parts")
    first = re.split("[,;:。]", before_first)[-1]
    return pattern(words["elsewhere"]).search(between) is not None and not pattern(words["channel"]).search(
        first
    )


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


def _in_brackets(text: Folded, found: Sequence[Amount], at: int) -> _OddParts | None:
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
    return _OddParts("parts_listed", parts, [found[at - 1]])


def _by_ways(text: Folded, found: Sequence[Amount], at: int) -> _OddParts | None:
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
    return _OddParts("parts_by_ways", parts, [whole])
