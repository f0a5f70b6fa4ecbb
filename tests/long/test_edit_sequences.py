"""Random edit sequences: 10,000 with NIANBAO_LONG=1, a fiftieth of that otherwise; whatever is done in whatever
order, the book, the figures and the report are those of a fresh run of the same answers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from interview.engine.step.machine import step
from tests.support.edits import Edit, edits, meant, office, run, shortened
from tests.support.interviews import FORMS

HOW_MANY = 10_000 if os.environ.get("NIANBAO_LONG") == "1" else 200
MOST_TOLD = 5


@pytest.mark.parametrize("flow", range(len(FORMS)), ids=FORMS)
def test_after_any_edits_the_interview_is_the_one_a_fresh_run_gives(flow: int, tmp_path: Path) -> None:
    failures = []
    for seed in range(flow, HOW_MANY, len(FORMS)):
        sequence = edits(Random(seed))
        if trouble := broken(seed, sequence, tmp_path):
            failures.append((seed, trouble))
    told = [retold(seed, trouble, tmp_path) for seed, trouble in failures[:MOST_TOLD]]
    assert not failures, (
        f"{len(failures)} of {HOW_MANY // len(FORMS)}: {[s for s, _ in failures]}\n" + "\n".join(told)
    )


def broken(seed: int, sequence: Sequence[Edit], folder: Path) -> str:
    """The promise that a sequence breaks; empty where it breaks none."""
    try:
        run(seed, sequence, folder, whole=seed % 20 < 2)
    except AssertionError as trouble:
        return str(trouble).splitlines()[0] if str(trouble) else "an assertion without words"
    return ""


def retold(seed: int, trouble: str, folder: Path) -> str:
    """The shortest way found to the same trouble, command by command."""
    small = shortened(
        edits(Random(seed)), lambda sequence: broken(seed, sequence, folder)[:20] == trouble[:20]
    )
    there = office(seed)
    state, said = there.start, []
    for edit in small:
        command = meant(there.facts, state, edit)
        said.append(f"  {state.place.question}: {command}")
        state = step(state, command)[0]
    return f"seed {seed}, {there.start.flow.id}: {trouble}\n" + "\n".join(said)
