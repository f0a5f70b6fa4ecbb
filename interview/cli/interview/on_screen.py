"""An interview on the full screen, from its first frame to what is said when it is gone."""

from __future__ import annotations

from pathlib import Path

from interview.cli.exits import Exit
from interview.cli.interview.goodbye import say_how_to_go_on, say_what_broke
from interview.cli.output import tell
from interview.desk import Opened
from interview.desk.preferences import Preferences
from interview.desk.way_in.door import Door
from interview.tui.app import FullScreen
from interview.wording.catalog import Words


def hold(opened: Opened | None, words: Words, door: Door | None = None) -> Exit:
    """Runs the full screen until the report is written or the clerk stops; without an interview it begins at home."""
    app = FullScreen(opened, words, door, Preferences())
    try:
        code = app.run()
    finally:
        app.stop_listening()
        if app.holding is not None:
            app.holding.put_away()
            app.holding.desk.close()
    if code is None:
        folder = app.held.desk.folder if app.holding is not None else Path()
        say_what_broke(app.trouble, folder, words)
    if app.holding is None:
        return _exit(code)
    if app.held.written is not None:
        tell(words.say("line.written", file=app.held.written.name))
    if code or app.held.written is None:
        say_how_to_go_on(app.held.desk, words)
    return Exit.NOT_WRITTEN if app.held.desk.unsaved else _exit(code)


def _exit(code: int | None) -> Exit:
    return Exit.FINDINGS if code is None else Exit(code)
