"""What changed since last year: figures that either year has, the cells behind them, paragraphs side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from interview.assemble.changes import ChangedFigure, Changes, Rewritten, changes_of, flows_of, results_of
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book, LastYear, OutlinePart
from interview.engine.plan.plan import Plan
from interview.engine.step.machine import begin
from tests.support.interviews import facts_of, flow, hold
from tests.support.offices import SMALL

FLOW = flow("disclosure_2021")
TEXTS = {"overview.opening": "开头。\n第二段。\n没有了的一段。", "overview.own_9": "去年自己加的。"}
LAST = LastYear(
    2024, "disclosure_2021",
    {
        "documents.in_force": 5, "documents.issued": 0, "fees.amount": Decimal("2.5"), "licences.decisions": None,
        "applications.new.natural": 3, "applications.new.total": 3, "applications.granted.natural": 3,
        "applications.granted.total": 3, "applications.total.natural": 3, "applications.total.total": 3,
        "reconsideration.upheld": 1, "reconsideration.total": 1, "rules.issued": 0,
    },
    TEXTS,
)  # fmt: skip


def plan(last: LastYear | None = LAST, figures: Mapping[str, int] = SMALL) -> Plan:
    facts = facts_of("disclosure_2021", figures)
    held = hold(replace(facts, texts={**facts.texts, "overview.opening": "开头。\n第二段改了。"}))
    return Plan(FLOW, replace(held.state.book, last=last))


def found(last: LastYear = LAST) -> Changes:
    changes = changes_of(plan(last))
    assert changes is not None
    return changes


def test_without_last_year_there_is_nothing_to_compare() -> None:
    assert changes_of(plan(None)) is None


def test_a_figure_stands_there_where_either_year_has_any() -> None:
    figures = {each.address: (each.was, each.now) for each in found().figures}
    assert figures["documents.in_force"] == (5, 3)
    assert figures["licences.decisions"] == (None, 12)
    assert figures["applications.new.total"] == (3, 6)
    assert figures["applications.unable_not_held.total"] == (None, 2)
    assert figures["reconsideration.total"] == (1, 0)
    assert not figures.keys() & {
        "rules.issued",
        "documents.issued",
        "applications.new.natural",
        "reconsideration.upheld",
    }


def test_what_one_year_does_not_tell_is_no_change() -> None:
    assert ChangedFigure("x", 1, 2).differs
    assert not any(ChangedFigure("x", *each).differs for each in ((None, 2), (1, None), (2, 2)))


def test_cells_behind_the_figures_stand_there_where_they_differ() -> None:
    assert [each.address for each in found().cells] == [
        "applications.new.natural", "applications.granted.natural", "reconsideration.upheld",
    ]  # fmt: skip


def test_results_and_what_came_in_and_went_out_can_be_told_apart() -> None:
    here, changes = plan(), found()
    assert [each.address for each in flows_of(here, changes)] == [
        "applications.new.total",
        "applications.total.total",
    ]
    assert [each.address for each in results_of(here, changes)] == [
        "applications.granted.total", "applications.unable_not_held.total",
    ]  # fmt: skip


def test_paragraphs_that_differ_stand_side_by_side_and_those_that_went_come_last() -> None:
    changed = [each for each in found().paragraphs if each.text in TEXTS]
    assert changed == [
        Rewritten("overview.opening", "第二段。", "第二段改了。"), Rewritten("overview.opening", "没有了的一段。", ""),
        Rewritten("overview.own_9", "去年自己加的。", ""),
    ]  # fmt: skip


def test_a_paragraph_in_which_only_blanks_differ_did_not_change() -> None:
    last = replace(LAST, texts={"overview.opening": "开 头。\n第二段 改了。"})
    assert [each for each in found(last).paragraphs if each.text == "overview.opening"] == []


def test_a_paragraph_that_is_new_has_nothing_beside_it() -> None:
    new = [each for each in found(replace(LAST, texts={})).paragraphs if each.text == "overview.opening"]
    assert [(each.was, each.now) for each in new] == [("", "开头。"), ("", "第二段改了。")]


def test_a_part_of_the_office_s_own_is_compared_like_the_others() -> None:
    parts = (OutlinePart("overview.own_9", "自己加的"),)
    last = replace(LAST, outline={"overview": parts})
    state, _ = begin(FLOW, Book(last=last))
    changes = changes_of(state.plan)
    assert changes is not None
    assert ("overview.own_9", "去年自己加的。", "") in [(e.text, e.was, e.now) for e in changes.paragraphs]


def test_a_form_without_a_ledger_has_no_applications_to_compare() -> None:
    sections = tuple(
        section for section in FLOW.sections if section.id in {"profile", "proactive", "disputes"}
    )
    less = Flow(**{name: getattr(FLOW, name) for name in Flow.model_fields} | {"sections": sections})
    here = Plan(less, Book(last=LAST))
    changes = changes_of(here)
    assert changes is not None
    assert results_of(here, changes) == flows_of(here, changes) == ()
    assert changes.figures
