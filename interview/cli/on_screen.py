"""An interview on the full screen, from its first frame to what is said when it is gone."""

from __future__ import annotations

import sys

from interview.cli.exits import Exit
from interview.cli.goodbye import say_how_to_go_on
from interview.holding import Opened
from interview.tui.app import FullScreen
from interview.wording.catalog import Words


def hold(opened: Opened, words: Words) -> Exit:
    """Runs the full screen until the report is written or the clerk stops."""
    app = FullScreen(opened, words)
    try:
        code = app.run()
    finally:
        app.held.put_away()
        opened.desk.close()
    if code is None:
        print("\n" + words.say("cli.broke"), file=sys.stderr)
    if code or not app.held.written:
        say_how_to_go_on(opened.desk, words)
    if opened.desk.unsaved:
        return Exit.NOT_WRITTEN
    return Exit.FINDINGS if code is None else Exit(code)
