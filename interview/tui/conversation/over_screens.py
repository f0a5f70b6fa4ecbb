"""What can be opened over the conversation: tables, headings, the printed report; and the moment at which a table opens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.engine.answers.kinds import YesNo
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.talk.interview import Kept
from interview.tui.conversation.host import ScreenHost

if TYPE_CHECKING:
    from interview.tui.screens.table_entry import TableEntryScreen


class OverScreens:
    """Opens tables, headings and the report as it stands.

    Args:
        host: The screen.
    """

    def __init__(self, host: ScreenHost) -> None:
        self._host = host

    def here(self) -> None:
        """The table of the section where the clerk is; the ledger's in a section without one."""
        from interview.talk.tables.form import small_table

        held = self._host.held
        section = held.state.flow.section[held.state.asked.section] if held.state.asked else None
        table = small_table(held.state.flow, section, held.words) if section else None
        if section is not None and table is not None:
            from interview.tui.screens.small_table import SmallTableScreen

            self._fill_in(SmallTableScreen(held, section, table))
        elif held.state.flow.ledger is not None:
            self.ledger()

    def ledger(self, cell: str = "") -> None:
        """The table of applications, at a cell where one is named."""
        from interview.tui.screens.table import TableScreen

        self._fill_in(TableScreen(self._host.held, cell))

    def _fill_in(self, screen: TableEntryScreen) -> None:
        """Opens a table; what was filled in is shown when it is left."""
        self._host.half_typed.remember()
        before = self._host.held.state

        def back(command: do.Command | None) -> None:
            self._host.show(before, (), Kept())
            if command is not None:
                self._host.send(command)

        self._host.open(screen, back)

    def outline(self) -> None:
        """The parts of the report's prose with their headings, at the one that is asked for."""
        from interview.talk.report.outlines import OutlineSpot, arrangeable
        from interview.tui.screens.outline import OutlineScreen

        host = self._host
        if not arrangeable(host.held.state):
            return
        host.half_typed.remember()
        before, asked = host.held.state, host.held.state.asked
        here = OutlineSpot(asked.section, asked.id) if asked is not None else None
        host.open(OutlineScreen(host.held, here), lambda _result: host.show(before, (), Kept()))

    def preview(self) -> None:
        """The report as it stands."""
        from interview.tui.screens.preview import PreviewScreen

        self._host.open(PreviewScreen(self._host.held))

    def at_the_table(self) -> bool:
        """Whether the question asked now is whether the table is filled in."""
        return _at_the_table(self._host.held.state)

    def see_to_it(self, before: State) -> None:
        """Where the interview comes to the question whether the table is filled in, and where it is not, opens it."""
        state = self._host.held.state
        if state.flow.ledger is None or (state.book is before.book and state.place == before.place):
            return
        was_at, is_at = _at_the_table(before), _at_the_table(state)
        answered_no = was_at and state.plan.value(LedgerIds(state.flow.ledger).table) == YesNo(value=False)
        if answered_no or (is_at and not was_at and state.place.back_to is None):
            self.ledger()


def _at_the_table(state: State) -> bool:
    ledger = state.flow.ledger
    return ledger is not None and state.place.question == LedgerIds(ledger).table
