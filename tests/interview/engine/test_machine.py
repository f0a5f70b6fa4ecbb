"""The machine: what each command does, on the real flows."""

from __future__ import annotations

from interview.engine import commands as do
from interview.engine.kinds import YesNo
from interview.engine.machine import begin, step
from tests.support.interviews import facts_of, finished, flow, hold, told


class TestAGateAnsweredYesAndThenZero:
    def test_a_gate_that_opens_only_its_count_is_closed_by_a_zero(self) -> None:
        state = told(begin(flow("disclosure_2021"))[0], {"documents.any_in_force": "有", "documents.in_force": "0"})
        assert state.plan.value("documents.any_in_force") == YesNo(value=False)
        assert "documents.in_force" not in state.book.answers

    def test_a_gate_that_opens_more_than_its_count_stays_open(self) -> None:
        """A fee may be received in a year in which no notice was sent."""
        facts = facts_of("disclosure_2021", {"processing_fee.received": 300, "processing_fee.demanded": 0, "fees.amount": 1})
        held = hold(facts)
        assert finished(held.state)
        assert held.figures["processing_fee.received"] == 300
        assert held.figures["processing_fee.notices"] == 0

    def test_undo_takes_the_zero_back(self) -> None:
        state = told(begin(flow("disclosure_2021"))[0], {"documents.any_in_force": "有"})
        after = told(state, {"documents.in_force": "0"})
        assert told(after, {}).book != state.book
        assert step(after, do.Undo())[0].book == state.book
