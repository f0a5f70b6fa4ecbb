"""What is said of an answer that is not taken: why, what fits, what would mend it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.problems import Flaw, Problem
from interview.engine.plan.walk import Asked, Prompt
from interview.engine.step import commands as do
from interview.engine.step.corrections import mends
from interview.engine.step.machine import step
from interview.engine.step.turns import Note, Refuse
from interview.engine.sums.error_localisation import Change, Mend
from interview.wording.catalog import words
from interview.wording.questions import remark
from interview.wording.refusals import mend_line, refused
from interview.wording.turns import said
from tests.flows.holding import hold
from tests.interview.wording.spoken import EN, FLOW, FLOWS, SIX, ZH, after, problem_of


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
