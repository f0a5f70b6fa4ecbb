"""How the full screen hears the terminal where that sends what is no text or no key, which Textual would stop for.

Bytes that the terminal's encoding does not know are left out and told of; a sequence that no terminal sends is passed
over. A terminal that is gone, its window closed, ends the program: nothing waits for it, neither to be read nor written.
It must not be loaded on Windows, where the console gives characters.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import IO, Any, Protocol, cast

from textual.app import App
from textual.drivers import linux_driver

_ERRORS = "nianbao-left-out"
_TOLD_AGAIN_SECONDS = 30.0


class Outlet:
    """A terminal to write to for as long as it is there; afterwards what is written goes nowhere.

    Textual writes in a thread that would end with the first write that fails, and its queue would then be full for ever.

    Args:
        file: The terminal.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Writes a text."""
        with suppress(OSError, ValueError):  # a file that was closed is a ValueError
            self._file.write(text)

    def flush(self) -> None:
        """Sends it off."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        """All else is the terminal's own."""
        return getattr(self._file, name)


class Decoder:
    """A decoder that notices the end of what it is given.

    Args:
        decoder: Python's own.
        at_the_end: What is done when a terminal sends nothing, as one does that is gone.
    """

    def __init__(self, decoder: codecs.IncrementalDecoder, at_the_end: Callable[[], None]) -> None:
        self._decoder, self._at_the_end = decoder, at_the_end

    def decode(self, sent: bytes, final: bool = False) -> str:
        """What was sent, as text."""
        if not sent and not final:
            self._at_the_end()
        return self._decoder.decode(sent, final)


class Listener(Protocol):
    """The app, as far as it is told of its terminal."""

    def terminal_gone(self) -> None:
        """Ends all in order."""

    def tell_not_utf8(self) -> None:
        """Says that something was left out."""


class TerminalDriver(linux_driver.LinuxDriver):
    """Textual's driver, which reads on whatever comes."""

    _told = -_TOLD_AGAIN_SECONDS

    def __init__(self, app: App[Any], **more: Any) -> None:
        super().__init__(app, **more)
        self._listener = cast(Listener, app)
        self._file = cast(Any, Outlet(cast(Any, self._file)))

    def run_input_thread(self) -> None:
        """Reads until the end; Textual's own reading would end at the first byte that is not UTF-8."""
        codecs.register_error(_ERRORS, self._left_out)
        # The one name by which it gets its decoder; where another Textual has no such name, it decodes as it likes.
        setattr(linux_driver, "getincrementaldecoder", self._decoder)  # noqa: B010 - it is no part of its interface
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except (ValueError, OverflowError):  # such as a key whose number is no character's
                continue
            except OSError:
                self._gone()

    def _gone(self) -> None:
        """Has all end in order, and reads no more; a terminal that is gone gives an end of file again and again."""
        self.exit_event.set()
        self._app.call_later(self._listener.terminal_gone)

    def _decoder(self, _encoding: str) -> Callable[[], Decoder]:
        """The decoder of what the terminal sends: in the encoding that Python prints in."""
        encoding = sys.__stdin__.encoding if sys.__stdin__ else "utf-8"
        return lambda: Decoder(codecs.getincrementaldecoder(encoding)(_ERRORS), self._gone)

    def _left_out(self, trouble: Any) -> tuple[str, int]:
        """Leaves out what could not be decoded; says so, but not for each byte."""
        if monotonic() - self._told > _TOLD_AGAIN_SECONDS:
            self._told = monotonic()
            self._app.call_later(self._listener.tell_not_utf8)
        return "", trouble.end
