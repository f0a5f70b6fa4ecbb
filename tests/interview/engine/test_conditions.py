"""The closed set of conditions and their three-valued truth."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from interview.engine.answers.conditions import Condition, Fact, mentions, truth
from interview.engine.answers.conditions import tests as single_tests

MODEL: TypeAdapter[Any] = TypeAdapter(Condition)
YES, NO, OPEN = {"of": "yes", "is": True}, {"of": "no", "is": True}, {"of": "unknown", "is": True}
FACTS: dict[str, Fact] = {
    "yes": True, "no": False, "three": 3, "nothing": 0, "amount": Decimal("2.5"), "kind": "county", "which": ("a", "b"), "none": (),
}  # fmt: skip


def judged(raw: object) -> bool | None:
    return truth(MODEL.validate_python(raw), FACTS.get)


@pytest.mark.parametrize(
    ("raw", "is_"),
    [
        ({"of": "yes", "is": True}, True), ({"of": "no", "is": True}, False), ({"of": "no", "is": False}, True),
        ({"of": "kind", "is": "county"}, True), ({"of": "kind", "is_not": "county"}, False), ({"of": "kind", "is_not": "x"}, True),
        ({"of": "kind", "one_of": ["city", "county"]}, True), ({"of": "kind", "one_of": ["city"]}, False),
        ({"of": "kind", "ends": ["x", "nty"]}, True), ({"of": "kind", "ends": ["x"]}, False), ({"of": "three", "ends": ["3"]}, False),
        ({"of": "which", "includes": "a"}, True), ({"of": "which", "includes": "c"}, False), ({"of": "kind", "includes": "c"}, False),
        ({"of": "yes", "answered": True}, True), ({"of": "yes", "answered": False}, False),
        ({"of": "unknown", "answered": True}, False), ({"of": "unknown", "answered": False}, True),
        ({"of": "three", "positive": True}, True), ({"of": "nothing", "positive": True}, False), ({"of": "nothing", "positive": False}, True),
        ({"of": "nothing", "zero": True}, True), ({"of": "three", "zero": True}, False), ({"of": "amount", "zero": False}, True),
        ({"of": "three", "at_least": 3}, True), ({"of": "three", "at_least": 4}, False), ({"of": "amount", "at_least": 3}, False),
        ({"of": "three", "at_most": 3}, True), ({"of": "amount", "at_most": 2}, False), ({"of": "nothing", "at_most": 0}, True),
        ({"of": "kind", "positive": True}, False),
        (OPEN, None), ({"of": "unknown", "positive": True}, None), ({"of": "unknown", "includes": "a"}, None),
    ],
)  # fmt: skip
def test_each_test_of_the_closed_set(raw: dict[str, object], is_: bool | None) -> None:
    assert judged(raw) is is_


@pytest.mark.parametrize(
    ("raw", "is_"),
    [
        ({"all": [YES, YES]}, True), ({"all": [YES, NO]}, False), ({"all": [YES, OPEN]}, None), ({"all": [OPEN, NO]}, False),
        ({"any": [NO, YES]}, True), ({"any": [NO, NO]}, False), ({"any": [NO, OPEN]}, None), ({"any": [OPEN, YES]}, True),
        ({"not": YES}, False), ({"not": NO}, True), ({"not": OPEN}, None), ({"not": {"all": [YES, OPEN]}}, None),
    ],
)  # fmt: skip
def test_what_is_not_known_stays_open_only_where_it_matters(raw: dict[str, object], is_: bool | None) -> None:
    assert judged(raw) is is_


def test_no_condition_is_true() -> None:
    assert truth(None, FACTS.get) is True
    assert list(mentions(None)) == []
    assert list(single_tests(None)) == []


def test_everything_a_condition_looks_at_is_known_in_order() -> None:
    condition = MODEL.validate_python({"all": [{"any": [YES, NO]}, {"not": OPEN}]})
    assert list(mentions(condition)) == ["yes", "no", "unknown"]
    assert [test.of for test in single_tests(condition)] == ["yes", "no", "unknown"]


@pytest.mark.parametrize(
    "raw",
    [
        {"of": "a"},
        {"of": "a", "is": True, "zero": True},
        {"all": []},
        {"any": []},
        {"of": "a", "eval": "1"},
        {"all": [YES], "of": "a"},
        "a == b",
        3,
    ],
)
def test_anything_else_is_refused(raw: object) -> None:
    with pytest.raises(ValidationError):
        MODEL.validate_python(raw)
