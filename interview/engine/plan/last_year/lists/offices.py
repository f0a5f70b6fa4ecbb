"""Lists of offices or levels of government (市政府349件、各县区477件), and the second figures behind theirs (收取880元)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from interview.engine.plan.last_year.lists.items import (
    BETWEEN,
    LEADS,
    LONGEST,
    PARTS,
    UNIT,
    ListItem,
    ListRun,
    is_whole,
)
from interview.engine.prose.passage import Bound

_BEFORE = re.compile(rf"(?:{'|'.join(LEADS)}){{1,2}}")
_OFFICES = (
    "局", "委", "办", "厅", "院", "署", "部门", "镇", "乡", "街道", "村", "社区", "县", "区", "市", "州", "旗", "盟", "政府",
    "中心", "公司", "集团", "学校", "大学", "委员会", "管委会", "协会", "办公室", "支队", "大队", "总队", "银行", "单位",
)  # fmt: skip
_LEVEL = re.compile(r"(?:中央|国家|省|市|县|区|县区|镇|乡|乡镇|镇街|村|州|旗|盟)级\w{0,4}")
_TAKEN = frozenset({"收取", "共收取", "收费", "共收费", "实收", "金额"})
"""Of each unit a second figure, behind its first: 某县1件，收取420元."""


def lists_of_offices(text: str, places: Iterable[Bound]) -> Iterator[ListRun]:
    """The lists of offices of a text, and of the second figures behind theirs, among numbers that nobody knows."""
    offices: list[ListItem] = []
    seconds: list[ListItem] = []
    last: ListItem | None = None
    for item in filter(None, (_item(text, place) for place in places if not place.of)):
        follows = last is not None and BETWEEN.issuperset(text[last.stop : item.begins])
        second = follows and is_second(item) and all(each.unit == item.unit for each in seconds)
        office = not second and _names_an_office(item.name)
        if not second and not (office and follows and _goes_on(offices, item)):
            yield from _runs_of(offices, seconds)
            offices, seconds = [], []
        if second or office:
            (seconds if second else offices).append(item)
        last = item if second or office else None
    yield from _runs_of(offices, seconds)


def is_second(item: ListItem) -> bool:
    """Whether a number is the second of what is named before it."""
    return item.name in _TAKEN


def _runs_of(*found: Sequence[ListItem]) -> Iterator[ListRun]:
    return (ListRun(tuple(items)) for items in found if len(items) > 1)


def _item(text: str, place: Bound) -> ListItem | None:
    """A number as one of a list; None where it has no name or no unit."""
    unit = UNIT.match(text, place.end)
    first = max(0, place.start - LONGEST)
    part = max(text.rfind(mark, first, place.start) for mark in PARTS)
    if unit is None or not is_whole(text[place.start : place.end]) or (part < 0 < first):
        return None
    before = _BEFORE.match(text[part + 1 : place.start])
    begins = part + 1 + (before.end() if before else 0)
    name = text[begins : place.start].strip()
    return ListItem(place.start, place.end, name, begins, unit[1], unit.end(), place.of) if name else None


def _names_an_office(name: str) -> bool:
    return len(name) > 1 and (name.endswith(_OFFICES) or _LEVEL.fullmatch(name) is not None)


def _goes_on(run: Sequence[ListItem], item: ListItem) -> bool:
    """Whether an item counts in the unit of a run, and nothing in it is called alike."""
    return all(each.unit == item.unit and each.name != item.name for each in run)
