"""Random scripts through full screen, line and story: the same questions, answers file, document.

Two by default; NIANBAO_LONG says which part of two hundred, 1 for all of them and for every whole published report.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from interview.engine.step.machine import begin
from tests.interview.tui.agreeing import all_three
from tests.support.interviews import FORMS, flow
from tests.support.reports import FOLDER, NO_REPORTS, WHOLE
from tests.support.reports import typed as typed_report
from tests.support.walks import truth_of

SCALE = float(os.environ.get("NIANBAO_LONG") or 0)
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))
SCRIPTS = max(2, round(200 * SCALE))


@pytest.mark.parametrize("number", range(SCRIPTS))
def test_the_faces_agree_on_a_random_office(tmp_path: Path, number: int) -> None:
    chance = random.Random(SEED + number)
    id, way = chance.choice(FORMS), chance.choice(("by_result", "one_by_one"))
    figures = truth_of(begin(flow(id))[0], SEED + number)
    print(f"seed {SEED + number}, {id}, {way}")
    all_three(tmp_path, id, way, figures, "city_government")


@pytest.mark.skipif(not FOLDER.is_dir(), reason=NO_REPORTS)
@pytest.mark.skipif(SCALE < 1, reason="NIANBAO_LONG=1")
@pytest.mark.parametrize("number", WHOLE)
def test_the_faces_agree_on_a_published_report(tmp_path: Path, number: str) -> None:
    id, figures = typed_report(number)
    all_three(tmp_path, id, "by_result", figures, "city_government")
