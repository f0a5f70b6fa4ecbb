"""What changed since last year, in the review of both faces: the figures that differ, and where each was told."""

from __future__ import annotations

import io
from dataclasses import replace

from interview.engine.plan.book import Book
from interview.engine.step.state import State
from interview.line.review_list import review
from interview.line.screen import Screen
from interview.talk.report.changes import change_rows
from interview.tui.review_rows import ReviewPlace, review_rows
from interview.wording.catalog import words
from tests.interview.assemble.test_changes import FLOW, LAST, plan

WORDS = words("zh")


def state() -> State:
    return State(FLOW, plan().book)


def test_each_figure_that_differs_says_both_years_and_leads_to_where_it_was_told() -> None:
    rows = {row.name: (row.says, row.spot) for row in change_rows(state().plan, WORDS)}
    assert rows["行政规范性文件，现行有效件数"] == ("5 → 3，−2（−40%）", "documents.in_force")
    assert rows["申请，新收"] == ("3 → 6，+3（+100%）", "applications.count_new")
    assert rows["行政复议·总计"] == ("1 → 0，−1（−100%）", "reconsideration.any")
    assert "行政许可，本年处理决定数量" not in rows


def test_without_last_year_there_is_nothing_to_show() -> None:
    assert [*change_rows(plan(None), WORDS)] == []


def test_the_full_screen_s_review_shows_them_and_leads_there() -> None:
    rows = review_rows(state(), WORDS)
    at = next(at for at, row in enumerate(rows) if row.left == "和 2024 年比变了的数")
    assert rows[at].kind == "heading"
    assert (rows[at + 1].left, rows[at + 1].means) == (
        "行政规范性文件，现行有效件数", ReviewPlace("changed", "documents.in_force"),
    )  # fmt: skip
    bare = State(FLOW, replace(Book(), last=replace(LAST, figures={})))
    assert not any("变了的数" in row.left for row in review_rows(bare, WORDS))


def test_line_mode_s_review_shows_them() -> None:
    out = io.StringIO()
    review(state(), Screen(out, 80), WORDS)
    assert "和 2024 年比变了的数" in out.getvalue()
    assert "5 → 3，−2（−40%）" in out.getvalue()
