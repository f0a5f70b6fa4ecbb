"""Findings in plain words."""

from __future__ import annotations

import pytest

from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import step
from interview.flowfiles import load_flow
from interview.review.messages import one_line
from interview.review.of_interview import findings
from interview.wording.catalog import words
from interview.wording.refusals import uneven
from tests.flows.holding import hold
from tests.support.interviews import flow

FLOW, ZH, EN = flow("disclosure_2021"), words("zh"), words("en")


def test_a_finding_is_one_line_with_both_sides_and_its_reason() -> None:
    plan = hold(FLOW, {"documents.issued": 3, "documents.in_force": 1}).state.plan
    (finding,) = (each for each in findings(plan) if each.rule == "N10")
    assert one_line(finding, FLOW, ZH).startswith("留意：到年底还有效的行政规范性文件")
    assert one_line(finding, FLOW, ZH).endswith("（现在现行有效件数是 1，本年制发件数减本年废止件数是 3）")
    explained = Plan(FLOW, Book({**plan.book.answers}, accepted={"N10": "清理过。"}))
    (accepted,) = (each for each in findings(explained) if each.rule == "N10")
    assert one_line(accepted, FLOW, ZH).endswith("已说明：清理过。")
    assert one_line(accepted, FLOW, EN).endswith("Explained: 清理过。")


def test_what_stops_a_finish_is_told_as_such_with_its_column() -> None:
    told = {
        "applications.new.natural": 20,
        "applications.granted.natural": 12,
        "applications.unable_not_held.natural": 8,
    }
    state = hold(FLOW, told).state
    state, _ = step(state, do.Answer("applications.granted.natural", "120", insist=True))
    finding = findings(state.plan)[0]
    assert finding.stops
    assert one_line(finding, FLOW, ZH) == (
        "没平：个人这一列：新收的加上年转来的，等于办完的加年底没办完的（现在新收加上年转来是 20，办完的加没办完是 128）"
    )


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("I2.natural", "（现在办完的是 2，各项加起来是 3）"), ("I3.new", "（现在总计是 2，各项加起来是 3）"),
        ("I4.litigation_direct", "（现在总计是 2，各项加起来是 3）"),
        ("X8", "（现在该交的费没交的总计是 2，信息处理费的收费通知件数是 3）"),
        ("X9", "（现在信息处理费的实际收取金额折成万元是 2，行政事业性收费的本年收费金额是 3）"),
    ],
)  # fmt: skip
def test_each_sum_is_called_by_what_it_is_of(rule: str, told: str) -> None:
    (relation,) = (each for each in FLOW.relations if each.id == rule)
    assert uneven(FLOW, relation, "2", "3", ZH).endswith(told)


def test_in_english_too() -> None:
    english = load_flow("disclosure_2021", "en")
    (relation,) = (each for each in english.relations if each.id == "N10")
    assert uneven(english, relation, "2", "3", EN).endswith(
        "(at present in force: 2; issued less repealed: 3)"
    )
