"""The field of several paragraphs; loaded when the first long text is asked, since it takes longest to load.

No key erases what stands in it: nothing is selected but by hand, or a gap that is gone to, and the keys by which Textual would
select or delete whole lines are the screen's. Ctrl+Z is always the text's, never the interview's; it takes back a draft
that was put in place of what stood there, and a sentence that was dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from textual.binding import Binding
from textual.events import Key, Paste
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from interview.engine.answers.characters import clean_paragraphs
from interview.engine.plan.drafting.last_texts import GAP
from interview.talk.input.typed import ends_at_once
from interview.talk.prompt.drafts import KEYS, Start
from interview.talk.prompt.field import Cursor
from interview.talk.prompt.gaps import gaps, next_gap, without_gap
from interview.talk.prompt.question import Asking
from interview.tui.widgets.composer.fields import Given, NothingToUndo


class AtGap(Message):
    """The cursor went to a gap, or (None) there is none left to go to."""

    def __init__(self, at: int | None) -> None:
        super().__init__()
        self.at = at


_HAND = 0.02
"""A second Enter within so many seconds was not pressed by a hand: a block is being pasted without brackets."""
_REWORD_KEY = KEYS[Start.REWORD].lower()
_START_KEYS = frozenset(KEYS[start].lower() for start in (Start.EDIT, Start.LAST))
_TO_GAPS = {"tab": 1, "shift+tab": -1}
_SCREENS = {"f6", "f7", "ctrl+shift+k", "pageup", "pagedown"}
"""Keys of TextArea's that take whole lines at once, and those by which what stands above is read while all of the text is in view."""


class Paragraphs(TextArea, inherit_bindings=False):
    """A field of several paragraphs. Enter begins a new one; on an empty last line it gives the answer."""

    BINDINGS = [  # noqa: RUF012
        each for each in TextArea.BINDINGS if isinstance(each, Binding) and each.key not in _SCREENS
    ]

    def __init__(self, id: str, answered: Callable[[], Asking | None] = lambda: None) -> None:
        """Makes an empty field.

        Args:
            id: For the style sheet.
            answered: Tells which question is answered by a text that is given now.
        """
        super().__init__(id=id, soft_wrap=True, highlight_cursor_line=False)
        self._answered = answered
        self._starts: Mapping[str, str] = {}
        """What is put into the field by a key, in place of what stands there."""
        self._waits = False
        """Whether what the keys begin from is about to be another."""
        self._then, self._behind = "", ""
        """The key that was pressed meanwhile, and what was typed after it."""
        self._had_gaps = False
        """Whether there were gaps to go through since one came to it."""
        self._filling = False
        """Whether a gap was gone to and nothing done since but to type what belongs there."""
        self._last_key = 0.0
        self._given = self.history, (0, 0)
        """What can be undone in what was given last, and where the cursor was, for when it comes back."""

    @property
    def held(self) -> str:
        """What stands in it."""
        return self.text

    def hold(self, text: str, cursor: Cursor = "end") -> None:  # noqa: ARG002 - a key never replaces paragraphs
        """Puts a text into the field as one comes to it, the cursor behind it."""
        self._filling = False
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self._had_gaps = bool(gaps(text))
        self.move_cursor(self.document.end)

    def hold_again(self, text: str, cursor: Cursor) -> None:
        """Puts what was given and not taken back into the field; it is as if it had never been left."""
        self.hold(text, cursor)
        self.history, place = self._given
        self.move_cursor(place)

    def point(self, at: int) -> None:
        """Puts the cursor behind a character; nothing is selected, so that no key takes more than one away."""
        self.move_cursor(self._place(at))

    def type_in(self, text: str) -> None:
        """Types a text where the cursor is, in place of what is selected."""
        self.move_cursor(self.replace(text, *self.selection).end_location)

    def wait(self) -> None:
        """The keys begin from something else soon; one that is pressed until then waits for it."""
        self._waits = True

    def go_on(self, starts: Mapping[str, str]) -> None:
        """Begins from these from now on, and at once where a key for it was pressed meanwhile."""
        self._starts, self._waits = starts, False
        then, behind, self._then, self._behind = self._then, self._behind, "", ""
        if then in starts:
            self.start_from(starts[then])
        if behind:
            self.type_in(behind)

    def start_from(self, text: str) -> None:
        """Puts a text in place of what stands there, the cursor behind it; Ctrl+Z brings that back."""
        self.history.checkpoint()
        self.replace(text, self.document.start, self.document.end)
        self.history.checkpoint()
        self._had_gaps = bool(gaps(text))
        self.move_cursor(self.document.end)

    def go_to_gap(self, by: int = 1) -> None:
        """Goes to the next gap, round the ends, and selects it: what is typed takes its place."""
        first, last = sorted(self._index(place) for place in self.selection)
        at = next_gap(self.text, last if by > 0 else first, by)
        self._filling = at is not None
        if at is None:
            self._had_gaps = False
            self.move_cursor(self.document.end)
        else:
            self.selection = Selection(self._place(at), self._place(at + 1))
        self.post_message(AtGap(at))

    def drop_gap(self) -> None:
        """Takes away what is said of the gap where the cursor is; goes to the next gap, so that one sees what goes."""
        gone = without_gap(self.text, min(self._index(place) for place in self.selection))
        if gone is not None:
            self.history.checkpoint()
            start, end = self._place(gone.start), self._place(gone.end)
            self.move_cursor(self.replace(gone.stands, start, end).end_location)
        self.go_to_gap()

    def _index(self, place: tuple[int, int]) -> int:
        row, column = place
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def _place(self, at: int) -> tuple[int, int]:
        before = self.text[:at]
        return before.count("\n"), at - before.rfind("\n") - 1

    def action_undo(self) -> None:
        """Takes back the last change in the text; says so where there is none."""
        if self.history.undo_stack:
            super().action_undo()
        else:
            self.post_message(NothingToUndo())

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Not while an undo has made the text shorter and the cursor is not yet back in it: the bar that goes then asks for this."""
        stands = self.cursor_location[0] < self.document.line_count
        return super().scroll_cursor_visible(center, animate) if stands else Offset()

    def on_key(self, event: Key) -> None:
        """Enter on an empty last line gives the answer; where a gap was filled it goes on to the next, as Tab does."""
        pressed, self._last_key = event.time - self._last_key > _HAND, event.time
        do: Callable[[], object] | None = self._at_once().get(event.key)
        filling, self._filling = (
            self._filling,
            self._filling and (event.is_printable or event.key == "backspace"),
        )
        if event.key == "enter" and filling:
            do = self.go_to_gap
        elif event.key == "enter" and pressed and self._ends():
            do = self.give
        elif event.key in _START_KEYS and self._waits:
            do = partial(setattr, self, "_then", event.key)
        elif event.character and event.is_printable and self._then:
            do = partial(setattr, self, "_behind", self._behind + event.character)
        elif event.key in self._starts:
            do = partial(self.start_from, self._starts[event.key])
        elif event.key in _TO_GAPS and (self._had_gaps or GAP in self.text):
            do = partial(self.go_to_gap, _TO_GAPS[event.key])
        elif event.key == "ctrl+k" and GAP in self.text:
            do = self.drop_gap
        # The screen's, which hears of it later than of a key that is pressed next.
        if event.key == _REWORD_KEY:
            self.wait()
        if do is not None:
            event.stop()
            event.prevent_default()
            do()

    def _at_once(self) -> dict[str, Callable[[], None]]:
        """Keys done here and now, as in the field of one line: a binding may come after what is typed next."""
        pages = {"pageup": self.action_cursor_page_up, "pagedown": self.action_cursor_page_down}
        return (pages if self.max_scroll_y else {}) | {
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
        self.post_message(Given(self.text, self._answered()))
        self.wait()  # what comes next is about another question
        self._given = self.history, self.cursor_location
        self.history = replace(self.history)  # loading another text forgets what can be undone
        self.hold("")

    def _ends(self) -> bool:
        row, _ = self.cursor_location
        if self.document.line_count == 1 and ends_at_once(self.text):
            return True
        return row == self.document.line_count - 1 and not self.document.get_line(row).strip()

    def on_paste(self, event: Paste) -> None:
        """Takes in several paragraphs, without what a terminal would act on."""
        event.stop()
        event.prevent_default()
        self.type_in(clean_paragraphs(event.text))
