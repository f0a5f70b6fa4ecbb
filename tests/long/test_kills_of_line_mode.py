"""A terminal whose program is killed at random moments: the file opens, and goes on where it stopped.

Forty kills by default; NIANBAO_LONG says which part of two thousand: 1 for all of them. One life in ten is a
command started from nothing, and half of those are killed before their first prompt; the others are split off
from a process that has its modules loaded. Every third is asked to end, by a closed window or politely, and must.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from threading import Timer

import pytest

from interview.engine.answers.kinds import show
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.errors import InterviewError
from interview.session import AnswersFile, read
from tests.interview.cli.terminal import ROOT, SECONDS, Window, environment, window
from tests.interview.line.talking import typed
from tests.support.interviews import facts_of, flow
from tests.support.offices import SITE, SIX

KILLS = 2000
SCALE = float(os.environ.get("NIANBAO_LONG") or 1 / 50)
TIMES = max(10, round(KILLS * SCALE))
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
CLERKS: tuple[tuple[str, str, dict[str, int]], ...] = (
    ("disclosure_2021", "by_result", SIX), ("website_2018", "by_result", SITE),
    ("disclosure_2021", "one_by_one", SIX), ("disclosure_2021", "by_result", {}),
)  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


class Lives:
    """Commands at terminals of their own, most of them split off from a process that is warm already."""

    def __init__(self, nursery: subprocess.Popen[str], chance: random.Random) -> None:
        self._nursery = nursery
        self._chance = chance

    @contextmanager
    def __call__(self, folder: Path, *arguments: str) -> Iterator[Life]:
        if self._chance.random() < 0.1:
            with window(folder, *arguments) as at:
                yield Life(at, at.child.pid, cold=True)
            return
        with self._split_off(folder, *arguments) as life:
            yield life

    @contextmanager
    def _split_off(self, folder: Path, *arguments: str) -> Iterator[Life]:
        import termios

        from pexpect.fdpexpect import fdspawn

        assert self._nursery.stdin
        assert self._nursery.stdout
        ours, theirs = os.openpty()
        try:
            termios.tcsetwinsize(ours, (24, 80))
            told = {"terminal": os.ttyname(theirs), "folder": str(folder), "arguments": arguments}
            self._nursery.stdin.write(f"{json.dumps(told)}\n")
            self._nursery.stdin.flush()
            pid = int(self._nursery.stdout.readline())
            yield Life(Window(fdspawn(ours, encoding="utf-8", timeout=SECONDS)), pid)
            with _ends(pid):
                assert self._nursery.stdout.readline() == "gone\n"
        finally:
            os.close(ours)
            os.close(theirs)


@contextmanager
def _ends(pid: int) -> Iterator[None]:
    """Fails where a life goes on and on."""
    stuck = Timer(SECONDS, os.kill, (pid, signal.SIGKILL))
    stuck.start()
    yield
    assert stuck.is_alive(), "it did not end when it was asked to"
    stuck.cancel()


@dataclass
class Life:
    """One run of the command, until it is killed."""

    at: Window
    pid: int
    cold: bool = False
    """Whether it is started from nothing."""

    def type(self, text: str) -> None:
        self.at.child.send(text)

    def end(self, chance: random.Random) -> None:
        os.kill(self.pid, chance.choice((signal.SIGKILL,) * 4 + (signal.SIGHUP, signal.SIGTERM)))


@pytest.fixture
def nursery() -> Iterator[subprocess.Popen[str]]:
    pytest.importorskip("pexpect")
    command = [sys.executable, "-m", "tests.long.nursery"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        encoding="utf-8",
    )  # fmt: skip
    yield process
    process.kill()
    process.communicate()


@dataclass
class Tally:
    """What was seen, counted; a fault does not end the search."""

    hit: Counter[str] = field(default_factory=Counter)
    """Kills, by where in the interview they fell."""
    told: int = 0
    """Answers after which the next question stood there: surely kept."""
    lost: int = 0
    """Of all surely kept, in this life or one before, those that a file no longer has."""
    opened: int = 0
    unopened: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        hit = ", ".join(f"{number} {where}" for where, number in sorted(self.hit.items()))
        files = f"{self.opened} files opened, {self.unopened} did not"
        return f"{self.hit.total()} kills: {hit}\n{self.told} answers told, {self.lost} lost; {files}"


def test_kills_at_random_moments_lose_no_answer(tmp_path: Path, nursery: subprocess.Popen[str]) -> None:
    chance = random.Random(SEED)
    lives, seen = Lives(nursery, chance), Tally()
    clerks = cycle(facts_of(id, figures, way=way) for id, way, figures in CLERKS)
    path, facts = tmp_path / "0.nianbao.json", next(clerks)
    state = begin(facts.flow)[0]
    for kill in range(TIMES):
        there = path.exists()
        arguments = (*begun(there, path, facts), "--line")
        with lives(tmp_path, *arguments) as life:
            states = list(one_life(life, state, facts, chance))
        seen.told += len(states) - 2
        next_one = judged(path, there, states, seen)
        if next_one is None or next_one.asked is None or kill == TIMES // 2:  # few kills end no interview
            path, facts = tmp_path / f"{kill + 1}.nianbao.json", next(clerks)
            next_one = begin(facts.flow)[0]
        state = next_one
    print(f"seed {SEED}, {seen}")
    assert not seen.faults, seen.faults[:5]
    assert (seen.lost, seen.unopened) == (0, 0)


def begun(there: bool, path: Path, facts: Facts) -> tuple[str, ...]:
    """How an interview is gone on with, or begun in the form that a clerk fills in."""
    return ("resume", path.name) if there else ("new", path.name, "--flow", facts.flow.id)


def judged(path: Path, there: bool, states: list[State], seen: Tally) -> State | None:
    """Where the interview stands on disk; whatever the kill hit, nothing surely kept is missing."""
    surely, perhaps = states[-2], states[-1]
    if not path.exists() and not there and len(states) == 2:
        seen.hit["before there was a file"] += 1
        return surely
    try:
        saved = opened(path)
        sound(path)
    except InterviewError as trouble:
        seen.unopened += 1
        seen.faults.append(f"{path.name}: {trouble.code}")
        return None
    seen.opened += 1
    kept, before, after = stands(saved), stands(surely), stands(perhaps)
    if kept not in (before, after):
        missing = set(surely.book.answers) - set(saved.book.answers)
        seen.lost += max(1, len(missing))
        seen.faults.append(f"{path.name}: neither the one nor the other, without {sorted(missing)}")
    when = "before an answer was kept" if kept == before else "after an answer was kept"
    seen.hit["at a prompt or a start" if before == after else when] += 1
    return saved


def stands(state: State) -> tuple[object, ...]:
    """All of an interview that a file must have kept."""
    return state.book, state.asked, state.place.passed


def one_life(life: Life, state: State, facts: Facts, chance: random.Random) -> Iterator[State]:
    """Answers a few questions and is killed; gives the states that were surely kept and, last, one that may be."""
    yield state
    if chance.random() < (0.5 if life.cold else 0.05):
        time.sleep(chance.uniform(0, 0.5 if life.cold else 0.03))
        life.end(chance)
        yield state
        return
    life.at.prompt()
    for _ in range(chance.randrange(6)):
        if state.asked is None:
            break
        following = answered(life, state, facts, chance)
        life.at.prompt()
        state = following
        yield state
    following = answered(life, state, facts, chance) if state.asked is not None else state
    time.sleep(chance.uniform(0, 0.03) if chance.random() < 0.8 else chance.uniform(0, 0.2))
    life.end(chance)
    yield following


_CLEAR = "\x15" * 3
"""Empties a field in which a paragraph was half typed, and the line begun below it."""


def answered(life: Life, state: State, facts: Facts, chance: random.Random) -> State:
    """What follows on what is typed: mostly the answer, now and then a step back."""
    asked = state.asked
    assert asked is not None
    if chance.random() < 0.08:
        life.type(f"{_CLEAR}<\r")
        return step(state, do.Back())[0]
    given = reply(facts, asked)
    text = typed(asked, given)
    life.type(_CLEAR + text + ("\r\r" if asked.kind == "prose" else "\r"))
    if given is None:
        return step(state, do.Skip())[0]
    # After a step back the answer stands in the field, and one that is typed again as it was keeps its origin.
    same = asked.answer is not None and text == show(asked.answer.value)
    return step(state, do.Answer(asked.id, "" if same else given))[0]


def opened(path: Path) -> State:
    """The interview as the file has it."""
    session = read(path)
    return begin(flow(session.flow), session.book, session.place, session.passed)[0]


def sound(path: Path) -> None:
    """The next one gets in at once, and the version before can be read too."""
    with AnswersFile.open(path, wait=0):
        pass
    backup = path.with_name(f"{path.name}.bak")
    if backup.exists():
        read(backup)
    assert not path.with_name(f"{path.name}.tmp").exists()
