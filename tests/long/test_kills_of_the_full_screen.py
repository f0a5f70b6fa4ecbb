"""The full screen killed and hung up at random moments: the file opens, and goes on where it stopped.

Four times by default; NIANBAO_LONG says which part of two hundred: 1 for all of them. Every other time the window is
closed politely (SIGHUP), else the process is killed where it stands.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.wording.catalog import words
from interview.wording.questions import question
from interview.wording.wrap import wrapped
from tests.interview.cli.terminal import Window, window
from tests.long.test_kills_of_line_mode import CLERKS, SEED, Tally, begun, judged
from tests.support.interviews import facts_of
from tests.support.typing_answers import as_typed

KILLS = 200
TIMES = max(4, round(KILLS * float(os.environ.get("NIANBAO_LONG") or 0)))
WIDTH = 76
"""Cells of a question at 80 columns."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def test_kills_at_random_moments_lose_no_answer(tmp_path: Path) -> None:
    chance, seen = random.Random(SEED), Tally()
    clerks = cycle(facts_of(id, figures, way=way) for id, way, figures in CLERKS)
    path, facts = tmp_path / "0.nianbao.json", next(clerks)
    state = begin(facts.flow)[0]
    for kill in range(TIMES):
        there = path.exists()
        with window(tmp_path, *begun(there, path, facts)) as at:
            states = list(one_life(at, state, facts, chance, hang_up=kill % 2 == 0))
        seen.told += len(states) - 2
        next_one = judged(path, there, states, seen)
        if next_one is None or next_one.asked is None or kill == TIMES // 2:  # few kills end no interview
            path, facts = tmp_path / f"{kill + 1}.nianbao.json", next(clerks)
            next_one = begin(facts.flow)[0]
        state = next_one
    print(f"seed {SEED}, {seen}")
    assert not seen.faults, seen.faults[:5]
    assert (seen.lost, seen.unopened) == (0, 0)


def one_life(
    at: Window, state: State, facts: Facts, chance: random.Random, *, hang_up: bool
) -> Iterator[State]:
    """Answers a few questions and is ended; gives the states that were surely kept and, last, one that may be."""
    yield state
    shows(at, state)
    for _ in range(chance.randrange(8)):
        if state.asked is None:
            break
        state = answered(at, state, facts)
        shows(at, state)
        yield state
    following = answered(at, state, facts) if state.asked is not None else state
    time.sleep(chance.uniform(0, 0.05))
    os.kill(at.child.pid, signal.SIGHUP if hang_up else signal.SIGKILL)
    at.to_the_end()
    yield following


def shows(at: Window, state: State) -> None:
    """Waits until the question of a state stands there, and so what was answered before it is kept."""
    said = question(state.asked, words("zh")) if state.asked is not None else "都答完了"
    at.wait_for(wrapped(said, WIDTH)[0])


def answered(at: Window, state: State, facts: Facts) -> State:
    """Types the answer to the question that stands there; gives what follows on it."""
    asked = state.asked
    assert asked is not None
    given = reply(facts, asked)
    at.child.send("\x15" + as_typed(asked, given) + ("\x13" if asked.kind == "prose" else "\r"))
    return step(state, do.Skip() if given is None else do.Answer(asked.id, given))[0]
