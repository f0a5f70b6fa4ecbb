"""Random keys in the full screen and in line mode, from a dozen starting states.

Nothing crashes; two Ctrl+Q (two Ctrl+C in lines) leave from everywhere; what was confirmed is in the file, and nothing else
is; a text typed at one question never stands in another's answer; the file opens again at the same question, with what was
half typed. A fiftieth by default; NIANBAO_LONG says which part of 20,000 keys in the full screen and 5,000 in line mode,
NIANBAO_SEED where chance begins.
"""

from __future__ import annotations

import asyncio
import io
import select
import sys
from collections import deque
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from random import Random

import pytest
from textual import constants
from textual._xterm_parser import XTermParser
from textual.message import Message
from textual.pilot import Pilot

from interview.desk import Desk, Opened
from interview.desk.interviews import fresh, resumed
from interview.desk.way_in.door import Door
from interview.engine.step.respondent import reply
from interview.engine.step.state import State
from interview.line import Conversation, Prompts
from interview.line.screen import Screen
from interview.session import read
from interview.talk.interview import Held
from interview.tui.app import FullScreen
from interview.tui.screens.conversation import ConversationScreen
from interview.wording.catalog import words
from tests.interview.line.talking import typed as typed_in_lines
from tests.long.random_keys import SCALE, WAYS, Marks, Seen, Start, press, truth
from tests.support.screens import settled
from tests.support.typing_answers import as_typed

SECONDS = 30
"""Nothing takes so long, on however busy a machine."""
SIZES = ((80, 24), (80, 24), (120, 36), (160, 50), (60, 10), (40, 24))
RESIZED = tuple(
    (width, height) for width in (1, 2, 10, 20, 40, 80, 120, 200) for height in (1, 2, 5, 10, 24, 50)
)
LANGUAGES = ("zh", "zh", "zh", "en")


def kept_is(desk: Desk, state: State, marks: Marks, interview: object, seen: Seen) -> None:
    """What the file says is what the face holds, and no text strayed."""
    if desk.path is None or desk.unsaved:
        return
    seen.compared += 1
    assert read(desk.path).book == state.book, "the file says something else"
    astray = [*marks.astray(interview, state)]
    assert not astray, astray


def opens_again(desk: Desk, state: State, half_typed: str | None) -> None:
    """The next one gets in, at the same question, and what was half typed is there, where that is known."""
    if desk.path is None or desk.unsaved:
        return
    assert not [*Path().glob("*.lock")], "a lock is left"
    assert not [*Path().glob("*.tmp")], "a half-written file is left"
    again = resumed(desk.path, words("zh"))
    again.desk.close()
    assert again.state.book == state.book
    following = state.plan.next_after(None)  # who stopped at the review goes on with what is open
    assert again.state.place.question == (state.place.question or (following.id if following else None))
    assert half_typed is None or again.typed == (half_typed if state.place.question else "")


# The full screen ---------------------------------------------------------------------------------------------------


class Life:
    """One run of the full screen, driven by what a terminal sends."""

    def __init__(self, app: FullScreen, pilot: Pilot[int], chance: Random, seen: Seen) -> None:
        self.app, self.pilot, self.chance, self.seen = app, pilot, chance, seen
        self.parser, self.marks = XTermParser(), Marks(seen)
        self.half_typed: str | None = None
        """What stood in the field, not given, when the end was asked for."""

    @property
    def over(self) -> bool:
        return self.app._exit or self.app._exception is not None

    @property
    def held(self) -> Held | None:
        return self.app.holding

    async def live(self, keys: int) -> None:
        most = self.seen.keys + keys
        while self.seen.keys < most and not self.over:
            kind = self.chance.random()
            self.seen.keys += 1
            if kind < 0.02:
                await self.resize()
            elif kind < 0.05:
                await self.type_marked()
            elif kind < 0.08:
                await self.compare()
            elif kind < 0.14:
                self.answer()
            else:
                pressed = press(self.chance)
                self.send("".join(pressed))
                self.seen.keys += len(pressed) - 1
            await self.wait()

    def send(self, text: str) -> None:
        """What the terminal sends goes the way it goes in Textual's own driver."""
        self.seen.note(text)
        self._process(self.parser.feed(text))

    def _process(self, events: Iterable[Message]) -> None:
        driver = self.app._driver
        assert driver is not None
        for event in events:
            driver.process_message(event)

    async def wait(self) -> None:
        """Not at all, for a moment, or until everything is done."""
        kind = self.chance.random()
        if kind < 0.45:
            return
        if kind < 0.75:
            await asyncio.sleep(self.chance.choice((0, 0, 0.001, 0.005)))
        else:
            await self.settle()

    async def settle(self) -> None:
        if self.parser._timeout_time is not None:  # a lone Esc is known by what does not follow
            await asyncio.sleep(constants.ESCAPE_DELAY)
        self._process(self.parser.tick())
        await asyncio.sleep(0)
        if not self.over:
            await settled(self.pilot)

    async def resize(self) -> None:
        size = self.chance.choice(RESIZED)
        self.seen.note(f"resize to {size}")
        await self.pilot.resize_terminal(*size)

    def answer(self) -> None:
        """What a truthful clerk would answer, so that the interview gets anywhere."""
        asked = self.held.state.asked if self.held is not None else None
        if self.held is not None and asked is not None:
            given = as_typed(asked, reply(truth(self.held.state, self.chance.choice(WAYS)), asked))
            self.send("\x15" + given + ("\x13" if asked.kind == "prose" else "\r"))

    async def type_marked(self) -> None:
        await self.settle()
        if self.over:
            return
        self.send(self.marks.text(self.held, self.asking()))
        await self.settle()

    def asking(self) -> str | None:
        """The question that a text typed now may answer; where something is offered instead of it, still the same one."""
        screen, held = self.app.screen, self.held
        if not isinstance(screen, ConversationScreen) or held is None or held.state.asked is None:
            return None
        return screen.composer.asking.asked.id if screen.composer.asking is not None else held.state.asked.id

    async def compare(self) -> None:
        await self.settle()
        if not self.over and self.held is not None:
            await asyncio.wrap_future(
                self.held._writer.submit(bool)
            )  # what was sent to be written is written
            kept_is(self.held.desk, self.held.state, self.marks, self.held, self.seen)

    async def leave(self) -> None:
        """Ctrl+Q, and once more where that does not help soon."""
        await self.compare()
        if not self.over and self.held is not None:
            self.half_typed = self.held.unsent()
        for times in range(3):
            if self.over:
                self.seen.ends[f"{times} Ctrl+Q" if times else "by itself"] += 1
                await self.hear_the_last()
                return
            self.send("\x11")
            for _ in range(SECONDS * 10):
                if self.over:
                    break
                await asyncio.sleep(0.1)
        raise AssertionError("Ctrl+Q does not leave")

    async def hear_the_last(self) -> None:
        """What was sent behind the end is heard before the screens are taken away, as at a terminal."""
        async with asyncio.timeout(SECONDS):
            while self.app.is_running and self.app._exception is None:
                await asyncio.sleep(0.01)


def app_of(start: Start, lang: str) -> FullScreen:
    said = words(lang)
    if not start.home:
        return FullScreen(opened_by(start, lang), said)
    return FullScreen(None, said, Door(Path(), said))


def opened_by(start: Start, lang: str) -> Opened:
    if start.file is not None:
        return resumed(Path(start.file), words(lang))
    return fresh(words(lang), last_file=start.last)


async def on_screen(start: Start, chance: Random, keys: int, seen: Seen) -> None:
    app = app_of(start, chance.choice(LANGUAGES))
    app.animation_level = "none"
    try:
        async with asyncio.timeout(SECONDS * 20), app.run_test(size=chance.choice(SIZES)) as pilot:
            life = Life(app, pilot, chance, seen)
            await life.live(keys)
            await life.leave()
    finally:
        if app.holding is not None:
            app.holding.put_away()
            app.holding.desk.close()
    if app.holding is not None:
        opens_again(app.holding.desk, app.holding.state, life.half_typed)


def test_the_full_screen_withstands_random_keys(tmp_path: Path) -> None:
    seen = Seen()
    seen.lived(
        round(20_000 * SCALE),
        tmp_path,
        lambda start, chance, keys: asyncio.run(on_screen(start, chance, keys, seen)),
    )
    assert not seen.faults, "\n\n".join(seen.faults[:3])


# Line mode ---------------------------------------------------------------------------------------------------------

if sys.platform != "win32":
    from prompt_toolkit.input.posix_pipe import PosixPipeInput
    from prompt_toolkit.key_binding import KeyPress
    from prompt_toolkit.output import DummyOutput

    class Keyboard(PosixPipeInput):
        """A terminal that sends one key whenever the one before was read, and Ctrl+C at the end."""

        def begin(self, prompts: Prompts, talk: Conversation, chance: Random, keys: int, seen: Seen) -> None:
            self.prompts, self.talk, self.chance, self.seen = prompts, talk, chance, seen
            self.most, self.waiting = seen.keys + keys, deque[str]()
            self.marks, self.marking = Marks(seen), False
            self.endings = -1  # the next is sent before the one that was read does anything
            self.next_one()

        def read_keys(self) -> list[KeyPress]:
            pressed = super().read_keys()
            if not select.select([self.fileno()], [], [], 0)[0]:
                self.next_one()
            return pressed

        def next_one(self) -> None:
            if not self.waiting:
                self.waiting.extend(self._more())
            sent = self.waiting.popleft()
            self.seen.note(sent)
            self.send_text(sent)

        def _more(self) -> list[str]:
            """The next keys: any, a marked text, a truthful answer, or Ctrl+C when the life is over."""
            if self.seen.keys >= self.most:
                self.endings += 1
                return ["\x03"]
            self.seen.keys += 1
            kind, state = self.chance.random(), self.talk._state
            asked = state.asked if state is not None else None
            if self.marking and asked is not None:
                return [self._marked(asked.id)]
            self.marking = kind < 0.04
            if self.marking:
                return ["\x05"]  # once it was read, all before it has done what it does
            if kind < 0.14 and asked is not None and state is not None:
                text = typed_in_lines(asked, reply(truth(state, self.chance.choice(WAYS[:2])), asked))
                return [f"\x15{text}", *["\r"] * (2 if asked.kind == "prose" else 1)]
            pressed = press(self.chance)
            self.seen.keys += len(pressed) - 1
            return pressed

        def _marked(self, question: str) -> str:
            text, field, self.marking = self.marks.text(self.talk, question), self.prompts._field, False
            if field is None or field.future is None or field.future.done():
                self.marks.forget(text)  # the field is given: it will be typed at the next question
            return text


def in_lines(start: Start, chance: Random, keys: int, seen: Seen) -> None:
    lang = chance.choice(LANGUAGES)
    opened = opened_by(start, lang)
    with PosixPipeInput.create() as ends:
        keyboard = Keyboard(ends.pipe)
        prompts = Prompts(keyboard, DummyOutput())
        screen = Screen(io.StringIO(), chance.choice((1, 20, 40, 80, 100)))
        talk = Conversation(opened, words(lang), prompts, screen)
        keyboard.begin(prompts, talk, chance, keys, seen)
        try:
            talk.run()
            seen.ends["by itself"] += 1
        except KeyboardInterrupt:
            seen.ends[f"{keyboard.endings} Ctrl+C"] += 1
            assert keyboard.endings <= 2, "Ctrl+C does not leave"
            talk.put_away()
        finally:
            opened.desk.close()
    state = talk._state
    assert state is not None
    kept_is(opened.desk, state, keyboard.marks, talk, seen)
    opens_again(opened.desk, state, prompts.unfinished or "")


@pytest.mark.skipif(sys.platform == "win32", reason="keys go through a pipe")
def test_line_mode_withstands_random_keys(tmp_path: Path) -> None:
    seen = Seen()
    seen.lived(round(5_000 * SCALE), tmp_path, partial(in_lines, seen=seen))
    assert not seen.faults, "\n\n".join(seen.faults[:3])
