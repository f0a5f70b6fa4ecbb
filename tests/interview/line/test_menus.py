"""Menus in line mode: what is offered where an answer was doubted or something would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Answer, Book
from tests.interview.line.books import BUSY, BUSY_LAST, COLUMN, LAST, book_up_to, full
from tests.interview.line.talking import (
    ENTER,
    Keys,
    talk,
)  # fmt: skip
from tests.support.offices import SIX


def test_a_number_that_does_not_come_out_can_be_kept_as_it_stands(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "1"], book=book_up_to(LAST, COLUMN))
    assert told.value(LAST) == 7
    assert told.state.plan.get(LAST).unsettled  # type: ignore[union-attr]
    assert "少 1 件" in told.said
    assert "先记下" in told.said


def test_it_can_be_thought_over_with_the_number_still_in_the_field(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "2", Keys(f"8{ENTER}")], book=book_up_to(LAST, COLUMN))
    assert told.fields == ["", "", "7", ""]
    assert told.value(LAST) == 8


def test_the_likelier_cell_can_be_changed(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "3", "13"], book=book_up_to(LAST, COLUMN))
    assert "去改「公开了·个人」" in told.said
    assert told.value("applications.granted.natural") == 13


def test_a_slip_in_a_busy_column_is_looked_for_together(tmp_path: Path) -> None:
    """The clerk wrote 9 where 8 was meant; the last result shows that something is off, a subtotal shows where."""
    slip = {"applications.unable_create.natural": 9, BUSY_LAST: 3}
    before = book_up_to(BUSY_LAST, BUSY | slip)
    told = talk(tmp_path, ["4", "5", "7", "", "5", "8"], book=before)
    assert "一起找找差在哪儿" in told.said
    assert "这几项对得上，不在这里" in told.said
    assert "去改「要另外加工才有·个人」" in told.said
    assert told.value("applications.unable_create.natural") == 8
    assert not told.state.plan.broken


def test_back_in_a_menu_is_a_change_of_mind(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "《"], book=book_up_to(LAST, COLUMN))
    assert told.fields[-1] == "7"
    assert told.value(LAST) is None


@pytest.mark.parametrize("text", ["5", "先记下吧", "²", "y", "照"])
def test_what_names_nothing_of_a_menu_is_asked_again(tmp_path: Path, text: str) -> None:
    told = talk(tmp_path, ["7", text, "1"], book=book_up_to(LAST, COLUMN))
    assert "打前面的号，或者照着上面的字打" in told.said
    assert told.value(LAST) == 7


def test_the_right_name_is_taken_where_a_short_one_was_doubted(tmp_path: Path) -> None:
    told = talk(tmp_path, ["水利局", "教育局", "云山县水利局", "2026", "2025"], this_year=2026)
    assert "「教育局」像是简称" in told.said
    assert (told.value("office.name"), told.value("year")) == ("云山县水利局", 2025)


@pytest.mark.parametrize(
    ("typed", "value"),
    [(("没有",), ()), (("1",), ()), (("2", "动态"), ("news",)), (("概况",), ("overview",))],
)
def test_none_of_what_there_is_some_of_is_doubted(
    tmp_path: Path, typed: tuple[str, ...], value: tuple[str, ...]
) -> None:
    which, updated = "published.which", Book({"published.total": Answer(Count(value=5))})
    told = talk(tmp_path, ["都没有", *typed], flow="website_2018", book=updated, at=which)
    assert "照前面答的，这里总该有一样" in told.said
    assert told.value(which) == value


def test_a_doubted_name_that_is_given_again_is_meant(tmp_path: Path) -> None:
    told = talk(tmp_path, ["水利局", " 水利局"])
    assert told.value("office.name") == "水利局"


def test_a_gate_that_is_gone_back_to_says_how_many_there_are(tmp_path: Path) -> None:
    told = talk(tmp_path, [], book=full(SIX), at="applications.any_new")
    assert "现在填的是：有，6 件" in told.said


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["1", "１", "照我填的先记下", "照我填的先记"])
def test_a_menu_takes_a_number_and_its_words(tmp_path: Path, text: str) -> None:
    told = talk(tmp_path, ["7", text], book=book_up_to(LAST, COLUMN))
    assert told.value(LAST) == 7


def test_enter_takes_of_a_menu_what_it_says(tmp_path: Path) -> None:
    told = talk(tmp_path, ["7", "", Keys(ENTER)], book=book_up_to(LAST, COLUMN))
    assert "Enter 就是「我改一下」" in told.said
    assert told.value(LAST) is None
    assert told.fields == ["", "", "7", ""]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("picked", "kept"),
    [
        ("1", False),
        ("y", False),
        ("照改", False),
        ("有", False),
        ("2", True),
        ("n", True),
        ("不改了", True),
        ("", True),
    ],
)
def test_setting_answers_aside_is_asked_first(tmp_path: Path, picked: str, kept: bool) -> None:
    told = talk(tmp_path, ["没有", picked], book=full(SIX), at="applications.any_new")
    assert "这些回答先收起来" in told.said
    assert bool(told.book.answers.get("applications.who")) is kept
    assert told.value("applications.any_new") is kept


def test_an_answer_set_aside_returns(tmp_path: Path) -> None:
    told = talk(tmp_path, ["没有", "1", "撤销"], book=full(SIX), at="applications.any_new")
    assert told.book.answers.get("applications.who")
