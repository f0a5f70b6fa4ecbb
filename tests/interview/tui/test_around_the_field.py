"""The screen around the field: bars, lists, help, recaps."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Offset

from interview.tui.widgets.bars import Keys
from interview.tui.widgets.blocks import RecapBlock
from interview.wording.display_width import width
from tests.interview.line.books import full
from tests.interview.tui.held import at_who, begun
from tests.interview.tui.playing import opened, playing, without
from tests.support.interviews import facts_of, hold
from tests.support.offices import SIX
from tests.support.screens import LARGE, settled

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20), (200, 50)])
async def test_the_field_and_the_question_are_always_there(tmp_path: Path, size: tuple[int, int]) -> None:
    async with playing(opened(tmp_path), size) as play:
        await begun(play)
        assert "本单位属于哪一类" in play.shown
        assert play.conversation.composer.field.region.bottom <= size[1] - 1
        for width, height in ((120, 36), (80, 24), (40, 16)):
            await play.pilot.resize_terminal(width, height)
            await settled(play.pilot)
            assert "本单位属于哪一类" in play.shown
        await play.type("县级", "enter")
        assert play.value("office.kind") == "county_government"


async def test_the_terminals_cursor_is_at_the_field(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play)
        field = play.conversation.composer.field
        assert play.app.cursor_position == Offset(field.content_region.x, field.content_region.y)
        await play.type("县")
        assert play.app.cursor_position.y == field.content_region.y
        assert play.app.cursor_position.x >= field.content_region.x + 2


async def test_everything_is_said_in_english_too(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, lang="en"), LARGE, lang="en") as play:
        await play.answer("Yunshan Bureau")
        await play.answer("2025")
        assert "Save and quit" in play.shown
        assert not [char for char in play.shown if "\u4e00" <= char <= "\u9fff"]


async def test_a_list_that_is_cut_says_how_many_more_there_are_and_how_to_get_there(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await at_who(play)
        for text in ("个人、企业", "5", "", "没有"):
            await play.answer(text)
        assert "下面还有 11 项，按 ↓ 看" in play.shown
        await play.press(*["down"] * 14)
        assert "上面还有 4 项，按 ↑ 看；下面还有 7 项，按 ↓ 看" in play.shown
        await play.press("up", *["up"] * 13, "up")
        assert "上面还有 11 项" in play.shown
        assert "下面还有" not in play.shown
        await play.pilot.resize_terminal(120, 60)
        await settled(play.pilot)
        assert "面还有" not in play.shown, "there all of it is seen"


async def test_a_list_that_is_seen_whole_says_nothing(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play)
        assert "面还有" not in play.shown


async def test_help_is_closed_by_the_key_that_opened_it_by_esc_and_by_going_on(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play)
        for closes in ("f1", "escape"):
            await play.press("f1")
            assert "为什么问：" in play.shown
            assert "收起说明" in play.shown
            await play.press(closes)
            assert "为什么问：" not in play.shown
            assert play.here == "office.kind"
        await play.press("f1", "1", "enter")
        assert play.here == "office.address"
        assert "为什么问：" not in play.shown


async def test_help_stays_while_an_answer_is_refused_and_is_read_page_by_page(tmp_path: Path) -> None:
    async with playing(opened(tmp_path), (60, 16)) as play:
        await begun(play)
        await play.press("f1")
        first = play.shown
        await play.press("pagedown")
        assert play.shown != first
        await play.type("没有这一类", "enter")
        assert "没对上" in play.shown
        assert play.conversation.help.display


async def test_looking_back_puts_the_help_away(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play)
        await play.press("f1", "tab", "up", "enter")
        assert play.here == "office.name"


async def test_the_mouse_does_what_the_keys_at_the_foot_do(tmp_path: Path) -> None:
    async with playing(
        opened(tmp_path, without(full(), "problems", "decisions.which"), "decisions.which")
    ) as play:
        for key, seen in (("空格", "[ ] 1"), ("空格", "[x] 1"), ("F1", "收起说明"), ("F1", "F1 说明")):
            keys = play.app.screen.query_one(Keys)
            at = keys.render().plain.index(key)
            await play.pilot.click("#keys", offset=(width(keys.render().plain[:at]) + 1, 0))
            await settled(play.pilot)
            assert seen in play.shown


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 20)])
async def test_a_recap_keeps_its_shape_when_the_list_of_applications_opens_beside_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    facts = facts_of("disclosure_2021", {**SIX, "documents.in_force": 8, "licences.decisions": 126})
    told = without(hold(facts).state.book, "fees.any", "applications.way")
    async with playing(opened(tmp_path, told, "fees.any"), size) as play:
        await play.answer("没有")
        before = play.app.screen.query_one(RecapBlock)
        wide = before.size.width
        assert_whole(before)
        await play.answer("1")  # one by one
        assert play.here == "applications.list.1.who"
        await settled(play.pilot)
        after = play.app.screen.query_one(RecapBlock)
        assert_whole(after)
        assert (after.size.width < wide) is (size[0] >= 100), "the list stands beside it where there is room"


def assert_whole(block: RecapBlock) -> None:
    """No line is wider than the room, and every figure is there with what it counts."""
    lines = block.render().plain.split("\n")
    assert all(width(line) <= block.size.width for line in lines), lines
    assert len(lines) == block.size.height
    said = "".join("".join(lines).split())
    assert all(part in said for part in ("行政许可", "126", "本年处理决定数量", "现行有效件数", "8")), lines
