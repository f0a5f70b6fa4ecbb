"""The pause in painting while an answer is being taken: the emptied field alone would cost a frame."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.tui.screens.base import BaseScreen

_SECONDS = 0.04


class Hush:
    """Paints nothing until the next question shows, unless that takes long.

    Args:
        screen: What is not painted.
        ends: Is told when a pause was long.
    """

    def __init__(self, screen: BaseScreen[None], ends: Callable[[], None]) -> None:
        self._screen, self._ends = screen, ends
        self._held = ExitStack()

    def begin(self) -> None:
        """Paints nothing for a moment."""
        self.end()
        self._held.enter_context(self._screen.app.batch_update())
        self._screen.call_in(_SECONDS, self._ends)

    def end(self) -> None:
        """Paints again."""
        self._held.close()
