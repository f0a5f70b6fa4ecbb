"""The largest counts that can be told, in every cell: their sums break nothing, however they are told."""

from __future__ import annotations

import pytest

from interview.assemble import assemble
from interview.engine.answers.kinds import Count, Value
from interview.engine.answers.quantities import LARGEST
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from tests.support.interviews import FLOWS, facts_of, flow, hold, told
from tests.support.offices import SIX

WAYS = ("by_result", "one_by_one", "table")


def all_the_largest(state: State) -> dict[str, Value]:
    assert state.flow.ledger is not None
    ids = LedgerIds(state.flow.ledger)
    tallies = [f"{tally.id}.{part.id}" for tally in state.flow.tallies for part in tally.parts]
    return dict.fromkeys((*ids.inputs(), *tallies), Count(value=LARGEST))


@pytest.mark.no_cover
@pytest.mark.parametrize("id", FLOWS)
@pytest.mark.parametrize("way", WAYS)
def test_a_pasted_table_of_the_largest_counts_is_taken_and_added_up(id: str, way: str) -> None:
    for begun in (begin(flow(id))[0], hold(facts_of(id, SIX, way=way)).state):
        state, turns = step(begun, do.Fill(all_the_largest(begun), insist=True))
        assert not any(isinstance(turn, Refuse) for turn in turns)
        assert state.plan.sheet["applications.new.total"] == 6 * LARGEST
        assert assemble(state.plan, draft=True).blocks


@pytest.mark.parametrize("way", WAYS)
def test_a_cell_changed_to_the_largest_count_lets_what_was_told_before_follow(way: str) -> None:
    state = hold(facts_of("disclosure_2021", SIX, way=way)).state
    for cell in ("applications.new.natural", "applications.new.business", "applications.granted.natural"):
        state, _ = step(state, do.Answer(cell, str(LARGEST), insist=True))
        assert assemble(state.plan, draft=True).blocks


def test_what_is_typed_is_no_larger_than_the_largest() -> None:
    state = told(
        begin(flow("disclosure_2021"))[0], {"office.name": "甲局", "year": "2025", "office.kind": "1"}
    )
    _, turns = step(state, do.Answer("applications.any_new", str(LARGEST + 1)))
    assert any(isinstance(turn, Refuse) and turn.problem.code == "too_large" for turn in turns)
