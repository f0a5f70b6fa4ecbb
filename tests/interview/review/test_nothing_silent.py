"""Reports in every layout, damaged in every way met: what was not read for certain is told, and told briefly."""

from __future__ import annotations

import os
import random
from dataclasses import replace

import pytest

from interview.review.checking import review
from interview.review.messages import message
from interview.review.of_report import of_report
from interview.wording.catalog import LANGUAGES, words
from tests.interview.reading.damaged_samples import DAMAGES
from tests.interview.reading.layouts import LAYOUTS, sample
from tests.interview.reading.test_layouts import Damage, read
from tests.interview.review.anomalies import published, reports
from tests.support.interviews import flow

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

LONG = os.environ.get("NIANBAO_LONG") == "1"
SEEDS = range(20 if LONG else 1)
CASES = [
    pytest.param(layout, damage, id=f"{damage.__name__}-{layout}")
    for at, damage in enumerate(DAMAGES)
    for place, layout in enumerate(LAYOUTS)
    if LONG or (at + place) % 3 == 0
]
"""Every damage and every layout, each with a third of the others; how all of them are read `reading/test_layouts.py` tries."""
MOST_LINES = 12
"""Of findings on cells, however many cells are concerned."""


@pytest.mark.parametrize(("layout", "damage"), CASES)
def test_whatever_is_not_certain_is_told(layout: str, damage: Damage) -> None:
    for seed in SEEDS:
        told = read(damage(sample(seed, quiet=seed % 2 == 1), random.Random(seed)), layout)
        form = flow(told.flow)
        subject = of_report(told, form)
        findings = review(subject)
        named = {where for each in findings for where in each.where}
        for address in subject.places:
            figure = told.figures[address]
            assert (figure.state == "read" and not figure.settled_by) or address in named, (
                seed,
                address,
                figure,
            )
        of_cells = [each for each in findings if each.rule in {"N05", "N06", "N19"}]
        assert len(of_cells) <= MOST_LINES
        for each in findings:
            for lang in LANGUAGES:
                assert "{" not in message(each, form, words(lang))


@pytest.mark.skipif(not reports(), reason="the published reports (../shared/reports) are not on this machine")
@pytest.mark.parametrize("report", ["007", "009"])
def test_the_next_years_report_goes_on_from_the_last(report: str) -> None:
    subject = published(report)
    assert subject.last is not None
    rules = {each.rule for each in review(subject)}
    assert not rules & {"N07", "N08", "Y8", "N14"}
    for column in ("natural", "business", "total"):
        cell = f"applications.carried_in.{column}"
        slip = replace(subject, sheet={**subject.sheet, cell: (subject.sheet[cell] or 0) + 1})
        found = [each for each in review(slip) if each.rule == "N07"]
        assert [(each.id, each.severity) for each in found] == [(f"N07.{column}", "error")]
    stock = replace(subject, sheet={**subject.sheet, "documents.in_force": 9999})
    assert [each.id for each in review(stock) if each.rule == "N08"] == ["N08.documents"]
