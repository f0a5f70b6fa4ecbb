"""Reading what was typed into a field, and judging whether it can stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Money,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
    parse_choices,
)
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import Book, LastYear
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Reply
from tests.support.flows import options, question, tally, tiny
from tests.support.interviews import facts_of, flow, hold, refusal, told

EACH = tiny(
    question("yes_no", "plain"), question("yes_no", "gate", takes_count_of="n"), question("count", "n", when={"of": "gate", "is": True}),
    question("signed", "change"), question("money", "fee", unit="元"), question("year", "year"),
    question("choice", "pick", options=options("a", "b")), question("choices", "some", options=options("a", "b")),
    question("text", "name", max_length=5), question("text", "tel", like="phone"), question("prose", "story", max_length=5),
)  # fmt: skip


@pytest.mark.parametrize(
    ("id", "given", "value"),
    [
        ("plain", "是", YesNo(value=True)), ("gate", "没有", YesNo(value=False)), ("gate", "0", YesNo(value=False)),
        ("change", "-8", Signed(value=-8)), ("fee", "2.5元", Money(value=Decimal("2.5"))), ("year", "2025", Year(value=2025)),
        ("pick", "b", Choice(value="b")), ("some", "a、b", Choices(value=("a", "b"))), ("name", "甲乙", Text(value="甲乙")),
        ("tel", "0795-2501234", Text(value="0795-2501234")), ("story", "甲。", Prose(value="甲。")),
    ],
)  # fmt: skip
def test_text_is_read_as_the_question_s_kind(id: str, given: str, value: Value) -> None:
    assert told(begin(EACH)[0], {id: given}).plan.value(id) == value


def test_a_gate_may_be_answered_with_its_number() -> None:
    state = told(begin(EACH)[0], {"gate": "6件"})
    assert (state.plan.value("gate"), state.plan.value("n")) == (YesNo(value=True), Count(value=6))
    assert told(begin(EACH)[0], {"gate": Count(value=2)}).plan.value("n") == Count(value=2)


FEE = tiny(
    question("yes_no", "gate", takes_count_of="fee"), question("money", "fee", unit="万元", when={"of": "gate", "is": True}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "amount", "heard"),
    [
        ("7545", "7545", "taken_as_wan"),
        ("7545元", "0.7545", "yuan_to_wan"),
        ("有2.02万元", "2.02", None),
        (Money(value=Decimal("2.02")), "2.02", None),
    ],
)
def test_a_gate_before_an_amount_may_be_answered_with_the_amount(
    given: str | Value, amount: str, heard: str | None
) -> None:
    state, turns = step(begin(FEE)[0], do.Answer("gate", given))
    assert state.plan.value("gate") == YesNo(value=True)
    assert state.plan.value("fee") == Money(value=Decimal(amount))
    assert [turn.heard for turn in turns if isinstance(turn, Reply)] == [heard]


@pytest.mark.parametrize("given", ["没有", "0", "0元"])
def test_no_amount_is_a_no(given: str) -> None:
    assert told(begin(FEE)[0], {"gate": given}).plan.value("gate") == YesNo(value=False)


@pytest.mark.parametrize(
    ("given", "code"), [("2", "bare_number_or_count"), ("什么", "not_yes_no_or_count"), ("3千", "which_unit")]
)
def test_what_is_neither_a_yes_nor_an_amount_is_asked_about(given: str, code: str) -> None:
    assert refusal(begin(FEE)[0], do.Answer("gate", given)).problem.code == code


def test_a_yes_and_then_no_money_is_a_no() -> None:
    assert told(begin(FEE)[0], {"gate": "有", "fee": "0"}).plan.value("gate") == YesNo(value=False)


def test_a_count_is_told_at_its_gate_in_its_own_unit() -> None:
    people = tiny(
        question("yes_no", "gate", takes_count_of="n"), question("count", "n", unit="人", when={"of": "gate", "is": True}),
    )  # fmt: skip
    assert told(begin(people)[0], {"gate": "6人"}).plan.value("n") == Count(value=6)


@pytest.mark.parametrize(
    ("id", "given"),
    [
        ("plain", "6件"), ("plain", ""), ("plain", Count(value=1)), ("change", "好多"), ("fee", "三四块"), ("year", "去年"), ("pick", "c"),
        ("pick", Choice(value="c")), ("some", Choices(value=("c",))), ("name", "一二三四五六"), ("tel", "没有电话"), ("story", "一二三四五六"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_and_names_its_question(id: str, given: str | Value) -> None:
    assert refusal(begin(EACH)[0], do.Answer(id, given)).problem.question == id


@pytest.mark.parametrize("given", ["n", "Y", "没有", "有的", "没有。", "好的，", "ＯＫ"])
def test_a_yes_or_a_no_where_words_are_wanted_is_doubted_and_taken_if_it_is_meant(given: str) -> None:
    problem = refusal(begin(EACH)[0], do.Answer("name", given)).problem
    assert (problem.code, problem.insistable, problem.doubt) == ("only_yes_or_no", True, True)
    assert told(begin(EACH)[0], {"name": given}, insist=True).plan.value("name") == Text(value=given)


@pytest.mark.parametrize("given", ["不太清楚", "好像没有", "应该没有。", "没有吧", "待定"])
def test_what_only_says_that_somebody_does_not_know_is_doubted_where_words_are_wanted(given: str) -> None:
    problem = refusal(begin(EACH)[0], do.Answer("name", given)).problem
    assert (problem.code, problem.insistable, problem.doubt) == ("only_unsure", True, True)
    assert told(begin(EACH)[0], {"name": given}, insist=True).plan.value("name") == Text(value=given)


@pytest.mark.parametrize("given", ["1 2", "3", "2025", "-"])
def test_figures_where_words_are_wanted_are_doubted_and_taken_if_they_are_meant(given: str) -> None:
    problem = refusal(begin(EACH)[0], do.Answer("name", given)).problem
    assert (problem.code, problem.insistable, problem.doubt) == ("no_words", True, True)
    assert told(begin(EACH)[0], {"name": given}, insist=True).plan.value("name") == Text(value=given)


@pytest.mark.parametrize("given", ["两件", "3次", "四十条。"])
def test_a_count_where_words_are_wanted_is_doubted(given: str) -> None:
    problem = refusal(begin(EACH)[0], do.Answer("name", given)).problem
    assert (problem.code, problem.insistable, problem.doubt) == ("only_a_count", True, True)


@pytest.mark.parametrize("given", ["两件大事", "开放3次", "一些培训"])
def test_a_count_among_words_is_none(given: str) -> None:
    assert told(begin(EACH)[0], {"name": given}).plan.value("name") == Text(value=given)


def test_a_question_that_is_not_reached_is_refused() -> None:
    for id in ("n", "nobody", ""):
        assert refusal(begin(EACH)[0], do.Answer(id, "1")).problem.code == "not_asked"


def test_a_year_of_another_form_is_refused() -> None:
    refused = refusal(begin(flow("disclosure_2021"))[0], do.Answer("year", "2020", insist=True)).problem
    assert (refused.code, refused.details["first"]) == ("year_of_another_form", 2021)


def test_enter_takes_the_offer_before_last_year_s_answer() -> None:
    last = LastYear(2024, "tiny", {"cases.lost": 4})
    state = told(
        begin(tiny(tally()), Book(last=last))[0], {"cases.any": "5件", "cases.won": "3", "cases.lost": ""}
    )
    assert state.plan.value("cases.lost") == Count(value=2)
    assert state.book.answers["cases.lost"].origin == "inferred"


def test_who_must_be_somebody() -> None:
    state = told(
        begin(flow("disclosure_2021"))[0],
        {
            "applications.any_new": "3件",
            "applications.any_carried_in": "没有",
            "applications.way": Choice(value="by_result"),
        },
    )
    assert refusal(state, do.Answer("applications.who", Choices(value=()))).problem.code == "choose_one"


def test_none_of_what_there_is_some_of_is_doubted_and_may_be_meant() -> None:
    which = question("choices", "which", options=options("a", "b"), some=True, when={"of": "any", "is": True})
    state = told(begin(tiny(question("yes_no", "any"), which))[0], {"any": "有"})
    for none in ("都没有", Choices(value=())):
        problem = refusal(state, do.Answer("which", none)).problem
        assert (problem.code, problem.insistable, problem.doubt) == ("none_of_some", True, True)
    meant, _ = step(state, do.Answer("which", "都没有", insist=True))
    assert meant.plan.value("which") == Choices(value=())
    assert told(meant, {"which": "没有"}).book == meant.book, "what stood is not doubted again"
    assert told(state, {"which": "b"}).plan.value("which") == Choices(value=("b",))


def finished_office() -> State:
    return hold(facts_of("disclosure_2021")).state


def test_what_was_said_before_and_stood_may_be_said_again() -> None:
    state = finished_office()
    for asked in state.plan.asked:
        assert asked.answer is not None
        assert told(state, {asked.id: asked.answer.value}).book == state.book


def test_choices_are_kept_in_the_order_they_are_offered() -> None:
    state = begin(tiny(question("choices", "which", options=options("a", "b", "c"))))[0]
    after, _ = step(state, do.Answer("which", Choices(value=("c", "a"))))
    assert after.book.answers["which"].value == Choices(value=("a", "c"))


@pytest.mark.parametrize("sign", ["-", "－", "？"])
def test_a_count_that_need_not_be_told_is_left_by_the_sign_that_leaves_one_of_several(sign: str) -> None:
    form = tiny(question("count", "told"), question("count", "n", optional=True), question("count", "next"))
    state = begin(form, Book())[0]
    refusal(state, do.Answer("told", sign))
    state = step(state, do.Answer("told", "3"))[0]
    state = step(state, do.Answer("n", sign))[0]
    assert state.asked is not None
    assert (state.asked.id, "n" in state.book.answers) == ("next", False)


def test_a_site_alone_may_be_the_offices_own_or_the_governments() -> None:
    where = flow("disclosure_2021").questions["facts.proactive.where"]
    said = parse_choices("网站 公众号", where.options)
    assert isinstance(said, Problem)
    assert said.details["options"] == "1 自己的网站 / 2 政府网站"
