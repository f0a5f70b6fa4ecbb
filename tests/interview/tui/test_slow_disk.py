"""A disk that takes its time, as a network drive does: that is said, and the next question comes when it is done."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from threading import Event

from textual.events import Key

from interview.desk import Desk
from interview.engine.step.state import State
from interview.flowfiles import load_flow
from tests.interview.tui.playing import opened, playing
from tests.support.screens import settled


class SlowDesk(Desk):
    """A desk that keeps nothing before it may."""

    may_keep = Event()

    def keep(self, state: State, *, finished: bool = False, draft: str = "") -> bool:
        """Waits, then keeps."""
        self.may_keep.wait()
        return super().keep(state, finished=finished, draft=draft)


async def test_a_slow_disk_is_spoken_of_until_it_is_done(tmp_path: Path) -> None:
    desk = SlowDesk(tmp_path, load_flow)
    async with playing(replace(opened(tmp_path), desk=desk)) as play:
        try:
            await play.type("甲局")
            play.app.post_message(Key("enter", "\r"))
            await asyncio.sleep(1.2)
            assert "还在存，稍等一下" in play.shown
        finally:
            desk.may_keep.set()
        await settled(play.pilot)
        assert "还在存" not in play.shown
        assert play.here == "year"
