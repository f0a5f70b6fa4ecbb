"""A small table of the form, filled in at once: what is proactively published, reviews and lawsuits.

Gates, choices and control figures follow from the figures. Ends with the empty cells as 0, and the conversation goes on
with what is still open.
"""

from __future__ import annotations

from interview.engine.flow.model import Section
from interview.engine.step import commands as do
from interview.talk.interview import Held
from interview.talk.tables.form import SmallGrid, SmallTable, cells_of, first_open, stated, valued
from interview.tui.screens.table_entry import TableEntryScreen
from interview.wording.names import rule_name, section_label


class SmallTableScreen(TableEntryScreen):
    """The table of a section.

    Args:
        held: The interview.
        section: Whose table it is.
        table: Its lines.
    """

    def __init__(self, held: Held, section: Section, table: SmallTable) -> None:
        super().__init__(held, SmallGrid(held.state.flow, table, held.words))
        self.section, self.lines = section, table

    @property
    def title_here(self) -> str:
        """The section's name."""
        return section_label(self.section, self.words)

    def _begin(self) -> None:
        self.grid.go_to(*first_open(self.held.state, self.lines))
        self.grid.stay()

    # What is told ---------------------------------------------------------------------------------------------------

    def _standing(self) -> str:
        """What does not come out, what is unlikely, else how to go on."""
        return self._not_as_stated() or self._unlikely() or self.words.say("screen.table_hint")

    def _not_as_stated(self) -> str:
        for tally, told, summed in stated(self.held.state, self.lines):
            return self.words.say("screen.stated_tally", name=tally.says, told=told, sum=summed)
        return ""

    def _unlikely(self) -> str:
        """A relation of this table that does not hold as it stands."""
        here = {cell for row in self.lines.rows for cell in row}
        state = self.held.state
        for finding in state.plan.findings:
            if here.intersection(finding.relation.addresses) and finding.accepted is None:
                return self.words.say(
                    "screen.table_odd", rule=rule_name(state.flow, finding.relation, self.words)
                )
        return ""

    # The end --------------------------------------------------------------------------------------------------------

    def _go_back(self) -> None:
        self.end(self._onward())

    def _onward(self) -> do.Command | None:
        """On to what is still open, where the question that the clerk came from is answered by now."""
        state = self.held.state
        answered = state.asked is not None and not state.asked.open and self._steps > 0
        return do.Skip() if answered and state.place.back_to is None else None

    def _end(self) -> None:
        """The empty cells are 0; a number said before that the table does not come to is told once, then follows it."""
        cells = cells_of(self.held.state, self.lines)
        if all(value is None for value in cells.values()):
            self.foot.say(self.words.say("screen.small_table_empty"), refusal=True)
            return
        said = self._not_as_stated()
        if said and self._warned != said:
            self._warned = said
            self._to_say = said + self.words.say("screen.table_as_it_is")
            self.grid.go_to(*self.grid.here)
            return
        kinds = self.held.state.flow.told_kinds
        values = {cell: valued(kinds[cell], 0) for cell, value in cells.items() if value is None}
        for tally, _, _ in stated(self.held.state, self.lines):
            parts = [f"{tally.id}.{part.id}" for part in tally.parts]
            values |= {cell: valued("count", cells[cell] or 0) for cell in parts}
        if values:
            self._warned = values
            if not self._fill(values):
                return
        self._go_back()
