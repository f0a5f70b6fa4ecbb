"""A list with a field below it that has the keys: what is typed there is looked for, or stands for what the list has not.

Arrows that the field has no use for walk the list. What is listed and what a choice does, the screens that build on this say.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from interview.tui.screens.base import BaseScreen, Result
from interview.tui.widgets.composer.fields import LineField, Stepped
from interview.tui.widgets.rows import Rows
from interview.tui.widgets.status_line import Foot


class FieldBelowScreen(BaseScreen[Result]):
    """Head, list, field, what is said, keys."""

    def __init__(self) -> None:
        super().__init__()
        self.rows, self.foot = Rows("rows"), Foot()
        self.field = LineField("below_list")
        self.rows.can_focus = False  # the field has the keys; arrows come from it

    def compose(self) -> ComposeResult:
        """One below the other."""
        yield self.head
        yield self.rows
        yield self.field
        yield self.foot
        yield self.keys

    @on(Stepped)
    def _step(self, event: Stepped) -> None:
        self.rows.move(event.by)

    def action_walk(self, by: int) -> None:
        """Marks the next one."""
        self.rows.move(by)
