"""The interview as a face holds it: its state, and its file, written without making a key wait.

A face reads `state`, sends commands with `send` and awaits `keep` before it shows what comes next. Line mode, where nothing can run
beside a prompt, keeps through `desk.desk.Desk` itself. It knows no widget.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from interview.dataclass import dataclass
from interview.desk import Opened
from interview.desk.other_report import Elsewhere
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.commands import Command
from interview.engine.step.machine import step
from interview.engine.step.state import State
from interview.engine.step.turns import Turn
from interview.errors import InterviewError
from interview.talk.input.refusal import problem_in
from interview.talk.input.ways_out import on_another_form
from interview.talk.prompt.field import suggested
from interview.wording.catalog import Words

__all__ = ["Command", "Held", "Kept", "Turn"]


@dataclass(frozen=True, slots=True)
class Kept:
    """How a keeping ended."""

    made: bool = False
    """Whether the file was made just now."""
    said: tuple[str, ...] = ()
    """What the clerk should know: why it is not on disk, where it is instead, who else was at the file."""


class Held:
    """One interview that is being held.

    Args:
        opened: The interview as it begins.
        words: The language.
    """

    def __init__(self, opened: Opened, words: Words) -> None:
        self.opened, self.words = opened, words
        self.state: State = opened.state
        self.desk = opened.desk
        self.written: Path | None = None
        """The finished report, where it was written in this run."""
        self.unsent: Callable[[], str] = lambda: opened.typed
        """Tells what is being typed and not given yet; the composer's screen puts its own here."""
        self.at_the_end: Callable[[], object] = lambda: None
        """What a screen still has to hand over when all ends."""
        self._kept_draft, self._kept_state = opened.typed, opened.state
        self._put_away = False
        # One thread, so that what was sent first is written first.
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="answers file")

    @property
    def plan(self) -> Plan:
        """The plan of this moment."""
        return self.state.plan

    def send(self, command: Command) -> tuple[Turn, ...]:
        """Carries out a command; a year of another form changes over to that form, where nothing is lost by it."""
        before = self.state
        after, turns = step(before, command)
        problem = problem_in(turns)
        if problem is not None:
            moved = on_another_form(before, problem, self.opened.flow_for, self.desk.load)
            if moved is not None:
                after, turns = step(moved, command)
        self.state = after
        return turns

    def elsewhere(self, asked: Asked) -> Elsewhere | None:
        """What the office's other report says to a question."""
        return self.desk.other_report(self.state, asked)

    def suggest(self, asked: Asked) -> Mapping[str, str]:
        """Values to stand in a field that nobody filled yet, by question id."""
        return suggested(self.opened.suggest, asked, self.elsewhere(asked), self.state.plan)

    def keep(self, *, finished: bool = False) -> Awaitable[Kept]:
        """Has the answers and what is being typed put on disk; who waits knows when they are there.

        They are written even where nobody waits any more.
        """
        if self._put_away:  # written by then
            written = asyncio.get_running_loop().create_future()
            written.set_result(Kept())
            return written
        state, draft = self.state, self.unsent()
        self._kept_draft, self._kept_state = draft, state
        waiting = self._writer.submit(self._keep, state, finished, draft)
        return asyncio.shield(asyncio.wrap_future(waiting))

    async def keep_draft(self) -> None:
        """Puts what is being typed on disk, where it changed; trouble is told at the next answer."""
        if self.unsent() != self._kept_draft and self.desk.file is not None:
            await self.keep()

    def put_away(self) -> None:
        """Writes what is not yet on disk, now; for the end, whatever brought it. Twice does no harm."""
        first, self._put_away = not self._put_away, True
        if first:
            self.at_the_end()
            self._writer.shutdown(wait=True)
        # The second time the screen may be gone, and nothing can be asked of its fields.
        draft = self.unsent() if first else self._kept_draft
        changed = draft != self._kept_draft or self.state is not self._kept_state
        if self.desk.unsaved or (self.desk.file is not None and changed):
            self._keep(self.state, finished=False, draft=draft)
            self._kept_draft, self._kept_state = draft, self.state

    def _keep(self, state: State, finished: bool, draft: str) -> Kept:
        made, said = False, []
        try:
            made = self.desk.keep(state, finished=finished, draft=draft)
        except InterviewError as trouble:
            said += [self.words.error(trouble)] if self.desk.is_news(trouble) else []
        return Kept(made, (*said, *self.notices()))

    def notices(self) -> tuple[str, ...]:
        """What has happened to the file since this was last asked, in sentences."""
        return tuple(self.words.say(f"notice.{each.code}", **each.details) for each in self.desk.notices())
