"""Sums on any sheet: what does not hold, and what would mend it."""

from __future__ import annotations

from interview.review.checking import review
from interview.review.subject import Subject
from tests.support.interviews import flow


def subject(**figures: int) -> Subject:
    """A report with zeros, but for these figures, their addresses with `__` for the dot."""
    form = flow("disclosure_2021")
    sheet = dict.fromkeys(form.cells, 0) | {name.replace("__", "."): value for name, value in figures.items()}
    return Subject(form, "某局", "department", 2025, sheet, ())


def test_noughts_are_right() -> None:
    assert review(subject()) == ()


def test_a_wrong_total_is_told_with_what_would_mend_it() -> None:
    found = review(subject(reconsideration__upheld=3))
    assert [each.id for each in found] == ["I4.reconsideration"]
    assert (found[0].left, found[0].right) == (0, 3)
    assert {change.cell for mend in found[0].repairs for change in mend.changes} >= {"reconsideration.total"}


def test_slips_that_share_no_figure_are_mended_apart() -> None:
    found = review(subject(reconsideration__upheld=3, litigation_direct__total=2))
    assert [len(each.repairs[0].changes) for each in found] == [1, 1]
