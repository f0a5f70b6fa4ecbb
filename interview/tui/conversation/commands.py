"""How a command is carried out on the screen: one after another, on disk before what it did is shown."""

from __future__ import annotations

import asyncio

from interview.engine.step import commands as do
from interview.talk.input.refusal import problem_in
from interview.talk.interview import Kept
from interview.tui.conversation.answers import Answers
from interview.tui.conversation.host import ScreenHost
from interview.tui.conversation.over_screens import OverScreens
from interview.tui.conversation.review_trip import ReviewTrip

_SLOW_SECONDS = 0.8
"""A disk that takes longer is spoken of."""


class Commands:
    """Carries commands out.

    Args:
        host: The screen.
        answers: Says why a command was refused.
        over: Opens the table where the interview comes to it.
        trip: The way to the review and back, which whoever goes elsewhere leaves.
    """

    def __init__(self, host: ScreenHost, answers: Answers, over: OverScreens, trip: ReviewTrip) -> None:
        self._host, self._answers, self._over, self._trip = host, answers, over, trip

    async def carry_out(self, command: do.Command, text: str) -> None:
        """Carries a command out; `text` is what was typed for it."""
        host = self._host
        async with host.one_by_one:
            if isinstance(command, do.Jump):
                self._trip.forget()
            before = host.held.state
            if not isinstance(command, do.Answer | do.Redraft):
                host.half_typed.leave(command)
            turns = host.held.send(command)
            problem = problem_in(turns)
            if problem is not None:
                self._answers.refuse(problem, command, text)
                return
            if isinstance(command, do.Answer | do.Redraft):
                host.half_typed.unsent.drop(command.question)
            kept = await self._kept()
            self._over.see_to_it(before)  # what comes after it is shown when it is left
            host.show(before, turns, kept)
            host.paint()

    async def _kept(self) -> Kept:
        """Has it put on disk; where that takes long, as on a network drive, says so."""
        waiting = asyncio.ensure_future(self._host.held.keep())
        done, _ = await asyncio.wait([waiting], timeout=_SLOW_SECONDS)
        if not done:
            self._host.composer.say(self._host.held.words.say("screen.keeping"))
        return await waiting
