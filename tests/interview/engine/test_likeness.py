"""What a telephone number, a postcode, a website or the name of an office may look like, and what is said of one that does not."""

from __future__ import annotations

import pytest

from interview.engine.answers.likeness import Likeness, doubt, in_shape
from interview.engine.answers.problems import Flaw
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.turns import Note
from tests.support.interviews import flow, refusal, steps, told

PHONES = {
    "0795-2501234": "", "0795-1234567": "", "010-12345678": "", "0795－2501234": "0795-2501234", "0795 - 2501234": "0795-2501234",
    "0795—2501234": "0795-2501234", "0795--2501234": "0795-2501234", "（0795）250-1234": "(0795)250-1234", "0795 250 1234": "",
    "07952501234": "", "电话：0795-2501234": "0795-2501234", "联系电话 0795-2501234": "0795-2501234", "TEL: 0795-2501234": "0795-2501234",
    "+86 795-2501234": "", "0795-2501234 分机 801": "0795-2501234转801", "0795-2501234 ext. 801": "0795-2501234转801",
    "0795-2501234/2501235": "0795-2501234、2501235", "400-810-1234": "", "12345": "", "2501234": "", "13812345678": "",
}  # fmt: skip


@pytest.mark.parametrize("typed", PHONES)
def test_a_telephone_number_is_taken_however_it_is_written(typed: str) -> None:
    assert in_shape(typed, "phone") == (PHONES[typed] or typed)


@pytest.mark.parametrize(
    ("typed", "like", "why", "details"),
    [
        ("0795-250123", "phone", "phone_local", {"n": 6}), ("0795-250123456", "phone", "phone_local", {"n": 9}),
        ("0795-", "phone", "phone_local", {"n": 0}), ("138000000001", "phone", "phone_mobile_digits", {"n": 12}),
        ("1380000", "phone", "phone_digits", {"n": 7}), ("79525012345", "phone", "phone_digits", {"n": 11}),
        ("0795-2501234转", "phone", "phone_extension", {}), ("0795-2501234、", "phone", "phone_nothing", {}),
        ("办公室 0795-2501234", "phone", "phone_odd", {"odd": "办公室"}), ("电话", "phone", "phone_nothing", {}),
        ("0795.2501234", "phone", "phone_odd", {"odd": "."}), ("0795-2501234、abc", "phone", "phone_none", {"odd": "abc"}),
        ("33640", "postcode", "postcode_digits", {"n": 5}), ("3364000", "postcode", "postcode_digits", {"n": 7}),
        ("还没有装", "phone", "phone_none", {"odd": "还没有装"}), ("gov@", "postcode", "postcode_none", {"odd": "gov@"}),
        ("33640O", "postcode", "postcode_odd", {"odd": "O"}), ("www example.gov.cn", "website", "website_blank", {}),
        ("我们的网站", "website", "website_dot", {}), ("-a.cn", "website", "website_odd", {}), ("a@b.cn", "website", "website_odd", {}),
    ],
)  # fmt: skip
def test_what_is_off_is_said_of_this_very_text(
    typed: str, like: Likeness, why: str, details: dict[str, object]
) -> None:
    assert in_shape(typed, like) == Flaw(why, details)


FULL = [
    "云山县水利局",
    "宜春市袁州区教育体育局",
    "北京市水务局",
    "上海海关",
    "国家统计局",
    "水利部",
    "海关总署",
    "中国证券监督管理委员会",
    "城关镇人民政府",
    "东街街道办事处",
    "镇江市水利局",
    "乡宁县林业局",
    "市北区水务局",
    "延边朝鲜族自治州水利局",
    "内蒙古自治区水利厅",
    "新疆生产建设兵团水利局",
    "云山经济技术开发区管理委员会",
    "云山县政务服务中心",
    "上海市人民政府办公厅",
    "西藏自治区人民政府",
    "甲局",
    "某县水利局",
    "测试单位",
    "Water[b]局",
]
SHORT = [
    "水利局",
    "县水利局",
    "市教育局",
    "区政府",
    "镇政府",
    "乡政府",
    "省教育厅",
    "旗水利局",
    "州政府",
    "街道办事处",
    "本局",
    "县局",
    "市场监督管理局",
    "政务服务和数据管理局",
    "乡村振兴局",
    "城市管理局",
    "城乡建设局",
    "社区服务中心",
    "开发区管理委员会",
    "市政府办公室",
    "县委办公室",
    "教育体育局",
]


@pytest.mark.parametrize("name", FULL)
def test_a_full_name_is_not_doubted(name: str) -> None:
    assert doubt(name, "office") is None


@pytest.mark.parametrize("name", SHORT)
def test_a_name_without_its_place_is_asked_about_at_once_and_taken_if_it_is_meant(name: str) -> None:
    state = begin(flow("disclosure_2021"))[0]
    problem = refusal(state, do.Answer("office.name", name)).problem
    assert (problem.code, problem.insistable, problem.doubt) == ("office_short", True, True)
    state = told(state, {"office.name": name}, insist=True)
    assert state.place.question == "year"
    assert told(state, {"office.name": name}).place.question == "year", (
        "what was meant is not asked about again"
    )


@pytest.mark.parametrize(
    "name",
    [
        "1",
        "ab",
        "10件",
        "本单位",
        "0791-8325",
        "www.yunshan.gov.cn",
        "云山县人民政府门户网站",
        "云山县水利局 2503321",
        "去年",
        "这是什么",
    ],
)
def test_what_is_no_name_of_an_office_is_asked_about_and_taken_if_it_is_meant(name: str) -> None:
    state = begin(flow("disclosure_2021"))[0]
    problem = refusal(state, do.Answer("office.name", name)).problem
    assert (problem.code, problem.insistable, problem.doubt) == ("office_unlike", True, True)
    assert told(state, {"office.name": name}, insist=True).place.question == "year"


@pytest.mark.parametrize(
    "name",
    [
        "云山县水利局2025",
        "2025年云山县水利局",
        "云山县水利局二〇二五年",
        "云山县水利局年度报告",
        "云山县水利局政府信息公开工作报告",
    ],
)
def test_a_name_with_a_year_or_a_title_in_it_is_asked_about_and_taken_if_it_is_meant(name: str) -> None:
    state = begin(flow("disclosure_2021"))[0]
    problem = refusal(state, do.Answer("office.name", name)).problem
    assert (problem.code, problem.insistable, problem.doubt) == ("office_year", True, True)
    assert told(state, {"office.name": name}, insist=True).place.question == "year"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("13812345678", "phone_mobile"), ("0795-2501234、138 1234 5678", "phone_mobile"), ("2501234", "phone_no_area"),
        ("2501234转801", "phone_no_area"), ("0795-2501234", None), ("0795-2501234、2501235", None), ("12345", None),
    ],
)  # fmt: skip
def test_a_number_that_the_help_counts_out_is_asked_about(typed: str, code: str | None) -> None:
    state = begin(flow("disclosure_2021"))[0]
    after, _ = step(state, do.Answer("office.phone", typed))
    assert (after is state) is (code is not None)
    if code:
        assert refusal(state, do.Answer("office.phone", typed)).problem.code == code


@pytest.mark.parametrize("like", ["postcode", "website"])
def test_nothing_is_doubted_of_a_postcode_or_a_website(like: Likeness) -> None:
    assert doubt("336400", like) is None


@pytest.mark.parametrize(
    ("name", "kind", "likely"),
    [
        ("云山县水利局", "city_government", "政府的部门（厅、局、委等）"), ("云山县水利局", "department", None),
        ("云山县水利局", "other", None), ("城关镇人民政府", "department", "乡镇政府、街道办"),
        ("云山县人民政府", "city_government", "县级政府（县、区、县级市）"), ("云山市人民政府", "city_government", None),
        ("云山市人民政府", "county_government", None), ("西藏自治区人民政府", "county_government", "省级政府（省、自治区、直辖市）"),
        ("云山市人民政府办公室", "city_government", None), ("国家统计局", "state_department", None), ("水利部", "department", "国务院的部门、直属机构"),
        ("云山图书馆", "township", None),
    ],
)  # fmt: skip
def test_a_kind_that_the_name_speaks_against_is_told_at_once(
    name: str, kind: str, likely: str | None
) -> None:
    state = steps(begin(flow("disclosure_2021"))[0], do.Answer("office.name", name))
    after, turns = step(state, do.Answer("office.kind", kind))
    said = [
        turn.details["likely"] for turn in turns if isinstance(turn, Note) and turn.code == "unlike_its_name"
    ]
    assert said == ([likely] if likely else [])
    assert after.plan.value("office.kind") is not None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("３６０９２１０００１", None),
        ("bm18000001", None),
        ("36092", "site_code_digits"),
        ("赣ICP备1号", "site_code_digits"),
    ],
)
def test_the_code_of_a_website_has_ten_characters(typed: str, code: str | None) -> None:
    printed = in_shape(typed, "site_code")
    assert isinstance(printed, str)
    assert doubt(printed, "site_code") == code


@pytest.mark.parametrize(
    ("like", "typed", "printed", "code"),
    [
        ("icp", "赣 Icp 备 12345678 号-1", "赣ICP备12345678号-1", None),
        ("icp", "京ＩＣＰ证０２０００１号", "京ICP证020001号", None),
        ("icp", "12万", "12万", "icp_unlike"),
        ("icp", "赣公网安备36092102000001号", "赣公网安备36092102000001号", "icp_unlike"),
        ("police", "赣公网安备 36092102000001号", "赣公网安备36092102000001号", None),
        ("police", "赣ICP备12345678号", "赣ICP备12345678号", "police_unlike"),
    ],
)
def test_a_number_of_a_website_is_no_other_number(
    like: Likeness, typed: str, printed: str, code: str | None
) -> None:
    assert in_shape(typed, like) == printed
    assert doubt(printed, like) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("王某某", None), ("Li", None), ("阿不都·某", None), ("12", "no_person"), ("-", "no_person")],
)
def test_a_name_of_a_person_has_a_letter(typed: str, code: str | None) -> None:
    assert in_shape(typed, "person") == typed
    assert doubt(typed, "person") == code


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("云山县人民路 12 号（县政府大院内）", ""), ("地址：云山县人民路 12 号", "云山县人民路 12 号"), ("办公地址在云山县人民路 12 号", "云山县人民路 12 号"), ("地址位于：云山县", "云山县"),
        ("办公地址 云山县人民路 12 号", "云山县人民路 12 号"), ("地址", ""), ("云山县电信路 12 号", ""), ("云山县邮政大楼 3 楼", ""),
    ],
)  # fmt: skip
def test_an_address_is_taken_without_its_label(typed: str, taken: str) -> None:
    assert in_shape(typed, "address") == (taken or typed)
    assert doubt(taken or typed, "address") is None


@pytest.mark.parametrize(
    "typed",
    [
        "云山县人民路 12 号 邮编 336400 电话 0795-2501234", "云山县人民路 12 号，0795-2501234", "云山县人民路 12 号，邮箱 gk@example.gov.cn",
        "云山县人民路 12 号 www.example.gov.cn",
    ],
)  # fmt: skip
def test_whatever_is_pasted_along_with_an_address_is_doubted(typed: str) -> None:
    assert doubt(typed, "address") == "address_more"


def test_an_address_has_words() -> None:
    assert [doubt(typed, "address") for typed in ("１２", "12-3", "A座3楼")] == ["address_no_words"] * 2 + [
        None
    ]
