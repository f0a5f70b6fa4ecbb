"""A pasted block before it is taken: the table as it would be, what was read, what is doubtful, what would be replaced.

Changes nothing: Enter hands the cells back to the table, Esc hands back nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from interview.engine import commands as do
from interview.engine.flow import Ledger
from interview.engine.foresight import between
from interview.engine.kinds import Count, Value
from interview.engine.ledger import LedgerIds
from interview.engine.machine import step
from interview.holding.block import Block, Doubt
from interview.tui.held import Held
from interview.tui.tabling import TOTAL, cells_of, grid_of, heads_of, label_of
from interview.tui.widgets.bars import Head, Key, Keys
from interview.tui.widgets.foot import Foot
from interview.tui.widgets.grid import Grid
from interview.wording.speech import listed

_NAMED = 3
"""So many rows or cells are named; of more it is said how many they are."""


class PasteScreen(Screen[Mapping[str, Value] | None]):
    """What a block would do.

    Args:
        held: The interview.
        block: What was read.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        Binding("enter,ctrl+s", "take", show=False),
        Binding("escape", "drop", show=False),
    ]

    def __init__(self, held: Held, block: Block) -> None:
        super().__init__()
        self.held, self.words, self.block = held, held.words, block
        self.head, self.keys, self.foot = Head(), Keys(), Foot()
        self.grid = Grid(self.words)
        self.values: dict[str, Value] = {cell: Count(value=count) for cell, count in block.values.items()}

    def compose(self) -> ComposeResult:
        """Head, the table as it would be, what was read, keys."""
        yield self.head
        yield self.grid
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Shows the table as it would be."""
        say = self.words.say
        ids = LedgerIds(self._ledger)
        after = (
            step(self.held.state, do.Fill(self.values, insist=True))[0] if self.values else self.held.state
        )
        new = frozenset(
            (row, ids.columns.index(column)) for _, row, column in (cell.split(".") for cell in self.values)
        )
        self.grid.show(grid_of(after, self.words), new)
        self.head.show(say("screen.paste_title"), say("screen.paste_mark") if self.values else "")
        self.foot.say("\n".join(self._lines()), refusal=not self.values)
        names = [("Enter", "take"), ("Esc", "drop")] if self.values else [("Esc", "drop")]
        names.append(("↑↓", "look"))
        self.keys.show([Key(key, say(f"screen.key_{name}"), name) for key, name in names])
        self.grid.focus()

    @property
    def _ledger(self) -> Ledger:
        ledger = self.held.state.flow.ledger
        assert ledger is not None  # noqa: S101 - only a ledger has cells to paste
        return ledger

    # What is said ---------------------------------------------------------------------------------------------------

    def _lines(self) -> Iterator[str]:
        say = self.words.say
        if self.values:
            rows = {cell.split(".")[1] for cell in self.values}
            empty = say("screen.paste_empty", n=self.block.empty) if self.block.empty else ""
            yield say("screen.paste_read", rows=len(rows), n=len(self.values)) + empty
        yield from self._replaced()
        yield from self._set_aside()
        for code in dict.fromkeys(doubt.code for doubt in self.block.doubts):
            yield self._doubts([doubt for doubt in self.block.doubts if doubt.code == code])

    def _replaced(self) -> Iterator[str]:
        """Figures that somebody told before and that would be others."""
        cells = cells_of(self.held.state)
        others = [cell for cell, count in self.block.values.items() if cells[cell] not in {None, count}]
        if others:
            yield self.words.say(
                "screen.paste_replaces", cells=listed(self.held.state.flow, others, self.words)
            )

    def _set_aside(self) -> Iterator[str]:
        """Answers outside the table that would be set aside."""
        after = step(self.held.state, do.Fill(self.values, insist=True))[0]
        prefix = f"{self._ledger.id}."
        lost = [id for id in between(self.held.plan, after.plan).loses if not id.startswith(prefix)]
        if lost:
            yield self.words.say("screen.paste_aside", answers=listed(self.held.state.flow, lost, self.words))

    def _doubts(self, doubts: list[Doubt]) -> str:
        """One line for all doubts of a kind."""
        details = dict(doubts[0].details)
        rows = [str(doubt.details["row"]) for doubt in doubts if "row" in doubt.details]
        if rows:
            details["rows"] = self._few([label_of(self._ledger, row, self.words) for row in rows])
        if "text" in details:
            details["text"] = self._few([str(doubt.details["text"]) for doubt in doubts])
        if "column" in details:
            heads = dict(
                zip(
                    (*LedgerIds(self._ledger).columns, TOTAL), heads_of(self._ledger, self.words), strict=True
                )
            )
            details["column"] = self._few([heads[str(doubt.details["column"])] for doubt in doubts])
        return self.words.say(f"paste.{doubts[0].code}", **details)

    def _few(self, names: list[str]) -> str:
        few = self.words.say("screen.paste_and").join(names[:_NAMED])
        return (
            few if len(names) <= _NAMED else self.words.say("screen.paste_of_many", names=few, n=len(names))
        )

    # Keys -----------------------------------------------------------------------------------------------------------

    def action_take(self) -> None:
        """Hands the cells back."""
        if self.values:
            self.dismiss(self.values)

    def action_drop(self) -> None:
        """Hands back nothing."""
        self.dismiss(None)

    def action_look(self) -> None:
        """Scrolls down."""
        self.grid.scroll_rows(5)
