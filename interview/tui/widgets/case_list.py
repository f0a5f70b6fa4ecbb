"""The list that the one-by-one way keeps: each application in order, to be changed or taken out; doubtful ones marked.

Shows the entries as they stand, the one at hand marked, and says what is wanted of them as a command; it carries nothing out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.message import Message

from interview.dataclass import dataclass
from interview.engine.answers.templates import spoken
from interview.engine.plan.book import UNSURE, Entry
from interview.engine.plan.ledger.one_by_one import called
from interview.engine.plan.meaning import OfEntry
from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.talk.input.shortcuts import SIGN
from interview.tui.widgets.rows import ListRow, Rows
from interview.wording.catalog import Words
from interview.wording.names import row_name, which
from interview.wording.questions import told

_STEPS = ("who", "given", "reason")
"""What can be changed about an entry, by the step that asks it."""


@dataclass(frozen=True, slots=True)
class Labelling:
    """The clerk wants to write a word on an application, at the question who applied."""

    question: str
    label: str


class CaseList(Rows):
    """Entries in order; the chosen one opens and shows what can be done with it."""

    class Commanded(Message):
        """What is wanted of the list, as a command, and what is to stand in the field for it."""

        def __init__(self, command: do.Command, typed: str = "") -> None:
            super().__init__()
            self.command, self.typed = command, typed

    class Closed(Message):
        """The clerk goes back, maybe typing already."""

        def __init__(self, typed: str = "") -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, words: Words) -> None:
        super().__init__(id="kept")
        self.words = words
        self.state: State | None = None
        self.opened: int | None = None
        """The entry that shows what can be done with it."""

    def show_state(self, state: State) -> None:
        """Shows the list of another moment, at the application at hand; one that was opened stays so while it is there."""
        if self.state is None or len(state.book.entries) != len(self.state.book.entries):
            self.opened = None
        at_hand = _at_hand(state) if self.state is None or not self.has_focus else None
        self.state = state
        self.show(list(self._rows_of(state)), at_hand)

    def choose(self) -> None:
        """Opens an entry, or says what is wanted of it."""
        means = self.marked
        if isinstance(means, int):
            self.opened = None if self.opened == means else means
            assert self.state is not None  # noqa: S101 - a row is marked
            self.show(list(self._rows_of(self.state)))
        elif isinstance(means, Labelling):
            self.opened = None
            self.post_message(self.Commanded(do.Revise(means.question), f"{SIGN}{means.label}"))
        elif isinstance(means, do.Revise | do.Remove | do.Place):
            self.opened = None
            self.post_message(self.Commanded(means))

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            **super()._keys(),
            "delete": self.action_remove,
            "escape": lambda: self.post_message(self.Closed()),
        }

    def action_choose(self) -> None:
        """Opens the marked entry, or says what is wanted of it, for the mouse."""
        self.choose()

    def action_remove(self) -> None:
        """Says that the marked entry is to be taken out."""
        if isinstance(self.marked, int):
            self.post_message(self.Commanded(do.Remove(self.marked)))

    def on_rows_typed(self, event: Rows.Typed) -> None:
        """Typing goes back to the field."""
        event.stop()
        self.post_message(self.Closed(event.character or ""))

    # The rows -------------------------------------------------------------------------------------------------------

    def _rows_of(self, state: State) -> Iterator[ListRow]:
        entries, say, here = state.plan.listed, self.words.say, _at_hand(state)
        told = len(state.book.entries)
        yield ListRow(say("screen.kept_heading", n=told), kind="heading")
        for at, entry in enumerate(entries):
            if at < told or at == here:
                yield ListRow(self._who(state, at), self._result(state, entry, here=at == here), means=at)
            if at == self.opened:
                yield from self._what_can_be_done(state, at)
        waiting = {asked.entry for asked in state.plan.asked if asked.entry is not None}
        if missing := len(waiting - {here, *range(told)}):
            yield ListRow(say("screen.kept_waiting", n=missing), kind="note")
        elif told == len(entries):
            yield ListRow(say("screen.kept_add"), means=do.Place(told, Entry()), kind="note")

    def _who(self, state: State, at: int) -> str:
        ledger, entry = state.flow.ledger, state.plan.listed[at]
        assert ledger is not None  # noqa: S101 - there is a list
        column = ledger.column.get(entry.column or "")
        who = spoken(column.says) if column else ""
        if entry.column == UNSURE:
            who = self.words.say("screen.kept_unsure")
        named = which(called(state.plan.listed, at), self.words)
        return self.words.say("screen.kept_entry", which=named, who=who).strip()

    def _result(self, state: State, entry: Entry, *, here: bool) -> str:
        """What came of it; of one that is not placed whether it is being told, or why not."""
        ledger = state.flow.ledger
        assert ledger is not None  # noqa: S101 - there is a list
        if entry.result in ledger.row:
            return row_name(ledger, str(entry.result), self.words)
        if here:
            return self.words.say("screen.kept_here")
        if UNSURE in {entry.result, entry.given}:
            return self.words.say("screen.kept_unsure")
        return self.words.say("screen.kept_unplaced" if entry.column else "screen.kept_untold")

    def _what_can_be_done(self, state: State, at: int) -> Iterator[ListRow]:
        say = self.words.say
        for asked in state.plan.asked:
            part = asked.meaning
            if (
                isinstance(part, OfEntry)
                and part.at == at
                and part.step in _STEPS
                and asked.answer is not None
            ):
                value = told(asked, asked.answer.value, self.words)
                yield ListRow(say("screen.help_line", head=say(f"screen.kept_{part.step}"), text=value), means=do.Revise(asked.id), indent=2)  # fmt: skip
        if at < len(state.book.entries):
            yield ListRow(say("screen.kept_remove"), means=do.Remove(at), indent=2)
        label = state.plan.listed[at].label
        who = next(asked.id for asked in state.plan.asked if asked.entry == at)
        named = (
            say("screen.help_line", head=say("screen.kept_label"), text=label)
            if label
            else say("screen.kept_no_label")
        )
        yield ListRow(named, means=Labelling(who, label), indent=2)


def _at_hand(state: State) -> int | None:
    """The application that the question is about."""
    return state.asked.entry if state.asked is not None else None
