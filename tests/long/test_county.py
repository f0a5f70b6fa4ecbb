"""A gathering that is killed at random and gone on with: the same as in one go. 5,000 reports with NIANBAO_LONG=1, else 100.

The process is killed three times, wherever it is. NIANBAO_SEED sets the seed, which every failure names.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.interview.cli.terminal import FROM_HERE, environment
from tests.support.county import YEAR, county

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")

HOW_MANY = 5_000 if os.environ.get("NIANBAO_LONG") == "1" else 100
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
KILLS = 3


def test_a_gathering_killed_three_times_comes_to_the_same(tmp_path: Path) -> None:
    dice = Random(SEED)
    county(HOW_MANY).write(tmp_path / "reports")
    started = time.monotonic()
    whole = gathered(tmp_path, "one.db")
    took = time.monotonic() - started
    for _ in range(KILLS):
        killed(tmp_path, dice.uniform(0.2, 0.5) * took)
    assert gathered(tmp_path, "killed.db") == whole, f"seed {SEED}"
    assert whole.count('"unit": ') >= HOW_MANY - 5


def command(store: str) -> list[str]:
    return [*FROM_HERE, "gather", "reports", "--year", str(YEAR), "--to", "json", "--store", store]


def gathered(folder: Path, store: str) -> str:
    done = subprocess.run(
        command(store), cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    return done.stdout


def killed(folder: Path, after: float) -> None:
    """Starts the work, and kills all of it after some seconds."""
    process = subprocess.Popen(
        command("killed.db"), cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
