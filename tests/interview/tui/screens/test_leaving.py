"""From every state of every screen one key saves and quits, and at most two lead back to a question."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from interview.session import read
from interview.tui.screens.conversation import ConversationScreen
from tests.interview.line.books import full
from tests.interview.line.test_review import FINDING
from tests.interview.tui.playing import Play, opened, playing, without
from tests.support.offices import SIX

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

FIGURES = {**SIX, **FINDING}
STATES: Mapping[str, tuple[str, ...]] = {
    "a question": (),
    "a half-typed answer": ("text:写了一半",),
    "the answers given so far": ("tab", "up"),
    "an earlier answer being changed": ("tab", "up", "enter"),
    "a section being chosen": ("f5", "down"),
    "help": ("f1",),
    "the review": ("f2",),
    "a reason being written": ("f2", "tab", "tab", "down", "down", "down", "enter", "text:因为"),
    "a question gone to from the review": ("f2", "end", "enter"),
    "the preview": ("f4",),
    "the preview over the review": ("f2", "f4"),
    "everything that can be done": ("ctrl+p", "text:找"),
    "the end": ("f6", "f6", "escape"),
}
BACK_IN_TWO = [state for state in STATES if state != "the end"]


async def reach(play: Play, state: str) -> None:
    for key in STATES[state]:
        if key.startswith("text:"):
            await play.type(key[5:])
        else:
            await play.press(key)


@pytest.mark.parametrize("state", STATES)
async def test_one_key_saves_and_quits(tmp_path: Path, state: str) -> None:
    book = without(full(FIGURES), "problems", "improvements")
    async with playing(opened(tmp_path, book, "problems")) as play:
        await reach(play, state)
        await play.press("ctrl+q")
        assert play.app.return_value == 0
    kept = read(tmp_path / "甲.nianbao.json")
    assert kept.book.answers == book.answers
    if state == "a half-typed answer":
        assert kept.draft is not None
        assert kept.draft.text == "写了一半"


@pytest.mark.parametrize("state", BACK_IN_TWO)
async def test_two_keys_at_most_lead_back_to_a_question(tmp_path: Path, state: str) -> None:
    book = without(full(FIGURES), "problems", "improvements")
    async with playing(opened(tmp_path, book, "problems")) as play:
        await reach(play, state)
        for _ in range(2):
            if not (isinstance(play.app.screen, ConversationScreen) and play.state.place.back_to is None):
                await play.press("escape")
        if not isinstance(play.app.screen, ConversationScreen):
            await play.press("escape")  # the review it came back to
        assert isinstance(play.app.screen, ConversationScreen)
        assert play.state.asked is not None
        assert play.state.book.answers == book.answers
