"""What every screen does alike: it ends once, opens another only from the front, and does nothing after it is gone.

Keys are sent all at once here, as an impatient hand or a slow line sends them.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from interview.session import read
from interview.tui import screens
from interview.tui.screens.base import BaseScreen
from interview.tui.screens.conversation import ConversationScreen
from interview.tui.screens.palette import PaletteScreen
from interview.tui.screens.review import ReviewScreen
from interview.tui.screens.table import TableScreen
from tests.interview.line.books import full
from tests.interview.line.test_review import FINDING
from tests.interview.tui.playing import Play, opened, playing, without
from tests.support.offices import SIX
from tests.support.screens import settled

KEPT = "applications.list.1.who"
FIGURES = {**SIX, **FINDING}
HELD_DOWN = 6


def send(play: Play, *keys: str) -> None:
    """Keys that nobody waits for."""
    for key in keys:
        play.app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.no_cover
@pytest.mark.parametrize("screen", ["f2", "f3", "f4", "f7", "ctrl+p"])
@pytest.mark.parametrize("back", ["escape", "f2", "f4", "f7", "ctrl+p", "enter", "ctrl+s"])
async def test_a_key_that_comes_once_more_does_not_end_the_screen_below(
    tmp_path: Path, screen: str, back: str
) -> None:
    book = full(FIGURES, "one_by_one")
    async with playing(opened(tmp_path, book, KEPT)) as play:
        await play.press(screen)
        send(play, *[back] * HELD_DOWN)
        await settled(play.pilot)
        assert isinstance(play.app.screen_stack[0], ConversationScreen)
        assert play.app.is_running


@pytest.mark.parametrize("key", ["f2", "f3", "f4", "f7", "ctrl+p"])
async def test_a_key_held_down_opens_one_screen(tmp_path: Path, key: str) -> None:
    async with playing(opened(tmp_path, full(FIGURES, "one_by_one"), KEPT)) as play:
        send(play, *[key] * HELD_DOWN)
        await settled(play.pilot)
        assert len(play.app.screen_stack) <= 2


async def test_a_number_typed_after_the_table_was_left_goes_nowhere(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(SIX, "table"), "problems")) as play:
        await play.press("f3")
        assert isinstance(play.app.screen, TableScreen)
        before = play.state.book
        send(play, "escape", "9", "enter", "escape")
        await settled(play.pilot)
        assert play.state.book.answers.keys() == before.answers.keys()
        assert {
            id: answer.value for id, answer in play.state.book.answers.items() if "applications" in id
        } == {id: answer.value for id, answer in before.answers.items() if "applications" in id}


async def test_a_screen_that_is_gone_opens_starts_and_shows_nothing(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(SIX), "problems")) as play:
        await play.press("f2")
        review = play.app.screen
        assert isinstance(review, ReviewScreen)
        await play.press("escape")
        assert not review.present
        done: list[str] = []

        async def work() -> None:
            done.append("worked")

        review.start(work)
        review.open(PaletteScreen([], play.app.words), lambda _: done.append("told"))
        review.call_after_refresh(lambda: done.append("shown"))
        review.end()
        await settled(play.pilot)
        assert done == []
        assert isinstance(play.app.screen, ConversationScreen)


@pytest.mark.no_cover
async def test_what_another_screen_ended_with_is_not_told_to_one_that_is_gone(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(SIX), "problems")) as play:
        await play.press("f2", "f4")
        review = play.app.screen_stack[1]
        assert isinstance(review, ReviewScreen)
        told: list[object] = []
        play.app.pop_screen()
        await settled(play.pilot)
        palette = PaletteScreen([], play.app.words)
        review.open(palette, told.append)
        await settled(play.pilot)
        review.end()  # not in front: the palette is
        assert review.present
        await play.press("escape")
        assert told == [None]


async def test_what_a_screen_had_written_is_written_although_it_is_left_at_once(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(SIX, "table"), "applications.table")) as play:
        await play.press("f3")
        send(play, "7", "enter", "escape")
        await settled(play.pilot)
        assert play.value("applications.new.natural") == 7
        assert read(tmp_path / "甲.nianbao.json").book == play.state.book


async def test_an_answer_given_right_before_the_end_is_kept(tmp_path: Path) -> None:
    book = without(full(), "office.address")
    async with playing(opened(tmp_path, book, "office.address")) as play:
        send(play, *"abc", "enter", "ctrl+q")
        await asyncio.wait_for(_gone(play), 20)
    saved = read(tmp_path / "甲.nianbao.json")
    assert saved.book.answers["office.address"].value.value == "abc"


async def test_a_second_ctrl_q_does_not_wait_for_what_will_not_end(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(SIX), "problems")) as play:
        screen = play.app.screen
        assert isinstance(screen, BaseScreen)

        async def never() -> None:
            await asyncio.Event().wait()

        screen.start(never)
        send(play, "ctrl+q", "ctrl+q")
        await asyncio.wait_for(_gone(play), 20)
        assert play.app.return_value == 0


async def _gone(play: Play) -> None:
    while not play.app._exit:
        await asyncio.sleep(0.01)


def test_no_screen_ends_opens_or_works_but_through_the_base() -> None:
    folder = Path(screens.__file__).parent
    for file in folder.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        for word in (
            ".dismiss(",
            ".push_screen(",
            ".pop_screen(",
            ".run_worker(",
            ".set_timer(",
            ".set_interval(",
            "(Screen",
        ):
            assert word not in text or file.name == "base.py", f"{file.name}: {word}"
    assert issubclass(BaseScreen, Screen)
