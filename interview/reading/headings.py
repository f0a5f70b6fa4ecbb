"""Where the six parts of a report begin: the lines most like their headings, but not those of a table of contents.

Parts are known by what their headings say, not by their numbers, which restart in real reports. Nothing here reads what stands
under a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from interview.dataclass import dataclass
from interview.engine.answers.ordinals import ordinal_value
from interview.engine.flow.model import Flow
from interview.engine.flow.once import once_for_a_form
from interview.reading.match.labels import CUT, LIKE, best, folded, is_numbered, without_brackets

_LONGEST = 40
_OF_A_PART = re.compile(r"\s*[一二三四五六七]\s{0,2}、")
_BELOW = re.compile(r"\s*(?:[（(]\s*(?P<numeral>[一二三四五六七八九十]{1,2}|\d{1,2})|(?P<figure>\d{1,2}))")
"""How a sub-heading is numbered; a part is so only where no line numbered otherwise is like its heading."""

_OTHERWISE = re.compile(
    r"\s{0,9}(?:第\s?[一二三四五六七1-7]\s?(?:部分|章|节|篇)|[ⅠⅡⅢⅣⅤⅥⅦ壹贰叁肆伍陆柒]|[IVX]{1,3}(?=[、.．])|[一二三四五六七](?=\s))\s?[、.．:：,，]?"
)
"""A part's number as other papers have it: 第三部分, 叁、, Ⅲ、."""
_FIRST = frozenset("第ⅠⅡⅢⅣⅤⅥⅦ壹贰叁肆伍陆柒IVX一二三四五六七【〖▲■●◆★※ ")
"""What a line begins with that may have such a number."""
_FRAME = "【】〖〗▲■●◆★※"


_LESS = 0.5
_OWN = 0.01
END = "。！？；：!?;:”）)"
"""What a line of prose ends with, and no heading."""
_FEWEST_LISTED = 3
"""Headings one after the other that may be a table of contents."""
_LIST_HEADS = frozenset({"目录", "目次", "contents"})


@dataclass(frozen=True, slots=True)
class Headings:
    """The lines at which parts begin, and those of a table of contents."""

    starts: Mapping[int, int]
    """By part."""
    listed: frozenset[int]


def headings_of(flow: Flow, told: Sequence[str]) -> Headings:
    """The headings of a report among its lines.

    Args:
        flow: The form, whose parts they are.
        told: The lines as words, empty where cells stand.
    """
    likely = _likely(flow, told)
    listed = frozenset(
        _listed(told, {at: max(parts, key=lambda part: parts[part]) for at, parts in likely.items()})
    )
    here = {at: parts for at, parts in likely.items() if at not in listed}
    return Headings(_starts(_without_sub_headings(told, here)), listed)


def begins_a_part(flow: Flow, text: str) -> bool:
    """Whether a text reads like the numbered heading of a part of the report: 三、收到和处理政府信息公开申请情况."""
    return (
        bool(_OF_A_PART.match(text))
        and len(text) <= _LONGEST
        and any(best(text, labels) >= LIKE for labels in _names(flow).values())
    )


def _plainly_numbered(text: str) -> str:
    """A line without its part's number where that is written as other papers write it."""
    return _OTHERWISE.sub("", text.strip(_FRAME), count=1) if text[:1] in _FIRST else text


def _likely(flow: Flow, told: Sequence[str]) -> dict[int, dict[int, float]]:
    """How much each line is a heading, by line and part, as far as it is like one."""
    names, whole = _names(flow), _whole_names(flow)
    found: dict[int, dict[int, float]] = {}
    for at, text in enumerate(told):
        bare = without_brackets(_plainly_numbered(text)).strip()
        if not bare or len(bare) > _LONGEST or bare[-1] in END:
            continue
        numbered, mine = is_numbered(bare), folded(bare)
        for part, labels in names.items():
            # Without its number a heading must be word for word: a page's menu names the parts too.
            score = best(bare, labels) if numbered else _unnumbered(mine, whole[part])
            if score >= LIKE:
                found.setdefault(at, {})[part] = score - _LESS * bool(_BELOW.match(bare))
    return found


def _without_sub_headings(
    told: Sequence[str], likely: Mapping[int, Mapping[int, float]]
) -> Mapping[int, Mapping[int, float]]:
    """What may begin a part: of a report that numbers its parts 一、, no line that counts sub-headings, however like a part's.

    （一）主动公开情况 under 一、总体情况 is none, also where the page was cut before 二、 came. （五）存在的主要问题 after 四、 is.
    """
    if not any(_OF_A_PART.match(told[at]) for at in likely):
        return likely
    below = dict(_sub_headings(told))
    return {at: parts for at, parts in likely.items() if at not in below or below[at] in parts}


def _sub_headings(told: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines numbered like sub-headings, each with its number; 0 where it goes on counting from one before it."""
    last = {True: 0, False: 0}
    for at, text in enumerate(told):
        if found := _BELOW.match(text):
            bracketed, number = found["figure"] is None, ordinal_value(found["figure"] or found["numeral"])
            yield at, 0 if number > 1 and number == last[bracketed] + 1 else number
            last[bracketed] = number


def _unnumbered(told: str, names: Sequence[str]) -> float:
    """How much a line without a number is a heading: the form's own words more than what published reports write."""
    return CUT + _OWN * (told == names[0]) if told in names else 0.0


@once_for_a_form
def _names(flow: Flow) -> Mapping[int, tuple[str, ...]]:
    """What each part is headed, by the form and by published reports."""
    others = flow.published.headings
    return {
        section.part: (section.heading, *others.get(str(section.part), ()))
        for section in flow.sections
        if section.part
    }


@once_for_a_form
def _whole_names(flow: Flow) -> Mapping[int, tuple[str, ...]]:
    """The same, as it is compared."""
    return {part: tuple(map(folded, labels)) for part, labels in _names(flow).items()}


def _starts(likely: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """The line at which each part begins: the one most like its heading, as far as they come in order."""
    found: dict[int, int] = {}
    for part in sorted({part for parts in likely.values() for part in parts}):
        # What comes before an earlier part is a sub-heading of another, however like: 四、政府信息公开申请情况 in part one.
        since = max(found.values(), default=-1)
        behind = [(parts[part], -at) for at, parts in likely.items() if part in parts and at > since]
        if behind:
            found[part] = -max(behind)[1]
    return found


def _listed(told: Sequence[str], part_at: Mapping[int, int]) -> Iterator[int]:
    """The lines of a table of contents: headings in order with nothing said between, which come again."""
    for run in _runs(told, part_at):
        parts = [part_at[at] for at in run if at in part_at]
        again = {part for at, part in part_at.items() if at > run[-1]}
        if len(parts) >= _FEWEST_LISTED and 2 * len(again.intersection(parts)) >= len(parts):
            yield from run
            yield from [run[0] - 1] if run[0] and folded(told[run[0] - 1]) in _LIST_HEADS else []


def _runs(told: Sequence[str], part_at: Mapping[int, int]) -> Iterator[list[int]]:
    """Lines one after the other that are headings of parts, in order, and numbered lines that say nothing between them."""
    run: list[int] = []
    last = 0
    for at, text in enumerate(told):
        part = part_at.get(at, 0)
        if run and (part > last or (not part and _is_numbered_line(text))):
            run.append(at)
        else:
            yield from [run] if run else []
            run = [at] if part else []
        last = part or last
    yield from [run] if run else []


def _is_numbered_line(text: str) -> bool:
    return is_numbered(text) and len(text) <= _LONGEST and text[-1] not in END
