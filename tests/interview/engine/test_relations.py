"""Linear relations: read from text, judged, computed, mended."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from interview.engine.answers import conditions
from interview.engine.sums.relations import (
    Number,
    Relation,
    RelationError,
    compute,
    holds,
    parse,
    relation,
    sides,
    unlikelihood,
)

NAMES = {"a", "b", "c", "total", "fees.received", "fees.amount"}


def made(text: str, *, computes: bool = False) -> Relation:
    parsed = parse(
        text,
        lambda name: [name] if name in NAMES else [],
        lambda name: ["a", "b", "c"] if name == "parts" else [],
    )
    return relation(
        parsed, id="r", rule="r", severity="error", computes=computes, identity=False, when=None, says=""
    )


@pytest.mark.parametrize(
    ("text", "sheet", "is_"),
    [
        ("total = sum(parts)", {"total": 6, "a": 1, "b": 2, "c": 3}, True),
        ("total = sum(parts)", {"total": 7, "a": 1, "b": 2, "c": 3}, False),
        ("total = sum(parts)", {"total": 7, "a": 1, "b": 2}, None),
        ("a + b = total - c", {"total": 6, "a": 1, "b": 2, "c": 3}, True),
        ("a >= b - c", {"a": 0, "b": 1, "c": 1}, True), ("a >= b - c", {"a": 0, "b": 2, "c": 1}, False),
        ("a <= 3", {"a": 3}, True), ("a <= 3", {"a": 4}, False),
        (" a = b ", {"a": 2, "b": 2}, True), ("a = b + b", {"a": 4, "b": 2}, True), ("a + b = b", {"a": 0, "b": 2}, True),
        ("2 * a = b", {"a": 2, "b": 4}, True), ("0.5 * a = b", {"a": 4, "b": 2}, True), ("0.5 * a = 3", {"a": 6}, True),
        ("a >= 0.5", {"a": Decimal("0.4")}, False), ("a >= 0.5", {"a": Decimal("0.5")}, True),
        ("a = 3 + 4 - 2", {"a": 5}, True), ("1 + a = 2 - 3 + 4", {"a": 2}, True),
        ("fees.received / 10000 <= fees.amount", {"fees.received": 20200, "fees.amount": Decimal("2.02")}, True),
        ("fees.received / 10000 <= fees.amount", {"fees.received": 20201, "fees.amount": Decimal("2.02")}, False),
    ],
)  # fmt: skip
def test_a_relation_is_judged_exactly(text: str, sheet: dict[str, Number | None], is_: bool | None) -> None:
    assert holds(made(text), sheet) is is_


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "name wanted after 0 parts of ''"), ("a", "sign wanted after 1 parts of 'a'"), ("a =", "name wanted after 2 parts"),
        ("a = b c", "nothing wanted after the right side of 'a = b c'"), ("a = b =", "nothing wanted after the right side"),
        ("a + = b", "name wanted after 2 parts"), ("3 * = a", "name wanted after 2 parts"), ("a ? b", "cannot read ' ? b' in 'a ? b'"),
        ("nobody = a", "unknown name 'nobody' in 'nobody = a'"), ("a = sum(nobody)", "unknown name 'sum'"),
        ("a = sum(parts", "sign wanted after 5 parts"), ("a = sum(parts+", ") wanted in 'a = sum(parts+'"), ("a = sum(3)", "name wanted after 4 parts"),
        ("a = b / c", "number wanted after 4 parts"), ("a * 2 = b", "=, <= or >= wanted in 'a * 2 = b', not '*'"), ("a / b", "number wanted after 2 parts"),
        ("a - b", "sign wanted after 3 parts"), ("a = b(parts)", "nothing wanted after the right side"), ("a b", "sign wanted after 1 parts"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_relation_is_refused_and_says_where(text: str, where: str) -> None:
    with pytest.raises(RelationError) as refused:
        made(text)
    assert str(refused.value).startswith(where)


@pytest.mark.parametrize("text", ["a + b = c", "2 * a = b", "a <= b"])
def test_only_a_plain_figure_can_be_computed(text: str) -> None:
    with pytest.raises(RelationError, match="r computes, so its left side must be one figure and its sign ="):
        made(text, computes=True)


def test_a_relation_keeps_what_it_was_written_with() -> None:
    when = conditions.Test.model_validate({"of": "a", "zero": True})
    made = relation(
        parse("a = b", lambda name: [name], lambda _: []),
        id="r.natural", rule="r", severity="warning", computes=True, identity=True, when=when, says="一样多",
    )  # fmt: skip
    assert (made.id, made.rule, made.severity, made.operator) == ("r.natural", "r", "warning", "=")
    assert (made.computes, made.identity, made.when, made.says) == (True, True, when, "一样多")
    assert ([*made.left, *made.right], made.addresses) == (
        [(Fraction(1), "a"), (Fraction(1), "b")],
        ("a", "b"),
    )


def test_a_total_is_computed_once_its_parts_are_known_and_never_over_another() -> None:
    total = made("total = sum(parts)", computes=True)
    assert total.target == "total"
    sheet: dict[str, Number | None] = {"a": 1, "b": 2, "c": None}
    compute([total, made("a = b")], sheet)
    assert sheet.get("total") is None
    sheet["c"] = 3
    compute([total], sheet)
    assert repr(sheet["total"]) == "6"
    sheet["a"] = 9
    compute([total], sheet)
    assert sheet["total"] == 6


def test_sides_are_told_exactly() -> None:
    fee = made("fees.received / 10000 <= fees.amount")
    assert sides(fee, {"fees.received": 251, "fees.amount": 3}) == (Decimal("0.0251"), 3)
    assert sides(fee, {"fees.received": 0, "fees.amount": 3})[0] == 0
    assert sides(made("0.5 * a = b"), {"a": 5, "b": 0}) == (Decimal("2.5"), 0)
    assert sides(made("a <= 7"), {"a": 9}) == (9, 7)
    assert sides(made("a + 2 <= b + 0.5"), {"a": 9, "b": 1}) == (9, Decimal("-0.5"))


@pytest.mark.parametrize(
    ("was", "meant", "rank"),
    [
        (5, 6, 0),
        (10, 9, 0),
        (64, 66, 1),
        (41, 43, 1),
        (46, 64, 2),
        (12, 120, 3),
        (5, 50, 3),
        (9, 19, 3),
        (134, 1234, 3),
        (132, 123, 2),
        (321, 123, 9),
        (12, 345, 9),
        (17, 71, 2),
        (11, 99, 9),
    ],
)
def test_the_slips_that_hands_make_are_likely(was: int, meant: int, rank: int) -> None:
    assert unlikelihood(was, meant) == rank
