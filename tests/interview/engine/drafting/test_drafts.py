"""Drafts: sentences made of facts and figures, in wordings of the office's own, whose numbers follow."""

from __future__ import annotations

import re

import pytest

from interview.engine.answers.kinds import Choices, Count, Prose, Text, Value
from interview.engine.flow.drafts import Draft, DraftSentence
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.turns import Note
from tests.interview.engine.drafting.drafted import (
    FLOW,
    MANAGEMENT,
    PLACES,
    PLATFORM,
    PROACTIVE,
    REQUESTS,
    office,
    text,
    with_draft,
    with_facts,
)
from tests.support.interviews import facts_of, hold, refusal, steps, told
from tests.support.offices import SIX

SORTS = ("news", "notices", "key_areas")


TOLD_OF_SORTS = LastYear(2024, FLOW.id, facts={f"facts.proactive.{each}": 9 for each in SORTS})


def test_without_a_fact_there_is_no_draft_and_nothing_is_offered() -> None:
    state = office()
    assert state.plan.draft(PROACTIVE) is None
    asked = state.plan.get(PROACTIVE)
    assert asked is not None
    assert asked.offer is None


def test_what_the_tables_know_is_drafted_without_a_fact() -> None:
    draft = office(SIX).plan.draft(REQUESTS)
    assert draft is not None
    assert "6件" in draft.text
    assert {place.of for place in draft.bound} >= {"applications.new.total", "applications.total.total"}


def test_a_sum_is_said_only_where_every_place_was_counted() -> None:
    counted = with_facts(office(), PLACES)
    assert "126条" in text(counted, PROACTIVE)
    without = {id: value for id, value in PLACES.items() if id != "facts.proactive.wechat"}
    assert "126" not in text(with_facts(office(), without), PROACTIVE)
    assert "微信公众号" in text(with_facts(office(), without), PROACTIVE)


def test_no_sum_is_said_of_places_that_were_not_all_counted_also_where_the_text_is_ones_own() -> None:
    counted = {id: value for id, value in PLACES.items() if id != "facts.proactive.government_site"}
    state = told(with_facts(office(), counted), {PROACTIVE: "自己写的一段。"})
    assert "facts.proactive.government_site" not in {each.id for each in state.plan.asked}
    assert "40条" not in text(state, "overview.opening")
    assert "126条" in text(
        told(with_facts(office(), PLACES), {PROACTIVE: "自己写的一段。"}), "overview.opening"
    )


def test_no_number_is_said_twice_of_one_place_and_none_of_a_place_with_nothing() -> None:
    state = with_facts(office(), {**PLACES, "facts.proactive.wechat": Count(value=0)})
    assert "微信" not in text(state, PROACTIVE)


@pytest.mark.no_cover
def test_an_office_says_the_same_however_often_it_is_asked_and_its_neighbour_otherwise() -> None:
    states = [
        with_facts(office(), {**PLACES, "office.name": Text(value=f"云山县第{n}局")}) for n in range(12)
    ]
    drafts = [text(state, PROACTIVE) for state in states]
    assert drafts == [text(state, PROACTIVE) for state in states]
    assert len(set(drafts)) > 2


def test_another_wording_says_the_same_numbers() -> None:
    state = with_facts(office(), PLACES)
    again = steps(state, do.Reword(PROACTIVE))
    assert text(again, PROACTIVE) != text(state, PROACTIVE)
    assert numbers(text(again, PROACTIVE)) == numbers(text(state, PROACTIVE))
    assert again.place == state.place
    assert steps(again, do.Undo()).plan.draft(PROACTIVE) == state.plan.draft(PROACTIVE)


def numbers(said: str) -> list[str]:
    return sorted(re.findall(r"\d+", said.replace("2025年", "")))


def test_where_there_is_no_draft_nothing_can_be_reworded_or_taken() -> None:
    state = office()
    assert refusal(state, do.Reword(PROACTIVE)).problem.code == "no_draft"
    assert refusal(state, do.Redraft(PROACTIVE)).problem.code == "no_draft"
    assert refusal(state, do.Redraft("problems.nothing")).problem.code == "no_draft"


def test_enter_takes_the_draft_and_it_follows_its_facts() -> None:
    state = told(with_facts(office(), PLACES), {PROACTIVE: ""})
    answer = state.book.answers[PROACTIVE]
    assert answer.origin == "inferred"
    after, turns = step(state, do.Answer("facts.proactive.wechat", "50"))
    assert "136条" in str(after.book.answers[PROACTIVE].value.value)
    assert Note("texts_follow", {"texts": (PROACTIVE,)}) in turns
    assert steps(after, do.Undo()).book.answers[PROACTIVE] == answer


def test_a_draft_that_has_nothing_left_to_say_is_asked_again() -> None:
    state = told(with_facts(office(), {"facts.platform.accounts": Count(value=2), "facts.platform.has": Choices(value=("accounts",))}), {PLATFORM: ""})  # fmt: skip
    assert PLATFORM in state.book.answers
    state = told(state, {"facts.platform.accounts": "0"})
    assert PLATFORM not in state.book.answers
    assert PLATFORM in {asked.id for asked in state.plan.open}
    assert PLATFORM in told(state, {"facts.platform.accounts": "3"}).book.answers


def test_an_edited_text_keeps_what_was_not_touched_bound_and_frees_what_was() -> None:
    state = told(with_facts(office(), PLACES), {PROACTIVE: ""})
    said = str(state.book.answers[PROACTIVE].value.value)
    state = told(state, {PROACTIVE: said.replace("86", "88") + "另外还开了开放日。"})
    answer = state.book.answers[PROACTIVE]
    assert answer.origin == "typed"
    assert {place.of for place in answer.bound} == {"values.proactive.total", "facts.proactive.wechat"}
    state = told(state, {"facts.proactive.wechat": "41"})
    now = str(state.book.answers[PROACTIVE].value.value)
    assert "41条" in now
    assert "127条" in now
    assert "88条" in now


def test_a_text_of_ones_own_asks_for_no_more_facts_and_drafting_anew_brings_them_back() -> None:
    state = told(with_facts(office(), PLACES), {PROACTIVE: "自己写的一段。"})
    asked = {each.id for each in state.plan.asked}
    assert "facts.proactive.done" not in asked
    assert set(PLACES) <= asked
    again = steps(state, do.Redraft(PROACTIVE))
    assert "facts.proactive.done" in {each.id for each in again.plan.asked}
    assert "126条" in str(again.book.answers[PROACTIVE].value.value)
    assert steps(again, do.Undo()).book == state.book


def test_a_fact_that_was_passed_over_is_not_asked_again() -> None:
    state = steps(office(), do.Jump("overview"), do.Skip())
    assert state.asked is not None
    first = state.asked.id
    assert first.startswith("facts.")
    state = steps(state, do.Skip())
    assert state.place.passed[first] == "left"
    assert first not in {asked.id for asked in state.plan.open}
    assert state.plan.next_after(None, state.place.passed) != state.plan.get(first)


def test_what_a_clerk_types_is_never_a_placeholder() -> None:
    state = with_facts(office(), {"facts.proactive.worth": Text(value="把{year}年的名单公示了。")})
    assert text(state, PROACTIVE) == "把{year}年的名单公示了。"


def test_a_township_is_not_asked_for_press_conferences() -> None:
    for kind, wanted in (("township", False), ("county_government", True)):
        state = begin(FLOW, hold(facts_of("disclosure_2021", kind=kind)).state.book)[0]
        answers = {id: a for id, a in state.book.answers.items() if id != PROACTIVE}
        asked = begin(FLOW, Book(answers=answers))[0].plan.get("facts.proactive.done")
        assert asked is not None
        assert ("press" in [option.value for option in asked.options]) is wanted


def test_problems_are_numbered_and_each_has_its_measure() -> None:
    state = with_facts(office(), {"facts.problems.which": Choices(value=("slow", "plain"))})
    for id in ("problems", "improvements"):
        assert text(state, id).startswith("一是")
        assert "；二是" in text(state, id)
        assert text(state, id).endswith("。")
    one = with_facts(office(), {"facts.problems.which": Choices(value=("slow",))})
    assert "一是" not in text(one, "problems")


def test_a_problem_without_a_measure_leaves_the_others_their_numbers() -> None:
    told: dict[str, Value] = {
        "facts.problems.which": Choices(value=("slow", "plain", "other")),
        "facts.problems.own": Text(value="村级公开栏更新不及时"),
    }
    state = with_facts(office(), told)
    assert "；三是村级公开栏更新不及时。" in text(state, "problems")
    measures = text(state, "improvements")
    assert measures.startswith("针对第一个问题，")
    assert "；针对第二个问题，" in measures
    assert "一是" not in measures
    all_met = with_facts(state, {"facts.problems.own_measure": Text(value="每季度检查一次")})
    assert "；三是每季度检查一次。" in text(all_met, "improvements")


def test_measures_count_for_themselves_where_the_problems_are_in_own_words() -> None:
    told: dict[str, Value] = {
        "facts.problems.which": Choices(value=("slow", "plain")),
        "facts.problems.own": Text(value="村级公开栏更新不及时"),
        "problems": Prose(value="人手少。"),
    }
    assert text(with_facts(office(), told), "improvements").startswith("一是")


def test_what_became_of_last_years_problems_goes_before_the_numbers() -> None:
    last = LastYear(2024, FLOW.id, {}, {"problems": "略"}, facts={"facts.problems.last": ("解读少",)})
    told: dict[str, Value] = {
        "facts.problems.which": Choices(value=("slow", "plain")),
        "facts.problems.mended": Choices(value=("1",)),
    }
    lead, _, measures = text(with_facts(office(last=last), told), "improvements").partition("。")
    assert "解读少" in lead
    assert measures.startswith("一是")
    assert "；二是" in measures


def test_what_became_of_last_years_problems_is_asked_and_told() -> None:
    last = LastYear(
        2024, FLOW.id, {}, {"problems": "略"}, facts={"facts.problems.last": ("栏目更新慢", "解读少")}
    )
    state = office(last=last)
    asked = state.plan.get("facts.problems.mended")
    assert asked is not None
    assert [option.label for option in asked.options] == ["栏目更新慢", "解读少"]
    assert "facts.problems.which" in {each.id for each in state.plan.asked}
    state = told(state, {"facts.problems.mended": "2"})
    assert "解读少" in text(state, "improvements")
    assert "栏目更新慢" not in text(state, "improvements")
    assert office().plan.get("facts.problems.mended") is None


def test_where_the_section_would_grow_too_long_its_drafts_take_the_shortest_wordings_until_others_are_asked_for() -> (
    None
):
    room = with_facts(office(), {**PLACES, MANAGEMENT: Prose(value="管" * 100)})
    tight = with_facts(office(), {**PLACES, MANAGEMENT: Prose(value="管" * 990)})
    every = {text(steps(room, *[do.Reword(PROACTIVE)] * n), PROACTIVE) for n in range(4)}
    assert len(text(tight, PROACTIVE)) <= min(map(len, every)) < len(text(room, PROACTIVE))
    assert text(room, PROACTIVE) == text(with_facts(office(), PLACES), PROACTIVE)
    assert text(steps(tight, do.Reword(PROACTIVE)), PROACTIVE) in every


def test_where_the_shortest_wordings_are_too_long_too_the_spare_ones_go_and_long_lists_say_that_they_are_cut() -> (
    None
):
    news = {f"facts.proactive.{each}": Count(value=at) for at, each in enumerate(SORTS, start=3)}
    told = {**PLACES, **news}
    loose = text(with_facts(office(last=TOLD_OF_SORTS), told), PROACTIVE)
    assert "工作动态3条、公告公示4条、重点领域信息5条" in loose
    tight = text(
        with_facts(office(last=TOLD_OF_SORTS), {**told, MANAGEMENT: Prose(value="管" * 990)}), PROACTIVE
    )
    assert "工作动态3条、公告公示4条等。" in tight
    assert "重点领域信息" not in tight


def test_what_is_spare_goes_before_a_list_is_cut() -> None:
    sentences = (
        DraftSentence(id="s", wordings=("甲" * 30 + "。",)), DraftSentence(id="t", wordings=("乙" * 30 + "。",), spare=True),
    )  # fmt: skip
    form = with_draft(Draft(text=PLATFORM, sentences=sentences))
    for length, spare in ((700, True), (950, False)):
        plan = Plan(form, with_facts(office(), {MANAGEMENT: Prose(value="管" * length)}).book)
        drafted = plan.draft(PLATFORM)
        assert drafted is not None
        assert ("乙" in drafted.text) == spare
