"""Random edit sequences: a clerk who answers, goes back, revises, tells the ledger another way, undoes, saves.

`run` holds one sequence and checks after every step that nothing is stale, nothing valid is lost (`promises`) and undo is
exact, and now and then that the interview is the one a fresh run of the same answers gives (`fresh_run`). A sequence is a list
of small numbers that is read as it meets a state, so that a failing one can be shortened: see `shortened`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random

from interview.engine.answers.kinds import Choice, Count, Text, Value, Year
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import Facts, reply
from interview.engine.step.state import State
from interview.engine.step.turns import Refuse
from interview.export import render
from interview.session import AnswersFile, Session, read
from tests.support.foreseen import foresee
from tests.support.fresh_run import fresh_run, same_as_fresh
from tests.support.interviews import FORMS, KINDS, facts_of, flow, usual, year_of
from tests.support.promises import nothing_lost, nothing_stale
from tests.support.walks import Spec, command, truth_of

WAYS = ("by_result", "one_by_one", "table")


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
        nothing_lost(before, after, told)
        if closely:
            assert step(after, do.Undo())[0] == before, "undo restores everything"
            assert after.past[0] == (before.book, before.place)
    else:
        assert after.book == before.book, "a book changes only where it can be undone"
    if after.book != before.book or closely:
        nothing_stale(after)
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
