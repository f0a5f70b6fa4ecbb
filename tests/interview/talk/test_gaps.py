"""Gaps of last year's text: found one after another, with their sentences and what stood there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.prose.passage import Bound, Passage
from interview.talk.prompt.gaps import (
    filled,
    gaps,
    next_gap,
    sentence_around,
    stood_there,
    without_gap,
)
from tests.interview.talk.paragraphs import PROACTIVE, with_last_year
from tests.support.interviews import flow

TEXT = "开会＿次，编发＿期。网站公开12条。\n培训＿次。"
FIRST, SECOND, THIRD = gaps(TEXT)


@pytest.mark.parametrize(
    ("at", "by", "wanted"),
    [
        (0, 1, FIRST), (FIRST, 1, FIRST), (FIRST + 1, 1, SECOND), (THIRD + 1, 1, FIRST), (len(TEXT), 1, FIRST),
        (len(TEXT), -1, THIRD), (SECOND, -1, FIRST), (FIRST, -1, THIRD),
    ],
)  # fmt: skip
def test_the_next_gap_is_found_round_the_ends(at: int, by: int, wanted: int) -> None:
    assert next_gap(TEXT, at, by) == wanted


def test_where_there_is_no_gap_none_is_next() -> None:
    assert next_gap("开会9次。", 0) is None


@given(st.text(alphabet="甲＿。；\n"), st.integers(0, 30))
def test_a_sentence_holds_its_place_and_one_stop_at_its_end(text: str, at: int) -> None:
    start, end = sentence_around(text, at)
    assert start <= at
    assert not {*"。；\n"} & {*text[start : end - 1]}


def dropped(text: str, at: int) -> str | None:
    """What is left where a gap is dropped; None where there is none."""
    gone = without_gap(text, at)
    return None if gone is None else text[: gone.start] + gone.stands + text[gone.end :]


@given(st.text(alphabet="甲＿8，、。；\n"), st.integers(0, 30))
def test_what_is_dropped_holds_a_gap_and_joins_no_paragraphs(text: str, at: int) -> None:
    left = dropped(text, at)
    if left is not None:
        assert left.count("＿") < text.count("＿")
        assert left.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (FIRST, "网站公开12条。\n培训＿次。"), (SECOND + 1, "开会＿次。网站公开12条。\n培训＿次。"),
        (THIRD, "开会＿次，编发＿期。网站公开12条。\n"), (len(TEXT), "开会＿次，编发＿期。网站公开12条。\n"),
    ],
)  # fmt: skip
def test_what_tells_of_a_gap_goes(at: int, left: str) -> None:
    assert dropped(TEXT, at) == left


LISTED = "公开信息400条，其中机构类＿条，领域类＿条，财政类50条；较上年增加14条。"


@pytest.mark.parametrize(
    ("text", "near", "left"),
    [
        (LISTED, "机构类", "公开信息400条，其中领域类＿条，财政类50条；较上年增加14条。"),
        (LISTED, "领域类", "公开信息400条，其中机构类＿条，财政类50条；较上年增加14条。"),
        ("公开信息400条，其中机构类＿条。发布解读2条。", "机构类", "公开信息400条。发布解读2条。"),
        ("推送218篇，总阅读量达＿万次，粉丝5120人。", "阅读量", "推送218篇，粉丝5120人。"),
        ("网站发布信息＿条，其中动态类1800条，解读类25条。开会2次。", "网站", "开会2次。"),
        ("编发文章1700篇，其中原创＿篇，关注人数500人。", "原创", "编发文章1700篇，关注人数500人。"),
        ("组织培训＿次，参训＿人次，印发手册3本。", "培训", "印发手册3本。"),
        ("组织培训＿次，参训40人次。开会2次。", "培训", "开会2次。"),  # of what nobody says
        ("收到申请6件，＿，答复率＿%。", "6件", "收到申请6件，答复率＿%。"),
        ("收到申请6件，答复率9%，＿。", "6件", "收到申请6件，答复率9%。"),
        ("一是培训＿次；二是开会2次。", "培训", "二是开会2次。"),
        ("收到申请95件，同比增长＿%，其中自然人90件。", "同比", "收到申请95件，其中自然人90件。"),
        ("编发文章9篇，其中原创＿篇，关注人数达80人。", "原创", "编发文章9篇，关注人数达80人。"),
        ("收到申请＿件，较去年回落12.3%。开会2次。", "申请", "开会2次。"),  # of what nobody says
    ],
)
def test_the_rest_of_a_sentence_stays_where_it_stands_without_it(text: str, near: str, left: str) -> None:
    assert dropped(text, text.index("＿", text.index(near))) == left


@pytest.mark.parametrize("stop", ["。", "！", "\n", ""])
def test_the_last_of_several_behind_semicolons_leaves_none_at_the_end(stop: str) -> None:
    assert dropped(f"予以公开6件；不予公开＿件，占9%{stop}", 12) == f"予以公开6件{stop}"
    assert dropped(f"不予公开＿件，占9%；予以公开6件{stop}", 4) == f"予以公开6件{stop}"


def test_a_sentence_without_a_gap_stays() -> None:
    assert without_gap(TEXT, TEXT.index("12")) is None
    assert without_gap("", 0) is None


def test_what_stood_at_a_gap_is_known_after_edits_and_never_guessed() -> None:
    last = Passage(
        TEXT, (Bound(FIRST, FIRST + 1, "4"), Bound(SECOND, SECOND + 1, "126"), Bound(THIRD, THIRD + 1, "5"))
    )
    edited = "今年" + TEXT.replace("＿次，", "9次，", 1)
    assert stood_there(last, edited, edited.index("＿期")) == "126"
    assert stood_there(last, edited, edited.index("12")) == ""
    assert stood_there(last, "＿＿", 0) == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("新增“＿”专栏3个，调整2个。", "新增专栏3个，调整2个。"),
        ("新增“＿”等专栏＿个。", "新增专栏＿个。"),
        ("新增3个专栏，分别为“＿”。", "新增3个专栏。"),
    ],
)
def test_a_name_is_dropped_alone_and_what_is_counted_stands_without_it(text: str, left: str) -> None:
    drop = without_gap(text, gaps(text)[0])
    assert drop is not None
    assert text[: drop.start] + drop.stands + text[drop.end :] == left


def test_a_number_that_is_dropped_takes_the_empty_name_beside_it_along() -> None:
    text = "新增“＿”专栏＿个，更新指南2次。"
    drop = without_gap(text, gaps(text)[1])
    assert drop is not None
    assert text[: drop.start] + drop.stands + text[drop.end :] == "更新指南2次。"


def test_the_plan_knows_the_gaps_of_last_years_text_and_follows_what_it_knows() -> None:
    from interview.engine.step.machine import begin

    plan = begin(flow("disclosure_2021"), with_last_year())[0].plan
    last, empty = plan.last_text(PROACTIVE), plan.gaps(PROACTIVE)
    assert last is not None
    assert empty is not None
    assert (
        last.text
        == empty.text
        == "全年召开会议＿次，编发通报＿期。网站公开86条信息。\n开展培训＿次，覆盖＿人。"
    )
    assert [place.of for place in empty.bound] == ["4", "126", "5", "80"]
    assert [place.of for place in last.bound] == ["facts.proactive.own_site"]
    assert plan.gaps("overview.platform") is None


ONLINE = "网上提交＿件、来信＿件，均按时办结，办结率＿%。新设“＿”专栏。"
WAS = Passage(
    ONLINE,
    tuple(Bound(at, at + 1, was) for at, was in zip(gaps(ONLINE), ("7", "1", "100", "惠农"), strict=True)),
)


def with_gaps_filled(*typed: str) -> str:
    text = ONLINE
    for each in typed:
        text = text.replace("＿", each, 1)
    return filled(WAS, text)


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        (("11", "1", "100", "补贴"), ("11", "1", "100", "补贴")),
        (("11件", "1件", "100%", "补贴"), ("11", "1", "100", "补贴")),
        (("四十", "十一件", "99.5％", "四十"), ("40", "11", "99.5", "四十")),
        (("没有", "一些", "百分之百", "补贴”“低保"), ("没有", "一些", "百分之百", "补贴”“低保")),
        (("三点五", "0", "一百", "补贴"), ("三点五", "0", "100", "补贴")),
    ],
)
def test_a_gap_is_filled_with_the_number_that_its_place_wants(
    typed: tuple[str, ...], stands: tuple[str, ...]
) -> None:
    text = ONLINE
    for each in stands:
        text = text.replace("＿", each, 1)
    assert with_gaps_filled(*typed) == text


def test_what_is_no_whole_number_stays_as_it_was_typed() -> None:
    assert with_gaps_filled("没有", "四十件", "99.5%").startswith(
        "网上提交没有件、来信40件，均按时办结，办结率99.5%。"
    )


def test_a_text_that_was_written_anew_around_its_gaps_stays_as_it_is() -> None:
    assert filled(WAS, "网上提交了11件件。") == "网上提交了11件件。"
    assert filled(WAS, f"{ONLINE}\n{ONLINE}".replace("＿", "11件")) == f"{ONLINE}\n{ONLINE}".replace(
        "＿", "11件"
    )
    assert filled(Passage("＿件。", (Bound(0, 1, "3"),)), "3件件。") == "3件件。"


def test_a_clause_goes_alone_where_the_one_behind_says_what_was_done() -> None:
    text = "新设专栏＿个，开通公众号1个，接待群众查询120人次。"
    assert dropped(text, text.index("＿")) == "开通公众号1个，接待群众查询120人次。"
