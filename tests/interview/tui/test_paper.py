"""The report on a terminal: by the page's own grid, every figure whole, what changed marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.assemble import assemble
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.flowfiles import load_flow
from interview.tui.print_preview import Paper, paper
from interview.wording.display_width import width
from renderers.model import Cell, Document, Heading, Paragraph, Table
from tests.interview.line.books import full

FLOWS = ("disclosure_2019", "disclosure_2021")
LABELS = Table(
    "表",
    (40.0, 20.0, 20.0),
    (
        (Cell("事项", role="head"), Cell("自然人", role="head"), Cell("总计", role="head")),
        (Cell("一、新收", role="label"), Cell("3"), Cell("3")),
        (Cell("二、办结", role="label"), Cell(""), Cell("12345")),
    ),
    1,
)


def document(*blocks: Heading | Paragraph | Table, title: str = "某局年度报告") -> Document:
    return Document(title, "某局", 2025, blocks)


def shown(made: Paper) -> list[str]:
    return [line.plain.rstrip() for line in made.lines]


def test_title_headings_and_paragraphs_stand_in_their_order() -> None:
    made = paper(
        document(Paragraph("开头。"), Heading(1, "一、总体情况"), Heading(2, "（一）主动公开"), Paragraph("写了。")),
        40, "（还没有）",
    )  # fmt: skip
    assert shown(made) == [
        "              某局年度报告", "", "    开头。", "", "一、总体情况", "（一）主动公开", "    写了。",
    ]  # fmt: skip
    assert made.heads == (4,)
    assert made.changed == ()


def test_a_part_without_text_says_so() -> None:
    made = paper(document(Heading(1, "一、甲"), Heading(1, "二、乙")), 40, "（还没有）")
    assert shown(made)[2:] == ["", "一、甲", "    （还没有）", "", "二、乙", "    （还没有）"]


def test_a_table_keeps_its_columns_and_shows_what_is_not_known_as_a_dot() -> None:
    made = paper(document(LABELS), 40, "")
    assert shown(made)[2:] == [
        "       事项          自然人     总计",
        "一、新收                    3         3",
        "二、办结                    .     12345",
    ]


def test_what_changed_has_a_sign_as_well_as_a_colour() -> None:
    before = Table("表", LABELS.widths, (*LABELS.rows[:2], (LABELS.rows[2][0], Cell(""), Cell("1"))), 1)
    made = paper(document(Paragraph("新的。"), LABELS), 40, "", document(Paragraph("旧的。"), before))
    assert [shown(made)[at] for at in made.changed] == [
        "*   新的。",
        "二、办结                    .    *12345",
    ]


def test_a_table_of_another_shape_marks_nothing() -> None:
    before = Table("表", (1.0,), ((Cell("3"),),), 0)
    assert paper(document(LABELS), 40, "", document(before)).changed == ()


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("cells", [50, 60, 76, 100, 140])
def test_no_line_of_a_real_form_is_wider_than_the_page_and_every_text_is_whole(flow: str, cells: int) -> None:
    state, _ = begin(load_flow(flow), full())
    whole = assemble(state.plan, draft=True)
    made = paper(whole, cells, "")
    assert all(width(line.plain) <= cells for line in made.lines)
    letters = sorted("".join(line.plain for line in made.lines).replace(" ", "").replace(".", ""))
    told = [whole.title, *(each.text for each in whole.blocks if not isinstance(each, Table))]
    told += [
        cell.text for each in whole.blocks if isinstance(each, Table) for row in each.rows for cell in row
    ]
    assert letters == sorted("".join(told).replace(" ", "").replace(".", ""))
    assert len(made.heads) == 6


def test_figures_of_six_digits_are_never_cut() -> None:
    wide = Table("表", (100.0, 10.0), ((Cell("很长的说法" * 4, role="label"), Cell("123456")),), 0)
    assert "123456" in "\n".join(shown(paper(document(wide), 30, "")))


def test_an_answer_marks_its_cell_and_the_totals_it_moves() -> None:
    state, _ = begin(
        load_flow("disclosure_2021"), full({"applications.new.natural": 6, "applications.granted.natural": 6})
    )
    before = assemble(state.plan, draft=True)
    state, _ = step(state, do.Revise("documents.in_force"))
    state, _ = step(state, do.Answer("documents.any_in_force", "有", insist=True))
    state, _ = step(state, do.Answer("documents.in_force", "7"))
    made = paper(assemble(Plan(state.flow, state.book), draft=True), 76, "", before)
    assert [" ".join(shown(made)[at].split()) for at in made.changed] == ["行政规范性文件 0 0 *7"]


@given(st.text(max_size=60), st.integers(20, 120))
def test_any_text_can_be_shown(text: str, cells: int) -> None:
    made = paper(
        document(Heading(1, text), Paragraph(text), Table(text, (3.0, 1.0), ((Cell(text, role="label"), Cell("1")),), 0), title=text),
        cells, text,
    )  # fmt: skip
    assert all("\n" not in line.plain for line in made.lines)
