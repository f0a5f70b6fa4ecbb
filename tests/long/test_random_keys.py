"""Random keys in the full screen and in line mode, from ten starting states.

Nothing crashes; two Ctrl+Q leave from everywhere; what was confirmed is in the file, and nothing else is; a text that was
typed at one question never stands in another's answer; the file opens again at the same question with what was half typed.
A fiftieth by default; NIANBAO_LONG says which part of 20,000 keys in the full screen and 5,000 in line mode, NIANBAO_SEED
where chance begins.
"""

from __future__ import annotations

import asyncio
import os
import traceback
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random

import pytest
from textual import constants
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

from interview.cli.door import door
from interview.cli.interviewing import fresh, resumed
from interview.engine.machine import State
from interview.holding import Opened
from interview.session import read
from interview.tui.app import FullScreen
from interview.tui.held import Held
from interview.tui.screens.conversation import ConversationScreen
from interview.wording.catalog import words
from tests.long.random_keys import STATES, Start, key, marked, marks_in
from tests.support.screens import settled

SCALE = float(os.environ.get("NIANBAO_LONG") or 1 / 50)
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
IN_THE_FULL_SCREEN, IN_LINES = round(20_000 * SCALE), round(5_000 * SCALE)
A_LIFE = 120
"""So many keys, then Ctrl+Q."""
SECONDS = 30
"""Nothing may take so long, on however busy a machine."""
SIZES = ((80, 24), (80, 24), (120, 36), (160, 50), (60, 10), (40, 24))
LANGUAGES = ("zh", "zh", "zh", "en")
RESIZED = tuple(
    (width, height) for width in (1, 2, 10, 20, 40, 80, 120, 200) for height in (1, 2, 5, 10, 24, 50)
)


@dataclass
class Seen:
    """What was seen, counted; a fault does not end the search."""

    keys: int = 0
    lives: Counter[str] = field(default_factory=Counter)
    """By the state they began in."""
    left: Counter[str] = field(default_factory=Counter)
    """How lives ended: the Ctrl+Q that were needed, or by a way out that the keys found."""
    checked: int = 0
    """How often file and screen were compared."""
    marks: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"seed {SEED}: {self.keys} keys, {dict(self.lives)}, {dict(self.left)}, {self.checked} comparisons, {self.marks} marks, {len(self.faults)} faults"


@dataclass
class Marks:
    """Where each marked text was typed: (interview, question), None where no question was asked."""

    typed: dict[int, tuple[int, str] | None] = field(default_factory=dict)

    def stray(self, interview: int, state: State) -> Iterator[str]:
        for id, answer in state.book.answers.items():
            if answer.origin != "typed" or not isinstance(answer.value.value, str):
                continue
            for mark in marks_in(answer.value.value):
                if mark in self.typed and self.typed[mark] != (interview, id):
                    yield f"mark {mark}, typed at {self.typed[mark]}, stands in {id}"


class Life:
    """One run of the full screen, driven by what a terminal sends."""

    def __init__(self, app: FullScreen, pilot: Pilot[int], chance: Random, seen: Seen) -> None:
        self.app, self.pilot, self.chance, self.seen = app, pilot, chance, seen
        self.parser = XTermParser()
        self.recent: deque[str] = deque(maxlen=25)
        self.marks = Marks()

    @property
    def over(self) -> bool:
        return self.app._exit or self.app._exception is not None

    @property
    def held(self) -> Held | None:
        return self.app.holding

    def send(self, text: str) -> None:
        driver = self.app._driver
        assert driver is not None
        self.recent.append(text if len(text) < 60 else text[:60] + "…")
        for event in self.parser.feed(text):
            driver.process_message(event)

    async def wait(self) -> None:
        """Sometimes not at all, sometimes until everything is done."""
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
        for event in self.parser.tick():
            self.app._driver.process_message(event)
        await asyncio.sleep(0)
        if not self.over:
            await settled(self.pilot)

    async def run(self, keys: int) -> None:
        for _ in range(keys):
            if self.over:
                return
            chance = self.chance.random()
            if chance < 0.02:
                self.recent.append("resize")
                await self.pilot.resize_terminal(*self.chance.choice(RESIZED))
            elif chance < 0.05:
                await self.type_marked()
            elif chance < 0.08:
                await self.check()
            else:
                self.send(key(self.chance))
            self.seen.keys += 1
            await self.wait()

    async def type_marked(self) -> None:
        await self.settle()
        if self.over:
            return
        self.seen.marks += 1
        number = self.seen.marks
        screen = self.app.screen
        asked = screen.composer.asking if isinstance(screen, ConversationScreen) else None
        self.marks.typed[number] = (id(self.held), asked.asked.id) if asked is not None else None
        self.send(marked(number))
        await self.settle()

    async def check(self) -> None:
        """What the file says is what the screen holds."""
        await self.settle()
        if self.over or self.held is None or self.held.desk.path is None or self.held.desk.unsaved:
            return
        self.seen.checked += 1
        saved = read(self.held.desk.path)
        assert saved.book == self.held.state.book, "file and screen differ"
        for each in self.marks.stray(id(self.held), self.held.state):
            raise AssertionError(each)


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


def app_of(start: Start, lang: str) -> FullScreen:
    said = words(lang)
    if start.home:
        way_in = door(
            Path(), lang, lambda last: fresh(lang, said, None, None, None, str(last) if last else None),
            lambda path: resumed(path, lang, said),
        )  # fmt: skip
        return FullScreen(None, said, way_in)
    opened = (
        resumed(Path(start.file), lang, said)
        if start.file
        else fresh(lang, said, None, None, None, start.last)
    )
    return FullScreen(opened, said)


async def one_life(start: Start, keys: int, chance: Random, seen: Seen, name: str) -> None:
    lang, size = chance.choice(LANGUAGES), chance.choice(SIZES)
    app = app_of(start, lang)
    app.animation_level = "none"
    life = None
    try:
        async with asyncio.timeout(SECONDS * 20):
            async with app.run_test(size=size) as pilot:
                life = Life(app, pilot, chance, seen)
                await life.run(keys)
                await leave(life)
    finally:
        if app.holding is not None:
            app.holding.put_away()
            app.holding.desk.close()
        if life is not None:
            recent.extend(life.recent)


recent: deque[str] = deque(maxlen=25)


async def leave(life: Life) -> None:
    app = life.app
    if life.over:
        life.seen.left["by itself"] += 1
        return
    await life.check()
    await life.settle()
    if life.over:
        return
    for times in (1, 2):
        life.send("\x11")
        for _ in range(int(SECONDS / 0.02)):
            if life.over:
                life.seen.left[f"Ctrl+Q x {times}"] += 1
                return
            await asyncio.sleep(0.02)
            if times == 1 and _ > 100:
                break
    raise AssertionError("Ctrl+Q does not leave")


def told(fault):
    lines = "".join(traceback.format_exception(fault)).split("\n")
    return "\n".join(
        line
        for at, line in enumerate(lines)
        if "/main/interview/" in line
        or "/main/tests/" in line
        or (at and "/main/interview/" in lines[at - 1])
        or (line and line[0] not in " ")
    )


def test_the_full_screen_withstands_random_keys(tmp_path: Path) -> None:
    seen, seeds, states = Seen(), Random(SEED), cycle(STATES)
    while seen.keys < IN_THE_FULL_SCREEN:
        name, seed = next(states), seeds.randrange(10**6)
        folder = tmp_path / f"{sum(seen.lives.values())}"
        folder.mkdir()
        seen.lives[name] += 1
        recent.clear()
        try:
            chance = Random(seed)
            start = STATES[name](folder, chance)
            with inside(folder):
                asyncio.run(one_life(start, min(A_LIFE, IN_THE_FULL_SCREEN - seen.keys), chance, seen, name))
        except BaseException as fault:
            seen.faults.append(f"seed {seed} from {name}: {told(fault)}\n   keys {list(recent)}")
            print(seen.faults[-1], flush=True)
            if isinstance(fault, KeyboardInterrupt):
                raise
    print(seen)
    assert not seen.faults, seen.faults[:3]
