from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.sums.error_localisation import Bounds, Change, System, equation, told_only
from interview.engine.sums.relations import Number, Relation, parse, relation
from tests.support.interviews import FLOWS, flow

ROW = equation("row", {"a": 1, "b": 1, "sum": -1})
COLUMN = equation("column", {"a": 1, "c": 1, "total": -1})


def changes(system: System, sheet: dict[str, int]) -> list[set[tuple[str, Number]]]:
    return [{(each.cell, each.should_be) for each in mend.changes} for mend in system.mends(sheet)]


def test_nothing_is_mended_where_everything_comes_out() -> None:
    assert System([ROW]).mends({"a": 1, "b": 2, "sum": 3}) == []


def test_a_cell_in_all_broken_equations_mends_them_alone() -> None:
    sheet = {"a": 4, "b": 2, "sum": 7, "c": 1, "total": 6}
    assert changes(System([ROW, COLUMN]), sheet) == [{("a", 5)}]


def test_a_cell_that_also_stands_in_a_whole_equation_cannot_be_the_one() -> None:
    sheet = {"a": 4, "b": 2, "sum": 7, "c": 1, "total": 5}
    assert changes(System([ROW, COLUMN]), sheet) == [{("b", 3)}, {("sum", 6)}]


def test_no_figure_is_proposed_below_zero() -> None:
    assert changes(System([ROW]), {"a": 0, "b": 5, "sum": 3}) == [{("b", 3)}, {("sum", 5)}]


def test_an_equation_with_an_unknown_figure_says_nothing() -> None:
    system = System([ROW])
    assert system.broken({"a": 1, "sum": 9}) == ()
    assert system.mends({"a": 1, "sum": 9}) == []


def test_two_changes_are_named_where_one_is_not_enough() -> None:
    other = equation("other", {"x": 1, "y": -1})
    found = changes(System([ROW, other]), {"a": 1, "b": 1, "sum": 3, "x": 5, "y": 6})
    assert {("b", 2), ("x", 6)} in found
    assert all(len(each) == 2 for each in found)


def test_two_cells_of_one_equation_are_named_once_whichever_is_settled_first() -> None:
    third = equation("third", {"b": 1, "d": 1, "rest": -1})
    system = System([ROW, COLUMN, third])
    found = changes(system, {"a": 3, "b": 4, "sum": 9, "c": 1, "total": 5, "d": 1, "rest": 6})
    assert found.count({("a", 4), ("b", 5)}) == 1
    assert len(found) == len({frozenset(each) for each in found})


def test_a_step_that_would_go_below_zero_or_not_be_whole_is_not_tried() -> None:
    system = System([equation("double", {"a": 2, "b": -1}), equation("other", {"a": 1, "c": 1, "d": -1})])
    found = changes(system, {"a": 0, "b": 3, "c": 5, "d": 1})
    assert found
    assert all(int(value) >= 0 for each in found for _, value in each)


def test_only_what_somebody_told_may_change() -> None:
    sheet = {"a": 1, "b": 1, "sum": 3}
    mends = System([ROW]).mends(sheet, {"sum"}.__contains__)
    assert [mend.changes for mend in mends] == [(Change("sum", 3, 2),)]
    assert System([ROW]).mends(sheet, {"elsewhere"}.__contains__) == []


def test_where_two_cells_must_change_only_told_ones_are_named() -> None:
    other = equation("other", {"x": 1, "y": -1})
    sheet = {"a": 1, "b": 1, "sum": 3, "x": 5, "y": 6}
    assert System([ROW, other]).mends(sheet, {"y"}.__contains__) == []


def test_the_likelier_slip_comes_first() -> None:
    mends = System([equation("whole", {"a": 1, "b": 1, "c": 1}, constant=-132)]).mends(
        {"a": 66, "b": 40, "c": 24}
    )
    assert [(mend.changes[0].cell, mend.changes[0].should_be) for mend in mends] == [
        ("a", 68),
        ("b", 42),
        ("c", 26),
    ]
    swapped = System([equation("whole", {"a": 1, "b": 1}, constant=-27)]).mends({"a": 21, "b": 15})
    assert swapped[0].changes == (Change("a", 21, 12),)
    assert swapped[0].unlikelihood < swapped[-1].unlikelihood


def test_a_weight_that_does_not_divide_the_gap_rules_a_cell_out() -> None:
    assert changes(System([equation("even", {"a": 2, "b": -1})]), {"a": 3, "b": 7}) == [{("b", 6)}]


@pytest.mark.parametrize("id", FLOWS)
def test_without_totals_each_column_keeps_one_identity_of_told_figures(id: str) -> None:
    told = list(told_only(flow(id).relations))
    assert {each.id for each in told} == {
        f"I1.{c}" for c in ("natural", "business", "research", "charity", "legal", "other")
    }
    assert not any(
        address.endswith(".total") or ".total." in address for each in told for address in each.addresses
    )


def test_a_cell_that_two_equations_want_changed_alike_is_tried_once() -> None:
    system = System([ROW, COLUMN, equation("other", {"w": 1, "x": 1, "y": 1, "z": -1})])
    found = changes(system, {"a": 1, "b": 1, "sum": 3, "c": 1, "total": 3, "w": 0, "x": 0, "y": 5, "z": 6})
    others = (("w", 1), ("x", 1), ("y", 6), ("z", 5))
    assert {frozenset(each) for each in found} == {frozenset({("a", 2), other}) for other in others}
    assert len(found) == len(others)


def test_a_part_is_at_most_what_is_left_and_the_last_one_exactly_that() -> None:
    system = System([ROW])
    assert system.bounds("a", {"sum": 6}) == Bounds(0, 6)
    assert system.bounds("a", {"sum": 6, "b": 4}) == Bounds(2, 2)
    assert system.bounds("sum", {"a": 1}) == Bounds(1, None)
    assert system.bounds("elsewhere", {"a": 1}) == Bounds(0, None)


def test_bounds_go_through_figures_that_nobody_told_yet() -> None:
    system = System([ROW, COLUMN])
    assert system.bounds("b", {"sum": 6, "total": 4}) == Bounds(2, 6)
    assert system.bounds("c", {"sum": 3, "total": 4}) == Bounds(1, 4)


def test_what_a_cell_says_now_does_not_bind_it_and_a_wrong_figure_elsewhere_does_not_either() -> None:
    assert System([ROW]).bounds("a", {"a": 9, "sum": 6}) == Bounds(0, 6)
    assert System([ROW, COLUMN]).bounds("a", {"b": 9, "sum": 6, "total": 4}) == Bounds(0, 4)


def test_weights_are_minded() -> None:
    assert System([equation("even", {"a": 2, "b": -1})]).bounds("a", {"b": 7}) == Bounds(0, None)
    assert System([equation("double", {"a": 2, "b": 1, "c": -1})]).bounds("a", {"c": 7}) == Bounds(0, 3)
    assert System([equation("less", {"a": -2, "b": 1, "c": 1})]).bounds("a", {"b": 3}) == Bounds(2, None)


@given(st.lists(st.integers(0, 3), min_size=3, max_size=3), st.sets(st.integers(0, 4)))
def test_bounds_are_the_smallest_and_largest_of_all_sheets_that_add_up(
    true: list[int], known: set[int]
) -> None:
    """Two rows and two columns: `a + b = sum`, `a + c = total`; every sheet with small numbers is tried."""
    names = ("a", "b", "c", "sum", "total")
    a, b, c = true
    told = dict(zip(names, (a, b, c, a + b, a + c), strict=True))
    sheet = {name: told[name] for at, name in enumerate(names) if at in known}
    possible = [
        found
        for each in product(range(8), repeat=3)
        if (found := dict(zip(names, (*each, each[0] + each[1], each[0] + each[2]), strict=True)))
        and all(found[name] == value for name, value in sheet.items() if name != "a")
    ]
    mine = System([ROW, COLUMN]).bounds("a", sheet)
    assert mine.least == min(each["a"] for each in possible)
    assert mine.most is None or mine.most == max(each["a"] for each in possible)


def related(id: str, text: str, **more: bool) -> Relation:
    return relation(
        parse(text, lambda name: [name], lambda _: []),
        id=id, rule=f"{id}s", severity="warning" if more.get("warns") else "error", computes=more.get("computes", False),
        identity=True, when=None, says=f"{id}说",
    )  # fmt: skip


def test_totals_are_followed_down_to_what_was_told() -> None:
    found = list(
        told_only(
            [
                related("sub", "sub = 2 * a + b", computes=True), related("total", "total = sub + c + a", computes=True),
                related("kept", "3 * total + 4 = x + a"), related("bound", "a <= b"), related("advice", "a = b", warns=True),
            ]
        )
    )  # fmt: skip
    assert [(each.id, each.rule, each.says, each.constant) for each in found] == [
        ("kept", "kepts", "kept说", 4)
    ]
    assert dict(map(reversed, found[0].terms)) == {"a": 8, "b": 3, "c": 3, "x": -1}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["a = 2 * b", "3 * b = c", "3 * a = 2 * c"], ["r0", "r1"]),
        (["a = 2 * b", "3 * b = c", "3 * a = c"], ["r0", "r1", "r2"]),
        (["2 * a = 3 * b + c", "c = d", "2 * a = 3 * b + d"], ["r0", "r1"]),
        (["2 * a + 3 * b = c", "3 * a + 2 * b = d", "5 * a + 5 * b = c + d"], ["r0", "r1"]),
        (["2 * a + 3 * b = c", "3 * a + 2 * b = d", "5 * b = 3 * c - 2 * d"], ["r0", "r1"]),
        (["2 * a + 3 * b = c", "3 * a + 2 * b = d", "5 * b = 3 * c - 3 * d"], ["r0", "r1", "r2"]),
        (["a = a"], []),
    ],
)
def test_what_follows_from_the_others_is_left_out(texts: list[str], kept: list[str]) -> None:
    relations = [related(f"r{at}", text) for at, text in enumerate(texts)]
    assert [each.id for each in told_only(relations)] == kept


def test_what_follows_from_three_others_of_mixed_weights_is_left_out() -> None:
    texts = [
        "2 * a + 3 * b = c",
        "3 * b + 5 * c = d",
        "7 * c + 2 * d = e",
        "4 * a + 3 * d + 1 * e + 1 = 1 + 4 * a + 3 * d + 7 * c + 2 * d",
    ]
    relations = [related(f"r{at}", text) for at, text in enumerate(texts)]
    assert [each.id for each in told_only(relations)] == ["r0", "r1", "r2"]


def test_one_broken_equation_is_mended_for_itself_and_whole_ones_stay_whole() -> None:
    other, whole = equation("other", {"x": 1, "y": -1}), equation("whole", {"b": 1, "z": -1})
    sheet = {"a": 1, "b": 1, "sum": 3, "x": 5, "y": 6, "z": 1}
    found = System([ROW, other, whole]).mends(sheet, about={"row"})
    assert [mend.changes for mend in found] == [(Change("a", 1, 2),), (Change("sum", 3, 2),)]
    assert System([ROW, other, whole]).mends(sheet, about={"whole"}) == []


def test_a_figure_may_become_zero() -> None:
    assert changes(System([ROW]), {"a": 1, "b": 2, "sum": 2}) == [{("a", 0)}, {("b", 1)}, {("sum", 3)}]


def test_only_what_was_told_changes_where_two_must_and_both_slips_count() -> None:
    other = equation("other", {"x": 1, "y": -1})
    sheet = {"a": 10, "b": 12, "sum": 3, "x": 5, "y": 50}
    found = System([ROW, other]).mends(sheet, {"sum", "b", "y"}.__contains__)
    assert [(set(mend.changes), mend.unlikelihood) for mend in found] == [
        ({Change("y", 50, 5), Change("sum", 3, 22)}, 3 + 9),
    ]


def test_the_first_of_two_changes_is_whole_and_not_below_zero() -> None:
    system = System([equation("double", {"a": 2, "b": -1}), equation("other", {"a": 1, "c": 1, "d": -1})])
    assert changes(system, {"a": 0, "b": 3, "c": 5, "d": 1}) == [{("b", 0), ("c", 1)}, {("b", 0), ("d", 5)}]


def pairs(system: System, sheet: dict[str, int]) -> set[frozenset[tuple[str, Number]]]:
    return {frozenset(each) for each in changes(system, sheet)}


def test_a_first_change_that_would_go_below_zero_is_passed_over_for_the_next() -> None:
    system = System([equation("one", {"a": 1, "c": 1, "d": -1}), equation("two", {"a": 1, "b": 1, "e": -1})])
    assert pairs(system, {"a": 0, "b": 1, "c": 5, "d": 1, "e": 3}) == {
        frozenset({("c", 1), ("b", 3)}), frozenset({("c", 1), ("e", 1)}), frozenset({("d", 5), ("b", 3)}),
        frozenset({("d", 5), ("e", 1)}), frozenset({("a", 2), ("d", 7)}),
    }  # fmt: skip


def test_a_first_change_settles_an_equation_and_not_half_of_it() -> None:
    system = System([equation("one", {"a": 2, "x": 1, "b": -1}), equation("two", {"a": 1, "x": 1, "d": -1})])
    assert pairs(system, {"a": 0, "x": 0, "b": 3, "d": 2}) == {
        frozenset({("a", 2), ("b", 4)}), frozenset({("x", 3), ("d", 3)}), frozenset({("x", 2), ("b", 2)}),
        frozenset({("b", 0), ("d", 0)}),
    }  # fmt: skip


def test_only_equations_that_must_hold_are_looked_at() -> None:
    system = System([related("bound", "a <= b"), related("advice", "a = b", warns=True)])
    assert system.broken({"a": 2, "b": 1}) == ()


def test_an_equation_is_a_relation_of_its_own_rule() -> None:
    assert (ROW.id, ROW.rule, ROW.says, ROW.left, ROW.right, ROW.constant) == ("row", "row", "", (), (), 0)


def test_which_figures_are_looked_at_is_known() -> None:
    assert (System([ROW]).covers("a"), System([ROW]).covers("c")) == (True, False)
