"""What a question means, and what somebody answers who knows some, all or nothing of what it asks for."""

from __future__ import annotations

from decimal import Decimal
from random import Random

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
)
from interview.engine.plan.meaning import (
    Any,
    Cell,
    ControlFigure,
    Fact,
    HowTold,
    InWords,
    Knowledge,
    Meaning,
    OfEntry,
    OnlyOne,
    Reason,
    ReportYear,
    Subtotal,
    TableDone,
    Which,
    answer,
    meaning_of,
)
from interview.engine.step.machine import begin
from interview.engine.sums.relations import Number
from tests.support.flows import options, question, tally, tiny
from tests.support.interviews import FLOWS, facts_of, flow, hold

TWO = ("a", "b")
ROW = ControlFigure(TWO, "t")
GATE = Any(TWO, number=ROW)


def known(**figures: Number | None) -> Knowledge:
    return Knowledge(figures)


def everything(**figures: Number) -> Knowledge:
    return Knowledge(figures, complete=True)


@pytest.mark.parametrize(
    ("meaning", "sheet", "says"),
    [
        (Cell("a"), known(a=3), Count(value=3)), (Cell("a"), known(), None), (Cell("a"), everything(), Count(value=0)),
        (Cell("a", "signed"), known(a=-3), Signed(value=-3)),
        (Cell("a", "money"), known(a=Decimal("1.5")), Money(value=Decimal("1.5"))),
        # A sum: of its cells, or as it is stated; the two must be the same.
        (ROW, known(a=1, b=2), Count(value=3)), (ROW, known(a=1), None), (ROW, known(a=1, t=4), Count(value=4)),
        (ROW, known(a=1, b=2, t=3), Count(value=3)), (ROW, known(a=1, b=2, t=4), None),
        (ROW, everything(a=1, t=4), Count(value=1)), (ControlFigure(TWO), known(a=1), None),
        (Subtotal(TWO), known(a=1, b=2), Count(value=3)), (Subtotal(TWO), known(b=2), None),
        # A gate: one cell is enough for a yes, a no wants them all.
        (Any(TWO), known(a=1), YesNo(value=True)), (Any(TWO), known(a=0), None),
        (Any(TWO), known(a=0, b=0), YesNo(value=False)), (Any(TWO), everything(), YesNo(value=False)),
        (Any(TWO), known(a=Decimal(-2)), YesNo(value=True)), (Any(()), known(), None), (Any(()), everything(), YesNo(value=False)),
        (Any((), ("x",)), Knowledge(texts={"x": "有的"}), YesNo(value=True)), (Any((), ("x",)), Knowledge(), None),
        (Any((), ("x",)), Knowledge(complete=True), YesNo(value=False)),
        # A gate with a sum: the sum decides where it is known.
        (GATE, known(t=2), YesNo(value=True)), (GATE, known(t=0), YesNo(value=False)), (GATE, known(), None),
        (GATE, known(a=1), YesNo(value=True)), (GATE, known(a=0), None), (GATE, known(a=1, b=0, t=2), None),
        (GATE, everything(a=2), YesNo(value=True)),
        (Which({"x": Any(("a",)), "y": Any(("b",))}), known(a=1, b=0), Choices(value=("x",))),
        (Which({"x": Any(("a",)), "y": Any(("b",))}), known(a=1), None),
        (Which({"x": Any(("a",)), "y": Any(("b",))}), everything(b=1), Choices(value=("y",))),
        (OnlyOne({"x": "a", "y": "b"}), known(a=1, b=0), Choice(value="x")), (OnlyOne({"x": "a", "y": "b"}), known(a=1), None),
        (OnlyOne({"x": "a", "y": "b"}), known(a=2, b=0), None), (OnlyOne({"x": "a", "y": "b"}), known(a=1, b=1), None),
        (OnlyOne({"x": "a", "y": "b"}), everything(), None),
        (Fact("f"), Knowledge(facts={"f": Count(value=2)}), Count(value=2)), (Fact("f"), Knowledge(), None),
        (Fact("f", {"x": ("g",), "y": ("h",)}), Knowledge(facts={"h": YesNo(value=True)}), Choices(value=("y",))),
        (InWords("w", "text"), Knowledge(texts={"w": "甲"}), Text(value="甲")), (InWords("w", "prose"), Knowledge(), None),
        (InWords("w", "prose"), Knowledge(texts={"w": "甲"}), Prose(value="甲")),
        (InWords("w", "choice"), Knowledge(texts={"w": "甲"}), Choice(value="甲")),
        (ReportYear(), Knowledge(year=2025), Year(value=2025)), (ReportYear(), Knowledge(), None),
    ],
)  # fmt: skip
def test_an_answer_follows_from_what_is_known(meaning: Meaning, sheet: Knowledge, says: Value | None) -> None:
    assert answer(meaning, sheet) == says


@pytest.mark.parametrize("meaning", [Reason("N07.total"), HowTold(), TableDone(), OfEntry(0, "who"), None])
def test_no_figure_says_how_it_is_told_or_why(meaning: Meaning | None) -> None:
    assert answer(meaning, everything(a=1)) is None


def test_of_several_only_those_that_may_be_chosen() -> None:
    both = Which({"x": Any(("a",)), "y": Any(("b",))})
    assert both.among({"y"}) == Which({"y": Any(("b",))})


def test_a_question_means_what_it_opens() -> None:
    form = tiny(
        question("yes_no", "any", takes_count_of="n"), question("count", "n", when={"of": "any", "is": True}),
        question("choices", "which", options=options("a", "b")), question("money", "fee", when={"of": "which", "includes": "a"}),
        question("text", "remark", when={"of": "which", "includes": "b"}), question("year", "year"), tally(),
    )  # fmt: skip
    assert {id: meaning_of(form, each) for id, each in form.questions.items()} == {
        "any": Any(("n",), number=Cell("n")), "n": Cell("n"),
        "which": Which({"a": Any(("fee",)), "b": Any((), ("remark",))}), "fee": Cell("fee", "money"),
        "remark": InWords("remark", "text"), "year": ReportYear(),
    }  # fmt: skip
    gate = begin(form)[0].plan.get("cases.any")
    assert gate is not None
    assert gate.meaning == Any(
        form.tallies[0].cells, number=ControlFigure(form.tallies[0].cells, "cases.total")
    )


def test_a_fact_means_itself_and_several_what_they_lead_to() -> None:
    form = flow("disclosure_2021")
    several = next(
        each for each in form.questions.values() if each.serves and each.kind == "choices" and each.options
    )
    meaning = meaning_of(form, several)
    assert isinstance(meaning, Fact)
    assert meaning.opens.keys() == {option.value for option in several.options}
    assert any(meaning.opens.values())


@pytest.mark.no_cover
@pytest.mark.parametrize("form", FLOWS)
@pytest.mark.parametrize("way", ["by_result", "one_by_one", "table"])
def test_every_question_of_an_interview_says_what_it_means(form: str, way: str) -> None:
    figures = {
        "applications.new.natural": 3, "applications.granted.natural": 1, "applications.partial.natural": 2,
        "applications.new.business": 1, "applications.granted.business": 1,
        "reconsideration.upheld": 1, "litigation_direct.upheld": 2, "litigation_direct.other": 1,
    }  # fmt: skip
    held = hold(facts_of(form, figures, way=way))
    assert len(held.told) > 20
    assert [each.asked.id for each in held.told if each.asked.meaning is None] == []


def test_who_knows_less_says_nothing_or_the_same() -> None:
    """Whatever is forgotten of a sheet, an answer that is still given is the one that all of it gave."""
    rng, said, silent = Random(11), 0, 0
    asked = [
        each.asked.meaning
        for each in hold(
            facts_of(
                "disclosure_2021",
                {
                    "applications.new.natural": 3,
                    "applications.granted.natural": 2,
                    "applications.partial.natural": 1,
                    "reconsideration.upheld": 1,
                    "litigation_direct.upheld": 2,
                    "litigation_direct.other": 1,
                },
            )
        ).told
        if each.asked.meaning is not None and not isinstance(each.asked.meaning, InWords | ReportYear)
    ]
    cells = flow("disclosure_2021").cells
    for _ in range(60):
        figures = {cell: rng.choice((0, 0, 0, 1, 2)) for cell in cells if not cell.endswith(".total")}
        some = {cell: number for cell, number in figures.items() if rng.random() < 0.9}
        for meaning in asked:
            of_some = answer(meaning, Knowledge(some))
            said, silent = said + (of_some is not None), silent + (of_some is None)
            assert of_some is None or of_some == answer(meaning, Knowledge(figures, complete=True))
    assert said > 500
    assert silent > 200
