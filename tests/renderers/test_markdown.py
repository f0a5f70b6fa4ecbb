from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from renderers.grid import expand
from renderers.markdown import write_markdown
from renderers.model import Cell, Document, Heading, Paragraph, Table
from renderers.text import clean
from tests.renderers.samples import applications, report

PARSER = MarkdownIt("commonmark").enable("table")


def document(*blocks: Heading | Paragraph | Table, title: str = "题", draft: bool = False) -> Document:
    return Document(title, "局", 2023, blocks, draft)


def read_back(markdown: str) -> list[tuple[str, str]]:
    """The kind and plain text of each block a Markdown reader finds; markup inside a text is named too."""
    found = []
    for before, token in pairwise(PARSER.parse(markdown)):
        if token.type == "inline":
            kinds = {child.type for child in token.children or []} - {"text", "text_special"}
            text = "".join(child.content for child in token.children or [])
            found.append((before.tag + "".join(sorted(kinds)), text))
    return found


def rows_of(markdown: str) -> list[list[str]]:
    lines = [line for line in markdown.splitlines() if line.startswith("|") and "| ---" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("kind", ["quiet", "busy", "huge"])
def test_every_text_of_the_report_is_there_in_order(kind: str) -> None:
    made, place = write_markdown(report(kind)), 0
    for block in report(kind).blocks:
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Table) else []
        for text in [cell.text for cell in cells] if isinstance(block, Table) else [block.text]:
            place = made.index(text, place)


def test_headings_go_down_from_the_title() -> None:
    made = write_markdown(
        document(Heading(1, "一、总体情况"), Heading(2, "（一）主动公开"), Paragraph("无。"))
    )
    assert made == "# 题\n\n## 一、总体情况\n\n### （一）主动公开\n\n无。\n"


def test_each_figure_stands_once_at_its_place_in_the_grid() -> None:
    table = applications("11398889", "316441", "4185")
    lines = rows_of(write_markdown(document(table)))
    assert len(lines) == 28
    for number, (line, slots) in enumerate(zip(lines, expand(table), strict=True)):
        for column, (text, slot) in enumerate(zip(line, slots, strict=True)):
            if (slot.row, slot.column) == (number, column):
                assert text == slot.cell.text


def test_a_label_is_repeated_down_its_rows_and_nothing_else_is() -> None:
    table = Table(
        "表",
        (10, 10, 10),
        ((Cell("组", 1, 2, "label"), Cell("1", 2, 2)), (), (Cell("头", 3, 1, "head"),)),
        0,
    )
    assert rows_of(write_markdown(document(table))) == [["组", "1", ""], ["组", "", ""], ["头", "", ""]]


def test_only_a_draft_says_so() -> None:
    assert write_markdown(report(draft=True)).splitlines()[2] == "**草稿**"
    assert "草稿" not in write_markdown(report())


def test_empty_blocks_leave_no_trace() -> None:
    assert write_markdown(document(Paragraph(""), Table("表", (10,), (), 0), title="")) == "#\n"


@given(st.text())
@example("# 标题")
@example("1. 甲")
@example("1) 甲")
@example("12.")
@example("- 甲")
@example("+")
@example("---")
@example("===")
@example("a|b")
@example("*甲* _乙_ `丙` [丁](戊) <b> &amp; \\ ~~己~~")
@example("```")
@example("    缩进")
@example("http://a_b.cn/?a=1&copy=2")
def test_what_a_person_typed_comes_back_as_that_text(text: str) -> None:
    made = write_markdown(document(Heading(1, text), Paragraph(text), title=text))
    shown = clean(text).strip(" ")
    wanted = [("h1", shown), ("h2", shown), ("p", shown)] if shown else [("h1", ""), ("h2", "")]
    # A Markdown reader strips every kind of space around a text, the renderer only the plain one.
    assert [(kind, found.strip()) for kind, found in read_back(made)] == [(k, t.strip()) for k, t in wanted]


@given(st.text())
@example("a|b")
@example("a\\|b\\")
@example("---")
def test_a_text_in_a_table_never_makes_another_cell(text: str) -> None:
    cells = (Cell(text, role="label"), Cell("7"))
    found = read_back(write_markdown(document(Table("表", (10, 10), (cells, cells), 0))))[1:]
    assert [cell.strip() for _, cell in found] == [clean(text).strip(), "7"] * 2
    assert {kind for kind, _ in found} <= {"th", "td"}
