"""A small form of another report, without a ledger, is a folder of flow files: nothing in Python knows of it, all works with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.export import SUFFIXES, render
from interview.flowfiles import available
from interview.flowfiles.checks.check import examine
from interview.flowfiles.loading import load_folder
from interview.reading.convert.to_book import imported
from interview.reading.report import read_report
from interview.review.of_interview import findings
from interview.wording.catalog import words
from interview.wording.names import name_of
from interview.wording.tables import recap
from tests.flows.holding import hold

FOLDER = Path(__file__).parent / "small_form"
FORM = load_folder(FOLDER)
FIGURES = {"days.held": 2, "days.residents": 31, "days.reporters": 4}


def test_the_check_finds_nothing_in_it() -> None:
    assert examine(FOLDER).faults == ()


@pytest.mark.parametrize(("figures", "visitors"), [(FIGURES, 35), ({}, 0)])
def test_its_interview_is_held_to_the_end_with_nothing_to_mend(
    figures: dict[str, int], visitors: int
) -> None:
    held = hold(FORM, figures)
    assert held.finished
    assert held.state.plan.figures["days.visitors"].value == visitors
    assert findings(held.state.plan) == ()


def test_it_is_told_in_its_own_words_in_both_languages() -> None:
    said = {lang: name_of(load_folder(FOLDER, lang), "days.reporters", words(lang)) for lang in ("zh", "en")}
    assert said == {"zh": "记者人数", "en": "Reporters"}
    assert recap(hold(FORM, FIGURES).state.plan, FORM.section["days"], words()) != ()


@pytest.mark.parametrize("to", ["docx", "html", "md"])
def test_its_documents_are_read_back_whole(to: str, tmp_path: Path) -> None:
    file = tmp_path / f"report{SUFFIXES[to]}"
    file.write_bytes(render(hold(FORM, FIGURES).state.plan, to))
    report = read_report(file, (FORM, *available()))
    assert (report.flow, report.office, report.year) == (FORM.id, "测试单位", 2020)
    taken = imported(report, FORM)
    assert taken.plan.open == ()
    assert {address: taken.plan.figures[address].value for address in FORM.cells} == FIGURES | {
        "days.visitors": 35
    }
