"""The form that is in force in the year that is told."""

from __future__ import annotations

from pathlib import Path

from interview.session import read
from tests.interview.line.books import full
from tests.interview.line.talking import (
    ENTER,
    Keys,
    first,
    talk,
)  # fmt: skip


def by_year(year: int) -> str:
    return "disclosure_2019" if year < 2021 else "disclosure_2021"


def test_the_year_of_another_form_takes_that_form(tmp_path: Path) -> None:
    told = talk(tmp_path, first("甲局", "2020", then=[]), flow_for=by_year)
    assert told.state.flow.id == "disclosure_2019"
    assert told.desk.path is not None
    assert read(told.desk.path).flow == "disclosure_2019"


def test_a_file_that_was_begun_takes_the_other_form_too(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", "2025", "<", Keys(f"2020{ENTER}")], flow_for=by_year)
    assert told.desk.path is not None
    saved = read(told.desk.path)
    assert (saved.flow, saved.year) == ("disclosure_2019", 2020)


def test_a_form_that_was_filled_in_is_not_exchanged(tmp_path: Path) -> None:
    book = full({"documents.in_force": 3})
    told = talk(tmp_path, ["2020"], book=book, at="year", flow_for=by_year)
    assert told.state.flow.id == "disclosure_2021"
    assert told.book.answers == book.answers
    assert "请另起一份" in told.said


def test_a_form_that_was_chosen_is_not_exchanged(tmp_path: Path) -> None:
    told = talk(tmp_path, ["甲局", "2020"])
    assert told.state.flow.id == "disclosure_2021"
    assert "请另起一份" in told.said
    assert told.fields[-1] == "2020"
