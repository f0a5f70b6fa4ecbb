"""The terminal as the full screen has it: one that is gone is noticed, and writing to it stops nothing."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import Any, cast

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from tests.interview.tui.playing import opened, playing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a console there is another")


class Gone:
    """A terminal whose window was closed."""

    def write(self, text: str) -> None:
        raise OSError(5, "Input/output error", text)

    def flush(self) -> None:
        raise OSError(5, "Input/output error")

    def isatty(self) -> bool:
        return True


def test_what_is_written_to_a_terminal_that_is_gone_stops_nothing() -> None:
    from interview.tui.driver import Outlet

    writer = WriterThread(cast(Any, Outlet(cast(Any, Gone()))))
    writer.start()
    for _ in range(MAX_QUEUED_WRITES * 3):  # more than its queue holds: somebody must take them out
        writer.write("x")
    writer.stop()
    assert not writer.is_alive()


def test_what_else_is_asked_of_the_terminal_it_says_itself() -> None:
    from interview.tui.driver import Outlet

    assert Outlet(cast(Any, Gone())).isatty()


def test_a_terminal_that_sends_nothing_is_gone() -> None:
    from interview.tui.driver import Decoder

    told: list[str] = []
    decoder = Decoder(codecs.getincrementaldecoder("utf-8")(), lambda: told.append("gone"))
    assert decoder.decode("水".encode()[:2]) + decoder.decode("水".encode()[2:]) == "水"
    assert decoder.decode(b"", final=True) == ""
    assert not told
    assert decoder.decode(b"") == ""
    assert told == ["gone"]


async def test_a_window_that_was_closed_without_a_signal_ends_it_once(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        play.app.terminal_gone()
        play.app.terminal_gone()
        await play.pilot.pause()
    assert play.app.return_value == 129
