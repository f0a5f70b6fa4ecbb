"""A gathering that is killed at random and gone on with: the same as in one go. 5,000 reports with NIANBAO_LONG=1, else 100.

The process is killed three times, wherever it is. NIANBAO_SEED sets the seed, which every failure names.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from interview.county.consolidation import summed
from interview.county.results import Results
from interview.county.work import files_of, look_at_all
from interview.county.worklist import laid_out
from interview.desk.check.last_years import LastYears
from interview.engine.plan.plan import Plan
from interview.export import render
from interview.flowfiles import load_flow
from interview.reading.convert.to_book import imported
from interview.reading.model import ReadFigure, Report
from interview.session import AnswersFile, Session
from interview.wording.catalog import words
from tests.interview.cli.terminal import FROM_HERE, environment
from tests.support.county import YEAR, Made, county

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")

HOW_MANY = 5_000 if os.environ.get("NIANBAO_LONG") == "1" else 100
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
KILLS = 3


def test_a_gathering_killed_three_times_comes_to_the_same(tmp_path: Path) -> None:
    dice = Random(SEED)
    county(HOW_MANY, files=True).write(tmp_path / "reports")
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


@pytest.mark.parametrize("to", ["docx", "html", "md", "nianbao.json"])
def test_a_county_in_our_own_documents_adds_up_in_every_cell(tmp_path: Path, to: str) -> None:
    """Each unit's report written as we write it, read again, and summed."""
    flow, totals = load_flow("disclosure_2021"), Counter[str]()
    units = county(60, faults=False).units[: 60 if HOW_MANY > 1000 else 3]
    for unit in units:
        plan = plan_of(unit)
        totals.update({cell: int(plan.sheet[cell] or 0) for cell in flow.cells})
        write_unit(tmp_path / f"{unit.name}.{to}", to, plan)
    with Results() as results:
        look_at_all(files_of(tmp_path), tmp_path, results, lang="zh", before=LastYears())
        found = summed(laid_out(results, None, YEAR, words()))
    assert [unit.name for unit in found.units] == sorted(unit.name for unit in units)
    printed_cells = {cell: value for cell, value in found.figures.items() if value is not None}
    assert len(printed_cells) >= 200
    assert {cell: totals[cell] for cell in printed_cells} == printed_cells


def plan_of(unit: Made) -> Plan:
    """The interview that would have told it."""
    flow = load_flow("disclosure_2021")
    cells = {cell: ReadFigure("read", unit.sample.truth.get(cell, 0)) for cell in flow.cells}
    texts = {
        (name if name in {"problems", "improvements"} else f"overview.{name}"): text
        for name, text in unit.texts.items()
    }
    return imported(Report(flow.id, cells, office=unit.name, year=YEAR, texts=texts), flow).plan


def write_unit(file: Path, to: str, plan: Plan) -> None:
    if to == "nianbao.json":
        with AnswersFile.create(file, Session(plan.flow.id, plan.flow.version)) as answers:
            answers.save(plan.book, None, finished=False)
    else:
        file.write_bytes(render(plan, to, draft=True))
