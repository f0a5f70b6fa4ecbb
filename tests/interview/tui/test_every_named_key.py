"""Every key that a screen names, in every state, does what it is named after.

The whole takes minutes; CI looks at every state and presses one of each few keys, other ones in each state.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interview.tui.widgets.bars import Key
from tests.interview.tui.playing import Play
from tests.interview.tui.states import STATES, State, in_state, named, pressed, promise, seen

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

LONG = os.environ.get("NIANBAO_LONG") == "1"
EACH = 1 if LONG else 18
"""One of so many keys is pressed."""


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
async def test_every_key_does_what_it_says(tmp_path: Path, state: State) -> None:
    async with in_state(state, tmp_path) as play:
        keys, shown = named(play).keys, named(play).shown
        fitting = {key.key for key in shown}
        assert {
            state.submits if state.submits in {key.key for key in keys} else keys[0].key,
            "Ctrl+Q",
        } <= fitting
        assert len({key.key for key in keys}) == len(keys), "no key is named twice"
        tried = [key for at, key in enumerate(keys) if (at + STATES.index(state)) % EACH == 0]
        if tried:
            await does_what_it_says(play, state, tried[0])
    for at, key in enumerate(tried[1:]):
        (tmp_path / str(at)).mkdir()
        async with in_state(state, tmp_path / str(at)) as play:
            await does_what_it_says(play, state, key)


async def does_what_it_says(play: Play, state: State, key: Key) -> None:
    before = seen(play)
    await play.press(pressed(key))
    if play.app.return_value is None:
        assert promise(key)(before, seen(play), play), f"{state.name}: {key.key} {key.does}"
    else:
        assert key.action in {"leave", "app.leave"} or state.name == "the end", (
            f"{state.name}: {key.key} left"
        )
