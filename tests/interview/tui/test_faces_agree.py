"""The same script in full screen, in lines and as a story: the same questions, answers file, document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from interview.engine.sums.relations import Number
from tests.interview.line.test_whole_interviews import BUSY
from tests.interview.tui.agreeing import all_three
from tests.support.offices import SITE, SIX

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

CASES = [
    pytest.param("disclosure_2021", "by_result", {}),
    pytest.param("disclosure_2019", "by_result", SIX, marks=pytest.mark.slow),
    pytest.param("website_2018", "by_result", SITE, marks=pytest.mark.slow),
    pytest.param("disclosure_2021", "one_by_one", BUSY, marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("id", "way", "figures"), CASES)
def test_the_three_faces_agree(tmp_path: Path, id: str, way: str, figures: Mapping[str, Number]) -> None:
    all_three(tmp_path, id, way, figures)
