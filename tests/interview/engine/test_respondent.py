"""The truthful respondent: what it says, and where it says nothing."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Choice, Count, YesNo
from interview.engine.plan.book import Entry
from interview.engine.plan.meaning import Subtotal
from interview.engine.step.machine import begin
from interview.engine.step.respondent import Facts, reply
from tests.support.flows import question, tally, tiny
from tests.support.interviews import facts_of, flow, hold, told
from tests.support.prompts import put_otherwise


def test_without_a_ledger_there_are_no_applications() -> None:
    facts = Facts(tiny(tally(), question("year", "year")))
    assert facts.ids is None
    assert facts.entries == ()
    assert [reply(facts, asked) for asked in begin(facts.flow)[0].plan.asked] == [YesNo(value=False), None]


def test_an_answer_by_question_goes_before_everything() -> None:
    asked = begin(flow("disclosure_2021"))[0].plan.get("fees.any")
    assert asked is not None
    assert reply(facts_of("disclosure_2021", answers={"fees.any": "有"}), asked) == "有"


def test_a_sum_of_some_cells_is_what_they_are_together() -> None:
    facts = facts_of("disclosure_2021", {"reconsideration.upheld": 2, "reconsideration.other": 1})
    some = ("reconsideration.upheld", "reconsideration.other", "reconsideration.reversed")
    asked = begin(facts.flow)[0].plan.asked[0]
    assert reply(facts, put_otherwise(asked, id="some", meaning=Subtotal(some))) == Count(value=3)


def test_nothing_true_can_be_said_to_which_of_one_where_there_were_two() -> None:
    facts = facts_of("disclosure_2021", {"reconsideration.upheld": 1, "reconsideration.other": 1})
    asked = told(begin(facts.flow)[0], {"reconsideration.any": "1件"}).plan.get("reconsideration.only")
    assert asked is not None
    assert reply(facts, asked) is None


def test_nothing_is_known_of_an_application_that_never_came() -> None:
    facts = facts_of("disclosure_2021", {"applications.new.natural": 1, "applications.granted.natural": 1})
    state = told(
        begin(facts.flow)[0],
        {
            "applications.any_new": "2件",
            "applications.any_carried_in": "没有",
            "applications.way": Choice(value="one_by_one"),
        },
    )
    assert facts.entries == (Entry(column="natural", result="granted"),)
    said = [reply(facts, asked) for asked in state.plan.asked if asked.entry is not None]
    assert said == [Choice(value="natural"), None]


@pytest.mark.parametrize("row", ["denied_law", "granted", "other_misc", "refused_confirm"])
def test_who_is_not_sure_names_the_article_and_says_yes_where_it_is_true(row: str) -> None:
    figures = {"applications.new.natural": 1, f"applications.{row}.natural": 1}
    unsure = {"applications.list.1.given": "不确定"}
    held = hold(facts_of("disclosure_2021", figures, way="one_by_one", answers=unsure))
    assert [entry.given for entry in held.told if ".article" in entry.asked.id]
    assert held.state.book.entries == (Entry(column="natural", result=row),)
