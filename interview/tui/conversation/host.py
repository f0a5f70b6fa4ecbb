"""What the parts of the conversation may ask of its screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol, TypeVar

from interview.engine.step import commands as do
from interview.engine.step.state import State
from interview.engine.step.turns import Turn
from interview.talk.interview import Held, Kept
from interview.tui.conversation.half_typed import HalfTyped
from interview.tui.conversation.offers import Offers
from interview.tui.screens.base import BaseScreen
from interview.tui.widgets.composer.composer import Composer
from interview.tui.widgets.transcript import Transcript

Other = TypeVar("Other")


class ScreenHost(Protocol):
    """The screen on which the conversation is held."""

    held: Held
    composer: Composer
    transcript: Transcript
    offers: Offers
    half_typed: HalfTyped
    one_by_one: asyncio.Lock
    """Commands and reports go one after another."""

    @property
    def is_active(self) -> bool:
        """Whether no other screen stands in front."""

    def send(self, command: do.Command, text: str = "") -> None:
        """Carries out a command; `text` is what was typed for it, and comes back into the field if it is refused."""

    async def carry_out(self, command: do.Command, text: str = "") -> None:
        """The same, until it is on disk and shown."""

    def start(self, work: Callable[[], Coroutine[object, object, None]], instead_of: str = "") -> None:
        """Does something that takes time."""

    def open(
        self,
        screen: BaseScreen[Other],
        then: Callable[[Other | None], Awaitable[None] | None] = lambda _result: None,
    ) -> None:
        """Opens another screen in front."""

    def call_after_refresh(self, callback: Callable[..., object], *args: Any, **kwargs: Any) -> bool:
        """Does something once all is shown, while the screen is there."""

    def show(self, before: State, turns: tuple[Turn, ...], kept: Kept) -> None:
        """Shows what a command has done."""

    def show_state(self) -> None:
        """Shows the question asked now, and where that is."""

    def show_keys(self) -> None:
        """Names the keys that do something here."""

    def paint(self) -> None:
        """Ends a pause in painting."""

    def action_review(self) -> None:
        """Opens the review."""

    def action_why(self) -> None:
        """Opens the help, or puts it away."""

    def action_outline(self) -> None:
        """Opens the headings."""

    async def action_leave(self) -> None:
        """Saves and ends."""
