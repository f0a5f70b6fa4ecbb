"""What last year's texts tell in words, and which of their numbers follow from others."""

from __future__ import annotations

import pytest

from interview.review.last_year.understood import understood
from tests.interview.review.test_last_year import FORM, bound, last

IN_TIME, ACCOUNTABLE = "facts.on_request.in_time", "facts.supervision.accountable"


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("新收申请95件，均在法定期限内予以答复。", IN_TIME, True),
        ("申请都已按时答复。按期办结率达100%。", IN_TIME, True),
        ("没有超期答复的情形。", IN_TIME, True),
        ("办理留言7条，收到申请95件，均按时答复。", IN_TIME, True),
        ("全年没有发生因政府信息公开工作被追究责任的情形。", ACCOUNTABLE, False),
        ("全年未发生责任追究情况。", ACCOUNTABLE, False),
        ("在年度考核中被评为先进，考核结果为良好。", "facts.supervision.assessment", "good"),
    ],
)
def test_an_answer_is_told_in_words(text: str, fact: str, value: bool | str) -> None:
    assert understood(last(text), FORM, FORM).last.facts[fact] == value


@pytest.mark.parametrize(
    "text",
    [
        "确保申请均在法定期限内答复。",
        "去年均按时答复。",
        "收到市长热线交办件90件、留言7条，已全部按时办结。",
        "承办建议9件、提案8件，均在规定时限内答复。",
        "考核结果为优秀，县里的考核结果为合格。",
        "未发生诉讼。出现问题的追究责任。",
    ],
)
def test_what_is_wished_or_told_of_others_or_in_two_ways_is_no_answer(text: str) -> None:
    assert understood(last(text), FORM, FORM).last.facts == {}


def test_answers_are_told_in_section_one_alone() -> None:
    assert understood(last("申请均按时答复。", "problems"), FORM, FORM).last.facts == {}


def test_words_are_a_place_that_holds_while_the_answer_does() -> None:
    words = "均在法定期限内予以答复"
    assert bound(f"新收申请95件，{words}。") == [
        ("95", "applications.new.total"),
        (words, f"while:{IN_TIME}=yes:{words}"),
    ]


def test_the_name_of_an_option_follows_this_years_answer_and_what_opens_it_was_chosen() -> None:
    text = "公开工作的考核结果为优秀。"
    assert bound(text) == [("优秀", "values.supervision.assessment")]
    assert understood(last(text), FORM, FORM).last.facts["facts.supervision.done"] == ("assessment",)


def test_words_that_are_told_again_are_one_place() -> None:
    assert [said for said, _ in bound("均按时答复。都按时答复。")] == ["均按时答复", "都按时答复"]
    assert [said for said, _ in bound("没有超期答复，均在规定时限内办结。")] == [
        "没有超期答复",
        "均在规定时限内办结",
    ]


NEW, DONE, RECEIVED = "applications.new.total", "applications.total.total", "values.applications.received"
LEGAL = "values.applications.new_legal"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("收到申请95件，其中法人或其他组织5件，其余90件为自然人申请。", f"rest:{NEW}/{LEGAL}"),
        ("办结申请98件，不予公开5件，占5.1%。", f"share:1:values.applications.denied/{DONE}"),
        ("不予公开5件，占答复总数的5%。", f"share:0:values.applications.denied/{DONE}"),
        ("收到申请95件，其中法人或其他组织5件，占5.26%。", f"share:2:{LEGAL}/{NEW}"),
        ("收到申请95件，同比增长10.5%。", f"more:1:{NEW}"),
        ("收到申请95件，比上年减少8件。", f"fewer:by:{NEW}"),
        ("收到申请95件，申请数量较去年回落12%。", f"fewer:0:{NEW}"),
        ("收到申请95件，较2024年增加8件。", f"more:by:{NEW}"),
        ("收到申请95件，与2024年相比下降12%。", f"fewer:0:{NEW}"),
        ("收到申请95件（自然人90件、法人或其他组织5件），同比增长10.5%。", f"more:1:{NEW}"),
        ("收到申请95件，其中法人或其他组织5件，较上年增加10件，增长11.8%。", f"more:1:{NEW}"),
        ("收到申请95件，其中法人或其他组织5件，较上年增加2件，增长66.7%。", f"more:1:{LEGAL}"),
        ("收到申请95件，同比减少5%，减少5件。", f"fewer:by:{NEW}"),
        ("收到申请95件，较上年减少5件，同比下降5%。", f"fewer:0:{NEW}"),
        ("收到申请95件，办结98件，办结率95.1%。", f"share:1:{DONE}/{RECEIVED}"),
        ("主动公开信息200条，其中政府网站公开150条，占75%。", "share:0:facts.proactive.government_site/facts.proactive.total"),
    ],
)  # fmt: skip
def test_a_number_that_follows_from_another_is_bound_to_what_it_follows_from(text: str, place: str) -> None:
    assert bound(text)[-1][1] == place


@pytest.mark.parametrize(
    "text",
    [
        "办结申请98件，不予公开5件，占7%。",  # it is not
        "收到申请95件，其中法人或其他组织5件，其余80件。",
        "收到申请95件，其中信函12件、法人或其他组织5件，其余78件。",  # of one that nobody knows
        "收到申请95件。其余90件。",
        "收到申请95件，同比增长约10%。",
        "收到申请95件，同比增加8条。",
        "收到申请95件。同比增长10%。",
        "收到申请96件，同比增长10%。",  # of what the table denies
        "收到申请95件，较2019年增加8件。",
        "收到申请95件，其中法人或其他组织5件，较上年增加2件。",  # of all, or of these
        "收到申请95件，较上年增加8件，增长30%。",  # both cannot be
        "收到申请95件，较上年增加95件，增长100%。",
        "收到申请95件：自然人90件、法人或其他组织5件，同比增长10.5%。",  # of all, or of these
        "收到申请95件（自然人90件、法人或其他组织5件，同比增长10.5%）。",
        "收到申请95件，不予公开5件，同比增长25%。",
        "主动公开信息200条，政府网站公开150条，较上年增加20条。",
        "不予公开5件，法人或其他组织5件，较2024年增加1件，增长25%。",  # of either
        "收到申请95件，较上年增加96件。",  # from less than none
        "收到申请95件，同比下降100%。",
        "（自然人90件、法人或其他组织5件），同比增长10.5%。",  # of what, nobody says
        "收到申请95件，满意率98%。",
        "收到申请95件，按期办结率99%。",
        "收到申请95件，办结率100%。",  # it is not
        "收到申请95件，占比很小，其中30%由律师提出。",
        "政府网站公开150条，占75%。",  # of what, nobody says
        "微信公众号公开0条，占0%。",
        "信息公开满意率为90%。",
    ],
)
def test_what_does_not_surely_follow_is_a_gap(text: str) -> None:
    assert bound(text)[-1][1] == ""


def test_a_change_both_up_and_down_is_neither() -> None:
    places = bound("收到申请95件，同比减少9件，增长10.5%。")
    assert places == [("95", "applications.new.total"), ("9", ""), ("10.5", "")]


def test_a_rate_needs_the_figures_it_is_of() -> None:
    none = last("收到申请95件，办结率95.1%。", figures={"applications.new.total": 95})
    assert understood(none, FORM, FORM).last.bound["overview.on_request"][-1].of == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年共向社会主动公开政府信息14万余条。", [("14", "round:10000/10000:facts.proactive.total")]),
        ("开展政民互动200余场。", [("200", "round:100/1:facts.proactive.interactions")]),
        ("公众号发布信息1.5万多条。", [("1.5", "round:1000/10000:facts.proactive.wechat")]),
        ("主动公开政府信息1240条。全年共主动公开政府信息1200余条。", [("1240", "facts.proactive.total"), ("1200", "round:100/1:facts.proactive.total")]),
        ("主动公开政府信息1340条。全年共主动公开政府信息1200余条。", [("1340", ""), ("1200", "")]),
        ("主动公开政府信息123余条。", [("123", "")]),
        ("主动公开政府信息近1200条。", [("1200", "")]),
    ],
)  # fmt: skip
def test_so_many_and_some_more_is_a_round_number_of_the_fact(text: str, found: list[tuple[str, str]]) -> None:
    assert bound(text, "overview.proactive") == found


def test_two_numbers_of_one_sort_are_two_facts_where_the_words_part_them() -> None:
    assert [of for _, of in bound("新开设公开专栏18个，优化公开专栏22个。", "overview.management")] == [
        "facts.platform.columns_new",
        "facts.platform.columns_changed",
    ]


SITE, NOTICES = "facts.proactive.government_site", "facts.proactive.notices"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发布各类公告公示57条。", [NOTICES]),
        ("政府网站发布通知公告12条。", [NOTICES]),
        ("发布信息若干，其中公示12条、工作动态8条。", [NOTICES, "facts.proactive.news"]),
        ("通过某地城管微信公众号发布动态信息288条。", [""]),
        ("其中中标公告58条。", [""]),
        ("公开土地征收公告6条。", [""]),
        ("发布关于食品安全的公告5件。", [""]),
        ("行政执法类公示3条。", [""]),
        ("征集情况公告、意见采纳28条。", [""]),
        ("收到意见28条，采纳12条。", ["facts.proactive.opinions", "facts.proactive.adopted"]),
        ("发布办事服务指引403项，其中直接办事服务19项。", ["facts.proactive.guides", ""]),
    ],
)  # fmt: skip
def test_a_narrower_thing_is_not_the_thing(text: str, found: list[str]) -> None:
    assert [of for _, of in bound(text, "overview.proactive")] == found


def test_a_part_that_is_called_as_its_whole_is_a_part() -> None:
    text = "2024年主动公开政府信息410条，包括工作动态198条，政务公开信息212条。"
    assert [of for _, of in bound(text, "overview.proactive")] == [
        "facts.proactive.total", "facts.proactive.news", "",
    ]  # fmt: skip


def test_a_total_is_of_all_that_was_published_and_not_of_one_site() -> None:
    of_one_site = "网站目前有10种语言，共发布各类信息13528条。"
    assert bound(of_one_site, "overview.platform")[-1] == ("13528", "")
    assert bound("2025年，共发布各类信息3682条。", "overview.proactive") == [
        ("3682", "facts.proactive.total")
    ]


def test_what_others_were_told_to_handle_was_not_handled() -> None:
    assert bound("告知申请人通过其他途径办理98件。") == [("98", "")]
