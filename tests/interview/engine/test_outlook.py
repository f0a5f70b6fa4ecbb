"""How many questions are said to be left: near what comes, and never more than before unless the clerk told of something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from interview.engine.answers.kinds import Value
from interview.engine.plan.outlook import stands_for
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from tests.flows.test_drafts import FIFTEEN, TOLD
from tests.support.interviews import Held, facts_of, flow, hold, steps
from tests.support.offices import SIX

REVIEW = {"reconsideration.upheld": 1, "reconsideration.corrected": 2, "documents.in_force": 3}


def held(
    figures: Mapping[str, int], told: Mapping[str, Value], way: str = "by_result", kind: str = "department"
) -> Held:
    return hold(replace(facts_of("disclosure_2021", figures, way=way, kind=kind), facts=told))


def left(held: Held) -> list[int]:
    return [state.ahead for state in held.before]


@pytest.mark.parametrize("told", [FIFTEEN, TOLD], ids=["fifteen things", "more"])
def test_where_there_is_nothing_in_the_tables_it_only_goes_down_and_promises_what_comes(
    told: Mapping[str, Value],
) -> None:
    quiet = held({}, told)
    said = left(quiet)
    assert said == sorted(said, reverse=True)
    assert len(quiet.told) <= said[0] <= len(quiet.told) + 5
    assert said[-1] == 1


def test_who_passes_the_facts_over_is_done_sooner_than_was_said() -> None:
    said = left(held({}, {}))
    assert said == sorted(said, reverse=True)


@pytest.mark.parametrize("way", ["by_result", "one_by_one"])
def test_it_goes_up_only_where_something_is_told_that_there_is(way: str) -> None:
    busy = held({**SIX, **REVIEW}, FIFTEEN, way)
    said = left(busy)
    causes = {told.asked.id for told, (was, now) in zip(busy.told, pairwise(said), strict=False) if now > was}
    assert causes <= {
        "applications.any_new",
        "applications.way",
        "reconsideration.any",
        "documents.any_in_force",
    }
    rest = [told.asked.id for told in busy.told].index("applications.way") + 1
    assert all(abs(n - (len(said) - at)) <= 9 for at, n in enumerate(said) if at >= rest)


def test_one_application_is_not_said_to_take_what_six_take() -> None:
    first = steps(begin(flow("disclosure_2021"))[0], do.Answer("applications.any_new", "有"))
    one, six = (steps(first, do.Answer("applications.count_new", n)) for n in ("1", "6"))
    assert one.ahead < six.ahead < first.ahead


def test_what_is_not_done_yet_is_asked_of_each_kind_of_applicant() -> None:
    open_still = {
        "applications.new.natural": 4, "applications.new.business": 2, "applications.granted.natural": 3,
        "applications.granted.business": 1, "applications.carried_out.natural": 1, "applications.carried_out.business": 1,
    }  # fmt: skip
    busy = held(open_still, {})
    said = dict(zip((told.asked.id for told in busy.told), left(busy), strict=False))
    assert said["applications.any_carried_out"] <= said["applications.count_carried_out"] + 1


def test_a_count_that_is_there_stands_for_what_is_asked_of_it() -> None:
    plan = begin(flow("website_2018"))[0].plan
    asked = plan.get("security.checks")
    assert asked is not None
    assert stands_for(plan, asked) == 3
