"""Prints every ratio that `design.md` 7 names for line mode, the engine, the files and the document."""

from __future__ import annotations

import io
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

from interview.engine import commands as do
from interview.engine.machine import State, begin, step
from interview.engine.mending import mends
from interview.engine.plan import Plan
from interview.engine.relations import compute, holds
from interview.engine.repair import System
from interview.flowfiles.loading import load_flow
from interview.session import AnswersFile, Session
from tests.support.interviews import facts_of, flow, hold
from tests.support.reports import typed

FLOOR = """
from pydantic import BaseModel
class Answer(BaseModel):
    value: int
import questionary
questionary.text("问").unsafe_ask()
"""
ROUNDS = 9


def median(run: Callable[[], object], rounds: int = ROUNDS, each: int = 1) -> float:
    """Milliseconds of one run, the median of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(each):
            run()
        times.append((time.perf_counter() - start) * 1000 / each)
    return statistics.median(times)


def row(what: str, ours: float, wanted: str, floor: float | None = None) -> None:
    """One line of the table."""
    ratio = f"{ours / floor:6.2f} ×" if floor else " " * 8
    print(f"{what:<52} {ours:9.3f} ms  {ratio}  {wanted}")


def first_prompt(command: list[str], prompt: str) -> float:
    """From the start of a process to its first prompt at a pseudo-terminal."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        child = pexpect.spawn(
            command[0], command[1:], cwd=folder, encoding="utf-8", timeout=30, dimensions=(24, 80)
        )
        child.expect(prompt)
        took = (time.perf_counter() - start) * 1000
        child.close(force=True)
    return took


def starting() -> None:
    """The first question of line mode against a model and a prompt."""
    nianbao = str(Path(sys.executable).with_name("nianbao"))
    ours, floor = [], []
    for _ in range(ROUNDS):
        floor.append(first_prompt([sys.executable, "-c", FLOOR], "问"))
        ours.append(first_prompt([nianbao, "--line"], "全称是什么"))
    row("first question, line mode", statistics.median(ours), "≤ 1.3 ×", statistics.median(floor))


def engine() -> None:
    """Flow, figures, relations, steps and repairs of report 002."""
    id, figures = typed("002")
    load_flow.cache_clear()

    def load() -> None:
        load_flow.cache_clear()
        load_flow(id)

    row("loading and judging a flow", median(load), "≤ 30 ms")
    held = hold(facts_of(id, figures, kind="city_government"))
    form, book = flow(id), held.state.book
    sheet = dict(held.state.plan.sheet)
    inputs = {a: v for a, v in sheet.items() if held.state.plan.figures[a].origin != "computed"}

    def sums() -> None:
        known = dict(inputs)
        compute(form.relations, known)
        for relation in form.relations:
            holds(relation, known)

    row("all figures and relations of 002, from the sheet", median(sums, each=50), "≤ 0.4 ms")
    row("the whole plan of 002 (questions, figures, origins)", median(lambda: Plan(form, book), each=20), "")
    state = begin(form, book)[0]
    answers = [a for a in state.plan.asked if a.answer is not None and a.entry is None]

    def one(asked: str) -> Callable[[], State]:
        return lambda: step(state, do.Answer(asked, "", insist=True))[0]

    slowest = max(median(one(a.id), rounds=3) for a in answers)
    row("one step, the slowest question of 002", slowest, "≤ 2 ms")
    system = System(form.relations)
    one_wrong = {**sheet, "applications.granted.natural": 5344}
    two_wrong = {**one_wrong, "reconsideration.upheld": 377}
    row("repair, one cell", median(lambda: system.mends(one_wrong), each=20), "≤ 5 ms")
    row("repair, two cells", median(lambda: system.mends(two_wrong), each=3), "≤ 20 ms")
    row(
        "repair in the interview",
        median(lambda: mends(held.state.plan, {"applications.granted.natural": 5344})),
        "",
    )


def files() -> None:
    """A save and a document against their floors."""
    from docx import Document

    from interview.export import render

    id, figures = typed("002")
    state = hold(facts_of(id, figures, kind="city_government")).state
    states = [step(state, do.Answer("office.phone", f"0795-25{n:05}"))[0] for n in range(2)]
    with tempfile.TemporaryDirectory() as folder:
        file = AnswersFile.create(Path(folder) / "a.nianbao.json", Session(id, 1, state.book))
        turn = iter(range(10**6))
        ours = median(lambda: file.save(states[next(turn) % 2].book, None), rounds=60)
        data = file.path.read_bytes()
        floor = median(lambda: durable(Path(folder), data), rounds=60)
        file.close()
    row("save after an answer", ours, "≤ 1.5 ×", floor)
    floor = median(lambda: Document().save(io.BytesIO()))
    row("whole docx", median(lambda: render(state.plan, "docx")), "≤ 2 ×", floor)


def durable(folder: Path, data: bytes) -> None:
    """One atomic durable save of the same bytes, nothing more."""
    temporary, path = folder / "floor.tmp", folder / "floor"
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


if __name__ == "__main__":
    starting()
    engine()
    files()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'peak memory of a child (line mode among them)':<52} {peak:9.1f} MB            ≤ 80 MB")
