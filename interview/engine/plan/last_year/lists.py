"""Figures by unit that last year's text lists: 市政府349件、各县区477件. They are the office's own list.

No table has them and no flow knows the units, so each is a fact of its own, called as the text calls it, and asked for with all
the others of its list. What stands in a list is read from the text and its places alone; a list is two figures at least, each
behind the name of an office or of a level of government, in one unit, with nothing but a comma between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from interview.dataclass import dataclass
from interview.engine.plan.book import LastYear
from interview.engine.prose.passage import Bound

_ADDRESS = re.compile(r"facts\.[a-z0-9_.]{1,80}\.each_(?P<list>[1-9]\d?)_[1-9]\d?")
_UNIT = re.compile(r"[ \u3000]?(人次|件次|万元|[件期条个份次人名家场篇处项元])(?![余多])")
_PARTS = "，、；：（）(),;:。！？\n"
_BETWEEN = frozenset("，、；,;和及以 \u3000")
_LONGEST = 24
_MOST = 60
"""Figures of one list; a city has fewer counties and bureaus."""
_JOINS = "，：（(,: "
"""What may stand between a list and the words that say what is counted."""
_LEADS = ("其中被", "其中", "被", "包括", "分别为", "分别是", "含")
_BEFORE = re.compile("|".join(_LEADS))
_OFFICES = (
    "局", "委", "办", "厅", "院", "署", "部门", "镇", "乡", "街道", "村", "社区", "县", "区", "市", "州", "旗", "盟", "政府",
    "中心", "公司", "集团", "学校", "大学", "委员会", "管委会", "协会", "办公室", "支队", "大队", "总队", "银行", "单位",
)  # fmt: skip
_LEVEL = re.compile(r"(?:中央|国家|省|市|县|区|县区|镇|乡|乡镇|镇街|村|州|旗|盟)级\w{0,4}")
_TAKEN = frozenset({"收取", "共收取", "收费", "共收费", "实收", "金额"})
"""Of each unit a second figure, behind its first: 某县1件，收取420元."""
_LEAD = 18
_CLAUSE = 80
_YEAR = re.compile(r"^(?:截至)?(?:20\d\d年度?(?:底|全年)?|今年|本年度?)")
_FIGURE = re.compile(r"\d++(?:\.\d++)?(?:人次|万元|[件期条个份次人名家场篇处项元])?")


@dataclass(frozen=True, slots=True)
class Listed:
    """One figure of a list."""

    id: str
    """The fact's."""
    text: str
    """The text that tells it."""
    name: str
    unit: str
    lead: str
    """The last words before the list, without their figure, which say what is counted; empty where there are none."""
    total: str
    """The address of what all of them add up to; empty where the text does not say."""


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    """Of the number."""
    name: str
    begins: int
    """Where the name begins."""
    unit: str
    stop: int


def list_of(id: str) -> str:
    """Which list of its text a fact stands in; empty where it stands in none."""
    found = _ADDRESS.fullmatch(id)
    return found["list"] if found else ""


def in_their_order(bound: Sequence[Bound]) -> Sequence[Bound]:
    """The places of a text as they are asked about: in order, those of one list together."""
    first: dict[str, int] = {}
    for place in bound:
        if number := list_of(place.of):
            first.setdefault(number, place.start)
    return sorted(bound, key=lambda place: (first.get(list_of(place.of), place.start), place.start))


def lists_in(id: str, text: str, bound: Sequence[Bound]) -> tuple[Bound, ...]:
    """The places of a text, those of its lists that nobody knows bound to facts of their own."""
    first = 1 + max((int(list_of(place.of) or 0) for place in bound), default=0)
    meant: dict[int, str] = {}
    number = first
    for run in _runs(text, [item for place in bound if not place.of and (item := _item(text, place))]):
        for at, item in enumerate(run[:_MOST], start=1):
            meant[item.start] = f"facts.{id}.each_{number}_{at}"
        number += 1
    return tuple(
        Bound(place.start, place.end, meant[place.start]) if place.start in meant and not place.of else place
        for place in bound
    )


def _item(text: str, place: Bound) -> _Item | None:
    """A number as one of a list; None where it has no name or no unit."""
    unit = _UNIT.match(text, place.end)
    first = max(0, place.start - _LONGEST)
    part = max(text.rfind(mark, first, place.start) for mark in _PARTS)
    if unit is None or not _is_whole(text[place.start : place.end]) or (part < 0 < first):
        return None
    before = _BEFORE.match(text[part + 1 : place.start])
    begins = part + 1 + (before.end() if before else 0)
    name = text[begins : place.start].strip()
    return _Item(place.start, place.end, name, begins, unit[1], unit.end()) if name else None


def _is_whole(number: str) -> bool:
    return number.isascii() and number.isdecimal()


def _names_an_office(name: str) -> bool:
    return len(name) > 1 and (name.endswith(_OFFICES) or _LEVEL.fullmatch(name) is not None)


def _runs(text: str, items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """The lists: of offices, and of the second figures behind theirs."""
    offices: list[_Item] = []
    seconds: list[_Item] = []
    last: _Item | None = None
    for item in items:
        follows = last is not None and _BETWEEN.issuperset(text[last.stop : item.begins])
        second = follows and item.name in _TAKEN and all(each.unit == item.unit for each in seconds)
        office = not second and _names_an_office(item.name)
        if not second and not (office and follows and _goes_on(offices, item)):
            yield from (run for run in (offices, seconds) if len(run) > 1)
            offices, seconds = [], []
        if second or office:
            (seconds if second else offices).append(item)
        last = item if second or office else None
    yield from (run for run in (offices, seconds) if len(run) > 1)


def _goes_on(run: Sequence[_Item], item: _Item) -> bool:
    """Whether an item counts in the unit of a run, and nothing in it is called alike."""
    return all(each.unit == item.unit and each.name != item.name for each in run)


class _ById:
    """Last year by identity: it is what it is for a whole interview."""

    __slots__ = ("last",)

    def __init__(self, last: LastYear) -> None:
        self.last = last

    def __hash__(self) -> int:
        return id(self.last)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.last is other.last


def listed(last: LastYear | None) -> Mapping[str, Listed]:
    """The figures of last year's lists, by their facts."""
    return _listed(_ById(last)) if last is not None else {}


@lru_cache(maxsize=8)
def _listed(by_id: _ById) -> Mapping[str, Listed]:
    last = by_id.last
    return {
        each.id: each
        for id, bound in last.bound.items()
        if any(list_of(place.of) for place in bound)
        for each in sorted(
            _of_text(id, last.texts.get(id, ""), bound), key=lambda each: int(list_of(each.id))
        )
    }


def _of_text(id: str, text: str, bound: Sequence[Bound]) -> Iterator[Listed]:
    items = [(place, item) for place in bound if list_of(place.of) and (item := _item(text, place))]
    name, before = "", ""
    leads: dict[str, tuple[str, str]] = {}
    for place, item in items:
        number = list_of(place.of)
        second = item.name in _TAKEN
        name = name if second else item.name
        if number not in leads:
            mine = [other for other, _ in items if list_of(other.of) == number]
            lead = leads[before][0] if second and before else _said_before(text, item.begins)
            leads[number] = lead, _total(text, bound, mine)
        before = number
        yield Listed(place.of, id, name, item.unit, *leads[number])


def _said_before(text: str, begins: int) -> str:
    """What the words before a list say is counted, without figures; nothing from the sentence before, but for 其中."""
    before = text[max(0, begins - _CLAUSE) : begins].rstrip(_JOINS)
    for word in _LEADS:
        if before.endswith(word):
            before = before.removesuffix(word).rstrip(_PARTS + " ")
            break
    clause = _YEAR.sub("", before[max(before.rfind(mark) for mark in _PARTS) + 1 :])
    said = _FIGURE.sub("", clause).strip()
    return said if len(said) <= _LEAD else f"…{said[-_LEAD:]}"


def _total(text: str, bound: Sequence[Bound], mine: Sequence[Bound]) -> str:
    """The figure or fact shortly before a list that is its sum."""
    added = sum(int(text[place.start : place.end]) for place in mine)
    before = [
        place
        for place in bound
        if mine[0].start - _CLAUSE <= place.start < mine[0].start
        and place.of
        and ":" not in place.of
        and not list_of(place.of)
        and text[place.start : place.end] == str(added)
    ]
    return before[-1].of if before else ""
