from __future__ import annotations

from dataclasses import replace

from interview.engine.answers.kinds import Prose, Text
from interview.engine.plan.book import Answer, Book, LastYear, OutlinePart
from interview.engine.plan.outline.outline import usual
from interview.session import BegunText, Session
from interview.session.renames import last_year, renamed
from tests.support.interviews import PROFILE, facts_of, flow, hold
from tests.support.offices import SIX


def test_last_year_tells_every_figure_the_texts_and_the_profile() -> None:
    form = flow("disclosure_2021")
    book = hold(facts_of("disclosure_2021", SIX)).state.book
    last = last_year(Session(form.id, form.version, book), form)
    assert last is not None
    assert (last.year, last.flow) == (2025, "disclosure_2021")
    assert last.figures["applications.new.total"] == 6
    assert last.figures["applications.carried_out.natural"] == 0
    assert last.profile["office.name"] == PROFILE["office.name"]
    assert last.texts["problems"]
    assert "problems" not in last.profile


def test_a_report_whose_year_was_never_told_is_nobody_s_last_year() -> None:
    form = flow("disclosure_2021")
    assert last_year(Session(form.id, form.version, Book()), form) is None


def test_answers_the_place_and_a_draft_go_along_to_the_ids_of_a_newer_flow() -> None:
    told = Answer(Text(value="云山县水利局"))
    book = Book(answers={"office.title": told, "office.phone": told}, aside={"office.title": told})
    old = Session("f", 1, book, "office.title", BegunText(question="office.title", text="云山"))
    now = renamed(old, {"office.title": "office.name"})
    assert set(now.book.answers) == {"office.name", "office.phone"}
    assert set(now.book.aside) == {"office.name"}
    assert now.place == "office.name"
    assert now.draft == BegunText(question="office.name", text="云山")
    assert renamed(Session("f", 1), {"office.title": "office.name"}) == Session("f", 1)


def test_an_answer_under_an_old_name_never_takes_the_place_of_one_under_the_new() -> None:
    old, new = Answer(Text(value="旧")), Answer(Text(value="新"))
    for answers in ({"office.title": old, "office.name": new}, {"office.name": new, "office.title": old}):
        now = renamed(Session("f", 1, Book(answers=answers)), {"office.title": "office.name"})
        assert now.book.answers == {"office.name": new, "office.title": old}


def test_without_new_names_the_session_is_the_same() -> None:
    session = Session("f", 1)
    assert renamed(session, {}) is session


def test_an_office_s_own_headings_and_texts_go_along_also_where_it_had_them_from_the_year_before() -> None:
    form = flow("disclosure_2021")
    book = hold(facts_of("disclosure_2021")).state.book
    parts = (*usual(form.section["overview"]), OutlinePart("overview.own_1", "解读回应"))
    before = LastYear(2024, form.id, outline={"overview": parts})
    told = {**book.answers, "overview.own_1": Answer(Prose(value="解读三次。"))}
    last = last_year(Session(form.id, form.version, replace(book, answers=told, last=before)), form)
    assert last is not None
    assert last.outline == {"overview": parts}
    assert last.texts["overview.own_1"] == "解读三次。"


def test_the_parts_of_an_outline_are_called_as_a_newer_flow_calls_them() -> None:
    old = Session("f", 1, Book(outline={"overview": (OutlinePart("overview.topic", "公开"),)}))
    now = renamed(old, {"overview.topic": "overview.proactive"})
    assert now.book.outline == {"overview": (OutlinePart("overview.proactive", "公开"),)}
