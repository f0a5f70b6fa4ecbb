"""Driving and looking at the full screen: typing any text, pasting as a terminal does, pictures to compare.

Pilot presses Chinese letters but drops Chinese punctuation, and Rich measures pictures in characters, not cells; both are
mended here.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual import _wait, events
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from interview.wording.display_width import width

SMALL, LARGE = (80, 24), (120, 36)
HAND = 0.03
"""Seconds: the same key twice in less is no hand's."""
_SOON, _LONGEST = 0.03, 1.0
"""Seconds: a timer that is due sooner is part of what was started; no longer is waited for those that begin again and again."""
# Pilot sleeps twenty milliseconds at a time, several times a key, to see whether the process is idle; one shows it as well.
_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.001, 0.0004
_TEXT = re.compile(r'textLength="([0-9.]+)"([^>]*)>([^<]*)</text>')


def _parsed_once(parse: Callable[..., list[RuleSet]]) -> Callable[..., list[RuleSet]]:
    """Textual's parser of style sheets, which remembers across apps what one app remembers within itself: the same rules for the same text.

    Every app parses some fifty sheets twice, a fifth of what it takes to open one.
    """
    known: dict[object, list[RuleSet]] = {}

    def rules(sheet: Stylesheet, *text: object, **more: object) -> list[RuleSet]:
        asked = (tuple(sheet._variables.items()), text, tuple(more.items()))
        if asked not in known:
            known[asked] = parse(sheet, *text, **more)
        return known[asked]

    return rules


Stylesheet._parse_rules = _parsed_once(Stylesheet._parse_rules)  # type: ignore[method-assign]


async def type_text(pilot: Pilot[Any], text: str, *keys: str) -> None:
    """Types a text, any characters, then presses keys."""
    for character in text:
        pilot.app.post_message(events.Key(character if character != " " else "space", character))
    await settled(pilot)
    if keys:
        await press(pilot, *keys)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Presses keys one after another, each after what the one before did was done; Enter twice as a hand does."""
    before = ""
    for key in keys:
        if key == before == "enter":
            await asyncio.sleep(HAND)
        before = key
        await pilot.app._press_keys([key])
        await settled(pilot)


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Pastes a block that the terminal brackets."""
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    """Waits until everything that was started is done and shown.

    A key has gone all its way when nothing on the event loop can run any more, and nothing is about to: every queue is
    empty, every worker has ended, no timer is due at once (Textual looks at a new size of the window a moment later),
    and drawing what is new asks for nothing further.
    """
    until = monotonic() + _LONGEST
    while True:
        await _at_rest()
        with suppress(WorkerCancelled):  # it ended with its screen
            await pilot.app.workers.wait_for_complete()
        await _at_rest()
        pilot.app.screen._on_timer_update()
        if _can_run():
            continue
        due = _due()
        if due > _SOON or monotonic() > until:
            return
        await asyncio.sleep(due)


async def _at_rest() -> None:
    """Lets everything run that can, until all that is left waits for a clock, a thread or a key."""
    await asyncio.sleep(0)
    while _can_run():
        await asyncio.sleep(0)


def _can_run() -> bool:
    """Whether anything but who asks can run at once."""
    return bool(_loop()._ready)  # type: ignore[attr-defined]


def _due() -> float:
    """In how many seconds the next timer is due."""
    loop = _loop()
    times = [each.when() for each in loop._scheduled if not each.cancelled()]  # type: ignore[attr-defined]
    return max(0.0, min(times, default=inf) - loop.time())


def _loop() -> asyncio.BaseEventLoop:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, asyncio.BaseEventLoop)
    return loop


def shown(app: App[Any]) -> str:
    """The screen as lines of text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(line.text.rstrip() for line in lines)


def picture(app: App[Any]) -> str:
    """The screen as an SVG picture, its texts as wide as their cells."""
    svg = app.export_screenshot(title="nianbao", simplify=True)

    def rescaled(found: re.Match[str]) -> str:
        text = html.unescape(found[3])
        length = float(found[1]) / max(len(text), 1) * width(text.replace("\xa0", " "))
        return f'textLength="{length:g}"{found[2]}>{found[3]}</text>'

    return re.sub(r"terminal-\d+", "terminal", _TEXT.sub(rescaled, svg))


Compare = Callable[[App[Any], str], Awaitable[None]]


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Compare:
    """Compares the screen with the picture of that name beside the test; `NIANBAO_UPDATE_PICTURES=1` writes it.

    Textual draws a scroll bar anew when it is idle, and a machine with other work is late with that: a screen that does
    not come to look like its picture within ten seconds looks different. Pictures are made on Python 3.11 with the Textual of their day; elsewhere they are only made, not compared.
    """
    folder = Path(request.path).parent / "pictures"

    async def look(app: App[Any], name: str) -> None:
        file = folder / f"{name}.svg"
        if os.environ.get("NIANBAO_UPDATE_PICTURES"):
            assert sys.version_info[:2] == (3, 11), "pictures are made on Python 3.11"
            folder.mkdir(exist_ok=True)
            file.write_text(picture(app), encoding="utf-8")
        if sys.version_info[:2] == (3, 11):
            assert file.is_file(), f"there is no picture {file.name} yet: NIANBAO_UPDATE_PICTURES=1"
            wanted, until = file.read_text(encoding="utf-8"), monotonic() + 10
            while picture(app) != wanted:
                assert monotonic() < until, f"{file.name} looks different now"
                await asyncio.sleep(0.05)

    return look
