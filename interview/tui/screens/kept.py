"""The list of applications on a screen of its own, where there is no room for it beside the conversation."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from interview.engine.step import commands as do
from interview.talk.interview import Held
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.case_list import CaseList


class KeptScreen(BaseScreen[CaseList.Commanded]):
    """What was told one by one.

    Args:
        held: The interview.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("f7", "back", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    def __init__(self, held: Held) -> None:
        super().__init__()
        self.held, self.words = held, held.words
        self.kept = CaseList(held.words)

    def compose(self) -> ComposeResult:
        """Head, list, keys."""
        yield self.head
        yield self.kept
        yield self.keys

    def on_mount(self) -> None:
        """Shows the list as it stands."""
        say = self.words.say
        self.head.show(say("screen.kept_title"), "")
        names = (
            ("Enter", "open_entry"), ("Esc", "back"), ("Del", "remove"), ("Ctrl+Z", "undo"), ("Ctrl+Q", "app.leave"),
        )  # fmt: skip
        said = {"back": "away", "app.leave": "leave"}
        self.keys.show([Key(key, say(f"screen.key_{said.get(name, name)}"), name) for key, name in names])
        self.kept.show_state(self.held.state)
        self.kept.focus()

    @on(CaseList.Commanded)
    def _carry_out(self, event: CaseList.Commanded) -> None:
        self.end(event)

    @on(CaseList.Closed)
    def action_back(self) -> None:
        """Back to the conversation."""
        self.end()

    def action_undo(self) -> None:
        """Takes back the last change."""
        self.end(CaseList.Commanded(do.Undo()))

    def action_open_entry(self) -> None:
        """Opens the entry that is marked."""
        self.kept.choose()

    def action_remove(self) -> None:
        """Takes the entry that is marked out of the list."""
        self.kept.action_remove()
