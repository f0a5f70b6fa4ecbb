"""The conversation on the full screen: every kind of field, every key, what is refused, what can be changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset

from interview.engine.answers.kinds import Choice, Count, YesNo
from interview.engine.plan.book import Answer, Book, LastYear
from interview.errors import WriteError
from interview.session import AnswersFile, read
from interview.tui.widgets.bars import Keys
from interview.tui.widgets.blocks import AnsweredBlock, RecapBlock
from interview.wording.cells import width
from tests.interview.line.test_conversation import full
from tests.interview.tui.playing import Play, opened, playing, without
from tests.support.interviews import facts_of, flow, hold
from tests.support.offices import SIX
from tests.support.screens import LARGE, paste, settled

OFFICE = "云山县水利局"
FLOW = flow("disclosure_2021")


async def begun(play: Play, *more: str) -> None:
    """Office and year are told, and what follows."""
    for text in (OFFICE, "2025", *more):
        await play.answer(text)


# Answering ------------------------------------------------------------------------------------------------------


async def test_an_answer_is_on_disk_before_the_next_question_shows(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1")
        assert "办公地址是哪里？" in play.shown
        saved = read(tmp_path / f"{OFFICE}-2025.nianbao.json")
        assert saved.book.answers["office.kind"].value.value == "department"
        assert saved.place == "office.address"


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


@pytest.mark.parametrize("text", ["有", "没", "不"])
async def test_an_answer_of_another_kind_looks_for_no_row(tmp_path: Path, text: str) -> None:
    async with playing(opened(tmp_path, without(full(), "decisions"), "decisions.which")) as play:
        await play.type(text)
        assert "行政许可" in play.shown, "有 stands in 都没有, and means the opposite"


async def at_who(play: Play) -> None:
    """Six applications came; who made them is asked."""
    for text in (
        OFFICE,
        "2025",
        "1",
        "建设路1号",
        "0795-2503321",
        "336000",
        "没有",
        "没有",
        "没有",
        "都没有",
        "没有",
        "6件",
        "没有",
        "2",
    ):
        await play.answer(text)
    assert play.here == "applications.who"


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


async def test_a_long_text_has_paragraphs_and_is_given_by_ctrl_s_or_an_empty_line(tmp_path: Path) -> None:
    book = without(full(), "problems", "improvements")
    async with playing(opened(tmp_path, book, "problems")) as play:
        await play.type("目录不细。", "enter")
        await play.type("更新不快。", "ctrl+s")
        assert play.value("problems") == "目录不细。\n更新不快。"
        assert play.here == "improvements"
        await play.type("列出清单。", "enter")
        await settled(play.pilot)
        await play.press("enter")
        assert play.value("improvements") == "列出清单。"


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


# Refusals -------------------------------------------------------------------------------------------------------


async def test_a_refusal_is_said_at_the_field_and_the_text_stays(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.type(OFFICE, "enter")
        await play.press("ctrl+u")
        await play.type("去年", "enter")
        assert "四位数的年份" in play.shown
        assert play.field == "去年"


async def at_the_last_count(play: Play, first: str, second: str) -> None:
    await at_who(play)
    for text in ("个人、企业", "5", "", "没有", "1 5", first):
        await play.answer(text)
    await play.press("ctrl+u")
    await play.type(second, "enter")


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
        while "收到过政府信息公开申请" not in _marked(play):
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


def _marked(play: Play) -> str:
    return "".join(block.block.question for block in play.app.screen.query(AnsweredBlock) if block.marked)


# Going back and changing ------------------------------------------------------------------------------------------


async def test_escape_steps_back_even_from_a_half_typed_answer_which_is_kept(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1")
        await play.type("建设", "escape")
        assert play.here == "office.kind"
        assert "现在填的是" in play.shown
        await play.press("enter")
        assert play.here == "office.address"
        assert play.field == "建设"


async def test_an_earlier_answer_is_walked_to_and_changed_where_it_stands(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1", "建设路1号")
        await play.press("tab", "up", "up")
        assert "要写哪一年" in _marked(play)
        await play.press("up", "enter")
        assert play.here == "office.name"
        assert "不改了" in play.shown
        assert play.field == OFFICE
        await play.type("上高县科技局", "enter")
        assert play.here == "office.phone"
        names = [block.block.answer for block in play.app.screen.query(AnsweredBlock)]
        assert names[0] == "上高县科技局"
        assert OFFICE not in names


async def test_a_change_can_be_left(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1", "建设路1号")
        await play.press("tab", "enter")
        assert play.here == "office.address"
        await play.press("escape")
        assert play.here == "office.phone"


async def test_a_click_on_an_answer_changes_it(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1", "建设路1号")
        await play.pilot.click(play.app.screen.query(AnsweredBlock).first())
        await settled(play.pilot)
        assert play.here == "office.name"


async def test_typing_while_looking_back_goes_to_the_field(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1")
        await play.press("tab")
        await play.type("建设路")
        assert play.field == "建设路"


async def test_a_gate_answered_with_how_many_goes_on_saying_so(tmp_path: Path) -> None:
    book = Book({id: a for id, a in full().answers.items() if not id.startswith("documents")})
    async with playing(opened(tmp_path, book, "documents.any_in_force")) as play:
        await play.answer("6件")
        assert "有，6 件" in play.shown
        await play.answer("没有")
        await play.press("escape")  # out of the review
        assert "有，6 件" in play.shown, "also after the next answer"


async def test_a_gate_whose_count_is_asked_says_only_that_there_are(tmp_path: Path) -> None:
    book = Book({id: a for id, a in full().answers.items() if not id.startswith("documents")})
    async with playing(opened(tmp_path, book, "documents.any_in_force")) as play:
        await play.answer("有")
        await play.answer("6")
        assert "6 件" in play.shown
        assert "有，6 件" not in play.shown, "how many has a line of its own"


async def test_undo_in_a_long_text_is_always_the_texts(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(full(), "problems", "improvements"), "problems")) as play:
        await play.type("问题")
        await play.press("ctrl+z")
        assert play.field == ""
        assert play.here == "problems"
        await play.type("问题写好了")
        await play.press("ctrl+s")
        assert play.here == "improvements"
        await play.press("ctrl+z")
        assert play.here == "improvements", "it never falls through to the interview"
        assert "格里没有可退的了" in play.shown
        assert play.value("problems") == "问题写好了"


async def test_a_table_left_in_the_middle_is_there_again_when_it_goes_on(tmp_path: Path) -> None:
    from interview.tui.screens.table import TableScreen

    told = {id: answer for id, answer in full().answers.items() if not id.startswith("applications.")}
    told |= {
        "applications.any_new": Answer(YesNo(value=True)), "applications.count_new": Answer(Count(value=6)),
        "applications.any_carried_in": Answer(YesNo(value=False)), "applications.way": Answer(Choice(value="table")),
    }  # fmt: skip
    async with playing(opened(tmp_path, Book(told), "applications.table")) as play:
        assert isinstance(play.app.screen, TableScreen)
        await play.press("escape")
        assert play.here == "applications.table"


async def test_undo_takes_the_last_change_back(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1", "建设路1号")
        await play.press("ctrl+z")
        assert play.here == "office.address"
        assert play.value("office.address") is None
        assert "退回上一步" in play.shown
        await play.answer("人民路2号")
        assert "退回上一步" not in play.shown, "what was taken back is told again"


async def test_a_gate_that_is_gone_back_to_says_how_many_there_are(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(SIX), "applications.any_new")) as play:
        assert "现在填的是：有，6 件" in play.shown
        await play.press("enter")
        assert play.value("applications.count_new") == 6


@pytest.mark.parametrize(
    ("sign", "there"),
    [("<", "office.kind"), ("《", "office.kind"), (">", "office.phone"), ("？", "office.address")],
)
async def test_signs_typed_instead_of_an_answer_do_what_they_do_in_lines(
    tmp_path: Path, sign: str, there: str
) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1")
        await play.type(sign, "enter")
        assert play.here == there


async def test_later_leaves_a_question_open_and_jump_goes_to_a_section(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1")
        await play.press("f6")
        assert play.here == "office.phone"
        await play.type("0795", "f5")
        assert "跳到哪一段" in play.shown
        await play.press("escape")
        assert (play.here, play.field) == ("office.phone", "0795")
        await play.press("f5", "down", "down", "down", "enter")
        assert play.state.asked is not None
        assert play.state.asked.section == "applications"


async def test_why_shows_the_help_of_the_question(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, size_book := full(), "documents.any_changed"), LARGE) as play:
        assert size_book.answers
        await play.press("f1")
        assert "为什么问：" in play.shown


# Last year, drafts, resuming ---------------------------------------------------------------------------------------


async def test_last_years_value_stands_in_the_field_selected_and_marked(tmp_path: Path) -> None:
    book = without(full(), "office.address")
    last = LastYear(2024, "disclosure_2021", profile={"office.address": "老城路2号"})
    book = type(book)(answers=book.answers, last=last)
    async with playing(opened(tmp_path, book, "office.address")) as play:
        assert play.field == "老城路2号"
        assert "上一份报告：老城路2号" in play.shown
        assert "Enter 就用它" in play.shown
        await play.press("enter")
        assert (play.value("office.address"), play.origin("office.address")) == ("老城路2号", "confirmed")
        await play.press("escape", "新")
        assert play.field == "新"


async def test_last_years_gate_stands_beside_and_enter_does_not_copy_it(tmp_path: Path) -> None:
    book = without(full(), "documents.any_in_force", "documents.in_force")
    last = LastYear(2024, "disclosure_2021", {"documents.in_force": 4})
    async with playing(opened(tmp_path, replace(book, last=last), "documents.any_in_force")) as play:
        assert "上一年：有，4 件" in play.shown
        await play.press("enter")
        assert play.here == "documents.any_in_force"
        await play.type("有", "enter")
        assert (play.here, play.field) == ("documents.in_force", "4")
        await play.press("enter")
        assert (play.value("documents.in_force"), play.origin("documents.in_force")) == (4, "confirmed")


async def test_years_that_moved_in_last_years_text_are_pointed_out_beside_it(tmp_path: Path) -> None:
    last = LastYear(2024, "disclosure_2021", texts={"overview.platform": "2024年人手少，自2019年起。"})
    book = replace(without(full(), "overview.platform"), last=last)
    async with playing(opened(tmp_path, book, "overview.platform")) as play:
        assert play.field == "2025年人手少，自2019年起。"
        assert "年份换过了：2024年→2025年。" in play.shown
        assert "没有动，看看还对不对：2019年。" in play.shown


async def test_a_different_figure_carried_in_is_asked_for_its_reason(tmp_path: Path) -> None:
    left = dict.fromkeys(FLOW.cells, 0)
    book = replace(full(), last=LastYear(2024, "disclosure_2021", left))
    async with playing(opened(tmp_path, book, "applications.any_carried_in")) as play:
        await play.type("2件", "enter")
        await play.type("按结果", "enter")
        await play.type("个人", "enter")
        assert play.here == "applications.why_carried_in.natural"
        assert "个人：上一年没办完 0 件，这里转来 2 件，为什么？" in play.shown
        await play.type("漏报", "enter")
        assert play.value("applications.why_carried_in.natural") == "漏报"


async def test_an_interview_goes_on_with_its_transcript_and_what_was_being_typed(tmp_path: Path) -> None:
    book = without(full(), "office.postcode")
    async with playing(opened(tmp_path, book, "office.postcode", typed="3360")) as play:
        assert play.field == "3360"
        assert "接着上次的" in play.shown
        assert "全称是什么" in "".join(block.block.question for block in play.app.screen.query(AnsweredBlock))


async def test_a_disk_that_is_full_is_said_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = AnswersFile.save
    full_disk = [True]

    def once(file: AnswersFile, *arguments: object, **more: object) -> None:
        if full_disk:
            raise WriteError("disk_full", file="甲")
        save(file, *arguments, **more)  # type: ignore[arg-type]

    async with playing(opened(tmp_path)) as play:
        await begun(play)
        monkeypatch.setattr(AnswersFile, "save", once)
        await play.answer("1")
        assert "磁盘满了" in play.shown
        assert play.here == "office.address"
        full_disk.clear()
        await play.answer("建设路1号")
    assert "office.kind" in read(tmp_path / f"{OFFICE}-2025.nianbao.json").book.answers


# The screen itself ----------------------------------------------------------------------------------------------------


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


# What is asked about at once -------------------------------------------------------------------------------------------


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


# Lists and help -------------------------------------------------------------------------------------------------


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


# Recaps ---------------------------------------------------------------------------------------------------------


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
