"""A list of which some options are told of already, by a worksheet that was filled in before: they stand in its field."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from interview.engine.answers.kinds import Choices
from interview.engine.step.machine import begin, step
from interview.flowfiles import load_flow
from interview.reading.filled.register import FromRegister
from interview.reading.filled.to_book import taken
from interview.talk.input.typed import Gives, Known, answered
from interview.talk.prompt.field import known, suggested

CHANNELS = "facts.proactive.where"
FLOW = load_flow("disclosure_2021")


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ({"facts.proactive.wechat": "120", "facts.proactive.government_site": "30"}, "2 3"),
        ({"facts.proactive.wechat": "约120"}, ""),
        ({}, ""),
    ],
)
def test_the_numbers_of_what_is_told_stand_in_the_field_and_enter_takes_them(
    told: Mapping[str, str], stands: str
) -> None:
    state, _ = begin(FLOW, taken(FLOW, {"office.kind": "政府的部门", **told}, FromRegister(), None).book)
    asked = state.plan.get(CHANNELS)
    assert asked is not None
    suggest = suggested({}, asked, None, state.plan)
    assert known(asked, suggest) == stands
    if not stands:
        return
    given = answered(state.plan, asked, stands, Known(suggest))
    assert isinstance(given, Gives)
    state, _ = step(state, given.command)
    assert state.plan.value(CHANNELS) == Choices(value=("government_site", "wechat"))
    again = state.plan.get(CHANNELS)
    assert again is not None
    assert known(again, suggested({}, again, None, state.plan)) == ""
