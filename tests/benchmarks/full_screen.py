"""Prints what the issue of the full screen asks for, as ratios to a bare Textual app in the same run.

    python -m tests.benchmarks.full_screen [--turns 1000] [--rounds 7]

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
from pathlib import Path

import pexpect

from interview.engine.machine import begin
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


def bare_turns(rounds: int) -> tuple[float, float]:
    """Medians of the bare app: from a key to its echo, from Enter to the next question."""
    keys, turns = [], []
    with folder_with(None) as folder, terminal([*BARE, "10"], folder) as at:
        at.until("问〇")
        at.settled()
        for n in range(11, 11 + 3 * rounds):
            at.settled(0.1)
            keys.append(at.until("x", at.send("x")))
            time.sleep(0.05)
            turns.append(at.until(f"〔{n}〕", at.send("\r")))
    return statistics.median(keys), statistics.median(turns)


def our_turns(at: Terminal, rounds: int) -> tuple[float, float]:
    """Medians of ours: the address is answered, the phone is asked, and back again."""
    keys, turns = [], []
    for _ in range(3 * rounds):
        at.settled(0.1)
        at.send("\x15")
        at.settled(0.1)
        keys.append(at.until("x", at.send("x")))
        time.sleep(0.05)
        turns.append(at.until("联系电话", at.send("\r")))
        at.settled(0.1)
        at.until("办公地址", at.send("\x1b"))
    return statistics.median(keys), statistics.median(turns)


def row(what: str, ours: float, floor: float, wanted: str, unit: str = "ms") -> None:
    """One line of the table."""
    print(f"{what:<58} {ours:8.1f} {unit}  {ours / floor:6.2f} ×  {wanted}", flush=True)


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser()
    options.add_argument("--turns", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    bare, ours, resumed = starts(given.rounds)
    row("start to the first legible question / bare app", ours, bare, "≤ 1.3")
    row("resume of 150 turns to a settled screen / start", resumed, ours, "≤ 1.3")
    bare_key, bare_turn = bare_turns(given.rounds)
    with folder_with(None) as folder, terminal([*OURS, "new"], folder) as at:
        at.until("全称是什么")
        at.send("甲局\r\x152025\r1\r")
        at.until("办公地址")
        at.settled()
        key, turn = our_turns(at, given.rounds)
        memory = at.memory
        row("key to echo / bare app", key, bare_key, "≤ 1.2")
        row("answer to the next question / bare app", turn, bare_turn, "≤ 1.5")
        for n in range(given.turns):
            at.send(f"\x15{n}号\r")
            at.until("联系电话")
            at.settled(0.02)
            at.until("办公地址", at.send("\x1b"))
            at.settled(0.02)
        later_key, later_turn = our_turns(at, given.rounds)
        row(f"key to echo after {given.turns} turns / at 10", later_key, key, "≤ 1.2")
        row(f"answer to the next question after {given.turns} turns / at 10", later_turn, turn, "≤ 1.2")
        row(f"memory after {given.turns} turns / at 10", at.memory, memory, "≤ 1.3", "MB")


if __name__ == "__main__":
    main()
