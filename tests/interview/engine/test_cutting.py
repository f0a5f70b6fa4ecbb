"""What last year's text tells and this year has none of goes, with the right marks; what cannot be cut cleanly stays and is named.

`[3]` is a number that there is, `{3}` one of which there is none, `<3>` one that nobody knows.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.engine.prose.cutting import without
from interview.engine.prose.passage import Bound, Passage, joined

_SIGNS = re.compile(r"(\[.+?\]|\{.+?\}|<.+?>)")


def read(said: str) -> tuple[Passage, frozenset[Bound]]:
    """A text in this notation, and what there was none of."""
    parts = _SIGNS.split(said)
    of = {"[": "some", "{": "none", "<": "open"}
    passage = joined((of[each[0]], each[1:-1]) if at % 2 else each for at, each in enumerate(parts))
    none = frozenset(replace(place, of="fact") for place in passage.bound if place.of == "none")
    kept = {"some": "fact", "none": "fact", "open": ""}
    return Passage(passage.text, tuple(replace(each, of=kept[each.of]) for each in passage.bound)), none


def cut(said: str) -> str:
    """What is left, in the same notation."""
    passage, none = read(said)
    left, stuck = without(passage, none)
    text, at = "", 0
    for place in left.bound:
        signs = "{}" if place in stuck else "[]" if place.of else "<>"
        text += left.text[at : place.start] + signs[0] + left.said(place) + signs[1]
        at = place.end
    return text + left.text[at:]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        # a list of clauses
        ("举办培训{3}次、更新指南[2]次。", "更新指南[2]次。"),
        ("更新指南[2]次、举办培训{3}次。", "更新指南[2]次。"),
        ("更新指南[2]次、举办培训{3}次、清理信息[5]条。", "更新指南[2]次、清理信息[5]条。"),
        ("举办培训{3}次、检查{2}次、更新指南[1]次。", "更新指南[1]次。"),
        ("更新指南[1]次、举办培训{3}次、检查{2}次。", "更新指南[1]次。"),
        ("举办培训{3}次，更新指南[2]次。", "更新指南[2]次。"),
        ("更新指南[2]次，举办培训{3}次；清理信息[4]条。", "更新指南[2]次；清理信息[4]条。"),
        # its lead, and what was done
        ("全年举办培训{3}次，更新指南[2]次。", "全年更新指南[2]次。"),
        ("全年举办培训{3}次，全年更新指南[2]次。", "全年更新指南[2]次。"),
        ("2025年，我局举办培训{3}次，更新指南[2]次。", "2025年，我局更新指南[2]次。"),
        ("全年收到申请{3}件，上年结转[1]件。", "上年结转[1]件。"),
        ("发布政策解读{3}篇、图解[2]篇。", "发布图解[2]篇。"),
        ("其中，市级{48}期、甲区[17]期、乙县{15}期、丙县[9]期。", "其中，甲区[17]期、丙县[9]期。"),
        ("收到申请[7]件，其中自然人{6}件、企业[1]件。", "收到申请[7]件，其中企业[1]件。"),
        ("公开信息[9]条，其中机构类{4}条，财政类[5]条。", "公开信息[9]条，其中财政类[5]条。"),
        ("公开信息[9]条，其中机构类{4}条；推送信息[5]条。", "公开信息[9]条；推送信息[5]条。"),
        # what only tells of it
        ("举办培训{3}次，参训{26}人次；更新指南[2]次。", "更新指南[2]次。"),
        ("举办培训{3}次，形式多样，更新指南[2]次。", "更新指南[2]次。"),
        ("开展评查[3]次，编制报告{8}份，有力推动了工作。", "开展评查[3]次，有力推动了工作。"),
        ("有{1}件行政复议，该件未被纠错。涉及的诉讼为[0]件。", "涉及的诉讼为[0]件。"),
        ("受理申请[22]件，{均在期限内答复}。", "受理申请[22]件。"),
        ("受理申请{22}件，更新指南[2]次，均按时答复。", "更新指南[2]次，均按时答复。"),
        ("围绕政策，开展调查{9}期，收到意见[75]条。", "围绕政策，收到意见[75]条。"),
        ("强化业务培训，举办培训{3}次，建立台账。", "建立台账。"),
        ("举办培训{3}次（<80>人参加），更新指南[2]次。", "更新指南[2]次。"),
        ("编写解读{3}篇，采用的解读形式为文字、图解。更新指南[2]次。", "更新指南[2]次。"),
        ("发布解读{3}篇，用文字、图解的方式说明内容；更新指南[2]次。", "更新指南[2]次。"),
        ("在用账号{1}个，公众可以从中了解信息。更新指南[2]次。", "更新指南[2]次。"),
        ("举办培训{3}次，用好各类平台，更新指南[2]次。", "举办培训{3}次，用好各类平台，更新指南[2]次。"),
        ("印发文件{1}件，废止[0]件；现行有效[1]件。", "印发文件{1}件，废止[0]件；现行有效[1]件。"),
        ("印发文件{1}件，更新指南[2]次。", "更新指南[2]次。"),
        ("收到申请[9]件，同比增长{3}%，其中自然人[8]件。", "收到申请[9]件，其中自然人[8]件。"),
        ("收到申请[9]件，同比增长{3}%，其中，予以公开[8]件。", "收到申请[9]件，其中，予以公开[8]件。"),
        ("公开信息[9]条，编发简报{2}期；较上年增加[1]条。", "公开信息[9]条；较上年增加[1]条。"),
        # what is no part of a whole, though it follows one
        ("编发文章[9]篇，其中原创{4}篇，关注人数[80]人。", "编发文章[9]篇，关注人数[80]人。"),
        # what leads to a list keeps its colon
        ("发布信息[9]件，包括：规范性文件{4}件；统计数据[5]件。", "发布信息[9]件，包括：统计数据[5]件。"),
        # numbers that go one by one with others hold nothing else back
        (
            "编发简报{2}期；网站[3]条、公众号[2]条，分别占[60]%、[40]%。",
            "网站[3]条、公众号[2]条，分别占[60]%、[40]%。",
        ),
        (
            "网站[3]条，微博[2]条，分别占[60]%、[40]%；编发简报{2}期。",
            "网站[3]条，微博[2]条，分别占[60]%、[40]%。",
        ),
        # the name of a result is its own
        ("予以公开{4}件、转下年度办理[5]件。", "转下年度办理[5]件。"),
        # in brackets
        ("受理[9]件（县局{2}件、镇[7]件）。", "受理[9]件（镇[7]件）。"),
        ("受理[9]件（县局{2}件、镇{7}件）。", "受理[9]件。"),
        # whole sentences
        ("清理信息{5}条。此外，举办培训[2]次。", "举办培训[2]次。"),
        ("更新指南[2]次。举办培训{3}次，有效提升了水平。清理信息[5]条。", "更新指南[2]次。清理信息[5]条。"),
        ("为方便公众，编写解读{3}篇，形式有文字、图解。", ""),
        ("坚持以公开为常态，通过网站等渠道，全市共公开信息{14}万余条。", "坚持以公开为常态。"),
        ("更新指南[2]次。\n举办培训{3}次。\n清理信息[5]条。", "更新指南[2]次。\n\n清理信息[5]条。"),
        ("举办培训{3}次。\n此外，清理信息[5]条", "清理信息[5]条"),
        ("清理信息[5]条。举办培训{3}次", "清理信息[5]条。"),
        ("举办培训{3}次。强化了队伍。", "强化了队伍。"),
        ("没有什么要去掉的[1]件。", "没有什么要去掉的[1]件。"),
    ],
)
def test_what_there_was_none_of_goes_and_the_rest_reads_on(said: str, left: str) -> None:
    assert cut(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "{3}人次参加了[2]次培训。",
        "举办培训{3}次和检查[2]次、更新指南[1]次。",
        "举办培训{3}次和检查[2]次（更新指南[1]次）。",
        "共[9]件（举办培训{3}次和检查[2]次、更新指南[1]次）。",
        "共[9]件（略），举办培训{3}次和检查[2]次。",
        "一是举办培训{3}次；二是清理信息[5]条。",
        "一是举办培训{3}次。二是清理信息[5]条。",
        "强化业务培训。举办培训{3}次。",
        "举办培训{3}次。其中，清理信息[5]条。",
        "举办培训{3}次，情况良好，更新指南[2]次。",
        "举办培训{3}次，参加的有[26]人次，更新指南[2]次。",
        "县民政局{1}件，收取[880]元；公安局[1]件，收取[90]元。",
        "情况如下：举办培训{3}次。",
        "予以公开{3}件，占[33.9]%；不予公开[2]件，占[4]%。",
        "受理申请{3}件，申请数量较去年回落[12.3]%。",
        "全年共收办申请{3}件，同比增长[1.05]%，另收咨询[4]件。",
        "编发文章{3}篇，其中原创文章[2]篇，关注人数达[80]人。",
        "通过访谈[2]场、民声在线等渠道互动{3}场，主动发布信息[9]条。",
        "办理代表建议[5]件、政协提案{3}件的复文。",
        "公开信息[9]条（其中网站{3}条，同比增长[5]%）。",
        "开展培训{3}次、覆盖[50]人，公开信息[9]条。",
        "公开信息[9]条，网站{3}条、公众号[2]条，分别占[33]%、[22]%。",
        "公开信息[9]条，网站[3]条、公众号[2]条，分别占{33}%、[22]%。",
        "网站[3]条、微博[2]条，分别占[6]%、[4]%；短信{3}条、彩信[2]条，分别占[6]%、[4]%。",
    ],
)
def test_where_a_cut_would_leave_something_false_or_dangling_nothing_is_cut_and_the_number_is_named(
    said: str,
) -> None:
    assert cut(said) == said


def test_a_number_that_something_else_denies_may_go_from_beside_a_sentence_about_the_same() -> None:
    passage, none = read("畅通申请受理渠道。受理申请{21}件。")
    assert without(passage, none)[0] == passage
    assert without(passage, none, none)[0].text == "畅通申请受理渠道。"
