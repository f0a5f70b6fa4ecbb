"""What stands beside the conversation where there is room: the list of applications told one by one, the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from interview.engine.step import commands as do
from interview.talk.input.keys import tells_one_by_one
from interview.tui.conversation.host import ScreenHost

if TYPE_CHECKING:
    from interview.tui.widgets.case_list import CaseList
    from interview.tui.widgets.preview import Preview


class SidePanes:
    """Mounts them once they are wanted, and shows the state in them.

    Args:
        host: The screen.
        middle: Where they stand.
    """

    def __init__(self, host: ScreenHost, middle: Horizontal) -> None:
        self._host, self._words, self.middle = host, host.held.words, middle
        self.kept: CaseList | None = None
        self._preview: Preview | None = None

    def show_kept(self) -> bool:
        """The list, while applications are told one by one; whether they are."""
        state = self._host.held.state
        listed = tells_one_by_one(state)
        if listed and self.kept is None:
            from interview.tui.widgets.case_list import CaseList

            self.kept = CaseList(self._words)
            self.middle.mount(self.kept)
        if listed and self.kept is not None:
            self.kept.show_state(state)
        return listed

    def show_preview(self) -> None:
        """The report as it stands, where there is room for it."""
        if not self.middle.screen.has_class("-vast"):
            return
        if self._preview is None:
            from interview.tui.widgets.preview import Preview

            self._preview = Preview(self._words)
            self._preview.can_focus = False  # the focus belongs to the field
            self.middle.mount(self._preview)
        self._preview.show(self._host.held.state)

    @property
    def in_the_list(self) -> bool:
        """Whether keys go to the list."""
        return self.kept is not None and self.kept.has_focus

    def go_to_the_list(self) -> None:
        """Keys go to the list, beside the conversation or where there is no room on a screen of its own."""
        host = self._host
        if not tells_one_by_one(host.held.state):
            return
        if self.kept is not None and self.kept.display and self.kept.size.width:
            self.kept.focus()
            host.call_after_refresh(host.show_keys)
            return
        from interview.tui.screens.kept import KeptScreen

        host.half_typed.remember()

        def back(told: CaseList.Commanded | None) -> None:
            host.composer.field.focus()
            if told is not None:
                self.take(told)

        host.open(KeptScreen(host.held), back)

    def take(self, told: CaseList.Commanded) -> None:
        """Carries out what is wanted of the list."""
        host = self._host
        host.composer.field.focus()
        if told.typed and isinstance(told.command, do.Revise):
            asked = host.held.plan.get(told.command.question)
            if asked is not None:
                host.half_typed.unsent.leave(asked, told.typed)
        host.send(told.command)

    def leave_the_list(self, closed: CaseList.Closed) -> None:
        """Back to the field, with what was typed."""
        self._host.composer.field.focus()
        self._host.composer.field.type_in(closed.typed)
        self._host.call_after_refresh(self._host.show_keys)
