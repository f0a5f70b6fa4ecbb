"""Bound numbers of a text: they follow their figures, and are found again after an edit only where that is certain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.engine.prose.passage import Bound, Passage, followed, joined, pieces_of, sound
from interview.engine.prose.rebind import rebound

NEW, CLOSED, GRANTED, TRAININGS = (
    "applications.new.total", "applications.total.total", "applications.granted.total", "facts.supervision.trainings",
)  # fmt: skip
PASSAGE = joined(
    ["2025年，新收申请", (NEW, "6"), "件，办结", (CLOSED, "6"), "件，其中予以公开", (GRANTED, "4"),
     "件，均在法定期限内答复。举办培训", (TRAININGS, "2"), "次。"]
)  # fmt: skip


def bound_in(text: str, passage: Passage = PASSAGE) -> dict[str, str]:
    """What is still bound after an edit, with what it says."""
    again = rebound(passage, text)
    assert again.text == text
    return {place.of: again.said(place) for place in again.bound}


def test_a_passage_is_made_of_pieces_and_taken_apart_into_them() -> None:
    assert PASSAGE.text == "2025年，新收申请6件，办结6件，其中予以公开4件，均在法定期限内答复。举办培训2次。"
    assert [PASSAGE.said(each) for each in pieces_of(PASSAGE) if isinstance(each, Bound)] == [
        "6",
        "6",
        "4",
        "2",
    ]
    assert joined(["共", ("a", "")]) == Passage("共")
    assert pieces_of(joined([("a", "1"), ("b", "2")])) == [Bound(0, 1, "a"), Bound(1, 2, "b")]


def test_bound_numbers_follow_their_figures_and_tell_which_moved() -> None:
    now = {NEW: "12", CLOSED: "6", GRANTED: "10"}
    after, moved = followed(PASSAGE, now.get)
    assert after.text == "2025年，新收申请12件，办结6件，其中予以公开10件，均在法定期限内答复。举办培训2次。"
    assert [(each.of, each.was, each.now) for each in moved] == [(NEW, "6", "12"), (GRANTED, "4", "10")]
    assert bound_in(after.text, after) == {**now, TRAININGS: "2"}


@pytest.mark.parametrize(
    ("edit", "free"),
    [
        (lambda text: text, set()),
        (lambda text: text.replace("新收申请", "全年新收到政府信息公开申请"), set()),
        (lambda text: "综上，" + text + "全年没有投诉。", set()),
        (lambda text: text.replace("，均在法定期限内答复", ""), set()),
        (lambda text: text.replace("4件，均在法定期限内答复", "4件次。均在法定期限内答复"), {GRANTED}),
        (lambda text: text.replace("公开4件", "公开5件"), {GRANTED}),  # another number
        (lambda text: text.replace("培训2次", "培训12次"), {TRAININGS}),
        (lambda text: text.replace("4件", "4万件"), {GRANTED}),  # another unit
        (lambda text: text.replace("，办结6件", ""), {CLOSED}),
        (lambda text: text.replace("新收申请6件，", ""), {NEW}),
        (lambda text: text.replace("6件，办结6件", "6件6件"), {NEW, CLOSED}),  # either may be either
        (lambda _: "办结6件。", {NEW, CLOSED, GRANTED, TRAININGS}),
        (lambda _: "", {NEW, CLOSED, GRANTED, TRAININGS}),
    ],
)  # fmt: skip
def test_what_an_edit_leaves_bound(edit: object, free: set[str]) -> None:
    assert callable(edit)
    assert set(bound_in(edit(PASSAGE.text))) == {NEW, CLOSED, GRANTED, TRAININGS} - free


def test_a_number_that_could_have_come_from_two_places_is_free() -> None:
    alike = joined([("a", "6"), "件，", ("b", "6"), "件，"])
    assert bound_in("6件，", alike) == {}
    assert bound_in("6件，6件，", alike) == {"a": "6", "b": "6"}


def test_texts_too_long_to_be_compared_in_a_pause_are_left_free() -> None:
    long = joined(["甲" * 600, ("a", "6"), "乙" * 600])
    assert bound_in("丙" + long.text, long) == {}


_EDITS = st.lists(
    st.tuples(
        st.integers(0, 60), st.integers(0, 12), st.text(st.sampled_from("6件，办结新收申请4 2次公开。1"), max_size=4)
    ),
    min_size=1,
    max_size=4,
)  # fmt: skip


@given(_EDITS)
def test_whatever_is_edited_nothing_is_bound_to_what_it_did_not_say(
    edits: list[tuple[int, int, str]],
) -> None:
    """Still bound is only what no edit touched, or stands in a clause that reads word for word as before."""
    text, places = PASSAGE.text, {place.start: place for place in PASSAGE.bound}
    for at, length, put in edits:
        first, last = min(at, len(text)), min(at + length, len(text))
        moved = {}
        for start, place in places.items():
            if start + place.end - place.start <= first:
                moved[start] = place
            elif start >= last:
                moved[start + len(put) - (last - first)] = place
        text, places = text[:first] + put + text[last:], moved
    for place in rebound(PASSAGE, text).bound:
        untouched = places.get(place.start)
        same_words = _clause_at(text, place.start) in {
            _clause_at(PASSAGE.text, each.start) for each in PASSAGE.bound if each.of == place.of
        }
        assert same_words or (untouched is not None and untouched.of == place.of)


def _clause_at(text: str, at: int) -> str:
    return next(
        found[0] for found in re.finditer(r"[^，。]*[，。]?", text) if found.start() <= at < found.end()
    )


@pytest.mark.parametrize(
    ("places", "stand"),
    [
        ([(0, 1)], True),
        ([(0, 1), (1, 2)], True),
        ([(0, 2), (1, 3)], False),
        ([(2, 2)], False),
        ([(1, 9)], False),
    ],
)
def test_places_that_do_not_lie_in_the_text_are_none_of_them(
    places: list[tuple[int, int]], stand: bool
) -> None:
    bound = tuple(Bound(start, end, "year") for start, end in places)
    assert sound("共6件", bound) == (bound if stand else ())
