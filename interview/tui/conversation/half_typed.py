"""What is typed and not given, as the composer and those before it have it, for when the clerk comes back to it."""

from __future__ import annotations

from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.talk.input.shortcuts import gives_up
from interview.talk.interview import Held
from interview.talk.prompt.field import Standing, Unsent, standing
from interview.tui.widgets.composer.composer import Composer


class HalfTyped:
    """What was begun, question by question.

    Args:
        held: The interview.
        composer: Where it is typed.
    """

    def __init__(self, held: Held, composer: Composer) -> None:
        self._held, self._composer = held, composer
        self.unsent = Unsent()

    def standing(self, asked: Asked) -> Standing:
        """What stands in the field of a question when one comes to it."""
        return standing(asked, self._held.suggest(asked), self.unsent.of(asked))

    def text_of(self, asked: Asked) -> str:
        """What was begun for a question; empty where nothing was."""
        begun = self.unsent.of(asked)
        return begun.text if begun is not None else ""

    def now(self) -> str:
        """What was typed for the question asked now and not given; while it waits behind an offer, too."""
        asked = self._held.state.asked
        begun = self.unsent.of(asked) if asked is not None and self._composer.asking is None else None
        return begun.text if begun is not None else self._composer.unsent

    def leave(self, command: do.Command) -> None:
        """Leaves the question; what is half typed is there when the clerk comes back, unless the change is given up."""
        self.remember()
        asked = self._held.state.asked
        if asked is not None and gives_up(self._held.state, command):
            self.unsent.drop(asked.id)
        self._composer.release()

    def remember(self) -> None:
        """Keeps what stands in the field."""
        asked = self._held.state.asked
        if asked is None:
            return
        waiting = self.text_of(asked)  # what was typed ahead is no part of it
        self.unsent.leave(asked, waiting if self._composer.asking is None else self._composer.unsent)
