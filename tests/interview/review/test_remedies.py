"""What can be done about a finding: where it leads, and what mends it at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Book, LastYear
from interview.engine.step import commands as do
from interview.engine.step.lineage import told_by
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from interview.review.mending.remedies import MOST_SPOTS, mending_of, places_of, set_figure
from interview.review.mending.spots import spots_of
from interview.review.messages import mending_line
from interview.review.model import Finding, Span
from interview.review.of_interview import findings
from interview.wording.catalog import words
from tests.support.interviews import facts_of, flow, hold, mend, steps, told
from tests.support.offices import SIX
from tests.support.prefilled import with_texts

FLOW, ZH = flow("disclosure_2021"), words("zh")
FIGURES = {**SIX, "documents.in_force": 8, "reconsideration.upheld": 1}
SAYS_8 = "全年共收到政府信息公开申请8件。"


def telling(way: str = "by_result", **texts: str) -> State:
    facts = facts_of("disclosure_2021", FIGURES, way=way)
    book = mend(facts, hold(facts).state).book
    return begin(FLOW, with_texts(book, {id.replace("__", "."): text for id, text in texts.items()}))[0]


def finding(state: State, rule: str) -> Finding:
    return next(each for each in findings(state.plan) if each.rule == rule)


@pytest.mark.parametrize(
    ("way", "where"),
    [
        ("by_result", ["applications.count_new"]),
        ("one_by_one", ["applications.count_new"]),
        ("table", ["applications.new.natural", "applications.new.business"]),
    ],
)
def test_a_text_that_contradicts_a_table_leads_to_its_number_and_to_where_the_figure_was_told(
    way: str, where: list[str]
) -> None:
    state = telling(way, overview__on_request=SAYS_8)
    text, *figures = spots_of(state.plan, finding(state, "X1"))
    assert text.id == "overview.on_request"
    assert text.text is not None
    assert SAYS_8[text.text.start : text.text.end] == "8"
    assert [each.id for each in figures] == where
    assert "applications.way" not in where


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("way", "cell", "where"),
    [
        ("by_result", "applications.granted.natural", ("applications.granted.natural",)),
        ("by_result", "applications.unable_not_held.business", ("applications.only.business",)),
        ("by_result", "applications.partial.natural", ("applications.which.natural",)),
        ("table", "applications.granted.natural", ("applications.granted.natural",)),
        ("table", "applications.partial.natural", ("applications.partial.natural",)),
        ("table", "applications.granted.total", ("applications.granted.natural",)),
        ("one_by_one", "applications.unable_not_held.natural", ("applications.list.5.reason",)),
        ("one_by_one", "applications.new.business", ("applications.list.6.who",)),
        ("one_by_one", "applications.partial.natural", ()),
        ("by_result", "reconsideration.total", ("reconsideration.count",)),
        ("by_result", "litigation_direct.total", ("litigation.which",)),
        ("by_result", "rules.issued", ("office.kind",)),
        ("by_result", "no.such", ()),
    ],
)
def test_every_figure_leads_to_where_it_was_told(way: str, cell: str, where: tuple[str, ...]) -> None:
    assert told_by(telling(way).plan, cell) == where


@pytest.mark.no_cover
@pytest.mark.parametrize("way", ["by_result", "one_by_one", "table"])
def test_the_text_is_mended_by_the_table_at_once(way: str) -> None:
    state = telling(way, overview__on_request="共收到申请八件，其中自然人5件。")
    found = finding(state, "X1")
    mending = mending_of(state.plan, found)
    assert mending is not None
    assert mending_line(mending, FLOW, ZH) == "按表里的改：八 改成 六"
    after = steps(state, mending.command)
    assert after.plan.book.answers["overview.on_request"].value.value == "共收到申请六件，其中自然人5件。"
    assert found.id not in {each.id for each in findings(after.plan)}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("依据国办公开办函〔2019〕60号编制。", "依据国办公开办函〔2021〕30号编制。"),
        ("依据国办公开办函[2021]30号编制。", "依据国办公开办函〔2021〕30号编制。"),
        (
            "依据《政府信息公开条例》（国务院令第 492 号）编制。",
            "依据《政府信息公开条例》（国务院令第 711 号）编制。",
        ),
        ("公开前逐件审核审核。", "公开前逐件审核。"),
        ("都在期限内答复。。没有超期。", "都在期限内答复。没有超期。"),
        ("公开的的信息都核过。", "公开的信息都核过。"),
    ],
)
def test_a_number_of_the_world_and_what_stands_there_twice_are_mended_too(text: str, now: str) -> None:
    state = telling(other_matters=text)
    for found in findings(state.plan):
        mending = mending_of(state.plan, found)
        if mending is not None:
            assert "改成" in mending_line(mending, FLOW, ZH)
            after = steps(state, mending.command)
            assert after.plan.book.answers["other_matters"].value.value == now
            return
    raise AssertionError(findings(state.plan))


@pytest.mark.no_cover
def test_what_may_be_mended_in_more_than_one_way_is_only_led_to() -> None:
    state = told(
        telling(), {"documents.any_changed": "有", "documents.issued": "30", "documents.repealed": "0"}
    )
    found = finding(state, "N10")
    assert mending_of(state.plan, found) is None
    assert [spot.id for spot in places_of(state.plan, found)] == [
        "documents.in_force", "documents.issued", "documents.repealed",
    ]  # fmt: skip


BUSY = {
    "applications.new.natural": 20,
    "applications.granted.natural": 12,
    "applications.unable_not_held.natural": 8,
}


def test_a_figure_is_mended_where_only_one_change_can_be_meant() -> None:
    last = LastYear(2024, "disclosure_2021", {"applications.carried_out.natural": 2})
    state = telling()
    state = begin(FLOW, Book(state.book.answers, last=last))[0]
    state = told(
        state, {"applications.any_carried_in": "有", "applications.count_carried_in": "1"}, insist=True
    )
    state = told(state, {"applications.carried_in.natural": "1", "applications.carried_in.business": "0"})
    found = finding(state, "N07")
    mending = mending_of(state.plan, found)
    assert mending is not None
    assert mending_line(mending, FLOW, ZH) == "就这样改：「上年转来·个人」1 改成 2"
    assert mending.command == do.Answer("applications.carried_in.natural", "2")


def test_a_cell_of_the_table_is_set_in_the_table_and_a_choice_is_no_number() -> None:
    cell = "applications.granted.natural"
    assert set_figure(telling("table").plan, cell, 5) == do.Fill({cell: Count(value=5)})
    assert set_figure(telling().plan, cell, 5) == do.Answer(cell, "5")
    assert set_figure(telling().plan, "applications.unable_not_held.business", 5) is None
    assert set_figure(telling().plan, "applications.granted.total", 5) is None


def test_what_is_broken_leads_first_to_what_was_told_last() -> None:
    facts = facts_of("disclosure_2021", BUSY)
    state = told(hold(facts).state, {"applications.granted.natural": "13"}, insist=True)
    found = next(each for each in findings(state.plan) if each.stops)
    assert mending_of(state.plan, found) is None, "several cells may be the slip"
    assert [spot.id for spot in places_of(state.plan, found)] == [
        "applications.unable_not_held.natural", "applications.granted.natural", "applications.any_carried_out",
    ]  # fmt: skip
    in_table = steps(telling("table"), do.Fill({"applications.granted.natural": Count(value=9)}))
    found = next(each for each in findings(in_table.plan) if each.stops)
    assert all(in_table.plan.sheet[spot.id] for spot in places_of(in_table.plan, found))
    assert len(places_of(in_table.plan, found)) == MOST_SPOTS


@pytest.mark.parametrize(
    ("where", "left", "leads"),
    [
        ("part.6", None, ["other_matters"]),
        ("part.1", None, ["overview.proactive", "overview.on_request", "overview.management"]),
        (Span("opening", 0, 9), "0795-2501234", ["office.phone"]),
        ("title", "云山县水利局2025年政府信息公开工作年度报告", ["office.name"]),
        ("part.9", None, []),
    ],
)
def test_what_is_printed_of_itself_leads_to_the_answers_it_is_made_of(
    where: str | Span, left: str | None, leads: list[str]
) -> None:
    found = Finding("T", "T.x", (where,), left, rule="T", severity="warning")
    assert [spot.id for spot in places_of(telling().plan, found)] == leads


def test_a_part_not_written_yet_leads_to_its_texts_and_not_to_the_facts_they_are_drafted_from() -> None:
    answers = {id: told for id, told in telling().book.answers.items() if id != "problems"}
    plan = begin(FLOW, Book(answers))[0].plan
    assert plan.get("facts.problems.which") is not None
    found = Finding("T", "T.x", ("part.5",), rule="T", severity="warning")
    assert [spot.id for spot in places_of(plan, found)] == ["problems", "improvements"]


def test_what_nobody_answered_cannot_be_rewritten() -> None:
    from interview.review.model import Rewrite

    found = Finding("T", "T.x", (), rewrite=Rewrite(Span("opening", 0, 1), "x"), rule="T", severity="error")
    assert mending_of(telling().plan, found) is None


def test_a_text_kept_over_is_mended_by_this_years_draft_where_there_is_another() -> None:
    plan = telling(overview__on_request=SAYS_8).plan
    kept = Finding(
        "T13", "T13.overview.on_request", (Span("overview.on_request", 0, 9),), rule="T13", severity="warning"
    )
    mending = mending_of(plan, kept)
    assert mending is not None
    assert mending.command == do.Redraft("overview.on_request")
    assert mending_line(mending, FLOW, ZH) == "「依申请公开」换成照今年写的草稿"
    after = steps(begin(FLOW, plan.book)[0], mending.command).plan
    assert mending_of(after, kept) is None, "it is the draft already"
    undrafted = replace(kept, where=(Span("other_matters", 0, 9),))
    assert mending_of(telling(other_matters="无。").plan, undrafted) is None
