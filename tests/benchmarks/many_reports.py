"""`nianbao check` of 200 and of 2,000 reports made from the published ones: `python -m tests.benchmarks.many_reports`.

Prints the time of a report, the most memory that all its processes had at once, and how many cores were at work, beside
two floors measured in the same run: the same files only read, in one process and in one for each core.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.interview.cli.terminal import COMMAND, environment
from tests.interview.review.anomalies import RAW

SIZES = (200, 2000)
READING = """
import sys
from pathlib import Path
from interview.errors import InterviewError
from interview.flowfiles import available
from interview.reading.report import read_report
flows = available()
for path in sorted(Path(sys.argv[1]).iterdir())[int(sys.argv[2])::int(sys.argv[3])]:
    try:
        read_report(path, flows)
    except InterviewError:
        pass
"""
AT_ONCE = """
import os, subprocess, sys
cores = os.cpu_count()
readers = [subprocess.Popen([sys.executable, "-c", sys.argv[1], sys.argv[2], str(at), str(cores)]) for at in range(cores)]
sys.exit(max(each.wait() for each in readers))
"""


@dataclass(frozen=True)
class Run:
    """What one command took."""

    wall: float
    cpu: float
    """Seconds of all its processes."""
    peak: float
    """MB, all its processes together."""
    busiest: float
    """The share that the busiest process had of their time: near one half where two cores share the work, however
    little of the machine others leave."""


def made(folder: Path, count: int) -> Path:
    """A folder of so many reports: the published ones again and again."""
    folder.mkdir()
    sources = [(path, path.read_text("utf-8")) for path in sorted(RAW.iterdir())]
    for at in range(count):
        path, text = sources[at % len(sources)]
        (folder / f"{at:05}-{path.name}").write_text(text, "utf-8")
    return folder


def run(command: list[str], out: Path, codes: Path) -> Run:
    """Runs a command to its end; its processes are a session of their own.

    Args:
        command: The command.
        out: Where its output goes.
        codes: Where byte-code is kept, as pip leaves it beside an installed program.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with out.open("wb") as stream:
        env = environment(PYTHONPYCACHEPREFIX=str(codes))
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        child = subprocess.Popen(
            command, stdout=stream, stderr=subprocess.DEVNULL, env=env, start_new_session=True
        )
        peak, busiest = _watched(child)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Run(wall, cpu, peak, busiest)


def _watched(child: subprocess.Popen[bytes]) -> tuple[float, float]:
    """The most memory at once, and the busiest process's share of the time."""
    peak, seconds = 0.0, dict[int, int]()
    done = threading.Event()

    def wait() -> None:
        child.wait()
        done.set()

    threading.Thread(target=wait).start()
    while not done.wait(0.05):
        peak = max(peak, _looked_at(child.pid, seconds))
    return peak, max(seconds.values(), default=0) / max(1, sum(seconds.values()))


def _looked_at(session: int, seconds: dict[int, int]) -> float:
    """MB of all processes of a session; what they share is shared out (PSS). Notes the ticks that each has used."""
    whole = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "stat").read_text().rpartition(")")[2].split()
            if int(told[3]) == session:
                seconds[int(process.name)] = int(told[11]) + int(told[12])
                summed = (process / "smaps_rollup").read_text().splitlines()
                whole += int(next(line for line in summed if line.startswith("Pss:")).split()[1])
        except (OSError, StopIteration):  # it has ended meanwhile
            continue
    return whole / 1024


def main() -> None:
    print(f"{os.cpu_count()} cores; load {os.getloadavg()[0]:.1f}")
    print(
        f"{'':14}{'ms a report':>14}{'cpu ms a report':>17}{'peak MB':>9}{'cores':>7}{'busiest':>9}{'x reading, wall':>17}{'x reading, cpu':>16}"
    )
    with tempfile.TemporaryDirectory() as place:
        codes, few = Path(place) / "codes", made(Path(place) / "few", 2)
        run([*COMMAND, "check", str(few), "--format", "json"], Path(place) / "out.json", codes)
        for count in SIZES:
            folder, out = made(Path(place) / str(count), count), Path(place) / "out.json"
            floor = run([sys.executable, "-c", READING, str(folder), "0", "1"], out, codes)
            at_once = run([sys.executable, "-c", AT_ONCE, READING, str(folder)], out, codes)
            check = run([*COMMAND, "check", str(folder), "--format", "json"], out, codes)
            assert len(json.loads(out.read_text("utf-8"))) == count
            for name, each in (("reading", floor), ("at once", at_once), ("check", check)):
                print(
                    f"{name:7}{count:7}{1000 * each.wall / count:14.1f}{1000 * each.cpu / count:17.1f}{each.peak:9.0f}"
                    f"{each.cpu / each.wall:7.2f}{each.busiest:9.0%}{each.wall / floor.wall:17.2f}{each.cpu / floor.cpu:16.2f}"
                )


if __name__ == "__main__":
    main()
