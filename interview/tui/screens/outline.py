"""The parts of the report's prose with their headings: to rename, add, move, take out and put back.

What each change makes of an outline `talk.report.outlines` says, and the machine judges it; every change is on disk soon after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import assert_never

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from interview.engine.step import commands as do
from interview.engine.step.turns import Note
from interview.talk.input.offers import Offer
from interview.talk.input.refusal import problem_in
from interview.talk.interview import Held
from interview.talk.report import outlines
from interview.talk.report.outlines import Item, OutlineSpot
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.bars import Key
from interview.tui.widgets.composer.fields import Given, LineField
from interview.tui.widgets.rows import ListRow, Rows
from interview.tui.widgets.status_line import Foot
from interview.wording.names import section_name
from interview.wording.refusals import refused
from interview.wording.turns import said


class OutlineScreen(BaseScreen[None]):
    """The outlines of the report.

    Args:
        held: The interview.
        here: The part to begin at.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("escape,f8", "back", show=False),
        Binding("insert", "add", show=False),
        Binding("delete", "take_out", show=False),
        Binding("shift+up,ctrl+up", "shift(-1)", show=False),
        Binding("shift+down,ctrl+down", "shift(1)", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    def __init__(self, held: Held, here: OutlineSpot | None) -> None:
        super().__init__()
        self.held, self.words, self._here = held, held.words, here
        self.rows, self.foot = Rows("rows"), Foot()
        self.field = LineField("below_list")
        self._takes: Callable[[str], None] | None = None
        """What is done with what is typed in the field; None while the list has the keys."""
        self._steps = 0
        """How many changes were made here, and so can be taken back here."""

    def compose(self) -> ComposeResult:
        """Head, list, the field of a heading, what is said, keys."""
        yield self.head
        yield self.rows
        yield self.field
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Shows the parts, the one that was asked about marked."""
        self.head.show(self.words.say("screen.outline_title"), self.words.say("screen.outline_note"))
        self._back_to_list()
        self._show(self._here)

    # The list --------------------------------------------------------------------------------------------------------

    def _show(self, mark: object = None) -> None:
        rows: list[ListRow] = []
        for section in outlines.arrangeable(self.held.state):
            rows += [ListRow("")] * bool(rows) + [ListRow(section_name(section, self.words), kind="heading")]
            rows += self._rows_of(outlines.items(self.held.state, section))
        self.rows.show(rows, mark)

    def _rows_of(self, items: tuple[Item, ...]) -> Iterator[ListRow]:
        say = self.words.say
        for item in items:
            match item.there:
                case "in":
                    told = say("outline.chars", n=len(item.text)) if item.text else say("outline.empty")
                    bare = "" if item.number else say("outline.bare")
                    yield ListRow(f"{item.number}{item.name}{bare}", told, means=item.spot, indent=2)
                case "out":
                    yield ListRow(item.name, say("outline.left_out"), means=item.spot, indent=2)
                case "aside":
                    yield ListRow(
                        outlines.begun(item.text), say("outline.waiting"), means=item.spot, indent=2
                    )
                case _:
                    assert_never(item.there)

    @property
    def _marked(self) -> Item | None:
        everything = (
            item
            for section in outlines.arrangeable(self.held.state)
            for item in outlines.items(self.held.state, section)
        )
        return next((item for item in everything if item.spot == self.rows.marked), None)

    # Changes ---------------------------------------------------------------------------------------------------------

    def _carry_out(self, command: do.Arrange) -> bool:
        """Carries out a change and keeps it; where a text would go with it, asks first. Tells whether it was done."""
        before = self.held.state
        turns = self.held.send(command)
        problem = problem_in(turns)
        if problem is None:
            self._steps += 1
            self._back_to_list()
            self._changed(outlines.newest(before, self.held.state, command.section))
            return True
        why = refused(self.held.state.flow, problem, self.words)
        if problem.insistable:
            self._ask_whether(why, command)
        else:
            self.foot.say(why, refusal=True)
        return False

    def _ask_whether(self, why: str, command: do.Arrange) -> None:
        """Asks whether to go ahead although a text is put aside; Enter leaves all as it is."""
        labels = tuple(self.words.say(f"line.sets_{name}") for name in ("yes", "no"))
        offer = Offer(labels, marked=1, leaves=1, yes=0, no=1)
        listed = "  ".join(f"{n} {label}" for n, label in enumerate(labels, start=1))

        def take(text: str) -> None:
            meant = offer.meant(text)
            if meant is None:
                self.foot.say(f"{why}\n{listed}", refusal=True)
                self.field.hold(text, "selected")
                return
            self._back_to_list()
            if meant == offer.yes:
                self._carry_out(do.Arrange(command.section, command.parts, insist=True))

        self._type("", f"{why}\n{listed}", take, refusal=True)

    def _changed(self, mark: OutlineSpot | None) -> None:
        self._show(mark)
        self.foot.say("")
        self.start(partial(self.foot.say_kept, self.held.keep()))

    # The field -------------------------------------------------------------------------------------------------------

    def _type(self, text: str, ask: str, takes: Callable[[str], None], *, refusal: bool = False) -> None:
        """Has a line typed."""
        self._takes = takes
        self.field.display = True
        self.field.hold(text, "selected")
        self.field.focus()
        self.foot.say(ask, refusal=refusal)
        self._name_keys()

    def _back_to_list(self) -> None:
        self._takes = None
        self.field.display = False
        self.foot.say("")
        self.rows.focus()
        self._name_keys()

    @on(Given)
    def _take(self, event: Given) -> None:
        event.stop()
        if self._takes is not None:
            self._takes(event.text)

    def _heading(self, text: str, ask: str, command: Callable[[str], do.Arrange]) -> None:
        """Asks for a heading; one that will not do stays in the field."""

        def take(typed: str) -> None:
            if not self._carry_out(command(typed)):
                self.field.hold(typed, "selected")

        self._type(text, self.words.say(ask), take)

    # Keys ------------------------------------------------------------------------------------------------------------

    def _name_keys(self) -> None:
        say = self.words.say
        names = (
            [("Enter", "take_line"), ("Esc", "back"), ("Ctrl+Q", "app.leave")]
            if self._takes is not None
            else [
                ("Enter", "edit"), ("Ins", "add"), ("Del", "take_out"), ("Shift+↑↓", "shift"), ("Esc", "back"),
                ("Ctrl+Q", "app.leave"), ("Ctrl+Z", "undo"),
            ]
        )  # fmt: skip
        said = {"back": "away", "app.leave": "leave"}
        does = {"shift": "shift(1)"}
        self.keys.show(
            [Key(key, say(f"screen.key_{said.get(name, name)}"), does.get(name, name)) for key, name in names]
        )

    @on(Rows.Chosen)
    def _choose(self, event: Rows.Chosen) -> None:
        event.stop()
        self.action_edit()

    @on(Rows.Typed)
    def _letter(self, event: Rows.Typed) -> None:
        event.stop()
        letters: dict[str, Callable[[], None]] = {
            "a": self.action_add, "d": self.action_take_out, "k": partial(self.action_shift, -1), "j": partial(self.action_shift, 1),
        }  # fmt: skip
        act = letters.get((event.character or "").lower())
        if act is not None:
            act()

    def action_edit(self) -> None:
        """Another heading for the marked part; one that is not in the outline is put back."""
        item, state = self._marked, self.held.state
        if item is None or self._takes is not None:
            return
        spot = item.spot
        match item.there:
            case "in":
                text = outlines.heading_of(state, spot)
                self._heading(text, "outline.heading", lambda typed: outlines.renamed(state, spot, typed))
            case "out":
                self._carry_out(outlines.put_back(state, spot))
            case "aside":
                self._heading("", "outline.new", lambda typed: outlines.put_back(state, spot, typed))
            case _:
                assert_never(item.there)

    def action_add(self) -> None:
        """A part of the office's own below the marked one."""
        item, state = self._marked, self.held.state
        if item is None or self._takes is not None:
            return
        spot = item.spot
        self._heading("", "outline.new", lambda typed: outlines.added(state, spot, typed))

    def action_take_out(self) -> None:
        """Takes the marked part out of the outline."""
        item = self._marked
        if item is not None and item.there == "in" and self._takes is None:
            self._carry_out(outlines.dropped(self.held.state, item.spot))

    def action_shift(self, by: int) -> None:
        """Moves the marked part up or down."""
        item = self._marked
        if item is None or item.there != "in" or self._takes is not None:
            return
        command = outlines.moved(self.held.state, item.spot, by)
        if command is None:
            self.foot.say(self.words.say("outline.edge"))
        else:
            self._carry_out(command)

    def action_undo(self) -> None:
        """Takes back the last change made here."""
        if not self._steps:
            self.foot.say(self.words.say("note.nothing_to_undo"))
            return
        turns = self.held.send(do.Undo())
        self._steps -= 1
        self._changed(None)
        undone = next(turn for turn in turns if isinstance(turn, Note))
        self.foot.say(said(self.held.plan, undone, self.words))

    def action_take_line(self) -> None:
        """Takes what is typed."""
        self.field.give()

    def action_back(self) -> None:
        """Back to the list, or to the conversation."""
        if self._takes is not None:
            self._back_to_list()
        else:
            self.end()
