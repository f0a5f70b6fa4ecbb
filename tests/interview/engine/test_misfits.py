"""What of a book no interview of its form writes."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, Prose, Text, Value, Year, YesNo
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, Book, Entry, LastYear, UnitFigures
from interview.engine.plan.ledger.case_list import MOST_LISTED
from interview.engine.plan.misfits import LONGEST_TEXT, is_figure, kinds_asked, misfits
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.turns import Refuse
from tests.support.edits import edits, meant, office
from tests.support.interviews import FORMS, facts_of, flow, hold
from tests.support.offices import SIX

WAYS = ["by_result", "one_by_one", "table"]
FORM, EARLIER = flow("disclosure_2021"), flow("disclosure_2019")


def places(book: Book) -> list[str]:
    return [each.where for each in misfits(FORM, book)]


@cache
def held(way: str) -> Book:
    return hold(facts_of(FORM.id, SIX, way=way)).state.book


def test_what_any_interview_writes_has_none() -> None:
    known = {id: kinds_asked(flow(id)).items() for id in FORMS}
    for seed in range(24):
        there, rng = office(seed), Random(seed)
        state = there.start
        for edit in edits(rng, 20):
            state, _ = step(state, meant(there.facts, state, edit))
            kept = {
                each.id: each.kind for each in state.plan.asked if each.entry is None and not each.several
            }
            assert kept.items() <= known[state.flow.id], seed
            assert not [*misfits(state.flow, state.book)], seed


@pytest.mark.parametrize("shelf", ["answers", "aside"])
def test_a_text_without_end_is_one_wherever_it_lies(shelf: str) -> None:
    told = {
        "problems": Answer(Prose(value="长" * (LONGEST_TEXT + 1))),
        "improvements": Answer(Prose(value="长")),
    }
    (found,) = misfits(FORM, Book(answers=told) if shelf == "answers" else Book(aside=told))
    assert (found.where, len(found.value), found.about) == (f"{shelf}.problems", LONGEST_TEXT + 1, "problems")


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "value", [Count(value=3), YesNo(value=True), Text(value="三"), Choice(value="granted"), Choices(value=())]
)
@pytest.mark.parametrize("way", WAYS)
def test_an_answer_of_another_kind_is_none_and_is_kept_wherever_it_lies(value: Value, way: str) -> None:
    book = held(way)
    other_kinds = [id for id, kind in kinds_asked(FORM).items() if kind != value.kind]
    mine = slice(None) if os.environ.get("NIANBAO_LONG") == "1" else slice(WAYS.index(way), None, len(WAYS))
    for id in other_kinds[mine]:  # each question in one of the ways
        odd = {id: Answer(value)}
        others = {other: answer for other, answer in book.answers.items() if other != id}
        for told in (
            replace(book, answers={**others, **odd}),
            Book(others, {**book.aside, **odd}, book.entries),
        ):
            assert places(told) == []
            state, _ = begin(FORM, told)
            assert odd.items() <= {**state.book.aside, **state.book.answers}.items(), id


@pytest.mark.parametrize(
    "id", ["no.such", "", "applications.new.total", "office.name ", "applications.list.1.who"]
)
def test_an_answer_to_a_question_that_the_form_does_not_have_is_none(id: str) -> None:
    assert (
        places(Book(answers={id: Answer(Count(value=3))}, aside={id + "x": Answer(YesNo(value=True))})) == []
    )


def test_an_option_that_the_form_does_not_have_is_none() -> None:
    assert places(Book(answers={"office.kind": Answer(Choice(value="village"))})) == []


def test_a_long_text_of_an_unknown_question_is_one_without_a_name() -> None:
    (found,) = misfits(FORM, Book(answers={"no.such": Answer(Text(value="长" * (LONGEST_TEXT + 1)))}))
    assert (found.where, found.about) == ("answers.no.such", None)


def test_an_answer_both_live_and_set_aside_is_one() -> None:
    told = {"year": Answer(Year(value=2025))}
    assert places(Book(answers=told, aside=told)) == ["aside.year"]


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        (Entry(column="zzz"), "column"),
        (Entry(column=""), "column"),
        (Entry(column="total"), "column"),
        (Entry(column="natural", result="zzz"), "result"),
        (Entry(column="natural", result="total"), "result"),
        (Entry(column="natural", result="new"), "result"),
        (Entry(column="natural", given="zzz"), "given"),
        (Entry(column="natural", given="unsure", step=-1), "step"),
        (Entry(column="natural", label="号" * 41), "label"),
    ],
)
def test_an_entry_that_the_ledger_does_not_know_is_one_and_cannot_be_placed(entry: Entry, part: str) -> None:
    (found,) = misfits(FORM, Book(entries=(Entry(), entry)))
    assert (found.where, found.value) == (f"entries.2.{part}", str(getattr(entry, part)))
    assert found.about is not None
    assert found.about.startswith("applications.list.2.")
    state = office(1).start
    assert isinstance(step(state, do.Place(0, entry))[1][0], Refuse)


def test_a_list_that_is_too_long_is_one_and_cannot_be_made() -> None:
    entries = (Entry(column="natural"),) * (MOST_LISTED + 1)
    assert places(Book(entries=entries)) == ["entries"]
    assert places(Book(entries=entries[1:])) == []
    state = office(1).start
    full = replace(state, book=replace(state.book, entries=entries[1:]))
    assert isinstance(step(full, do.Place(MOST_LISTED, entries[0]))[1][0], Refuse)


def test_a_list_where_the_form_has_no_ledger_is_one() -> None:
    without = Flow.model_construct(**{**dict(FORM), "sections": FORM.sections[:1]})
    assert [each.where for each in misfits(without, Book(entries=(Entry(),)))] == ["entries"]


def test_a_reason_that_says_nothing_is_one() -> None:
    assert places(Book(accepted={"X8": "因为", "N07": " "})) == ["accepted.N07"]


@pytest.mark.parametrize(
    ("cell", "number", "fine"),
    [
        ("documents.issued", 3, True),
        ("documents.issued", -3, False),
        ("documents.issued", Decimal("3.0"), True),
        ("documents.issued", Decimal("2.5"), False),
        ("applications.new.total", 10**12, True),
        ("applications.new.total", 10**12 + 1, False),
        ("fees.amount", Decimal("2.5"), True),
        ("fees.amount", Decimal("-2.5"), False),
        ("no.such", -3, True),
    ],
)
def test_a_figure_of_last_year_can_stand_in_its_cell_or_is_one(
    cell: str, number: int | Decimal, fine: bool
) -> None:
    assert is_figure(FORM, cell, number) is fine
    last = LastYear(2024, FORM.id, {cell: number, "rules.issued": None})
    assert places(Book(last=last)) == ([] if fine else [f"last.figures.{cell}"])


def test_a_change_may_be_below_zero() -> None:
    assert is_figure(EARLIER, "licences.change", -3)
    assert not is_figure(EARLIER, "licences.change", Decimal("0.5"))


def test_a_year_and_texts_of_last_year_have_their_bounds() -> None:
    long = "长" * (LONGEST_TEXT + 1)
    last = LastYear(10**9, FORM.id, {}, {"problems": long, "zzz": "短"}, {"zzz": long})
    found = [*misfits(FORM, Book(last=last))]
    assert [each.where for each in found] == ["last.year", "last.texts.problems", "last.profile.zzz"]
    assert [each.about for each in found] == [None, "problems", None]


def test_a_unit_without_a_name_or_with_one_without_end_is_one() -> None:
    named = (UnitFigures("云山县水利局"), UnitFigures(" "), UnitFigures("长" * (LONGEST_TEXT + 1)))
    assert places(Book(units=named)) == ["units.1", "units.2"]
