"""The list of applications, piece by piece: what is not sure yet, what a way takes over, what is refused."""

from __future__ import annotations

from interview.engine.plan.book import UNSURE, Entry
from interview.engine.plan.ledger.case_list import LONGEST_LABEL, reconcile, settled_columns
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from tests.support.interviews import facts_of, flow, hold, refusal, steps
from tests.support.offices import SIX

FLOW = flow("disclosure_2021")
assert FLOW.ledger is not None
IDS = LedgerIds(FLOW.ledger)


def listed(figures: dict[str, int] | None = None) -> State:
    return hold(facts_of("disclosure_2021", figures or SIX, way="one_by_one")).state


def test_a_label_that_is_too_long_or_of_nobody_is_refused() -> None:
    state = listed()
    assert refusal(state, do.Label(0, "长" * (LONGEST_LABEL + 1))).problem.code == "too_long"
    assert refusal(state, do.Label(99, "甲")).problem.code == "no_such_entry"


def test_while_somebody_is_not_sure_who_applied_no_column_is_settled() -> None:
    assert settled_columns((Entry(column=UNSURE, result="granted"),), IDS.columns) == ()
    assert settled_columns((Entry(column="natural", result="granted"),), ("natural",)) == ("natural",)


def test_units_of_a_column_take_the_unplaced_entries_that_suit() -> None:
    cells: dict[tuple[str, str], int | None] = {
        ("new", "natural"): 3,
        ("granted", "natural"): 1,
        ("denied_law", "natural"): 0,
    }
    entries = (Entry(result="denied_law"), Entry(result="granted"), Entry(result="unable_unclear"))
    found = reconcile(entries, cells, IDS.columns, IDS.endings)
    assert [entry.column for entry in found] == ["natural"] * 3
    assert [entry.result for entry in found].count("denied_law") == 0
    assert "granted" in [entry.result for entry in found]


def test_a_result_that_holds_fewer_than_the_list_tells_lets_the_last_ones_go_but_not_their_column() -> None:
    cells: dict[tuple[str, str], int | None] = {("new", "natural"): 3, ("granted", "natural"): 1}
    entries = tuple(Entry(column="natural", result="granted") for _ in range(3))
    found = reconcile(entries, cells, IDS.columns, IDS.endings)
    assert [entry.column for entry in found] == ["natural"] * 3
    assert [entry.result for entry in found] == ["granted", None, None]


def test_what_is_not_known_takes_nothing_from_the_list() -> None:
    cells: dict[tuple[str, str], int | None] = {("new", "natural"): None, ("granted", "natural"): None}
    entries = tuple(Entry(column="natural", result="granted") for _ in range(3))
    assert reconcile(entries, cells, IDS.columns, IDS.endings) == entries


def test_who_is_not_sure_of_a_reason_is_asked_further_and_may_come_back() -> None:
    state = listed()
    before = state.book.entries[4]
    assert before.result == "unable_not_held"
    unsure = steps(state, do.Answer(IDS.entry(4, "reason"), UNSURE_TYPED))
    assert unsure.book.entries[4].result == UNSURE
    again, _ = step(unsure, do.Answer(IDS.entry(4, "reason"), UNSURE_TYPED))
    assert again.book.entries[4] == unsure.book.entries[4]
    back = steps(unsure, do.Undo())
    assert back.book.entries[4] == before


def test_the_same_first_step_again_leaves_the_reason() -> None:
    state = listed()
    given, _ = step(state, do.Answer(IDS.entry(4, "given"), "没给"))
    assert given.book.entries[4] == state.book.entries[4]


def test_what_the_list_left_open_goes_over_to_by_result() -> None:
    figures = {
        "applications.new.natural": 3,
        "applications.granted.natural": 1,
        "applications.carried_out.natural": 2,
    }
    state = steps(listed(figures), do.Answer(IDS.way, "by_result", insist=True))
    assert state.plan.value(IDS.count(IDS.out)) is not None


def test_gone_to_the_list_and_back_what_was_told_by_result_stands_as_it_was() -> None:
    state = hold(facts_of("disclosure_2021", SIX, way="by_result")).state
    there = steps(state, do.Answer(IDS.way, "one_by_one", insist=True))
    back = steps(there, do.Answer(IDS.way, "by_result", insist=True))
    assert back.book.answers == state.book.answers


def test_while_somebody_is_not_sure_who_applied_nothing_goes_over_to_by_result() -> None:
    told = {
        "applications.any_new": "2件",
        "applications.any_carried_in": "没有",
        IDS.way: "one_by_one",
        IDS.entry(0, "who"): UNSURE_TYPED,
    }
    state = steps(begin(FLOW)[0], *(do.Answer(id, given) for id, given in told.items()))
    state = steps(state, do.Answer(IDS.way, "by_result", insist=True))
    assert state.plan.value(IDS.who) is None


def test_a_list_kept_beside_another_way_moves_no_figure() -> None:
    state = steps(listed(), do.Answer(IDS.way, "by_result", insist=True))
    after = steps(state, do.Remove(0))
    assert len(after.book.entries) == len(state.book.entries) - 1
    assert after.plan.sheet == state.plan.sheet


UNSURE_TYPED = "不确定"


def test_begun_with_a_list_it_is_the_same_list() -> None:
    state = listed()
    assert begin(FLOW, state.book)[0].book.entries == state.book.entries
