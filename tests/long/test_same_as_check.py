"""What `check` says of documents that interviews wrote: 1,000 changed texts with NIANBAO_LONG=1, a fiftieth otherwise.

NIANBAO_SEED sets the seed.
"""

from __future__ import annotations

import os
from pathlib import Path

from interview.engine.step.machine import begin
from tests.golden.test_golden import held
from tests.interview.review.test_same_as_check import changed, said_of_the_document_alone
from tests.support.prefilled import with_texts

HOW_MANY = 1000 if os.environ.get("NIANBAO_LONG") == "1" else 20
SEED = int(os.environ.get("NIANBAO_SEED", "11"))


def test_check_of_a_document_says_nothing_that_its_interview_did_not(tmp_path: Path) -> None:
    for number, (case, texts) in enumerate(changed(HOW_MANY, SEED)):
        state = held(case).state
        state = begin(state.flow, with_texts(state.book, texts))[0]
        file = tmp_path / f"{number}.{('docx', 'html', 'md')[number % 3]}"
        assert said_of_the_document_alone(state, file) == [], (SEED, number, case, texts)
