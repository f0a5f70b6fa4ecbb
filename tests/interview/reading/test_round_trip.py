"""Our own documents, read back: every figure and every text, in every format we write."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from interview.engine.answers.conditions import Test
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
    told = values.get("told", {})
    asked = {id: text for id, text in report.profile.items() if id.startswith("office.") or told.get(id)}
    assert asked == profile | {id: text for id, text in told.items() if text and is_text(values, id)}
    assert {id: list(chosen) for id, chosen in report.chosen.items()} == boxes_of(values, told)
    taken = imported(report, load_flow(report.flow))
    assert {address: taken.plan.figures[address].value for address in values["figures"]} == values["figures"]
    assert {asked.id for asked in taken.plan.open} <= {"office.kind"}
    ours = {id: taken.plan.value(id) for id in told}
    assert {id: getattr(value, "value", None) for id, value in ours.items()} == {
        id: tuple(value) if isinstance(value, list) else value for id, value in told.items()
    }


def is_text(values: dict[str, Any], id: str) -> bool:
    return load_flow(values["flow"]).questions[id].kind == "text"


def boxes_of(values: dict[str, Any], told: dict[str, Any]) -> dict[str, list[str]]:
    """The options that boxes print: all that are chosen of a choice, of several those that are a cell of their own."""
    flow = load_flow(values["flow"])
    cells = [cell for s in flow.sections if s.table for row in s.table.rows for cell in row]
    printed = {cell.answer for cell in cells if cell.answer}
    alone = {test.includes for cell in cells if isinstance(test := cell.whether, Test)}
    boxed = {test.of for cell in cells if isinstance(test := cell.whether, Test)} | printed
    found: dict[str, list[str]] = {}
    for id, value in told.items():
        if id not in boxed:  # a 否 that sums up several is told by each of them
            continue
        if flow.questions[id].kind == "choice":
            found[id] = [value]
        elif flow.questions[id].kind == "choices" and (id in printed or not value or alone & {*value}):
            found[id] = [each for each in value if id in printed or each in alone]
    return found
