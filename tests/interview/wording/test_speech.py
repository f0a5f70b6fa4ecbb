"""What is said: answers back, what is left, refusals with their sums, remarks, tables in cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Kind,
    Money,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
)
from interview.engine.answers.problems import Flaw, Problem
from interview.engine.flow.part import Help
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked, Prompt, Share
from interview.engine.step import commands as do
from interview.engine.step.corrections import mends
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Refuse, Reply, SectionDone
from interview.engine.sums.error_localisation import Change, Mend
from interview.errors import FlowFileError
from interview.flowfiles import load_flow
from interview.wording.catalog import Words, words
from interview.wording.cells import cut, width
from interview.wording.names import name_of, rule_name, title_of
from interview.wording.speech import (
    help_lines,
    listed,
    mend_line,
    question,
    refused,
    remark,
    said,
    told,
    uneven,
)
from interview.wording.tables import Grid, laid_out, recap, section_table
from tests.flows.holding import changed, hold
from tests.support.prompts import put_otherwise

ZH, EN = words("zh"), words("en")
FLOWS = {"zh": load_flow("disclosure_2021"), "en": load_flow("disclosure_2021", "en")}
FLOW = FLOWS["zh"]
SIX = {
    "applications.any_new": "有", "applications.count_new": "6", "applications.any_carried_in": "没有",
    "applications.way": "按结果说", "applications.who": "个人、企业", "applications.new.natural": "5",
    "applications.new.business": "", "applications.any_carried_out": "没有",
    "applications.which.natural": "公开了、我们没有",
}  # fmt: skip


def asked_for(kind: Kind, *, unit: str = "", options: str = "", lang: str = "zh") -> Asked:
    choices = FLOWS[lang].questions[options].options if options else ()
    return Asked(Prompt("x", kind, "s", "问？", unit=unit, options=choices))


def after(
    answers: Mapping[str, str], *, insist: bool = False, lang: str = "zh"
) -> tuple[State, list[object]]:
    """The state after some answers, and everything said on the way."""
    state, turns = begin(FLOWS[lang])
    heard: list[object] = [*turns]
    for id, given in answers.items():
        state, turns = step(state, do.Answer(id, given, insist))
        heard += turns
    return state, heard


def problem_of(state: State, id: str, given: str) -> Problem:
    _, turns = step(state, do.Answer(id, given))
    return next(turn.problem for turn in turns if isinstance(turn, Refuse))


@pytest.mark.parametrize(
    ("kind", "unit", "options", "value", "zh", "en"),
    [
        ("yes_no", "", "", YesNo(value=True), "有", "yes"),
        ("yes_no", "", "", YesNo(value=False), "没有", "no"),
        ("yes_no", "", "", Count(value=6), "有，6 件", "yes, 6 cases"),
        ("yes_no", "", "", Count(value=1), "有，1 件", "yes, 1 case"),
        ("count", "", "", Count(value=1), "1 件", "1 case"),
        ("count", "项", "", Count(value=12), "12 项", "12 items"),
        ("signed", "项", "", Signed(value=-8), "-8 项", "-8 items"),
        ("signed", "项", "", Signed(value=1), "1 项", "1 item"),
        ("money", "", "", Money(value=Decimal("2.50")), "2.5 万元", "2.5 万元 (10,000 yuan)"),
        ("money", "元", "", Money(value=Decimal(400)), "400 元", "400 yuan"),
        ("choice", "", "litigation.which", Choice(value="direct"), "没复议、直接起诉的", None),
        ("choices", "", "decisions.which", Choices(value=("licences", "coercion")), "行政许可、行政强制", None),
        ("choices", "", "decisions.which", Choices(value=()), "都没有", "none"),
        ("choice", "", "decisions.which", Choice(value="gone"), "gone", "gone"),
        ("text", "", "", Text(value="甲局"), "甲局", "甲局"),
        ("prose", "", "", Prose(value="几句。"), "几句。", "几句。"),
        ("year", "", "", Year(value=2025), "2025", "2025"),
    ],
)  # fmt: skip
def test_an_answer_is_said_back(
    kind: Kind, unit: str, options: str, value: Value, zh: str, en: str | None
) -> None:
    assert told(asked_for(kind, unit=unit, options=options), value, ZH) == zh
    if en is not None:
        assert told(asked_for(kind, unit=unit, options=options, lang="en"), value, EN) == en


def test_names_with_commas_of_their_own_are_set_off_more_strongly() -> None:
    both = Choices(value=("direct", "after_review"))
    assert "；" in told(asked_for("choices", options="litigation.which"), both, ZH)
    assert "; " in told(asked_for("choices", options="litigation.which", lang="en"), both, EN)
    plain = Choices(value=("licences", "coercion"))
    assert "; " not in told(asked_for("choices", options="decisions.which", lang="en"), plain, EN)


def test_the_voice_of_the_balance() -> None:
    first = dict(list(SIX.items())[:6])
    for lang, spoken, line in (
        ("zh", ZH, "那企业就是 1 件？"),
        ("en", EN, "That leaves 1 case for companies?"),
    ):
        answers = {**first, **({"applications.way": "2", "applications.who": "1 2", "applications.any_new": "y",
                                "applications.any_carried_in": "n"} if lang == "en" else {})}  # fmt: skip
        state, _ = after(answers, lang=lang)
        assert state.asked is not None
        assert question(state.asked, spoken) == line
        assert remark(state.asked, spoken) == ""


def test_a_question_without_an_offer_is_its_own_line() -> None:
    state, _ = begin(FLOW)
    assert state.asked is not None
    assert question(state.asked, ZH) == "本单位的全称是什么？"


def test_an_offered_result_is_asked_by_its_name() -> None:
    state, _ = after({**SIX, "applications.granted.natural": "4"})
    assert state.asked is not None
    assert question(state.asked, ZH) == "那「查了，我们没有」就是 1 件？"


def test_what_is_left_stands_beside_the_question() -> None:
    big = {**SIX, "applications.count_new": "139", "applications.new.natural": "134"}
    del big["applications.way"]
    state, _ = after({**big, "applications.new.business": "5", "applications.granted.natural": "66"})
    asked = state.plan.get("applications.unable_not_held.natural")
    assert asked is not None
    assert remark(asked, ZH) == "还剩 68 件"
    assert remark(asked, EN) == "68 cases left to place"
    whole = state.plan.get("applications.which.natural")
    assert whole is not None
    assert remark(whole, ZH) == ""
    problem = problem_of(state, asked.id, "66")
    assert refused(FLOW, problem, ZH) == (
        "加起来是 132，一共 134，少 2 件。多半是「公开了·个人」是 68，不是 66，或者这里应当是 68。改哪个？还是先记下？"
    )
    assert refused(FLOWS["en"], problem, EN) == (
        "That adds up to 132 out of 134: 2 cases missing. Most likely “given in full, individuals” is 68, not 66, "
        "or this one should be 68. Which one shall we change? Or keep it as it is for now?"
    )
    state, _ = step(state, do.Answer(asked.id, "66", insist=True))
    again = state.plan.get(asked.id)
    assert again is not None
    assert remark(again, ZH) == "这里还没对上，再看一眼。"
    over, _ = step(state, do.Answer("applications.granted.natural", "140", insist=True))
    first = over.plan.get("applications.granted.natural")
    assert first is not None


def test_too_many_is_refused_with_what_fits() -> None:
    state, _ = after(SIX)
    problem = problem_of(state, "applications.granted.natural", "9")
    line = refused(FLOW, problem, ZH)
    assert line.startswith("这里最多 5 件。")  # nothing else is placed, so nothing was added up
    further = refused(FLOW, replace(problem, details={**problem.details, "placed": 12}), ZH)
    assert further.startswith("加起来是 12，一共 5，多出 4 件。这里最多 5 件。")


def test_a_sum_without_a_likely_slip_names_none() -> None:
    details = {
        "placed": 3,
        "count": 1,
        "whole": 2,
        "gap": 1,
        "over": True,
        "repairs": (),
        "tied": 0,
        "unit": "件",
    }
    line = refused(FLOW, Problem("does_not_come_out", "x", details), ZH)
    assert line == "加起来是 3，一共 2，多出 1 件。改哪个？还是先记下？"
    assert "1 case too many" in refused(FLOW, Problem("does_not_come_out", "x", details), EN)


def test_over_the_whole_says_how_much() -> None:
    share = (
        hold(FLOW, {"reconsideration.upheld": 2, "reconsideration.other": 1})
        .asked["reconsideration.upheld"]
        .share
    )
    asked = Asked(Prompt("x", "count", "s", "问？", left=-2, share=share, unit="件"))
    assert remark(asked, ZH) == "多了 2 件"
    assert remark(asked, EN) == "2 cases too many"


def test_last_year_stands_beside_the_question() -> None:
    last = LastYear(2024, FLOW.id, figures={"documents.in_force": 4})
    plan = Plan(FLOW, Book({"documents.any_in_force": Answer(YesNo(value=True))}, last=last))
    asked = plan.get("documents.in_force")
    assert asked is not None
    assert remark(asked, ZH) == "上一年：4 件"
    assert remark(asked, EN) == "last year: 4 documents"


def test_a_change_that_sets_answers_aside_names_them() -> None:
    state, _ = after(
        {**SIX, "applications.granted.natural": "4", "applications.unable_not_held.natural": "1"}
    )
    problem = problem_of(state, "applications.any_new", "没有")
    line = refused(FLOW, problem, ZH)
    assert line.startswith("改了的话，这些回答先收起来：")
    assert line == (
        "改了的话，这些回答先收起来：一共新收、怎么说这些申请、谁提出的、新收·个人等 8 题。改回来它们还在。照改吗？"
    )
    assert "(8 in all)" in refused(FLOWS["en"], problem, EN)
    none, turns = step(state, do.Answer("applications.any_new", "没有", insist=True))
    again, turns = step(none, do.Answer("applications.any_new", "有"))
    back = next(turn for turn in turns if isinstance(turn, Note))
    assert said(again.plan, back, ZH).startswith("收起来的回答又回来了：")


def test_what_comes_back_for_what_is_set_aside_is_named_too() -> None:
    state, _ = after({**SIX, "applications.who": "个人、法律服务机构", "applications.new.natural": "5"})
    state, _ = step(state, do.Answer("applications.new.legal", "1"))
    state, _ = step(state, do.Answer("applications.who", "个人、企业", insist=True))
    state, _ = step(state, do.Answer("applications.new.business", "1"))
    line = refused(FLOW, problem_of(state, "applications.who", "个人、法律服务机构"), ZH)
    assert line == "改了的话，这些回答先收起来：新收·企业。收着的又回来：新收·律所。改回来它们还在。照改吗？"


def test_what_is_unfinished_is_told_with_one_full_stop() -> None:
    state, _ = after({**SIX, "applications.granted.natural": "4"})
    state, _ = step(state, do.Answer("applications.unable_not_held.natural", "3", insist=True))
    _, turns = step(state, do.Finish())
    problem = next(turn.problem for turn in turns if isinstance(turn, Refuse))
    line = refused(FLOW, problem, ZH)
    assert line.startswith("还不能写完：还有 ")
    assert "。。" not in line
    only_open = Problem("not_finished", None, {"open": ("year", "problems"), "broken": ()})
    assert refused(FLOW, only_open, ZH) == "还不能写完：还有 2 题没答，先看「报告年度」。"
    only_broken = Problem("not_finished", None, {"open": (), "broken": ("I1.natural",)})
    assert (
        refused(FLOW, only_broken, ZH)
        == "还不能写完：有 1 处没平：个人这一列：新收的加上年转来的，等于办完的加年底没办完的。"
    )
    assert refused(FLOWS["en"], only_broken, EN).endswith(
        "New plus carried in equals closed plus still open. "
    )


def test_what_was_heard_is_said() -> None:
    _, heard = after({"fees.any": "有", "fees.amount": "20200元"})
    state, _ = begin(FLOW)
    lines = [said(state.plan, turn, ZH) for turn in heard if isinstance(turn, Reply)]
    assert lines == ["", "20200元就是 2.02 万元。"]


def one_by_one(*answers: str) -> tuple[State, list[str]]:
    state, _ = after({"applications.any_new": "有", "applications.count_new": "2", "applications.any_carried_in": "没有",
                      "applications.way": "一件一件说"})  # fmt: skip
    lines: list[str] = []
    for given in answers:
        assert state.asked is not None
        state, turns = step(state, do.Answer(state.asked.id, given))
        lines += [
            said(state.plan, turn, ZH) for turn in turns if isinstance(turn, Reply | Note | SectionDone)
        ]
    return state, [line for line in lines if line]


def test_one_by_one_says_where_each_was_put() -> None:
    state, lines = one_by_one("个人", "全给了", "企业", "年底还没办完")
    assert lines == [
        "好，记作「（一）予以公开」。",
        "好，记作年底还没办完，转到下一年。",
        "好，收 2 办 1，转下年 1，平了。",
    ]
    state, turns = step(state, do.Remove(1))
    assert said(state.plan, next(turn for turn in turns if isinstance(turn, Note)), ZH).startswith(
        "第 2 件去掉了"
    )


def test_who_is_not_sure_hears_what_to_look_for() -> None:
    _, lines = one_by_one("个人", "提前结束了", "不确定", "不确定")
    assert lines[-1].startswith("先空着，回头再定。")
    assert "翻答复书" in lines[-1]


REFUSALS = {
    "applications.any_new": {"随便": "随便", "不清楚": "不清楚", "3.5": "3.5", "三五件": "三五件"},
    "office.name": {"长" * 61: "61"},
    "office.phone": {
        "0795-250123": "6 位",
        "办公室0795-2501234": "办公室",
        "138000000001": "12 位",
        "0795-2501234转": "转",
        "电话": "号码",
    },
    "office.postcode": {"33640": "5 位", "33640O": "O"},
    "office.website": {"www example.cn": "空格", "网址": "点", "-a.cn": "-a.cn"},
    "office.kind": {"火星": "火星", "9": "9", "1 2": "1 2"},
    "year": {"去年": "去年", "99999": "99999", "25": "25"},
    "documents.in_force": {
        "很多": "很多",
        "3.5": "3.5",
        "-3": "-3",
        "大概12": "大概12",
        "3-5": "3-5",
        "3人": "3人",
        "1,23": "1,23",
        "9" * 30: "9",
    },
    "fees.amount": {"很贵": "很贵", "3百": "3百", "1.23456789": "1.23456789", "-2": "-2"},
}
"""Texts that are refused, by question, and what of each the refusal must speak of."""


@pytest.mark.parametrize(("id", "typed"), [(id, typed) for id, texts in REFUSALS.items() for typed in texts])
@pytest.mark.parametrize("spoken", [ZH, EN], ids=["zh", "en"])
def test_a_refusal_says_what_is_off_in_this_very_text(spoken: Words, id: str, typed: str) -> None:
    state, _ = after({"documents.any_in_force": "有", "fees.any": "有"})
    _, turns = step(state, do.Answer(id, typed))
    problem = next(turn.problem for turn in turns if isinstance(turn, Refuse))
    line = refused(FLOWS[spoken.lang], problem, spoken)
    assert (REFUSALS[id][typed] if spoken.lang == "zh" else typed[:20]) in line or "61" in line
    assert "{" not in line


def test_an_empty_answer_says_that_it_is_empty() -> None:
    state, _ = after({})
    _, turns = step(state, do.Answer("office.name", " "))
    problem = next(turn.problem for turn in turns if isinstance(turn, Refuse))
    assert refused(FLOW, problem, ZH).startswith("这里还空着")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_off_is_said_before_what_is_wanted(lang: str) -> None:
    spoken = words(lang)
    problem = Problem("not_a_number", None, {"text": "很多", "unit": "件"})
    off = spoken.say("off.not_a_number", text="很多", unit="件")
    assert refused(FLOWS[lang], problem, spoken) == off + spoken.say(
        "problem.not_a_number", unit="件", text="很多"
    )
    closer = Problem("not_a_phone", None, {"text": "0795-250123"}, off=Flaw("phone_local", {"n": 6}))
    assert refused(FLOWS[lang], closer, spoken).startswith(
        spoken.say("off.phone_local", text="0795-250123", n=6)
    )


def test_what_was_taken_over_from_last_year_is_told_in_one_line() -> None:
    assert FLOW.ledger is not None
    left = {
        f"applications.carried_out.{column.id}": int(column.id == "natural") for column in FLOW.ledger.columns
    }
    profile = {"office.kind": "department", "office.phone": "0795-2501234"}
    last = LastYear(2024, "disclosure_2021", left, profile=profile)
    state, turns = begin(FLOW, Book(last=last))
    lines = [said(state.plan, turn, ZH) for turn in turns if isinstance(turn, Note)]
    assert lines == ["这几样照上一年的：单位类别 政府的部门；电话 0795-2501234。不对的话，核对的时候改。"]
    state, _ = step(state, do.Answer("year", "2025"))
    state, turns = step(state, do.Jump("applications"))
    lines = [said(state.plan, turn, ZH) for turn in turns if isinstance(turn, Note)]
    assert lines == ["上年结转照上一年的「结转下年度」转来了：1 件（个人 1 件）。不对的话，核对的时候改。"]


def test_every_question_about_an_application_says_which_it_is() -> None:
    state, _ = one_by_one("个人")
    asked = [each for each in state.plan.asked if each.entry is not None]
    assert [question(each, ZH) for each in asked] == [
        "第 1 件：谁提出的？", "第 1 件：要的信息，给了吗？", "第 2 件：谁提出的？",
    ]  # fmt: skip
    assert [title_of(FLOW, each, ZH) for each in asked] == [
        "第 1 件，谁提出的", "第 1 件，给了吗", "第 2 件，谁提出的"
    ]  # fmt: skip
    state, turns = step(state, do.Label(0, "2025-07"))
    note = next(turn for turn in turns if isinstance(turn, Note))
    assert said(state.plan, note, ZH).startswith("好，第 1 件（2025-07），记上了。")
    assert state.asked is not None
    assert question(state.asked, ZH) == "第 1 件（2025-07）：要的信息，给了吗？"
    assert question(state.asked, EN).startswith("No. 1 (2025-07): ")


def test_one_that_was_carried_in_is_called_so_everywhere() -> None:
    state, _ = one_by_one("个人")
    state, _ = step(state, do.Answer("applications.any_carried_in", "1件"))
    asked = [each for each in state.plan.asked if each.id.endswith("who")]
    assert [title_of(FLOW, each, ZH) for each in asked] == [
        "第 1 件，谁提出的", "上一年转来的第 1 件，谁提出的", "第 2 件，谁提出的",
    ]  # fmt: skip
    assert question(asked[1], ZH) == "上一年转来的第 1 件：谁提出的？"
    assert question(asked[1], EN).startswith("Carried in, no. 1: ")


def test_an_entry_that_is_gone_is_not_spoken_of() -> None:
    state, _ = one_by_one("个人", "全给了")
    entry = state.plan.get("applications.list.1.given")
    assert entry is not None
    assert entry.answer is not None
    empty, _ = begin(FLOW)
    assert said(empty.plan, Reply(entry, entry.answer), ZH) == ""


def test_a_section_ends_with_its_balance_its_zeros_or_silence() -> None:
    quiet = hold(FLOW, {}).state.plan
    assert said(quiet, SectionDone("applications", all_zero=True), ZH) == "好，这张表整张都是 0。"
    assert said(quiet, SectionDone("profile", all_zero=False), ZH) == ""
    busy = hold(FLOW, {"applications.new.natural": 6, "applications.granted.natural": 6}).state.plan
    assert said(busy, SectionDone("applications", all_zero=False), ZH) == "好，收 6 办 6，平了。"
    assert said(busy, SectionDone("applications", all_zero=False), EN) == "Good: 6 in, 6 closed. It balances."


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (Note("review", {"open": 0, "broken": 0}), "都答完了。"),
        (Note("review", {"open": 3, "broken": 0}), "问到头了，还有 3 题空着。"),
        (
            Note("control_yields", {"was": 6, "now": 5, "question": "x"}),
            "那一共就是 5 件了（前面说的是 6 件）。",
        ),
        (Note("at_start"), "这就是第一题了。"),
    ],
)
def test_a_note_is_said(note: Note, line: str) -> None:
    assert said(begin(FLOW)[0].plan, note, ZH).startswith(line)


def test_a_flow_without_a_ledger_has_nothing_to_balance_or_hint_at() -> None:
    bare = changed(FLOW, sections=(FLOW.section["profile"], FLOW.section["problems"]))
    plan = Plan(bare, Book())
    assert said(plan, SectionDone("profile", all_zero=False), ZH) == ""
    assert said(plan, Note("unsure", {"entry": 1}), ZH) == "先空着，回头再定。"
    assert section_table(plan, bare.section["problems"], ZH) == []


def test_what_would_mend_a_broken_column_is_told() -> None:
    figures = {
        "applications.new.natural": 20,
        "applications.granted.natural": 12,
        "applications.unable_not_held.natural": 8,
    }
    state = hold(FLOW, figures).state
    state, _ = step(state, do.Answer("applications.granted.natural", "120", insist=True))
    (finding,) = state.plan.findings
    mended = mends(state.plan, about=finding.id)
    assert mend_line(FLOW, mended, ZH) == "如果「公开了·个人」是 12 而不是 120，就平了。"
    assert mend_line(FLOWS["en"], mended, EN).endswith("were 12 instead of 120, it would add up.")
    assert mend_line(FLOW, [], ZH) == ""


def test_equally_likely_changes_are_said_to_be_equal_and_changes_that_go_together_are_joined() -> None:
    one, other = Change("applications.granted.natural", 2, 3), Change("applications.new.natural", 2, 3)
    assert mend_line(FLOW, [Mend((one,), 0), Mend((other,), 0), Mend((one, other), 1)], ZH) == (
        "如果「公开了·个人」是 3 而不是 2，就平了；同样可能的有 2 种改法，对着登记本看。"
    )
    assert mend_line(FLOW, [Mend((one, other), 1)], ZH) == (
        "如果「公开了·个人」是 3 而不是 2，同时「新收·个人」是 3 而不是 2，就平了。"
    )


def test_a_relation_of_one_row_names_the_row() -> None:
    relation = next(each for each in FLOW.relations if each.id == "I3.granted")
    assert rule_name(FLOW, relation, ZH).startswith("公开了这一行：")
    assert rule_name(changed(FLOW, sections=()), relation, ZH) == relation.says.rstrip("。")
    total = next(each for each in FLOW.relations if each.id == "I1.total")
    assert rule_name(FLOW, total, ZH).startswith("总计这一列：")


@pytest.mark.parametrize(("words", "said"), [(ZH, "界限是 7"), (EN, "the bound: 7")])
def test_a_number_alone_is_the_bound_of_what_stands_beside_it(words: Words, said: str) -> None:
    site = load_flow("website_2018", words.lang)
    relation = next(each for each in site.relations if each.id == "W9")
    assert said in uneven(site, relation, "9", "7", words)


def test_help_has_its_parts_in_the_same_order() -> None:
    help = FLOW.questions["documents.in_force"]
    assert [head for head, _ in help_lines(help, ZH)] == [
        "为什么问",
        "算进来的",
        "不算的",
        "举个例子",
        "依据",
    ]
    assert help_lines(Help(law="某条", why="因为。"), ZH) == [("为什么问", "因为。"), ("依据", "某条")]
    assert help_lines(None, ZH) == []


@pytest.mark.parametrize(
    ("address", "zh", "en"),
    [
        ("documents.in_force", "行政规范性文件，现行有效件数", None),
        ("reconsideration.any", "行政复议，有没有", "Administrative review, any"),
        ("reconsideration.count", "行政复议，一共", "Administrative review, in all"),
        ("reconsideration.only", "行政复议，哪种结果", "Administrative review, which result"),
        ("reconsideration.upheld", "行政复议·维持了", "Administrative review, upheld"),
        ("reconsideration.total", "行政复议·总计", "Administrative review, total"),
        ("applications.any_new", "有没有新收的申请", "any new applications"),
        ("applications.who", "谁提出的", "who applied"),
        ("applications.which.natural", "个人的结果有哪些", "results for individuals"),
        ("applications.only.business", "企业那 1 件的结果", "result of the only one from companies"),
        ("applications.granted.natural", "公开了·个人", "given in full, individuals"),
        ("applications.new.total", "新收·总计", "new, total"),
        ("applications.carried_out.legal", "没办完·律所", "still open, law firms"),
        ("applications.list.3.who", "第 3 件，谁提出的", "no. 3, who applied"),
        ("applications.list.3.step.2", "第 3 件，第 2 问", "no. 3, question 2"),
        ("nothing.at.all", "nothing.at.all", "nothing.at.all"),
    ],
)
def test_everything_has_a_short_spoken_name(address: str, zh: str, en: str | None) -> None:
    assert name_of(FLOW, address, ZH) == zh
    if en is not None:
        assert name_of(FLOWS["en"], address, EN) == en


def test_a_few_names_are_spelt_out() -> None:
    assert listed(FLOW, ["documents.issued"], ZH) == "行政规范性文件，本年制发件数"
    assert listed(FLOW, ["x.a", "x.b", "x.c", "x.d", "x.e"], ZH) == "x.a、x.b、x.c、x.d等 5 题"
    assert listed(FLOW, ["x.a", "x.b"], EN) == "x.a, x.b"


def test_every_question_that_can_be_asked_has_a_name_in_both_languages() -> None:
    figures = {"applications.new.natural": 3, "applications.granted.natural": 2, "applications.partial.natural": 1,
               "reconsideration.upheld": 1, "litigation_direct.other": 2}  # fmt: skip
    for way in ("by_result", "one_by_one"):
        for lang, spoken in (("zh", ZH), ("en", EN)):
            for id in hold(FLOWS[lang], figures, way=way).asked:
                assert name_of(FLOWS[lang], id, spoken) not in {"", id}, id


def test_units_and_sentences_of_a_language() -> None:
    assert (EN.unit("件"), EN.unit("件", 1), EN.unit("件", 2), EN.unit("头")) == (
        "cases",
        "case",
        "cases",
        "头",
    )
    assert ZH.unit("件", 1) == "件"
    assert ZH.has("ask.rest")
    assert not ZH.has("ask.never")
    assert not ZH.has("never.rest")
    assert EN.say("problem.not_a_number", unit="件", n=1).startswith("This needs the number of cases")
    assert Words("zh", {"unit": {}}).unit("件") == "件"
    assert "profile.toml" in ZH.error(FlowFileError("flow_file_missing", file="profile.toml"))
    near = FlowFileError("story_key", key="rules.isued", near="rules.issued")
    assert EN.error(near).endswith("Did you mean “rules.issued”?")
    assert words("zh") is words("zh")


# Tables in cells -------------------------------------------------------------------------------------------------


def test_the_ledger_shows_only_what_holds_something_and_its_frame() -> None:
    plan = hold(FLOW, {"applications.new.natural": 5, "applications.new.business": 1, "applications.granted.natural": 4,
                       "applications.unable_not_held.natural": 1, "applications.unable_not_held.business": 1}).state.plan  # fmt: skip
    lines = section_table(plan, FLOW.section["applications"], ZH)
    assert [line.split() for line in lines] == [
        ["个人", "企业", "总计"],
        ["新收", "5", "1", "6"],
        ["上年转来", "0", "0", "0"],
        ["公开了", "4", "0", "4"],
        ["查了，我们没有", "1", "1", "2"],
        ["办完的", "5", "1", "6"],
        ["没办完", "0", "0", "0"],
    ]
    assert len({width(line) for line in lines}) == 1, "the figures stand under each other"


def test_unknown_figures_are_dots() -> None:
    lines = section_table(Plan(FLOW, Book()), FLOW.section["proactive"], ZH)
    assert lines[0].split() == ["本年制发件数", "本年废止件数", "现行有效件数"]
    assert lines[1].split() == ["规章", ".", ".", "."]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("section", ["proactive", "applications", "disputes"])
@pytest.mark.parametrize("flow", ["disclosure_2021", "disclosure_2019"])
def test_no_table_is_wider_than_the_terminal(lang: str, section: str, flow: str) -> None:
    loaded = load_flow(flow, lang)
    lines = section_table(Plan(loaded, Book()), loaded.section[section], words(lang))
    assert lines
    assert all(width(line) <= 80 for line in lines), max(map(width, lines))


def test_groups_of_section_four_stand_below_each_other() -> None:
    plan = hold(FLOW, {"reconsideration.upheld": 2, "litigation_direct.pending": 1}).state.plan
    lines = section_table(plan, FLOW.section["disputes"], ZH)
    assert len(lines) == 4
    assert lines[1].split() == ["行政复议", "2", "0", "0", "0", "2"]


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [
        ("个人", 4, "个人"),
        ("个人情况", 6, "个人…"),
        ("个人情况", 5, "个人…"),
        ("abc", 2, "a…"),
        ("个", 1, "…"),
        ("", 0, ""),
    ],
)
def test_a_text_is_cut_by_cells_not_characters(text: str, cells: int, short: str) -> None:
    assert cut(text, cells) == short
    assert width(short) <= max(cells, 1)


def test_heads_are_cut_and_where_even_that_is_too_wide_each_row_names_what_it_has() -> None:
    plan = hold(FLOWS["en"], {f"applications.{row}.{column.id}": 10**9 for row in ("new", "granted")
                              for column in FLOWS["en"].ledger.columns}).state.plan if FLOWS["en"].ledger else None  # fmt: skip
    assert plan is not None
    lines = section_table(plan, FLOWS["en"].section["applications"], EN, 110)
    assert lines[1].split()[1:] == ["1000000000"] * 6 + ["6000000000"]
    assert "…" in lines[0]
    narrow = section_table(plan, FLOWS["en"].section["applications"], EN)
    assert narrow[0].startswith("new: individuals 1000000000; companies 1000000000")
    assert all(width(line) <= 80 for line in narrow)


def test_a_table_without_rows_has_no_lines() -> None:
    section = FLOW.section["proactive"]
    assert section.table is not None
    bare = section.model_copy(update={"table": section.table.model_copy(update={"rows": ()})})
    assert section_table(Plan(FLOW, Book()), bare, ZH) == []


def test_a_section_without_figures_has_no_table() -> None:
    assert section_table(Plan(FLOW, Book()), FLOW.section["overview"], ZH) == []


# Undo -----------------------------------------------------------------------------------------------------------


def undone(state: State) -> str:
    back, turns = step(state, do.Undo())
    note = next(turn for turn in turns if isinstance(turn, Note))
    return said(back.plan, note, ZH)


def test_an_undo_says_which_answer_it_took_back() -> None:
    state, _ = begin(FLOW)
    state, _ = step(state, do.Answer("office.name", "甲局"))
    assert undone(state) == "好，退回上一步：「单位全称」的回答收回了（甲局）。"
    state, _ = step(state, do.Revise("office.name"))
    state, _ = step(state, do.Answer("office.name", "乙" * 60))
    assert undone(state) == f"好，退回上一步：「单位全称」的回答收回了（{'乙' * 19}…）。"


def test_an_undo_of_taking_an_answer_away_says_which_is_there_again() -> None:
    state, _ = begin(FLOW, Book({"office.website": Answer(Text(value="www.a.gov.cn"))}), "office.website")
    state, _ = step(state, do.Answer("office.website", "没有"))
    assert undone(state) == "好，退回上一步：「网站」又是「www.a.gov.cn」。"


def test_an_undo_of_many_answers_names_the_first_few() -> None:
    figures: dict[str, Value] = {f"{kind}.decisions": Count(value=2) for kind in ("licences", "penalties")}
    state, _ = step(begin(FLOW)[0], do.Fill(figures))
    assert undone(state).startswith("好，退回上一步：这些回答收回了，")
    assert "行政许可" in undone(state)
    emptied, _ = step(
        state,
        do.Fill({"licences.decisions": Count(value=0), "penalties.decisions": Count(value=0)}, insist=True),
    )
    assert "退回上一步" in undone(emptied)


def test_an_undo_of_what_is_no_answer_says_only_that() -> None:
    state, _ = step(begin(FLOW)[0], do.Accept("N1", "就这样"))
    assert undone(state) == "好，退回上一步。"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_answers_that_are_there_again_are_named(lang: str) -> None:
    asked = asked_for("text")
    shown = tuple(
        put_otherwise(asked, id=id, answer=Answer(Text(value="甲")))
        for id in ("office.name", "office.address")
    )
    line = said(begin(FLOW)[0].plan, Note("undone", {"taken_back": (), "again": shown}), words(lang))
    assert "单位全称" in line
    assert "地址" in line


def heads_above(rows: Grid) -> dict[str, tuple[str, ...]]:
    """What stands above the figures of each row."""
    found: dict[str, tuple[str, ...]] = {}
    heads: tuple[str, ...] = ()
    for label, *cells in rows:
        if label:
            found[label] = heads
            assert len(heads) == len(cells), label
        else:
            heads = tuple(cells)
    return found


def test_figures_that_mean_something_else_never_share_a_head() -> None:
    loaded = load_flow("disclosure_2021")
    above = heads_above(recap(Plan(loaded, Book()), loaded.section["proactive"], ZH))
    assert above["行政规范性文件"] == ("本年制发件数", "本年废止件数", "现行有效件数")
    assert above["行政许可"] == above["行政处罚"] == ("本年处理决定数量",)
    assert above["行政事业性收费"] == ("本年收费金额（单位：万元）",)


@pytest.mark.parametrize("cells", [1, 2, 8, 15])
def test_where_there_is_hardly_room_a_recap_is_still_told(cells: int) -> None:
    plan = Plan(FLOW, Book())
    assert all(section_table(plan, section, ZH, cells) is not None for section in FLOW.sections)


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("section", ["proactive", "applications", "disputes"])
@pytest.mark.parametrize("flow", ["disclosure_2021", "disclosure_2019"])
@pytest.mark.parametrize("cells", [16, 24, 30, 44, 56, 76, 120])
def test_a_recap_says_the_same_however_little_room_there_is(
    flow: str, section: str, lang: str, cells: int
) -> None:
    loaded = load_flow(flow, lang)
    figures = {"licences.decisions": 126, "reconsideration.upheld": 2, "applications.new.natural": 20,
               "applications.granted.natural": 12, "applications.unable_not_held.natural": 8}  # fmt: skip
    plan = Plan(loaded, hold(load_flow(flow), figures).state.book)
    rows = recap(plan, loaded.section[section], words(lang))
    lines = laid_out(rows, words(lang), cells)
    assert all(width(line) <= cells for line in lines), lines
    said = "".join("".join(lines).split())
    for label, *values in rows:
        assert all(value in said for value in values if label), label
        if cells <= 24:  # no room for columns
            assert "".join(label.split()) in said


def test_a_last_count_of_none_is_asked_for_in_words() -> None:
    state = hold(FLOW, {"reconsideration.upheld": 2}).state
    pending = state.plan.get("reconsideration.pending")
    assert pending is not None
    offered = replace(pending, answer=None, offer=Count(value=0))
    assert question(offered, ZH) == "那年底还没审结的一件也没有？"
    assert question(put_otherwise(offered, share=Share(2, ())), ZH) == "那「年底还没审结」一件也没有？"
    assert (
        question(put_otherwise(offered, part="pending ones"), EN) == "That leaves no cases for pending ones?"
    )


@pytest.mark.parametrize(
    ("id", "yes", "no"),
    [("facts.on_request.in_time", "是", "不是"), ("facts.supervision.accountable", "有", "没有"), ("fees.any", "有", "没有")],
)  # fmt: skip
def test_whether_something_is_so_is_answered_otherwise_than_whether_there_is_something(
    id: str, yes: str, no: str
) -> None:
    found = FLOW.questions[id]
    asked = Asked(Prompt(id, "yes_no", "overview", found.ask, {"year": 2025}, question=found))
    assert (told(asked, YesNo(value=True), ZH), told(asked, YesNo(value=False), ZH)) == (yes, no)


def test_in_english_documents_are_counted_as_documents() -> None:
    state = begin(FLOWS["en"], None, "documents.any_in_force")[0]
    gate = state.asked
    assert gate is not None
    assert told(gate, Count(value=3), EN) == "yes, 3 documents"
    assert told(gate, Count(value=1), EN) == "yes, 1 document"
    assert told(gate, Count(value=3), ZH) == "有，3 件"
    _, turns = step(state, do.Answer("documents.any_in_force", "many"))
    [refusal] = [turn for turn in turns if isinstance(turn, Refuse)]
    assert "number of documents" in refused(FLOWS["en"], refusal.problem, EN)
    assert "cases" in told(put_otherwise(gate, id="applications.any_new"), Count(value=3), EN)
