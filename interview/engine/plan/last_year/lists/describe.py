"""What each number of a list is called, what is counted there and what all of them come to, in the words of the text; binds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from interview.engine.plan.last_year.lists.items import LEADS, PARTS, SUCH_AS, ListRun, is_led
from interview.engine.plan.last_year.lists.model import Listed, list_of
from interview.engine.plan.last_year.lists.offices import is_second
from interview.engine.plan.last_year.lists.recognise import runs, whole_of
from interview.engine.prose.passage import Bound

_JOINS = "，：（(,: "
"""What may stand between a list and the words that say what is counted."""
_LEAD = 18
_CLAUSE = 80
_YEAR = re.compile(r"^(?:截至)?(?:20\d\d年度?(?:底|全年)?|今年|本年度?)")
_OF_US = re.compile(r"^(?:全年|一年来|我[局委办厅院镇乡县区市省]|本单位|本机关|共计|合计|总计|累计|共){1,4}")
_LEADS = re.compile(rf"(?:[{re.escape(PARTS)} ]{{0,3}}(?:{'|'.join(LEADS)}|{SUCH_AS})){{1,3}}$")
_OF_ALL = re.compile(r"(?:共计|合计|总计|共|达|为|有|计){1,3}$")
_FIGURE = re.compile(r"\d++(?:\.\d++)?[余多万]{0,2}(?:人次|万元|[件期条个份次人名家场篇处项元])?")


def listed_in(id: str, text: str, bound: Sequence[Bound]) -> Iterator[Listed]:
    """The figures of a text's lists, and with them the facts of a flow that stand in one."""
    own = {place.start: place.of for place in bound if list_of(place.of)}
    lead, offices = "", dict[int, str]()
    for run in runs(text, [replace(place, of="") if place.start in own else place for place in bound]):
        number = next((list_of(own[item.start]) for item in run.items if item.start in own), "")
        if not number:
            continue
        second = not run.sorts and is_second(run.items[0])
        lead = lead if second and offices else _said_before(text, run.items[0].begins)
        offices |= {} if second else {item.start: item.name for item in run.items}
        total = _total(text, bound, run, own)
        for item in run.items:
            if of := own.get(item.start, item.of):
                name = offices[max(at for at in offices if at < item.start)] if second else item.name
                yield Listed(of, id, name, item.unit, lead, total, number, run.sorts)


def _said_before(text: str, begins: int) -> str:
    """What the words that lead to a list say is counted, without figures; nothing from the sentence before, but for 其中."""
    if not is_led(text, begins):
        return ""
    before = _LEADS.sub("", text[max(0, begins - _CLAUSE) : begins].rstrip(_JOINS)).rstrip(PARTS + " ")
    clause = _YEAR.sub("", before[max(before.rfind(mark) for mark in PARTS) + 1 :]).removeprefix("其中")
    if "%" in clause:
        return ""
    said = _OF_US.sub("", _OF_ALL.sub("", _FIGURE.sub("", clause)).strip())
    return said if len(said) <= _LEAD else f"…{said[-_LEAD:]}"


def _total(text: str, bound: Sequence[Bound], run: ListRun, own: Mapping[int, str]) -> str:
    """The figure or fact shortly before a list that is its sum; empty where one of the list is nobody's."""
    items = run.items
    if not all(item.of or item.start in own for item in items):
        return ""
    added = sum(int(text[item.start : item.end]) for item in items)
    before = [
        place
        for place in bound
        if items[0].start - _CLAUSE <= place.start < items[0].start
        and place.of
        and ":" not in place.of
        and not list_of(place.of)
        and text[place.start : place.end] == str(added)
    ]
    if before:
        return before[-1].of
    whole = whole_of(text, run, bound)  # of another list, where this one says in brackets what it is made of
    return whole.of if whole is not None and list_of(whole.of) else ""
