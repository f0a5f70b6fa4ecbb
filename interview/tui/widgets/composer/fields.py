"""The field of one line, and what the fields tell the composer.

A real Textual input, so that the hardware cursor is where an input method draws its window. A block of several lines
pasted into it is joined to one, never cut; what a terminal would act on is taken out of what is pasted. What was typed since one
came to it can be undone key by key; only an untouched field leaves Ctrl+Z to the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.events import Key, Paste
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from interview.engine.answers.characters import clean_line, clean_paragraphs
from interview.talk.prompt.field import Cursor
from interview.talk.prompt.question import Asking
from interview.wording.display_width import width


class Given(Message):
    """Enter was pressed; the field is empty again at once, so that what is typed next is not taken for part of it."""

    def __init__(self, text: str, of: Asking | None) -> None:
        super().__init__()
        self.text, self.of = text, of
        """The question that is answered by it; it may be another's turn when this arrives."""


class Stepped(Message):
    """An arrow was pressed that the field itself has no use for."""

    def __init__(self, by: int) -> None:
        super().__init__()
        self.by = by


class Ticked(Message):
    """The space bar was pressed in an empty field."""


class NothingToUndo(Message):
    """Ctrl+Z was pressed where nothing is left to undo, in a field that does not pass it on."""


class LinesJoined(Message):
    """Several pasted lines were made one."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.lines = lines


class LineField(Input):
    """A field of one line."""

    virtual_size = Reactive(Size(0, 0))
    """As Textual's, but what is typed lays out nothing: the field is as large as before, and a layout walks everything."""

    def __init__(
        self,
        id: str,
        ticks: Callable[[str], bool] = lambda _text: False,
        gives: Callable[[], None] = lambda: None,
        answered: Callable[[], Asking | None] = lambda: None,
    ) -> None:
        """Makes an empty field.

        Args:
            id: For the style sheet.
            ticks: Tells whether the space bar ticks an option, as the text stands, rather than typing a blank; by itself it never does.
            gives: Is called before a text is given, at once.
            answered: Tells which question is answered by a text that is given now.
        """
        super().__init__(id=id, select_on_focus=False)
        self._ticks, self._gives, self.answered = ticks, gives, answered
        self._past: list[tuple[str, Selection]] = []
        """What stood in it before each change since one came to it, with what was selected."""
        self._of_the_given: list[tuple[str, Selection]] = []
        """The same of what was given last, for when it comes back."""
        self._touched = self._arriving = self._as_it_came = False

    @property
    def held(self) -> str:
        """What stands in it."""
        return self.value

    def hold(self, text: str, cursor: Cursor = "end") -> None:
        """Puts a text into the field as one comes to it; `selected`, the first key typed replaces it."""
        self._put(text)
        self._past, self._touched = [], False
        if cursor == "selected":
            self.select_all()
        else:
            self.cursor_position = len(text)
        self._as_it_came = cursor == "selected"

    def hold_again(self, text: str, cursor: Cursor) -> None:
        """Puts what was given and not taken back into the field; it is as if it had never been left."""
        past = self._of_the_given
        self.hold(text, cursor)
        self._past, self._touched = past, True

    def _put(self, text: str) -> None:
        self._arriving = True
        with self.prevent(Input.Changed):
            self.value = text
        self._arriving = False

    def validate_value(self, value: str) -> str:
        """Remembers what a key is about to change; afterwards Textual has clipped what was selected."""
        if not self._arriving and value != self.value:
            self._past.append((self.value, self.selection))
            self._touched = True
        return value

    def watch_selection(self) -> None:
        """The cursor was moved or something selected by hand."""
        self._as_it_came = False

    def type_in(self, text: str) -> None:
        """Types a text where the cursor is, in place of what is selected."""
        self.replace(text, *sorted(self.selection))

    def clear_away(self) -> None:
        """Empties it for what was typed has served; it stays one in which something was typed."""
        self.hold("")
        self._touched = True

    def undo(self) -> None:
        """Takes back the last change; says so where there is none."""
        if not self._past:
            self.post_message(NothingToUndo())
            return
        text, selection = self._past.pop()
        self._arriving = True
        self.value = text
        self._arriving = False
        self.selection = selection
        self._as_it_came = not self._past and selection == Selection(0, len(text))

    def point(self, at: int) -> None:
        """Puts the cursor behind a character; nothing is selected, so that no key takes more than one away."""
        self.cursor_position = at

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is, for the window of an input method; Textual says one column too far at the end."""
        x, y, _, _ = self.content_region
        return Offset(x + width(self.value[: self.cursor_position]) - self.scroll_offset.x, y)

    def give(self) -> None:
        """The text is the answer as it stands."""
        self._gives()
        self.post_message(Given(self.value, self.answered()))
        past = self._past
        self.hold("")
        self._of_the_given = past

    def action_delete_left(self) -> None:
        """Deletes; where what stands there is still selected as it came, its last character only."""
        if self._as_it_came:
            self.cursor_position = len(self.value)
        super().action_delete_left()

    def action_cursor_left(self, select: bool = False) -> None:
        """Left; in an empty field there is nowhere to go but to another option."""
        if self.value or select:
            super().action_cursor_left(select)
        else:
            self.post_message(Stepped(-1))

    def action_cursor_right(self, select: bool = False) -> None:
        """Right, likewise."""
        if self.value or select:
            super().action_cursor_right(select)
        else:
            self.post_message(Stepped(1))

    def on_key(self, event: Key) -> None:
        """Enter, the arrows and the like, in the order they were typed."""
        do: Callable[[], object] | None = self._at_once().get(event.key)
        if event.key == "ctrl+z" and self._touched:
            do = self.undo
        if event.character in {" ", "\u3000"} and self._ticks(self.value):
            do = partial(self.post_message, Ticked())
        if do is not None:
            event.stop()
            event.prevent_default()
            do()

    def _at_once(self) -> dict[str, Callable[[], object]]:
        """Keys done here and now. A binding waits until its key came back up to the app, when the next may be typed."""
        return {
            "enter": self.give,
            "ctrl+s": self.give,
            "up": partial(self.post_message, Stepped(-1)),
            "down": partial(self.post_message, Stepped(1)),
            "left": self.action_cursor_left,
            "right": self.action_cursor_right,
            "backspace": self.action_delete_left,
            "delete": self.action_delete_right,
            "home": self.action_home,
            "end": self.action_end,
            "ctrl+u": self.action_delete_left_all,
        }

    def on_paste(self, event: Paste) -> None:
        """Folds several lines into one and says so."""
        event.stop()
        event.prevent_default()
        paragraphs = clean_paragraphs(event.text)
        self.replace(clean_line(paragraphs), *self.selection)
        if "\n" in paragraphs:
            self.post_message(LinesJoined(paragraphs.count("\n") + 1))
