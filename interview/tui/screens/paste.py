"""A pasted block before it is taken: the table as it would be, what was read, what is doubtful, what would be replaced.

Changes nothing: Enter hands the cells back to the table, Esc hands back nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.binding import Binding

from interview.engine.answers.kinds import Value
from interview.engine.flow.address import subject_of
from interview.engine.step import commands as do
from interview.engine.step.impact import between
from interview.engine.step.machine import step
from interview.talk.input.refusal import problem_in
from interview.talk.interview import Held
from interview.talk.tables.ledger import PastedCells, TableModel
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.grid import Grid
from interview.tui.widgets.status_line import Foot
from interview.wording.lists import listed
from interview.wording.refusals import refused


class PasteScreen(BaseScreen[Mapping[str, Value] | None]):
    """What a block would do.

    Args:
        held: The interview.
        table: The table that it is for.
        block: What was read.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        Binding("enter,ctrl+s,y,Y,1", "take", show=False),
        Binding("escape,n,N,2", "drop", show=False),
    ]

    def __init__(self, held: Held, table: TableModel, block: PastedCells) -> None:
        super().__init__()
        self.held, self.words, self.table, self.block = held, held.words, table, block
        self.foot, self.grid = Foot(), Grid(self.words)
        self.values = block.values
        self.after, turns = (
            step(held.state, do.Fill(self.values, insist=True)) if self.values else (held.state, ())
        )
        self.problem = problem_in(turns)
        """Why it cannot be taken."""

    def compose(self) -> ComposeResult:
        """Head, the table as it would be, what was read, keys."""
        yield self.head
        yield self.grid
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Shows the table as it would be."""
        say, can = self.words.say, bool(self.values) and self.problem is None
        new = frozenset(self.table.place(cell) for cell in self.values) if can else frozenset()
        self.grid.show(self.table.view(self.after), new)
        self.head.show(say("screen.paste_title"), say("screen.paste_mark") if can else "")
        self.foot.say("\n".join(self._lines()), refusal=not can)
        names = [("Enter", "take"), ("Esc", "drop")] if can else [("Esc", "drop")]
        names += [("↑↓", "look"), ("Ctrl+Q", "app.leave")]
        keys = [Key(key, say(f"screen.key_{name.removeprefix('app.')}"), name) for key, name in names]
        self.keys.show(keys)
        self.grid.focus()

    # What is said ---------------------------------------------------------------------------------------------------

    def _lines(self) -> Iterator[str]:
        say = self.words.say
        if self.problem is not None:
            yield refused(self.held.state.flow, self.problem, self.words)
            return
        if self.values:
            rows = {self.table.place(cell)[0] for cell in self.values}
            empty = say("screen.paste_empty", n=self.block.empty) if self.block.empty else ""
            yield say("screen.paste_read", rows=len(rows), n=len(self.values)) + empty
        yield from self._replaced()
        yield from self._set_aside()
        yield from self.block.doubts

    def _replaced(self) -> Iterator[str]:
        """Figures that somebody told before and that would be others."""
        cells = self.table.cells(self.held.state)
        others = [cell for cell, value in self.values.items() if cells[cell] not in {None, value.value}]
        if others:
            yield self.words.say(
                "screen.paste_replaces", cells=listed(self.held.state.flow, others, self.words)
            )

    def _set_aside(self) -> Iterator[str]:
        """Answers outside the table that would be set aside."""
        cells = self.table.cells(self.held.state)
        of = {subject_of(cell) for cell in cells}
        lost = [id for id in between(self.held.plan, self.after.plan).loses if subject_of(id) not in of]
        if lost:
            yield self.words.say("screen.paste_aside", answers=listed(self.held.state.flow, lost, self.words))

    # Keys -----------------------------------------------------------------------------------------------------------

    def action_take(self) -> None:
        """Hands the cells back."""
        if self.values and self.problem is None:
            self.end(self.values)

    def action_drop(self) -> None:
        """Hands back nothing."""
        self.end()

    def action_look(self) -> None:
        """Scrolls down."""
        self.grid.scroll_rows(5)
