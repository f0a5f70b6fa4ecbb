"""Tables in cells of a terminal, and recaps of a section."""

from __future__ import annotations

import pytest

from interview.engine.flow.layout import TableLayout
from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.flowfiles import load_flow
from interview.wording.catalog import words
from interview.wording.display_width import cut, width
from interview.wording.tables import Grid, laid_out, recap, section_table
from tests.flows.holding import hold
from tests.interview.wording.spoken import EN, FLOW, FLOWS, ZH


def test_the_ledger_shows_only_what_holds_something_and_its_frame() -> None:
    plan = hold(FLOW, {"applications.new.natural": 5, "applications.new.business": 1, "applications.granted.natural": 4,
                       "applications.unable_not_held.natural": 1, "applications.unable_not_held.business": 1}).state.plan  # fmt: skip
    lines = section_table(plan, FLOW.section["applications"], ZH)
    assert [line.split() for line in lines] == [
        ["个人", "企业", "总计"],
        ["新收", "5", "1", "6"],
        ["上年转来", "0", "0", "0"],
        ["公开了", "4", "0", "4"],
        ["查了，我们没有", "1", "1", "2"],
        ["办完的", "5", "1", "6"],
        ["没办完", "0", "0", "0"],
    ]
    assert len({width(line) for line in lines}) == 1, "the figures stand under each other"


def test_unknown_figures_are_dots() -> None:
    lines = section_table(Plan(FLOW, Book()), FLOW.section["proactive"], ZH)
    assert lines[0].split() == ["本年制发件数", "本年废止件数", "现行有效件数"]
    assert lines[1].split() == ["规章", ".", ".", "."]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("section", ["proactive", "applications", "disputes"])
@pytest.mark.parametrize("flow", ["disclosure_2021", "disclosure_2019"])
def test_no_table_is_wider_than_the_terminal(lang: str, section: str, flow: str) -> None:
    loaded = load_flow(flow, lang)
    lines = section_table(Plan(loaded, Book()), loaded.section[section], words(lang))
    assert lines
    assert all(width(line) <= 80 for line in lines), max(map(width, lines))


def test_groups_of_section_four_stand_below_each_other() -> None:
    plan = hold(FLOW, {"reconsideration.upheld": 2, "litigation_direct.pending": 1}).state.plan
    lines = section_table(plan, FLOW.section["disputes"], ZH)
    assert len(lines) == 4
    assert lines[1].split() == ["行政复议", "2", "0", "0", "0", "2"]


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [
        ("个人", 4, "个人"),
        ("个人情况", 6, "个人…"),
        ("个人情况", 5, "个人…"),
        ("abc", 2, "a…"),
        ("个", 1, "…"),
        ("", 0, ""),
    ],
)
def test_a_text_is_cut_by_cells_not_characters(text: str, cells: int, short: str) -> None:
    assert cut(text, cells) == short
    assert width(short) <= max(cells, 1)


def test_heads_are_cut_and_where_even_that_is_too_wide_each_row_names_what_it_has() -> None:
    plan = hold(FLOWS["en"], {f"applications.{row}.{column.id}": 10**9 for row in ("new", "granted")
                              for column in FLOWS["en"].ledger.columns}).state.plan if FLOWS["en"].ledger else None  # fmt: skip
    assert plan is not None
    lines = section_table(plan, FLOWS["en"].section["applications"], EN, 110)
    assert lines[1].split()[1:] == ["1000000000"] * 6 + ["6000000000"]
    assert "…" in lines[0]
    narrow = section_table(plan, FLOWS["en"].section["applications"], EN)
    assert narrow[0].startswith("new: individuals 1000000000; companies 1000000000")
    assert all(width(line) <= 80 for line in narrow)


def test_a_table_without_rows_has_no_lines() -> None:
    section = FLOW.section["proactive"]
    assert section.table is not None
    empty = TableLayout(name=section.table.name, widths=section.table.widths, rows=())
    bare = section.model_copy(update={"table": empty})
    assert section_table(Plan(FLOW, Book()), bare, ZH) == []


def test_a_section_without_figures_has_no_table() -> None:
    assert section_table(Plan(FLOW, Book()), FLOW.section["overview"], ZH) == []


def heads_above(rows: Grid) -> dict[str, tuple[str, ...]]:
    """What stands above the figures of each row."""
    found: dict[str, tuple[str, ...]] = {}
    heads: tuple[str, ...] = ()
    for label, *cells in rows:
        if label:
            found[label] = heads
            assert len(heads) == len(cells), label
        else:
            heads = tuple(cells)
    return found


def test_figures_that_mean_something_else_never_share_a_head() -> None:
    loaded = load_flow("disclosure_2021")
    above = heads_above(recap(Plan(loaded, Book()), loaded.section["proactive"], ZH))
    assert above["行政规范性文件"] == ("本年制发件数", "本年废止件数", "现行有效件数")
    assert above["行政许可"] == above["行政处罚"] == ("本年处理决定数量",)
    assert above["行政事业性收费"] == ("本年收费金额（单位：万元）",)


@pytest.mark.parametrize("cells", [1, 2, 8, 15])
def test_where_there_is_hardly_room_a_recap_is_still_told(cells: int) -> None:
    plan = Plan(FLOW, Book())
    assert all(section_table(plan, section, ZH, cells) is not None for section in FLOW.sections)


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("section", ["proactive", "applications", "disputes"])
@pytest.mark.parametrize("flow", ["disclosure_2021", "disclosure_2019"])
@pytest.mark.parametrize("cells", [16, 24, 30, 44, 56, 76, 120])
def test_a_recap_says_the_same_however_little_room_there_is(
    flow: str, section: str, lang: str, cells: int
) -> None:
    loaded = load_flow(flow, lang)
    figures = {"licences.decisions": 126, "reconsideration.upheld": 2, "applications.new.natural": 20,
               "applications.granted.natural": 12, "applications.unable_not_held.natural": 8}  # fmt: skip
    plan = Plan(loaded, hold(load_flow(flow), figures).state.book)
    rows = recap(plan, loaded.section[section], words(lang))
    lines = laid_out(rows, words(lang), cells)
    assert all(width(line) <= cells for line in lines), lines
    said = "".join("".join(lines).split())
    for label, *values in rows:
        assert all(value in said for value in values if label), label
        if cells <= 24:  # no room for columns
            assert "".join(label.split()) in said
