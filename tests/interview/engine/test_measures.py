"""How much is asked: inputs counted over whole transcripts; a confirming Enter counts like any other."""

from __future__ import annotations

import pytest

from interview.engine.step.respondent import Facts
from tests.support.interviews import FLOWS, KINDS, TABLES, Held, facts_of, finished, hold
from tests.support.offices import SIX, six_with_carried_in
from tests.support.reports import typed


def ledger_inputs(held: Held) -> int:
    return held.inputs("applications")


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("id", FLOWS)
def test_an_all_zero_office_answers_seven_to_nine_questions_for_the_tables(id: str, kind: str) -> None:
    held = hold(facts_of(id, kind=kind))
    assert finished(held.state)
    assert 7 <= held.inputs(*TABLES) <= 9, [told.asked.id for told in held.told]
    assert set(held.figures.values()) == {0}


@pytest.mark.parametrize("gate_takes_count", [False, True], ids=["apart", "in the gate"])
@pytest.mark.parametrize("id", FLOWS)
def test_six_applications_by_result_take_at_most_fourteen_answers(id: str, gate_takes_count: bool) -> None:
    held = hold(facts_of(id, SIX), gate_takes_count=gate_takes_count)
    assert finished(held.state)
    assert ledger_inputs(held) <= 14, [told.asked.id for told in held.told]


@pytest.mark.no_cover
@pytest.mark.parametrize("carried", [1, 2, 3, 4])
@pytest.mark.parametrize("id", FLOWS)
def test_six_applications_with_some_carried_in_take_at_most_sixteen(id: str, carried: int) -> None:
    held = hold(facts_of(id, six_with_carried_in(carried)))
    assert finished(held.state)
    assert ledger_inputs(held) <= 16, [told.asked.id for told in held.told]


@pytest.mark.no_cover
@pytest.mark.parametrize("figures", [SIX, *(six_with_carried_in(n) for n in range(1, 6))])
@pytest.mark.parametrize("id", FLOWS)
def test_one_by_one_takes_at_most_three_and_three_per_application(id: str, figures: dict[str, int]) -> None:
    """Three for what came in and the way to tell it; the gate is answered with its number."""
    held = hold(facts_of(id, figures, way="one_by_one"), gate_takes_count=True)
    assert finished(held.state)
    assert ledger_inputs(held) <= 3 + 3 * 6, [told.asked.id for told in held.told]


def test_six_applications_one_by_one_where_every_reason_is_asked() -> None:
    figures = {
        "applications.new.natural": 6,
        "applications.unable_not_held.natural": 4,
        "applications.other_misc.natural": 2,
    }
    held = hold(facts_of("disclosure_2021", figures, way="one_by_one"), gate_takes_count=True)
    assert finished(held.state)
    assert ledger_inputs(held) == 3 + 3 * 6


def densest() -> Facts:
    id, figures = typed("002")
    return facts_of(id, figures, kind="city_government")


def test_the_densest_real_report_takes_at_most_76_answers_for_the_ledger_and_107_for_the_tables() -> None:
    held = hold(densest())
    assert finished(held.state)
    assert ledger_inputs(held) <= 76, [
        told.asked.id for told in held.told if told.asked.section == "applications"
    ]
    assert held.inputs(*TABLES) <= 107


def test_nothing_is_asked_twice_of_a_truthful_clerk() -> None:
    asked = [told.asked.id for told in hold(densest()).told]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("id", FLOWS)
def test_no_total_is_ever_asked(id: str) -> None:
    totals = {asked.id for asked in hold(facts_of(id, SIX)).state.plan.asked if asked.id.endswith("total")}
    assert not totals
