"""Our own documents, read back: every figure and every text, in every format we write."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from interview.export import SUFFIXES, render
from interview.flowfiles import available, load_flow
from interview.reading.convert.to_book import imported
from interview.reading.report import read_report
from tests.golden.test_golden import CASES, HERE, held
from tests.support.fonts import PDF


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("to", ["docx", PDF, "md", "html", "fragment"])
def test_a_golden_document_gives_back_every_figure_and_text(case: str, to: str, tmp_path: Path) -> None:
    file = tmp_path / f"report{SUFFIXES[to]}"
    file.write_bytes(render(held(case).state.plan, to))
    values = json.loads((HERE / case / "values.json").read_text("utf-8"), parse_float=Decimal)
    report = read_report(file, available())
    assert report.flow == values["flow"]
    assert (report.office, report.year) == (values["office"]["name"], values["year"])
    assert {address: report.figures[address].value for address in values["figures"]} == values["figures"]
    assert {id: text for id, text in values["texts"].items() if text} == report.texts
    profile = {
        f"office.{name}": told
        for name, told in values["office"].items()
        if name not in {"name", "kind"} and told
    }
    assert report.profile == profile
    taken = imported(report, load_flow(report.flow))
    assert {address: taken.plan.figures[address].value for address in values["figures"]} == values["figures"]
    assert {asked.id for asked in taken.plan.open} <= {"office.kind"}
