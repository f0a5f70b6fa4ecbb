"""A fresh run: a new interview that is told the live answers of another one, and must be the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview.assemble import assemble
from interview.engine.answers.kinds import Count, Value
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse

AGAIN = 6
"""How often a fresh run goes through its answers; one changes what another could be told as."""


def same_as_fresh(state: State) -> int:
    """Compares an interview with a fresh run of its answers; gives how many of them needed a file."""
    fresh, from_a_file = fresh_run(state)
    plan, anew = state.plan, fresh.plan
    assert _values(fresh.book) == _values(state.book), (
        f"the same live answers: {_apart(fresh.book, state.book)}"
    )
    for asked in plan.asked:
        answer = state.book.answers.get(asked.id)
        if answer is not None:
            was, now = _origin(answer, asked), _origin(anew.book.answers[asked.id], asked)
            assert now == was, f"{asked.id} comes from elsewhere"
    assert [a.id for a in anew.asked] == [a.id for a in plan.asked], "the same questions"
    assert [a.id for a in anew.asked if a.open] == [a.id for a in plan.asked if a.open], (
        "the same open questions"
    )
    assert [a.offer for a in anew.asked] == [a.offer for a in plan.asked], "the same offers"
    assert {a: f.value for a, f in anew.figures.items()} == {a: f.value for a, f in plan.figures.items()}
    assert {a: f.because for a, f in anew.figures.items()} == {a: f.because for a, f in plan.figures.items()}
    assert [(f.id, f.left, f.right, f.accepted) for f in anew.findings] == [
        (f.id, f.left, f.right, f.accepted) for f in plan.findings
    ], "the same findings"
    assert anew.finishable == plan.finishable
    assert assemble(anew, draft=True) == assemble(plan, draft=True), "the same document"
    return from_a_file


def fresh_run(state: State) -> tuple[State, int]:
    """A new interview that is told the live answers of another, in the order of the flow.

    What was taken with Enter is taken with Enter; what last year carries comes by itself. An answer that cannot be
    said any more (three kinds of results chosen, then the count made two; a single 0 of several that are asked as one), and a
    carried figure that another order would have made follow, are read from a file. So is a fact that stays while nothing decides whether it is asked: it was
    told when something did.
    """
    fresh = begin(state.flow, Book(last=state.book.last))[0]
    from_a_file: set[str] = set()
    for _ in range(AGAIN):
        before = fresh.book
        for asked in state.plan.asked:
            fresh = _tell(fresh, state, asked, from_a_file)
        if fresh.book != before:
            continue
        staying = [a.id for a in state.plan.asked if _stays(a) and fresh.plan.get(a.id) is None]
        if not staying:
            break
        fresh = _from_a_file(fresh, {id: state.book.answers[id] for id in staying})
        from_a_file.update(staying)
    for finding in state.plan.findings:
        if finding.accepted is not None and not finding.relation.identity:
            fresh = step(fresh, do.Accept(finding.id, finding.accepted))[0]
    return fresh, len(from_a_file)


def _tell(fresh: State, state: State, asked: Asked, from_a_file: set[str]) -> State:
    ids = LedgerIds(state.flow.ledger) if state.flow.ledger else None
    answer = state.book.answers.get(asked.id)
    now = fresh.plan.get(asked.id)
    if ids is not None and asked.id == ids.way and state.plan.way == "one_by_one":
        fresh = _tell_list(fresh, state)
    if ids is not None and asked.id == ids.table:
        fresh = _tell_cells(fresh, state, ids)
    said = fresh.book.answers.get(asked.id)
    if (
        now is None and answer is not None and asked.unsettled
    ):  # the only result chosen is all there is: nobody asks
        from_a_file.add(asked.id)
        return _from_a_file(fresh, {asked.id: answer})
    if answer is None or now is None or (said is not None and _as_told(said, now) == _as_told(answer, now)):
        return fresh
    if answer.value == Count(value=0) and any(
        state.book.answers.get(each.id) != answer for each in now.likewise
    ):
        # Told before the others were all that is left of the sum: one 0 would now be theirs too.
        from_a_file.add(asked.id)
        return _from_a_file(fresh, {asked.id: answer})
    given = _given(now, answer)
    if given is None and answer.origin == "carried" and said is not None:
        from_a_file.add(asked.id)
        without = {id: other for id, other in fresh.book.answers.items() if id != asked.id}
        return begin(state.flow, replace(fresh.book, answers=without), asked.id)[0]
    if given is None:
        return fresh
    after, turns = step(fresh, do.Answer(asked.id, given, insist=True))
    if not any(isinstance(turn, Refuse) for turn in turns):
        return after
    from_a_file.add(asked.id)
    return _from_a_file(fresh, {asked.id: answer})


def _stays(asked: Asked) -> bool:
    """Whether it is a fact that was told: one of those that stay asked until something decides against them."""
    return asked.answer is not None and asked.question is not None and bool(asked.question.serves)


def _from_a_file(fresh: State, answers: Mapping[str, Answer]) -> State:
    return begin(fresh.flow, replace(fresh.book, answers={**fresh.book.answers, **answers}))[0]


def _tell_list(fresh: State, state: State) -> State:
    for at, entry in enumerate(state.book.entries):
        if fresh.book.entries[at : at + 1] != (entry,):
            fresh = step(fresh, do.Place(at, entry))[0]
    return fresh


def _tell_cells(fresh: State, state: State, ids: LedgerIds) -> State:
    told = {cell: state.book.answers[cell] for cell in ids.inputs() if cell in state.book.answers}
    cells = {cell: answer.value for cell, answer in told.items() if answer.origin != "carried"}
    if any(_values(fresh.book).get(cell) != value for cell, value in cells.items()):
        return step(fresh, do.Fill(cells, insist=True))[0]
    return fresh


def _given(now: Asked, answer: Answer) -> str | Value | None:
    """What is typed to say an answer again; None where it must come by itself, now or later."""
    match answer.origin:
        case "carried":
            return None
        case "inferred":
            return "" if now.answer is None and now.offer == answer.value else None
        case "confirmed":
            if now.last != answer.value:
                return answer.value
            return "" if now.answer is None and now.offer is None else "跟去年一样"
        case _:
            return answer.value


def _as_told(answer: Answer, asked: Asked) -> tuple[Value, str]:
    return answer.value, _origin(answer, asked)


def _origin(answer: Answer, asked: Asked) -> str:
    """Where an answer comes from, as a fresh run can tell it.

    It types a control figure that followed its columns, and what was confirmed before the report became one of another
    year, which last year's does not speak for.
    """
    no_longer = answer.origin == "confirmed" and asked.last is None
    return "typed" if answer.origin == "computed" or no_longer else answer.origin


def _apart(one: Book, other: Book) -> dict[str, tuple[Answer | None, Answer | None]]:
    ids = {**one.answers, **other.answers}
    return {
        id: (one.answers.get(id), other.answers.get(id))
        for id in ids
        if _values(one).get(id) != _values(other).get(id)
    }


def _values(book: Book) -> dict[str, Value]:
    return {id: answer.value for id, answer in book.answers.items()}
