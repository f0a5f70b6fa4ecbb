"""An office at one of its paragraphs: some facts told, nothing written yet; with or without last year's text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from interview.engine.plan.book import Book, LastYear
from interview.engine.prose.passage import Bound
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from tests.support.interviews import PROFILE, flow, year_of

FLOW = "disclosure_2021"
PROACTIVE, ON_REQUEST, PLATFORM = "overview.proactive", "overview.on_request", "overview.platform"
FACTS = {
    "facts.proactive.where": "自己的网站 微信公众号",
    "facts.proactive.own_site": "86",
    "facts.proactive.wechat": "40",
}
LAST_TEXT = "全年召开会议4次，编发通报126期。网站公开3条信息。\n开展培训5次，覆盖80人。"
_PLACES = {"4次": "", "126": "", "3条": "facts.proactive.own_site", "5次": "", "80": ""}


@cache
def at(text: str, **more: str) -> State:
    """A quiet bureau that has come to a text, the drafts before it taken, but none that need not be; other facts passed over."""
    told = {**PROFILE, "year": str(year_of(FLOW)), **FACTS, **more}
    state = begin(flow(FLOW))[0]
    while (asked := state.asked) is not None and asked.id != text:
        quiet = "" if asked.optional == (asked.kind != "prose") else "没有"
        state, turns = step(state, do.Answer(asked.id, told.get(asked.id, quiet)))
        assert not any(isinstance(turn, Refuse) for turn in turns), (asked.id, turns)
    return state


def book_at(text: str) -> Book:
    """The answers of that bureau."""
    return at(text).book


def with_last_year(text: str = PROACTIVE) -> Book:
    """The same with last year's text of a part, of whose five numbers only one says a fact that is known."""
    bound = tuple(
        Bound(LAST_TEXT.index(said), LAST_TEXT.index(said) + len(said.rstrip("次条")), of)
        for said, of in _PLACES.items()
    )
    last = LastYear(2024, FLOW, texts={text: LAST_TEXT}, bound={text: bound})
    return replace(book_at(text), last=last)
