"""Filling in a table of the form, cell by cell or by a pasted block: what the ledger and the small tables do alike.

Each cell that is left is a `Fill` of its own, on disk soon after and undone by one key. Blocks are shown before they are
taken. Which table it is, how it stands and what its end is, the screens that build on this say.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from interview.engine.answers.kinds import Parsed, Value, YesNo, parse_yes_no
from interview.engine.answers.problems import Problem
from interview.engine.step import commands as do
from interview.engine.step.turns import Note
from interview.talk.input.refusal import problem_in
from interview.talk.interview import Held
from interview.talk.tables.ledger import TableModel
from interview.tui.screens.base import BaseScreen
from interview.tui.screens.paste import PasteScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.grid import Grid
from interview.tui.widgets.split_line import Beside
from interview.tui.widgets.status_line import Foot
from interview.wording.questions import help_lines
from interview.wording.refusals import refused
from interview.wording.turns import said


class TableEntryScreen(BaseScreen[do.Command | None]):
    """A table being filled in.

    Args:
        held: The interview.
        table: The table.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        Binding("f1", "row", show=False),
        Binding("ctrl+s", "filled", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    def __init__(self, held: Held, table: TableModel) -> None:
        super().__init__()
        self.held, self.words, self.table = held, held.words, table
        self.foot, self.where = Foot(), Beside(id="where")
        self.grid = Grid(self.words, self._take, self._escaped)
        self._steps = 0
        """How many changes were made here, and so can be taken back here."""
        self._to_say = ""
        """What is to be told in the cell that is gone to, in place of how the table stands."""
        self._warned: object = None
        """What the clerk was warned about; the same once more means it."""
        self._from = held.state.asked
        """The question that was asked when the table was opened."""

    @property
    def title_here(self) -> str:
        """What stands at the head."""
        return self.words.say("screen.table_title")

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
        view = self.table.view(self.held.state)
        self.head.show(
            self.title_here, say("screen.table_note" if view.totals else "screen.table_note_plain")
        )
        names = (
            ("Enter", "below"), ("Tab", "beside"), ("Ctrl+S", "filled"), ("Esc", "away"), ("F1", "row"), ("Ctrl+Z", "undo"),
            ("Ctrl+Q", "leave"),
        )  # fmt: skip
        self.keys.show([Key(key, say(f"screen.key_{name}"), name) for key, name in names])
        self.grid.show(view)
        self.call_after_refresh(self._begin)
        self.held.at_the_end = self._hand_over

    def _begin(self) -> None:
        self.grid.go(0, 0)
        self.grid.stay()

    # One cell -------------------------------------------------------------------------------------------------------

    @property
    def _here(self) -> str:
        """The cell where the clerk stands."""
        return self.table.cell(*self.grid.here)

    def _take(self, text: str) -> bool:
        """Takes what was typed in the cell; False where it is no number, and the clerk stays."""
        if not self.is_active:  # typed after an Esc, when the table was gone
            return False
        if isinstance(self._warned, Mapping) and (goes_ahead := self._goes_ahead(text)) is not None:
            return self._answer_warning(self._warned, goes_ahead)
        heard = self.table.heard(self._here, text or "0")
        if isinstance(heard, Problem):
            self._refuse(heard)
            return False
        return self._fill({self._here: heard.value})

    def _goes_ahead(self, text: str) -> bool | None:
        """Whether a clerk who was asked if to go ahead says so in words; a number is a number here."""
        said = parse_yes_no(text)
        if isinstance(said, Parsed) and not text.strip().isdecimal():
            return said.value == YesNo(value=True)
        names = {self.words.say(f"line.sets_{name}"): name == "yes" for name in ("yes", "no")}
        return names.get(text.strip())

    def _answer_warning(self, values: Mapping[str, Value], goes_ahead: bool) -> bool:
        if goes_ahead:
            return self._fill(values)
        self._warned = None
        self.grid.reset()
        self._tell_here()
        return False

    def _hand_over(self) -> None:
        """Where all ends while a number is being typed, it is taken if it is one."""
        heard = self.table.heard(self._here, self.grid.text)
        if self.grid.typed and not isinstance(heard, Problem):
            self.held.send(do.Fill({self._here: heard.value}))

    def _fill(self, values: Mapping[str, Value]) -> bool:
        """Fills cells in; where other answers would be set aside for it, the clerk is told first."""
        turns = self.held.send(do.Fill(values, insist=self._warned == values))
        problem = problem_in(turns)
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
        self.grid.show(self.table.view(self.held.state))
        self.start(partial(self.foot.say_kept, self.held.keep()))

    def _refuse(self, problem: Problem) -> None:
        why = refused(self.held.state.flow, problem, self.words)
        again = self.words.say("screen.table_again") if problem.insistable else ""
        self.foot.say(why + again, refusal=True)

    # What is told ---------------------------------------------------------------------------------------------------

    @on(Grid.Moved)
    def _tell_here(self) -> None:
        """Whose cell this is, what it means, and how the table stands."""
        self.where.show(*self.table.about(self._here))
        to_say, self._to_say = self._to_say, ""
        self.foot.say(to_say or self._standing(), refusal=bool(to_say and self._warned))

    def _standing(self) -> str:
        """How the table stands, as far as it matters where the clerk is."""
        raise NotImplementedError

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
        """Says what is counted here and what is not."""
        rows = help_lines(self.table.help(self._here), self.words)
        lines = [self.words.say("screen.help_line", head=head, text=text) for head, text in rows]
        help_text = "\n".join(lines) or self.words.say("help.none")
        if self.foot.text == help_text:
            self._tell_here()
        else:
            self.foot.say(help_text)

    def action_undo(self) -> None:
        """Takes back what is typed in the cell; else the last change made here, and says which."""
        if self.grid.typed:
            self.grid.reset()
            self.foot.say(self.words.say("screen.cell_as_it_was"))
            return
        if not self._steps:
            self.foot.say(self.words.say("note.nothing_to_undo"))
            return
        before, place = self.table.cells(self.held.state), self.grid.here
        turns = self.held.send(do.Undo())
        self._steps -= 1
        self._changed()
        after = self.table.cells(self.held.state)
        cell = next((cell for cell in after if after[cell] != before[cell]), None)
        undone = next(turn for turn in turns if isinstance(turn, Note))
        self._to_say = said(self.held.plan, undone, self.words)
        self.grid.go_to(*(self.table.place(cell) if cell else place))

    def action_away(self) -> None:
        """Back to the conversation; what was filled in stays, the table is not said to be done."""
        self.grid.leave(self._go_back)

    def _escaped(self) -> None:
        if self.is_active:
            self._go_back()

    def _go_back(self) -> None:
        """Back to the conversation as the table is."""
        raise NotImplementedError

    def action_filled(self) -> None:
        """The table is filled in."""
        self.grid.leave(self._end)

    def _end(self) -> None:
        raise NotImplementedError

    def let_go(self) -> None:
        """Nothing is to be handed over any more."""
        super().let_go()
        self.held.at_the_end = _nothing

    # Blocks ---------------------------------------------------------------------------------------------------------

    @on(Grid.Pasted)
    def _paste(self, event: Grid.Pasted) -> None:
        block = self.table.read(self.held.state, event.text, self._here)
        self.grid.reset()
        self.open(PasteScreen(self.held, self.table, block), self._take_block)

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
