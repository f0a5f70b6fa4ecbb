"""Our own documents, read back: every figure and every text, in every format we write."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from interview.assemble import assemble
from interview.engine.answers.conditions import Test
from interview.engine.plan.outline.outline import usual
from interview.engine.plan.plan import Plan
from interview.export import SUFFIXES, render
from interview.flowfiles import available, load_flow
from interview.reading.convert.to_book import imported
from interview.reading.report import read_report
from interview.review.checking import review
from interview.review.of_report import of_report
from renderers.docx import write_docx
from renderers.html import write_html
from renderers.markdown import write_markdown
from renderers.model import Document, Paragraph
from renderers.pdf import write_pdf
from tests.golden.test_golden import CASES, HERE, held
from tests.support.fonts import PDF


@pytest.mark.no_cover
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


TOLD = (
    "咨询电话0795-2501234，邮箱 xx_gk@example.gov.cn，网址 https://www.example.gov.cn/?id=12&type=3。",
    "把公开工作列入会议议程，开会研究政府信息公开工作86次，形成了《会议纪要》“三张清单”12份、制度5项",
    "《条例》第二十条第（八）项规定的收费，本年度为3.25万元",
    "从有统计的渠道看，本年度公开政府信息本单位网站3条、政府网站1条、微信公众号12条。",
)


@pytest.mark.parametrize("to", [PDF, "md", "html", "docx"])
def test_blanks_marks_and_figures_at_the_end_of_a_line_come_back(to: str, tmp_path: Path) -> None:
    document = assemble(held(CASES[0]).state.plan)
    told = [Paragraph(text) for text in TOLD]
    own = replace(document, blocks=(document.blocks[0], *told, *document.blocks[1:]))
    file = tmp_path / f"report{SUFFIXES[to]}"
    writers: dict[str, Callable[[Document], str | bytes]] = {
        "pdf": write_pdf, "docx": write_docx, "html": write_html, "md": write_markdown,
    }  # fmt: skip
    written = writers[to](own)
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    spans = read_report(file, available()).spans
    paragraphs = [text for span in spans for text in span.paragraphs]
    assert set(TOLD) <= set(paragraphs)


@pytest.mark.no_cover
@pytest.mark.parametrize("to", ["docx", PDF, "md", "html", "fragment"])
def test_a_heading_under_which_nothing_stands_stays_in_its_place(to: str, tmp_path: Path) -> None:
    told = held(CASES[0]).state.plan
    parts = usual(told.flow.section["overview"])
    bare = {"overview.management", "overview.supervision"}
    texts = {id: answer for id, answer in told.book.answers.items() if id not in bare}
    plan = Plan(told.flow, replace(told.book, answers=texts, outline={"overview": parts}))
    file = tmp_path / f"report{SUFFIXES[to]}"
    for _ in range(2):
        file.write_bytes(render(plan, to, draft=True))
        report = read_report(file, available())
        assert report.outline["overview"] == parts
        assert bare.isdisjoint(report.texts)
        assert "T09.empty" in {each.id for each in review(of_report(report, load_flow(report.flow)))}
        plan = imported(report, load_flow(report.flow)).plan
        assert bare <= {asked.id for asked in plan.open}


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
