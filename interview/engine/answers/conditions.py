"""The closed set of conditions a flow may state, and their three-valued truth.

A condition looks at answers, figures, last year's figures (`last.<address>`) and the year. Its truth is True,
False or None: not decided yet, because something it looks at has no answer. There are no expressions and no
code here; what cannot be said with this set needs a new named condition, not a formula.
"""

# Annotations are not left as strings here but where they must be: pydantic would compile each of them at every start.

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Annotated, assert_never

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

Fact = bool | int | Decimal | str | tuple[str, ...]
"""What a condition may look at: the bare value of an answer, or a figure."""

Lookup = Callable[[str], Fact | None]
"""Gives the fact at an address, None while it is unknown."""

TESTS = ("is", "is_not", "one_of", "ends", "includes", "answered", "positive", "zero", "at_least", "at_most")


class Test(BaseModel):
    """One test of one fact: `{ of = "documents.any", is = true }`."""

    __test__ = False  # pytest must not take it for a test class
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    of: str
    is_: bool | int | str | None = Field(default=None, alias="is")
    is_not: bool | int | str | None = None
    one_of: tuple[bool | int | str, ...] | None = None
    ends: tuple[str, ...] | None = Field(default=None, min_length=1)
    """How a text ends, in one of these ways."""
    includes: str | None = None
    answered: bool | None = None
    positive: bool | None = None
    zero: bool | None = None
    at_least: int | None = None
    at_most: int | None = None

    @model_validator(mode="after")
    def _one_test(self) -> "Test":
        stated = [name for name in TESTS if getattr(self, "is_" if name == "is" else name) is not None]
        if len(stated) != 1:
            raise ValueError(f"state exactly one of {', '.join(TESTS)} for {self.of!r}")
        return self


class All(BaseModel):
    """True when every part is."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    all: tuple["Condition", ...] = Field(min_length=1)


class Any_(BaseModel):  # noqa: N801 - `Any` is taken by typing
    """True when one part is."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    any: tuple["Condition", ...] = Field(min_length=1)


class Not(BaseModel):
    """True when its part is false."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)
    not_: "Condition" = Field(alias="not")


def _shape(raw: object) -> str:
    """The model by the key that is there, so that a fault names one model, not four."""
    if isinstance(raw, dict):
        return next((name for key, name in _BY_KEY.items() if key in raw), Test.__name__)
    return type(raw).__name__ if isinstance(raw, All | Any_ | Not) else Test.__name__


_BY_KEY = {"all": All.__name__, "any": Any_.__name__, "not": Not.__name__}

Condition = Annotated[
    Annotated[Test, Tag("Test")]
    | Annotated[All, Tag("All")]
    | Annotated[Any_, Tag("Any_")]
    | Annotated[Not, Tag("Not")],
    Discriminator(_shape),
]


def truth(condition: Condition | None, lookup: Lookup) -> bool | None:
    """Judges a condition; None where it is not decided yet, True where there is none."""
    match condition:
        case None:
            return True
        case Test():
            return _test(condition, lookup(condition.of))
        case All():
            return _together(condition.all, lookup, decides=False)
        case Any_():
            return _together(condition.any, lookup, decides=True)
        case Not():
            value = truth(condition.not_, lookup)
            return None if value is None else not value
    assert_never(condition)


def mentions(condition: Condition | None) -> Iterator[str]:
    """Every address a condition looks at, in the order written."""
    return (test.of for test in tests(condition))


def tests(condition: Condition | None) -> Iterator[Test]:
    """Every single test inside a condition, in the order written."""
    match condition:
        case None:
            return
        case Test():
            yield condition
        case All():
            for part in condition.all:
                yield from tests(part)
        case Any_():
            for part in condition.any:
                yield from tests(part)
        case Not():
            yield from tests(condition.not_)
        case _:
            assert_never(condition)


def _together(parts: Sequence[Condition], lookup: Lookup, *, decides: bool) -> bool | None:
    """What conditions come to of which one that is `decides` settles it: all of them one that is not so, any of them one that is."""
    undecided = False
    for part in parts:
        value = truth(part, lookup)
        if value is decides:
            return decides
        undecided = undecided or value is None
    return None if undecided else not decides


def _test(test: Test, fact: Fact | None) -> bool | None:
    if test.answered is not None:
        return (fact is not None) is test.answered
    if fact is None:
        return None
    if test.is_ is not None:
        return fact == test.is_
    if test.is_not is not None:
        return fact != test.is_not
    if test.one_of is not None:
        return fact in test.one_of
    return _looks_inside(test, fact)


def _looks_inside(test: Test, fact: Fact) -> bool:
    """Judges what looks at part of a fact, or at how much it is."""
    if test.ends is not None:
        return isinstance(fact, str) and fact.endswith(test.ends)
    if test.includes is not None:
        return isinstance(fact, tuple) and test.includes in fact
    number = fact if isinstance(fact, int | Decimal) else 0
    if test.positive is not None:
        return (number > 0) is test.positive
    if test.zero is not None:
        return (number == 0) is test.zero
    if test.at_least is not None:
        return number >= test.at_least
    return number <= (test.at_most or 0)
