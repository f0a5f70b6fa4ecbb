"""The conversation on the full screen: answering, refusals, what is asked about at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from interview.engine.plan.book import Book, LastYear
from interview.session import read
from interview.tui.widgets.blocks import AnsweredBlock
from tests.interview.line.books import full
from tests.interview.tui.held import OFFICE, at_the_last_count, at_who, begun, marked
from tests.interview.tui.playing import opened, playing, without
from tests.support.screens import HAND, paste, settled


@pytest.mark.no_cover
async def test_an_answer_is_on_disk_before_the_next_question_shows(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1")
        assert "办公地址是哪里？" in play.shown
        saved = read(tmp_path / f"{OFFICE}-2025.nianbao.json")
        assert saved.book.answers["office.kind"].value.value == "department"
        assert saved.place == "office.address"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("y", "enter"), True), (("n", "enter"), False), (("down", "enter"), True), (("up", "enter"), False),
        (("right", "right", "enter"), False), (("是", "enter"), True), (("没", "有", "enter"), False),
    ],
)  # fmt: skip
async def test_yes_and_no_by_letters_words_and_arrows(
    tmp_path: Path, keys: tuple[str, ...], told: bool
) -> None:
    book = without(full(), "documents.any_changed")
    async with playing(opened(tmp_path, book, "documents.any_changed")) as play:
        await play.press(*keys)
        assert play.value("documents.any_changed") is told


async def test_nothing_is_answered_by_enter_alone_where_something_is_picked(tmp_path: Path) -> None:
    book = without(full(), "documents.any_changed")
    async with playing(opened(tmp_path, book, "documents.any_changed")) as play:
        await play.press("enter")
        assert play.here == "documents.any_changed"
        assert "这里还空着" in play.shown


async def test_an_option_is_picked_by_arrows_by_typing_and_by_mouse(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play)
        await play.press("down", "down", "enter")
        assert play.value("office.kind") == "township"
        await play.press("escape")
        await play.type("直辖市", "enter")
        assert play.value("office.kind") == "province_government"
        await play.press("escape")
        await play.pilot.click("#options", offset=(3, 2))
        await settled(play.pilot)
        assert play.value("office.kind") == "county_government"


async def test_typing_leaves_the_options_that_fit_and_deleting_brings_them_back(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play)
        await play.type("县")
        assert "省级政府" not in play.shown
        assert "县级政府" in play.shown
        await play.press("backspace")
        assert "省级政府" in play.shown


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["有", "没", "不"])
async def test_an_answer_of_another_kind_looks_for_no_row(tmp_path: Path, text: str) -> None:
    async with playing(opened(tmp_path, without(full(), "decisions"), "decisions.which")) as play:
        await play.type(text)
        assert "行政许可" in play.shown, "有 stands in 都没有, and means the opposite"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("个人、企业", ("enter",)), ("1 2", ("enter",)), ("", ("space", "space", "down", "space", "enter")),
        ("个", ("space", "企", "space", "enter")), ("", ("down", "space", "企", "业", "enter")),
    ],
)  # fmt: skip
async def test_several_are_ticked_or_typed(tmp_path: Path, typed: str, keys: tuple[str, ...]) -> None:
    async with playing(opened(tmp_path)) as play:
        await at_who(play)
        await play.type(typed, *keys)
        assert play.value("applications.who") == ("natural", "business")


async def test_ticks_stay_when_nobody_was_chosen_is_refused_and_a_click_ticks(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await at_who(play)
        await play.press("enter")
        assert play.here == "applications.who"
        await play.pilot.click("#options", offset=(3, 0))
        await play.pilot.click("#options", offset=(3, 1))
        await settled(play.pilot)
        assert play.shown.count("[x]") == 2
        await play.press("enter")
        assert play.value("applications.who") == ("natural", "business")


@pytest.mark.no_cover
async def test_none_at_all_is_a_row_of_its_own(tmp_path: Path) -> None:
    book = without(full(), "decisions")
    async with playing(opened(tmp_path, book)) as play:
        choices = next(
            asked for asked in play.state.plan.asked if asked.kind == "choices" and asked.share is None
        )
        await play.press("escape") if play.here is None else None
        from interview.engine.step import commands as do

        play.conversation.send(do.Jump(choices.id))
        await settled(play.pilot)
        await play.press("up", "enter")
        assert play.value(choices.id) == ()


@pytest.mark.no_cover
async def test_a_long_text_has_paragraphs_and_is_given_by_ctrl_s_or_an_empty_line(tmp_path: Path) -> None:
    book = without(full(), "problems", "improvements")
    async with playing(opened(tmp_path, book, "problems")) as play:
        await play.type("目录不细。", "enter")
        await play.type("更新不快。", "ctrl+s")
        assert play.value("problems") == "目录不细。\n更新不快。"
        assert play.here == "improvements"
        await play.type("列出清单。", "enter")
        await asyncio.sleep(HAND)
        await play.press("enter")
        assert play.value("improvements") == "列出清单。"


@pytest.mark.no_cover
async def test_a_long_text_keeps_every_paragraph_of_a_paste(tmp_path: Path) -> None:
    text = "第一段，“引号”。\r\n\r\n第二段\x1b[31m；\x00完。" + "长" * 2000
    async with playing(opened(tmp_path, without(full(), "problems"), "problems")) as play:
        await paste(play.pilot, text)
        await play.press("ctrl+s")
        assert play.value("problems") == "第一段，“引号”。\n第二段[31m；完。" + "长" * 2000


async def test_several_pasted_lines_become_one_and_that_is_said(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1")
        await paste(play.pilot, "建设路\r\n1号\x1b[2J")
        assert play.field == "建设路 1号[2J"
        assert "贴进来的 2 行并成了一行" in play.shown


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["[b]甲[/b]局", "[/]", "a [/foo] b", "甲[link=x]乙", "$quiet", "\\[红]"])
async def test_what_is_typed_is_text_never_markup(tmp_path: Path, text: str) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.type(text, "enter")
        assert play.value("office.name") == text
        assert text in play.shown


async def test_typing_ahead_of_the_questions_is_kept_in_order(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        for key in (*OFFICE, "enter", "ctrl+u", *"2025", "enter", "1", "enter", *"建设路"):
            play.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settled(play.pilot)
        await settled(play.pilot)
        assert play.here == "office.address"
        assert play.field == "建设路"


async def test_a_refusal_is_said_at_the_field_and_the_text_stays(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.type(OFFICE, "enter")
        await play.press("ctrl+u")
        await play.type("去年", "enter")
        assert "四位数的年份" in play.shown
        assert play.field == "去年"


@pytest.mark.no_cover
async def test_what_does_not_come_out_can_be_kept_changed_or_mended_elsewhere(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await at_the_last_count(play, "4", "3")
        here = play.here
        assert "先记下" in play.shown
        assert "刚才填的：3" in play.shown
        await play.press("enter")
        assert play.here == here
        assert play.field == "3", "Enter takes what is marked: to think again"
        assert "照我填的先记下" not in play.shown
        await play.press("enter")
        await play.press("1", "enter")
        assert play.value(str(here)) == 3


async def test_what_was_refused_is_replaced_by_the_first_key_after_thinking_again(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await at_the_last_count(play, "4", "3")
        here = str(play.here)
        await play.press("escape", "1", "enter")
        assert play.value(here) == 1


@pytest.mark.no_cover
async def test_the_likely_cell_can_be_gone_to(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await at_the_last_count(play, "4", "3")
        here = play.here
        await play.press("down", "enter")
        assert play.here not in {here, None}
        assert play.state.place.back_to == (here,)


async def test_before_answers_are_set_aside_it_says_which(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await at_who(play)
        await play.answer("个人、企业")
        await play.press("tab", *["up"] * 2)
        while "收到过政府信息公开申请" not in marked(play):
            await play.press("up")
        await play.press("enter")
        assert play.here == "applications.any_new"
        await play.press("n", "enter")
        assert "先收起来" in play.shown
        assert "谁提出的" in play.shown
        await play.press("up", "enter")
        assert play.value("applications.any_new") is False
        assert "先收起来了，改回去它还在" in "\n".join(
            block.block.aside for block in play.app.screen.query(AnsweredBlock)
        )


async def test_a_nought_that_turned_the_gate_is_not_said_to_be_put_away(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, at="documents.any_in_force")) as play:
        await play.answer("60件")
        await play.press("escape")
        await play.answer("0")
        assert play.value("documents.any_in_force") is False
        assert "先收起来了" not in play.shown


@pytest.mark.no_cover
async def test_a_short_name_and_a_year_that_is_not_over_are_asked_about_at_once(tmp_path: Path) -> None:
    async with playing(replace(opened(tmp_path), this_year=2026)) as play:
        await play.answer("水利局")
        assert "像是简称" in play.shown
        assert play.here == "office.name"
        await play.press("down", "enter")
        assert play.value("office.name") == "水利局"
        await play.answer("2026")
        assert "2026 年还没过完" in play.shown
        assert play.here == "year"
        await play.press("down", "down", "enter", "ctrl+u")
        await play.type("2025", "enter")
        assert play.value("year") == 2025


async def test_the_right_name_is_taken_where_a_short_one_was_doubted(tmp_path: Path) -> None:
    async with playing(replace(opened(tmp_path), this_year=2026)) as play:
        await play.answer("水利局")
        await play.type("教育局", "enter")
        assert "「教育局」像是简称" in play.shown
        await play.type(OFFICE, "enter")
        assert (play.value("office.name"), play.here) == (OFFICE, "year")
        await play.answer("2026")
        await play.type("不知道", "enter")
        assert "打前面的号，或者照着上面的字打" in play.shown
        await play.type("2025", "enter")
        assert play.value("year") == 2025


async def test_who_does_not_know_wants_nothing_that_was_tried_before(tmp_path: Path) -> None:
    for leaves, stands in (("不知道", ""), (">", "外星人")):
        async with playing(opened(tmp_path / stands, None, "office.kind")) as play:
            await play.answer("外星人")
            assert play.field == "外星人"
            await play.answer(leaves)
            await play.answer("<")
            assert (play.here, play.field) == ("office.kind", stands)


@pytest.mark.no_cover
async def test_the_file_follows_the_office_and_that_is_said_once(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.answer("甲局")
        await play.answer("2025")
        await play.press("escape", "escape", "ctrl+u")
        await play.type("乙局", "enter")
        assert play.app.held.desk.path == tmp_path / "乙局-2025.nianbao.json"
        assert "".join(play.shown.split()).count("原来叫「甲局-2025.nianbao.json」") == 1
        await play.answer("部门")
        assert (
            read(tmp_path / "乙局-2025.nianbao.json").book.answers["office.kind"].value.value == "department"
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "乙局-2025.nianbao.json", "乙局-2025.nianbao.json.bak"
    ]  # fmt: skip


async def test_what_was_taken_over_from_last_year_is_told_and_not_asked(tmp_path: Path) -> None:
    last = LastYear(
        2024, "disclosure_2021", profile={"office.kind": "township", "office.phone": "0795-2501234"}
    )
    begun = opened(tmp_path, Book(last=last))
    async with playing(begun) as play:
        assert "这几样照上一年的：单位类别 乡镇政府、街道办；电话" in "".join(play.shown.split("\n")).replace(
            "  ", ""
        )
        for text in ("云山县城关镇人民政府", "2025", "人民路 1 号", "336400"):
            await play.answer(text)
        assert play.asked == ["office.name", "year", "office.address", "office.postcode"]
