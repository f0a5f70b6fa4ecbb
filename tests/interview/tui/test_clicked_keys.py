"""A key that is clicked does what it does when it is pressed."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from textual.actions import parse

from interview.engine.step.machine import begin
from interview.flowfiles import load_flow
from interview.talk.input.keys import FieldNow, Within, keys_here
from interview.talk.prompt.drafts import Texts
from interview.tui.conversation.named import ACTIONS
from interview.tui.screens.conversation import ConversationScreen
from interview.tui.widgets.case_list import CaseList
from interview.tui.widgets.composer.composer import Composer
from interview.tui.widgets.transcript import Transcript
from tests.interview.talk.paragraphs import PROACTIVE, book_at, with_last_year
from tests.interview.tui.playing import Play, opened, playing
from tests.interview.tui.screens.test_kept import told as told_one_by_one
from tests.support.screens import settled

WHOSE = {"": ConversationScreen, "composer": Composer, "transcript": Transcript, "list": CaseList}


@pytest.mark.parametrize("name", ACTIONS)
def test_what_a_key_is_named_after_is_something_to_do(name: str) -> None:
    target, action, _ = parse(ACTIONS[name])
    assert callable(getattr(WHOSE[target], f"action_{action}"))
    assert not hasattr(ConversationScreen, f"action_{name}"), "one way of doing a thing"


def test_every_key_that_can_be_named_is_something_to_do() -> None:
    state, _ = begin(load_flow("disclosure_2021"))
    for within, offers in product(get_args(Within), (False, True)):
        for _, does in keys_here(state, within, FieldNow("", Texts(), offers)):
            action = parse(ACTIONS.get(does, does))
            assert action[0] == "app" or hasattr(WHOSE[action[0]], f"action_{action[1]}"), does


async def clicked(play: Play, name: str) -> None:
    await play.app.screen.run_action(name)
    await settled(play.pilot)


async def test_keys_of_a_paragraph_are_clicked(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE)) as play:
        await clicked(play, "edit_draft")
        drafted = play.field
        assert drafted
        await clicked(play, "paragraph")
        assert play.field == drafted + "\n"
        await clicked(play, "give_text")
        assert play.here != PROACTIVE


async def test_gaps_are_gone_to_and_dropped_by_clicking(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_last_year(), PROACTIVE)) as play:
        stood = play.field
        await clicked(play, "next_gap")
        assert "这里上一年是" in play.shown
        await clicked(play, "drop_gap")
        assert len(play.field) < len(stood)
        await clicked(play, "last_text")
        assert play.field == stood


async def test_the_list_and_the_answers_given_are_clicked(tmp_path: Path) -> None:
    at = "applications.list.4.reason"
    async with playing(opened(tmp_path, told_one_by_one(), at), (160, 40)) as play:
        await play.press("f7")
        await clicked(play, "open_entry")
        told = len(play.state.book.entries)
        await clicked(play, "open_entry")
        await clicked(play, "remove")
        assert len(play.state.book.entries) == told - 1
        await play.press("tab")
        await clicked(play, "walk")
        await clicked(play, "to_field")
        assert str(play.app.focused and play.app.focused.id) in {"line", "paragraphs"}
