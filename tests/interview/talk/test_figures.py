"""The ledger's figures stand in the review however they were told: row by row, and each leads to where it was told."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from interview.engine.answers.kinds import Count, Value
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from interview.export import render
from interview.flowfiles import available
from interview.line.review_list import review
from interview.line.screen import Screen
from interview.reading.convert.to_book import imported
from interview.reading.report import read_report
from interview.talk.report.figures import figure_rows
from interview.tui.review_rows import review_rows
from interview.wording.catalog import words
from tests.support.interviews import facts_of, flow, hold, mend, steps
from tests.support.offices import SIX

FLOW = flow("disclosure_2021")
SAID = {
    "新收": "个人 5 件、企业 1 件，合计 6 件",
    "公开了": "个人 4 件",
    "查了，我们没有": "个人 1 件、企业 1 件，合计 2 件",
    "办完的": "个人 5 件、企业 1 件，合计 6 件",
}


def asked(way: str) -> State:
    facts = facts_of("disclosure_2021", SIX, way=way)
    return begin(FLOW, mend(facts, hold(facts).state).book)[0]


def one_cell_changed() -> State:
    """By result, and then one cell filled in, in the grid."""
    return steps(asked("by_result"), do.Fill({"applications.granted.natural": Count(value=4)}))


def pasted() -> State:
    """A whole block at once, before anything was said of applications."""
    assert FLOW.ledger is not None
    cells = LedgerIds(FLOW.ledger).inputs()
    block: dict[str, Value] = {cell: Count(value=SIX.get(cell, 0)) for cell in cells}
    return steps(begin(FLOW)[0], do.Fill(block))


TOLD: dict[str, Callable[[], State]] = {
    "by result": lambda: asked("by_result"), "one by one": lambda: asked("one_by_one"), "as a table": lambda: asked("table"),
    "one cell changed": one_cell_changed, "pasted": pasted,
}  # fmt: skip


def shown(state: State) -> dict[str, str]:
    rows = review_rows(state, words("zh"))
    return {row.left: row.right for row in rows if getattr(row.means, "part", "") == "figures"}


@pytest.mark.no_cover
@pytest.mark.parametrize("how", TOLD)
def test_the_figures_are_shown_and_each_leads_somewhere(how: str) -> None:
    state = TOLD[how]()
    assert shown(state) == SAID
    for row in figure_rows(state.plan):
        assert row.spots
        assert all(state.plan.get(spot) is not None or spot in state.book.answers for spot in row.spots)
    out = io.StringIO()
    review(state, Screen(out, 80), words("zh"))
    lines = [" ".join(line.split()[1:]) for line in out.getvalue().splitlines() if line.strip()]
    for label, figures in SAID.items():
        assert f"{label} {figures}" in lines


def test_a_report_that_was_read_in_shows_them_too(tmp_path: Path) -> None:
    file = tmp_path / "报告.md"
    file.write_bytes(render(asked("by_result").plan, "md"))
    state = begin(FLOW, imported(read_report(file, available()), FLOW).book)[0]
    assert shown(state) == SAID


def test_where_there_was_nothing_there_are_no_rows() -> None:
    assert not shown(hold(facts_of("disclosure_2021")).state)


def test_small_tables_filled_in_show_what_they_hold() -> None:
    told: dict[str, Value] = {
        "reconsideration.upheld": Count(value=2),
        "reconsideration.other": Count(value=1),
    }
    told |= {f"reconsideration.{part}": Count(value=0) for part in ("corrected", "pending")}
    state = steps(hold(facts_of("disclosure_2021")).state, do.Fill(told, insist=True))
    said = {row.left: row.right.split(" · ")[0] for row in review_rows(state, words("zh"))}
    assert (said["行政复议·维持了"], said["行政复议·其他结果"], said["行政复议，一共"]) == (
        "2 件",
        "1 件",
        "3 件",
    )
