"""A paragraph on the full screen: read as drafted, taken, edited, worded otherwise, begun from last year's text."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events

from interview.engine.step import commands as do
from interview.talk.prompt.drafts import texts_of
from interview.tui.widgets.blocks import AnsweredBlock
from tests.interview.talk.paragraphs import (
    LAST_TEXT,
    ON_REQUEST,
    PLATFORM,
    PROACTIVE,
    at,
    book_at,
    with_last_year,
)
from tests.interview.tui.playing import Play, opened, playing, without
from tests.support.screens import HAND, LARGE, SMALL, paste, press, settled


def draft(play: Play) -> str:
    """The draft as it stands now."""
    asked = play.state.plan.get(PROACTIVE)
    assert asked is not None
    return texts_of(play.state.plan, asked).draft.text


def read(play: Play) -> str:
    """The draft that is shown to be read; empty where none is."""
    shown = play.conversation.composer.drafted
    return shown._block.block.text if shown.display else ""


async def send(play: Play, command: do.Command) -> None:
    play.conversation.send(command)
    await settled(play.pilot)


async def by_hand(play: Play, text: str, key: str) -> None:
    """Types no faster than a hand does, so that Enter is no part of a block that is pasted."""
    await play.type(text)
    await asyncio.sleep(HAND)
    await play.press(key)


async def test_it_is_read_as_drafted_and_one_enter_takes_it(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        text = draft(play)
        assert read(play) == text
        assert text[:20] in play.shown
        assert play.field == ""
        assert "Enter 就用这一段，F9 拿草稿来改，F12 换个说法；打字就是自己写。" in play.shown
        await play.press("enter")
        assert (play.value(PROACTIVE), play.origin(PROACTIVE)) == (text, "inferred")
        assert play.here == ON_REQUEST


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("lang", "word", "said"), [("zh", "是", "照草稿写的。"), ("en", "ok", "Taken as drafted.")]
)
async def test_who_agrees_takes_it_and_is_told_so(tmp_path: Path, lang: str, word: str, said: str) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE, lang=lang), lang=lang) as play:
        text = draft(play)
        await by_hand(play, word, "enter")
        assert (play.value(PROACTIVE), play.origin(PROACTIVE)) == (text, "inferred")
        assert said in play.shown


async def test_a_word_that_is_no_paragraph_says_what_to_do(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        await by_hand(play, "有", "enter")
        assert "只有「有」，印出来不成一段话。草稿行就打「好」，要改打「改」。" in play.shown
        assert play.field == "有"
        await play.press("backspace")
        await by_hand(play, "改", "enter")
        assert play.field == draft(play)


@pytest.mark.no_cover
async def test_it_is_edited_in_place_with_the_cursor_at_its_end_and_its_numbers_stay_bound(
    tmp_path: Path,
) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        text = draft(play)
        await play.press("f9")
        assert (play.field, read(play)) == (text, "")
        field = play.conversation.composer.field
        assert not field.selected_text
        await play.type("还开了一次开放日。", "ctrl+s")
        answer = play.state.book.answers[PROACTIVE]
        assert (answer.value.value, answer.origin) == (text + "还开了一次开放日。", "typed")
        assert {text[each.start : each.end] for each in answer.bound} >= {"86", "40"}


@pytest.mark.no_cover
async def test_a_draft_that_was_only_looked_at_in_the_field_is_taken_as_drafted(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        await play.press("f9", "ctrl+s")
        assert play.origin(PROACTIVE) == "inferred"


async def test_ctrl_z_brings_back_what_a_draft_has_replaced(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        await play.type("自己写的。", "f9")
        assert play.field == draft(play)
        await play.press("ctrl+z")
        assert play.field == "自己写的。"


async def test_ctrl_z_takes_back_lines_until_they_all_fit_in_view_again(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE), size=SMALL) as play:
        for line in range(12):
            await play.type(f"第{line}行", "enter")
        await play.press(*["ctrl+z"] * 30)
        assert (play.field, play.here) == ("", PROACTIVE)


async def test_where_there_is_no_draft_the_key_for_another_wording_says_so(tmp_path: Path) -> None:
    book = without(book_at(PLATFORM), "facts.proactive.where")
    async with playing(opened(tmp_path, book, PLATFORM)) as play:
        await play.press("f12")
        assert "没有这样的稿子可拿" in play.shown


async def test_typing_begins_ones_own_words_and_the_draft_stays_to_be_read(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        await play.type("自己写的。")
        assert (play.field, read(play)) == ("自己写的。", draft(play))
        await play.press("ctrl+s")
        assert (play.value(PROACTIVE), play.origin(PROACTIVE)) == ("自己写的。", "typed")


@pytest.mark.parametrize("size", [(60, 20), SMALL, LARGE], ids=["tiny", "small", "large"])
async def test_however_long_draft_and_own_words_are_all_is_in_view(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    worth = {"facts.proactive.worth": "把灌溉用水安排贴到了每个村" * 15}
    async with playing(opened(tmp_path, at(PROACTIVE, **worth).book, PROACTIVE), size) as play:
        drafted = play.conversation.composer.drafted
        assert drafted.overflows == (size != LARGE)
        await play.press("pagedown")
        assert (drafted.scroll_offset.y > 0) == drafted.overflows, "what is out of view is gone to"
        await paste(play.pilot, "自己写的。" * 150)
        composer = play.conversation.composer
        assert "写好了按 Ctrl+S" in play.shown
        assert drafted.display
        assert composer.field.region.bottom < composer.region.bottom
        top = drafted.scroll_offset.y
        await play.press("pageup")
        assert drafted.scroll_offset.y == top, "by now the text is paged through"


async def test_another_wording_is_shown_in_place_of_the_draft(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        first = draft(play)
        await play.press("f12")
        assert read(play) == draft(play) != first
        await play.press("f9", "f12")
        assert play.field == draft(play), "where it was in the field, it is there again"
        await play.type("加一句。", "f12")
        assert play.field.endswith("加一句。"), "own words stay"
        assert "要看草稿，按 F9" in play.shown


async def test_what_was_passed_over_is_said_until_it_is_told_after_all(tmp_path: Path) -> None:
    book = without(book_at(PLATFORM), "facts.proactive.where", "facts.platform.has")
    async with playing(opened(tmp_path, book, "facts.platform.has")) as play:
        await play.press("enter")
        assert "「平台」跳过，不写。" in play.shown
        await play.press("escape", "2", "enter")
        assert "「平台」跳过，不写。" not in play.shown


async def test_a_key_that_follows_right_behind_another_wording_begins_from_that(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        first = draft(play)
        for key, character in (("f12", None), ("f9", None), ("好", "好")):
            play.app.post_message(events.Key(key, character))
        await settled(play.pilot)
        assert play.field == draft(play) + "好"
        assert draft(play) != first


async def test_a_key_that_follows_right_behind_own_words_puts_the_draft_there(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        await play.type("自己写的。")
        for key in ("f12", "f9"):
            play.app.post_message(events.Key(key, None))
        await settled(play.pilot)
        assert play.field == draft(play)


async def test_a_key_that_follows_right_behind_an_answer_begins_the_next_paragraph(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        for key in ("ctrl+s", "f9"):
            play.app.post_message(events.Key(key, None))
        await settled(play.pilot)
        assert play.here == ON_REQUEST
        asked = play.state.plan.get(ON_REQUEST)
        assert asked is not None
        assert play.field == texts_of(play.state.plan, asked).draft.text


@pytest.mark.no_cover
async def test_a_drafted_answer_that_is_revised_takes_another_wording_on(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(ON_REQUEST), ON_REQUEST)) as play:
        await send(play, do.Revise(PROACTIVE))
        before = play.field
        assert before == play.value(PROACTIVE)
        await play.press("f12")
        assert play.field == play.value(PROACTIVE) != before
        await send(play, do.Undo())
        assert play.value(PROACTIVE) == before


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("word", "stands"), [("改", "draft"), ("换", ""), ("去年", "")], ids=["edit", "reword", "no last year"]
)
async def test_a_word_alone_does_what_the_key_does(tmp_path: Path, word: str, stands: str) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        first = draft(play)
        await play.type(word, "ctrl+s")
        assert play.here == PROACTIVE
        assert play.value(PROACTIVE) is None
        assert play.field == (first if stands else "")
        assert (draft(play) != first) == (word == "换")


async def test_its_length_stands_beside_the_field(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PLATFORM), PLATFORM)) as play:
        await play.type("网 站。")
        assert "已写" in play.shown
        assert "3 字" in play.shown
        await play.type("字" * 1000)
        assert "不超过 1000 字" in play.shown


async def test_numbers_that_follow_are_underlined_where_an_answer_is_shown(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        await play.press("enter")
        block = next(b for b in play.app.screen.query(AnsweredBlock) if b.block.id == PROACTIVE)
        lines = block.lines_on(76)
        under = [
            line.plain[span.start : span.end]
            for line in lines
            for span in line.spans
            if span.style == "underline"
        ]
        assert {"86", "40"} <= {*under}


async def test_a_number_that_changed_is_told_with_the_text_as_it_stands_now(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(ON_REQUEST), ON_REQUEST)) as play:
        await send(play, do.Revise("facts.proactive.own_site"))
        await play.answer("87")
        assert "「主动公开」跟着改了。" in play.shown
        assert "87条" in play.shown


async def test_a_fact_is_passed_over_by_enter_or_f6_and_named(tmp_path: Path) -> None:
    async with playing(
        opened(tmp_path, book_at("facts.proactive.own_site"), "facts.proactive.own_site")
    ) as play:
        assert "数不清就按 Enter 跳过" in play.shown
        await play.press("enter")
        assert "「本单位网站，发布条数」跳过，不写。" in play.shown
        assert play.here == "facts.proactive.wechat"
        assert "F6 跳过" in play.shown
        await play.press("f6")
        assert play.here not in {"facts.proactive.own_site", "facts.proactive.wechat"}


# Last year's text -----------------------------------------------------------------------------------------------


@pytest.mark.no_cover
async def test_tab_goes_from_gap_to_gap_and_says_what_stood_there(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_last_year(), PROACTIVE)) as play:
        assert "还有 4 处空着" in play.shown
        for was, now in (("4", "6"), ("126", "130"), ("5", "7"), ("80", "90")):
            await play.press("tab")
            assert f"这里上一年是「{was}」" in play.shown
            await play.type(now)
        await play.press("tab")
        assert "没有空着的了" in play.shown
        await play.press("ctrl+s")
        assert play.value(PROACTIVE) == (
            LAST_TEXT.replace("4次", "6次")
            .replace("126", "130")
            .replace("3条", "86条")
            .replace("5次", "7次")
            .replace("80", "90")
        )


async def test_enter_behind_a_number_goes_on_and_breaks_no_paragraph(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_last_year(), PROACTIVE)) as play:
        await play.press("tab")
        await play.type("6", "enter")
        assert "这里上一年是「126」" in play.shown
        await play.press("enter", "shift+tab")
        assert "这里上一年是「126」" in play.shown
        assert play.field.count("\n") == 1


async def test_what_has_gaps_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_last_year(), PROACTIVE)) as play:
        await play.press("tab")
        await play.type("6")
        stood = play.field
        await play.press("ctrl+s")
        assert "还收不下：还有 3 处空着" in play.shown
        assert (play.here, play.field) == (PROACTIVE, stood)
        await play.press("tab")
        assert "这里上一年是「126」" in play.shown


async def test_ctrl_k_drops_what_tells_of_a_gap_and_ctrl_z_brings_it_back(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_last_year(), PROACTIVE)) as play:
        stood = play.field
        await play.press("tab", "ctrl+k")
        assert play.field == "全年编发通报＿期。网站公开86条信息。\n开展培训＿次，覆盖＿人。"
        assert "这里上一年是「126」" in play.shown
        await play.press("ctrl+k")
        assert play.field == "网站公开86条信息。\n开展培训＿次，覆盖＿人。"
        assert "这里上一年是「5」" in play.shown
        await play.press("ctrl+k")
        assert play.field.strip() == "网站公开86条信息。"
        await play.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert play.field == stood


async def test_ctrl_k_away_from_any_gap_goes_to_the_next_and_takes_nothing(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_last_year(), PROACTIVE)) as play:
        stood = play.field
        await play.press("up", "end", "ctrl+k")
        assert play.field == stood
        assert "这里上一年是「5」" in play.shown
        await play.press("ctrl+k")
        assert play.field.strip() == stood.partition("\n")[0]


async def test_last_years_text_can_be_left_for_the_draft_and_come_back_to(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_last_year(), PROACTIVE)) as play:
        stood = play.field
        await play.press("f9")
        assert play.field == draft(play)
        await play.press("ctrl+l")
        assert play.field == stood


async def test_the_mouse_does_what_the_keys_do(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_last_year(), PROACTIVE)) as play:
        screen = play.app.screen
        for action, seen in (
            ("next_gap", "这里上一年是「4」"), ("drop_gap", "这里上一年是「126」"), ("edit_draft", draft(play)[:8]),
            ("last_text", "还有 4 处空着"),
        ):  # fmt: skip
            await screen.run_action(action)
            await press(play.pilot)
            await settled(play.pilot)
            assert seen in play.shown, action
