"""What every screen does alike: it ends once, opens another only from the front, and does nothing after it is gone.

Keys come faster than screens go: a second Esc, a click, an answer written to disk may reach a screen that was left
meanwhile. No screen calls `dismiss`, `push_screen` or `run_worker` but through here. It knows nothing of an interview.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from textual.screen import Screen

from interview.tui.widgets.bars import HeadBar, Keys

WORK = "work"
"""What screens do that takes time and must come to its end before all ends."""

Result = TypeVar("Result")
Other = TypeVar("Other")


class BaseScreen(Screen[Result]):
    """A screen with a head and a line of keys, that may be left at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.keys = HeadBar(), Keys()

    @property
    def present(self) -> bool:
        """Whether it is still there, in front or behind another, and the app is not about to end."""
        return self.is_attached and self in self.app.screen_stack

    def end(self, result: Result | None = None) -> None:
        """Ends with a result; nothing happens where it has ended, or another screen stands in front of it."""
        if self.is_active:
            self.let_go()
            self.dismiss(result)

    def let_go(self) -> None:
        """Ends what it has begun and not finished; what was sent to be written is written all the same."""
        self.workers.cancel_node(self)

    def open(
        self,
        screen: BaseScreen[Other],
        then: Callable[[Other | None], Awaitable[None] | None] = lambda _result: None,
    ) -> None:
        """Opens another in front; nothing happens where one stands there already.

        Args:
            screen: The other screen.
            then: Is told what that one ended with, while this one is still there.
        """

        async def told(result: Other | None) -> None:
            if self.present and (going_on := then(result)) is not None:
                await going_on

        if self.is_active:
            self.app.push_screen(screen, told)

    def start(self, work: Callable[[], Coroutine[object, object, None]], instead_of: str = "") -> None:
        """Does something that takes time, while this screen is there; what was begun under that name ends for it."""
        if self.present:
            self.run_worker(work, group=instead_of or WORK, exclusive=bool(instead_of))

    async def action_leave(self) -> None:
        """Saves and ends."""
        await self.app.run_action("app.leave")

    def call_after_refresh(self, callback: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
        """As Textual's; the callback is forgotten where the screen is gone by then."""
        return super().call_after_refresh(self._while_present(partial(callback, *args, **kwargs)))

    def call_in(self, seconds: float, callback: Callable[[], object]) -> None:
        """Does something later, where the screen is still there then."""
        self.set_timer(seconds, self._while_present(callback))

    def call_every(self, seconds: float, callback: Callable[[], object]) -> None:
        """Does something again and again, while the screen is there."""
        self.set_interval(seconds, self._while_present(callback))

    def _while_present(self, callback: Callable[[], object]) -> Callable[[], object]:
        return lambda: callback() if self.present else None
