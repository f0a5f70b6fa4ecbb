"""What is said: answers back, what is left, remarks, names, units."""

from __future__ import annotations

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
from interview.engine.answers.problems import Problem
from interview.engine.flow.part import Help
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked, Member, Prompt, Share
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Refuse, Reply, SectionDone
from interview.errors import FlowFileError
from interview.flowfiles import load_flow
from interview.wording.catalog import Words, words
from interview.wording.hints import how_to_answer
from interview.wording.lists import listed
from interview.wording.names import name_of, rule_name, title_of
from interview.wording.questions import help_lines, question, remark, told, where_from
from interview.wording.refusals import refused, uneven
from interview.wording.tables import section_table
from interview.wording.turns import said
from tests.flows.holding import changed, hold
from tests.interview.wording.spoken import EN, FLOW, FLOWS, SIX, ZH, after, asked_for, problem_of
from tests.support.prompts import put_otherwise


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


def test_last_year_stands_beside_the_question() -> None:
    last = LastYear(2024, FLOW.id, figures={"documents.in_force": 4})
    plan = Plan(FLOW, Book({"documents.any_in_force": Answer(YesNo(value=True))}, last=last))
    asked = plan.get("documents.in_force")
    assert asked is not None
    assert remark(asked, ZH) == "上一年：4 件"
    assert remark(asked, EN) == "last year: 4 documents"


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


def test_who_is_not_sure_who_applied_is_not_sent_to_the_reply() -> None:
    _, lines = one_by_one("不确定", "全给了")
    assert lines[-1].startswith("是谁提出的先空着，回头再定。翻申请表")
    assert "答复书" not in lines[-1]


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


@pytest.mark.no_cover
@pytest.mark.parametrize(("id", "typed"), [(id, typed) for id, texts in REFUSALS.items() for typed in texts])
@pytest.mark.parametrize("spoken", [ZH, EN], ids=["zh", "en"])
def test_a_refusal_says_what_is_off_in_this_very_text(spoken: Words, id: str, typed: str) -> None:
    state, _ = after({"documents.any_in_force": "有", "fees.any": "有"})
    _, turns = step(state, do.Answer(id, typed))
    problem = next(turn.problem for turn in turns if isinstance(turn, Refuse))
    line = refused(FLOWS[spoken.lang], problem, spoken)
    assert (REFUSALS[id][typed] if spoken.lang == "zh" else typed[:20]) in line or "61" in line
    assert "{" not in line


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
    from_where = {each.id: where_from(each, ZH) for each in state.plan.asked if each.answer is not None}
    assert from_where["office.phone"] == "照上一年的"
    assert from_where["applications.any_carried_in"] == "上一年转来", "said of applications alone"
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
    assert said(quiet, SectionDone("applications", all_zero=True), ZH) == "好，这张表都是 0。"
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


def test_a_last_count_of_none_is_asked_for_in_words() -> None:
    state = hold(FLOW, {"reconsideration.upheld": 2}).state
    pending = state.plan.get("reconsideration.pending")
    assert pending is not None
    offered = replace(pending, answer=None, offered=Count(value=0))
    assert question(offered, ZH) == "那年底还没审结的一件也没有？"
    others = (Member("reconsideration.other", "其他结果", "件"),)
    assert question(put_otherwise(offered, likewise=others), ZH) == "那年底还没审结、其他结果的，一件也没有？"
    assert (
        how_to_answer(put_otherwise(offered, likewise=others), ZH)
        == "Enter 就都是 0；有的话，先打「年底还没审结」几件，别的接着问。"
    )
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
