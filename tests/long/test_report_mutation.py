"""Figures of real reports changed one at a time: 1,000 cells and 200 numbers in prose with NIANBAO_LONG=1, a fiftieth otherwise.

The rates are printed (`pytest -s`); NIANBAO_SEED sets the seed. Table two has no sums, so that most of its cells can be
told only by what the prose says of them.
"""

from __future__ import annotations

import os

import pytest

from tests.interview.review.anomalies import reports
from tests.interview.review.mutating import (
    CELLS,
    NUMBERS,
    SEED,
    Outcome,
    changed_cells,
    changed_numbers,
    consistent,
    rates,
    slipped,
)

pytestmark = pytest.mark.skipif(
    not reports(), reason="the published reports (../shared/reports) are not on this machine"
)
LONG = os.environ.get("NIANBAO_LONG") == "1"
SCALE = 1 if LONG else 50
FOUND, NAMED = (0.98, 0.95) if LONG else (0.9, 0.8)
IN_PROSE = 0.8 if LONG else 0.5


def share(outcomes: list[Outcome], of: str) -> float:
    hits: int = sum(getattr(each, of) for each in outcomes)
    return hits / len(outcomes)


def test_a_changed_cell_of_a_table_with_sums_is_found_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = list(changed_cells(CELLS // SCALE))
    with capsys.disabled():
        print(f"\nseed {SEED}, reports {' '.join(consistent())}", *rates(outcomes), sep="\n")
    summed = [each for each in outcomes if each.kind != "proactive"]
    assert share(summed, "found") >= FOUND
    assert share([each for each in summed if each.found], "first") >= NAMED


def test_a_changed_number_of_the_prose_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = list(changed_numbers(NUMBERS // SCALE))
    with capsys.disabled():
        print("", *rates(outcomes), sep="\n")
    assert share(outcomes, "found") >= IN_PROSE
    assert all(each.first for each in outcomes if each.found)


def test_a_slip_is_always_another_count() -> None:
    import random

    dice = random.Random(SEED)
    for value in (0, 1, 9, 10, 88, 100, 5344):
        assert all((now := slipped(value, dice)) >= 0 and now != value for _ in range(200))
