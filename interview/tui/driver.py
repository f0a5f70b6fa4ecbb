"""How the full screen hears the terminal where that sends what is no text or no key, which Textual would stop for.

Bytes that the terminal's encoding does not know are left out and told of; a sequence that no terminal sends is passed
over. It must not be loaded on Windows, where the console gives characters.
"""

from __future__ import annotations

import codecs
import sys
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.drivers import linux_driver

if TYPE_CHECKING:
    from interview.tui.app import FullScreen

_ERRORS = "nianbao-left-out"
_TOLD_AGAIN_SECONDS = 30.0


class TerminalDriver(linux_driver.LinuxDriver):
    """Textual's driver, which reads on whatever comes."""

    _app: FullScreen
    _told = -_TOLD_AGAIN_SECONDS

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

    def _decoder(self, _encoding: str) -> partial[codecs.IncrementalDecoder]:
        """The decoder of what the terminal sends: in the encoding that Python prints in."""
        encoding = sys.__stdin__.encoding if sys.__stdin__ else "utf-8"
        return partial(codecs.getincrementaldecoder(encoding), errors=_ERRORS)

    def _left_out(self, trouble: Any) -> tuple[str, int]:
        """Leaves out what could not be decoded; says so, but not for each byte."""
        if monotonic() - self._told > _TOLD_AGAIN_SECONDS:
            self._told = monotonic()
            self._app.call_later(self._app.tell_not_utf8)
        return "", trouble.end
