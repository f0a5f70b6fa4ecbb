"""Linear relations: read from text, judged, computed, mended."""

from __future__ import annotations

from decimal import Decimal

import pytest

from interview.engine.relations import (
    Number,
    Relation,
    RelationError,
    compute,
    holds,
    parse,
    relation,
    side,
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
        ("2 * a = b", {"a": 2, "b": 4}, True), ("0.5 * a = b", {"a": 4, "b": 2}, True),
        ("fees.received / 10000 <= fees.amount", {"fees.received": 20200, "fees.amount": Decimal("2.02")}, True),
        ("fees.received / 10000 <= fees.amount", {"fees.received": 20201, "fees.amount": Decimal("2.02")}, False),
    ],
)  # fmt: skip
def test_a_relation_is_judged_exactly(text: str, sheet: dict[str, Number | None], is_: bool | None) -> None:
    assert holds(made(text), sheet) is is_


@pytest.mark.parametrize(
    "text",
    ["", "a", "a =", "a = b c", "a + = b", "a ? b", "nobody = a", "a = sum(nobody)", "a = sum(parts", "a = sum(parts+", "a = b / c", "a * 2 = b", "a / b", "3 * = a", "a - b", "a = b ="],
)  # fmt: skip
def test_a_text_that_is_no_relation_is_refused(text: str) -> None:
    with pytest.raises(RelationError):
        made(text)


@pytest.mark.parametrize("text", ["a + b = c", "2 * a = b", "a <= b"])
def test_only_a_plain_figure_can_be_computed(text: str) -> None:
    with pytest.raises(RelationError):
        made(text, computes=True)


def test_a_total_is_computed_once_its_parts_are_known_and_never_over_another() -> None:
    total = made("total = sum(parts)", computes=True)
    assert total.target == "total"
    sheet: dict[str, Number | None] = {"a": 1, "b": 2, "c": None}
    compute([total, made("a = b")], sheet)
    assert sheet.get("total") is None
    sheet["c"] = 3
    compute([total], sheet)
    assert sheet["total"] == 6
    sheet["a"] = 9
    compute([total], sheet)
    assert sheet["total"] == 6


def test_sides_are_told_exactly() -> None:
    fee = made("fees.received / 10000 <= fees.amount")
    assert side(fee.left, {"fees.received": 251, "fees.amount": 0}) == Decimal("0.0251")
    assert side(fee.right, {"fees.received": 251, "fees.amount": 3}) == 3


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
        (12, 345, 9),
        (17, 71, 2),
        (11, 99, 9),
    ],
)
def test_the_slips_that_hands_make_are_likely(was: int, meant: int, rank: int) -> None:
    assert unlikelihood(was, meant) == rank
