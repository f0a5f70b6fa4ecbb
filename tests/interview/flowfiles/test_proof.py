"""The proof over every combination of gates: what it covers, and that it finds what it must."""

from __future__ import annotations

import os

import pytest

from interview.engine.answers.conditions import mentions
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.flowfiles import load_flow
from interview.flowfiles.checks.proof.components import components
from interview.flowfiles.checks.proof.ledger_walks import MOST, smaller, walk_ledger
from interview.flowfiles.checks.proof.prove import prove
from interview.flowfiles.families import family_of
from interview.flowfiles.loading import DEFAULT, PACKAGED
from tests.support.flows import ledger, of_sections, options, question, tally, tiny

LONG = os.environ.get("NIANBAO_LONG") == "1"


def found(flow: Flow) -> set[tuple[str, str]]:
    return {(each.code, each.option or each.id) for each in prove(flow).found}


@pytest.mark.no_cover
@pytest.mark.parametrize("id", PACKAGED)
def test_every_combination_of_gates_determines_every_cell_and_nothing_is_asked_in_vain(id: str) -> None:
    proof = prove(load_flow(id), most=4 if LONG else MOST)
    assert proof.found == ()
    assert proof.tried > 100
    assert proof.stands_for > 10**9


@pytest.mark.parametrize("id", PACKAGED)
def test_components_hold_every_item_once_and_what_looks_at_another_with_it(id: str) -> None:
    flow = load_flow(id)
    parts = components(flow)
    every = [item.id for section in flow.sections for item in section.items if not isinstance(item, Ledger)]
    assert sorted(id for part in parts for id in part) == sorted(every)
    gated = {
        item.id: mentions(item.when) for section in flow.sections for item in section.items if isinstance(item, Question)
    }  # fmt: skip
    assert all({id, *of} & {*gated} <= {*part} for part in parts for id in part for of in [gated.get(id, ())])
    assert max(map(len, parts)) <= 15


@pytest.mark.parametrize("id", family_of(DEFAULT).forms)
def test_the_reduced_ledger_keeps_what_the_engine_tells_apart(id: str) -> None:
    ledger = load_flow(id).ledger
    assert ledger is not None
    small = smaller(ledger)
    assert len(small.columns) == 2
    assert [row.given for row in small.results] == ["full", "not", "not"]
    assert {row.role for row in small.rows} == {"in", "result", "total", "out"}


def test_a_gate_that_opens_nothing_is_asked_in_vain_unless_it_only_steers() -> None:
    assert found(tiny(question("yes_no", "a"))) == {("idle", "a")}
    assert found(tiny(question("yes_no", "a", navigation=True))) == set()


def test_a_gate_that_opens_a_figure_is_needed() -> None:
    gated = question("count", "b", when={"of": "a", "is": True}, unit="件")
    assert found(tiny(question("yes_no", "a"), gated)) == set()


def test_a_fact_is_printed_as_it_was_told_so_that_none_is_asked_in_vain() -> None:
    text = question("prose", "t", max_length=100)
    which = question("choices", "a", options=options("x", "y"), serves="t", optional=True)
    opened = question("count", "b", when={"of": "a", "includes": "x"}, serves="t", optional=True)
    assert found(tiny(which, opened, text)) == set()


def test_an_option_nobody_looks_at_is_found_and_only_that() -> None:
    which = question("choices", "a", options=options("x", "y"))
    gated = question("count", "b", when={"of": "a", "includes": "x"})
    assert found(tiny(which, gated)) == {("idle_option", "y")}


def test_a_question_that_no_answers_lead_to_is_found() -> None:
    never = {"all": [{"of": "a", "is": True}, {"of": "a", "is": False}]}
    assert ("unreachable", "b") in found(tiny(question("yes_no", "a"), question("count", "b", when=never)))


def test_a_figure_that_waits_for_what_may_be_skipped_is_found() -> None:
    waits = question("signed", "b", when={"of": "a", "is": "x"})
    assert found(tiny(question("text", "a", optional=True), waits)) == {("undecided", "b")}


def test_numbers_are_tried_on_both_sides_of_every_bound() -> None:
    items = [
        question("money", "a", unit="元"),
        question("count", "b", when={"of": "a", "at_least": 5}),
        question("count", "c", when={"all": [{"of": "a", "at_least": 5}, {"of": "a", "at_most": 4}]}),
        question("year", "year"),
        question("prose", "d", when={"of": "year", "at_least": 2024}),
    ]
    assert found(tiny(*items)) == {("unreachable", "c")}


def test_last_year_is_tried_as_unknown_and_on_both_sides() -> None:
    asked = question(
        "prose", "b", when={"any": [{"of": "last.a", "positive": True}, {"of": "last.c", "zero": True}]}
    )
    assert found(tiny(question("count", "a"), question("count", "c"), asked)) == set()


def test_a_tally_is_walked_with_every_way_of_placing_few_cases() -> None:
    relation = {"id": "sum", "text": "cases.total = cases.won + cases.lost", "computes": True}
    assert found(tiny(tally(), relations=[relation])) == set()
    assert found(tiny(tally())) == {("undecided", "cases.total")}


def test_sentences_are_what_makes_a_gate_needed() -> None:
    section = {
        "id": "one",
        "title": "一",
        "items": [question("yes_no", "a"), question("choice", "b", options=options("x", "y"))],
    }
    said = {**section, "sentences": [{"text": "有。", "when": {"of": "a", "is": True}}]}
    assert found(of_sections(said)) == {("idle", "b")}


def test_what_looks_at_the_ledger_is_tried_with_any_of_its_answers() -> None:
    flow = load_flow("disclosure_2021")
    ledger = flow.ledger
    assert ledger is not None
    section = {"id": "one", "title": "一", "items": [ledger.model_dump(by_alias=True, exclude_none=True)]}
    looks = {"any": [
        {"of": "applications.any_new", "is": True}, {"of": "applications.new.natural", "positive": True},
        {"of": "applications.way", "is": "table"}, {"of": "applications.who", "includes": "legal"},
    ]}  # fmt: skip
    after = {"id": "two", "title": "二", "items": [question("prose", "a", when=looks)]}
    assert found(of_sections(section, after)) == set()


def test_a_ledger_without_results_is_a_dead_end() -> None:
    ledger = load_flow("disclosure_2021").ledger
    assert ledger is not None
    data = ledger.model_dump(by_alias=True, exclude_none=True)
    rows = [row for row in data["rows"] if row["role"] != "result"]
    relations = [relation for relation in data["relations"] if relation["id"] != "I2"]
    section = {"id": "one", "title": "一", "items": [{**data, "rows": rows, "relations": relations}]}
    codes = {code for code, _ in found(of_sections(section))}
    assert "dead_end" in codes


def test_many_options_are_tried_by_twos() -> None:
    values = [chr(ord("a") + at) for at in range(10)]
    which = question("choices", "which", options=options(*values))
    gated = [question("count", f"n.{value}", when={"of": "which", "includes": value}) for value in values]
    proof = prove(tiny(which, *gated))
    assert (proof.tried, proof.found) == (1 + 10 + 45 + 1, ())


class NothingOpen(Plan):
    """An engine that never says that something is open."""

    @property
    def open(self) -> tuple[Asked, ...]:
        return ()


class AlwaysOpen(Plan):
    """An engine that leaves its first question open for ever."""

    @property
    def open(self) -> tuple[Asked, ...]:
        return self.asked[:1]


@pytest.mark.no_cover
@pytest.mark.parametrize("engine", [NothingOpen, AlwaysOpen])
def test_an_engine_that_forgets_what_is_open_is_found(
    monkeypatch: pytest.MonkeyPatch, engine: type[Plan]
) -> None:
    for module in ("walks", "ledger_walks"):
        monkeypatch.setattr(f"interview.flowfiles.checks.proof.{module}.Plan", engine)
    walk_ledger.cache_clear()
    assert "dead_end" in {code for code, _ in found(tiny(ledger()))}
    walk_ledger.cache_clear()
