"""What our `dataclass` makes behaves as what the library's makes of the same class."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, FrozenInstanceError, field, fields, replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview import dataclass as ours_module

Make = Callable[..., Callable[[type], type]]
ours: Any = ours_module.dataclass
library: Any = dataclasses.dataclass


def kinds(dataclass: Make) -> SimpleNamespace:
    """Values of every shape that there is here, made by one of the two."""

    @dataclass(frozen=True, slots=True)
    class Nothing:
        """No field."""

    @dataclass(frozen=True, slots=True)
    class One:
        """A field."""

        only: object

    @dataclass(frozen=True, slots=True)
    class Several:
        """Fields with and without something that stands there untold."""

        first: object
        second: str = "so"
        table: Mapping[str, int] = field(default_factory=dict)
        _: KW_ONLY
        third: object = None

        def twice(self) -> str:
            return self.second * 2

    @dataclass(frozen=True, slots=True)
    class Below(Several):
        """More fields, one of them told otherwise."""

        second: str = "thus"
        third: object = field(kw_only=True)
        more: tuple[str, ...] = ()

    @dataclass(frozen=True, slots=True)
    class Reckoned:
        """A field that follows from another, and one that is neither shown nor compared."""

        told: str
        length: int = field(init=False)
        beside: object = field(default=None, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.told))

    @dataclass(frozen=True, slots=True)
    class Own:
        """Shows, compares and hashes itself."""

        told: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own) and self.told.lower() == other.told.lower()

        def __hash__(self) -> int:
            return hash(self.told.lower())

        def __repr__(self) -> str:
            return self.told

    return SimpleNamespace(**{each.__name__: each for each in (Nothing, One, Several, Below, Reckoned, Own)})


OURS, LIBRARY = kinds(ours), kinds(library)
CALLS: Sequence[tuple[str, tuple[object, ...], dict[str, object]]] = [
    ("Nothing", (), {}),
    ("One", (1,), {}),
    ("One", ([],), {}),
    ("One", (float("nan"),), {}),
    ("Several", (1,), {}),
    ("Several", (1, "a", {}), {"third": 3}),
    ("Several", (), {"first": 1, "second": "so"}),
    ("Several", (2,), {"table": {"a": 1}}),
    ("Below", (1,), {"third": 3}),
    ("Below", (1, "b", {}, ("c",)), {"third": 3}),
    ("Reckoned", ("four",), {}),
    ("Reckoned", ("four", 9), {}),
    ("Own", ("A",), {}),
    ("Own", ("a",), {}),
]
"""Class, and what it is made of."""


def made(kinds: SimpleNamespace) -> list[Any]:
    return [getattr(kinds, name)(*told, **named) for name, told, named in CALLS]


def test_values_are_shown_and_compared_as_the_library_s_are() -> None:
    mine, its = made(OURS), made(LIBRARY)
    assert [*map(repr, mine)] == [*map(repr, its)]
    again = list(zip(made(OURS), made(LIBRARY), strict=True))
    for one, of_the_library in zip(mine, its, strict=True):
        assert [one == other for other, _ in again] == [of_the_library == other for _, other in again]
        assert one != of_the_library
        assert one.__match_args__ == of_the_library.__match_args__
        assert type(one).__slots__ == type(of_the_library).__slots__
        assert [each.name for each in fields(one)] == [each.name for each in fields(of_the_library)]


@pytest.mark.parametrize("value", [*zip(made(OURS), made(LIBRARY), strict=True)], ids=repr)
def test_a_value_is_hashed_as_the_library_s_is(value: tuple[object, object]) -> None:
    try:
        expected = hash(value[1])
    except TypeError as trouble:
        with pytest.raises(TypeError, match=str(trouble)):
            hash(value[0])
    else:
        assert hash(value[0]) == expected


@pytest.mark.parametrize(
    ("name", "told", "named"),
    [
        ("Nothing", (1,), {}), ("One", (), {}), ("Several", (1, 2, 3, 4), {}), ("Below", (1,), {}),
        ("Reckoned", ("a",), {"length": 1}), ("One", (), {"other": 1}),
    ],
)  # fmt: skip
def test_what_the_library_s_constructor_refuses_ours_refuses(
    name: str, told: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError) as expected:
        getattr(LIBRARY, name)(*told, **named)
    with pytest.raises(TypeError) as found:
        getattr(OURS, name)(*told, **named)
    assert str(found.value).rpartition(".")[2] == str(expected.value).rpartition(".")[2]


@pytest.mark.parametrize("name", vars(OURS))
def test_a_constructor_takes_the_same_parameters_once_a_value_was_made(name: str) -> None:
    assert made(OURS)
    mine, its = (inspect.signature(getattr(kinds, name)).parameters for kinds in (OURS, LIBRARY))
    assert [(each.name, each.kind) for each in mine.values()] == [
        (each.name, each.kind) for each in its.values()
    ]


def test_what_stands_there_untold_is_each_value_s_own() -> None:
    one, other = OURS.Several(1), OURS.Several(1)
    assert one.table == {} == other.table
    assert one.table is not other.table
    assert one.twice() == "soso"


@pytest.mark.parametrize("value", made(OURS), ids=repr)
def test_nothing_of_a_value_is_changed(value: object) -> None:
    for name in [*(each.name for each in fields(value)), "else"]:  # type: ignore[arg-type] # every one is
        with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
            setattr(value, name, 1)
        with pytest.raises(FrozenInstanceError, match=f"cannot delete field '{name}'"):
            delattr(value, name)


def test_a_value_is_replaced_and_copied() -> None:
    value = OURS.Below(1, "b", {"a": 1}, ("c",), third=[3])
    assert replace(value, second="d") == OURS.Below(1, "d", {"a": 1}, ("c",), third=[3])
    deep = copy.deepcopy(value)
    assert deep == value
    assert deep.third is not value.third
    assert copy.copy(value).third is value.third
    assert dataclasses.asdict(value) == dataclasses.asdict(LIBRARY.Below(1, "b", {"a": 1}, ("c",), third=[3]))


@ours(frozen=True, slots=True)
class Sent:
    """A value that another process is sent."""

    told: object
    with_it: object = None


@ours(frozen=True, slots=True)
class Empty:
    """One without a field."""


@given(st.recursive(st.integers() | st.text(), lambda inner: st.builds(Sent, inner, inner)))
def test_a_value_reaches_another_process_whole(value: object) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(Empty())) == Empty()  # noqa: S301 - our own


def test_all_but_frozen_values_with_slots_are_the_library_s_own() -> None:
    @ours(slots=True)
    class Changing:
        """One that changes."""

        told: int

    @ours
    class Plain:
        """Without any option."""

        told: int

    changing, plain = Changing(1), Plain(1)  # type: ignore[call-arg] # made by a name that mypy does not know
    changing.told = plain.told = 2
    assert (changing, plain) == (Changing(2), Plain(2))  # type: ignore[call-arg]
