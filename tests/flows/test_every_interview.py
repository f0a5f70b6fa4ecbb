"""Generated interviews of every flow that comes with the program: every question is reached, and each of them ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from interview.engine.answers.conditions import tests as single_tests
from interview.engine.answers.kinds import Choice, Choices, Count, Text, Value, YesNo
from interview.engine.flow.ledger_form import LedgerAsks
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.book import LastYear
from interview.flowfiles import load_flow
from interview.flowfiles.loading import PACKAGED
from tests.flows.every import (
    DISCLOSURE,
    both_languages,
    every_report,
    numbered,
    questions,
)
from tests.flows.forms import FORMS, KINDS
from tests.flows.holding import hold
from tests.flows.printing import rows_of

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

LAST = LastYear(2018, "", facts={"facts.problems.last": ("栏目更新慢",)})
"""A report of another year than the one before, which tells no figure."""
ONE_APPLICATION = {"applications.new.natural": 1, "applications.granted.natural": 1}


def one_fact(flow: Flow, fact: Question) -> dict[str, Value]:
    """A fact that is told, and those without which it is not asked."""
    told: dict[str, Value] = {fact.id: A_VALUE[fact.kind](fact)}
    for test in single_tests(fact.when):
        opening = flow.questions.get(test.of)
        if opening is not None and opening.serves and test.answered is not False:
            chosen = Choices(value=(test.includes,)) if test.includes else A_VALUE[opening.kind](opening)
            told = {**one_fact(flow, opening), test.of: chosen, **told}
    return told


A_VALUE: Mapping[str, Callable[[Question], Value]] = {
    "yes_no": lambda _: YesNo(value=True),
    "count": lambda _: Count(value=1),
    "choice": lambda asked: Choice(value=asked.options[0].value),
    "choices": lambda asked: Choices(value=(asked.options[0].value if asked.options else "1",)),
    "text": lambda _: Text(value="一件具体的事"),
}


def what_opens(flow: Flow, question: Question) -> tuple[dict[str, str], dict[str, int]]:
    """What somebody answers, and tells in figures, who is asked a question."""
    answers: dict[str, str] = {}
    figures: dict[str, int] = {}
    for test in single_tests(question.when):
        gate = flow.questions.get(test.of)
        if gate is None or test.one_of or answers:
            continue
        answers, figures = what_opens(flow, gate)
        if test.positive:
            figures |= {gate.id: 1}
        elif wanted := test.includes or test.is_:
            labels = {option.value: option.label for option in gate.options}
            answers |= {gate.id: labels.get(str(wanted), "是")}
    return answers, figures


@pytest.mark.parametrize(("id", "question"), questions())
def test_every_question_is_reached_by_some_figures_and_the_path_ends(id: str, question: str) -> None:
    flow = load_flow(id)
    asked = flow.questions[question]
    told = one_fact(flow, asked) if asked.serves else {}
    figures = {question: 1} if asked.kind in {"count", "signed", "money"} and not told else {}
    answers, opening = ({}, {}) if told or flow.ledger else what_opens(flow, asked)
    known = {**opening, **figures} or (ONE_APPLICATION if flow.ledger else {})
    held = hold(flow, known, answers=answers, facts=told, last=LAST)
    assert question in held.asked
    assert held.finished
    if figures:
        assert held.state.plan.figures[question].value == 1


@every_report
def test_what_last_years_text_alone_brings_up_is_asked_where_it_told_it(id: str) -> None:
    flow = load_flow(id)
    counts = {each.id: 1 for each in flow.questions.values() if each.if_told}
    facts: dict[str, Value] = {each: Count(value=1) for each in counts}
    last = LastYear(2018, "", facts=dict(counts))
    assert counts.keys() <= hold(flow, ONE_APPLICATION, facts=facts, last=last).asked.keys()
    assert not counts.keys() & hold(flow, ONE_APPLICATION, facts=facts, last=LAST).asked.keys()


@every_report
@pytest.mark.parametrize("kind", KINDS)
def test_a_quiet_office_of_every_kind_finishes_with_all_zero(id: str, kind: str) -> None:
    held = hold(load_flow(id), {}, kind=kind)
    assert held.finished
    assert {figure.value for figure in held.state.plan.figures.values()} == {0}
    tables = [
        asked for asked in held.asked.values() if asked.section in {"proactive", "applications", "disputes"}
    ]
    asks_rules = kind in {"state_department", "province_government", "city_government"}
    assert len(tables) == 8 + asks_rules


@pytest.mark.parametrize("id", [id for id in PACKAGED if id not in DISCLOSURE])
def test_a_quiet_office_with_another_form_finishes_with_all_zero_in_few_answers(id: str) -> None:
    held = hold(load_flow(id), {}, opens_texts=False)
    assert held.finished
    assert {figure.value for figure in held.state.plan.figures.values()} == {0}
    assert len(held.asked) <= 20


@pytest.mark.parametrize("id", [id for id in PACKAGED if id not in DISCLOSURE])
def test_the_tables_of_another_form_are_one_as_it_prints_them(id: str) -> None:
    names, tables, headings = numbered(id)
    assert headings == tuple(each.heading for each in load_flow(id).sections if each.heading)
    assert tuple(rows_of(table, names) for table in tables) == FORMS[id]


def balanced(flow: Flow, count: int) -> dict[str, int]:
    """Every result `count` times in every column, two carried in and one still open in each."""
    ledger = flow.ledger
    assert ledger is not None
    figures: dict[str, int] = {}
    for column in ledger.columns:
        results = {f"applications.{row.id}.{column.id}": count for row in ledger.results}
        figures |= results
        figures[f"applications.carried_in.{column.id}"] = 2
        figures[f"applications.carried_out.{column.id}"] = 1
        figures[f"applications.new.{column.id}"] = sum(results.values()) + 1 - 2
    return figures


def asks_put(flow: Flow, asked: set[str]) -> set[str]:
    ledger = flow.ledger
    assert ledger is not None
    return {name for name in LedgerAsks.model_fields if getattr(ledger.asks, name).ask in asked}


@every_report
def test_every_question_of_the_ledger_is_reached_and_every_way_ends_with_the_same_cells(id: str) -> None:
    flow = load_flow(id)
    few = {
        "applications.new.natural": 3, "applications.new.business": 1, "applications.carried_in.natural": 1,
        "applications.carried_in.legal": 1, "applications.carried_out.natural": 1, "applications.carried_out.legal": 1,
        "applications.granted.natural": 2, "applications.unable_not_held.natural": 1,
        "applications.denied_secret.business": 1,
    }  # fmt: skip
    put: set[str] = set()
    for figures, way in (
        (few, "by_result"), (few, "one_by_one"), (balanced(flow, 1), "by_result"), (balanced(flow, 3), "by_result"),
    ):  # fmt: skip
        held = hold(flow, figures, way=way)
        assert held.finished, way
        assert {a: held.state.plan.figures[a].value for a in figures} == figures
        put |= {asked.prompt.template for asked in held.asked.values()}
    put |= {asked.prompt.template for asked in hold(flow, few, way="table", answers={}).asked.values()}
    # Asked where a column does not come out, where last year's report says otherwise, and of who is not sure.
    assert asks_put(flow, put) == set(LedgerAsks.model_fields) - {
        "subtotal", "why_carried_in", "entry_article",
    }  # fmt: skip


@every_report
def test_every_step_for_someone_who_is_not_sure_is_reached(id: str) -> None:
    flow = load_flow(id)
    ledger = flow.ledger
    assert ledger is not None
    put: set[str] = set()
    for row in ledger.results:
        figures = {"applications.new.natural": 1, f"applications.{row.id}.natural": 1}
        told = {"applications.list.1.given": "不确定", "applications.list.1.article": "没写条款"}
        held = hold(flow, figures, way="one_by_one", answers=told)
        assert held.finished
        assert held.state.plan.figures[f"applications.{row.id}.natural"].value == 1
        put |= {asked.prompt.template for asked in held.asked.values()}
    assert {step.ask for step in ledger.walk} <= put


@every_report
@pytest.mark.parametrize("tally", ["reconsideration", "litigation_direct", "litigation_after_review"])
def test_every_question_of_a_tally_is_reached_and_ends(id: str, tally: str) -> None:
    flow = load_flow(id)
    parts = [part.id for part in next(each for each in flow.tallies if each.id == tally).parts]
    several = hold(flow, {f"{tally}.{part}": 2 + at for at, part in enumerate(parts)})
    assert several.finished
    assert {f"{tally}.{part}" for part in parts} <= several.asked.keys()
    assert several.state.plan.figures[f"{tally}.total"].value == 2 + 3 + 4 + 5
    for part in parts:
        one = hold(flow, {f"{tally}.{part}": 1})
        assert one.finished
        assert f"{tally}.only" in one.asked
        assert one.state.plan.figures[f"{tally}.{part}"].value == 1


@every_report
@pytest.mark.parametrize("kind", ["department", "county_government", "township", "other"])
def test_an_office_that_makes_no_rules_is_not_asked_about_them(id: str, kind: str) -> None:
    held = hold(load_flow(id), {}, kind=kind)
    assert not [asked for asked in held.asked if asked.startswith("rules.")]
    rules = [figure for address, figure in held.state.plan.figures.items() if address.startswith("rules.")]
    assert {(figure.value, figure.origin, figure.because) for figure in rules} == {(0, "zero", "office.kind")}


@every_report
@both_languages
def test_every_zero_knows_its_reason(id: str, lang: str) -> None:
    held = hold(load_flow(id, lang), {}, kind="township")
    computed = {relation.target for relation in load_flow(id).relations if relation.computes}
    for address, figure in held.state.plan.figures.items():
        if address not in computed:
            assert figure.origin == "zero", address
            assert held.state.plan.get(figure.because) is not None, address


@every_report
@both_languages
def test_the_help_of_table_four_says_who_counts_a_case_with_two_defendants(id: str, lang: str) -> None:
    """Both notices: the organ of the original act alone (official-format 3.4)."""
    flow = load_flow(id, lang)
    tally = next(each for each in flow.tallies if each.id == "litigation_after_review")
    assert "共同被告" in flow.questions["litigation.which"].excludes
    assert "共同被告" in tally.excludes
