"""The field of one line, and what the fields tell the composer.

A real Textual input, so that the hardware cursor is where an input method draws its window. A block of several lines
pasted into it is folded, never cut; what a terminal would act on is taken out of what is pasted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.events import Key, Paste
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from interview.engine.characters import clean_line, clean_paragraphs
from interview.wording.tables import width


class Given(Message):
    """Enter was pressed; the field is empty again at once, so that what is typed next is not taken for part of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Stepped(Message):
    """An arrow was pressed that the field itself has no use for."""

    def __init__(self, by: int) -> None:
        super().__init__()
        self.by = by


class Ticked(Message):
    """The space bar was pressed in an empty field."""


class Folded(Message):
    """Several pasted lines were made one."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.lines = lines


class Line(Input):
    """A field of one line."""

    virtual_size = Reactive(Size(0, 0))
    """As Textual's, but what is typed lays out nothing: the field is as large as before, and a layout walks everything."""

    def __init__(
        self, id: str, ticks: Callable[[str], bool], gives: Callable[[], None] = lambda: None
    ) -> None:
        """Makes an empty field.

        Args:
            id: For the style sheet.
            ticks: Tells whether the space bar ticks an option, as the text stands, rather than typing a blank.
            gives: Is called before a text is given, at once.
        """
        super().__init__(id=id, compact=True, select_on_focus=False)
        self._ticks, self._gives = ticks, gives

    @property
    def held(self) -> str:
        """What stands in it."""
        return self.value

    def hold(self, text: str, *, selected: bool) -> None:
        """Puts a text into the field; selected, the first key typed replaces it."""
        with self.prevent(Input.Changed):
            self.value = text
        if selected:
            self.select_all()
        else:
            self.cursor_position = len(text)

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
        self.post_message(Given(self.value))
        self.hold("", selected=False)

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
            self.post_message(Folded(paragraphs.count("\n") + 1))
