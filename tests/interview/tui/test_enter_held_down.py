"""Enter held down on the full screen, with or without Home: it ends in no report while something keeps it from being one."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.tui.review_rows import ReviewPlace
from interview.tui.screens.review import ReviewScreen
from tests.interview.line.books import full
from tests.interview.tui.playing import opened, playing
from tests.support.offices import SIX
from tests.support.prefilled import KEPT, WRONG, kept, prefilled, with_texts

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

CONTRADICTED = with_texts(full(SIX), WRONG)
BEGUN = {"kept": kept().book, "error": CONTRADICTED}


@pytest.mark.parametrize("keys", [("enter",), ("home", "enter"), ("enter", "escape", "enter")])
@pytest.mark.parametrize("name", BEGUN)
async def test_no_report_is_written_by_keys_held_down(
    tmp_path: Path, name: str, keys: tuple[str, ...]
) -> None:
    async with playing(opened(tmp_path, BEGUN[name])) as play:
        for _ in range(9):
            await play.press(*keys)
        assert play.app.held.written is None
        assert [file.name for file in tmp_path.glob("*.docx")] in ([], ["甲-草稿.docx"])
        assert len(play.state.plan.unreviewed) == len(play.state.plan.kept)
        assert not play.state.book.accepted


async def test_the_review_lists_what_was_kept(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, prefilled(), "office.name")) as play:
        for _ in range(90):
            if isinstance(play.app.screen, ReviewScreen):
                break
            await play.press("enter")
        screen = play.app.screen
        assert isinstance(screen, ReviewScreen)
        assert {asked.id for asked in play.state.plan.kept} >= KEPT
        listed = {
            row.means.question
            for row in screen.rows.rows
            if isinstance(row.means, ReviewPlace) and row.means.part == "kept"
        }
        assert listed == {asked.id for asked in play.state.plan.kept}
        assert "写出报告" not in play.shown


async def test_the_question_of_a_kept_line_left_with_enter_is_no_looking(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, kept().book)) as play:
        await play.press("enter")
        assert play.app.screen.rows.marked == ReviewPlace("kept", "documents.in_force")  # type: ignore[attr-defined]
        await play.press(*["enter"] * 20)
        assert len(play.state.plan.unreviewed) == len(play.state.plan.kept)
