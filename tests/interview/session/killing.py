"""Kills a process that saves, at random moments, and looks at what it left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from interview.session import AnswersFile, Session, read
from tests.interview.session.books import counts

FAMILY = {"", ".bak", ".lock", ".tmp"}


def kill_while_saving(
    path: Path, start: Callable[..., subprocess.Popen[str]], times: int, seed: int = 1
) -> None:
    """Kill again and again; each time nothing that was said to be saved is missing."""
    chance = random.Random(seed)
    with AnswersFile.create(path, Session("f", 1, counts(a=1), "0")):
        pass
    nursery = start("saving")
    for _ in range(times):
        said = _one_life(nursery, path, chance.uniform(0, 0.02))
        session = read(path)
        saved = int(session.place or 0)
        assert saved >= said
        assert all(
            session.book.answers[f"q.{n % 50}"].value.value == n for n in range(max(1, saved - 49), saved + 1)
        )
        backup = Path(f"{path}.bak")
        if backup.exists():
            assert saved - 1 <= int(read(backup).place or 0) <= saved
        assert {other.name.removeprefix(path.name) for other in path.parent.iterdir()} <= FAMILY
    with AnswersFile.open(path, wait=0):
        assert not Path(f"{path}.tmp").exists()


def _one_life(nursery: subprocess.Popen[str], path: Path, seconds: float) -> int:
    assert nursery.stdin
    assert nursery.stdout
    nursery.stdin.write(f"{path}\n")
    nursery.stdin.flush()
    child, said = 0, 0
    # Both processes write to one pipe: the number of the process may come after its first counts.
    while not child:
        word = nursery.stdout.readline().split()
        if word[0] == "pid":
            child = int(word[1])
        else:
            said = int(word[0])
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    while (line := nursery.stdout.readline().strip()) != "gone":
        said = int(line)
    return said
