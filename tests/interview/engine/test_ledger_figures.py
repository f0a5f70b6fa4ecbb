"""The figures of the ledger: whatever the way, every cell."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Choice, Count, Value, Year, YesNo
from interview.engine.plan.book import UNSURE, Answer, Book, Entry, LastYear
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from tests.interview.engine.ledgers import SMALL, as_asked, listed, small
from tests.support.interviews import steps, told


def listed_in_a_file(new: int, carried: int, *entries: Entry) -> Plan:
    """The small ledger with a list that its stated numbers may not fit, as only an edited file holds it."""
    told_so_far: dict[str, Value] = {
        "year": Year(value=2025), "cases.way": Choice(value="one_by_one"),
        "cases.any_new": YesNo(value=new > 0), "cases.count_new": Count(value=new),
        "cases.any_carried_in": YesNo(value=carried > 0), "cases.count_carried_in": Count(value=carried),
    }  # fmt: skip
    return Plan(SMALL, Book({id: Answer(value) for id, value in told_so_far.items()}, entries=entries))


def known(plan: Plan, *rows: str) -> dict[str, tuple[object, ...]]:
    """What is known of the cells of these rows, or of all: the figure, its origin, the question that says so."""
    return {
        address.removeprefix("cases."): (
            figure.value,
            figure.origin,
            (figure.because or "").removeprefix("cases."),
        )
        for address, figure in plan.figures.items()
        if figure.value is not None and (not rows or address.split(".")[1] in rows)
    }


RESULTS = ("rare", "kept", "full", "part", "done")


ENDINGS = (*RESULTS, "carried_out")


class TestTheFigures:
    def test_where_nothing_came_in_every_cell_is_zero_because_of_the_gate(self) -> None:
        plan = small(any_new="没有", any_carried_in="没有").plan
        assert known(plan) == {
            f"{row}.{column}": (0, "zero", "any_new")
            for row in ("new", "carried_in", *ENDINGS)
            for column in ("people", "firms", "others")
        }
        assert plan.open == ()

    def test_as_many_carried_in_as_new_is_not_nothing(self) -> None:
        assert [asked.id for asked in small(any_new="2件", any_carried_in="2件").plan.open] == ["cases.way"]

    def test_the_only_applicant_holds_every_whole_and_who_did_not_apply_has_none(self) -> None:
        plan = small(
            any_new="3件", any_carried_in="没有", way="by_result", who="个人", any_carried_out="1件"
        ).plan
        assert known(plan) == {
            "new.people": (3, "computed", "count_new"),
            "carried_in.people": (0, "zero", "any_carried_in"),
            "carried_out.people": (1, "computed", "count_carried_out"),
            **{
                f"{row}.{column}": (0, "zero", "who")
                for row in ("new", "carried_in", *ENDINGS)
                for column in ("firms", "others")
            },
        }

    def test_what_last_year_left_open_stays_carried_where_one_applicant_holds_it_all(self) -> None:
        left = {
            f"cases.carried_out.{column}": 2 * (column == "people")
            for column in ("people", "firms", "others")
        }
        state = begin(SMALL, Book(last=LastYear(2024, "tiny", left)))[0]
        state = told(
            state, {"year": "2025", "cases.any_new": "没有", "cases.way": "by_result", "cases.who": "个人"}
        )
        assert known(state.plan, "new", "carried_in") == {
            "new.people": (0, "zero", "any_new"), "carried_in.people": (2, "carried", "count_carried_in"),
            **{f"{row}.{column}": (0, "zero", "who") for row in ("new", "carried_in") for column in ("firms", "others")},
        }  # fmt: skip

    def test_who_has_nothing_closed_has_no_results_because_all_is_open_or_nothing_came(self) -> None:
        plan = small(
            any_new="3件", any_carried_in="2件", who="个人、企业、其他", new__people="3", new__firms="0", new__others="0",
            carried_in__people="0", carried_in__firms="2", carried_in__others="0", any_carried_out="2件",
            carried_out__people="0", carried_out__firms="2", carried_out__others="0",
        ).plan  # fmt: skip
        assert known(plan, *RESULTS) == {
            **{f"{row}.firms": (0, "zero", "carried_out.firms") for row in RESULTS},
            **{f"{row}.others": (0, "zero", "who") for row in RESULTS},
        }
        assert [asked.id for asked in plan.open] == ["cases.which.people"]

    def test_all_may_still_be_open_and_no_more_than_all(self) -> None:
        state = small(any_new="1件", any_carried_in="2件", way="by_result", who="个人", any_carried_out="3")
        assert state.plan.open == ()
        assert {known(state.plan)[f"{row}.people"] for row in RESULTS} == {(0, "zero", "carried_out.people")}
        some = told(state, {"cases.count_carried_out": "1"})
        assert [asked.id for asked in some.plan.open] == ["cases.which.people"]

    def test_a_whole_list_gives_every_cell(self) -> None:
        plan = listed(
            Entry(True, "people", "full"), Entry(False, "firms", "rare"), Entry(False, "firms", "carried_out")
        )
        held = {
            "carried_in.people": 1,
            "full.people": 1,
            "new.firms": 2,
            "rare.firms": 1,
            "carried_out.firms": 1,
        }
        assert known(plan) == {
            f"{row}.{column}": (n, "typed" if n else "zero", "way")
            for row in ("new", "carried_in", *ENDINGS)
            for column in ("people", "firms", "others")
            for n in [held.get(f"{row}.{column}", 0)]
        }

    @pytest.mark.parametrize(
        "entries",
        [
            (),
            (Entry(True, "people", "full"), Entry(False, "firms", "rare")),
            (Entry(True, "people", "full"), Entry(False, "firms", "rare"), Entry(False, UNSURE, "rare")),
            (Entry(True, "people", "full"), Entry(False, "firms", "rare"), Entry()),
        ],
    )
    def test_a_list_gives_no_cell_while_an_applicant_is_missing(self, entries: tuple[Entry, ...]) -> None:
        assert known(listed(*entries)) == {}

    def test_a_list_gives_no_result_of_a_column_where_one_is_missing(self) -> None:
        plan = listed(
            Entry(True, "people", "full"), Entry(False, "firms", "rare"), Entry(False, "firms", UNSURE)
        )
        assert {address.partition(".")[2] for address in known(plan, *ENDINGS)} == {"people", "others"}
        assert known(plan, "new")["new.firms"] == (2, "typed", "way")

    @pytest.mark.parametrize(
        ("new", "carried", "entries", "again"),
        [
            (2, 0, [Entry(False, "people", "full")] * 3, "count_new"),
            (2, 1, [Entry(True, "people", "full")] * 2, "count_carried_in"),
            (0, 2, [Entry(False, "people", "full")], "any_new"),
            (2, 0, [Entry(True, "people", "full")], "any_carried_in"),
        ],
    )
    def test_a_number_the_list_goes_beyond_is_asked_again(
        self, new: int, carried: int, entries: list[Entry], again: str
    ) -> None:
        plan = listed_in_a_file(new, carried, *entries)
        assert [asked.id for asked in plan.asked if asked.unsettled] == [f"cases.{again}"]
        assert known(plan, "new", "carried_in", *ENDINGS) == {}

    def test_a_table_holds_what_was_filled_in_and_zero_elsewhere_once_it_is_done(self) -> None:
        state = small(any_new="2件", any_carried_in="没有", way="table")
        state = steps(state, do.Fill({"cases.new.people": Count(value=2)}))
        assert known(state.plan) == {"new.people": (2, "typed", "table")}
        assert state.book.answers["cases.new.people"] == Answer(Count(value=2))
        not_yet = told(state, {"cases.table": "没有"}).plan
        assert known(not_yet) == {"new.people": (2, "typed", "table")}
        assert [(asked.id, asked.kind, asked.unsettled) for asked in not_yet.asked[-2:]] == [
            ("cases.way", "choice", False), ("cases.table", "yes_no", True),
        ]  # fmt: skip
        assert as_asked(not_yet.asked[-1]) == ("table", "yes_no", "table 2025", "table", "", None)
        done = told(state, {"cases.table": "是"}).plan
        assert known(done)["full.firms"] == (0, "zero", "table")
        assert len(known(done)) == 8 * 3
        assert done.open == ()
