"""Enter held down on the full screen: it ends at the review, on the first thing that was kept, and writes nothing."""

from __future__ import annotations

from pathlib import Path

from interview.tui.reviewing import Place
from interview.tui.screens.review import ReviewScreen
from tests.interview.tui.playing import opened, playing
from tests.support.prefilled import KEPT, prefilled


async def test_enter_held_down_never_writes_a_report_and_the_review_lists_what_was_kept(
    tmp_path: Path,
) -> None:
    async with playing(opened(tmp_path, prefilled(), "office.name")) as play:
        for _ in range(90):
            if isinstance(play.app.screen, ReviewScreen):
                break
            await play.press("enter")
        screen = play.app.screen
        assert isinstance(screen, ReviewScreen)
        plan = play.state.plan
        assert plan.finishable
        assert {asked.id for asked in plan.kept} >= KEPT
        listed = {
            row.means.question
            for row in screen.rows.rows
            if isinstance(row.means, Place) and row.means.part == "kept"
        }
        assert listed == {asked.id for asked in plan.kept}
        assert screen.rows.marked == Place("kept", plan.kept[0].id)
        await play.press("enter", "enter", "enter", "enter")
        assert play.app.held.written is None
        assert list(tmp_path.glob("*.docx")) == []
