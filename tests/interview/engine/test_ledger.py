"""The ledger's questions: what last year left open, and the table."""

from __future__ import annotations

import pytest

from interview.engine import commands as do
from interview.engine.book import Book, LastYear
from interview.engine.kinds import Choice, Count, YesNo
from interview.engine.ledger import LedgerIds
from interview.engine.machine import State, begin
from tests.support.interviews import flow, steps, told
from tests.support.lists import COLUMNS, IDS


def with_last(open_then: dict[str, int], year: int = 2024) -> State:
    figures = {IDS.cell(IDS.out, column): open_then.get(column, 0) for column in COLUMNS}
    state = begin(flow("disclosure_2021"), Book(last=LastYear(year, "disclosure_2021", figures)))[0]
    return told(state, {"year": "2025"})


def test_what_last_year_left_open_is_carried_in_column_by_column() -> None:
    state = told(with_last({"natural": 2, "legal": 1}), {"applications.any_new": "没有"})
    assert state.plan.value("applications.any_carried_in") == YesNo(value=True)
    assert state.plan.value("applications.count_carried_in") == Count(value=3)
    state = told(state, {"applications.way": Choice(value="by_result"), "applications.who": "个人、律所"})
    assert state.book.answers["applications.carried_in.natural"].origin == "carried"
    assert state.plan.sheet["applications.carried_in.natural"] == 2


def test_nothing_left_open_closes_the_gate() -> None:
    state = told(with_last({}), {"applications.any_new": "没有"})
    assert state.plan.value("applications.any_carried_in") == YesNo(value=False)
    assert not [asked for asked in state.plan.open if asked.section == "applications"]


@pytest.mark.parametrize("state", [with_last({"natural": 2}, year=2022), begin(flow("disclosure_2021"))[0]])
def test_another_year_carries_nothing(state: State) -> None:
    assert "applications.any_carried_in" in {
        asked.id for asked in told(state, {"applications.any_new": "没有"}).plan.open
    }


def test_a_table_that_is_not_done_stays_open_and_its_cells_so_far() -> None:
    state = told(
        begin(flow("disclosure_2021"))[0],
        {
            "applications.any_new": "2件",
            "applications.any_carried_in": "没有",
            "applications.way": Choice(value="table"),
        },
    )
    state = told(state, {"applications.table": "否"})
    assert "applications.table" in {asked.id for asked in state.plan.open}
    assert state.plan.sheet["applications.new.natural"] is None
    state = steps(
        state,
        do.Fill({"applications.new.natural": Count(value=2), "applications.granted.natural": Count(value=2)}),
    )
    state = told(state, {"applications.table": "是"})
    assert state.plan.sheet["applications.partial.natural"] == 0
    assert not [asked for asked in state.plan.open if asked.section == "applications"]


def test_the_ids_are_those_of_the_contract() -> None:
    ledger = flow("disclosure_2019").ledger
    assert ledger is not None
    ids = LedgerIds(ledger)
    assert (ids.way, ids.who, ids.table) == ("applications.way", "applications.who", "applications.table")
    assert ids.cell("new", "natural") == "applications.new.natural"
    assert ids.entry(0, "who") == "applications.list.1.who"
    assert len(ids.inputs()) == 22 * 6
