"""One walk: what is reached, what closes a branch, what a figure rests on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, Kind, Money, Prose, Text, YesNo
from interview.engine.answers.option import Option
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.meaning import Cell
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked, Figure, OfferedDraft, Prompt, Share, Walk, fits
from interview.engine.step.machine import begin
from tests.support.flows import of_sections, options, question, tally, tiny
from tests.support.interviews import told

GATED = tiny(
    question("yes_no", "any"),
    question("yes_no", "inner", when={"of": "any", "is": True}),
    question("count", "papers", when={"of": "inner", "is": True}),
    question("text", "remark", when={"of": "papers", "positive": True}),
)
LAST = tiny(
    question("count", "old", when={"of": "last.papers", "positive": True}),
    question("count", "papers"), question("text", "name"), question("money", "fee"), question("yes_no", "any"),
)  # fmt: skip


def test_a_branch_is_unknown_until_its_gate_is_answered() -> None:
    plan = begin(GATED)[0].plan
    assert [asked.id for asked in plan.asked] == ["any"]
    assert plan.figures["papers"].value is None


def test_a_zero_knows_the_gate_that_was_really_answered() -> None:
    figure = told(begin(GATED)[0], {"any": "没有"}).plan.figures["papers"]
    assert (figure.value, figure.origin, figure.because) == (0, "zero", "any")


def test_what_a_closed_choice_would_open_stays_closed_for_the_same_reason() -> None:
    flow = tiny(
        question("yes_no", "any"),
        question("choices", "which", options=options("a", "b"), when={"of": "any", "is": True}),
        question("count", "a", when={"of": "which", "includes": "a"}),
    )
    state = told(begin(flow)[0], {"any": "有", "which": "a", "a": "3"})
    assert state.plan.sheet["a"] == 3
    figure = told(state, {"any": "没有"}, insist=True).plan.figures["a"]
    assert (figure.value, figure.origin, figure.because) == (0, "zero", "any")


def test_a_figure_opens_what_depends_on_it() -> None:
    state = told(begin(GATED)[0], {"any": "有", "inner": "有", "papers": "3"})
    assert [asked.id for asked in state.plan.open] == ["remark"]


def test_last_year_is_looked_at_and_never_looked_up_where_there_is_none() -> None:
    assert "old" not in Plan(LAST, Book()).position
    last = LastYear(2024, "tiny", {"papers": 4, "old": 7})
    assert Plan(LAST, Book(last=last)).get("old") is not None


def test_last_year_s_answers_are_offered_where_they_fit() -> None:
    last = LastYear(2024, "tiny", {"papers": 4, "fee": Decimal("2.5"), "any": 1}, {"name": "甲"})
    plan = Plan(LAST, Book(last=last))
    offered = {asked.id: asked.last for asked in plan.asked}
    assert offered == {
        "papers": Count(value=4),
        "fee": Money(value=Decimal("2.5")),
        "name": Text(value="甲"),
        "any": None,
        "old": None,
    }
    assert Plan(LAST, Book(last=LastYear(2024, "tiny", {"papers": Decimal("2.5")}))).asked[0].last is None


def test_last_year_s_office_is_offered_from_its_profile() -> None:
    plan = Plan(LAST, Book(last=LastYear(2024, "tiny", profile={"name": "乙"})))
    asked = plan.get("name")
    assert asked is not None
    assert asked.last == Text(value="乙")


def test_last_year_s_zero_is_an_answer_too() -> None:
    plan = Plan(LAST, Book(last=LastYear(2024, "tiny", {"papers": 0})))
    assert plan.asked[0].last == Count(value=0)


def test_enter_keeps_last_year_s_answer_and_says_where_it_is_from() -> None:
    state = begin(LAST, Book(last=LastYear(2024, "tiny", {"papers": 4})))[0]
    state = told(state, {"old": "1", "papers": ""})
    assert state.book.answers["papers"] == Answer(Count(value=4), "confirmed")


@pytest.mark.parametrize(
    ("kind", "value", "is_"),
    [
        ("count", Count(value=1), True), ("count", YesNo(value=True), False),
        ("choice", Choice(value="a"), True), ("choice", Choice(value="z"), False),
        ("choices", Choices(value=("b", "a")), True), ("choices", Choices(value=("a", "z")), False),
        ("choices", Choices(value=()), True),
    ],
)  # fmt: skip
def test_a_value_fits_its_kind_and_options(kind: Kind, value: object, is_: bool) -> None:
    flow = tiny(question("choice", "pick", options=options("a", "b")))
    asked = Prompt("pick", kind, "one", "？", options=flow.questions["pick"].options)
    assert fits(asked, value) is is_  # type: ignore[arg-type]


def test_an_answer_that_no_longer_fits_is_set_aside() -> None:
    book = Book({"any": Answer(Count(value=3)), "stranger": Answer(YesNo(value=True))})
    plan = Plan(GATED, book)
    assert plan.book.answers == {}
    assert set(plan.book.aside) == {"any", "stranger"}
    assert plan.get("any") in plan.open


def test_a_question_is_asked_as_the_flow_states_it() -> None:
    flow = tiny(
        question("yes_no", "any", takes_count_of="n"), question("count", "n", when={"of": "any", "is": True}),
        question("money", "fee", unit="元", optional=True, why="花了多少"), question("choice", "pick", options=options("a")),
    )  # fmt: skip
    plan = told(begin(flow)[0], {"any": "3件"}).plan
    for asked in plan.asked:
        stated = flow.questions[asked.id]
        assert (asked.kind, asked.section, asked.unit, asked.options) == (
            stated.kind,
            "one",
            stated.unit,
            stated.options,
        )
        assert (asked.optional, asked.gate_of) == (stated.optional, stated.takes_count_of)
        assert asked.help is asked.question is stated
    assert plan.figures["n"] == Figure(3, "typed", "n")


def test_a_question_stays_what_it_was_when_it_is_answered() -> None:
    flow, answer = tiny(question("count", "a")), Answer(Count(value=3))
    prompt = Prompt(
        "a", "count", "one", "？", {"n": 1}, flow.questions["a"], (Option(value="x", label="x"),), "件",
        meaning=Cell("a"), optional=True, part="部分", left=4, share=Share(5, ("a",)), question=flow.questions["a"],
        gate_of="b",
    )  # fmt: skip
    walk = Walk(flow, Book())
    walk.put(prompt, answer, unsettled=True, offer=Count(value=2))
    assert walk.asked == [Asked(prompt, answer, True, Count(value=2))]
    assert walk.asked[0].prompt is prompt
    walk.ask_again(0, unsettled=False)
    assert walk.asked == [Asked(prompt, answer, False, Count(value=2))]


def test_a_draft_is_written_once_somebody_looks_and_compared_by_what_it_says() -> None:
    written: list[str] = []

    def offering(text: str) -> Asked:
        def write() -> Prose:
            written.append(text)
            return Prose(value=text)

        return Asked(Prompt("a", "prose", "one", "？"), offered=OfferedDraft(write))

    asked = offering("甲")
    assert written == []
    assert asked.offer == Prose(value="甲")
    assert asked.offer == Prose(value="甲")
    assert written == ["甲"]
    assert asked == offering("甲")
    assert asked != offering("乙")
    assert asked != replace(asked, offered=Prose(value="甲"))


def test_a_cell_of_a_whole_opens_what_depends_on_it() -> None:
    flow = tiny(tally(), question("text", "remark", when={"of": "cases.won", "positive": True}))
    state = told(begin(flow)[0], {"cases.any": "2件", "cases.won": "1"})
    assert state.plan.get("remark") is not None
    assert told(state, {"cases.won": "0"}).plan.get("remark") is None


@pytest.mark.parametrize(("only", "reached"), [("won", True), ("lost", False)])
def test_a_cell_that_a_choice_decides_opens_what_depends_on_it(only: str, reached: bool) -> None:
    flow = tiny(tally(), question("text", "remark", when={"of": "cases.won", "positive": True}))
    state = told(begin(flow)[0], {"cases.any": "1件", "cases.only": Choice(value=only)})
    assert (state.plan.get("remark") is not None) is reached


def test_before_the_year_is_known_its_place_stays_empty() -> None:
    flow = of_sections(
        {
            "id": "one",
            "title": "一",
            "items": [question("year", "year"), question("yes_no", "any", ask="{year} 年有吗？")],
        },
        {"id": "two", "title": "二", "items": [tally(ask="{year} 年打过官司吗？")]},
    )
    assert [asked.text for asked in begin(flow)[0].plan.asked] == ["year？", " 年有吗？", " 年打过官司吗？"]
    told_year = told(begin(flow)[0], {"year": "2025"}).plan
    assert [asked.text for asked in told_year.asked] == ["year？", "2025 年有吗？", "2025 年打过官司吗？"]


def test_a_question_is_filled_with_the_year() -> None:
    flow = tiny(question("year", "year"), question("yes_no", "any", ask="{year} 年有吗？{x}"))
    asked = told(begin(flow)[0], {"year": "2025"}).plan.get("any")
    assert asked is not None
    assert asked.text == "2025 年有吗？{x}"
