"""Everything that can be done here, with its key: to read, to look for by typing, to choose.

A list of keys and a palette of commands in one. It does nothing itself: it ends with the action to run.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from interview.dataclass import dataclass
from interview.engine.answers.characters import as_looked_for
from interview.tui.screens.field_below import FieldBelowScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.composer.fields import Given
from interview.tui.widgets.rows import ListRow, Rows
from interview.wording.catalog import Words


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that can be done."""

    part: str
    """The heading it stands under."""
    name: str
    action: str
    """What Textual is to run."""
    key: str = ""


class PaletteScreen(FieldBelowScreen[str | None]):
    """What can be done, to choose from. Ends with an action, or None.

    Args:
        doings: All of it, part by part.
        words: The language.
    """

    BINDINGS = [Binding("escape,ctrl+p", "back", show=False)]  # noqa: RUF012

    def __init__(self, doings: Sequence[Doing], words: Words) -> None:
        super().__init__()
        self.doings, self.words = doings, words

    def on_mount(self) -> None:
        """Shows all of it."""
        say = self.words.say
        self.head.show(say("screen.palette"), say("screen.palette_find"))
        give, back = (
            Key("Enter", say("screen.key_do"), "give"),
            Key("Esc", say("screen.key_home_back"), "back"),
        )
        leave = Key("Ctrl+Q", say("screen.key_leave"), "app.leave")
        self.keys.show([Key("↑↓", say("screen.key_walk"), "walk(1)"), give, back, leave])
        self.field.focus()
        self._show("")

    def _show(self, text: str) -> None:
        wanted = as_looked_for(text)
        rows: list[ListRow] = []
        part = ""
        for each in self.doings:
            if wanted not in as_looked_for(each.name) and wanted not in as_looked_for(each.key):
                continue
            if each.part != part:
                rows += [ListRow("")] * bool(rows) + [ListRow(each.part, kind="heading")]
                part = each.part
            rows.append(ListRow(each.name, each.key, means=each, indent=2))
        if not rows:
            rows.append(ListRow(self.words.say("screen.palette_none"), kind="note"))
        elif not wanted:
            rows += [ListRow(""), ListRow(self.words.say("screen.palette_keys"), kind="note")]
        first = next((row.means for row in rows if row.means is not None), None)
        self.rows.show(rows, first)

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Given)
    def _give(self, event: Given) -> None:
        event.stop()
        if self.rows.marked is None:  # nothing is called so
            self.field.hold(event.text, "selected")
        else:
            self.rows.choose()

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        if isinstance(event.means, Doing):
            self.end(event.means.action)

    def action_give(self) -> None:
        """Does what is marked."""
        self.rows.choose()

    def action_back(self) -> None:
        """Does nothing."""
        self.end()
