"""Answers given in sentences: what says one thing is taken, what may say it is asked about, all else stays refused."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Count, Kind
from interview.engine.answers.option import Option
from interview.engine.plan.walk import Asked, Prompt, Share
from interview.engine.step import commands as do
from interview.talk.input.in_words import Restated, in_words
from interview.talk.input.typed import Doubted, Gives, Known, answered
from tests.interview.engine.drafting.drafted import FLOW
from tests.support.interviews import facts_of, hold
from tests.support.offices import SIX


def asking(
    text: str, kind: Kind, unit: str = "件", gate_of: str | None = None, share: Share | None = None
) -> Asked:
    options = (
        (Option(value="a", label="没复议、直接起诉的"), Option(value="b", label="复议过、再起诉的"))
        if kind == "choices"
        else ()
    )
    return Asked(Prompt("x", kind, "s", text, {}, None, options, unit, gate_of=gate_of, share=share))


IN_FORCE = asking("到 2026 年底，本单位有还在有效的行政规范性文件吗？", "yes_no", gate_of="y")
RECEIVED = asking("2026 年（1 月 1 日到 12 月 31 日）收到过政府信息公开申请吗？", "yes_no", gate_of="y")
OPEN = asking("到 12 月 31 日，还有没办完的吗？", "yes_no", gate_of="y")
FEES = asking("2026 年收过行政事业性收费吗？", "yes_no", "万元", gate_of="y")
SITE = Asked(Prompt("x", "text", "s", "报告的电子版放在哪个网站？没有就跳过", {}, None, optional=True))
WORTH = Asked(Prompt("x", "text", "s", "公开方面，有没有值得单独写一句的事？", {}, None, optional=True))
ISSUED = asking("这一年印发了几件行政规范性文件？", "count")
BY_PEOPLE = asking("新收的 12 件里，个人提出的几件？", "count")
WECHAT = asking("微信公众号发了多少条？", "count", "条")
AMOUNT = asking("一共收了多少万元？", "money", "万元")
IN_TIME = asking("办结的申请，都在法定期限内答复了吗？", "yes_no")
CHANGED = asking("2026 年印发过，或者废止过行政规范性文件吗？", "yes_no")
FEE_NOTICES = asking("2026 年发过信息处理费的收费通知，或者收过吗？", "yes_no", gate_of="y")
WHO = Asked(
    Prompt(
        "x", "choices", "s", "这 12 件是谁提出的？", {}, None,
        (Option(value="natural", label="个人"), Option(value="business", label="企业")),
    )
)  # fmt: skip
SUED = asking("2026 年，有人因信息公开起诉过我们吗？以前没审结的也算", "choices")


@pytest.mark.parametrize(
    ("asked", "text", "plain"),
    [
        (IN_FORCE, "还有9件有效", "9件"),
        (RECEIVED, "收到了12件", "12件"),
        (RECEIVED, "有，今年一共12件", "12件"),
        (RECEIVED, "我们局今年收到12件申请", "12件"),
        (RECEIVED, "收到了三件", "三件"),
        (RECEIVED, "收到过政府信息公开申请", "有"),
        (RECEIVED, "没有人申请", "没有"),
        (OPEN, "有1件没办完", "1件"),
        (OPEN, "没有没办完的", "没有"),
        (OPEN, "没办完的", "有"),
        (FEES, "收了4.2万元", "4.2万元"),
        (ISSUED, "印发3件", "3件"),
        (BY_PEOPLE, "9个是个人的", "9个"),
        (WECHAT, "微信80", "80"),
        (WECHAT, "公众号发了1,204条", "1,204条"),
        (AMOUNT, "收了3.6", "3.6"),
        (IN_TIME, "都在法定期限内答复了", "有"),
        (CHANGED, "有的，印发了3件，废止1件", "有"),
        (FEE_NOTICES, "没有收过", "没有"),
        (SUED, "没有人起诉", "没有"),
        (SUED, "没有被起诉过", "没有"),
        (CHANGED, "印发了3件", "有"),
        (CHANGED, "10件", "有"),
        (WHO, "个人10件，企业2件", "个人,企业"),
        (WHO, "个人10件", "个人"),
        (WHO, "两样都有", "全部"),
        (WHO, "样样都有", "全部"),
        (SUED, "没有这回事", "没有"),
        (RECEIVED, "没有的事", "没有"),
        (RECEIVED, "没有没有", "没有"),
        (RECEIVED, "没有，都没有", "没有"),
        (RECEIVED, "我们镇压根没有这种事", "没有"),
        (RECEIVED, "今年没发生过", "没有"),
        (RECEIVED, "不涉及", "没有"),
        (ISSUED, "没有这回事", "没有"),
        (FEES, "没有啊", "没有"),
        (SITE, "我们没有网站", "没有"),
        (SITE, "本镇没有", "没有"),
        (WORTH, "没啥可写的", "没有"),
    ],
)
def test_a_sentence_of_the_questions_own_words_is_the_answer_that_it_says(
    asked: Asked, text: str, plain: str
) -> None:
    assert in_words(asked, text) == Restated(plain)


@pytest.mark.parametrize(
    ("asked", "text", "plain"),
    [
        (ISSUED, "制发了3件", "3件"),
        (RECEIVED, "12件（含上年结转2件）", "10件"),
        (RECEIVED, "收到12件，其中上一年转来的2件", "10件"),
        (BY_PEOPLE, "企业提出2件", "2件"),
        (RECEIVED, "没人来要过", "没有"),
        (ISSUED, "没有动过文件", "没有"),
    ],
)
def test_one_with_other_words_beside_them_is_asked_about(asked: Asked, text: str, plain: str) -> None:
    assert in_words(asked, text) == Restated(plain, sure=False)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (ISSUED, "废止1件"),
        (ISSUED, "印发3件，废止1件"),
        (ISSUED, "印发了3次"),
        (ISSUED, "3"),
        (ISSUED, ""),
        (ISSUED, "印发了好几件"),
        (ISSUED, "大概印发3件"),
        (ISSUED, "比去年多印发3件"),
        (ISSUED, "没印发3件"),
        (ISSUED, "印发3件左右"),
        (ISSUED, "第3件"),
        (ISSUED, "印" * 41),
        (IN_FORCE, "印发3件，废止1件"),
        (IN_FORCE, "行政规范性文件"),
        (RECEIVED, "按结果"),
        (RECEIVED, "没有收到3件"),
        (RECEIVED, "没有统计"),
        (RECEIVED, "没有吧"),
        (RECEIVED, "2件（含上年结转12件）"),
        (ISSUED, "12件（含上年结转2件）"),
        (CHANGED, "印发了0件"),
        (CHANGED, "没印发，废止了3件"),
        (WHO, "个人10件，企业0件"),
        (WHO, "三样都有"),
        (WHO, "律所3件"),
        (RECEIVED, "还没有"),
        (RECEIVED, "没来得及看"),
        (RECEIVED, "没有不是公民提的"),
        (IN_TIME, "没有超期的"),
        (SITE, "没有网站的是 www.yunshan.gov.cn"),
        (WORTH, "没有一件申请超期，全部当天答复"),
        (RECEIVED, "申请3人"),
        (CHANGED, "有的，不过没有印发"),
        (CHANGED, "没有，只是废止了"),
        (WECHAT, "微信80多条"),
        (WECHAT, "80微信"),
        (WECHAT, "抖音80"),
        (SUED, "没有人复议"),
        (SUED, "起诉过我们"),
        (asking("这 3 件，都有哪些结果？", "choices", share=Share(3, ())), "没有结果"),
        (asking("本单位的全称是什么？", "text"), "全称是云山县水利局"),
    ],
)
def test_anything_else_stays_as_it_was(asked: Asked, text: str) -> None:
    assert in_words(asked, text) is None


def test_what_is_sure_is_given_and_what_is_not_is_offered_first() -> None:
    state = hold(facts_of("disclosure_2021", SIX | {"documents.issued": 3, "documents.in_force": 3})).state
    asked = state.plan.get("documents.issued")
    assert asked is not None
    sure = answered(state.plan, asked, "印发4件", Known())
    assert isinstance(sure, Gives)
    assert sure.command == do.Answer(asked.id, "4件")
    doubted = answered(state.plan, asked, "制发了4件", Known())
    assert isinstance(doubted, Doubted)
    assert doubted.problem.code == "in_words"
    assert doubted.problem.doubt
    assert doubted.command == do.Answer(asked.id, "4件")
    none = answered(state.plan, asked, "没人动过文件", Known())
    assert isinstance(none, Doubted)
    assert none.problem.code == "in_words_none"
    assert none.command == do.Answer(asked.id, "没有")
    picked = answered(state.plan, asked, Count(value=4), Known())
    assert isinstance(picked, Gives)
    assert FLOW.questions[asked.id].kind == "count"


def test_no_two_ways_of_saying_more_or_less_stand_in_each_others_way() -> None:
    said = [
        (SITE, "本镇没有", Restated("没有")),
        (SITE, "www.yunshan.gov.cn", None),
        (WHO, "两样都有", Restated("全部")),
        (WHO, "三样都有", None),
        (WHO, "样样都有", Restated("全部")),
        (WHO, "个人10件，企业2件", Restated("个人,企业")),
        (SUED, "没有人复议", None),
        (SUED, "没有这回事", Restated("没有")),
        (RECEIVED, "12件（含上年结转2件）", Restated("10件", sure=False)),
        (RECEIVED, "2件（含上年结转12件）", None),
        (RECEIVED, "没人来要过", Restated("没有", sure=False)),
        (RECEIVED, "没有吧", None),
        (CHANGED, "印发了3件", Restated("有")),
        (CHANGED, "印发了0件", None),
        (IN_TIME, "没有超期的", None),
        (ISSUED, "废止1件", None),
        (ISSUED, "3", None),
        (ISSUED, "", None),
        (ISSUED, "没印发3件", None),
        (RECEIVED, "12件（含上年结转2件", Restated("10件", sure=False)),
        (RECEIVED, "收到过政府信息公开申请", Restated("有")),
        (RECEIVED, "申请3人", None),
        (WECHAT, "80微信", None),
        (AMOUNT, "收了3.6", Restated("3.6")),
        (CHANGED, "按结果", None),
        (CHANGED, "印发了3件左右", None),
        (RECEIVED, "收到了2", Restated("2件")),
        (CHANGED, "有的，印发了3件，废止1件", Restated("有")),
    ]
    assert [in_words(asked, text) for asked, text, _ in said] == [meant for _, _, meant in said]
