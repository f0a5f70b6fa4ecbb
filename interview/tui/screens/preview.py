"""The report as it stands, on a screen of its own."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding

from interview.talk.interview import Held
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.preview import Preview


class PreviewScreen(BaseScreen[None]):
    """The document to look through; nothing can be changed here.

    Args:
        held: The interview.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("escape,f4", "back", show=False),
        Binding("tab", "turn(1)", show=False),
        Binding("shift+tab", "turn(-1)", show=False),
    ]

    def __init__(self, held: Held) -> None:
        super().__init__()
        self.held, self.words = held, held.words
        self.preview = Preview(held.words)

    def compose(self) -> ComposeResult:
        """Head, document, keys."""
        yield self.head
        yield self.preview
        yield self.keys

    def on_mount(self) -> None:
        """Shows it as it stands."""
        say = self.words.say
        self.head.show(say("screen.preview"), say("screen.preview_marks") if self.held.state.past else "")
        self.preview.focus()
        self.preview.show(self.held.state)
        self.keys.show(
            [
                Key("Esc", say("screen.key_home_back"), "back"), Key("Tab", say("screen.key_next_part"), "turn(1)"),
                Key("PgDn", say("screen.key_page"), "page(1)"), Key("PgUp", say("screen.key_page_up"), "page(-1)"),
                Key("Ctrl+Q", say("screen.key_leave"), "leave"),
                Key("Ctrl+P", say("screen.key_palette"), "app.palette"),
            ]
        )  # fmt: skip

    def action_back(self) -> None:
        """Back to where one was."""
        self.end()

    def action_turn(self, by: int) -> None:
        """To another part of the report."""
        self.preview.turn(by)

    def action_page(self, by: int) -> None:
        """A page up or down."""
        (self.preview.scroll_page_down if by > 0 else self.preview.scroll_page_up)(animate=False)
