"""The page beside last year's: tables and charts in Word and on the web, in both languages."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest

from interview.assemble.changes import ChangedFigure
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.plan import Plan
from interview.errors import WriteError
from interview.export.changes import changes_page, shown
from interview.flowfiles import load_flow
from interview.wording.catalog import words
from tests.interview.assemble.test_changes import FLOW, LAST, plan


def rows(here: Plan, lang: str = "zh") -> list[list[str]]:
    document = docx.Document(io.BytesIO(changes_page(here, words(lang), "docx")))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def page(here: Plan, lang: str = "zh") -> str:
    return changes_page(here, words(lang), "html").decode()


@pytest.mark.parametrize(
    ("was", "now", "by"),
    [(5, 8, "+3（+60%）"), (4, 1, "−3（−75%）"), (0, 2, "+2"), (3, 0, "−3（−100%）"), (2, 2, ""), (None, 2, ""), (-4, 4, "+8")],
)  # fmt: skip
def test_a_change_is_told_in_numbers_and_in_parts_of_a_hundred(was: int | None, now: int, by: str) -> None:
    assert shown(ChangedFigure("x", was, now)) == by


def test_figures_cells_and_paragraphs_stand_beside_last_year_s() -> None:
    found = rows(plan())
    assert ["名目", "2024 年", "2025 年", "增减"] in found
    assert ["行政规范性文件，现行有效件数", "5", "3", "−2（−40%）"] in found
    assert ["行政许可，本年处理决定数量", "", "12", ""] in found
    assert ["行政事业性收费，本年收费金额（万元）", "2.5", "0", "−2.5（−100%）"] in found
    assert ["申请，新收", "3", "6", "+3（+100%）"] in found
    assert ["新收·个人", "3", "5", "+2（+67%）"] in found
    assert ["总体情况的开头", "总体情况的开头"] in found
    assert ["第二段。", "第二段改了。"] in found


def test_the_web_page_has_two_charts_that_say_what_they_show() -> None:
    found = page(plan())
    assert found.count("<svg") == 2
    assert "申请，新收：2024 年 3，2025 年 6。" in found
    assert "申请，查了，我们没有：2024 年 —，2025 年 2。" in found
    assert "<h1>" in found
    assert "云山县水利局年度报告：" in re.sub("<wbr>", "", found)


def test_the_word_page_has_the_same_two_charts() -> None:
    drawn = docx.Document(io.BytesIO(changes_page(plan(), words(), "docx"))).inline_shapes
    said = [shape._inline.docPr.get("descr") for shape in drawn]
    assert len(said) == 2
    assert "申请，新收：2024 年 3，2025 年 6。" in said[0]
    assert "申请，查了，我们没有：2024 年 —，2025 年 2。" in said[1]


def test_where_nothing_changed_the_page_says_so() -> None:
    state = Plan(FLOW, Book(last=LastYear(2024, "disclosure_2021")))
    found = page(state)
    assert "两年都是 0。" in found
    assert "别的格子都没变。" in found
    assert "文字都没变。" in found
    assert "<svg" not in found
    assert "2025 年" in found


def test_it_speaks_english() -> None:
    here = plan()
    english = Plan(load_flow("disclosure_2021", "en"), replace(here.book, last=replace(LAST, texts={})))
    found = page(english, "en")
    assert '<html lang="en">' in found
    assert "Applications received and closed" in found
    assert ["What", "2024", "2025", "Change"] in rows(english, "en")


@pytest.mark.no_cover
def test_the_same_answers_give_the_same_bytes() -> None:
    for to in ("docx", "html"):
        assert changes_page(plan(), words("zh"), to) == changes_page(plan(), words("zh"), to)


def test_what_knows_nothing_of_last_year_is_refused() -> None:
    with pytest.raises(WriteError, match="no_last_year"):
        changes_page(plan(None), words("zh"), "docx")
