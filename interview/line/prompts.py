"""The prompts of line mode, over questionary: one line, or a text of several paragraphs.

The same few keys work everywhere, typed as an answer of their own or pressed: help, back, later, review, undo.
No colour carries meaning, so none is used.
"""

from __future__ import annotations

import os
import sys
from typing import Any, cast

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output
from prompt_toolkit.utils import is_dumb_terminal

from interview.holding.wishes import wish_of
from interview.wording.folding import harmless

_PLAIN = questionary.Style(
    [
        (part, "fg:default bg:default nobold")
        for part in ("qmark", "question", "answer", "instruction", "aborting", "exiting")
    ]
)


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
            sys.stdin.reconfigure(
                errors="surrogateescape"
            )  # as the fields do: what is no text is told of later
        self._ends: dict[str, Any] = {
            k: v for k, v in (("input", input), ("output", output)) if v is not None
        }
        self.unfinished: str | None = None
        """What stood in the field when the interview was interrupted; None where no field stood there."""
        self.begun = ""
        """What stood in the field when F1 was pressed."""
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

    def line(self, default: str = "") -> str:
        """One line; F1 is as good as typing a question mark.

        Raises:
            KeyboardInterrupt: Ctrl-C.
            EOFError: The terminal is gone, or Ctrl-D.
        """
        return self._ask(default, self._keys(), multiline=False)

    def paragraphs(self, default: str = "") -> str:
        """A text of several paragraphs; Enter on an empty line ends it, and so does Enter on what stands there."""
        keys = self._keys()

        @keys.add("enter")
        def _(event: KeyPressEvent) -> None:
            if _ends(event):
                event.current_buffer.validate_and_handle()
            else:
                event.current_buffer.insert_text("\n")

        return self._ask(default, keys, multiline=True)

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("f1")
        def _(event: KeyPressEvent) -> None:
            self.begun = event.current_buffer.text
            event.app.exit(result="?")

        @keys.add(Keys.BracketedPaste)
        def _(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            if buffer.selection_state:
                buffer.cut_selection()
            buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))

        return keys

    def _ask(self, default: str, keys: KeyBindings, *, multiline: bool) -> str:
        self.begun = ""
        if not self._ends and is_dumb_terminal():
            return _without_a_cursor(default, multiline=multiline)
        question = questionary.text(
            "", qmark="  >", default=default, style=_PLAIN, multiline=multiline, instruction="", key_bindings=keys, **self._ends
        )  # fmt: skip
        if default:
            question.application.pre_run_callables.append(
                lambda: _select_all(question.application.current_buffer)
            )
        self._field = question.application
        self._field.pre_run_callables.append(self._end)
        try:
            return cast(str, question.unsafe_ask())
        except BaseException:
            # Whatever ends it, Ctrl-C or a closed window: what was being typed can still be kept.
            self.unfinished = question.application.current_buffer.text
            raise
        finally:
            self._field = None


def _without_a_cursor(default: str, *, multiline: bool) -> str:
    """A field on a terminal that can only print: what stands in it is shown before it, and Enter keeps it."""
    if default:
        print(f"  [{harmless(default)}]")
    lines: list[str] = []
    while True:
        line = input("  > ")
        if not lines and (not multiline or not line.strip() or wish_of(line)):
            return line or default
        if not line.strip():
            return "\n".join(lines)
        lines.append(line)


def _select_all(buffer: Buffer) -> None:
    """What stands in the field is selected: Enter keeps it, the first key typed replaces it, an arrow edits it."""
    buffer.cursor_position = 0
    buffer.start_selection()
    buffer.cursor_position = len(buffer.text)
    if buffer.selection_state:
        buffer.selection_state.enter_shift_mode()


def _ends(event: KeyPressEvent) -> bool:
    """Whether Enter ends a text of several paragraphs."""
    buffer, document = event.current_buffer, event.current_buffer.document
    if event.key_processor.input_queue:
        return False  # a pasted block that the terminal does not bracket is still coming in
    if buffer.selection_state is not None or (len(document.lines) == 1 and wish_of(document.text)):
        return True
    return not document.current_line.strip() and document.is_cursor_at_the_end
