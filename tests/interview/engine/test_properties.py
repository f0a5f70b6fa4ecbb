"""Whatever is done in whatever order: nothing raises, nothing is lost, and the truth always leads to the end."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interview.engine.answers.kinds import Choice, Choices, Value, YesNo
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse, Turn
from interview.engine.sums.relations import holds
from tests.support.interviews import FLOWS, FORMS, KINDS, facts_of, finished, flow, mend, usual, year_of
from tests.support.walks import SPECS, Spec, command, truth_of

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

WAYS = ("by_result", "one_by_one", "table")
LONG = os.environ.get("NIANBAO_LONG") == "1"
EXAMPLES = 1000 if LONG else 8
SPECIFIC = st.tuples(st.booleans(), SPECS)
WALK = st.lists(SPECIFIC, min_size=12, max_size=60)
SOME = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def taken(turns: tuple[Turn, ...]) -> bool:
    return not any(isinstance(turn, Refuse) for turn in turns)


def values(book: Book) -> dict[str, Value]:
    return {id: answer.value for id, answer in book.answers.items()}


def opened(state: State) -> list[str]:
    return [asked.id for asked in state.plan.open]


def last_year(id: str, seed: int) -> LastYear | None:
    if seed % 2:
        return None
    figures: dict[str, int | Decimal | None] = {
        "documents.in_force": 3,
        "licences.decisions": 7,
        "fees.amount": Decimal("2.5"),
        "applications.carried_out.natural": 1,
    }
    return LastYear(
        year_of(id) - 1,
        id,
        {address: figure for address, figure in figures.items() if address in flow(id).cells},
        {"problems": "去年的话。"},
        {"office.name": "云山县水利局", "office.phone": "电话"},
    )


def clerk(id: str, seed: int) -> tuple[Facts, State]:
    """A clerk with figures of some office, and an interview whose profile is told."""
    kind = KINDS[seed % len(KINDS)]
    state = begin(flow(id), Book(last=last_year(id, seed)))[0]
    state, _ = step(state, do.Answer("office.kind", Choice(value=kind)))
    for question, text in {**usual(id), "year": str(year_of(id))}.items():
        if question != "office.kind":
            state, _ = step(state, do.Answer(question, text))
    facts = facts_of(id, truth_of(state, seed), kind=kind, way=WAYS[seed % 3])
    return facts, step(state, do.Jump(state.flow.sections[1].id))[0]


def next_command(facts: Facts, state: State, truthful: bool, spec: Spec) -> do.Command:
    if truthful and state.asked is not None:
        given = reply(facts, state.asked)
        return do.Answer(state.asked.id, "" if given is None else given)
    return command(state, spec)


def walked(id: str, seed: int, walk: list[tuple[bool, Spec]]) -> tuple[Facts, State]:
    facts, state = clerk(id, seed)
    for truthful, spec in walk:
        state, _ = step(state, next_command(facts, state, truthful, spec))
    return facts, state


every_form = pytest.mark.parametrize("id", FORMS)
both_flows = pytest.mark.parametrize("id", FORMS if LONG else FLOWS)
"""What holds of the annual report holds of a form without a ledger too, and is tried of it where there is time."""
walks = given(seed=st.integers(0, 10_000), walk=WALK)


@every_form
@SOME
@walks
def test_every_step_keeps_the_promises_of_the_machine(
    id: str, seed: int, walk: list[tuple[bool, Spec]]
) -> None:
    facts, state = clerk(id, seed)
    for truthful, spec in walk:
        given_command = next_command(facts, state, truthful, spec)
        after, turns = step(state, given_command)
        assert Plan(after.flow, after.book).book == after.book, "settled"
        assert after.place.question is None or after.asked is not None, "only reachable questions are asked"
        assert taken(turns) or after == state, "a refusal changes nothing"
        if after.book != state.book and not isinstance(given_command, do.Undo):
            assert step(after, do.Undo())[0].book == state.book, "undo restores exactly"
        if (
            isinstance(given_command, do.Answer)
            and taken(turns)
            and not given_command.question.endswith(".way")
        ):
            _typed_counts_stay(state, after, given_command)
        state = after


def _typed_counts_stay(before: State, after: State, told: do.Answer) -> None:
    asked = before.plan.get(told.question)
    for id, answer in before.book.answers.items():
        now = after.plan.get(id)
        if answer.origin != "typed" or answer.value.kind != "count" or now is None or id == told.question:
            continue
        assert now.answer is not None, f"{id} was re-opened by {told}"
        assert (
            now.answer.value == answer.value
            or now.answer.origin == "computed"
            or (asked and asked.gate_of == id)
        )


@every_form
@SOME
@walks
# One carried in is told alone, and no way is asked.
@example(3061, [(True, (15, 321, 59, 0)), (False, (0, 307, 0, 0)), *[(False, (0, 0, 0, 0))] * 10])
def test_the_truth_leads_to_the_end_from_anywhere(id: str, seed: int, walk: list[tuple[bool, Spec]]) -> None:
    facts, state = walked(id, seed, walk)
    end = mend(facts, state)
    assert opened(end) == []
    assert finished(end)
    assert None not in end.plan.sheet.values()
    assert all(holds(each, end.plan.sheet) for each in end.flow.relations if each.identity)
    assert {a: end.plan.sheet[a] for a in facts.figures if _may_be_told(end, a)} == {
        a: figure for a, figure in facts.figures.items() if _may_be_told(end, a)
    }


def _may_be_told(state: State, address: str) -> bool:
    """Whether the kind of office leaves a figure open: most make no rules."""
    return not address.startswith("rules.") or state.plan.get("rules.which") is not None


@both_flows
@SOME
@walks
def test_what_is_set_aside_changes_nothing_that_is_live(
    id: str, seed: int, walk: list[tuple[bool, Spec]]
) -> None:
    _, state = walked(id, seed, walk)
    book = state.book
    without = Plan(state.flow, Book(book.answers, {}, book.entries, book.accepted, book.last))
    assert without.book.answers == book.answers
    assert without.asked == state.plan.asked
    assert without.figures == state.plan.figures


@both_flows
@SOME
@walks
def test_back_and_the_same_answer_change_nothing(id: str, seed: int, walk: list[tuple[bool, Spec]]) -> None:
    _, state = walked(id, seed, walk)
    for _ in range(len(state.plan.asked)):
        state, turns = step(state, do.Back())
        asked = state.asked
        if asked is None or asked.answer is None or asked.unsettled or asked.id not in values(state.book):
            continue
        again, turns = step(state, do.Answer(asked.id, asked.answer.value))
        assert taken(turns), turns
        assert values(again.book) == values(state.book)
        assert again.book.entries == state.book.entries
        assert opened(again) == opened(state)


@both_flows
@SOME
@given(seed=st.integers(0, 10_000), walk=WALK, which=st.integers(0, 40), other=st.integers(0, 9))
def test_closing_a_branch_and_opening_it_again_loses_nothing(
    id: str, seed: int, walk: list[tuple[bool, Spec]], which: int, other: int
) -> None:
    _, state = walked(id, seed, walk)
    gates = [asked for asked in state.plan.asked if _is_a_gate_that_opens(state, asked)]
    if not gates:
        return
    gate = gates[which % len(gates)]
    assert gate.answer is not None
    closed, turns = step(state, do.Answer(gate.id, _another(gate, other), insist=True))
    if not taken(turns) or closed.plan.get(gate.id) is None:
        return
    again, turns = step(closed, do.Answer(gate.id, gate.answer.value, insist=True))
    assert taken(turns), turns
    assert values(again.book) == values(state.book)
    assert again.book.entries == state.book.entries
    assert opened(again) == opened(state)


def _is_a_gate_that_opens(state: State, asked: Asked) -> bool:
    if (
        asked.answer is None
        or asked.unsettled
        or asked.entry is not None
        or asked.id not in values(state.book)
    ):
        return False
    if asked.id.endswith((".way", ".table")):
        return False
    return asked.kind in {"yes_no", "choices", "choice"} and asked.answer.value.value not in (False, ())


def _another(gate: Asked, other: int) -> Value:
    assert gate.answer is not None
    if gate.kind == "yes_no":
        return YesNo(value=False)
    if gate.kind == "choices":
        now = gate.answer.value.value
        assert isinstance(now, tuple)
        return Choices(value=now[: other % len(now)])
    return Choice(value=gate.options[other % len(gate.options)].value)


@both_flows
@SOME
@walks
def test_a_fresh_run_of_the_same_answers_is_the_same_interview(
    id: str, seed: int, walk: list[tuple[bool, Spec]]
) -> None:
    """For what can be told again in the plan's order: nothing that does not come out, no list and no table."""
    _, state = walked(id, seed, walk)
    if any(a.unsettled or (a.left is not None and a.left < 0) for a in state.plan.asked):
        return
    if state.plan.way not in {None, "by_result"}:
        return
    fresh = begin(flow(id), Book(last=state.book.last))[0]
    for asked in state.plan.asked:
        if asked.answer is not None and asked.id in values(state.book):
            fresh, turns = step(fresh, do.Answer(asked.id, asked.answer.value, insist=True))
            assert taken(turns), turns
    assert values(fresh.book) == values(state.book)
    assert opened(fresh) == opened(state)


@both_flows
@SOME
@given(seed=st.integers(0, 10_000))
def test_progress_reaches_nothing_open_and_never_asks_twice(id: str, seed: int) -> None:
    facts, state = clerk(id, seed)
    state = step(state, do.Answer("applications.way", "按结果"))[0]
    facts = replace(facts, way=("by_result", "one_by_one")[seed % 2])
    seen: list[str] = []
    while state.asked is not None and state.asked.open:
        seen.append(state.asked.id)
        given_reply = reply(facts, state.asked)
        assert given_reply is not None, state.asked.id
        before, said = state, do.Answer(state.asked.id, given_reply)
        state, turns = step(before, said)
        if any(isinstance(turn, Refuse) and turn.problem.doubt for turn in turns):
            state, turns = step(before, replace(said, insist=True))  # asked whether it is so, it is
        assert taken(turns), turns
    assert len(seen) == len(set(seen))
    assert opened(state) == []
    assert finished(state)


@both_flows
@SOME
@given(
    seed=st.integers(0, 10_000), walk=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 63)), max_size=40)
)
def test_nothing_is_asked_twice_without_an_answer_between_but_once_at_the_end(
    id: str, seed: int, walk: list[tuple[int, int]]
) -> None:
    """Whatever is left open, declined, not known or kept although it does not come out."""
    facts, state = clerk(id, seed)
    times: dict[str, int] = {}
    met: set[str] = set()
    steps_ = iter([*walk, *[(0, 0)] * 2000])
    while state.asked is not None:
        asked = state.asked
        met.add(asked.id)
        times[asked.id] = times.get(asked.id, 0) + 1
        assert times[asked.id] <= 2, asked.id
        how, what = next(steps_)
        if how > 2 and (given_reply := reply(facts, asked)) is not None:
            before = state.plan
            state, turns = step(state, do.Answer(asked.id, given_reply))
            if taken(turns):  # what it opens is news
                opens = {each.id for each in state.plan.asked if each.open and not _was_open(before, each.id)}
                times = {id: n for id, n in times.items() if id not in opens}
                continue
        elif how == 2:
            state, turns = step(state, do.Answer(asked.id, "不确定" if what % 2 else "没有", insist=True))
            if taken(turns):
                now = state.plan.get(asked.id)
                times = {} if now is None or not now.open else times
                continue
        state, _ = step(state, do.Skip())
    assert all(each.id in met for each in state.plan.open)


def _was_open(plan: Plan, id: str) -> bool:
    asked = plan.get(id)
    return asked is not None and asked.open


@both_flows
@SOME
@walks
def test_deep_undo_comes_back_to_the_first_book(id: str, seed: int, walk: list[tuple[bool, Spec]]) -> None:
    _, state = clerk(id, seed)
    first = state.book
    depth = len(state.past)
    for _, spec in walk:
        given_command = command(state, spec)
        if not isinstance(given_command, do.Undo):
            state, _ = step(state, given_command)
    while len(state.past) > depth:
        state, _ = step(state, do.Undo())
    assert state.book == first


@SOME
@given(seed=st.integers(0, 10_000), walk=WALK)
def test_the_order_of_answers_does_not_matter(seed: int, walk: list[tuple[bool, Spec]]) -> None:
    """Independent questions told in any order make the same book."""
    facts, _ = clerk("disclosure_2021", seed)
    told = [q.id for q in facts.flow.questions.values() if q.when is None and not q.serves]
    books = []
    for shuffled in (told, Random(seed).sample(told, len(told))):
        state = begin(facts.flow)[0]
        for question in shuffled:
            asked = state.plan.get(question)
            assert asked is not None
            given_reply = reply(facts, asked)
            if given_reply is not None:
                state, _ = step(state, do.Answer(question, given_reply))
        books.append(values(state.book))
    assert books[0] == books[1]
