"""What can be found out before the interview: figures, facts, names; no gates, no choices of several, no texts."""

from __future__ import annotations

import pytest

from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.question import Question
from interview.engine.flow.worksheet import wanted
from interview.flowfiles import load_flow
from tests.support.interviews import FLOWS, KINDS

RULES = {
    "disclosure_2021": {"rules.issued", "rules.repealed", "rules.in_force"},
    "disclosure_2019": {"rules.made", "rules.published", "rules.public"},
}


@pytest.mark.parametrize("id", FLOWS)
def test_every_figure_outside_the_ledger_is_found_out_once_and_somebody_knows_it(id: str) -> None:
    flow = load_flow(id)
    found = [each.address for each in wanted(flow)]
    ledger = flow.ledger
    assert isinstance(ledger, Ledger)
    told = {
        cell for cell in flow.cells if not cell.startswith(f"{ledger.id}.") and not cell.endswith(".total")
    }
    assert len(found) == len(set(found))
    assert told <= set(found)
    assert all(each.known_by is not None for each in wanted(flow))


def test_gates_choices_and_texts_are_not_asked_for() -> None:
    flow = load_flow("disclosure_2021")
    found = {each.address for each in wanted(flow)}
    assert not found & {"documents.any_in_force", "decisions.which", "overview.proactive", "fees.any"}
    assert {
        "facts.on_request.in_time",
        "facts.supervision.held",
        "office.name",
        "reconsideration.upheld",
    } <= found
    kinds = {each.item.kind for each in wanted(flow) if isinstance(each.item, Question)}
    assert kinds <= {"count", "money", "year", "text", "choice", "yes_no"}


@pytest.mark.parametrize("id", FLOWS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_the_kind_of_office_closes_is_left_out(id: str, kind: str) -> None:
    flow = load_flow(id)
    everything = {each.address for each in wanted(flow)}
    left_out = everything - {each.address for each in wanted(flow, kind)}
    makes_rules = kind in {"state_department", "province_government", "city_government"}
    assert left_out == (set() if makes_rules else RULES[id])


def test_a_thing_may_be_known_by_somebody_else_than_the_rest_of_its_section() -> None:
    knows = {each.address: each.known_by for each in wanted(load_flow("disclosure_2021"))}
    assert knows["fees.amount"] == "finance"
    assert knows["licences.decisions"] == knows["litigation_direct.pending"] == "legal"
    assert knows["facts.proactive.wechat"] == "web"
