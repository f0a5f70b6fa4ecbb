"""Whatever a book holds comes back from its file exactly; the file holds nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from pydantic import ValidationError

from interview.engine.answers.kinds import Count, Text, Year
from interview.engine.plan.book import Answer, Book, Entry, LastYear
from interview.engine.prose.passage import Bound
from interview.session.contents import SCHEMA, BegunText, FileContents
from interview.session.encoder import Encoder
from interview.session.log import changes
from interview.session.model import Session, to_book, to_file, to_session
from interview.session.reading import contents_of
from tests.interview.session.books import FULL, NOON, books, sessions


def reread(contents: FileContents) -> FileContents:
    return contents_of(Encoder().bytes_of(contents))


@given(sessions)
def test_a_session_comes_back_from_its_bytes_as_it_was(session: Session) -> None:
    assert to_session(reread(to_file(session, NOON))) == session


@given(sessions, books)
def test_the_log_comes_back_too(session: Session, later: Book) -> None:
    logged = replace(session, log=changes(session.book, later, NOON))
    assert to_session(reread(to_file(logged, NOON))).log == logged.log


@given(sessions)
def test_writing_what_was_read_gives_the_same_bytes(session: Session) -> None:
    contents = to_file(session, NOON)
    assert Encoder().bytes_of(reread(contents)) == Encoder().bytes_of(contents)


@given(sessions, sessions)
def test_a_line_made_before_is_the_line_that_would_be_made_now(one: Session, other: Session) -> None:
    encoder = Encoder()
    first = to_file(replace(one, log=changes(Book(), one.book, NOON)), NOON)
    added = changes(one.book, other.book, NOON)
    second = to_file(replace(other, log=first.log + added), NOON, first)
    for contents in (first, second, first, to_file(one, NOON, second)):
        assert encoder.bytes_of(contents) == Encoder().bytes_of(contents)


def test_an_answer_keeps_its_time_until_it_changes() -> None:
    first = to_file(Session("f", 1, FULL), NOON)
    later = NOON + timedelta(hours=1)
    answers = {**FULL.answers, "year": Answer(Year(value=2025)), "fees.amount": Answer(Count(value=3))}
    second = to_file(Session("f", 1, replace(FULL, answers=answers)), later, first)
    changed = {question for question, kept in second.answers.items() if kept.at == later}
    assert changed == {"year", "fees.amount"}
    assert second.aside == first.aside
    assert second.accepted == first.accepted


def test_an_answer_keeps_its_time_while_it_is_set_aside() -> None:
    given_at = to_file(Session("f", 1, Book({"a": Answer(Count(value=2))})), NOON)
    later = NOON + timedelta(hours=1)
    aside = to_file(Session("f", 1, Book(aside={"a": Answer(Count(value=2))})), later, given_at)
    assert aside.aside["a"].at == NOON


def test_a_reason_that_changes_has_a_new_time() -> None:
    first = to_file(Session("f", 1, Book(accepted={"x": "一"})), NOON)
    later = NOON + timedelta(hours=1)
    assert to_file(Session("f", 1, Book(accepted={"x": "二"})), later, first).accepted["x"].at == later


def test_a_person_can_read_the_file() -> None:
    text = Encoder().bytes_of(to_file(Session("disclosure_2021", 1, FULL, "problems"), NOON)).decode()
    told = json.loads(text)
    assert (told["format"], told["schema"], told["year"], told["office"]) == (
        "nianbao-answers",
        SCHEMA,
        2024,
        "宜春市林业局",
    )
    assert "一是人手少。" in text
    assert told["answers"]["fees.amount"]["value"] == {"kind": "money", "value": "3.5"}
    assert told["last"]["figures"] == {
        "fees.amount": "2.5",
        "documents.issued": 4,
        "licences.decisions": None,
    }


def test_office_and_year_are_unknown_until_they_are_answered() -> None:
    assert (Session("f", 1).office, Session("f", 1).year) == (None, None)
    odd = Book({"year": Answer(Text(value="x")), "office.name": Answer(Count(value=1))})
    assert (Session("f", 1, odd).office, Session("f", 1, odd).year) == (None, None)


def test_half_a_character_does_not_stop_a_save() -> None:
    book = Book(accepted={"x": "a\ud83d"}, last=LastYear(2023, "f", texts={"problems": "\udc00"}))
    session = Session("f", 1, book, draft=BegunText(question="problems", text="写到\ud83d"))
    again = to_session(reread(to_file(session, NOON)))
    assert again.draft == BegunText(question="problems", text="写到\N{REPLACEMENT CHARACTER}")
    assert again.book.accepted == {"x": "a\N{REPLACEMENT CHARACTER}"}


def test_what_last_years_texts_told_comes_back_of_every_kind() -> None:
    told: dict[str, bool | int | str | tuple[str, ...]] = {
        "facts.a": True,
        "facts.b": 1,
        "facts.c": "一句话",
        "facts.d": ("website", "board"),
    }
    last = LastYear(2023, "f", texts={"t": "发布1条"}, facts=told, bound={"t": (Bound(2, 3, "facts.b"),)})
    again = to_session(reread(to_file(Session("f", 1, Book(last=last)), NOON))).book.last
    assert again == last
    assert again is not None
    assert [type(value) for value in again.facts.values()] == [bool, int, str, tuple]


@pytest.mark.parametrize("figure", [2.5, True, "1e999999999", "NaN", [], Decimal("1e-70")])
def test_a_figure_that_is_not_exact_is_refused(figure: object) -> None:
    data = json.loads(Encoder().bytes_of(to_file(Session("f", 1, FULL), NOON)))
    data["last"]["figures"]["fees.amount"] = figure
    with pytest.raises(ValidationError):
        FileContents.model_validate(data)


def test_a_decimal_written_by_hand_as_a_number_is_read_exactly() -> None:
    text = Encoder().bytes_of(to_file(Session("f", 1, FULL), NOON)).decode().replace('"2.5"', "2.50")
    last = to_book(contents_of(text.encode())).last
    assert last is not None
    assert last.figures["fees.amount"] == Decimal("2.5")


def test_the_list_of_applications_keeps_its_order() -> None:
    entries = tuple(Entry(column=column) for column in "cab")
    assert to_book(to_file(Session("f", 1, Book(entries=entries)), NOON)).entries == entries
