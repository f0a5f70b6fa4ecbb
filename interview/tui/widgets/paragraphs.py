"""The field of several paragraphs; loaded when the first long text is asked, since it takes longest to load.

No key erases what stands in it: nothing is selected but by hand, and the keys by which Textual would select or delete whole lines
are the screen's. Ctrl+Z is always the text's, never the interview's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.binding import Binding
from textual.events import Key, Paste
from textual.widgets import TextArea

from interview.engine.answers.characters import clean_paragraphs
from interview.talk.field import Cursor
from interview.tui.widgets.fields import Given, NothingToUndo

_HAND = 0.02
"""A second Enter within so many seconds was not pressed by a hand: a block is being pasted without brackets."""
_SCREENS = {"f6", "f7", "ctrl+shift+k"}
"""Keys of TextArea's that take whole lines at once."""


class Paragraphs(TextArea, inherit_bindings=False):
    """A field of several paragraphs. Enter begins a new one; on an empty last line it gives the answer."""

    BINDINGS = [  # noqa: RUF012
        each for each in TextArea.BINDINGS if isinstance(each, Binding) and each.key not in _SCREENS
    ]

    def __init__(self, id: str) -> None:
        super().__init__(id=id, soft_wrap=True, highlight_cursor_line=False)
        self._last_key = 0.0
        self._given = self.history, (0, 0)
        """What can be undone in what was given last, and where the cursor was, for when it comes back."""

    @property
    def held(self) -> str:
        """What stands in it."""
        return self.text

    def hold(self, text: str, cursor: Cursor = "end") -> None:  # noqa: ARG002 - a key never replaces paragraphs
        """Puts a text into the field as one comes to it, the cursor behind it."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self.move_cursor(self.document.end)

    def hold_again(self, text: str, cursor: Cursor) -> None:
        """Puts what was given and not taken back into the field; it is as if it had never been left."""
        self.hold(text, cursor)
        self.history, place = self._given
        self.move_cursor(place)

    def point(self, at: int) -> None:
        """Puts the cursor behind a character; nothing is selected, so that no key takes more than one away."""
        before = self.text[:at]
        self.move_cursor((before.count("\n"), len(before) - before.rfind("\n") - 1))

    def type_in(self, text: str) -> None:
        """Types a text where the cursor is, in place of what is selected."""
        self.move_cursor(self.replace(text, *self.selection).end_location)

    def action_undo(self) -> None:
        """Takes back the last change in the text; says so where there is none."""
        if self.history.undo_stack:
            super().action_undo()
        else:
            self.post_message(NothingToUndo())

    def on_key(self, event: Key) -> None:
        """Enter on an empty last line gives the answer."""
        pressed, self._last_key = event.time - self._last_key > _HAND, event.time
        do: Callable[[], None] | None = self._at_once().get(event.key)
        if event.key == "enter" and pressed and self._ends():
            do = self.give
        if do is not None:
            event.stop()
            event.prevent_default()
            do()

    def _at_once(self) -> dict[str, Callable[[], None]]:
        """Keys done here and now, as in the field of one line: a binding may come after what is typed next."""
        return {
            "ctrl+s": self.give,
            "ctrl+z": self.action_undo,
            "backspace": self.action_delete_left,
            "delete": self.action_delete_right,
            "ctrl+u": self.action_delete_to_start_of_line,
            "left": self.action_cursor_left,
            "right": self.action_cursor_right,
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "home": self.action_cursor_line_start,
            "end": self.action_cursor_line_end,
        }

    def give(self) -> None:
        """The text is the answer as it stands."""
        self.post_message(Given(self.text))
        self._given = self.history, self.cursor_location
        self.history = replace(self.history)  # loading another text forgets what can be undone
        self.hold("")

    def _ends(self) -> bool:
        row, _ = self.cursor_location
        return row == self.document.line_count - 1 and not self.document.get_line(row).strip()

    def on_paste(self, event: Paste) -> None:
        """Takes in several paragraphs, without what a terminal would act on."""
        event.stop()
        event.prevent_default()
        self.type_in(clean_paragraphs(event.text))
