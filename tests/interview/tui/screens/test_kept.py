"""The list of applications told one by one: beside the conversation, on its own, each entry changed and taken out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview.desk import Opened
from interview.engine.answers.kinds import Choice, Count, YesNo
from interview.engine.plan.book import UNSURE, Answer, Book, Entry
from interview.tui.screens.kept import KeptScreen
from interview.tui.widgets.case_list import CaseList
from tests.interview.line.books import full
from tests.interview.tui.playing import Play, opened, playing
from tests.support.screens import LARGE, SMALL, Compare, settled

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

ENTRIES: tuple[Entry, ...] = (
    Entry(carried=True, column="natural", result="granted"),
    Entry(column="business", result="unable_not_held"),
    Entry(column=UNSURE),
    Entry(column="natural", given="not"),
    Entry(column="natural", result=UNSURE, given="not", step=0),
)


def told(count: int = 5) -> Book:
    """So many new ones are to be told one by one, and one that was carried in."""
    answers = {id: answer for id, answer in full().answers.items() if not id.startswith("applications.")}
    answers |= {
        "applications.any_new": Answer(YesNo(value=True)), "applications.count_new": Answer(Count(value=count)),
        "applications.any_carried_in": Answer(YesNo(value=True)), "applications.count_carried_in": Answer(Count(value=1)),
        "applications.way": Answer(Choice(value="one_by_one")),
    }  # fmt: skip
    return Book(answers, entries=ENTRIES)


def kept(play: Play) -> CaseList:
    return play.app.screen.query_one(CaseList)


Begun = Callable[..., Opened]


@pytest.fixture
def begun(tmp_path: Path) -> Begun:
    return lambda count=5: opened(tmp_path, told(count), "applications.list.4.reason")


async def test_stands_beside_the_conversation_and_marks_what_is_doubtful(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        assert "上一年转来的第 1 件 个人" in play.shown
        assert "查了，我们没有" in play.shown
        assert "第 2 件 ? 不确定" in play.shown
        assert "- 没归类" in play.shown
        assert "还有 1 件没说" in play.shown


async def test_the_one_at_hand_is_marked_as_the_interview_calls_it(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        assert kept(play).marked == 3
        assert "> 第 3 件 个人" in play.shown
        assert "正在说" in play.shown
        assert "第 3 件：是因为什么？" in play.shown
        await play.answer("涉密")
        assert "第 4 件：答复书引的是条例第几条？" in play.shown
        assert kept(play).marked == 4
        await play.answer("36条4项")
        assert kept(play).marked == 5
        assert "> 第 5 件" in play.shown, "one that nothing is told of yet"
        assert "没说" not in play.shown


async def test_one_that_is_open_at_the_end_of_the_year_says_so(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        await play.answer("涉密")
        await play.answer("36条4项")
        await play.answer("个人")
        await play.answer("年底还没办完")
        assert play.state.book.entries[-1].result == "carried_out"
        assert "第 5 件 个人" in play.shown
        assert "没办完" in play.shown


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_word_is_noted_on_one_and_leads_back(begun: Begun, size: tuple[int, int]) -> None:
    async with playing(begun(), size) as play:
        await play.press("f7", "home", "down", "enter", *["down"] * 5, "enter")
        assert play.here == "applications.list.2.who"
        assert play.field == "#"
        await play.type("2025-07", "enter")
        assert play.state.book.entries[1].label == "2025-07"
        assert play.here == "applications.list.4.reason", "back to where it was"
        assert "第 1 件（2025-07），记上了" in play.shown
        await play.press("f7", "home", "down", "enter", *["down"] * 5)
        assert "记着：2025-07" in play.shown
        await play.press("enter")
        assert play.field == "#2025-07"


async def test_a_word_beside_an_answer_is_noted_with_it(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        await play.type("火星人 #甲", "enter")
        assert play.field == "火星人 #甲"
        await play.press("ctrl+u")
        await play.type("涉密 #甲", "enter")
        assert (play.state.book.entries[3].result, play.state.book.entries[3].label) == (
            "denied_secret",
            "甲",
        )
        assert play.field == ""
        await play.type("＃乙", "enter")
        assert play.state.book.entries[4].label == "乙"
        assert play.here == "applications.list.5.article"


async def test_an_article_that_has_decided_is_not_said_to_be_put_away(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        await play.answer("涉密")
        await play.answer("36条4项")
        assert "第三十六条第四、五项" in play.shown
        assert "先收起来了" not in play.shown


async def test_is_not_there_for_other_questions(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        await play.press("f7", "escape")
        await play.press("f5", "down", "enter")
        assert not kept(play).display
        await play.press("f7")
        assert not isinstance(play.app.screen, KeptScreen)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_entry_opens_and_its_steps_can_be_changed(begun: Begun, size: tuple[int, int]) -> None:
    async with playing(begun(), size) as play:
        await play.press("f7", "home", "down", "enter")
        assert "谁提出的：企业" in play.shown
        await play.press("down", "enter")
        assert play.here == "applications.list.2.who"
        await play.answer("个人")
        assert play.state.book.entries[1] == Entry(column="natural", result="unable_not_held")
        assert play.here == "applications.list.4.reason", "back to where it was"


async def test_an_entry_closes_again(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        await play.press("f7", "enter", "enter")
        assert "去掉这一件" not in play.shown


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("keys", [("delete",), ("enter", "down", "down", "down", "enter")])
async def test_an_entry_is_taken_out_with_its_unit_and_comes_back_by_undo(
    begun: Begun,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    async with playing(begun(4), size) as play:
        await play.press("f7", "home", *keys)
        assert play.state.book.entries == ENTRIES[1:]
        assert "去掉了" in play.shown
        await play.press("ctrl+z")
        assert play.state.book.entries == ENTRIES


async def test_one_more_raises_what_was_stated(begun: Begun) -> None:
    async with playing(begun(4), LARGE) as play:
        await play.press("f7", "end", "enter")
        assert len(play.state.book.entries) == 6
        assert play.value("applications.count_new") == 5


async def test_on_its_own_it_is_left_undone_and_used_by_mouse(begun: Begun) -> None:
    async with playing(begun(), SMALL) as play:
        await play.press("f7")
        assert isinstance(play.app.screen, KeptScreen)
        await play.pilot.click(CaseList, offset=(6, 2))
        await settled(play.pilot)
        assert "去掉这一件" in play.shown
        await play.pilot.click("#keys", offset=(2, 0))
        await settled(play.pilot)
        assert "去掉这一件" not in play.shown
        await play.press("escape")
        assert not isinstance(play.app.screen, KeptScreen)
        await play.press("f7", "f7")
        assert not isinstance(play.app.screen, KeptScreen)
        await play.press("f7", "ctrl+z")
        assert "没有可以退的了" in play.shown


async def test_typing_goes_back_to_the_field(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        await play.press("f7")
        await play.type("信")
        await settled(play.pilot)
        assert play.field == "信"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("size", "named"), [(SMALL, "small"), (LARGE, "large")])
async def test_pictures(
    lang: str, size: tuple[int, int], named: str, tmp_path: Path, compare: Compare
) -> None:
    async with playing(opened(tmp_path, told(), "applications.list.4.reason", lang=lang), size, lang) as play:
        await play.press("f7", "home", "down", "enter")
        await compare(play.app, f"kept-{lang}-{named}")
