"""The plan: what is open, what comes next, what is found."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Choice, Count, YesNo
from interview.engine.flow.question import Tally
from interview.engine.plan.book import Answer, Book, Origin
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Figure, Share
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from tests.support.flows import ledger, of_sections, options, question, tally, tiny
from tests.support.interviews import facts_of, finished, flow, hold, refusal, steps, told

THREE = tiny(
    question("count", "a"), question("count", "b"), question("text", "c", optional=True),
    relations=[
        {"id": "less", "text": "a <= b", "severity": "warning"},
        {"id": "never", "text": "a = b", "identity": True, "when": {"of": "a", "positive": True}},
    ],
)  # fmt: skip
SUM = tiny(
    question("count", "a"), question("count", "b"),
    relations=[{"id": "same", "text": "a = b", "identity": True}],
)  # fmt: skip


def test_what_is_optional_is_asked_but_stops_nothing() -> None:
    state = told(begin(SUM)[0], {"a": "1", "b": "1"})
    assert state.plan.finishable
    state = told(begin(THREE)[0], {"a": "1", "b": "1"})
    assert state.asked is not None
    assert (state.asked.id, state.asked.open, state.asked.stops) == ("c", True, False)
    assert finished(state)


def test_the_next_is_the_first_open_one_that_follows_then_the_first_of_all() -> None:
    plan = told(begin(THREE)[0], {"b": "2"}).plan
    following = [plan.next_after(id) for id in (None, "a", "b", "c")]
    assert [asked and asked.id for asked in following] == ["a", "c", "c", "a"]
    done = told(begin(THREE)[0], {"a": "1", "b": "1", "c": "甲"}).plan
    assert done.next_after("a") is None
    start = begin(THREE)[0].plan.next_after("nobody")
    assert start is not None
    assert start.id == "a"


def test_after_the_review_comes_what_stops_a_finish_not_what_may_stay_open() -> None:
    first = begin(tiny(question("text", "c", optional=True), question("count", "a")))[0].plan.next_after(None)
    assert first is not None
    assert first.id == "a"


def test_a_section_is_done_when_nothing_of_it_stops_a_finish() -> None:
    flow = of_sections(
        {"id": "one", "title": "一", "items": [question("count", "a"), question("text", "b", optional=True)]},
        {"id": "two", "title": "二", "items": [question("count", "c")]},
    )
    plan = told(begin(flow)[0], {"a": "1"}).plan
    assert [asked.id for asked in plan.in_section("one")] == ["a", "b"]
    assert (plan.section_done("one"), plan.section_done("two")) == (True, False)


def test_before_goes_back_in_the_plan_s_order_and_from_the_review_to_the_last() -> None:
    plan = begin(THREE)[0].plan
    found = [plan.before(id) for id in ("a", "b", "c", None)]
    assert [asked and asked.id for asked in found] == [None, "a", "b", "c"]
    assert plan.before("nobody") is None


def test_what_is_not_there_has_no_question_and_no_answer() -> None:
    plan = begin(THREE)[0].plan
    assert (plan.get("nobody"), plan.get(None), plan.value("nobody"), plan.value("a")) == (
        None,
        None,
        None,
        None,
    )


def test_a_count_is_chosen_where_its_kind_was_said_to_have_occurred() -> None:
    flow = tiny(ledger(), tally(id="suits"))
    plan = told(
        begin(flow)[0],
        {"cases.any_new": "6件", "cases.any_carried_in": "没有", "cases.who": "个人、企业", "cases.new.people": "3", "cases.new.firms": "3",
         "cases.any_carried_out": "没有", "cases.which.people": "部分公开、少见的", "suits.any": "3件"},
    ).plan  # fmt: skip
    found = {
        id: plan.chosen(id)
        for id in ("cases.rare.people", "cases.new.people", "cases.count_new", "suits.won", "nobody")
    }
    assert found == {
        "cases.rare.people": True, "cases.new.people": False, "cases.count_new": False, "suits.won": False, "nobody": False,
    }  # fmt: skip


SHOWS = "{year}|{tally}|n={n}|part={part}|left={left}"
SUITS = of_sections(
    {"id": "about", "title": "一", "items": [question("year", "year")]},
    {"id": "court", "title": "二", "items": [
        tally(ask=f"any {SHOWS}", ask_count=f"count {SHOWS}", ask_only=f"only {SHOWS}", ask_part=f"each {SHOWS}", why="官司"),
    ]},
)  # fmt: skip


def test_a_tally_is_asked_in_its_words_with_its_help_unit_and_what_is_left() -> None:
    state = told(begin(SUITS)[0], {"year": "2025", "cases.any": "3件", "cases.won": "1"})
    asked = [
        (a.id, a.kind, a.text, getattr(a.help, "why", "") or getattr(a.help, "id", ""), a.unit, a.left)
        for a in state.plan.asked
    ]
    assert asked[1:] == [
        ("cases.any", "yes_no", "any 2025|{tally}|n={n}|part={part}|left={left}", "官司", "", None),
        ("cases.count", "count", "count 2025|案子|n={n}|part={part}|left={left}", "官司", "件", None),
        ("cases.won", "count", "each 2025|案子|n=3|part=赢了|left=3", "won", "件", 3),
        ("cases.lost", "count", "each 2025|案子|n=3|part=输了|left=2", "lost", "件", 2),
    ]
    parts = Share(3, ("cases.won", "cases.lost"), "cases.count", "cases.any")
    assert [a.share for a in state.plan.asked[1:]] == [None, None, parts, parts]
    assert {a.section for a in state.plan.asked[1:]} == {"court"}
    (only,) = told(state, {"cases.count": "1"}, insist=True).plan.asked[3:]
    assert (only.id, only.kind, only.text) == (
        "cases.only",
        "choice",
        "only 2025|案子|n=1|part={part}|left={left}",
    )
    assert isinstance(only.help, Tally)
    assert [(option.value, option.label) for option in only.options] == [("won", "赢了"), ("lost", "输了")]


def test_none_counted_makes_every_part_zero_because_of_the_number() -> None:
    """No interview comes here, the gate closes with the number; a file that somebody edited may."""
    answers = {"cases.any": Answer(YesNo(value=True)), "cases.count": Answer(Count(value=0))}
    plan = Plan(SUITS, Book(answers))
    assert [
        (plan.figures[f"cases.{part}"].value, plan.figures[f"cases.{part}"].because)
        for part in ("won", "lost")
    ] == [(0, "cases.count")] * 2


def test_a_broken_identity_stops_a_finish_and_no_reason_helps() -> None:
    state = told(begin(SUM)[0], {"a": "1", "b": "2"})
    assert [(f.id, f.left, f.right) for f in state.plan.broken] == [("same", 1, 2)]
    assert refusal(state, do.Finish()).problem.details["broken"] == ("same",)
    assert refusal(state, do.Accept("same", "就这样")).problem.code == "must_come_out"


def test_a_finding_may_be_published_with_a_reason_that_is_kept_until_taken_back() -> None:
    real = told(
        hold(facts_of("disclosure_2021")).state,
        {"documents.any_changed": "有", "documents.issued": "3", "documents.repealed": "0"},
    )
    finding = next(f for f in real.plan.findings if f.severity == "warning")
    assert finished(real)
    kept = steps(real, do.Accept(finding.id, " 清理过 "))
    assert [f.accepted for f in kept.plan.findings if f.id == finding.id] == ["清理过"]
    again = told(told(kept, {"documents.issued": "0"}), {"documents.issued": "3"})
    assert [f.accepted for f in again.plan.findings if f.id == finding.id] == ["清理过"]
    for no_reason in ("3", "有", "。", "无"):
        assert refusal(real, do.Accept(finding.id, no_reason)).problem.code == "no_reason"
    assert steps(kept, do.Accept(finding.id, "")).book.accepted == {}


def test_equal_books_have_equal_plans() -> None:
    of, book = flow("disclosure_2021"), hold(facts_of("disclosure_2021")).state.book
    assert Plan(of, book).asked == Plan(of, Book(**{f: getattr(book, f) for f in book.__slots__})).asked


def test_every_cell_has_a_figure_from_the_start() -> None:
    of = flow("disclosure_2021")
    assert set(of.cells) <= set(Plan(of, Book()).figures)
    assert set(Plan(of, Book()).sheet.values()) == {None}


def test_a_relation_applies_only_while_its_condition_is_true() -> None:
    bound = {"id": "few", "text": "a <= b", "severity": "warning", "when": {"of": "strict", "is": True}}
    of = tiny(question("yes_no", "strict"), question("count", "a"), question("count", "b"), relations=[bound])
    state = told(begin(of)[0], {"a": "2", "b": "1"})
    assert state.plan.findings == ()
    assert [f.id for f in told(state, {"strict": "有"}).plan.findings] == ["few"]
    assert told(state, {"strict": "没有"}).plan.findings == ()


def _rules_of(kind: str | None, rules: int | None, origin: Origin = "imported") -> Plan:
    """A branch that only cities have, with what was told of it."""
    flow = tiny(
        question("choice", "kind", options=options("city", "bureau")),
        question("count", "rules", when={"of": "kind", "is": "city"}),
    )
    told = {"rules": Answer(Count(value=rules), origin)} if rules is not None else {}
    known = {"kind": Answer(Choice(value=kind))} if kind else {}
    return Plan(flow, Book(answers={**known, **told}))


@pytest.mark.parametrize("origin", ["imported", "summed"])
@pytest.mark.parametrize("kind", ["city", "bureau", None])
def test_a_figure_that_reports_told_stays_whatever_kind_the_office_is(
    kind: str | None, origin: Origin
) -> None:
    assert _rules_of(kind, 2, origin).figures["rules"] == Figure(2, origin, "rules")


def test_a_nought_that_was_imported_closes_with_its_branch() -> None:
    assert _rules_of("bureau", 0).figures["rules"] == Figure(0, "zero", "kind")
    assert _rules_of(None, 0).figures["rules"].value == 0


@pytest.mark.parametrize("origin", ["typed", "confirmed"])
def test_what_a_clerk_told_is_set_aside_where_the_kind_of_office_closes_it(origin: Origin) -> None:
    plan = _rules_of("bureau", 2, origin)
    assert plan.figures["rules"].value == 0
    assert "rules" in plan.book.aside
    assert _rules_of(None, 2, origin).figures["rules"].value is None


def test_a_gate_closes_what_was_imported_too() -> None:
    flow = tiny(question("yes_no", "any"), question("count", "some", when={"of": "any", "is": True}))
    answers = {"any": Answer(YesNo(value=False)), "some": Answer(Count(value=2), "imported")}
    assert Plan(flow, Book(answers=answers)).figures["some"].value == 0
