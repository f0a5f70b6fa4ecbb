"""`nianbao gather` of 500 and of 5,000 units beside `check` of the same files: `python -m tests.benchmarks.many_units`.

Prints the time of a report, its ratio to only reading the same files in one process, and the most memory that the main process
and any other had; with `5000` behind it, only that many.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.many_reports import READING
from tests.interview.cli.terminal import COMMAND, environment
from tests.support.county import YEAR, county

SIZES = (500, 5_000)


@dataclass
class Run:
    """What one command took."""

    wall: float
    main: float
    """The most MB that its first process had."""
    other: float
    """The most MB that any other of its processes had."""


def run(command: list[str], out: Path) -> Run:
    """Runs a command to its end; its processes are a session of their own."""
    start, peaks, done = time.perf_counter(), dict[int, float](), threading.Event()
    with out.open("wb") as stream:
        child = subprocess.Popen(
            command, stdout=stream, stderr=subprocess.DEVNULL, env=environment(), start_new_session=True
        )

        def wait() -> None:
            child.wait()
            done.set()

        threading.Thread(target=wait).start()
        while not done.wait(0.1):
            look_at(child.pid, peaks)
    others = [peak for process, peak in peaks.items() if process != child.pid]
    return Run(time.perf_counter() - start, peaks.get(child.pid, 0), max(others, default=0))


def look_at(session: int, peaks: dict[int, float]) -> None:
    """Notes the most MB (VmHWM) that each process of a session had until now."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int((process / "stat").read_text().rpartition(")")[2].split()[3]) != session:
                continue
            lines = (process / "status").read_text().splitlines()
            peaks[int(process.name)] = (
                int(next(each for each in lines if each.startswith("VmHWM")).split()[1]) / 1024
            )
        except (OSError, StopIteration):  # it has ended meanwhile
            continue


def main(sizes: list[int]) -> None:
    """Prints the table."""
    print(f"{os.cpu_count()} cores; load {os.getloadavg()[0]:.1f}")
    print(f"{'':22}{'ms a report':>13}{'x reading':>11}{'main MB':>9}{'other MB':>10}")
    with tempfile.TemporaryDirectory() as place:
        for count in sizes:
            folder, out = Path(place) / str(count), Path(place) / "out"
            county(count).write(folder)
            gather = [
                *COMMAND,
                "gather",
                str(folder),
                "--year",
                str(YEAR),
                "--store",
                str(Path(place) / f"{count}.db"),
            ]
            commands = {
                "reading": [sys.executable, "-c", READING, str(folder), "0", "1"],
                "check": [*COMMAND, "check", str(folder), "--format", "json"],
                "gather": [*gather, "--to", "json"],
                "gather again": [*gather, "--to", "json"],
                "gather docx": [*gather, "--to", "docx", "-o", str(Path(place) / "docx")],
                "gather xlsx": [*gather, "--to", "xlsx", "-o", str(Path(place) / "xlsx")],
                "gather parquet": [*gather, "--to", "parquet", "-o", str(Path(place) / "parquet")],
                "sum": [*COMMAND, "sum", *gather[len(COMMAND) + 1 :], "-o", str(Path(place) / f"{count}.nianbao.json")],
            }  # fmt: skip
            floor = 0.0
            for name, command in commands.items():
                took = run(command, out)
                floor = floor or took.wall
                print(
                    f"{name:14}{count:8}{1000 * took.wall / count:13.1f}{took.wall / floor:11.2f}{took.main:9.0f}{took.other:10.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [*SIZES])
