"""A terminal whose program is killed at random moments: the file opens, and goes on where it stopped.

Ten kills by default; NIANBAO_LONG says which part of five hundred: 1 for all of them.
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

from interview.engine import commands as do
from interview.engine.machine import State, begin, step
from interview.engine.respondent import Facts, reply
from interview.session import AnswersFile, read
from tests.interview.cli.terminal import Window, window
from tests.interview.line.talking import typed
from tests.support.interviews import facts_of, flow
from tests.support.offices import SIX

KILLS = 500
SCALE = float(os.environ.get("NIANBAO_LONG") or 0)
TIMES = max(10, round(KILLS * SCALE))
SEED = int(os.environ.get("NIANBAO_SEED") or random.SystemRandom().randrange(10**6))
FLOW = "disclosure_2021"
CLERKS: tuple[tuple[str, dict[str, int]], ...] = (("by_result", SIX), ("one_by_one", SIX), ("by_result", {}))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def test_kills_at_random_moments_lose_no_answer(tmp_path: Path) -> None:
    print(f"seed {SEED}, {TIMES} kills")
    chance = random.Random(SEED)
    clerks = cycle(facts_of(FLOW, figures, way=way) for way, figures in CLERKS)
    path, facts = tmp_path / "0.nianbao.json", next(clerks)
    answers = 0
    for kill in range(TIMES):
        state = opened(path)
        if state.asked is None:
            path, facts = tmp_path / f"{kill}.nianbao.json", next(clerks)
            state = opened(path)
        there = path.exists()
        arguments = ("resume" if there else "new", path.name, "--line")
        with window(tmp_path, *arguments) as at:
            states = list(one_life(at, state, facts, chance))
        answers += len(states) - 2
        if not path.exists():
            assert not there, f"seed {SEED}, kill {kill}: the file is gone"
            assert len(states) == 2, f"seed {SEED}, kill {kill}: the file was never made"
            continue
        saved = opened(path)
        surely, perhaps = states[-2], states[-1]
        assert saved.book in (surely.book, perhaps.book), f"seed {SEED}, kill {kill}: {lost(surely, saved)}"
        at_last = surely if saved.book == surely.book else perhaps
        assert saved.asked == at_last.asked, f"seed {SEED}, kill {kill}"
        assert sound(path), f"seed {SEED}, kill {kill}"
    print(f"{answers} answers between them")


def one_life(at: Window, state: State, facts: Facts, chance: random.Random) -> Iterator[State]:
    """Answers a few questions and is killed; gives the states that were surely kept and, last, one that may be."""
    yield state
    if chance.random() < 0.1:
        time.sleep(chance.uniform(0, 0.5))
        at.child.kill(signal.SIGKILL)
        yield state
        return
    at.prompt()
    for _ in range(chance.randrange(6)):
        if state.asked is None:
            break
        following = answered(at, state, facts)
        at.prompt()
        state = following
        yield state
    following = answered(at, state, facts) if state.asked is not None else state
    time.sleep(chance.uniform(0, 0.08))
    at.child.kill(signal.SIGKILL)
    yield following


def answered(at: Window, state: State, facts: Facts) -> State:
    asked = state.asked
    assert asked is not None
    given = reply(facts, asked)
    end = "\r\r" if asked.kind == "prose" else "\r"
    at.child.send("\x15" + typed(asked, given) + end)
    command = do.Skip() if given is None else do.Answer(asked.id, given)
    return step(state, command)[0]


def opened(path: Path) -> State:
    """The interview as the file has it."""
    if not path.exists():
        return begin(flow(FLOW))[0]
    session = read(path)
    return begin(flow(session.flow), session.book, session.place)[0]


def lost(surely: State, saved: State) -> object:
    return set(surely.book.answers) - set(saved.book.answers)


def sound(path: Path) -> bool:
    """Whether the next one gets in at once, and the version before can be read too."""
    with AnswersFile.open(path, wait=0):
        pass
    backup = path.with_name(f"{path.name}.bak")
    if backup.exists():
        read(backup)
    return not path.with_name(f"{path.name}.tmp").exists()
