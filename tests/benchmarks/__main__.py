"""Prints every ratio that `design.md` 7 names for line mode, the engine, the files and the document."""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.corrections import mends
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.sums.error_localisation import System
from interview.engine.sums.relations import compute, holds
from interview.flowfiles.loading import load_flow
from interview.session import AnswersFile, Session, read
from tests.benchmarks.drafts import an_answer_that_drafts_state
from tests.benchmarks.lines import first_question, peak_of_an_interview
from tests.benchmarks.timing import beside, best, head, row, row_beside, timed
from tests.support.interviews import facts_of, flow, hold
from tests.support.reports import typed

STARTS, SAVES, ANSWERS = 21, 300, 60


def engine() -> None:
    """Flow, figures, relations, steps and repairs of report 002."""
    id, figures = typed("002")

    def load() -> None:
        load_flow.cache_clear()
        load_flow(id)

    row("loading and judging a flow", best(timed(load)), "30")
    held = hold(facts_of(id, figures, kind="city_government"))
    form, book = flow(id), held.state.book
    sheet = dict(held.state.plan.sheet)
    inputs = {a: v for a, v in sheet.items() if held.state.plan.figures[a].origin != "computed"}

    def sums() -> None:
        known = dict(inputs)
        compute(form.relations, known)
        for relation in form.relations:
            holds(relation, known)

    row("all figures and relations of 002, from the sheet", best(timed(sums, each=50)), "0.4")
    row("the whole plan of 002 (questions, figures, origins)", best(timed(lambda: Plan(form, book)), 60))
    state = begin(form, book)[0]
    answers = [a for a in state.plan.asked if a.answer is not None and a.entry is None]

    def one(asked: str) -> Callable[[], State]:
        return lambda: step(state, do.Answer(asked, "", insist=True))[0]

    row("one step, the slowest question of 002", max(best(timed(one(a.id)), 15) for a in answers), "2")
    row_beside("an answer that drafts state, to one they do not", an_answer_that_drafts_state(ANSWERS), "2")
    system = System(form.relations)
    one_wrong = {**sheet, "applications.granted.natural": 5344}
    two_wrong = {**one_wrong, "reconsideration.upheld": 377}
    row("repair, one cell", best(timed(lambda: system.mends(one_wrong), each=20)), "5")
    row("repair, two cells", best(timed(lambda: system.mends(two_wrong), each=3)), "20")
    row(
        "repair in the interview",
        best(timed(lambda: mends(held.state.plan, {"applications.granted.natural": 5344}))),
    )


def files() -> None:
    """A save and a document against their floors."""
    from docx import Document

    from interview.export import render

    id, figures = typed("002")
    state = hold(facts_of(id, figures, kind="city_government")).state
    books = [step(state, do.Answer("office.phone", f"0795-25{n:05}"))[0].book for n in range(2)]
    with (
        tempfile.TemporaryDirectory() as folder,
        AnswersFile.create(Path(folder) / "a.nianbao.json", Session(id, 1, state.book)) as file,
    ):
        turn, data = iter(range(10**6)), file.path.read_bytes()
        found = beside(
            timed(lambda: file.save(books[next(turn) % 2], None)),
            timed(lambda: durable(Path(folder), data)),
            SAVES,
        )
        row_beside("save after an answer", found, "1.5")
        reading = beside(
            timed(lambda: read(file.path)), timed(lambda: json.loads(file.path.read_bytes())), 60
        )
    row_beside("one report in the list of reports", reading)
    empty = timed(lambda: Document().save(io.BytesIO()))
    row_beside("whole docx", beside(timed(lambda: render(state.plan, "docx")), empty, 15), "2")


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
    head()
    row_beside("first question, line mode", first_question(STARTS), "1.3")
    engine()
    files()
    peak = peak_of_an_interview()
    if peak is None:
        print("the memory of an interview cannot be told on this system")
    else:
        row("peak memory of an interview in line mode, MB", peak, "80", "MB")
