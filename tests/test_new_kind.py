"""Whoever adds a kind of question is told by the type checker where it is to be said what that means."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.new_kind import copy_with_another_kind, named

PARTED_BY_KIND = {
    "interview/assemble/report.py: _answer",
    "interview/engine/answers/kinds.py: _type_of",
    "interview/engine/answers/kinds.py: show",
    "interview/engine/flow/worksheet.py: may_be_found_out",
    "interview/engine/plan/last_year/prefill.py: _told_as",
    "interview/engine/plan/meaning.py: meaning_of",
    "interview/engine/step/validate.py: judge",
    "interview/engine/step/validate.py: parse",
    "interview/export/worksheet.py: _blank",
    "interview/flowfiles/checks/proof/walks.py: answers",
    "interview/story/story_file.py: _facts",
    "interview/talk/input/keys.py: keys_of_the_field",
    "interview/wording/hints.py: _kind",
    "interview/wording/questions.py: told",
}
"""How it is printed and shown, whether and as what it stands in a worksheet, how it comes over from last year, is known, judged, read, proved, told in
a story, what keys do in it, how it is hinted at, said back."""


@pytest.mark.slow
def test_every_place_that_parts_questions_by_kind_is_named(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    copy_with_another_kind(tmp_path)
    assert {*named(tmp_path)} == PARTED_BY_KIND
