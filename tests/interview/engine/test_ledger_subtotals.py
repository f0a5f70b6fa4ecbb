"""The subtotals that find a slip in a column."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, Value, Year, YesNo
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.plan import Plan
from tests.interview.engine.ledgers import as_asked
from tests.support.flows import grouped, ledger, of_sections, question, tiny

GROUPED = of_sections(
    {"id": "about", "title": "一", "items": [question("year", "year")]},
    {"id": "letters", "title": "二", "items": [grouped()]},
)


def slipped(people: str, firms: str = "", **subtotals: int) -> Plan:
    """The grouped ledger: one of each of these results, and one more came in than they are; some subtotals told."""
    told_so_far: dict[str, Value] = {
        "year": Year(value=2025), "cases.any_new": YesNo(value=True), "cases.any_carried_in": YesNo(value=False),
        "cases.any_carried_out": YesNo(value=False), "cases.way": Choice(value="by_result"),
        "cases.who": Choices(value=("people", "firms")),
    }  # fmt: skip
    whole = 0
    for column, rows in (("people", people.split()), ("firms", firms.split())):
        came = len(rows) + 1 if rows else 0
        whole += came
        told_so_far[f"cases.new.{column}"] = Count(value=came)
        told_so_far[f"cases.which.{column}"] = Choices(value=tuple(rows))
        told_so_far |= {f"cases.{row}.{column}": Count(value=1) for row in rows}
    told_so_far["cases.count_new"] = Count(value=whole)
    told_so_far |= {f"cases.subtotal.{id.replace('__', '.')}": Count(value=n) for id, n in subtotals.items()}
    return Plan(GROUPED, Book({id: Answer(value) for id, value in told_so_far.items()}))


def searched(plan: Plan) -> list[str]:
    """The subtotals that are asked."""
    return [asked.id.removeprefix("cases.subtotal.") for asked in plan.asked if asked.subtotal_of]


class TestTheSubtotals:
    def test_a_column_that_does_not_come_out_is_searched_by_group_the_largest_first(self) -> None:
        plan = slipped("full a1 a2 b1 b2 a3")
        assert searched(plan) == ["denied.people", "unable.people"]
        first = plan.get("cases.subtotal.denied.people")
        assert first is not None
        assert as_asked(first) == (
            "subtotal.denied.people", "count", "subtotal 2025|column=个人|group=不予公开", "subtotal", "宗", None,
        )  # fmt: skip
        assert (first.section, first.optional, first.open) == ("letters", True, False)
        assert first.subtotal_of == ("cases.a1.people", "cases.a2.people", "cases.a3.people")
        last = plan.get("cases.b2.people")
        assert last is not None
        assert last.share is not None
        assert first.share == last.share
        assert first.share.whole == 7

    @pytest.mark.parametrize(
        ("rows", "groups"),
        [
            ("a1 a2 full", []),
            ("a1 a2 full part", ["denied.people"]),
            ("a1 b1 full part", []),
            ("a1 a2 b1 full", ["denied.people"]),
            ("a1 a2 a3 b1", ["denied.people"]),
            ("b1 b2 a1 full", ["unable.people"]),
        ],
    )
    def test_only_groups_that_part_many_counts_are_asked(self, rows: str, groups: list[str]) -> None:
        assert searched(slipped(rows)) == groups

    def test_a_group_that_holds_all_of_them_tells_nothing(self) -> None:
        one = ledger(
            groups=[{"id": "all", "label": "一", "says": "都在"}],
            rows=[{**row, "group": "all"} if row["role"] == "result" else row for row in grouped()["rows"]], walk=[],
        )  # fmt: skip
        flow = tiny(one)
        assert searched(Plan(flow, slipped("a1 a2 a3 b1 b2").book)) == []

    def test_a_group_that_agrees_is_out_and_the_search_ends_with_few_counts_or_in_a_group_that_differs(
        self,
    ) -> None:
        six, seven = "full a1 a2 a3 b1 b2", "full part a1 a2 a3 b1 b2"
        assert searched(slipped(six, denied__people=3)) == ["denied.people"]
        assert searched(slipped(seven, denied__people=3)) == ["denied.people", "unable.people"]
        assert searched(slipped(seven, denied__people=4)) == ["denied.people"]

    def test_a_subtotal_counts_those_of_its_group_that_did_not_occur_as_none(self) -> None:
        plan = slipped("full part a1 a2 b1 b2", unable__people=2)
        assert searched(plan) == ["unable.people", "denied.people"]

    def test_each_column_is_searched_for_itself_and_only_where_it_does_not_come_out(self) -> None:
        both = slipped("full a1 a2 part", "b1 b2 full part")
        assert searched(both) == ["denied.people", "unable.firms"]
        assert searched(slipped("full a1 a2 part", "")) == ["denied.people"]
        assert searched(slipped("", "full a1 a2 part")) == ["denied.firms"]

    def test_after_a_subtotal_comes_the_next_of_its_column_then_the_count_that_does_not_come_out(
        self,
    ) -> None:
        plan = slipped("full a1 a2 a3 b1 b2", "full a1 a2 part")
        ids = (
            "cases.full.people",
            "cases.subtotal.denied.people",
            "cases.subtotal.unable.people",
            "cases.full.firms",
        )
        assert [[asked.id.removeprefix("cases.subtotal.") for asked in plan.subtotals(id)] for id in ids] == [
            ["denied.people", "unable.people"], ["unable.people"], [], ["denied.firms"],
        ]  # fmt: skip
        assert (plan.subtotals("cases.count_new"), plan.subtotals("nobody")) == ((), ())
        following = [plan.next_after(id) for id in ids[1:3]]
        assert [asked and asked.id for asked in following] == [
            "cases.subtotal.unable.people",
            "cases.a3.people",
        ]
        agreed = slipped("full a1 a2 a3 b1 b2 part", denied__people=3)
        assert [asked.id for asked in agreed.subtotals("cases.full.people")] == [
            "cases.subtotal.unable.people"
        ]
