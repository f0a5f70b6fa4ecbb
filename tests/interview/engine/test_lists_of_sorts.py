"""Lists of sorts in last year's text, 机构职能27条、其他信息12条: which numbers are one, how they are asked, what they come to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Counts
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.last_year.lists.bind import lists_in
from interview.engine.plan.last_year.lists.lookup import listed
from interview.engine.plan.last_year.lists.model import list_of
from interview.engine.plan.last_year.lists.recognise import runs
from interview.engine.plan.outlook import stands_for
from interview.engine.prose.passage import Bound
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Reply
from interview.review.last_year.understood import understood
from interview.wording.catalog import words
from interview.wording.hints import how_to_answer
from interview.wording.questions import question
from tests.support.interviews import flow, refusal, told

FLOW, ZH = flow("disclosure_2021"), words("zh")
AT = "overview.proactive"


def sorts(text: str, **known: str) -> list[list[str]]:
    """The lists of sorts of a text, by the names in them; numbers that are known say so by keyword: `n12="facts.…"`."""
    places = [
        Bound(each.start(), each.end(), known.get(f"n{each[0]}", ""))
        for each in re.finditer(r"(?<![A-Z])\d+(?:\.\d+)?", text)
    ]
    return [[item.name for item in run.items] for run in runs(text, places) if run.sorts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公开政府信息103条，其中机构职能27条、其他信息12条、工作动态64条。", [["机构职能", "其他信息", "工作动态"]]),
        ("公开政府信息36条。其中,政务类信息20条,财务信息10件,党务信息6篇。", [["政务类信息", "财务信息", "党务信息"]]),
        ("公开政府信息总数32条:基层领域24条,应急预案3条,政策文件5条。", [["基层领域", "应急预案", "政策文件"]]),
        ("其中：“政策法规”发布量22条，“人事信息”发布量5条。", [["“政策法规”发布量", "“人事信息”发布量"]]),
        ("包括2024年预决算2条、政务（工作）动态类信息9条。", [["预决算", "政务（工作）动态类信息"]]),
        ("在公开的信息中，法规类信息4条，业务类信息10条，“双随机、一公开”信息6条。", [["法规类信息", "业务类信息", "“双随机、一公开”信息"]]),
        ("其中机构设置、人事信息4条，财政信息更新量为6条。", [["机构设置、人事信息", "财政信息更新量"]]),
        ("其中动态信息40条（工作动态28条，专题信息12条）、目录信息15条。", [["动态信息", "目录信息"], ["工作动态", "专题信息"]]),
        ("其中组织机构类信息4条、经济运行信息3条、就业信息2条、落实情况1条。", [["组织机构类信息", "经济运行信息", "就业信息", "落实情况"]]),
        ("其中文字解读12条，“H5”解读2条以及动漫解读3条。", [["文字解读", "“H5”解读", "动漫解读"]]),
        ("包含行政许可类79条、工程信息118条及政务工作情况177条等。", [["行政许可类", "工程信息", "政务工作情况"]]),
        ("其中概況信息38條、政府會議25條，簡報约2條。", [["概況信息", "政府會議", "簡報"]]),
        ("包括如部门预算6条、预算执行12条。", [["部门预算", "预算执行"]]),
        ("其中通过网站公开3条、在邮箱公开2条。", [["网站公开", "邮箱公开"]]),
        ("被《云山报》采用3篇，被学习平台采用2篇。", [["《云山报》采用", "学习平台采用"]]),
        ("其中政策文件3条、部门文件2条；通过服务网公布事项5条。", [["政策文件", "部门文件"]]),
        ("收到申请95件，其中当面申请5件、信函申请30件、通过网络平台提交的申请60件。", [["当面申请", "信函申请", "网络平台提交的申请"]]),
        # All of it is no sort, whether its parts follow or not.
        ("其中社会救助9条，公开各类文件4件，其中通知3件、简报1件。", [["通知", "简报"]]),
        ("部门文件10条，其中会议信息4条、领导讲话6条。", [["会议信息", "领导讲话"]]),
        ("建议提案48件，代表建议11件，委员提案37件。", [["代表建议", "委员提案"]]),
        # Two alone are a list only where something says so.
        ("机构职能27条、其他信息12条。", []),
        ("机构职能27条。其他信息12条。财政信息3条。", []),
        # Deeds, times, results and who saw it are no sorts.
        ("其中印发通知3份、召开会议2次。", []),
        ("其中阅读量27条、粉丝数12条。", []),
        ("收到申请5件，其中同意公开3件、信息不存在2件。", []),
        ("其中上年结转3件、本年受理2件。", []),
        ("其中来信3件、来电2件，其他途径申请1件。", []),
        ("其中政策文件3人、通知公告2人。", []),
        ("其中政策文件3.5条、通知公告2条。", []),
        ("其中政策文件30余条、通知公告20余条。", []),
        ("其中政策文件3条，占比10%；通知公告2条。", []),
        ("其中政策文件3条、政策文件2条。", []),
        ("其中政策文件3条、重点项目2个。", []),
        ("其中财政信息3条、政府信息2条。", []),
        ("其中5条、6条。", []),
        ("其中名字长得没有谁会这么叫的一大类没完没了的各方面信息5条、财政信息6条。", []),
        (f"{'很' * 40}）政策文件5条、财政信息6条。", []),
    ],
)  # fmt: skip
def test_a_list_of_sorts_has_whole_names_and_only_marks_between(text: str, found: list[list[str]]) -> None:
    assert sorts(text) == found


def test_what_a_flow_knows_stands_among_them_and_what_a_table_knows_parts_them() -> None:
    text = "其中机构职能27条、工作动态64条、其他信息12条。"
    assert sorts(text, n64="facts.proactive.news") == [["机构职能", "工作动态", "其他信息"]]
    assert sorts(text, n64="licences.decisions") == []
    known = {"n27": "facts.proactive.guides", "n64": "facts.proactive.news", "n12": "facts.proactive.plans"}
    assert sorts(text, **known) == [], "with nothing in it that nobody knows it is asked as ever"


TEXT = "2025年主动公开政府信息103条，其中机构职能27条、工作动态64条、其他信息12条。目录信息20条（指南8条，年报12条）。"


def before(text: str = TEXT) -> LastYear:
    figures = dict.fromkeys(FLOW.cells, 0)
    profile = {"office.name": "云山县水利局", "office.kind": "department"}
    return understood(LastYear(2025, FLOW.id, figures, {AT: text}, profile), FLOW, FLOW).last


def of(text: str) -> list[tuple[str, str]]:
    last = before(text)
    return [(text[each.start : each.end], each.of) for each in last.bound[AT]]


OWN = f"facts.{AT}.each_"


def test_what_a_list_comes_to_follows_from_it_where_nobody_else_knows_it() -> None:
    assert of(TEXT) == [
        ("103", "facts.proactive.total"), ("27", f"{OWN}1_1"), ("64", "facts.proactive.news"), ("12", f"{OWN}1_2"),
        ("20", f"sum:{OWN}2_1/{OWN}2_2"), ("8", f"{OWN}2_1"), ("12", f"{OWN}2_2"),
    ]  # fmt: skip
    other = "目录信息21条（指南8条，年报12条）。"
    assert of(other)[0] == ("21", ""), "it does not come to that"
    left = "目录信息20条（行政规范性文件8件，年报5条，指南7条）。"
    assert of(left)[0] == ("20", ""), "one is for the table to say"


def test_what_a_table_denies_is_in_no_list() -> None:
    places = [Bound(at, at + 1, "") for at in (2, 7, 12)]
    text = "指南8条，年报5条，目录7条。"
    assert [each.of for each in lists_in(AT, text, places)] == [f"{OWN}1_1", f"{OWN}1_2", f"{OWN}1_3"]
    assert [each.of for each in lists_in(AT, text, places, {7})] == [f"{OWN}1_1", "", f"{OWN}1_2"]


def test_of_the_lists_of_a_text_those_count_that_were_bound_as_lists() -> None:
    text = "目录信息20条（行政规范性文件8件，年报5条，指南7条）。其中会议信息4条、简报3条。"
    last = before(text)
    first = replace(
        last, bound={AT: tuple(replace(each, of="") if "_2_" in each.of else each for each in last.bound[AT])}
    )
    assert [(each.name, each.total) for each in listed(first).values()] == [("年报", ""), ("指南", "")]


def opened(text: str = TEXT) -> State:
    state, _ = begin(FLOW, Book(last=before(text)))
    return told(state, {"year": "2026"})


LIST = f"several.{OWN}1_1"


@pytest.mark.parametrize("such", ["如", "例如", "包括"])
def test_what_leads_to_a_list_is_no_word_that_only_begins_it(such: str) -> None:
    here = opened(f"加大资金公开力度，{such}转移支付6条、资金绩效12条、其他信息10条等。").plan.get(LIST)
    assert here is not None
    assert question(here, ZH) == "「加大资金公开力度」那几个数，今年各是多少条？"


def test_they_are_one_question_as_the_text_calls_them() -> None:
    state = opened()
    here = state.plan.get(LIST)
    assert here is not None
    assert question(here, ZH) == "「主动公开政府信息」那几个数，今年各是多少条？"
    assert here.last == Counts(value=("机构职能", "工作动态", "其他信息"), counts=(27, 64, 12))
    assert state.plan.get("facts.proactive.news") is None, "nobody is asked twice"
    state = told(state, {"facts.proactive.total": "110", LIST: "30 70 10", f"several.{OWN}2_1": "9 13"})
    text = state.plan.last_text(AT)
    assert text is not None
    assert text.text == (
        "2026年主动公开政府信息110条，其中机构职能30条、工作动态70条、其他信息10条。目录信息22条（指南9条，年报13条）。"
    )


def test_they_are_held_against_what_they_come_to() -> None:
    state = told(opened(), {"facts.proactive.total": "110"})
    found = refusal(state, do.Answer(LIST, "30 70 11"))
    assert (found.problem.code, found.problem.details["gap"]) == ("counts_differ", 1)


def test_one_that_is_a_list_itself_is_what_its_parts_come_to() -> None:
    text = "公开信息55条，其中概况信息40条（工作情况28条，专题信息12条）、目录信息15条。"
    state = told(opened(text), {"facts.proactive.total": "60", LIST: "44 16"})
    inner = next(each for each in listed(state.book.last).values() if each.list == "2")
    assert inner.total == f"{OWN}1_1"
    assert refusal(state, do.Answer(f"several.{OWN}2_1", "28 12")).problem.details["total"] == 44


def test_without_words_before_them_they_are_asked_for_plainly() -> None:
    here = opened("机构职能27条、财政信息64条、其他信息12条。").plan.get(LIST)
    assert here is not None
    assert question(here, ZH) == "这几项，今年各是多少条？"


def test_none_of_a_list_this_year_leaves_its_sum_out_too() -> None:
    text = "全年按目录更新。目录信息20条（指南8条，年报12条）。及时答复咨询。"
    state = told(opened(text), {LIST: "0 0"})
    found = state.plan.last_text(AT)
    assert found is not None
    assert "20" not in found.text
    assert "0条" not in found.text
    one = told(opened(text), {LIST: "0 9"}).plan.last_text(AT)
    assert one is not None
    assert "目录信息9条" in one.text


def test_of_what_there_is_none_in_all_no_part_is_asked() -> None:
    text = "公开信息55条，其中概况信息40条（工作情况28条，专题信息12条）、目录信息15条。及时答复咨询。"
    state = told(opened(text), {"facts.proactive.total": "0"})
    assert [each.id for each in state.plan.asked if each.several or list_of(each.id)] == []
    found = state.plan.last_text(AT)
    assert found is not None
    assert found.text == "及时答复咨询。"
    again = told(state, {"facts.proactive.total": "55"})
    assert again.plan.get(LIST) is not None, "nothing of it is kept"
    kept = told(
        told(opened(text), {"facts.proactive.total": "55", LIST: "40 15"}), {"facts.proactive.total": "0"}
    )
    assert kept.plan.get(f"{OWN}1_1") is not None, "what was told stands, and is checked"


def test_an_answer_of_a_list_is_echoed_as_one_of_it() -> None:
    state = opened()
    turns = step(told(state, {"facts.proactive.total": "110"}), do.Answer(LIST, "30 70 10"))[1]
    echoed = [question(turn.asked, ZH) for turn in turns if isinstance(turn, Reply)]
    assert echoed == ["机构职能，今年是几条？", "工作动态发了多少条？", "其他信息，今年是几条？"]


def test_a_long_list_stands_for_more_than_one_question() -> None:
    few = opened("其中机构职能27条、会议信息4条、财政信息3条。").plan
    many = opened("其中机构职能27条、会议信息4条、财政信息3条、民生信息5条、救助信息6条、其他信息12条。").plan
    assert [stands_for(plan, plan.asked[plan.position[LIST]]) for plan in (few, many)] == [1, 2]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("通过网站公开政府信息共1204条，其中包括：指南4条，年报3条。", "通过网站公开政府信息"),
        ("2025年我局共公开信息7条，其中指南4条，年报3条。", "公开信息"),
        ("电子化达100%。其中指南4条，年报3条。", ""),
        ("公开信息12余条，具体包括指南4条，年报3条。", "公开信息"),
        ("指南4条，年报3条，目录5条。", ""),
    ],
)
def test_what_leads_to_a_list_says_what_is_counted(text: str, lead: str) -> None:
    assert {each.lead for each in listed(before(text)).values()} == {lead}


def test_counts_are_asked_in_the_order_of_last_years_text() -> None:
    state = opened("发布政策解读3篇。微信公众号发布信息40条，政府网站公开信息86条。")
    asked = [each.name for at in state.plan.asked for each in at.several]
    assert asked == ["政策解读", "微信公众号", "政府网站"]


def test_the_example_of_a_long_list_says_that_it_goes_on() -> None:
    text = "其中机构职能27条、会议信息4条、财政信息3条、民生信息5条、救助信息6条、其他信息12条。"
    here = opened(text).plan.get(LIST)
    assert here is not None
    assert "比如 86 40 3 1 2 …" in how_to_answer(here, ZH)
    assert list_of(here.several[0].id) == "1"
