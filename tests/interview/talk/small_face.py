"""A face of its own in few lines: it asks what is yes or no and how many, and leaves everything else open.

It stands for the face that somebody will write next: it imports `interview.talk` and nothing else of ours, and draws.
"""

from __future__ import annotations

from collections.abc import Callable

from interview.talk.input.refusal import Refusal, problem_in, refusal
from interview.talk.input.shortcuts import COMMANDS, Wish
from interview.talk.input.typed import Doubted, Gives, Known, answered, wanted
from interview.talk.interview import Command, Held, Turn
from interview.talk.prompt.field import Unsent, standing
from interview.talk.prompt.question import Asking, asking
from interview.talk.report.finish import unfinished
from interview.talk.sayings import Begins, Ends, Follows, Heard, Passing, sayings


class SmallFace:
    """Asks until all that it can ask is answered, or the person wants the review.

    Args:
        held: The interview.
        read: Gives what is typed.
        write: Shows a line.
    """

    def __init__(self, held: Held, read: Callable[[], str], write: Callable[[str], None]) -> None:
        self.held, self.read, self.write = held, read, write
        self.known = Known(held.opened.suggest, held.opened.this_year)
        self.unsent = Unsent()

    async def run(self) -> None:
        """Holds the interview; what is missing then is said."""
        self._say(self.held.opened.turns)
        while (asked := self.held.state.asked) is not None:
            if asked.kind not in {"yes_no", "count"}:
                await self._send(COMMANDS[Wish.LATER])
                continue
            stands = standing(asked, self.known.suggest, self.unsent.of(asked))
            self._show(asking(asked, self.held.plan, self.known.suggest, self.held.words, stands))
            if not await self._take(self.read()):
                break
        if (missing := unfinished(self.held.plan)) is not None:
            self.write(refusal(self.held.state, missing, self.held.words).said)

    def _show(self, question: Asking) -> None:
        lines = question.question, question.beside, *(pick.label for pick in question.picks), question.hint
        for line in filter(None, lines):
            self.write(line)

    async def _take(self, text: str) -> bool:
        """Does what was typed; False where it goes on no more."""
        asked = self.held.state.asked
        assert asked is not None
        match wanted(asked, text):
            case Wish.REVIEW:
                return False
            case Wish() as wish if wish in COMMANDS:
                await self._send(COMMANDS[wish])
            case None:
                await self._answer(text)
            case _:
                self.write(self.held.words.say("help.none"))
        return True

    async def _answer(self, text: str) -> None:
        asked = self.held.state.asked
        assert asked is not None
        match answered(self.held.plan, asked, text, self.known):
            case Gives(command):
                await self._send(command)
            case Doubted(problem, command):
                await self._refuse(refusal(self.held.state, problem, self.held.words, command))

    async def _send(self, command: Command) -> None:
        turns = self.held.send(command)
        problem = problem_in(turns)
        if problem is not None:
            await self._refuse(refusal(self.held.state, problem, self.held.words, command))
            return
        for line in (await self.held.keep()).said:
            self.write(line)
        self._say(turns)

    async def _refuse(self, why: Refusal) -> None:
        """Says why, and lets the person choose what to do about it."""
        self.write(why.said)
        if why.offer is None:
            return
        for at, label in enumerate(why.offer.labels, start=1):
            self.write(f"{at} {label}")
        while (picked := why.offer.meant(self.read())) is None:
            self.write(self.held.words.say("line.choose"))
        if (command := why.ways[picked].command) is not None:
            await self._send(command)

    def _say(self, turns: tuple[Turn, ...]) -> None:
        for turn in turns:
            for saying in sayings(self.held.state, turn, self.held.words):
                match saying:
                    case Begins(section, opening):
                        self.write(f"== {section.title} ==\n{opening}".strip())
                    case Heard(_, text) | Ends(_, _, text) | Passing(text):
                        self.write(text)
                    case Follows(asked):
                        self.write(f"{asked.answer and asked.answer.value.value}")
