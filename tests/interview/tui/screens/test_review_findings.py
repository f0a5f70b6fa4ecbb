"""Findings in the review on the full screen: reasons are kept, what can be mended is mended by one key, figures lead to where they were told."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Answer, Book
from interview.review.of_interview import findings
from interview.session import read
from interview.tui.review_rows import Explain, ReviewPlace
from interview.tui.screens.table import TableScreen
from tests.interview.line.books import COLUMN, LAST
from tests.interview.line.test_review import FINDING
from tests.interview.tui.playing import opened, playing
from tests.interview.tui.screens.reviewing import at_review, full, go_to, marked, rows
from tests.support.interviews import WHOLE, facts_of, hold, mend
from tests.support.offices import SIX
from tests.support.prefilled import with_texts
from tests.support.screens import LARGE

# Reasons ----------------------------------------------------------------------------------------------------------


async def test_a_reason_is_given_changed_and_taken_back(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(FINDING))) as play:
        finding = play.state.plan.findings[0].id
        assert "有 1 处要看" in play.shown
        await go_to(play, "照这样发")
        await play.press("enter")
        await play.type("核过了，[b]没错[/]。", "enter")
        assert play.state.book.accepted == {finding: "核过了，[b]没错[/]。"}
        assert "已说明：核过了，[b]没错[/]。" in re.sub(r"\s", "", play.shown)
        assert "没有要留意的" in play.shown
        path = play.app.held.desk.path
        assert path is not None
        assert read(path).book.accepted == play.state.book.accepted
        await play.press("enter")
        assert play.app.screen.query_one("#below_list").value == "核过了，[b]没错[/]。"  # type: ignore[attr-defined]
        await play.type("再核了一遍。", "enter")
        assert play.state.book.accepted[finding].endswith("再核了一遍。")
        await go_to(play, "收回说明")
        await play.press("enter")
        assert play.state.book.accepted == {}
        assert "有 1 处要看" in play.shown
        assert "收回说明" not in play.shown


@pytest.mark.parametrize("keys", [("escape",), ("enter",), ("ctrl+u", "enter")])
async def test_a_reason_may_be_left_unsaid(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with playing(opened(tmp_path, full(FINDING))) as play:
        await go_to(play, "照这样发")
        await play.press("enter", *keys)
        assert play.state.book.accepted == {}
        assert at_review(play)
        await play.press("escape")
        assert not at_review(play)


async def test_after_a_reason_the_next_finding_is_marked_and_after_the_last_the_place_where_it_was_given(
    tmp_path: Path,
) -> None:
    async with playing(opened(tmp_path, CONTRADICTED)) as play:
        first, second = [each.id for each in findings(play.state.plan)]
        await go_to(play, "照这样发")
        await play.press("enter")
        await play.type("文字说的是全市的。", "enter")
        mark = marked(play)
        assert isinstance(mark, ReviewPlace)
        assert mark.part == second
        await go_to(play, "照这样发")
        await play.press("enter")
        await play.type("这里也是。", "enter")
        assert marked(play) == Explain(second)
        assert set(play.state.book.accepted) == {first, second}


@pytest.mark.no_cover
async def test_a_finding_leads_to_the_questions_that_tell_its_figures(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(FINDING))) as play:
        await go_to(play, "去改「行政规范性文件，本年制发")
        await play.press("enter")
        assert play.here == "documents.issued"
        await play.answer("1")
        assert at_review(play)
        assert "提醒" not in play.shown


# Mending and figures ----------------------------------------------------------------------------------------------

SAYS = {
    "overview.on_request": "全年共收到政府信息公开申请8件，其中个人5件。",
    "overview.management": "现行有效规范性文件9件。",
}

CONTRADICTED = with_texts(full({**SIX, "documents.in_force": 3}), SAYS)


async def test_a_text_that_contradicts_its_table_is_mended_by_one_key_and_the_next_one_is_marked(
    tmp_path: Path,
) -> None:
    async with playing(opened(tmp_path, CONTRADICTED)) as play:
        assert "有 2 处要改" in play.shown
        assert (
            "要改：「全年共收到政府信息公开申请8件」和表里不一样：文字写 8，表里是 6。"
            in play.shown.replace("\n     ", "")
        )
        await go_to(play, "按表里的改：8 改成 6")
        await play.press("enter")
        assert play.value("overview.on_request") == "全年共收到政府信息公开申请6件，其中个人5件。"
        assert "改好了：8 改成了 6。" in play.shown
        mark = marked(play)
        assert isinstance(mark, ReviewPlace)
        assert (mark.part, mark.question) == (
            "X7.overview.management.documents_in_force",
            "overview.management",
        )
        await go_to(play, "按表里的改：9 改成 3")
        await play.press("enter")
        assert "要改" not in play.shown
        assert "写出报告" in play.shown
        path = play.app.held.desk.path
        assert path is not None
        assert read(path).book.answers == play.state.book.answers


async def test_a_finding_leads_into_its_text_at_the_number_and_back_to_itself(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, CONTRADICTED)) as play:
        await go_to(play, "去看「政府信息管理」这一段")
        place = marked(play)
        await play.press("enter")
        assert play.here == "overview.management"
        assert "文字写 9，表里是 3" in play.shown
        await play.press("backspace")
        assert play.field == "现行有效规范性文件件。"
        await play.type("4", "ctrl+s")
        assert at_review(play)
        assert "文字写 4，表里是 3" in play.shown
        assert isinstance(place, ReviewPlace)
        assert marked(play) == place
        await play.press("enter", "backspace")
        await play.type("3", "ctrl+s")
        assert "刚才那一条好了。" in play.shown
        assert marked(play) is not None


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("way", "here"),
    [
        ("by_result", "applications.granted.natural"),
        ("one_by_one", "applications.list.1.given"),
        ("table", None),
    ],
)
async def test_the_figures_stand_row_by_row_and_lead_to_where_they_were_told(
    tmp_path: Path, way: str, here: str | None
) -> None:
    async with playing(opened(tmp_path, of_six(way)), LARGE) as play:
        figures = {
            row.left: row.right
            for row in rows(play).rows
            if isinstance(row.means, ReviewPlace) and row.means.part == "figures"
        }
        assert figures == {
            "新收": "个人 5 件、企业 1 件，合计 6 件", "公开了": "个人 4 件", "查了，我们没有": "个人 1 件、企业 1 件，合计 2 件",
            "办完的": "个人 5 件、企业 1 件，合计 6 件",
        }  # fmt: skip
        assert "表填好了没有" not in play.shown
        await go_to(play, "公开了")
        await play.press("enter")
        assert play.here == here


async def test_a_cell_is_changed_in_the_grid_and_the_review_comes_back_with_it(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, of_six("table"))) as play:
        await go_to(play, "公开了")
        await play.press("enter")
        assert isinstance(play.app.screen, TableScreen)
        assert play.app.screen.grid.here == ("granted", 0)
        await play.type("3", "down")
        await play.press("escape")
        assert at_review(play)
        assert "公开了" in play.shown
        row = next(row for row in rows(play).rows if row.left == "公开了")
        assert row.right == "个人 3 件"
        assert marked(play) == row.means
        assert "没平：个人这一列" in "".join(row.left for row in rows(play).rows)
        await go_to(play, "去改「公开了·个人」")
        await play.press("enter")
        await play.type("4", "ctrl+s")
        assert at_review(play)
        assert "写出报告" in "".join(row.left for row in rows(play).rows)


def of_six(way: str) -> Book:
    facts = facts_of("disclosure_2021", SIX, way=way)
    return with_texts(mend(facts, hold(facts).state).book, WHOLE)


@pytest.mark.no_cover
async def test_what_does_not_come_out_stops_the_end_and_leads_to_its_cells(tmp_path: Path) -> None:
    book = full(COLUMN)
    told = {**book.answers, LAST: Answer(Count(value=7))}
    async with playing(opened(tmp_path, replace(book, answers=told), "office.phone")) as play:
        await play.press("f2")
        assert play.state.plan.broken
        heads = [row.left for row in rows(play).rows if row.kind == "heading"]
        assert heads[:2] == ["还空着的", "合不上的"]
        assert "没平：" in "".join(row.left for row in rows(play).rows)
        assert "写出报告" not in play.shown
        await go_to(play, "去改「")
        await play.press("enter")
        assert play.here is not None
        assert play.here.startswith("applications.")
