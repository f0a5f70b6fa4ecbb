"""Prints what the issue of the full screen asks for, as ratios to a bare Textual app in the same run.

    python -m tests.benchmarks.full_screen [--turns 1000] [--rounds 7] [--only answer]

Everything goes through a pseudo-terminal of 120 × 40, from the byte sent to the text that comes back.
"""

from __future__ import annotations

import argparse
import os
import re
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pexpect

from interview.engine.step.machine import begin
from interview.session import AnswersFile, Session
from tests.interview.cli.terminal import ROOT
from tests.support.interviews import facts_of, flow, hold

BARE = [sys.executable, str(Path(__file__).with_name("bare_screen.py"))]
OURS = [sys.executable, "-c", "from interview.cli import main; raise SystemExit(main())"]
FILE = "a.nianbao.json"
_ESCAPES = re.compile(
    rb"\x1b\[[0-9;?<>=$]*[ -/]*[@-~]|\x1b[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-B0]|\x1b."
)


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(self, command: list[str], folder: Path) -> None:
        env = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        self.began = time.perf_counter()
        self.child = pexpect.spawn(command[0], command[1:], cwd=str(folder), env=env, dimensions=(40, 120))
        self.child.delaybeforesend = None

    def until(self, text: str, since: float | None = None) -> float:
        """Milliseconds until a text has come."""
        start, seen = since or time.perf_counter(), b""
        while time.perf_counter() - start < 30:
            if select.select([self.child.child_fd], [], [], 0.2)[0]:
                seen += os.read(self.child.child_fd, 1 << 16)
                if text.encode() in _ESCAPES.sub(b"", seen):
                    return (time.perf_counter() - start) * 1000
        raise TimeoutError(text)

    def settled(self, quiet: float = 0.25) -> float:
        """Milliseconds from the start of the program until nothing much has come for a while."""
        last = time.perf_counter()
        while select.select([self.child.child_fd], [], [], quiet)[0]:
            if len(os.read(self.child.child_fd, 1 << 16)) > 400:  # not only the cursor
                last = time.perf_counter()
            if time.perf_counter() - last > 2 * quiet:
                break
        return (last - self.began) * 1000

    def send(self, text: str) -> float:
        """Sends keys; gives the moment."""
        now = time.perf_counter()
        os.write(self.child.child_fd, text.encode())
        return now

    @property
    def memory(self) -> float:
        """Resident megabytes."""
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.child.pid}/status").read_text("utf-8"))
        assert found is not None
        return int(found[1]) / 1024


@contextmanager
def terminal(command: list[str], folder: Path) -> Iterator[Terminal]:
    """Starts a program and kills it at the end."""
    at = Terminal(command, folder)
    try:
        yield at
    finally:
        at.child.close(force=True)


@contextmanager
def folder_with(questions: int | None) -> Iterator[Path]:
    """An empty folder, or one with a report of about so many answers that goes on at its end."""
    with tempfile.TemporaryDirectory() as name:
        if questions is not None:
            ones = {
                "applications.new.natural": questions // 3,
                "applications.granted.natural": questions // 3,
            }
            book = hold(facts_of("disclosure_2021", ones, way="one_by_one")).state.book
            state = begin(flow("disclosure_2021"), book, "problems")[0]
            AnswersFile.create(Path(name) / FILE, Session(state.flow.id, 1, state.book, "problems")).close()
        yield Path(name)


def starts(rounds: int) -> tuple[float, float, float]:
    """Medians: the bare app's first question, ours, and a report of 150 turns resumed to a settled screen."""
    bare, ours, resumed, fresh = [], [], [], []
    for _ in range(rounds):
        with folder_with(None) as folder:
            with terminal([*BARE, "10"], folder) as at:
                bare.append(at.until("问〇", at.began))
            with terminal([*OURS, "new"], folder) as at:
                ours.append(at.until("全称是什么", at.began))
                fresh.append(at.settled())
        with folder_with(150) as folder, terminal([*OURS, "resume", FILE], folder) as at:
            at.until("Ctrl+Q")
            resumed.append(at.settled())
    print(f"  (ours to a settled screen: {statistics.median(fresh):.0f} ms)")
    return statistics.median(bare), statistics.median(ours), statistics.median(resumed)


@dataclass
class Turns:
    """Rounds of a program, in milliseconds: from a key to its echo, from Enter to the next question."""

    keys: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)


def bare_turn(at: Terminal, n: int, into: Turns) -> None:
    """One turn of the bare app, which has asked n questions so far."""
    at.settled(0.1)
    into.keys.append(at.until("x", at.send("x")))
    time.sleep(0.05)
    into.answers.append(at.until(f"〔{n + 1}〕", at.send("\r")))


def our_turn(at: Terminal, into: Turns) -> None:
    """One of ours: the address is answered, the phone is asked, and back again."""
    at.settled(0.1)
    at.send("\x15")
    at.settled(0.1)
    into.keys.append(at.until("x", at.send("x")))
    time.sleep(0.05)
    into.answers.append(at.until("联系电话", at.send("\r")))
    at.settled(0.1)
    at.until("办公地址", at.send("\x1b"))


@contextmanager
def at_the_address() -> Iterator[Terminal]:
    """Ours, a few answers on."""
    with folder_with(None) as folder, terminal([*OURS, "new"], folder) as at:
        at.until("全称是什么")
        at.send("甲局\r\x152025\r1\r")
        at.until("办公地址")
        at.settled()
        yield at


def answer(at: Terminal, turns: int) -> None:
    """So many turns as fast as they come; back again by what is typed, since a terminal waits after an Esc."""
    for n in range(turns):
        at.send(f"\x15{n}号\r")
        at.until("联系电话")
        at.settled(0.03)
        at.until("办公地址", at.send("<\r"))
        at.settled(0.03)


def side_by_side(ours: list[float], floor: list[float]) -> tuple[float, float, str]:
    """Medians of rounds taken in turns, and how far apart the rounds are."""
    ratios = sorted(mine / its for mine, its in zip(ours, floor, strict=True))
    quarter = len(ratios) // 4
    spread = f"rounds {ratios[quarter]:.2f}–{ratios[-1 - quarter]:.2f}, best {min(ours) / min(floor):.2f}"
    return statistics.median(ours), statistics.median(floor), spread


def row(what: str, ours: float, floor: float, wanted: str, unit: str = "ms", spread: str = "") -> None:
    """One line of the table."""
    print(f"{what:<58} {ours:8.1f} {unit}  {ours / floor:6.2f} ×  {wanted}  {spread}", flush=True)


def beside_the_bare_app(rounds: int) -> None:
    """Keys and answers, ours and the bare app's in turns."""
    mine, bare = Turns(), Turns()
    with at_the_address() as ours, folder_with(None) as folder, terminal([*BARE, "10"], folder) as floor:
        floor.until("问〇")
        floor.settled()
        for n in range(10, 10 + 3 * rounds):
            bare_turn(floor, n, bare)
            our_turn(ours, mine)
    key, bare_key, spread = side_by_side(mine.keys, bare.keys)
    row("key to echo / bare app", key, bare_key, "≤ 1.2", spread=spread)
    answered, bare_answered, spread = side_by_side(mine.answers, bare.answers)
    row("answer to the next question / bare app", answered, bare_answered, "≤ 1.5", spread=spread)


def after_many(turns: int, rounds: int) -> None:
    """An interview of so many turns and a fresh one, in turns."""
    late, early = Turns(), Turns()
    with at_the_address() as long, at_the_address() as short:
        answer(short, 10)
        answer(long, turns)
        for _ in range(3 * rounds):
            our_turn(short, early)
            our_turn(long, late)
        memory, floor = long.memory, short.memory
    for what, later, soon in (
        ("key to echo", late.keys, early.keys),
        ("answer to the next question", late.answers, early.answers),
    ):
        median, at_ten, spread = side_by_side(later, soon)
        row(f"{what} after {turns} turns / at 10", median, at_ten, "≤ 1.2", spread=spread)
    row(f"memory after {turns} turns / at 10", memory, floor, "≤ 1.3", "MB")


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser()
    options.add_argument("--turns", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--only", choices=("start", "answer", "turns"), help="one part of it")
    given = options.parse_args()
    if given.only in {None, "start"}:
        bare, ours, resumed = starts(given.rounds)
        row("start to the first legible question / bare app", ours, bare, "≤ 1.3")
        row("resume of 150 turns to a settled screen / start", resumed, ours, "≤ 1.3")
    if given.only in {None, "answer"}:
        beside_the_bare_app(given.rounds)
    if given.only in {None, "turns"}:
        after_many(given.turns, given.rounds)


if __name__ == "__main__":
    main()
