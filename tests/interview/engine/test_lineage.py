from __future__ import annotations

import pytest

from interview.engine.plan.book import Book, UnitFigures
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Figure
from interview.engine.step.lineage import Trace, trace
from interview.engine.step.machine import begin
from interview.engine.sums.error_localisation import Bounds
from tests.support.flows import question, tally, tiny
from tests.support.interviews import FLOWS, facts_of, flow, hold, told
from tests.support.offices import SMALL


@pytest.fixture(scope="module")
def plan() -> Plan:
    return hold(facts_of("disclosure_2021", SMALL)).state.plan


def of(plan: Plan, address: str) -> Trace:
    found = trace(plan, address)
    assert found is not None
    return found


def test_a_typed_figure_leads_to_its_question_and_to_the_totals_it_feeds(plan: Plan) -> None:
    found = of(plan, "applications.granted.natural")
    assert found.figure is not None
    assert (found.figure.value, found.figure.origin) == (4, "typed")
    assert found.asked is not None
    assert found.asked.id == "applications.granted.natural"
    assert found.feeds == (
        "applications.granted.total",
        "applications.total.natural",
        "applications.total.total",
    )
    assert {relation.id for relation, kept in found.relations if kept} == {"I2.natural", "I3.granted"}
    assert found.bounds == Bounds(0, 5)
    assert "三十六" in found.law


def test_a_zero_leads_to_the_gate_that_says_so(plan: Plan) -> None:
    found = of(plan, "fees.amount")
    assert found.asked is not None
    assert found.asked.id == "fees.any"
    assert found.figure is not None
    assert found.figure.origin == "zero"


def test_a_zero_of_the_office_kind_leads_to_that(plan: Plan) -> None:
    asked = of(plan, "rules.issued").asked
    assert asked is not None
    assert asked.id == "office.kind"


def test_a_total_names_what_it_is_the_sum_of(plan: Plan) -> None:
    found = of(plan, "applications.new.total")
    assert found.computed_from == tuple(
        f"applications.new.{c}" for c in ("natural", "business", "research", "charity", "legal", "other")
    )
    assert found.asked is None


def test_a_question_leads_to_every_figure_it_decides(plan: Plan) -> None:
    found = of(plan, "applications.who")
    assert found.figure is None
    assert "applications.granted.research" in found.feeds
    assert "applications.granted.natural" not in found.feeds


def test_an_unknown_address_has_no_trace(plan: Plan) -> None:
    assert trace(plan, "applications.granted.moon") is None


def test_what_is_not_known_yet_has_no_origin() -> None:
    found = of(begin(flow("disclosure_2021"))[0].plan, "fees.amount")
    assert found.figure is not None
    assert found.figure.value is None
    assert found.asked is None


@pytest.mark.parametrize("id", FLOWS)
def test_every_cell_of_a_finished_report_has_a_reason(id: str) -> None:
    figures = {
        address: count for address, count in SMALL.items() if id.endswith("2021") or address.startswith("app")
    }
    plan = hold(facts_of(id, figures)).state.plan
    for cell in flow(id).cells:
        found = of(plan, cell)
        assert found.asked is not None or found.computed_from, cell


SUMS = tiny(
    question("count", "a", law="第五条"), question("count", "b"), question("money", "fee"),
    tally(law="第六条"),
    relations=[
        {"id": "all", "text": "cases.total = cases.won + cases.lost", "computes": True},
        {"id": "few", "text": "a <= b", "severity": "warning"},
    ],
)  # fmt: skip


def summed() -> Plan:
    return told(begin(SUMS)[0], {"a": "3", "b": "2", "fee": "1", "cases.any": "5件", "cases.won": "2"}).plan


def test_a_trace_says_what_is_known_what_holds_and_how_far_a_count_can_go() -> None:
    found = of(summed(), "a")
    assert (found.address, found.figure, found.asked and found.asked.id) == (
        "a",
        Figure(3, "typed", "a"),
        "a",
    )
    assert [(relation.id, kept) for relation, kept in found.relations] == [("few", False)]
    assert (found.computed_from, found.feeds, found.law) == ((), (), "第五条")
    assert found.bounds == Bounds(0, None)
    assert of(summed(), "fee").bounds is None
    assert of(summed(), "cases.any").bounds is None
    assert of(summed(), "b").law == ""


def test_a_total_that_is_not_known_yet_is_computed_from_nothing_so_far() -> None:
    plan = summed()
    assert (plan.sheet["cases.total"], of(plan, "cases.total").computed_from) == (None, ())
    known = told(begin(SUMS)[0], {"cases.any": "1件", "cases.only": "won"}).plan
    assert of(known, "cases.total").computed_from == ("cases.won", "cases.lost")


def test_what_a_gate_or_a_total_decides_is_told_up_to_the_last_total(plan: Plan) -> None:
    gate = of(told(begin(SUMS)[0], {"cases.any": "没有"}).plan, "cases.any")
    assert (gate.feeds, gate.law) == (("cases.won", "cases.lost", "cases.total"), "第六条")
    assert of(plan, "applications.granted.total").feeds == ("applications.total.total",)


def test_a_cell_of_the_ledger_has_the_article_of_its_row_whatever_is_asked(plan: Plan) -> None:
    assert "三十六" in of(plan, "applications.granted.total").law


def test_a_figure_of_a_government_leads_to_the_units_that_it_is_the_sum_of() -> None:
    units = (
        UnitFigures("甲局", {"reconsideration.upheld": 2}),
        UnitFigures("乙局"),
        UnitFigures("丙局", {"reconsideration.upheld": None}),
    )
    plan = Plan(flow("disclosure_2021"), Book(units=units))
    assert of(plan, "reconsideration.upheld").units == (("甲局", 2), ("丙局", None))
    assert of(plan, "reconsideration.other").units == ()
