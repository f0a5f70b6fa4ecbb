"""The field of several paragraphs; loaded when the first long text is asked, since it takes longest to load."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key, Paste
from textual.widgets import TextArea

from interview.engine.characters import clean_paragraphs
from interview.tui.widgets.fields import Given

_HAND = 0.02
"""A second Enter within so many seconds was not pressed by a hand: a block is being pasted without brackets."""


class Paragraphs(TextArea):
    """A field of several paragraphs. Enter begins a new one; on an empty last line it gives the answer."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, soft_wrap=True, compact=True, highlight_cursor_line=False)
        self._last_key = 0.0
        self._begun = ""
        """The text as it was put into the field."""

    @property
    def held(self) -> str:
        """What stands in it."""
        return self.text

    def hold(self, text: str, *, selected: bool) -> None:
        """Puts a text into the field; selected, the first key typed replaces it and Enter keeps it."""
        self._begun = text
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        if selected:
            self.select_all()
        else:
            self.move_cursor(self.document.end)

    def point(self, at: int) -> None:
        """Puts the cursor behind a character; nothing is selected, so that no key takes more than one away."""
        before = self.text[:at]
        self.move_cursor((before.count("\n"), len(before) - before.rfind("\n") - 1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo is the field's while something was typed in it, else the interview's."""
        if action == "undo" and self.text == self._begun:
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """Enter on an empty last line, or on what stands selected in the field, gives the answer."""
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
        self.hold("", selected=False)

    def _ends(self) -> bool:
        if self.selected_text == self.text:  # nothing, or what stands there
            return True
        row, _ = self.cursor_location
        return row == self.document.line_count - 1 and not self.document.get_line(row).strip()

    def on_paste(self, event: Paste) -> None:
        """Takes in several paragraphs, without what a terminal would act on."""
        event.stop()
        event.prevent_default()
        clean = clean_paragraphs(event.text)
        self.move_cursor(self.replace(clean, *self.selection).end_location)
