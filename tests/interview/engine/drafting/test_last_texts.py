"""Last year's text as the template: this year's numbers in it, what is asked of it, and what of it still stands."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Choices, Count, Prose, Text, YesNo
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.plan.outline.outline import texts_of
from interview.engine.prose.derived import While
from interview.engine.prose.passage import Bound
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from tests.interview.engine.drafting.drafted import (
    FLOW,
    MANAGEMENT,
    PLACES,
    PLATFORM,
    PROACTIVE,
    REQUESTS,
    office,
    text,
    with_facts,
)
from tests.support.interviews import refusal, told
from tests.support.offices import SIX


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


def test_a_draft_of_last_year_that_would_have_gaps_is_drafted_anew_and_an_offices_own_text_is_not() -> None:
    ours = "因政府信息公开被申请行政复议6件，结果维持。没有因政府信息公开引起的行政诉讼。"
    bound = (("6", "reconsideration.total"),)
    for said, drafted in ((ours, True), (f"我们做得很好。{ours}", False)):
        last = last_year(said, *bound)
        last = replace(
            last, figures={**last.figures, "reconsideration.total": 6, "reconsideration.upheld": 6}
        )
        asked = office(
            {"applications.new.natural": 9, "applications.granted.natural": 9}, last=last
        ).plan.get(REQUESTS)
        assert asked is not None
        assert asked.last is not None
        assert (asked.offer is not None) == drafted, said


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
    plan = office(last=last).plan
    passage, none = plan.last_text(REQUESTS), plan.none_left(REQUESTS)
    assert passage is not None
    assert passage.text == f"一是收到申请{GAP}件。二是编发通报。"
    assert none is not None
    assert [(place.start, place.of) for place in none.bound] == [(passage.text.index(GAP), "6")]


def test_a_number_that_nobody_knows_and_words_that_are_not_true_any_more_are_none_of_nothing() -> None:
    last = last_year("收到申请6件，均按时办结，编发通报4期。", ("6", "applications.new.total"), ("4", ""))
    plan = office(SIX, last=last).plan
    none, empty = plan.none_left(REQUESTS), plan.gaps(REQUESTS)
    assert none is not None
    assert empty is not None
    assert (none.bound, [place.of for place in empty.bound]) == ((), ["4"])
    assert plan.none_left("problems") is None


def test_a_text_of_which_nothing_is_left_gives_way_to_the_draft_and_so_does_one_that_counted_none_of_what_there_is() -> (
    None
):
    gone = office(last=last_year("收到申请6件。", ("6", "applications.new.total"))).plan.get(REQUESTS)
    assert gone is not None
    assert gone.last is None
    assert gone.offer is not None
    none = last_year("收到申请0件。", ("0", "applications.new.total"))
    none = replace(none, figures={"applications.new.total": 0})
    asked = office(SIX, last=none).plan.get(REQUESTS)
    assert asked is not None
    assert asked.offer is not None


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


@pytest.mark.parametrize(
    ("business", "stands"),
    [(3, "收到申请12件，其中自然人9件，其余3件。"), (0, "收到申请9件，其中自然人9件。")],
)
def test_the_rest_of_a_whole_follows_and_goes_where_there_is_none(business: int, stands: str) -> None:
    new, people = "applications.new.total", "applications.new.natural"
    last = last_year(
        "收到申请6件，其中自然人4件，其余2件。", ("6", new), ("4", people), ("2", f"rest:{new}/{people}")
    )
    last = replace(last, figures={**last.figures, new: 6, people: 4})
    came = {people: 9, "applications.new.business": business}
    done = {"applications.granted.natural": 9, "applications.granted.business": business}
    passage = office({**came, **done}, last=last).plan.last_text(REQUESTS)
    assert passage is not None
    assert passage.text == stands


WORDS = "均在法定期限内答复"


@pytest.mark.parametrize(("answer", "stands"), [(True, f"，{WORDS}"), (False, ""), (None, "")])
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


def test_a_text_of_last_year_that_is_blank_is_none() -> None:
    last = LastYear(2024, FLOW.id, {}, {PLATFORM: " \n "})
    assert office(last=last).plan.last_text(PLATFORM) is None


def test_last_year_s_text_counts_with_the_room_it_takes() -> None:
    def tells(length: int) -> str:
        last = LastYear(2024, FLOW.id, {}, {MANAGEMENT: "管" * length})
        return text(with_facts(office(last=last), PLACES), PROACTIVE)

    assert len(tells(990)) < len(tells(10))


def test_a_text_that_counts_nothing_any_more_gives_way_to_the_draft() -> None:
    said = "全年共收到政府信息公开申请6件，均为自然人申请，其中当面申请2件、信函申请4件，无上年结转申请。未收取任何费用。"
    last = last_year(said, ("6", "applications.new.total"), ("2", ""), ("4", ""))
    asked = office({}, last=last).plan.get(REQUESTS)
    assert asked is not None
    assert asked.offer is not None
    assert GAP in str(asked.last.value if asked.last else "")
    still = office({"applications.new.natural": 9, "applications.granted.natural": 9}, last=last).plan.get(
        REQUESTS
    )
    assert still is not None
    assert still.offer is None


def test_a_text_that_still_counts_something_stays_though_there_is_none_of_the_rest() -> None:
    said = "全年收到政府信息公开申请6件，新媒体账号3个，当面申请4件。"
    accounts = "facts.platform.accounts"
    last = last_year(said, ("6", "applications.new.total"), ("3", accounts), ("4", ""), facts={accounts: 3})
    state = office({"applications.new.natural": 9, "applications.granted.natural": 9}, last=last)
    asked = with_facts(state, {accounts: Count(value=0)}).plan.get(REQUESTS)
    assert asked is not None
    assert asked.offer is None
    assert str(asked.last.value if asked.last else "").startswith("全年收到政府信息公开申请9件")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("按照规定，2024年我局未收取信息处理费。办理建议5件。", f"办理建议{GAP}件。"),
        ("1.本年度未产生信息处理费。\n2.办理建议5件。", f"办理建议{GAP}件。"),
        ("1.未收信息处理费。\n2.办理建议5件。\n3.没有别的。", f"1.办理建议{GAP}件。\n2.没有别的。"),
        ("一是未收信息处理费。二是办理建议5件。", f"一是未收信息处理费。二是办理建议{GAP}件。"),
        ("收取信息处理费5元。", f"收取信息处理费{GAP}元。"),
        ("2024年未收取信息处理费。", None),
    ],
)
def test_what_the_report_says_by_itself_is_not_told_once_more_in_last_years_words(
    said: str, left: str | None
) -> None:
    last = LastYear(2024, FLOW.id, dict.fromkeys(FLOW.cells, 0), {"other_matters": said})
    bound = {"other_matters": tuple(Bound(at, at + 1, "") for at in (said.find("5"),) if at >= 0)}
    passage = office({}, last=replace(last, bound=bound)).plan.last_text("other_matters")
    assert (passage.text if passage else None) == left
