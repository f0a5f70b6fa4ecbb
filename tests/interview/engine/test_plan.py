"""The plan: what is open, what comes next, what is found."""

from __future__ import annotations

from interview.engine import commands as do
from interview.engine.book import Book
from interview.engine.machine import begin
from interview.engine.plan import Plan
from tests.support.flows import question, tiny
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
    done = told(begin(THREE)[0], {"a": "1", "b": "1", "c": "有"}).plan
    assert done.next_after("a") is None


def test_before_goes_back_in_the_plan_s_order_and_from_the_review_to_the_last() -> None:
    plan = begin(THREE)[0].plan
    found = [plan.before(id) for id in ("a", "b", "c", None)]
    assert [asked and asked.id for asked in found] == [None, "a", "b", "c"]


def test_a_broken_identity_stops_a_finish_and_no_reason_helps() -> None:
    state = told(begin(SUM)[0], {"a": "1", "b": "2"})
    assert [(f.id, f.left, f.right) for f in state.plan.broken] == [("same", 1, 2)]
    assert refusal(state, do.Finish()).problem.details["broken"] == ("same",)
    assert refusal(state, do.Accept("same", "就这样")).problem.code == "no_such_finding"


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
