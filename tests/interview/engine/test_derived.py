"""What a place of a text says beside figures and facts: shares, changes, round numbers, words that hold while an answer does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.prose.derived import (
    Derived,
    NoneOf,
    Numbers,
    Percentage,
    RestOf,
    Round,
    While,
    YearOnYear,
    addresses_in,
    derived,
)


def numbers(**known: int | Decimal | None) -> Numbers:
    return known.get


@pytest.mark.parametrize(
    "place",
    [
        Percentage("a.b", "c.d", 1), YearOnYear("a.b", True, 2), YearOnYear("a.b", False), Round("a.b", 100, 10_000),
        RestOf("a.b", ("c.d", "e")), NoneOf(("a.b", "c.d", "e")), While("a.b", "yes", "都在期限内：好"),
    ],
)  # fmt: skip
def test_a_place_is_written_and_read_again(place: Derived) -> None:
    assert derived(str(place)) == place


def test_the_rest_is_what_the_parts_leave_of_the_whole() -> None:
    rest = RestOf("all", ("one", "other"))
    assert rest.said(numbers(all=9, one=4, other=2)) == "3"
    assert rest.said(numbers(all=6, one=4, other=2)) == "0"
    assert rest.said(numbers(all=5, one=4, other=2)) is None, "more than there is"
    assert rest.said(numbers(all=9, one=4)) is None
    assert rest.said(numbers(one=4, other=2)) is None


@pytest.mark.parametrize(
    "of",
    [
        "",
        "applications.new.total",
        "share:1:a",
        "more:x:a",
        "round:0/1:a",
        "none:a",
        "while:a=yes:",
        "别的:x",
    ],
)
def test_what_is_no_such_place_is_none(of: str) -> None:
    assert derived(of) is None
    assert addresses_in(of) == (of,)


def test_the_addresses_of_a_place_are_known() -> None:
    assert addresses_in("share:1:a.b/c.d") == ("a.b", "c.d")
    assert addresses_in("more:by:a.b") == ("a.b",)
    assert addresses_in("rest:a.b/c/d") == ("a.b", "c", "d")
    assert addresses_in("none:a.b/c/d") == ("a.b", "c", "d")


@pytest.mark.parametrize(("a", "b", "said"), [(0, 0, "0"), (0, 1, None), (1, 1, None), (0, None, None)])
def test_a_nought_of_several_is_said_while_there_is_nothing_of_any(
    a: int | None, b: int | None, said: str | None
) -> None:
    assert NoneOf(("a", "b")).said(numbers(a=a, b=b)) == said


@pytest.mark.parametrize(
    ("part", "whole", "places", "said"),
    [(1, 3, 1, "33.3"), (2, 3, 0, "67"), (3, 3, 0, "100"), (0, 3, 0, "0"), (4, 3, 0, None), (1, 0, 0, None), (None, 3, 0, None), (1, None, 0, None)],
)  # fmt: skip
def test_a_share_is_said_with_its_decimals(
    part: int | None, whole: int | None, places: int, said: str | None
) -> None:
    assert Percentage("a", "b", places).said(numbers(a=part, b=whole)) == said


@pytest.mark.parametrize(
    ("change", "now", "was", "said"),
    [
        (YearOnYear("a", True, 1), 110, 100, "10.0"),
        (YearOnYear("a", False, 1), 75, 100, "25.0"),
        (YearOnYear("a", True), 110, 100, "10"),
        (YearOnYear("a", True, 1), 100, 110, None),
        (YearOnYear("a", True), 100, 100, None),
        (YearOnYear("a", True, 0), 10_001, 10_000, None),
        (YearOnYear("a", True, 1), 5, 0, None),
        (YearOnYear("a", True), 5, 0, "5"),
        (YearOnYear("a", True, 1), None, 100, None),
        (YearOnYear("a", True, 1), 100, None, None),
    ],
)
def test_a_change_is_said_where_it_goes_that_way(
    change: YearOnYear, now: int | None, was: int | None, said: str | None
) -> None:
    assert change.said(numbers(a=now), numbers(a=was)) == said


@pytest.mark.parametrize(
    ("place", "number", "said"),
    [
        (Round("a", 10_000, 10_000), 143_000, "14"),
        (Round("a", 1_000, 10_000), 12_900, "1.2"),
        (Round("a", 100), 315, "300"),
        (Round("a", 100), 99, None),
        (Round("a", 100), None, None),
    ],
)
def test_a_round_number_is_never_more_than_there_is(
    place: Round, number: int | None, said: str | None
) -> None:
    assert place.said(numbers(a=number)) == said


def test_words_hold_while_the_answer_is_so() -> None:
    words = While("a", "no", "没有追责")
    assert [words.holds(answer) for answer in (False, True, None)] == [True, False, None]
    assert While("a", "good", "良好").holds("good") is True


@given(st.text(alphabet="share:more:by1230/.ab_=while", max_size=40))
def test_any_text_is_read_or_is_none(of: str) -> None:
    place = derived(of)
    assert place is None or derived(str(place)) == place
