"""Figures of the small tables told at once: gates, choices and control figures follow, nothing else changes."""

from __future__ import annotations

import os
from decimal import Decimal
from random import Random

import pytest

from interview.engine.answers.conditions import mentions
from interview.engine.answers.kinds import Choices, Count, Money, Signed, Text, Value, YesNo
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.implied import known
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from tests.support.edits import edits, meant, office
from tests.support.flows import options, question, tally, tiny
from tests.support.foreseen import foresee
from tests.support.interviews import FLOWS, facts_of, flow, hold, refusal, steps, told
from tests.support.walks import small_value

KINDS = {"count": Count, "signed": Signed, "money": Money}


def begun(id: str = "disclosure_2021", kind: str = "department") -> State:
    """A report of which only the kind of office is told."""
    return told(begin(flow(id))[0], {"office.kind": kind})


def counts(**values: int) -> do.Fill:
    return do.Fill({id.replace("__", "."): Count(value=value) for id, value in values.items()})


def said(state: State, id: str) -> object:
    answer = state.book.answers.get(id)
    return answer.value.value if answer else None


class TestGates:
    def test_a_figure_opens_its_gate(self) -> None:
        state = steps(begun(), counts(documents__in_force=5))
        assert state.book.answers["documents.any_in_force"] == Answer(YesNo(value=True), "computed")
        assert state.plan.sheet["documents.in_force"] == 5
        assert said(state, "documents.any_changed") is None, "another gate"

    def test_all_of_them_0_close_it_and_leave_no_answer_behind(self) -> None:
        state = steps(begun(), counts(documents__issued=2, documents__repealed=1))
        state = steps(state, counts(documents__issued=0))
        assert said(state, "documents.any_changed") is True, "one is left"
        state = steps(state, counts(documents__repealed=0))
        assert said(state, "documents.any_changed") is False
        state = told(state, {"documents.any_changed": "有"})
        assert [a.id for a in state.plan.in_section("proactive") if a.open and a.id.startswith("documents")] == [
            "documents.any_in_force", "documents.issued", "documents.repealed",
        ]  # fmt: skip

    def test_a_0_alone_decides_nothing_and_waits_for_the_question(self) -> None:
        state = steps(begun(), counts(documents__issued=0))
        assert said(state, "documents.any_changed") is None
        assert known(state.plan)["documents.issued"] == 0
        assert said(steps(begun(), counts(penalties__decisions=0)), "decisions.which") is None, (
            "nor one of several"
        )
        state = told(state, {"documents.any_changed": "有"})
        assert state.plan.sheet["documents.issued"] == 0

    def test_what_was_0_by_a_gate_is_0_when_a_figure_opens_it(self) -> None:
        state = told(begun(), {"documents.any_changed": "有", "documents.repealed": "4"})
        state = told(state, {"documents.any_changed": "没有"}, insist=True)
        state = steps(state, counts(documents__issued=3))
        assert (state.plan.sheet["documents.issued"], state.plan.sheet["documents.repealed"]) == (3, 0)

    def test_of_several_things_those_that_nobody_told_stay_to_be_asked(self) -> None:
        state = steps(begun(), counts(licences__decisions=7))
        assert said(state, "decisions.which") == ("licences", "penalties", "coercion")
        assert {a.id for a in state.plan.open} >= {"penalties.decisions", "coercion.decisions"}
        state = steps(state, counts(penalties__decisions=0, coercion__decisions=0))
        assert said(state, "decisions.which") == ("licences",)

    def test_a_choice_that_was_made_keeps_what_nobody_touches(self) -> None:
        state = told(begun(), {"decisions.which": "处罚"})
        state = steps(state, counts(licences__decisions=7))
        assert said(state, "decisions.which") == ("licences", "penalties")
        assert state.plan.sheet["coercion.decisions"] == 0
        state = steps(state, counts(licences__decisions=0))
        assert said(state, "decisions.which") == ("penalties",)

    def test_signed_figures_and_amounts(self) -> None:
        state = steps(
            begun("disclosure_2019"),
            do.Fill({"licences.change": Signed(value=-8), "procurement.amount": Money(value=Decimal("2.5"))}),
        )
        assert state.plan.sheet["licences.change"] == -8
        assert said(state, "procurement.any") is True
        assert {a.id for a in state.plan.open} >= {"licences.items", "procurement.projects"}
        closed = told(begun("disclosure_2019"), {"powers.which": "都没有", "procurement.any": "没有"})
        state = steps(
            closed, do.Fill({"licences.change": Signed(value=-8), "procurement.projects": Count(value=1)})
        )
        assert (state.plan.sheet["licences.items"], state.plan.sheet["procurement.amount"]) == (0, 0)

    @pytest.mark.parametrize(
        "value", [YesNo(value=True), Signed(value=2), Money(value=Decimal(1)), Text(value="2")]
    )
    def test_a_value_of_another_kind_is_refused(self, value: Value) -> None:
        assert refusal(begun(), do.Fill({"documents.issued": value})).problem.code == "not_asked"


class TestKindOfOffice:
    def test_what_it_closes_is_refused_by_name_and_a_0_there_is_not(self) -> None:
        state = begun()
        problem = refusal(state, counts(documents__issued=1, rules__issued=3)).problem
        assert (problem.code, problem.question) == ("closed", "rules.issued")
        assert problem.details["because"] == "office.kind"
        assert steps(state, counts(rules__issued=0)).plan.sheet["rules.issued"] == 0

    def test_it_is_wanted_first(self) -> None:
        problem = refusal(begin(flow("disclosure_2021"))[0], counts(rules__issued=3)).problem
        assert (problem.code, problem.details["because"]) == ("not_open_yet", "office.kind")

    def test_what_a_published_report_told_there_can_be_changed(self) -> None:
        report = {
            "office.kind": Answer(begun().book.answers["office.kind"].value),
            "rules.which": Answer(Choices(value=("issued",)), "imported"), "rules.issued": Answer(Count(value=2), "imported"),
        }  # fmt: skip
        state = begin(flow("disclosure_2021"), Book(report))[0]
        more = steps(state, counts(rules__issued=3, rules__repealed=1))
        assert (more.plan.sheet["rules.issued"], more.plan.sheet["rules.repealed"]) == (3, 1)
        none = steps(state, counts(rules__issued=0))
        assert none.plan.get("rules.which") is None, "closed with it"
        assert none.plan.sheet["rules.issued"] == 0

    def test_what_there_is_of_a_kind_is_told_together_with_other_figures(self) -> None:
        state = begun(kind="state_department")
        together: dict[str, Value] = {
            "rules.which": Choices(value=("issued",)),
            "documents.issued": Count(value=2),
        }
        state = steps(state, do.Fill(together))
        assert said(state, "rules.which") == ("issued",)

    def test_where_nothing_can_open_it_the_figure_is_refused(self) -> None:
        closed = question("count", "spent", when={"of": "last.fees", "positive": True})
        problem = refusal(begin(tiny(closed))[0], counts(spent=3)).problem
        assert (problem.code, problem.details["because"]) == ("not_open_yet", None)


class TestTallies:
    def test_one_is_told_whole(self) -> None:
        state = steps(begun(), whole("reconsideration", 3, 1, 0, 1))
        assert said(state, "reconsideration.any") is True
        assert state.book.answers["reconsideration.count"] == Answer(Count(value=5), "computed")
        assert state.plan.sheet["reconsideration.total"] == 5
        assert not [a for a in state.plan.open if a.id.startswith("reconsideration")]

    def test_one_case_is_told_as_the_only_one(self) -> None:
        state = steps(begun(), whole("reconsideration", 0, 1, 0, 0))
        assert said(state, "reconsideration.only") == "corrected"
        assert state.plan.sheet["reconsideration.corrected"] == 1
        state = steps(state, counts(reconsideration__pending=2))
        assert [state.plan.sheet[f"reconsideration.{part}"] for part in PARTS] == [0, 1, 0, 2]
        assert "reconsideration.only" not in {**state.book.answers, **state.book.aside}
        state = steps(state, counts(reconsideration__pending=0), counts(reconsideration__upheld=0))
        assert said(state, "reconsideration.only") == "corrected"

    def test_none_closes_its_gate(self) -> None:
        state = steps(begun(), whole("reconsideration", 3, 1, 0, 1), whole("reconsideration", 0, 0, 0, 0))
        assert said(state, "reconsideration.any") is False
        assert not [id for id in {**state.book.answers, **state.book.aside} if id in PARTS_OF_ALL]

    def test_a_part_alone_waits_for_how_many_there_are(self) -> None:
        state = steps(begun(), counts(reconsideration__upheld=2))
        assert said(state, "reconsideration.any") is True
        assert {a.id for a in state.plan.open} >= {"reconsideration.count"}
        assert known(state.plan)["reconsideration.upheld"] == 2
        state = told(state, {"reconsideration.count": "3"})
        assert state.plan.sheet["reconsideration.upheld"] == 2
        state = told(begun(), {"reconsideration.any": "1件"})
        state = steps(state, counts(reconsideration__upheld=1))
        assert said(state, "reconsideration.only") == "upheld"

    def test_a_0_alone_says_nothing(self) -> None:
        state = steps(begun(), counts(reconsideration__upheld=0))
        assert said(state, "reconsideration.any") is None

    def test_the_control_figure_follows_counts_that_stood_with_it(self) -> None:
        state = steps(begun(), whole("reconsideration", 3, 1, 0, 1), counts(reconsideration__upheld=4))
        assert said(state, "reconsideration.count") == 6

    def test_one_that_was_told_yields_only_to_all_of_them_insisted_on(self) -> None:
        state = told(begun(), {"reconsideration.any": "7件"})
        cells = whole("reconsideration", 3, 1, 0, 1)
        kept = steps(state, cells)
        assert said(kept, "reconsideration.count") == 7
        assert [a.id for a in kept.plan.open if a.unsettled] == ["reconsideration.pending"]
        state = steps(state, do.Fill(cells.values, insist=True))
        assert said(state, "reconsideration.count") == 5
        stated = {**cells.values, "reconsideration.count": Count(value=8)}
        assert said(steps(kept, do.Fill(stated, insist=True)), "reconsideration.count") == 8

    def test_one_behind_a_choice_opens_and_leaves_it(self) -> None:
        state = steps(begun(), whole("litigation_direct", 0, 0, 2, 0))
        assert said(state, "litigation.which") == ("direct", "after_review"), "of the other nothing is known"
        state = told(state, {"litigation_after_review.count": "0"})
        assert said(state, "litigation.which") == ("direct",)
        state = steps(state, counts(litigation_direct__other=0))
        assert said(state, "litigation.which") == ()


class TestOneStep:
    def test_a_change_is_taken_back_whole(self) -> None:
        state = told(begun(), {"decisions.which": "处罚", "penalties.decisions": "4"})
        after = steps(state, counts(licences__decisions=7, penalties__decisions=0, reconsideration__upheld=1))
        back = step(after, do.Undo())[0]
        assert (back.book, back.place) == (state.book, state.place)

    def test_what_is_foreseen_happens(self) -> None:
        state = told(begun(), {"decisions.which": "处罚", "penalties.decisions": "4"})
        command = counts(licences__decisions=7, penalties__decisions=0)
        foreseen, after = foresee(state, command), steps(state, command)
        assert {r.address: r.now for r in foreseen.recomputes} == {
            "licences.decisions": 7, "penalties.decisions": 0,
        }  # fmt: skip
        assert after.plan.sheet["licences.decisions"] == 7


PARTS = ("upheld", "corrected", "other", "pending")
PARTS_OF_ALL = {f"reconsideration.{part}" for part in (*PARTS, "count", "only")}


def whole(tally: str, *values: int) -> do.Fill:
    return do.Fill({f"{tally}.{part}": Count(value=n) for part, n in zip(PARTS, values, strict=True)})


def gates_of(form: Flow, question: str) -> set[str]:
    """What decides whether a question is asked, and what decides on that."""
    asked = form.questions.get(question)
    first = set(mentions(asked.when)) if asked is not None else set()
    return first.union(*(gates_of(form, each) for each in first))


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(60 if os.environ.get("NIANBAO_LONG") == "1" else 6))
def test_whatever_is_told_at_once_is_so_and_nothing_else_changes(seed: int) -> None:
    there, rng = office(seed), Random(seed)
    state = there.start
    for edit in edits(rng, most=25):
        state = step(state, meant(there.facts, state, edit))[0]
        kinds = state.flow.told_kinds
        cells = rng.sample(sorted(kinds), rng.randrange(1, 6))
        values = {cell: small_value(kinds[cell], rng.randrange(8)) for cell in cells}
        insist = rng.random() < 0.5
        after, turns = step(state, do.Fill(values, insist=insist))
        if any(isinstance(turn, Refuse) for turn in turns):
            assert after == state
            continue
        was, now = known(state.plan), known(after.plan)
        for cell, value in values.items():
            assert now[cell] == value.value, f"{cell} was told"
        for cell in was.keys() - values.keys():
            gated = gates_of(state.flow, cell) & values.keys()  # a figure that was told is its gate
            assert was[cell] is None or now[cell] == was[cell] or gated, f"{cell} was not"
        assert Plan(after.flow, after.book).book == after.book
        state = after


@pytest.mark.no_cover
@pytest.mark.parametrize("id", FLOWS)
@pytest.mark.parametrize("seed", range(10))
def test_both_tables_told_whole_are_what_a_truthful_clerk_would_have_answered(id: str, seed: int) -> None:
    rng = Random(seed)
    kinds = flow(id).told_kinds
    figures = {
        cell: small_value(kind, rng.choice((0, 0, 1, 5))) for cell, kind in kinds.items() if not cell.startswith("rules.")
    }  # fmt: skip
    facts = facts_of(id, {cell: value.value for cell, value in figures.items()})  # type: ignore[misc]
    state = steps(begun(id), do.Fill(figures))
    by_hand = hold(facts).state
    for cell in kinds:
        assert state.plan.sheet[cell] == by_hand.plan.sheet[cell]
    sections = {asked.id for name in ("proactive", "disputes") for asked in by_hand.plan.in_section(name)}
    assert {
        asked.id for name in ("proactive", "disputes") for asked in state.plan.in_section(name)
    } == sections
    assert {i: a.value for i, a in state.book.answers.items() if i in sections} == {
        i: a.value for i, a in by_hand.book.answers.items() if i in sections
    }


def test_a_gate_that_is_no_question_of_yes_or_of_choices_is_left_alone() -> None:
    kind = question("choice", "kind", options=options("big", "small"))
    of = tiny(kind, question("count", "spent", when={"of": "kind", "is": "big"}))
    state = told(begin(of)[0], {"kind": "big"})
    assert steps(state, counts(spent=3)).plan.sheet["spent"] == 3
    assert refusal(told(state, {"kind": "small"}), counts(spent=3)).problem.code == "closed"


def test_a_tally_that_opens_by_its_condition_alone_takes_its_counts() -> None:
    of = tiny(question("count", "spent"), tally(ask="", when={"of": "spent", "positive": True}))
    state = told(begin(of)[0], {"spent": "3"})
    state = steps(state, counts(cases__won=2, cases__lost=1))
    assert state.plan.sheet["cases.won"] == 2
    assert steps(state, counts(cases__won=0, cases__lost=0)).plan.get("cases.count") is not None
