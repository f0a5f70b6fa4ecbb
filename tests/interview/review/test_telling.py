"""Findings in plain words."""

from __future__ import annotations

from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import step
from interview.review.messages import one_line
from interview.review.of_interview import findings
from interview.wording.catalog import words
from tests.flows.holding import hold
from tests.support.interviews import flow

FLOW, ZH, EN = flow("disclosure_2021"), words("zh"), words("en")


def test_a_finding_is_one_line_with_both_sides_and_its_reason() -> None:
    plan = hold(FLOW, {"documents.issued": 3, "documents.in_force": 1}).state.plan
    (finding,) = (each for each in findings(plan) if each.rule == "N10")
    assert one_line(finding, FLOW, ZH).startswith("留意：到年底还有效的行政规范性文件")
    assert one_line(finding, FLOW, ZH).endswith("（现在前面是 1，后面是 3）")
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
        "没平：个人这一列：新收的加上年转来的，等于办完的加年底没办完的（现在前面是 20，后面是 128）"
    )
