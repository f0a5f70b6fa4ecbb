"""Line mode at a pseudo-terminal: how soon it asks, and how much memory a whole interview takes."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect

from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import reply
from tests.benchmarks.timing import Beside, beside
from tests.interview.cli.terminal import PROMPT, Window, environment
from tests.interview.line.talking import typed
from tests.support.interviews import facts_of, flow

FLOOR = """
from pydantic import BaseModel
class Answer(BaseModel):
    value: int
import questionary
questionary.text("问").unsafe_ask()
"""
ENDING_WITH_ITS_PEAK = """
from interview.cli import main
main()
print(open("/proc/self/status").read())
"""
STATUS = Path("/proc/self/status")


def first_question(rounds: int) -> Beside:
    """From the start of a process to a field that can be typed in, against a model and a prompt.

    Both with their byte-code at hand, as pip leaves it, whatever the environment of this run says.
    """
    nianbao = str(Path(sys.executable).with_name("nianbao"))
    with tempfile.TemporaryDirectory() as codes:
        env = environment(PYTHONPYCACHEPREFIX=codes)
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        return beside(
            lambda: _until_asked([nianbao, "new", "--line"], f"全称是什么(?s:.*?)(?:{PROMPT})", env),
            lambda: _until_asked([sys.executable, "-c", FLOOR], r"问(?s:.*?)\x1b\[\?25h", env),
            rounds,
        )


def _until_asked(command: list[str], field: str, env: dict[str, str]) -> float:
    start = time.perf_counter()
    with _spawned(command, env) as child:
        child.expect(field)
        return (time.perf_counter() - start) * 1000


def peak_of_an_interview() -> float | None:
    """Most memory that a quiet office's interview took, its report written, in MB; None where none can tell."""
    if not STATUS.exists():
        return None
    with _spawned([sys.executable, "-c", ENDING_WITH_ITS_PEAK, "new", "--line"], environment()) as child:
        at = Window(child)
        facts = facts_of("disclosure_2021")
        state = begin(flow("disclosure_2021"))[0]
        while (asked := state.asked) is not None:
            answer = reply(facts, asked)
            text, end = typed(asked, answer), "\r\r" if asked.kind == "prose" else "\r"
            at.type("\x152025" if asked.id == "year" else text, end)
            state, _ = step(state, do.Answer(asked.id, answer if answer is not None else ""))
        at.type("")
        child.expect(pexpect.EOF)
    told = re.search(r"VmHWM:\s+(\d+) kB", child.before)
    if told is None or "写好了" not in child.before:
        raise RuntimeError(child.before)
    return int(told[1]) / 1024


@contextmanager
def _spawned(command: list[str], env: dict[str, str]) -> Iterator[pexpect.spawn]:
    with tempfile.TemporaryDirectory() as folder:
        child = pexpect.spawn(
            command[0], command[1:], cwd=folder, env=env, encoding="utf-8", timeout=60, dimensions=(24, 80)
        )
        try:
            yield child
        finally:
            child.close(force=True)
