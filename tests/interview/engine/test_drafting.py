"""Drafts: sentences made of facts and figures, in wordings of the office's own, whose numbers follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Choices, Count, Prose, Text, Value, YesNo
from interview.engine.flow.drafts import Draft, DraftSentence, Listing, Names, Only, Phrase, Sum
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.plan.drafting.sentences import ending
from interview.engine.plan.outline import texts_of
from interview.engine.plan.plan import Plan
from interview.engine.prose.derived import While
from interview.engine.prose.passage import Bound
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note
from tests.support.interviews import facts_of, flow, hold, refusal, steps, told
from tests.support.offices import SIX

FLOW = flow("disclosure_2021")
PROACTIVE, REQUESTS, PLATFORM, MANAGEMENT = (
    "overview.proactive", "overview.on_request", "overview.platform", "overview.management",
)  # fmt: skip
PLACES: Mapping[str, Value] = {
    "facts.proactive.where": Choices(value=("government_site", "wechat")),
    "facts.proactive.government_site": Count(value=86),
    "facts.proactive.wechat": Count(value=40),
}

SORTS = ("news", "notices", "key_areas")
TOLD_OF_SORTS = LastYear(2024, FLOW.id, facts={f"facts.proactive.{each}": 9 for each in SORTS})


def office(
    figures: dict[str, int] | None = None, *, own: tuple[str, ...] = (), last: LastYear | None = None
) -> State:
    """An interview with its tables told, and of the texts only those of `own`."""
    state = hold(facts_of("disclosure_2021", figures or {})).state
    answers = {
        id: answer for id, answer in state.book.answers.items() if answer.value.kind != "prose" or id in own
    }
    return begin(FLOW, Book(answers=answers, last=last))[0]


def with_facts(state: State, facts: Mapping[str, Value]) -> State:
    answers = {id: Answer(value) for id, value in facts.items()}
    return begin(FLOW, replace(state.book, answers={**state.book.answers, **answers}))[0]


def text(state: State, id: str) -> str:
    draft = state.plan.draft(id)
    assert draft is not None
    return draft.text


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


# Last year's text -----------------------------------------------------------------------------------------------


def last_year(
    said: str, *bound: tuple[str, str], facts: dict[str, int] | None = None, new: int = 6
) -> LastYear:
    """A year of six applications, in whose text these numbers say these addresses."""
    places, at = [], 0
    for number, of in bound:
        at = said.index(number, at)
        places.append(Bound(at, at + len(number), of))
        at += len(number)
    figures = dict.fromkeys(FLOW.cells, 0) | {"applications.new.total": new}
    return LastYear(2024, FLOW.id, figures, {REQUESTS: said, PLATFORM: said}, {}, facts or {}, {REQUESTS: tuple(places), PLATFORM: tuple(places)})  # fmt: skip


SAID = "2024年，收到申请6件，编发通报4期，2024年底清理。"


def test_last_years_text_shows_this_years_number_and_a_gap_where_nobody_knows() -> None:
    last = last_year(SAID, ("6", "applications.new.total"), ("4", ""))
    state = office({"applications.new.natural": 9, "applications.granted.natural": 9}, last=last)
    passage = state.plan.last_text(REQUESTS)
    assert passage is not None
    assert passage.text == f"2025年，收到申请9件，编发通报{GAP}期，2025年底清理。"
    assert [(passage.said(place), place.of) for place in passage.bound] == [("9", "applications.new.total")]
    asked = state.plan.get(REQUESTS)
    assert asked is not None
    assert asked.offer is None
    assert asked.last == Prose(value=passage.text)
    assert refusal(state, do.Answer(REQUESTS, "")).problem.code == "has_gaps"


def test_kept_with_its_gaps_filled_it_follows_from_then_on() -> None:
    last = last_year(SAID, ("6", "applications.new.total"), ("4", ""))
    state = office({"applications.new.natural": 9, "applications.granted.natural": 9}, last=last)
    state = told(state, {REQUESTS: "2025年，收到申请9件，编发通报5期，2025年底清理。"})
    assert [place.of for place in state.book.answers[REQUESTS].bound] == ["applications.new.total"]


def test_of_a_text_what_there_is_none_of_now_goes_and_a_table_that_has_none_is_told() -> None:
    said = "通过网站受理。收到申请6件，均按时答复。编发通报4期。"
    last = last_year(said, ("6", "applications.new.total"), ("4", ""))
    asked = office(last=last).plan.get(REQUESTS)
    assert asked is not None
    assert asked.offer is None
    assert asked.last is not None
    kept, gap, none = str(asked.last.value).partition(f"编发通报{GAP}期。")
    assert (kept, gap) == ("通过网站受理。", f"编发通报{GAP}期。")
    assert "申请" in none
    assert re.findall(r"[1-9]", none.replace("2025", "")) == []


def test_what_cannot_be_cut_leaves_a_gap_and_nothing_is_denied_beside_it() -> None:
    last = last_year("一是收到申请6件。二是编发通报。", ("6", "applications.new.total"))
    passage = office(last=last).plan.last_text(REQUESTS)
    assert passage is not None
    assert passage.text == f"一是收到申请{GAP}件。二是编发通报。"


def test_a_text_of_which_nothing_is_left_gives_way_to_the_draft_and_so_does_one_that_counted_none_of_what_there_is() -> (
    None
):
    gone = office(last=last_year("收到申请6件。", ("6", "applications.new.total"))).plan.get(REQUESTS)
    assert gone is not None
    assert gone.last is None
    assert gone.offer is not None
    none = last_year("收到申请0件。", ("0", "applications.new.total"))
    none = replace(none, figures={"applications.new.total": 0})
    assert office(SIX, last=none).plan.get(REQUESTS).offer is not None  # type: ignore[union-attr]


def test_of_last_years_text_the_facts_that_it_told_are_asked_and_no_others() -> None:
    last = last_year(
        "新媒体账号3个。", ("3", "facts.platform.accounts"), facts={"facts.platform.accounts": 3}
    )
    state = office(last=last)
    asked = state.plan.get("facts.platform.accounts")
    assert asked is not None
    assert asked.last == Count(value=3)
    assert "facts.platform.has" not in {each.id for each in state.plan.asked}
    state = told(state, {"facts.platform.accounts": "5"})
    passage = state.plan.last_text(PLATFORM)
    assert passage is not None
    assert passage.text == "新媒体账号5个。"
    state = told(state, {PLATFORM: ""})
    assert state.book.answers[PLATFORM].origin == "confirmed"
    assert (
        str(told(state, {"facts.platform.accounts": "6"}).book.answers[PLATFORM].value.value)
        == "新媒体账号6个。"
    )


@pytest.mark.parametrize(
    ("said", "number", "of", "now"),
    [
        ("收到申请6件，自然人3件，占50%。", "50", "share:0:applications.new.natural/applications.new.total", "100"),
        ("收到申请6件，同比增加2件。", "2", "more:by:applications.new.total", "3"),
        ("收到申请6件，同比增长20.5%。", "20.5", "more:1:applications.new.total", "50.0"),
        ("收到申请6件，同比减少2件。", "2", "fewer:by:applications.new.total", GAP),
        ("收到申请100余件。", "100", "round:100/1:applications.new.total", GAP),
        ("行政诉讼增加2件。", "2", "more:by:values.litigation.total", GAP),
        ("发布信息增加2条。", "2", "more:by:facts.proactive.wechat", GAP),
        ("发布信息增加2条。", "2", "more:by:values.proactive.total", GAP),
    ],
)  # fmt: skip
def test_what_follows_from_figures_follows_them(said: str, number: str, of: str, now: str) -> None:
    state = office(
        {"applications.new.natural": 9, "applications.granted.natural": 9}, last=last_year(said, (number, of))
    )
    passage = state.plan.last_text(REQUESTS)
    assert passage is not None
    assert passage.text == said.replace(number, now)


def test_a_change_is_looked_up_in_the_report_of_the_year_before_alone() -> None:
    last = replace(last_year("同比增加2件。", ("2", "more:by:applications.new.total")), year=2023)
    passage = office(
        {"applications.new.natural": 9, "applications.granted.natural": 9}, last=last
    ).plan.last_text(REQUESTS)
    assert passage is not None
    assert passage.text == f"同比增加{GAP}件。"


def test_a_sum_of_last_year_is_of_what_its_text_told() -> None:
    of, facts = (
        "more:by:values.proactive.total",
        {"facts.proactive.wechat": 30, "facts.proactive.government_site": 60},
    )
    last = last_year("同比增加2条。", ("2", of), facts=facts)
    passage = with_facts(office(last=last), PLACES).plan.last_text(REQUESTS)
    assert passage is not None
    assert passage.text == "同比增加36条。"


WORDS = "均在法定期限内答复"


@pytest.mark.parametrize(("answer", "stands"), [(True, f"，{WORDS}"), (False, ""), (None, f"，{GAP}")])
def test_words_that_tell_an_answer_stand_only_while_it_is_given(answer: bool | None, stands: str) -> None:
    place = str(While("facts.on_request.in_time", "yes", WORDS))
    last = last_year(f"收到申请6件，{WORDS}。", ("6", "applications.new.total"), (WORDS, place))
    state = office(SIX, last=replace(last, facts={"facts.on_request.in_time": True}))
    if answer is not None:
        state = with_facts(state, {"facts.on_request.in_time": YesNo(value=answer)})
    passage, asked = state.plan.last_text(REQUESTS), state.plan.get(REQUESTS)
    assert passage is not None
    assert passage.text == f"收到申请6件{stands}。"
    assert asked is not None
    assert asked.offer is None


def test_a_sentence_that_only_tells_of_applications_goes_with_them() -> None:
    place = str(While("facts.on_request.in_time", "yes", WORDS))
    said = f"规范申请受理流程。受理申请6件，{WORDS}。"
    last = last_year(said, ("6", "applications.new.total"), (WORDS, place))
    passage = office(last=last).plan.last_text(REQUESTS)
    assert passage is not None
    assert passage.text.startswith("规范申请受理流程。")
    assert GAP not in passage.text
    assert WORDS not in passage.text


def test_words_that_tell_an_answer_go_where_nobody_is_asked_any_more() -> None:
    place = str(While("facts.on_request.in_time", "yes", WORDS))
    last = last_year(f"编发通报4期，{WORDS}。", ("4", ""), (WORDS, place))
    passage = office(last=replace(last, facts={"facts.on_request.in_time": True})).plan.last_text(REQUESTS)
    assert passage is not None
    assert passage.text == f"编发通报{GAP}期。"


def test_a_fact_is_asked_before_the_text_that_told_it_and_before_it_what_opens_it() -> None:
    done, trainings, said = "facts.supervision.done", "facts.supervision.trainings", "全年培训3次。"
    last = LastYear(
        2024, FLOW.id, {}, {PROACTIVE: said, "overview.supervision": "有人管。"}, {},
        {done: ("trainings",), trainings: 3}, {PROACTIVE: (Bound(4, 5, trainings),)},
    )  # fmt: skip
    state = with_facts(office(last=last), {done: Choices(value=("trainings",))})
    order = [each.id for each in state.plan.asked]
    assert order.index(done) < order.index(trainings) < order.index(PROACTIVE)
    assert len(order) == len(set(order))


def test_what_only_last_years_text_brings_up_is_asked_only_then() -> None:
    fact = "facts.supervision.bulletins"
    assert office().plan.get(fact) is None
    assert office(last=last_year(SAID)).plan.get(fact) is None
    asked = office(last=last_year(SAID, facts={fact: 4})).plan.get(fact)
    assert asked is not None
    assert asked.last == Count(value=4)


def test_what_only_leads_to_numbers_that_last_years_text_told_is_not_asked() -> None:
    where, wechat = "facts.proactive.where", "facts.proactive.wechat"
    last = LastYear(2024, FLOW.id, {}, {PROACTIVE: "公众号发布30条。"}, {}, {where: ("wechat",), wechat: 30})
    reached = {each.id for each in office(last=last).plan.asked}
    assert wechat in reached
    assert where not in reached
    alone = {each.id for each in office(last=replace(last, facts={where: ("wechat",)})).plan.asked}
    assert where in alone


def test_what_last_year_was_silent_on_and_need_not_be_told_is_left_to_the_review() -> None:
    told = LastYear(2024, FLOW.id, {}, {PROACTIVE: "略"}, {"office.name": "云山县水利局"})
    left = begin(FLOW, Book(last=told))[0].place.passed
    assert left == {"office.website": "left", "overview.opening": "left", "other_matters": "left"}
    assert not begin(FLOW, Book(last=LastYear(2024, FLOW.id)))[0].place.passed
    assert not begin(FLOW, Book(last=told), passed={})[0].place.passed
    assert not begin(FLOW, Book())[0].place.passed


def test_the_opening_is_asked_when_what_it_sums_up_is_known_and_stands_first() -> None:
    order = [each.id for each in office().plan.in_section("overview")]
    assert order[-1] == "overview.opening"
    assert next(text.id for text in texts_of(FLOW.section["overview"])) == "overview.opening"


def test_a_number_inside_something_that_moves_on_goes_with_it() -> None:
    said = "依据国办公开办函〔2019〕60号，收到6件。"
    state = office(SIX, last=last_year(said, ("60", ""), ("6", "applications.new.total")))
    passage = state.plan.last_text(REQUESTS)
    assert passage is not None
    assert GAP not in passage.text


@pytest.mark.parametrize(
    ("said", "carried"),
    [("全年收取信息处理费0元。", False), ("全年收取信息处理费0元。另有一事。", True), ("另有一事。", True)],
)
def test_what_the_report_says_by_itself_is_not_said_again_by_last_years_text(
    said: str, carried: bool
) -> None:
    at = said.find("0")
    bound = (Bound(at, at + 1, "processing_fee.received"),) if at >= 0 else ()
    last = LastYear(2024, FLOW.id, {}, {"other_matters": said}, {}, {}, {"other_matters": bound})
    assert (office(last=last).plan.last_text("other_matters") is not None) is carried


def test_a_sentence_about_a_thing_of_last_year_goes_whole_with_a_year_in_it() -> None:
    said = "2024年公开。2024年12月把2024年名单公示了。办结。"
    own = Bound(8, 28, "sentence:facts.proactive.worth:")
    last = LastYear(2024, FLOW.id, {}, {PROACTIVE: said}, {}, {}, {PROACTIVE: (own,)})
    assert said[own.start : own.end] == "2024年12月把2024年名单公示了。"
    for facts, stands in (
        ({}, "2025年公开。办结。"),
        ({"facts.proactive.worth": Text(value="建了专区")}, "2025年公开。建了专区。办结。"),
    ):
        passage = with_facts(office(last=last), facts).plan.last_text(PROACTIVE)
        assert passage is not None
        assert passage.text == stands


@pytest.mark.parametrize("id", ["problems", "improvements"])
def test_problems_and_measures_of_last_year_are_never_this_years(id: str) -> None:
    last = LastYear(2024, FLOW.id, {}, {id: "人手少。"})
    asked = office(last=last).plan.get(id)
    assert asked is not None
    assert asked.last is None


# Formatters, alone ----------------------------------------------------------------------------------------------


def test_what_an_unfinished_table_leaves_unknown_leaves_a_hole() -> None:
    plan = begin(FLOW, Book())[0].plan
    assert plan.draft(REQUESTS) is None
    assert plan.draft(MANAGEMENT) is None


def test_a_condition_cannot_look_at_a_name() -> None:
    only = Only(kind="only", id="values.a", of="values.proactive.where")
    phrase = Phrase(kind="phrase", id="values.b", wordings=("甲", "乙"))
    sentence = DraftSentence.model_validate(
        {"id": "s", "when": {"of": "values.a", "positive": True}, "wordings": ["一"]}
    )
    other = DraftSentence.model_validate(
        {"id": "t", "when": {"of": "values.b", "positive": True}, "wordings": ["二"]}
    )
    plan = Plan(_with(Draft(text=PLATFORM, sentences=(sentence, other)), only, phrase), office().book)
    assert plan.draft(PLATFORM) is None


def test_a_yes_has_no_words() -> None:
    sentence = DraftSentence(id="s", wordings=("{facts.supervision.accountable}",))
    plan = Plan(_with(Draft(text=PLATFORM, sentences=(sentence,))), with_facts(office(), {"facts.supervision.accountable": YesNo(value=True)}).book)  # fmt: skip
    assert plan.draft(PLATFORM) is None


def test_the_only_one_of_several_is_not_named() -> None:
    only = Only(kind="only", id="values.a", of="values.proactive.where")
    sentence = DraftSentence(id="s", wordings=("{values.a}",))
    plan = Plan(_with(Draft(text=PLATFORM, sentences=(sentence,)), only), with_facts(office(), PLACES).book)
    assert plan.draft(PLATFORM) is None


def _with(draft: Draft, *formatters: Sum | Listing | Names | Only | Phrase) -> Flow:
    """The flow with another draft."""
    sections = [
        section.model_copy(
            update={
                "drafts": tuple(draft if each.text == draft.text else each for each in section.drafts),
                "formatters": (*section.formatters, *formatters),
            }
        )
        if section.id == "overview"
        else section
        for section in FLOW.sections
    ]
    other = FLOW.model_copy(update={"sections": tuple(sections)})
    for made in ("drafts", "formatters"):  # a copy has what was made of the sections before
        other.__dict__.pop(made, None)
    return other


def test_a_text_of_last_year_that_is_blank_is_none() -> None:
    last = LastYear(2024, FLOW.id, {}, {PLATFORM: " \n "})
    assert office(last=last).plan.last_text(PLATFORM) is None


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
    assert "主要有工作动态3条、公告公示4条。" in tight
    assert "重点领域信息" not in tight


def test_what_is_spare_goes_before_a_list_is_cut() -> None:
    sentences = (
        DraftSentence(id="s", wordings=("甲" * 30 + "。",)), DraftSentence(id="t", wordings=("乙" * 30 + "。",), spare=True),
    )  # fmt: skip
    form = _with(Draft(text=PLATFORM, sentences=sentences))
    for length, spare in ((700, True), (950, False)):
        plan = Plan(form, with_facts(office(), {MANAGEMENT: Prose(value="管" * length)}).book)
        drafted = plan.draft(PLATFORM)
        assert drafted is not None
        assert ("乙" in drafted.text) == spare


def test_what_was_chosen_and_then_counted_as_none_is_not_named() -> None:
    done: dict[str, Value] = {"facts.proactive.done": Choices(value=("interpretations", "responses"))}
    names = Names.model_validate(
        {"kind": "names", "id": "values.a", "of": "facts.proactive.done",
         "unless_none": {"responses": "facts.proactive.responses"}}
    )  # fmt: skip
    form = _with(Draft(text=PLATFORM, sentences=(DraftSentence(id="s", wordings=("{values.a}。",)),)), names)
    for count, said in ((0, "政策解读。"), (2, "政策解读、回应关切。")):
        facts = {**done, "facts.proactive.responses": Count(value=count)}
        drafted = Plan(form, with_facts(office(), facts).book).draft(PLATFORM)
        assert drafted is not None
        assert drafted.text == said


def test_last_year_s_text_counts_with_the_room_it_takes() -> None:
    def tells(length: int) -> str:
        last = LastYear(2024, FLOW.id, {}, {MANAGEMENT: "管" * length})
        return text(with_facts(office(last=last), PLACES), PROACTIVE)

    assert len(tells(990)) < len(tells(10))


def test_what_ends_with_a_sign_of_its_own_gets_no_full_stop() -> None:
    assert "".join(map(str, ending(["还有哪些？"], "。"))) == "还有哪些？"
    assert "".join(map(str, ending(["解读3篇。"], "；"))) == "解读3篇；"
