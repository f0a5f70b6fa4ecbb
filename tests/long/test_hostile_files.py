"""Hostile files through the commands, as somebody would meet them: 300 with NIANBAO_LONG=1, a fiftieth of that otherwise.

Each command has ten seconds of processor time and 400 MB, and must end with a result or a clear word: never a traceback,
never an exception that nobody foresaw. NIANBAO_SEED sets the seed, which every failure names.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.interview.cli.terminal import environment
from tests.support.hostile import Hostile, hostile

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="no limits of time and memory for a process there"
)

HOW_MANY = 300 if os.environ.get("NIANBAO_LONG") == "1" else 6
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
SECONDS = 10
MEGABYTES = 400
LIMITED = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS + 1}, {SECONDS + 2}))
resource.setrlimit(resource.RLIMIT_AS, ({3 * MEGABYTES} << 20,) * 2)
from interview.cli import main
try:
    sys.exit(main(sys.argv[2:]))
finally:
    status = Path("/proc/self/status")
    peak = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
    used = resource.getrusage(resource.RUSAGE_SELF)
    Path(sys.argv[1]).write_text(f"{{used.ru_utime + used.ru_stime}} {{peak[0] if peak else 0}}")
"""
"""What is only asked for and never used is no memory; the address space is bounded for the sake of the others here."""
PATIENCE = 300
"""Seconds by the clock: other tests may run beside."""


@dataclass(frozen=True)
class Run:
    """What a command came to."""

    code: int
    seconds: float
    megabytes: float
    said: str

    @property
    def troubles(self) -> Iterator[str]:
        """What it must not come to."""
        if self.code not in {0, 1, 2, 3}:
            yield f"ended with {self.code}"
        if "Traceback" in self.said or "出了意外" in self.said:
            yield f"nobody foresaw: {self.said[-300:]}"
        if not self.said.strip():
            yield "said nothing"
        if self.seconds > SECONDS or self.megabytes > MEGABYTES:
            yield f"took {self.seconds:.1f} s and {self.megabytes:.0f} MB"


def run(folder: Path, arguments: tuple[str, ...]) -> Run:
    """Runs a command under its limits; it says itself what it used."""
    used = folder / "used"
    used.write_text(f"{SECONDS + 1} {MEGABYTES + 1}000")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(used), *arguments], cwd=folder, env=environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE, check=False,
    )  # fmt: skip
    seconds, kilobytes = map(float, used.read_text().split())
    return Run(done.returncode, seconds, kilobytes / 1024, done.stdout.decode("utf-8", "replace"))


def put(folder: Path, made: Hostile) -> None:
    for name, data in made.files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


def test_every_hostile_file_is_read_or_told_in_ten_seconds_and_400_megabytes(tmp_path: Path) -> None:
    troubles: list[str] = []
    slowest = largest = Run(0, 0.0, 0.0, "")
    for number in range(HOW_MANY):
        made = hostile(Random(SEED * 100_000 + number))
        folder = tmp_path / str(number)
        folder.mkdir()
        put(folder, made)
        for arguments in made.commands:
            came = run(folder, arguments)
            told = f"{SEED * 100_000 + number} {' '.join(arguments)}"
            troubles += [f"{told}: {trouble}" for trouble in came.troubles]
            slowest = max(slowest, came, key=lambda each: each.seconds)
            largest = max(largest, came, key=lambda each: each.megabytes)
        for name in made.files:
            (folder / name).unlink()
    print(f"\n{HOW_MANY} files, seed {SEED}: at most {slowest.seconds:.1f} s, {largest.megabytes:.0f} MB")
    assert troubles == []


@pytest.mark.parametrize("command", ["check", "import", "story", "export", "explain"])
def test_a_pipe_a_device_and_a_folder_are_no_files_and_are_not_waited_for(
    tmp_path: Path, command: str
) -> None:
    os.mkfifo(tmp_path / "管道")
    (tmp_path / "夹").mkdir()
    out = ("-o", "a.nianbao.json")
    rest = {"import": out, "story": out, "export": ("--to", "md"), "explain": ("x",)}.get(command, ())
    for name in ("管道", "/dev/zero", "夹"):
        came = run(tmp_path, (command, name, *rest))
        if command == "check" and name == "夹":
            assert "没有" in came.said
        else:
            assert list(came.troubles) == []
            assert came.code in {1, 2}
            assert came.seconds < SECONDS / 2
