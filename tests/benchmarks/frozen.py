"""Prints how soon the frozen program asks its first question, as ratios to the installed one in the same run, and its size.

python -m tests.benchmarks.frozen dist/nianbao/nianbao [--rounds 11]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.full_screen import row, side_by_side, terminal

FIRST = "全称是什么"


def first_question(command: list[str]) -> float:
    """Milliseconds from the start of a process to its first question, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder, terminal(command, Path(folder)) as at:
        return at.until(FIRST, at.began)


def beside_the_installed(frozen: str, rounds: int) -> None:
    """Line mode and full screen, the two programs in turns."""
    installed = str(Path(sys.executable).with_name("nianbao"))
    for face, options in (("full screen", []), ("line mode", ["--line"])):
        theirs, floor = [], []
        for _ in range(rounds):
            floor.append(first_question([installed, "new", *options]))
            theirs.append(first_question([frozen, "new", *options]))
        ours, bare, spread = side_by_side(theirs, floor)
        row(f"first question, {face}, frozen / installed", ours, bare, "≤ 1.5", spread=spread)


def size(frozen: Path) -> float:
    """Megabytes of all that lies in the program's folder."""
    files = (each for each in frozen.parent.rglob("*") if each.is_file() and not each.is_symlink())
    return sum(each.stat().st_size for each in files) / 1_000_000


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("program", type=Path)
    asked.add_argument("--rounds", type=int, default=11)
    given = asked.parse_args()
    beside_the_installed(str(given.program.resolve()), given.rounds)
    print(f"the whole folder: {size(given.program.resolve()):.0f} MB")
