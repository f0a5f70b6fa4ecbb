"""Random edit sequences: a clerk who answers, goes back, revises, tells the ledger another way, undoes, saves.

`run` holds one sequence and checks after every step that nothing is stale, nothing valid is lost and undo is
exact, and now and then that the interview is the one a fresh run of the same answers gives. A sequence is a list
of small numbers that is read as it meets a state, so that a failing one can be shortened: see `shortened`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from random import Random

from interview.assemble import assemble
from interview.engine.answers.kinds import Choice, Count, Text, Value, Year
from interview.engine.plan.book import Answer, Book, LastYear
from interview.engine.plan.case_list import CARRIED_IN, NEW, counts
from interview.engine.plan.ledger_ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step.impact import between
from interview.engine.step.machine import begin, foresee, step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from interview.engine.step.ways import cells_of
from interview.export import render
from interview.session import AnswersFile, Session, read
from tests.support.interviews import FORMS, KINDS, facts_of, flow, usual, year_of
from tests.support.walks import Spec, command, truth_of

WAYS = ("by_result", "one_by_one", "table")
GIVEN = frozenset({"typed", "confirmed", "inferred", "imported", "summed", "beside"})
AGAIN = 6
"""How often a fresh run goes through its answers; one changes what another could be told as."""


@dataclass(frozen=True)
class Office:
    """An office, what it knows and what it said last year."""

    facts: Facts
    start: State
    """Who it is is told, and nothing else."""


def office(seed: int) -> Office:
    """Some office: any form, any kind, busy or quiet, with last year's report or without."""
    rng = Random(seed)
    id, kind = FORMS[seed % len(FORMS)], rng.choice(KINDS)
    of = flow(id)
    last = last_year(id, rng) if rng.random() < 0.5 else None
    profile: dict[str, Value] = {"year": Year(value=year_of(id))}
    profile |= {"office.kind": Choice(value=kind)} if "office.kind" in of.questions else {}
    profile |= {q: Text(value=text) for q, text in usual(id).items() if q in of.questions and _is_its_name(q)}
    state = step(begin(of, Book(last=last))[0], do.Fill(profile))[0]
    facts = facts_of(id, truth_of(state, rng.randrange(10_000)), kind=kind, way=rng.choice(WAYS))
    return Office(facts, State(of, state.book, state.place))


def _is_its_name(question: str) -> bool:
    """Whether a question is about the office itself, but not of which kind it is."""
    return question.startswith("office.") and question != "office.kind"


def last_year(id: str, rng: Random) -> LastYear:
    """Last year's report, with something to be carried in or not."""
    ids = LedgerIds(ledger) if (ledger := flow(id).ledger) else None
    figures: dict[str, int | Decimal | None] = {
        "documents.in_force": 3, "licences.decisions": 7, "fees.amount": Decimal("2.5"), "published.total": 3,
    }  # fmt: skip
    if ids is not None:
        figures |= {ids.cell(ids.out, column): rng.choice((0, 0, 0, 1, 2)) for column in ids.columns}
    figures = {address: figure for address, figure in figures.items() if address in flow(id).cells}
    texts, profile = (
        {"problems": "上一年的话。"},
        {"office.name": "云山县水利局", "office.phone": "0795-2501234"},
    )
    return LastYear(year_of(id) - 1, id, figures, texts, profile)


# Edits -----------------------------------------------------------------------------------------------------------

_TRUTHFUL, _WALK, _WAY, _LIST, _SAVE, _ACCEPT = range(6)
_VERBS = (_TRUTHFUL,) * 10 + (_WALK,) * 20 + (_WAY,) * 4 + (_LIST,) * 6 + (_SAVE,) + (_ACCEPT,) * 3

Edit = tuple[int, Spec]
"""What kind of edit, and which one of them."""


def edits(rng: Random, most: int = 40) -> list[Edit]:
    """A sequence; its head is truthful for a while, so that it gets anywhere."""
    head = [(_TRUTHFUL, (0, 0, 0, 0))] * rng.choice((0, 10, 25, 60))
    return head + [(rng.choice(_VERBS), _spec(rng)) for _ in range(rng.randrange(5, most))]


def _spec(rng: Random) -> Spec:
    return rng.randrange(20), rng.randrange(401), rng.randrange(64), rng.randrange(4)


def meant(facts: Facts, state: State, edit: Edit) -> do.Command:
    """The command that an edit means here."""
    verb, spec = edit
    _, which, what, how = spec
    if verb == _TRUTHFUL and state.asked is not None:
        given = reply(facts, state.asked)
        return do.Answer(state.asked.id, "" if given is None else given, insist=how == 1)
    ids = LedgerIds(state.flow.ledger) if state.flow.ledger else None
    if verb == _WAY and ids is not None:
        return do.Answer(ids.way, Choice(value=WAYS[which % 3]))
    findings = [finding for finding in state.plan.findings if not finding.relation.identity]
    if verb == _ACCEPT and findings:
        return do.Accept(findings[which % len(findings)].id, "就是这样" if how else "")
    listed = [asked for asked in state.plan.asked if asked.entry is not None]
    if verb == _LIST and listed:
        told = listed[which % len(listed)]
        return do.Answer(
            told.id, Choice(value=told.options[what % len(told.options)].value) if told.options else "是"
        )
    slips = [asked for asked in state.plan.asked if state.plan.subtotals(asked.id) and not asked.subtotal_of]
    if verb == _LIST and slips and how < 2:
        slip = slips[which % len(slips)]
        return do.Search(slip.id, Count(value=what % 8) if slip.answer is None else slip.answer.value)
    if verb == _LIST and ids is not None and (cells := [c for c in ids.inputs() if state.plan.get(c)]):
        return do.Answer(cells[which % len(cells)], Count(value=what % 8), insist=how > 0)
    return command(state, spec)


# A sequence ------------------------------------------------------------------------------------------------------


@dataclass
class Run:
    """A sequence being held, and what it has shown."""

    office: Office
    folder: Path
    state: State
    commands: list[do.Command] = field(default_factory=list)
    before: list[State] = field(default_factory=list)
    """What each undo from here must restore, the last one last."""
    from_a_file: int = 0
    """Answers a fresh run could only get from a file: later answers made them impossible to say."""


def run(seed: int, sequence: Sequence[Edit], folder: Path, *, whole: bool = False) -> Run:
    """Holds a sequence.

    Args:
        seed: Of the office, and of when to look closer.
        sequence: The edits.
        folder: Where answers files may be written.
        whole: Compare the bytes of the Word report too.

    Raises:
        AssertionError: A promise was broken.
    """
    there, rng = office(seed), Random(-seed)
    held = Run(there, folder, there.start)
    for edit in sequence:
        if edit[0] == _SAVE:
            _through_the_file(held)
            continue
        one(held, meant(there.facts, held.state, edit), closely=rng.random() < 0.25)
        if rng.random() < 0.02:
            held.from_a_file += same_as_fresh(held.state)
    held.from_a_file += same_as_fresh(held.state)
    if whole:
        assert render(held.state.plan, "docx", draft=True) == render(
            fresh_run(held.state)[0].plan, "docx", draft=True
        )
    return held


def one(held: Run, told: do.Command, *, closely: bool) -> None:
    """Carries out one command and checks every promise on the way.

    Raises:
        AssertionError: A promise was broken.
    """
    before = held.state
    foreseen = foresee(before, told) if closely else None
    after, turns = step(before, told)
    refused = [turn.problem for turn in turns if isinstance(turn, Refuse)]
    held.commands.append(told)
    held.state = after
    if refused:
        assert after == before, "a refusal changes nothing"
    if isinstance(told, do.Undo):
        if held.before:
            assert after == held.before.pop(), "undo restores everything"
        else:
            assert after == before, "nothing to undo"
    elif len(after.past) > len(before.past):
        held.before.append(before)
        _nothing_lost(before, after, told)
        if closely:
            assert step(after, do.Undo())[0] == before, "undo restores everything"
            assert after.past[0] == (before.book, before.place)
    else:
        assert after.book == before.book, "a book changes only where it can be undone"
    if after.book != before.book or closely:
        _nothing_stale(after)
    if foreseen is not None and not refused:
        assert {r.address: r.now for r in foreseen.recomputes} == {
            a: n for a, n in after.plan.sheet.items() if before.plan.sheet[a] != n
        }, "what is foreseen happens"


def _through_the_file(held: Run) -> None:
    """Saves, closes, opens: the same book at the same place; what could be undone is forgotten."""
    state = held.state
    path = held.folder / "云山县水利局-2025.nianbao.json"
    path.unlink(missing_ok=True)
    with AnswersFile.create(
        path, Session(state.flow.id, state.flow.version, Book(last=state.book.last), None)
    ) as file:
        file.save(state.book, state.place.question)
    kept = read(path)
    again = begin(flow(kept.flow), kept.book, kept.place)[0]
    assert again.book == state.book, "the file keeps the book"
    expected = state.place.question or (first.id if (first := state.plan.next_after(None)) else None)
    assert again.place.question == expected, "the file keeps the place"
    held.state, held.before = again, []


# Promises --------------------------------------------------------------------------------------------------------


def _nothing_stale(state: State) -> None:
    """The plan that a running interview has is the one its book has."""
    plan, anew = state.plan, Plan(state.flow, Book(**{each: getattr(state.book, each) for each in _PARTS}))
    assert anew.book == state.book == plan.book, "the book is settled"
    assert plan.figures == anew.figures, "no figure is stale"
    assert plan.asked == anew.asked, "no question is stale"
    assert plan.findings == anew.findings, "no finding is stale"
    assert state.place.question is None or state.asked is not None, "only reachable questions are asked"


_PARTS = ("answers", "aside", "entries", "accepted", "last")


def _nothing_lost(before: State, after: State, told: do.Command) -> None:
    """Every answer that was given and not replaced is live or set aside."""
    ids = LedgerIds(before.flow.ledger) if before.flow.ledger else None
    touched = set(_addressed(before, after, told))
    retold = ids is not None and (
        isinstance(told, do.Place | do.Remove) or ids.way in touched or (not touched.isdisjoint(ids.inputs())
        and isinstance(told, do.Fill))
    )  # fmt: skip
    now = {**after.book.aside, **after.book.answers}
    for id, answer in {**before.book.aside, **before.book.answers}.items():
        if answer.origin not in GIVEN or id in touched or (retold and ids and id.startswith(ids.prefix)):
            continue
        assert id in now, f"{id} was lost by {told}"
        assert now[id] == answer or now[id].origin == "computed", f"{id} was changed by {told}"
    _followed(before, after)
    if ids is not None:
        _ledger_kept(before, after, told, ids, touched)
    accepted = {told.finding} if isinstance(told, do.Accept) else set()
    lost = before.book.accepted.keys() - after.book.accepted.keys() - accepted
    assert not lost, f"the reason for {lost} was lost"


def _followed(before: State, after: State) -> None:
    """A control figure that followed its counts is what they come to, also where it is back or others are counted now."""
    for control, parts in after.plan.controls.items():
        answer = after.book.answers.get(control)
        as_before = answer == before.book.answers.get(control) and parts == before.plan.controls.get(control)
        if answer is None or answer.origin != "computed" or as_before:
            continue
        figures = [after.plan.sheet[part] for part in parts]
        assert not parts or None in figures or sum(int(f or 0) for f in figures) == answer.value.value, (
            f"{control} followed to another number"
        )


def _addressed(before: State, after: State, told: do.Command) -> Iterator[str]:
    """The answers that a command means to replace."""
    if isinstance(told, do.Fill):
        yield from told.values
        gates = {asked.gate_of: asked.id for asked in before.plan.asked if asked.gate_of}
        yield from (gates[id] for id in told.values if id in gates)
        yield from _following(before, after, told)
    elif isinstance(told, do.Answer | do.Search):
        yield told.question
        asked = before.plan.get(told.question)
        assert asked is not None
        if asked.gate_of:
            yield asked.gate_of
        yield from (other.id for other in before.plan.asked if other.gate_of == asked.id)
        yield from _choosing(before, asked.id)
        control = asked.share.control if asked.share is not None else None
        if control is not None and control not in after.book.answers:  # all of them came to nothing
            yield control
            yield from _choosing(before, control)
        if asked.share is not None and asked.share.control_gate and asked.share.control:
            gate = after.book.answers.get(asked.share.control_gate)
            if gate is not None and gate.origin == "computed":  # all of them came to nothing
                yield from (asked.share.control_gate, asked.share.control)


def _choosing(state: State, count: str) -> Iterator[str]:
    """The choices by which the tally of a count is opened."""
    tally = count.removesuffix(".count")
    for (id, _), cells in state.flow.opened.items():
        if any(cell.startswith(f"{tally}.") for cell in cells):
            yield id


def _following(before: State, after: State, told: do.Fill) -> Iterator[str]:
    """What follows from figures told at once: their gates, the figures that are now 0 with them, the rest of a tally."""
    flow, told_now = before.flow, told.values.keys()
    beside: set[str] = set()
    gates = {gate for (gate, _), cells in flow.opened.items() if not told_now.isdisjoint(cells)}
    for (gate, _), cells in flow.opened.items():
        beside.update(cells if gate in gates else ())
    for tally in flow.tallies:
        parts = {f"{tally.id}.{part.id}" for part in tally.parts}
        if not told_now.isdisjoint(parts):
            beside |= parts
            yield from (f"{tally.id}.{each}" for each in ("any", "count", "only"))
    yield from gates
    # As it was, but a gate or a choice says it now, or it says itself what those said.
    for cell in beside & before.plan.figures.keys():
        was, now = before.plan.figures[cell].value, after.plan.figures[cell].value
        if was is not None and was == now:
            yield cell


def _ledger_kept(before: State, after: State, told: do.Command, ids: LedgerIds, touched: set[str]) -> None:
    entries, now = before.book.entries, after.book.entries
    if isinstance(told, do.Place):
        kept = [*entries[: told.at], told.entry, *entries[told.at + 1 :]]
        assert [*now] == kept, "only the placed entry changes"
    elif isinstance(told, do.Remove):
        assert [*now] == [*entries[: told.at], *entries[told.at + 1 :]], "only the removed entry goes"
    elif isinstance(told, do.Answer) and ids.way in touched:
        _cells_went_along(before, after, ids)
    elif (
        isinstance(told, do.Answer) and (asked := before.plan.get(told.question)) and asked.entry is not None
    ):
        others = [entry for at, entry in enumerate(entries) if at != asked.entry]
        assert [e for at, e in enumerate(now) if at != asked.entry][: len(others)] == others, (
            "the other entries stay"
        )
    else:
        assert now == entries, "the list stays"


def _cells_went_along(before: State, after: State, ids: LedgerIds) -> None:
    """Another way says at least what was known: as cells, or in the list."""
    was, now = cells_of(before.plan, ids), cells_of(after.plan, ids)
    way = after.plan.value(ids.way)
    if way is not None and way.value == "one_by_one":
        listed = counts(after.book.entries)
        balanced = all(_balances(was, ids, column) for column in ids.columns)
        for key, count in was.items():
            assert not count or not balanced or listed.get(key, 0) == count, f"{key} is not in the list"
        return
    assert before.book.entries == after.book.entries, "the list is kept beside"
    told_first = between(before.plan, after.plan).loses
    for key, count in was.items():
        id = ids.cell(*key)
        # Nobody said a 0 of a table that is only done, nor what last year carries.
        unsaid = before.plan.figures[id].origin in {"zero", "carried"}
        if count is None or now[key] is None or unsaid or id in told_first:
            continue
        assert now[key] == count, f"{key} is another by another way"


def _balances(cells: Mapping[tuple[str, str], int | None], ids: LedgerIds, column: str) -> bool:
    rows = [cells[row, column] for row in (NEW, CARRIED_IN)], [cells[row, column] for row in ids.endings]
    return None not in (*rows[0], *rows[1]) and sum(n or 0 for n in rows[0]) == sum(n or 0 for n in rows[1])


# A fresh run -----------------------------------------------------------------------------------------------------


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
    said any more (three kinds of results chosen, then the count made two), and a carried figure that another order
    would have made follow, are read from a file.
    """
    fresh = begin(state.flow, Book(last=state.book.last))[0]
    from_a_file: set[str] = set()
    for _ in range(AGAIN):
        before = fresh.book
        for asked in state.plan.asked:
            fresh = _tell(fresh, state, asked, from_a_file)
        if fresh.book == before:
            break
    for finding in state.plan.findings:
        if finding.accepted is not None and not finding.relation.identity:
            fresh = step(fresh, do.Accept(finding.id, finding.accepted))[0]
    return fresh, len(from_a_file)


def _tell(fresh: State, state: State, asked: Asked, from_a_file: set[str]) -> State:
    ids = LedgerIds(state.flow.ledger) if state.flow.ledger else None
    answer = state.book.answers.get(asked.id)
    now = fresh.plan.get(asked.id)
    if ids is not None and asked.id == ids.way and answer is not None and answer.value.value == "one_by_one":
        fresh = _tell_list(fresh, state)
    if ids is not None and asked.id == ids.table:
        fresh = _tell_cells(fresh, state, ids)
    said = fresh.book.answers.get(asked.id)
    if (
        now is None and answer is not None and asked.unsettled
    ):  # the only result chosen is all there is: nobody asks
        from_a_file.add(asked.id)
        return begin(state.flow, replace(fresh.book, answers={**fresh.book.answers, asked.id: answer}))[0]
    if answer is None or now is None or (said is not None and _as_told(said, now) == _as_told(answer, now)):
        return fresh
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
    answers = {**fresh.book.answers, asked.id: answer}
    return begin(state.flow, replace(fresh.book, answers=answers), asked.id)[0]


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
            return (
                "" if now.answer is None and now.offer is None and now.last == answer.value else answer.value
            )
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


# Shortening ------------------------------------------------------------------------------------------------------


def shortened(sequence: Sequence[Edit], fails: Callable[[Sequence[Edit]], bool]) -> list[Edit]:
    """A failing sequence with everything left out that it does not need to fail."""
    small, piece = [*sequence], max(1, len(sequence) // 2)
    while piece:
        at = 0
        while at < len(small):
            shorter = small[:at] + small[at + piece :]
            if fails(shorter):
                small = shorter
            else:
                at += piece
        piece //= 2
    return small
