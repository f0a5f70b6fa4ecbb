"""What last year's texts are understood to say: figures, facts, problems; and that no number is understood wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.flow.drafts import Listing
from interview.engine.plan.book import LastYear
from interview.engine.prose.passage import Bound, sound
from interview.review.last_year.understood import LAST_PROBLEMS, understood
from interview.review.text.folded import folded
from tests.interview.review import bindings
from tests.interview.review.drafted import Drafted, drafted
from tests.interview.review.reports import APPLICATIONS, DISPUTES, DOCUMENTS, figures
from tests.support.interviews import flow

FORM = flow("disclosure_2021")
SHEET = figures(APPLICATIONS, DISPUTES, DOCUMENTS, {"licences.decisions": 12})


def last(text: str, at: str = "overview.on_request", **more: object) -> LastYear:
    told = LastYear(2025, FORM.id, SHEET, {at: text}, {"office.name": "云山县水利局"})
    return replace(told, **more)  # type: ignore[arg-type]


def bound(text: str, at: str = "overview.on_request") -> list[tuple[str, str]]:
    """Every number of a text with what it is bound to."""
    found = understood(last(text, at), FORM, FORM).last.bound[at]
    return [(text[place.start : place.end], place.of) for place in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年新收政府信息公开申请95件，上年结转8件。", [("95", "applications.new.total"), ("8", "applications.carried_in.total")]),
        ("全年共收到政府信息公开申请 103 件。", [("103", "values.applications.received")]),
        ("全年办结申请98件，不予公开5件，无法提供35件，其他处理3件。", [
            ("98", "applications.total.total"), ("5", "values.applications.denied"), ("35", "values.applications.unable"),
            ("3", "values.applications.otherwise"),
        ]),
        ("收到政府信息公开申请95件，其中法人或其他组织5件。", [("95", "applications.new.total"), ("5", "values.applications.new_legal")]),
        ("办结政府信息公开申请98件，其中法人或其他组织5件。", [("98", "applications.total.total"), ("5", "values.applications.done_legal")]),
        ("收到政府信息公开申请95件。其中自然人90件、商业企业5件。", [
            ("95", "applications.new.total"), ("90", "applications.new.natural"), ("5", "applications.new.business"),
        ]),
        ("收到申请95件，因不掌握信息无法提供33件、因没有现成信息无法提供2件。", [
            ("95", "applications.new.total"), ("33", "applications.unable_not_held.total"), ("2", "applications.unable_create.total"),
        ]),
        ("因政府信息公开引起的行政诉讼四件。", [("四", "values.litigation.total")]),
    ],
)  # fmt: skip
def test_a_number_that_says_a_figure_is_bound_to_it(text: str, found: list[tuple[str, str]]) -> None:
    assert bound(text) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新增“乡村振兴”专栏2个。", ["乡村振兴"]),
        ("全年新开设“惠民”“就业”等专题专栏 2 个。", ["惠民”“就业"]),
        ('增设"惠民"、"就业"栏目2个。', ['惠民"、"就业']),
        ("新增2个专栏，分别为“惠民”“就业”。", ["惠民”“就业"]),
        ("新增政策解读专栏2个，在“云山发布”发布12条。", []),
        ("开设“政策解读”专栏2个。", []),
        ("新增“乡村振兴”专栏。", []),
    ],
)
def test_the_names_of_what_was_new_are_places_of_nobody(text: str, names: list[str]) -> None:
    assert [said for said, of in bound(text, "overview.platform") if not said.isdigit()] == names
    assert [of for said, of in bound(text, "overview.platform") if not said.isdigit()] == [""] * len(names)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "在评估中得分91.5分，排名第3。依据第五十条，被评为第一批试点，居全县第二，获得第一名。",
            ["91.5", "3", "二", "一"],
        ),
        ("收到申请96件。", ["96"]),  # the table says 95
        ("因本机关不掌握等原因无法提供33件申请。", ["33"]),
        ("收到申请比上年增加8件。", ["8"]),
        ("法人或其他组织申请5件。", ["5"]),  # received or done, nobody can tell
        ("其中办公室收到政府信息公开申请5件。", ["5"]),
        ("满意率100%，网上申请60件。", ["100", "60"]),
        ("收到申请9 5件。", ["9 5"]),
        ("告知通过其他途径办理98件。", ["98"]),  # 98 were done in all
        ("各部门收到申请 8 件。", ["8"]),
        ("公开行政规范性文件32件。", ["32"]),  # which of them, the form of 2021 does not count
    ],
)
def test_a_number_that_is_not_certain_is_a_place_without_an_address(text: str, numbers: list[str]) -> None:
    assert bound(text) == [(number, "") for number in numbers]


@pytest.mark.parametrize(
    "text",
    [
        "2025年，十九届二中全会，第3条，一是推进，〔2021〕30号，12月31日，20个工作日内。",
        "《关于6件事的通知》，“12345热线”，“1+X”发布会，三审三校，一次办好。",
        "1.推进公开。\n2、落实责任。\n(3)加强培训。",
        "依照《条例》第十九条、二十条规定，通过FM88.5电台访谈。",
        "2025年1—12月，1月至6月，3~5月。",
        "栏目至少每周更新一次，每季度召开1次例会。不同渠道发布的同一信息计为1条。",
        "联系人张某，传真：83650001，郵編：336400。\n1是力量不足。2是形式单一。",
        "电话0795-2501234，网址https://www.example.gov.cn/a1，24小时，5G，2024—2027年，2024版。",
    ],
)
def test_what_counts_nothing_is_no_place(text: str) -> None:
    assert bound(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在县政府网站公开信息86条、在微信公众号发布40条。", {"government_site": 86, "wechat": 40}),
        ("“云山水利”微信公众号全年推送信息１２０条，“云山发布”微博发布信息30条。", {"wechat": 120, "weibo": 30}),
        ("通过微信公众号“云山水利”公开（转发）信息12篇。", {"wechat": 12}),
        ("召开新闻发布会4场，回应社会关切三次，开展意见征集5次。", {"press": 4, "responses": 3, "consultations": 5}),
        ("发布政策解读稿件12篇。", {"interpretations": 12}),
        ("政务微信公开信息302条，政务微博信息12条。", {"wechat": 302, "weibo": 12}),
        ("微信公开信息数128条，微博信息发布量176条。", {"wechat": 128, "weibo": 176}),
        ("政府网站公开37条，政务微信公开86条。", {"government_site": 37, "wechat": 86}),
        ("微信公众号信息公开24条，政府公报4条。", {"wechat": 24, "gazette": 4}),
        ("通过政府网站、微信公众号等平台，全年公开信息301条。", {"total": 301}),
    ],
)  # fmt: skip
def test_a_fact_is_told_by_the_ways_the_flow_knows(text: str, found: dict[str, int]) -> None:
    told = understood(last(text, "overview.proactive"), FORM, FORM).last
    counts = {id: value for id, value in told.facts.items() if isinstance(value, int)}
    assert counts == {f"facts.proactive.{name}": value for name, value in found.items()}
    assert {place.of for place in told.bound["overview.proactive"]} - {""} == counts.keys()


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("公开信息57条，其中各类公示公告9件，行政执法类公示3件。", {"facts.proactive.total": 57, "facts.proactive.notices": 9, "each_1_1": 3}),
        ("发布文件及政策解读82条，图文政策解读3篇，视频政策解读5篇。", {"each_1_1": 82, "each_1_2": 3, "each_1_3": 5}),
        ("公开信息57余条，其中中标公告信息8条，执法类公示3件，关于“食品”公告5件。", {"each_1_1": 8, "each_1_2": 3, "each_1_3": 5}),
        ("主动公开信息9条，其中机构职能5条、行政规范性文件3件、其他信息1条。", {"facts.proactive.total": 9, "each_1_1": 5, "each_1_2": 1}),
        ("共发布政务信息12条。", {}),
    ],
)  # fmt: skip
def test_what_no_flow_knows_is_a_fact_of_its_own_in_a_list_alone(text: str, facts: dict[str, int]) -> None:
    told = understood(last(text, "overview.proactive"), FORM, FORM).last
    own = "facts.overview.proactive."
    assert {
        id.removeprefix(own): value for id, value in told.facts.items() if isinstance(value, int)
    } == facts


@pytest.mark.parametrize(
    "text",
    [
        "通过政府网站、微信公众号等平台发布信息300条。",
        "“云山水利”微信、“云山发布”微博发布信息667条。",
        "县融媒体中心微信公众号发布信息900条。",
        "微信公众号发布信息12余条，关注1200人。",
        "微信公众号比上年增加发布信息30条。",
        "组织培训1次，开展培训3次。",
        "关停政务新媒体账号2个。",
        "公开信息411余条，包括动态信息约198条，政务公开信息212条（指南1条）。",
        "“国际服务门户”新增一种语言，共发布各类信息528条。",
        "发布办事指引403项，其中直接办事服务19项。",
        "拓宽渠道，年内开通云山高新区公众号，发布信息64条。",
        "市政府微信公众号保持每日更新，共发布信息1193条。",
        "提案20件，列入规划9件。",
        "依托微信公众号、视频号等平台，采用图文等形式，全年发布各类政务信息112条。",
        "公众号发布信息，订阅量3569个；头条号发布消息，关注量684人。",
        "通过微博、微信公开信息128条。",
        "微信群发布信息12条。",
        "部门动态118条，乡镇动态133条。",
    ],
)
def test_what_may_count_something_else_is_no_fact(text: str) -> None:
    told = understood(last(text, "overview.proactive"), FORM, FORM).last
    assert told.facts == {}
    assert {place.of for place in told.bound["overview.proactive"]} == {""}


def test_a_number_of_something_else_is_no_fact() -> None:
    assert bound("启动政务新媒体三个行动。", "overview.proactive") == []


def test_a_total_is_bound_where_the_facts_come_to_it() -> None:
    text = "主动公开信息{}条，其中政府网站公开125条，微信公众号公开92条。"
    assert bound(text.format(217), "overview.proactive")[0] == ("217", "values.proactive.total")
    assert bound(text.format(218), "overview.proactive")[0] == ("218", "facts.proactive.total")
    one = "政府网站公开信息40条，微信公众号发布信息0条。"
    assert bound(one, "overview.proactive") == [
        ("40", "facts.proactive.government_site"),
        ("0", "facts.proactive.wechat"),
    ]
    near = "政府网站公开信息2条，微信公众号发布信息1条，发布政策解读3篇。"
    assert bound(near, "overview.proactive")[2] == ("3", "facts.proactive.interpretations")


def test_the_total_of_facts_is_known_in_another_text_of_section_one_too() -> None:
    parts = "政府网站公开86条、微信公众号公开40条，各渠道总计126条。"
    texts = {
        "overview.proactive": parts,
        "overview.opening": "主动公开126条，公开125条，办件126件，公开约126条。",
        "problems": "主动公开126条。",
    }
    found = understood(replace(last(""), texts=texts), FORM, FORM).last.bound
    assert [place.of for place in found["overview.opening"]] == ["values.proactive.total", "", "", ""]
    assert found["overview.proactive"][-1].of == "values.proactive.total"
    assert [place.of for place in found["problems"]] == [""]
    narrower = texts | {
        "overview.management": "审查拟公开信息126条，清理已公开信息126条，审核拟发布的信息126条。"
    }
    told = understood(replace(last(""), texts=narrower), FORM, FORM).last.bound["overview.management"]
    assert [place.of for place in told] == ["facts.management.reviewed", "", "facts.management.reviewed"]
    few = {"overview.proactive": "政府网站公开2条、微信公众号公开1条。", "overview.opening": "主动公开3条。"}
    assert understood(replace(last(""), texts=few), FORM, FORM).last.bound["overview.opening"][0].of == ""


@pytest.mark.parametrize(
    ("kind", "told"), [("township", {"facts.proactive.government_site": 125}), ("department", {}), ("", {})]
)
def test_some_ways_are_those_of_some_kinds_of_offices(kind: str, told: dict[str, int]) -> None:
    profile = {"office.name": "云山镇人民政府", "office.kind": kind}
    found = understood(last("门户网站公开125条。", "overview.proactive", profile=profile), FORM, FORM).last
    assert {id: value for id, value in found.facts.items() if isinstance(value, int)} == told


@pytest.mark.parametrize(
    ("site", "own"),
    [
        ("县水利局网站", True),
        ("水利局官网", True),
        ("云山县水利局门户网站", True),
        ("市水利局网站", False),
        ("县教育局网站", False),
    ],
)
def test_an_office_that_calls_itself_by_its_name_has_its_own_site(site: str, own: bool) -> None:
    found = understood(last(f"全年{site}发布信息125条。", "overview.proactive"), FORM, FORM).last.facts
    assert found.get("facts.proactive.own_site") == (125 if own else None)


def test_a_government_that_calls_itself_by_its_name_has_the_governments_site() -> None:
    profile = {"office.name": "大垭乡人民政府", "office.kind": "township"}
    told = last("大垭乡人民政府网站发布信息27条。", "overview.proactive", profile=profile)
    assert understood(told, FORM, FORM).last.facts["facts.proactive.government_site"] == 27


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("全年实际收取信息处理费2950元。", 2950),
        ("全年收取政府信息公开信息处理费 0 元。", 0),
        ("全年实际收取信息处理费2950元。年底又实际收取信息处理费300元。", None),
    ],
)
def test_a_figure_that_no_table_prints_is_known_from_its_text(text: str, fee: int | None) -> None:
    read = last(text, "other_matters")
    read = replace(read, figures={**read.figures, "processing_fee.received": None})
    found = understood(read, FORM, FORM).last
    assert found.figures["processing_fee.received"] == fee
    places = {place.of for place in found.bound["other_matters"]}
    assert places == ({"processing_fee.received"} if fee is not None else {""})


def test_what_was_counted_was_chosen_too() -> None:
    told = understood(last("政府网站公开125条，微信公众号公开0条。", "overview.proactive"), FORM, FORM).last
    assert told.facts["facts.proactive.where"] == ("government_site",)
    assert told.facts["facts.proactive.wechat"] == 0


def test_facts_are_told_in_section_one_alone() -> None:
    assert understood(last("下一步组织培训2次。", "problems"), FORM, FORM).last.facts == {}


def test_what_an_answers_file_knows_stays() -> None:
    text = "全年发布4条，新收政府信息公开申请95件。"
    known = (Bound(4, 5, "facts.proactive.board"),)
    before = last(text, bound={"overview.on_request": known}, facts={"facts.proactive.board": 4})
    after = understood(before, FORM, FORM).last
    assert after.bound["overview.on_request"] == (*known, Bound(17, 19, "applications.new.total"))
    assert after.facts == {"facts.proactive.board": 4}


def test_numbers_that_contradict_their_own_tables_are_told() -> None:
    assert understood(last("全年收到政府信息公开申请96件。"), FORM, FORM).differing == (
        "全年收到政府信息公开申请96件",
    )
    assert understood(last("全年收到政府信息公开申请95件。"), FORM, FORM).differing == ()
    of_the_office = last(
        "区政府办代表区政府受理政府信息公开申请17件。", profile={"office.kind": "county_government"}
    )
    assert understood(of_the_office, FORM, FORM).differing == (), "it is a fact of its own, and asked for"
    assert understood(of_the_office, FORM, FORM).last.facts["facts.on_request.own_office"] == 17
    unknown = {**SHEET, "applications.carried_in.total": None, "applications.carried_in.natural": None}
    assert understood(last("全年收到政府信息公开申请96件。", figures=unknown), FORM, FORM).differing == ()


NO_DISPUTES = "none:reconsideration.total/values.litigation.total"


@pytest.mark.parametrize(
    ("text", "at", "of"),
    [
        ("政府信息公开方面的行政复议和行政诉讼均为0件。", "overview.on_request", NO_DISPUTES),
        ("2024年，行政复议、行政诉讼都是0件。", "overview.on_request", NO_DISPUTES),
        ("全年新收、上年结转和结转下年度的申请均为0件。", "overview.on_request",
         "none:applications.new.total/applications.carried_in.total/applications.carried_out.total"),
        ("行政规范性文件的制发、废止、现行有效均为0件。", "overview.management",
         "none:documents.issued/documents.repealed/documents.in_force"),
        ("2025年，行政复议、行政诉讼均为0件。", "overview.on_request", NO_DISPUTES),
        ("2025年没有申请。2024年行政复议、行政诉讼均为0件。", "overview.on_request", ""),
        ("行政复议、信访均为0件。", "overview.on_request", ""),
        ("信访、行政诉讼均为0件。", "overview.on_request", ""),
        ("行政复议、行政复议均为0件。", "overview.on_request", ""),
        ("制发、废止均为0件。", "overview.proactive", ""),
    ],
)  # fmt: skip
def test_a_nought_that_several_things_share_is_of_all_of_them_or_of_none(text: str, at: str, of: str) -> None:
    zeros = dict.fromkeys(FORM.cells, 0)
    places = understood(last(text, at, figures=zeros), FORM, FORM).last.bound[at]
    assert [place.of for place in places] == [of]


def test_addresses_are_those_of_this_years_form() -> None:
    was = flow("disclosure_2019")
    sheet = {**dict.fromkeys(was.cells, 0), "rules.made": 7, "documents.made": 3}
    text = "制发行政规范性文件3件，政府集中采购项目0个。收到政府信息公开申请0件。"
    before = LastYear(2020, was.id, sheet, {"overview.management": text})
    places = understood(before, was, FORM).last.bound["overview.management"]
    assert all(place.of in {"", *FORM.cells} for place in places)
    assert places[-1].of == "applications.new.total"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是主动公开意识有待加强；二是解读形式单一。下一步：一是加强学习。", ("主动公开意识有待加强", "解读形式单一")),
        ("（一）存在问题\n1.公开的内容不够全面。有的报送慢。\n2.队伍不稳定。\n（二）改进措施\n1.加强学习。", ("公开的内容不够全面", "队伍不稳定")),
        ("虽有成效，但仍存在一些不足，主要是：业务人员不足，答复有待规范等。2026年，我局将加强培训。", ("业务人员不足", "答复有待规范")),
        ("一是栏目更新慢；二是解读少。\n针对这些问题，采取以下措施：一是按月检查；二是多用图解。", ("栏目更新慢", "解读少")),
        ("人员力量不足", ("人员力量不足",)),
        ("虽有成效，但仍然存在不足之处，主要是解读以文字为主，吸引力不够。", ("解读以文字为主，吸引力不够",)),
        ("1是程序不够规范，仍需改进。2是人员紧缺。", ("程序不够规范，仍需改进", "人员紧缺")),
        ("无。", ()),
    ],
)  # fmt: skip
def test_last_years_problems_are_told_one_by_one(text: str, found: tuple[str, ...]) -> None:
    assert problems_of(text) == found


def problems_of(text: str) -> tuple[str, ...]:
    told = understood(last(text, "problems"), FORM, FORM).last.facts.get(LAST_PROBLEMS, ())
    assert isinstance(told, tuple)
    return told


def test_a_long_problem_is_told_by_its_first_clauses() -> None:
    clauses = [f"第{each}方面的工作还不够细致" for each in "一二三四五六七八九"]
    text = f"一是{'，'.join(clauses)}。二是{'长' * 70}不足。"
    told = problems_of(text)
    assert told == ("，".join(clauses[:4]), "长" * 60)


def test_what_says_nothing_wanting_for_long_is_no_problem() -> None:
    text = f"{'工作平稳，' * 40}报送不及时。{'长' * 90}不足。一是"
    told = problems_of(text)
    assert told[-1] == f"{'长' * 57}不足"
    assert told[0].endswith("工作平稳，报送不及时")
    assert all(len(each) <= 60 for each in told)


PIECES = st.lists(
    st.sampled_from(
        [
            "收到政府信息公开申请",
            "95",
            "９５",
            "8 件",
            "件",
            "，",
            "。",
            "\n",
            "其中",
            "自然人",
            "“",
            "”",
            "《",
            "》",
            "2025年",
            "三",
            "微信公众号发布信息",
            "12",
            "1,204",
            "条",
            "次",
            "培训",
            "第",
            "%",
            "3.5万元",
            "一是",
            "（",
            "）",
            " ",
            "0",
            "號",
            "复议",
        ]
    )
)


@given(PIECES.map("".join))
def test_places_lie_in_their_text_and_say_a_number(text: str) -> None:
    told = understood(last(text), FORM, FORM).last
    places = told.bound["overview.on_request"]
    assert sound(text, places) == places
    for place in places:
        said = folded("", text[place.start : place.end]).text
        assert said[0].isdecimal() or said[0] in "〇零一二两三四五六七八九十百千", said


@given(st.text(alphabet="0123456789件条次年月号一二三十，。；：（）“”《》\n 中培训公开", max_size=60))
def test_no_digit_of_any_text_is_in_two_places_or_half_in_one(text: str) -> None:
    places = understood(last(text), FORM, FORM).last.bound["overview.on_request"]
    assert sound(text, places) == places


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(6))
def test_our_own_report_is_understood_as_it_was_drafted(seed: int) -> None:
    assert misread(drafted(seed)) == []


def misread(report: Drafted) -> list[tuple[str, str, str]]:
    """The numbers of a drafted report that are understood to say another figure or fact than they were drafted for."""
    found = understood(report.last, report.flow, report.flow)
    told = found.last
    wrong = [(words, "", "") for words in found.differing]
    for text, passage in report.texts.items():
        meant = {(place.start, place.end): place.of for place in passage.bound}
        for place in told.bound[text]:
            of = meant.get((place.start, place.end), place.of)
            if place.of and place.of != of and (of, place.of) not in SAME:
                wrong.append((passage.text[: place.end], place.of, of))
    return wrong


SAME = {
    ("applications.other_misc.total", "values.applications.otherwise"),
    *(("values.proactive.total", each) for each in FORM.questions if each.startswith("facts.proactive.")),
}
"""What one word says of two: 其他处理 is the row and its group; one place alone has the total."""


def test_every_drafted_fact_is_told_in_every_wording() -> None:
    counts = {id for id, question in FORM.questions.items() if question.serves and question.kind == "count"}
    untold = []
    for text, draft in FORM.drafts.items():
        for wording in (each for sentence in draft.sentences for each in sentence.wordings):
            parts = wording.replace("}", "{").split("{")
            of = [part for part in parts[1::2] if part in counts]
            said = "".join(
                part if not at % 2 else str(17 + of.index(part)) if part in of else "文字"
                for at, part in enumerate(parts)
            )
            told = understood(last(said, text), FORM, FORM).last.facts
            untold += [(wording, id) for at, id in enumerate(of) if told.get(id) != 17 + at]
    assert untold == []


def test_what_a_listing_says_of_a_fact_is_told_by_it() -> None:
    entries = [
        (id, each)
        for id, formatter in FORM.formatters.items()
        if isinstance(formatter, Listing)
        for each in formatter.of
        if each.of in FORM.questions and FORM.questions[each.of].if_told
    ]
    texts = [
        (FORM.questions[each.of].serves or "", f"其中{each.prints}17{each.unit}、") for _, each in entries
    ]
    told = [understood(last(said, text), FORM, FORM).last.facts for text, said in texts]
    assert [each.of for (_, each), facts in zip(entries, told, strict=True) if facts.get(each.of) != 17] == []


@pytest.mark.skipif(not bindings.RAW.is_dir(), reason="the published reports are not here")
def test_no_number_of_a_published_report_is_bound_wrongly() -> None:
    told = [each for report in bindings.WHOLE for each in bindings.said(report)]
    assert [each for each in told if each.sort == "wrong"] == []
    found = {(each.report, each.text, each.number, each.of) for each in told}
    read_by_eye = {(*where, *each) for where, numbers in bindings.known().items() for each in numbers}
    assert read_by_eye - found == set()
