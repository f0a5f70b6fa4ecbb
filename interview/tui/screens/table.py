"""The table way: the form's own grid, filled in cell by cell or by a pasted block, with every relation in sight.

Each cell that is left is a `Fill` of its own, on disk soon after and undone by one key. Blocks are shown before they are
taken. Ends by telling the conversation that the table is filled in, or by going back as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from interview.engine import commands as do
from interview.engine.applications import CARRIED_IN, NEW
from interview.engine.kinds import Count, Value, YesNo, parse_count
from interview.engine.ledger import LedgerIds
from interview.engine.mending import mends
from interview.engine.phrases import spoken
from interview.engine.problems import Problem
from interview.engine.turns import Refuse
from interview.holding.block import read_block
from interview.tui.held import Held
from interview.tui.screens.paste import PasteScreen
from interview.tui.tabling import Balance, cells_of, grid_of, heads_of, label_of, row_sum, stated, supposed
from interview.tui.widgets.bars import Head, Key, Keys
from interview.tui.widgets.beside import Beside
from interview.tui.widgets.foot import Foot
from interview.tui.widgets.grid import Grid
from interview.wording.speech import help_lines, mend_line, refused


class TableScreen(Screen[do.Command | None]):
    """The ledger as a table.

    Args:
        held: The interview.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        Binding("f1", "row", show=False),
        Binding("ctrl+s", "filled", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    def __init__(self, held: Held) -> None:
        super().__init__()
        self.held, self.words = held, held.words
        ledger = held.state.flow.ledger
        assert ledger is not None  # noqa: S101 - opened only for flows that have one
        self.ledger, self.ids = ledger, LedgerIds(ledger)
        self.head, self.keys, self.foot = Head(), Keys(), Foot()
        self.where = Beside(id="where")
        self.grid = Grid(self.words, self._take)
        self._steps = 0
        """How many changes were made here, and so can be taken back here."""
        self._to_say = ""
        """What is to be told in the cell that is gone to, in place of how its column stands."""
        self._warned: object = None
        """What the clerk was warned about; the same once more means it."""
        self._from = held.state.asked
        """The question that was asked when the table was opened."""

    def compose(self) -> ComposeResult:
        """Head, grid, where the clerk stands and what is told there, keys."""
        yield self.head
        yield self.grid
        yield self.where
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Stands in the first cell."""
        say = self.words.say
        self.head.show(say("screen.table_title"), say("screen.table_note"))
        names = (
            ("Enter", "below"), ("Tab", "beside"), ("Ctrl+S", "filled"), ("Esc", "away"), ("F1", "row"), ("Ctrl+Z", "undo"),
            ("Ctrl+Q", "leave"),
        )  # fmt: skip
        self.keys.show([Key(key, say(f"screen.key_{name}"), name) for key, name in names])
        self.grid.show(grid_of(self.held.state, self.words))
        self.call_after_refresh(self._begin)
        self.held.at_the_end = self._hand_over

    def _begin(self) -> None:
        self.grid.go(0, 0)
        self.grid.stay()

    # One cell -------------------------------------------------------------------------------------------------------

    def _take(self, text: str) -> bool:
        """Takes what was typed in the cell; False where it is no number, and the clerk stays."""
        heard = parse_count(text or "0", self.ledger.unit)
        if isinstance(heard, Problem):
            self._refuse(heard)
            return False
        return self._fill({self.ids.cell(*self._here): heard.value})

    def _hand_over(self) -> None:
        """Where all ends while a number is being typed, it is taken if it is one."""
        heard = parse_count(self.grid.text, self.ledger.unit)
        if self.grid.typed and not isinstance(heard, Problem):
            self.held.send(do.Fill({self.ids.cell(*self._here): heard.value}))

    def _fill(self, values: Mapping[str, Value]) -> bool:
        """Fills cells in; where other answers would be set aside for it, the clerk is told first."""
        turns = self.held.send(do.Fill(values, insist=self._warned == values))
        problem = next((turn.problem for turn in turns if isinstance(turn, Refuse)), None)
        if problem is not None:
            self._refuse(problem)
            self._warned = values if problem.insistable else None
            return False
        self._steps += 1
        self._changed()
        return True

    def _changed(self) -> None:
        """Shows what is now, and has it written; the next key does not wait for that."""
        self._warned = None
        self.grid.show(grid_of(self.held.state, self.words))
        self.run_worker(self._keep(), group="keeping")

    async def _keep(self) -> None:
        kept = await self.held.keep()
        if kept.said:
            self.foot.say("\n".join(kept.said), refusal=True)

    def _refuse(self, problem: Problem) -> None:
        said = refused(self.held.state.flow, problem, self.words)
        again = self.words.say("screen.table_again") if problem.insistable else ""
        self.foot.say(said + again, refusal=True)

    # What is told ---------------------------------------------------------------------------------------------------

    @on(Grid.Moved)
    def _tell_here(self) -> None:
        """Whose cell this is, what its row means, and how its column stands."""
        row, column = self.grid.here
        says = spoken(self.ledger.row[row].says)
        name = self.words.say(
            "screen.table_here", row=label_of(self.ledger, row, self.words), column=heads_of(self.ledger, self.words)[column]
        )  # fmt: skip
        self.where.show(name, says if says not in name else "")
        said, self._to_say = self._to_say, ""
        self.foot.say(said or self._standing(column), refusal=bool(said and self._warned))

    def _standing(self, here: int) -> str:
        """How the column of the cell stands; where it is even, the first one that is not."""
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
        """Where the rows of what came in do not add up to what was stated before."""
        cells = cells_of(self.held.state)
        for row in (NEW, CARRIED_IN):
            told, summed = stated(self.held.state, row), row_sum(self.ids, cells, row)
            if told is not None and told != summed:
                return self.words.say(f"screen.stated_{row}", told=told, sum=summed)
        return ""

    # Keys -----------------------------------------------------------------------------------------------------------

    def action_below(self) -> None:
        """The cell below."""
        self.grid.leave(self.grid.below_home)
        self.grid.stay()

    def action_beside(self) -> None:
        """The next cell."""
        self.grid.leave(self.grid.step(0, 1, tab=True))
        self.grid.stay()

    def action_row(self) -> None:
        """Says what the row means, what counts and what does not."""
        row, _ = self.grid.here
        rows = help_lines(self.ledger.row[row], self.words)
        said = [self.words.say("screen.help_line", head=head, text=text) for head, text in rows]
        self.foot.say("\n".join(said) or self.words.say("help.none"))

    def action_undo(self) -> None:
        """Takes back the last change made here."""
        self.grid.reset()
        if not self._steps:
            self.foot.say(self.words.say("note.nothing_to_undo"))
            return
        before = cells_of(self.held.state)
        self.held.send(do.Undo())
        self._steps -= 1
        self._changed()
        after = cells_of(self.held.state)
        cell = next((cell for cell in after if after[cell] != before[cell]), None)
        _, row, column = cell.split(".") if cell else ("", *self._here)
        self._to_say = self.words.say("note.undone")
        self.grid.go_to(row, self.ids.columns.index(column))

    def action_away(self) -> None:
        """Back to the conversation; what was filled in stays, the table is not said to be done."""
        self.grid.leave(self._go_back)

    @on(Grid.Escaped)
    def _go_back(self) -> None:
        in_place = self._from is None or self._from.section != self._section
        if self._steps and not in_place and self.held.plan.get(self.ids.table) is not None:
            self.held.send(do.Jump(self.ids.table))  # the ledger is told as a table now
        self._dismiss(None)

    def action_filled(self) -> None:
        """The table is filled in; what does not come out is told once, then kept as it stands."""
        self.grid.leave(self._end)

    def _end(self) -> None:
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
            self._dismiss(None)
            return
        if self._from is not None and self._from.section != self._section:
            self.held.send(do.Revise(self.ids.table))  # and back to where the clerk came from
        self._dismiss(do.Answer(self.ids.table, YesNo(value=True)))

    def _dismiss(self, command: do.Command | None) -> None:
        self.held.at_the_end = _nothing
        self.dismiss(command)

    @property
    def _here(self) -> tuple[str, str]:
        """The row and column where the clerk stands."""
        row, column = self.grid.here
        return row, self.ids.columns[column]

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

    async def action_leave(self) -> None:
        """Saves and ends."""
        await self.app.run_action("app.leave")

    # Blocks ---------------------------------------------------------------------------------------------------------

    @on(Grid.Pasted)
    def _paste(self, event: Grid.Pasted) -> None:
        block = read_block(event.text, self.ledger, self._here)
        self.grid.reset()
        self.app.push_screen(PasteScreen(self.held, block), self._take_block)

    def _take_block(self, values: Mapping[str, Value] | None) -> None:
        self.grid.stay()
        if not values:
            self.foot.say(self.words.say("screen.paste_left"))
            return
        self._warned = values  # what would be set aside was told beside the block
        if self._fill(values):
            self.grid.reset()
            self.foot.say(self.words.say("screen.paste_taken", n=len(values)))


def _nothing() -> None:
    """Goes nowhere."""
