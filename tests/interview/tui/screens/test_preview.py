"""The report as it stands: on a screen of its own, and beside the conversation where there is room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.line.books import full
from tests.interview.tui.playing import opened, playing, without
from tests.support.interviews import facts_of, hold
from tests.support.offices import SITE
from tests.support.screens import LARGE, Compare

VAST = (160, 45)


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.mark.no_cover
async def test_it_opens_by_a_key_and_closes_by_one(tmp_path: Path) -> None:
    for leave in ("escape", "f4"):
        async with playing(opened(made(tmp_path / leave), full(), "office.phone")) as play:
            await play.press("f4")
            assert "报告现在的样子" in play.shown
            assert "政府信息公开工作年度报告" in play.shown
            await play.press(leave)
            assert play.here == "office.phone"
            await play.press("f4", "ctrl+q")
            assert play.app.return_value == 0


async def test_tab_turns_to_the_parts_and_page_keys_to_the_pages(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "office.phone")) as play:
        await play.press("f4", "tab", "tab")
        assert play.shown.split("\n")[2].strip() == "二、主动公开政府信息情况"
        await play.press("shift+tab")
        assert play.shown.split("\n")[2].strip() == "一、总体情况"
        await play.pilot.click("#keys", offset=(12, 0))
        assert play.shown.split("\n")[2].strip() == "二、主动公开政府信息情况"
        top = play.app.screen.preview.scroll_offset.y  # type: ignore[attr-defined]
        await play.press("pagedown")
        assert play.app.screen.preview.scroll_offset.y > top  # type: ignore[attr-defined]
        await play.press("pageup", "shift+tab", "shift+tab", "shift+tab")
        assert play.app.screen.preview.scroll_offset.y == 0  # type: ignore[attr-defined]


async def test_it_opens_at_the_part_that_is_asked(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "reconsideration.any")) as play:
        await play.press("f4")
        assert "四、政府信息公开行政复议、行政诉讼情况" in play.shown


async def test_the_parts_of_a_form_that_is_one_table_begin_at_their_labels(tmp_path: Path) -> None:
    book = hold(facts_of("website_2018", SITE)).state.book
    async with playing(opened(tmp_path, book, "messages.received", id="website_2018")) as play:
        await play.press("f4")
        assert play.shown.split("\n")[2].split()[0] == "互动交流"
        await play.press("tab")
        assert "安全防护" in play.shown
        await play.press("home")
        assert "政府网站工作年度报表" in play.shown


@pytest.mark.no_cover
async def test_what_was_answered_last_is_marked_and_in_view(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "documents.any_in_force")) as play:
        await play.answer("有")
        await play.answer("7")
        await play.press("f4")
        line = next(line for line in play.shown.split("\n") if "行政规范性文件" in line)
        assert "*7" in line
        assert "带 * 的是刚改的" in play.shown


async def test_it_stands_beside_the_conversation_on_a_vast_screen_only(tmp_path: Path) -> None:
    async with playing(
        opened(tmp_path, without(full(), "office.phone"), "documents.any_in_force"), VAST
    ) as play:
        assert "第二十条第（一）项" in play.shown
        await play.answer("有")
        assert play.app.focused is play.conversation.composer.field
        await play.answer("7")
        assert "*7" in play.shown
        await play.press("ctrl+z")
        assert "*7" not in play.shown
        await play.pilot.resize_terminal(*LARGE)
        await play.press("end")
        assert "第二十条第（一）项" not in play.shown
        await play.pilot.resize_terminal(155, 40)
        await play.press("end")
        assert "第二十条第（一）项" in play.shown


async def test_a_new_report_has_blanks_and_says_what_is_not_written(tmp_path: Path) -> None:
    async with playing(opened(tmp_path), LARGE, "en") as play:
        await play.press("f4")
        assert "＿＿" in play.shown
        assert "(nothing yet)" in play.shown
        assert "The report as it stands" in play.shown


@pytest.mark.no_cover
async def test_pictures(tmp_path: Path, compare: Compare) -> None:
    async with playing(
        opened(made(tmp_path / "a"), without(full(), "problems"), "documents.any_in_force")
    ) as play:
        await play.answer("有")
        await play.answer("7")
        await play.press("f4")
        await compare(play.app, "preview-zh-small")
        play.app.theme = "nianbao-light"
        await play.press("tab")
        await compare(play.app, "preview-light-small")
    async with playing(opened(made(tmp_path / "b"), full(), "applications.any_new"), LARGE, "en") as play:
        await play.press("f4")
        await compare(play.app, "preview-en-large")
        play.app.theme = "nianbao-contrast"
        await play.press("tab")
        await compare(play.app, "preview-contrast-large")
