"""Where the reports are to lie: two usual folders to choose from, and a field for any other.

Shown once at the first start from a menu, and whenever the clerk wants another folder.
"""

from __future__ import annotations

import asyncio
from functools import partial

from textual import on
from textual.binding import Binding

from interview.desk.way_in.place import EXAMPLE, ReportsPlace
from interview.errors import InterviewError
from interview.tui.screens.field_below import FieldBelowScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.composer.fields import Given
from interview.tui.widgets.rows import ListRow, Rows
from interview.wording.catalog import Words


class PlaceScreen(FieldBelowScreen[bool]):
    """Asks for the folder and goes there. Ends with whether it is another one now.

    Args:
        place: What goes to a folder and remembers it.
        words: The language.
    """

    BINDINGS = [Binding("escape", "back", show=False)]  # noqa: RUF012

    def __init__(self, place: ReportsPlace, words: Words) -> None:
        super().__init__()
        self.place, self.words = place, words

    def on_mount(self) -> None:
        """Shows the usual folders."""
        say, usual = self.words.say, self.place.usual()
        self.head.show(say("screen.place_title"), "")
        labels = [say(f"place.{name}") for name in ("documents", "desktop")]
        rows = [
            ListRow(label, below=str(path), means=path) for label, path in zip(labels, usual, strict=False)
        ]
        why, other = (
            ListRow(say("place.why"), kind="warm"),
            ListRow(say("place.other", example=EXAMPLE), kind="note"),
        )
        self.rows.show([why, ListRow(""), *rows, ListRow(""), other], usual[0])
        give, leave = (
            Key("Enter", say("screen.key_place"), "give"),
            Key("Ctrl+Q", say("screen.key_quit"), "app.leave"),
        )
        back = [Key("Esc", say("screen.key_home_back"), "back")] if self.place.settled else []
        self.keys.show([give, Key("↑↓", say("screen.key_walk"), "walk(1)"), *back, leave])
        self.field.focus()
        if self.place.missing is not None:
            self.foot.say(say("place.gone", folder=self.place.missing))

    @on(Given)
    def _give(self, event: Given) -> None:
        event.stop()
        if event.text.strip():
            self._go(event.text)
        else:
            self.rows.choose()

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        self._go(str(event.means))

    def _go(self, text: str) -> None:
        self.start(partial(self._go_to, text), instead_of="going")

    async def _go_to(self, text: str) -> None:
        try:
            await asyncio.to_thread(self.place.go_to, text)  # a network drive may take its time
        except InterviewError as trouble:
            self.field.hold(text)
            self.foot.say(self.words.error(trouble), refusal=True)
        else:
            self.end(True)

    def action_give(self) -> None:
        """Takes what is typed, or what is marked."""
        self.field.give()

    async def action_back(self) -> None:
        """Leaves it as it is; where there is none yet, there is nothing to go back to but the desktop."""
        if self.place.settled:
            self.end(False)
        else:
            await self.app.run_action("app.leave")
