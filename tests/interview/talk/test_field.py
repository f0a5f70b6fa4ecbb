"""What stands in the field: a table over every kind of answer and every way of coming to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Text
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.talk.prompt.field import BegunAnswer, Standing, Unsent, given, known, standing
from tests.interview.talk.arrivals import KINDS, Kind
from tests.interview.talk.paragraphs import FLOW, PROACTIVE, book_at
from tests.support.interviews import flow, steps

SUGGEST = {"year": "2025"}


def asked(kind: Kind, book: Book) -> Asked:
    found = begin(flow(kind.flow), book)[0].plan.get(kind.question)
    assert found is not None
    return found


def first(kind: Kind) -> Standing:
    return standing(asked(kind, kind.without), SUGGEST)


@pytest.mark.parametrize(("was", "stands"), [(10, ""), (2, "2"), (0, "0")])
def test_a_number_of_last_years_that_is_more_than_is_left_does_not_stand_there(was: int, stands: str) -> None:
    form = flow("disclosure_2021")
    last = LastYear(2024, form.id, {**dict.fromkeys(form.cells, 0), "reconsideration.upheld": was})
    state = begin(form, Book(last=last))[0]
    state = steps(state, do.Jump("reconsideration.any"), do.Answer("reconsideration.any", "2件"))
    upheld = state.plan.get("reconsideration.upheld")
    assert upheld is not None
    assert known(upheld, {}) == stands


def last_year(kind: Kind) -> Standing:
    return standing(asked(kind, kind.after_last_year), SUGGEST)


def back(kind: Kind) -> Standing:
    return standing(asked(kind, kind.told), SUGGEST)


def half_typed(kind: Kind) -> Standing:
    here, unsent = asked(kind, kind.told), Unsent()
    unsent.leave(here, kind.half)
    return standing(here, SUGGEST, unsent.of(here))


def refused(kind: Kind) -> Standing:
    here, unsent = asked(kind, kind.told), Unsent()
    unsent.refuse(here, kind.refused)
    return standing(here, SUGGEST, unsent.of(here))


def refused_and_left(kind: Kind) -> Standing:
    here, unsent = asked(kind, kind.told), Unsent()
    unsent.refuse(here, kind.refused)
    begun = unsent.of(here)
    assert begun is not None
    unsent.leave(here, begun.text)
    return standing(here, SUGGEST, unsent.of(here))


def given_up(kind: Kind) -> Standing:
    here, unsent = asked(kind, kind.told), Unsent()
    unsent.leave(here, kind.half)
    unsent.drop(here.id)
    return standing(here, SUGGEST, unsent.of(here))


def answered_elsewhere(kind: Kind) -> Standing:
    before, unsent = asked(kind, kind.without), Unsent()
    unsent.leave(before, kind.half)
    now = asked(kind, kind.told)
    return standing(now, SUGGEST, unsent.of(now))


ARRIVALS: list[tuple[str, Callable[[Kind], Standing], Callable[[Kind], Standing]]] = [
    ("first", first, lambda kind: kind.stands(kind.suggested)),
    ("last year", last_year, lambda kind: kind.stands(kind.last or kind.suggested)),
    ("back", back, lambda kind: kind.stands(kind.shown)),
    ("half typed", half_typed, lambda kind: Standing(kind.half, "end")),
    ("refused", refused, lambda kind: replace(kind.as_refused, refused=True)),
    ("refused and left", refused_and_left, lambda kind: replace(kind.as_refused_and_left, refused=True)),
    ("given up", given_up, lambda kind: kind.stands(kind.shown)),
    ("answered elsewhere", answered_elsewhere, lambda kind: kind.stands(kind.shown)),
]


@pytest.mark.no_cover
@pytest.mark.parametrize(("arrival", "comes", "wanted"), ARRIVALS, ids=[name for name, _, _ in ARRIVALS])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_stands_in_the_field(
    kind: Kind, arrival: str, comes: Callable[[Kind], Standing], wanted: Callable[[Kind], Standing]
) -> None:
    assert arrival
    assert comes(kind) == wanted(kind)


def test_every_kind_of_answer_is_in_the_table() -> None:
    assert {kind.name for kind in KINDS} == {
        "yes_no", "count", "signed", "money", "year", "choice", "choices", "text", "prose",
    }  # fmt: skip


def test_where_something_is_offered_the_field_is_empty() -> None:
    here = asked(KINDS[1], KINDS[1].without)
    assert known(here, {here.id: "5"}) == "5"
    offered = begin(flow("disclosure_2021"), KINDS[1].told)[0].plan.get("documents.in_force")
    assert offered is not None
    assert known(offered, {}) == "3"


def test_what_was_typed_over_another_answer_is_forgotten() -> None:
    here, unsent = asked(KINDS[7], KINDS[7].told), Unsent()
    unsent.leave(here, "甲")
    assert unsent.of(here) == BegunAnswer("甲", Answer(Text(value="建设路1号")), left=True)
    assert unsent.of(asked(KINDS[7], KINDS[7].without)) is None
    unsent.leave(here, "")
    assert unsent.of(here) is None


@pytest.mark.parametrize(
    ("question", "text", "means"),
    [
        ("office.address", "建设路1号", ""), ("office.address", " 建设路1号 ", ""), ("office.address", "甲", "甲"),
        ("office.address", "", "required"), ("office.website", "", "不用"), ("overview.platform", "人手少。\n平台旧。\n", ""),
    ],
)  # fmt: skip
def test_an_untouched_field_keeps_the_answer_and_an_emptied_one_is_asked_about(
    question: str, text: str, means: str
) -> None:
    answers = {**KINDS[8].told.answers, "office.address": Answer(KINDS[7].answer)}
    here = begin(flow("disclosure_2021"), Book(answers))[0].plan.get(question)
    assert here is not None
    got = given(here, text, known(here, {}))
    assert (got.code if isinstance(got, Problem) else got) == means


def test_a_word_that_was_refused_where_there_was_no_draft_does_not_hide_the_one_there_is_now() -> None:
    bare, drafted = (begin(flow(FLOW), book, PROACTIVE)[0].asked for book in (Book(), book_at(PROACTIVE)))
    assert bare is not None
    assert drafted is not None
    assert (bare.offer is None, drafted.offer is None) == (True, False)
    unsent = Unsent()
    unsent.refuse(bare, "没有")
    unsent.leave(bare, "没有")
    assert standing(bare, {}, unsent.of(bare)).text == "没有"
    assert standing(drafted, {}, unsent.of(drafted)).text == ""
    unsent.refuse(drafted, "没有")
    unsent.leave(drafted, "没有")
    assert standing(drafted, {}, unsent.of(drafted)).text == "没有", "it was given although there was one"
