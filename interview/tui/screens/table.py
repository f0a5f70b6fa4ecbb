"""The table way of the ledger: the form's own grid, every column's balance in sight.

Ends by telling the conversation that the table is filled in, or by going back as it is.
"""

from __future__ import annotations

from interview.engine.answers.kinds import Count, Value, YesNo
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.corrections import mends
from interview.talk.interview import Held
from interview.talk.tables.ledger import Balance, LedgerTable, cells_of, heads_of, row_sum, stated, supposed
from interview.tui.screens.table_entry import TableEntryScreen
from interview.wording.refusals import mend_line


class TableScreen(TableEntryScreen):
    """The ledger as a table.

    Args:
        held: The interview.
        at: The cell to begin in; from there one comes back to where one was, whatever is changed.
    """

    def __init__(self, held: Held, at: str = "") -> None:
        ledger = held.state.flow.ledger
        assert ledger is not None  # noqa: S101 - opened only for flows that have one
        super().__init__(held, LedgerTable(ledger, held.words))
        self.ledger, self.ids = ledger, LedgerIds(ledger)
        self._at = at

    def _begin(self) -> None:
        if self._at:
            self.grid.go_to(*self.table.place(self._at))
            self.grid.stay()
        else:
            super()._begin()

    # What is told ---------------------------------------------------------------------------------------------------

    def _standing(self) -> str:
        """How the column of the cell stands; where it is even, the first one that is not."""
        here = self.grid.here[1]
        balances = self.grid.view.balances[:-1]
        uneven = [at for at, each in enumerate(balances) if each.gap]
        if not uneven:
            return self._stocks() or self.words.say("screen.table_hint")
        at = here if here in uneven else uneven[0]
        return self._uneven(at, look=balances[at].gap > 0)  # where something is still missing, it comes yet

    def _uneven(self, at: int, *, look: bool) -> str:
        """By how much a column does not come out, and where to look."""
        balance: Balance = self.grid.view.balances[at]
        key = "over" if balance.gap > 0 else "short"
        said = self.words.say(
            f"screen.column_{key}", column=heads_of(self.ledger, self.words)[at], inflow=balance.inflow,
            outflow=balance.outflow, n=abs(balance.gap),
        )  # fmt: skip
        return said + self._where_to_look(self.ids.columns[at]) if look else said

    def _where_to_look(self, column: str) -> str:
        """What would mend a column; the cells left empty are not in question."""
        state = self.held.state
        plan, cells = supposed(state), cells_of(state)
        finding = next((each.id for each in plan.broken if each.id.endswith(f".{column}")), None)
        found = [
            mend
            for mend in mends(plan, about=finding)
            if all(cells.get(change.cell) is not None for change in mend.changes)
        ]
        return mend_line(state.flow, found, self.words)

    def _stocks(self) -> str:
        """Where the rows of what came in do not add up to what was stated before; one that nobody began says nothing yet."""
        cells = cells_of(self.held.state)
        for row in (NEW, CARRIED_IN):
            told, summed = stated(self.held.state, row), row_sum(self.ids, cells, row)
            begun = any(cells.get(self.ids.cell(row, c)) is not None for c in self.ids.columns)
            if told is not None and told != summed and begun:
                return self.words.say(f"screen.stated_{row}", told=told, sum=summed)
        return ""

    # The end --------------------------------------------------------------------------------------------------------

    def _go_back(self) -> None:
        in_place = bool(self._at) or self._from is None or self._from.section != self._section
        if self._steps and not in_place and self.held.plan.get(self.ids.table) is not None:
            self.held.send(do.Jump(self.ids.table))  # the ledger is told as a table now
        self.end(None)

    def _end(self) -> None:
        """What does not come out is told once, then kept as it stands."""
        if all(count is None for count in cells_of(self.held.state).values()):
            self.foot.say(self.words.say("screen.table_empty"), refusal=True)
            return
        balances = self.grid.view.balances[:-1]
        uneven = next((at for at, each in enumerate(balances) if each.gap), None)
        said = self._stocks()
        if uneven is not None:
            said = self._uneven(uneven, look=True)
        if said and self._warned != said:
            self._warned = said
            self._to_say = said + self.words.say("screen.table_as_it_is")
            row, column = self.grid.here
            self.grid.go_to(row, column if uneven is None else uneven)
            return
        self._state_stocks()
        if self.held.plan.get(self.ids.table) is None:  # nothing but zeros: there were none
            self.held.keep()  # no answer follows with which it would be written
            self.end(None)
            return
        if self._from is not None and self._from.section != self._section:
            self.held.send(do.Revise(self.ids.table))  # and back to where the clerk came from
        self.end(do.Answer(self.ids.table, YesNo(value=True)))

    @property
    def _section(self) -> str:
        return next(each.id for each in self.held.state.flow.sections if self.ledger in each.items)

    def _state_stocks(self) -> None:
        """What came in is what the table says: its empty cells are 0, and what was stated before follows."""
        cells = cells_of(self.held.state)
        for row in (NEW, CARRIED_IN):
            told, total = stated(self.held.state, row), row_sum(self.ids, cells, row)
            wanted: dict[str, Value] = {}
            if self.held.plan.value(self.ids.any(row)) is None:
                wanted = {
                    cell: Count(value=cells[cell] or 0)
                    for cell in (self.ids.cell(row, c) for c in self.ids.columns)
                }
            elif told is not None and told != total:
                wanted = {self.ids.count(row): Count(value=total)}
            if wanted:
                self.held.send(do.Fill(wanted, insist=True))
