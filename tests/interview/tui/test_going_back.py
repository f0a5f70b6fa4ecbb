"""Going back and changing on the full screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.answers.kinds import Choice, Count, YesNo
from interview.engine.plan.book import Answer, Book
from interview.engine.step import commands as do
from interview.tui.widgets.blocks import Answered, AnsweredBlock, Said
from interview.tui.widgets.composer.fields import Given
from interview.tui.widgets.transcript import Transcript
from tests.interview.line.books import full
from tests.interview.tui.held import OFFICE, begun, marked
from tests.interview.tui.playing import opened, playing, without
from tests.support.offices import SIX
from tests.support.screens import LARGE, settled

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few


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
        assert "要写哪一年" in marked(play)
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
        await play.type("问题写好了。")
        await play.press("ctrl+s")
        assert play.here == "improvements"
        await play.press("ctrl+z")
        assert play.here == "improvements", "it never falls through to the interview"
        assert "格里没有可退的了" in play.shown
        assert play.value("problems") == "问题写好了。"


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


async def test_what_was_odd_is_said_only_while_it_is(tmp_path: Path) -> None:
    gone = [f"documents.{each}" for each in ("any_in_force", "in_force", "any_changed", "issued", "repealed")]
    odd = "一般不会少于这一年制发的减去废止的"
    async with playing(opened(tmp_path, without(full(SIX), *gone), gone[0])) as play:
        await play.type("n", "enter", "y", "enter", "5", "enter", "0", "enter")
        assert odd in play.shown
        await play.press("escape")
        while play.here != "documents.repealed":
            await play.press("escape")
        await play.type("5", "enter")
        assert odd not in play.shown


async def test_what_is_odd_about_the_last_answer_of_a_section_is_said_before_the_next_begins(
    tmp_path: Path,
) -> None:
    gone = [id for id in full(SIX).answers if id.startswith(("fees.", "applications."))]
    async with playing(opened(tmp_path, without(full(SIX), *gone), "fees.any"), LARGE) as play:
        await play.type("9600000万元", "enter")
        said = play.shown
        assert 0 < said.index("看看是不是把元填成了万元") < said.index("手边放上依申请公开的登记本")


async def test_the_end_of_a_section_is_told_once_after_an_undo(tmp_path: Path) -> None:
    gone = [id for id in full(SIX).answers if id.startswith(("decisions", "fees.", "applications."))]
    gone.append("coercion.decisions")
    async with playing(opened(tmp_path, without(full(SIX), *gone), "decisions.which")) as play:
        await play.type("3", "enter")
        while play.here != "fees.any":
            await play.type("5", "enter")
        await play.type("n", "enter")
        await play.type("撤销", "enter")
        assert play.here == "fees.any"
        await play.type("n", "enter")
        assert (play.here or "").startswith("applications.")
        transcript = play.app.screen.query_one(Transcript)
        told = [block.same for block in transcript.blocks if not isinstance(block, Answered)]
        assert told.count("三、收到和处理政府信息公开申请情况") == 1
        assert told.count("recap proactive") == 1


async def test_going_back_into_a_section_and_on_again_leaves_no_heading_without_anything(
    tmp_path: Path,
) -> None:
    async with playing(opened(tmp_path)) as play:
        await begun(play, "1", "建设路1号", "0795-2501234", "336400", "n")
        assert play.here == "documents.any_in_force"
        await play.press("escape", "enter")
        said = [
            b.text
            for b in play.app.screen.query_one(Transcript).blocks
            if isinstance(b, Said) and b.kind == "section"
        ]
        assert [each for each in said if each] == ["本单位", "二、主动公开政府信息情况"]


@pytest.mark.parametrize(("at", "before"), [("office.phone", "office.address"), ("improvements", "problems")])
async def test_an_answer_that_a_step_back_overtakes_stays_half_typed_at_its_question(
    tmp_path: Path, at: str, before: str
) -> None:
    answers = {id: answer for id, answer in full(SIX).answers.items() if id not in {at, before}}
    async with playing(opened(tmp_path, Book(answers), at)) as play:
        screen = play.conversation
        late = Given("打开一扇窗。", screen.composer.asking)
        screen.send(do.Jump(before))
        await settled(play.pilot)
        screen.composer.post_message(late)
        await settled(play.pilot)
        assert (play.value(before), play.value(at), play.field) == (None, None, "")
        screen.send(do.Jump(at))
        await settled(play.pilot)
        assert (play.here, play.field) == (at, "打开一扇窗。")


async def test_what_was_said_of_an_answer_goes_with_it(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        for told in ("云山县青石镇人民政府", "2025", "3"):
            await play.answer(told)
        assert "听着像「乡镇政府、街道办」" in play.shown
        await play.press("escape")
        await play.answer("2")
        assert "听着像" not in play.shown
        await play.press("f6")
        assert "「地址」先空着，问到最后再问一回。" in play.shown
        await play.press("escape")
        await play.answer("人民路1号")
        assert "先空着" not in play.shown
