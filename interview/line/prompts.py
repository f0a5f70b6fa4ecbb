"""The prompts of line mode, over questionary: one line, or a text of several paragraphs.

The same few keys work everywhere, typed as an answer of their own or pressed: help, back, later, review, undo.
No colour carries meaning, so none is used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

import questionary
from prompt_toolkit.application import Application, get_app, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, has_selection
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output
from prompt_toolkit.utils import is_dumb_terminal

from interview.talk.input.shortcuts import Wish, before_a_sign, sign_of, wish_of
from interview.talk.input.typed import ends_at_once
from interview.talk.prompt.drafts import KEYS, Start
from interview.talk.prompt.drafts import sign_of as sign_of_start
from interview.talk.prompt.field import Cursor
from interview.talk.prompt.gaps import Dropped, next_gap, without_gap
from interview.wording.harmless import harmless

_PLAIN = questionary.Style(
    [
        (part, "fg:default bg:default nobold")
        for part in ("qmark", "question", "answer", "instruction", "aborting", "exiting")
    ]
)

_NAMES = {"Ctrl+L": "c-l"}
"""Keys by the name that prompt_toolkit knows, where that is not the one in small letters."""


class Prompts:
    """Reads what a person types.

    Args:
        input: A terminal to read from in place of the real one.
        output: A terminal to draw on in place of the real one.
    """

    def __init__(self, input: Input | None = None, output: Output | None = None) -> None:  # noqa: A002
        # Asking the terminal where its cursor is costs a round trip at every question, a second and an English
        # warning where nobody answers; a field that flows with the text needs no answer.
        os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
        if input is None and hasattr(sys.stdin, "reconfigure"):
            # As the fields do: what is no text is told of later.
            sys.stdin.reconfigure(errors="surrogateescape")
        self._ends: dict[str, Any] = {
            k: v for k, v in (("input", input), ("output", output)) if v is not None
        }
        self.unfinished: str | None = None
        """What stood in the field when the interview was interrupted; None where no field of an answer stood there."""
        self.begun: str | None = None
        """What stood in the field when F1 was pressed or a sign was typed below it; None where only an answer was typed."""
        self.starts: Mapping[str, str] = {}
        """What a key puts into the field of a paragraph in place of what stands there, by the key's name."""
        self.left_at = 0
        """Where the cursor was when the last text was given."""
        self.says_nothing_to_undo: Callable[[], None] = lambda: None
        """Says that nothing is left to undo in the field; called while the field stands there."""
        self._ending: BaseException | None = None
        self._field: Application[Any] | None = None
        """The field being typed in."""

    def interrupt(self, ending: BaseException) -> bool:
        """Ends the field being typed in, or else the next one, with an exception; False where that must be raised here.

        May be called at any moment, by a signal too: nothing is done but to wake the field.
        """
        if is_dumb_terminal() and not self._ends:
            return False
        self._ending = ending
        if self._field is not None and self._field.loop is not None:
            self._field.loop.call_soon_threadsafe(self._end)
        return True

    def _end(self) -> None:
        waiting = self._field.future if self._field is not None else None
        if self._ending is not None and waiting is not None and not waiting.done():
            waiting.set_exception(self._ending)

    def line(self, default: str = "", cursor: Cursor = "selected") -> str:
        """One line; F1 is as good as typing a question mark.

        Raises:
            KeyboardInterrupt: Ctrl-C.
            EOFError: The terminal is gone, or Ctrl-D.
        """
        keys = self._keys(default, cursor, Wish.UNDO)

        @keys.add("enter")
        def _(event: KeyPressEvent) -> None:
            if cursor == "selected" or not self._asks_for_something(event, default):
                self._give(event.current_buffer)

        return self._ask(default, cursor, keys, multiline=False)

    def paragraphs(self, default: str = "", cursor: Cursor = "end") -> str:
        """A text of several paragraphs; Enter on an empty line ends it, and so does Ctrl-S.

        Where the cursor was put to a place of it, Enter ends it anywhere: something is mended, not written.
        A sign on a line of its own, or right behind what stood there, is what was asked for and no part of the text;
        what is above it is in `begun`.
        """
        keys, mended = self._keys(default, cursor, None), isinstance(cursor, int)
        self._add_starts(keys)
        _add_gaps(keys)

        @keys.add("enter")
        def _(event: KeyPressEvent) -> None:
            if self._asks_for_something(event, default):
                return
            if mended or _ends(event):
                self._give(event.current_buffer)
            else:
                event.current_buffer.insert_text("\n")

        return self._ask(default, cursor, keys, multiline=True)

    def _add_starts(self, keys: KeyBindings) -> None:
        """The keys that begin a paragraph from something; Ctrl-Z brings back what stood there."""
        for key in KEYS.values():
            if text := self.starts.get(key):
                keys.add(_NAMES.get(key, key.lower()), save_before=lambda _: True)(partial(_put_in, text))

        @keys.add(KEYS[Start.REWORD].lower())
        def _(event: KeyPressEvent) -> None:
            if event.current_buffer.text.strip() in {"", self.starts.get(KEYS[Start.EDIT])}:
                event.app.exit(result=sign_of_start(Start.REWORD))

    def choice(self) -> str:
        """What is typed to pick one of a few things; it is never part of an answer, so an interruption forgets it."""
        try:
            return self.line()
        except BaseException:
            self.unfinished = None
            raise

    def _asks_for_something(self, event: KeyPressEvent, default: str) -> bool:
        """Whether a sign was typed below or behind what stands in the field; then it is the answer, the rest is begun."""
        buffer = event.current_buffer
        typed_last = buffer.document.is_cursor_at_the_end and not event.key_processor.input_queue
        rest = before_a_sign(buffer.text, default) if typed_last else None
        if rest is not None:
            self.begun = rest
            event.app.exit(result=buffer.text[len(rest) :].strip())
        return rest is not None

    def _give(self, buffer: Buffer) -> None:
        self.left_at = buffer.cursor_position
        buffer.validate_and_handle()

    def _keys(self, default: str, cursor: Cursor, untouched: Wish | None) -> KeyBindings:
        """The keys of any field; `untouched` is what Ctrl-Z asks for where nothing was typed yet."""
        keys = KeyBindings()
        touched = said = False

        @keys.add("f1")
        def _(event: KeyPressEvent) -> None:
            self.begun = event.current_buffer.text
            event.app.exit(result=sign_of(Wish.HELP))

        @keys.add("c-s")
        def _(event: KeyPressEvent) -> None:
            self._give(event.current_buffer)

        @keys.add("c-q")
        def _(event: KeyPressEvent) -> None:
            # As in the full screen; readline would wait for a key.
            event.app.exit(exception=KeyboardInterrupt)

        @keys.add("c-r")
        def _(_event: KeyPressEvent) -> None:
            """Looks for nothing: an earlier answer is gone back to, and what is typed is never taken for its name."""

        @keys.add("c-z", save_before=lambda _: False)
        def _(event: KeyPressEvent) -> None:
            nonlocal touched, said
            buffer = event.current_buffer
            before = buffer.text
            touched = touched or before != default
            buffer.undo()
            if buffer.text != before:
                if buffer.text == default:
                    self._put_cursor(buffer, cursor)  # as it was when one came
            elif untouched is not None and not touched:
                event.app.exit(result=sign_of(untouched))
            elif not said:
                said = True
                run_in_terminal(self.says_nothing_to_undo)

        _add_editing(keys)
        return keys

    def _ask(self, default: str, cursor: Cursor, keys: KeyBindings, *, multiline: bool) -> str:
        self.begun = None
        if not self._ends and is_dumb_terminal():
            return self._without_a_cursor(default, multiline=multiline)
        question = questionary.text(
            "", qmark="  >", default=default, style=_PLAIN, multiline=multiline, instruction="", key_bindings=keys, **self._ends
        )  # fmt: skip
        field = question.application
        field.pre_run_callables += [lambda: self._put_cursor(field.current_buffer, cursor), self._end]
        self._field = field
        try:
            return cast(str, question.unsafe_ask())
        except BaseException:
            # Whatever ends it, Ctrl-C or a closed window: what was being typed can still be kept.
            self.unfinished = field.current_buffer.text
            raise
        finally:
            self._field = None

    def _without_a_cursor(self, default: str, *, multiline: bool) -> str:
        """A field on a terminal that can only print: what stands in it is shown before it, and Enter keeps it."""
        if default:
            print(f"  [{harmless(default)}]")
        lines: list[str] = []
        while True:
            line = input("  > ")
            if not lines and (not multiline or not line.strip() or ends_at_once(line)):
                return line or default
            if wish_of(line):
                self.begun = "\n".join(lines)
                return line
            if not line.strip():
                return "\n".join(lines)
            lines.append(line)

    def _put_cursor(self, buffer: Buffer, cursor: Cursor) -> None:
        if cursor == "selected" and buffer.text:
            _select_all(buffer)
        elif isinstance(cursor, int):
            buffer.cursor_position = cursor
        elif cursor == "as_left":
            buffer.cursor_position = min(self.left_at, len(buffer.text))


def _add_editing(keys: KeyBindings) -> None:
    """What stands selected in a field can be mended or emptied; a paste goes in whole."""

    @keys.add("backspace", filter=Condition(lambda: _arrived(get_app().current_buffer)))
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.exit_selection()  # what stands there is mended, never erased by one key
        event.current_buffer.delete_before_cursor()

    @keys.add("c-u", filter=has_selection)
    @keys.add("delete", filter=has_selection)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()

    @keys.add(Keys.BracketedPaste)
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.selection_state:
            buffer.cut_selection()
        buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))


def _select_all(buffer: Buffer) -> None:
    """What stands in the field is selected: Enter keeps it, the first key typed replaces it, an arrow edits it."""
    buffer.cursor_position = 0
    buffer.start_selection()
    buffer.cursor_position = len(buffer.text)
    if buffer.selection_state:
        buffer.selection_state.enter_shift_mode()


def _arrived(buffer: Buffer) -> bool:
    """Whether all that stands in the field is selected, as it is before a key was pressed."""
    state = buffer.selection_state
    whole = (0, len(buffer.text))
    return state is not None and (state.original_cursor_position, buffer.cursor_position) == whole


def _put_in(text: str, event: KeyPressEvent) -> None:
    event.current_buffer.exit_selection()
    event.current_buffer.document = Document(text)


def _add_gaps(keys: KeyBindings) -> None:
    """Tab goes from gap to gap, each selected, so that what is typed takes its place; Ctrl-K drops its sentence."""

    @keys.add("tab")
    def _(event: KeyPressEvent) -> None:
        _go_to_gap(event.current_buffer)

    @keys.add("c-k", filter=Condition(lambda: _in_a_gap(get_app().current_buffer) is not None))
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        gone = _in_a_gap(buffer)
        assert gone is not None  # noqa: S101 - the filter saw one
        buffer.exit_selection()
        text = f"{buffer.text[: gone.start]}{gone.stands}{buffer.text[gone.end :]}"
        buffer.document = Document(text, gone.start + len(gone.stands))
        _go_to_gap(buffer)


def _go_to_gap(buffer: Buffer) -> None:
    at = next_gap(buffer.text, buffer.cursor_position)
    buffer.exit_selection()
    buffer.cursor_position = len(buffer.text) if at is None else at
    if at is not None:
        buffer.start_selection()
        buffer.cursor_position = at + 1
        if buffer.selection_state:
            buffer.selection_state.enter_shift_mode()


def _in_a_gap(buffer: Buffer) -> Dropped | None:
    """What to drop; where a gap is selected, the cursor stands behind it."""
    return without_gap(buffer.text, max(buffer.cursor_position - bool(buffer.selection_state), 0))


def _ends(event: KeyPressEvent) -> bool:
    """Whether Enter ends a text of several paragraphs."""
    document = event.current_buffer.document
    if event.key_processor.input_queue:
        return False  # a pasted block that the terminal does not bracket is still coming in
    if len(document.lines) == 1 and ends_at_once(document.text):
        return True
    return not document.current_line.strip() and document.is_cursor_at_the_end
