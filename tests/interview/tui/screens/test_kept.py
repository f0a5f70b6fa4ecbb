"""The list of applications told one by one: beside the conversation, on its own, each entry changed and taken out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview.engine.book import UNSURE, Answer, Book, Entry
from interview.engine.kinds import Choice, Count, YesNo
from interview.holding import Opened
from interview.tui.screens.kept import KeptScreen
from interview.tui.widgets.kept import KeptList
from tests.interview.line.test_conversation import full
from tests.interview.tui.playing import Play, opened, playing
from tests.support.screens import LARGE, SMALL, Compare, settled

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


def kept(play: Play) -> KeptList:
    return play.app.screen.query_one(KeptList)


Begun = Callable[..., Opened]


@pytest.fixture
def begun(tmp_path: Path) -> Begun:
    return lambda count=5: opened(tmp_path, told(count), "applications.list.4.reason")


async def test_stands_beside_the_conversation_and_marks_what_is_doubtful(begun: Begun) -> None:
    async with playing(begun(), LARGE) as play:
        assert "1 个人（上年转来）" in play.shown
        assert "查了，我们没有" in play.shown
        assert "3 ? 不确定" in play.shown
        assert "- 没归类" in play.shown
        assert "还有 1 件没说" in play.shown


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
        await play.pilot.click(KeptList, offset=(6, 2))
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
        await play.press("f7", "down", "enter")
        compare(play.app, f"kept-{lang}-{named}")
