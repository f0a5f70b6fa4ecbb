"""The list that the one-by-one way keeps: each application in order, to be changed or taken out; doubtful ones marked.

Shows the book's entries as they stand and says what is wanted of them as a command; it carries nothing out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.message import Message

from interview.engine import commands as do
from interview.engine.book import UNSURE, Entry
from interview.engine.machine import State
from interview.engine.phrases import spoken
from interview.tui.widgets.rows import Row, Rows
from interview.wording.catalog import Words
from interview.wording.names import row_name
from interview.wording.speech import told

_STEPS = ("who", "given", "reason")
"""What can be changed about an entry, by the step that asks it."""


class KeptList(Rows):
    """Entries in order; the chosen one opens and shows what can be done with it."""

    class Told(Message):
        """What is wanted."""

        def __init__(self, command: do.Command) -> None:
            super().__init__()
            self.command = command

    class Left(Message):
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
        """Shows the list of another moment; an entry that was opened stays so while it is there."""
        if self.state is None or len(state.book.entries) != len(self.state.book.entries):
            self.opened = None
        self.state = state
        self.show(list(self._rows_of(state)))

    def choose(self) -> None:
        """Opens an entry, or says what is wanted of it."""
        means = self.marked
        if isinstance(means, int):
            self.opened = None if self.opened == means else means
            assert self.state is not None  # noqa: S101 - a row is marked
            self.show(list(self._rows_of(self.state)))
        elif means is not None:
            self.opened = None
            self.post_message(self.Told(means))  # type: ignore[arg-type]

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            **super()._keys(),
            "delete": self.remove_entry,
            "escape": lambda: self.post_message(self.Left()),
        }

    def remove_entry(self) -> None:
        """Says that the marked entry is to be taken out."""
        if isinstance(self.marked, int):
            self.post_message(self.Told(do.Remove(self.marked)))

    def on_rows_typed(self, event: Rows.Typed) -> None:
        """Typing goes back to the field."""
        event.stop()
        self.post_message(self.Left(event.character or ""))

    # The rows -------------------------------------------------------------------------------------------------------

    def _rows_of(self, state: State) -> Iterator[Row]:
        entries, say = state.book.entries, self.words.say
        yield Row(say("screen.kept_heading", n=len(entries)), kind="heading")
        for at, entry in enumerate(entries):
            yield Row(self._who(state, at, entry), self._result(state, entry), means=at)
            if at == self.opened:
                yield from self._what_can_be_done(state, at)
        waiting = {asked.entry for asked in state.plan.asked if asked.entry is not None}
        if missing := len(waiting - set(range(len(entries)))):
            yield Row(say("screen.kept_waiting", n=missing), kind="note")
        if not missing:
            yield Row(say("screen.kept_add"), means=do.Place(len(entries), Entry()), kind="note")

    def _who(self, state: State, at: int, entry: Entry) -> str:
        ledger = state.flow.ledger
        assert ledger is not None  # noqa: S101 - there is a list
        column = ledger.column.get(entry.column or "")
        who = spoken(column.says) if column else self.words.say(f"screen.kept_{_doubt(entry.column)}")
        return self.words.say(
            "screen.kept_carried" if entry.carried else "screen.kept_entry", i=at + 1, who=who
        )

    def _result(self, state: State, entry: Entry) -> str:
        ledger = state.flow.ledger
        assert ledger is not None  # noqa: S101 - there is a list
        if entry.result in ledger.row:
            return row_name(ledger, str(entry.result), self.words)
        unsure = UNSURE in {entry.result, entry.given}
        return self.words.say(f"screen.kept_{_doubt(UNSURE if unsure else None)}") if entry.column else ""

    def _what_can_be_done(self, state: State, at: int) -> Iterator[Row]:
        say = self.words.say
        for asked in state.plan.asked:
            step = asked.id.rsplit(".", 1)[-1]
            if asked.entry == at and step in _STEPS and asked.answer is not None:
                value = told(asked, asked.answer.value, self.words)
                yield Row(say("screen.help_line", head=say(f"screen.kept_{step}"), text=value), means=do.Revise(asked.id), indent=2)  # fmt: skip
        yield Row(say("screen.kept_remove"), means=do.Remove(at), indent=2)


def _doubt(told: str | None) -> str:
    return "unsure" if told == UNSURE else "unplaced"
