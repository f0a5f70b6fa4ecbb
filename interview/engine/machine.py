"""The interview as a pure function: `step(state, command)` gives the next state and what is said.

The machine decides what an answer does to the book and where to go next. It reads no clock and no file, keeps
nothing between calls, and puts nothing into words. Whatever can be computed from the book is computed by the
plan, never stored here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from interview.engine import commands as do
from interview.engine import ways
from interview.engine.book import UNSURE, Answer, Book, count_of
from interview.engine.conditions import mentions
from interview.engine.flow import Flow
from interview.engine.judging import declines, judge, read
from interview.engine.kinds import Choice, Count, Value, YesNo
from interview.engine.ledger import LedgerIds
from interview.engine.plan import Plan
from interview.engine.problems import Problem
from interview.engine.turns import Ask, Finished, Note, Refuse, Reply, SectionDone, SectionOpened, Turn
from interview.engine.walk import Asked, fits

_UNDO_DEPTH = 1000


@dataclass(frozen=True, slots=True)
class Here:
    """Where the conversation is: the question (None is the review), and where to come back to after it."""

    question: str | None = None
    back_to: tuple[str | None] | None = None
    """A pair of brackets around the question to return to, so that the review (None) can be one."""
    owed: tuple[str, ...] = ()
    """What the revision has opened and is still to be asked before that."""


@dataclass(frozen=True)
class State:
    """One moment of an interview."""

    flow: Flow
    book: Book
    place: Here = Here()
    past: tuple[tuple[Book, Here], ...] = ()
    """Earlier books, newest first, for undo; of this run only."""

    @cached_property
    def plan(self) -> Plan:
        """The plan of this moment."""
        return Plan(self.flow, self.book)

    @property
    def asked(self) -> Asked | None:
        """The question being asked."""
        return self.plan.get(self.place.question)


Step = tuple[State, tuple[Turn, ...]]


def begin(flow: Flow, book: Book | None = None, at: str | None = None) -> Step:
    """Opens an interview, new or resumed; `at` is the question it stopped at."""
    state = State(flow, book or Book())
    plan = state.plan
    state = replace(state, book=plan.book)
    here = plan.get(at) or plan.next_after(None)
    return _go(state, here.id if here else None)


def step(state: State, command: do.Command) -> Step:  # noqa: C901, PLR0911 - one line a command
    """Carries out one command.

    A command that cannot be carried out leaves the state as it is and says why in a `Refuse`; nothing raises.
    """
    match command:
        case do.Answer():
            return _answer(state, command)
        case do.Fill():
            return _fill(state, command.values)
        case do.Place():
            return _place(state, command)
        case do.Remove():
            return _remove(state, command.at)
        case do.Skip():
            following = state.plan.next_after(state.place.question)
            return _go(state, following.id if following else None)
        case do.Back():
            before = state.plan.before(state.place.question)
            if before is None:
                return state, (Note("at_start"), *_ask(state))
            return _go(replace(state, place=Here(state.place.question)), before.id)
        case do.Revise():
            return _revise(state, command.question)
        case do.Jump():
            return _jump(state, command.to)
        case do.Undo():
            return _undo(state)
        case do.Accept():
            return _accept(state, command)
        case _:
            return _finish(state)


# Moving about --------------------------------------------------------------------------------------------------


def _go(
    state: State, to: str | None, back_to: tuple[str | None] | None = None, owed: tuple[str, ...] = ()
) -> Step:
    """Moves to a question, telling when a section is left or entered."""
    turns: list[Turn] = []
    was, target = state.asked, state.plan.get(to)
    left = was.section if was else None
    entered = target.section if target else None
    if left and left != entered and state.plan.section_done(left):
        turns.append(SectionDone(left, _all_zero(state.plan, left)))
    if entered and left != entered:
        turns.append(SectionOpened(entered))
    moved = State(state.flow, state.book, Here(target.id if target else None, back_to, owed), state.past)
    moved.__dict__["plan"] = state.plan  # the same book has the same plan
    return moved, (*turns, *_ask(moved))


def _ask(state: State) -> tuple[Turn, ...]:
    asked = state.asked
    if asked is not None:
        return (Ask(asked),)
    return (Note("review", {"open": len(state.plan.open), "broken": len(state.plan.broken)}),)


def _all_zero(plan: Plan, section: str) -> bool:
    prefixes = {asked.id.split(".")[0] for asked in plan.in_section(section)}
    figures = [f for address, f in plan.figures.items() if address.split(".")[0] in prefixes]
    return bool(figures) and all(figure.value == 0 for figure in figures)


def _revise(state: State, question: str) -> Step:
    if state.plan.get(question) is None:
        return state, (Refuse(Problem("not_asked", question)),)
    back = state.place.back_to or (state.place.question,)
    return _go(state, question, back, state.place.owed)


def _jump(state: State, to: str | None) -> Step:
    if to is None:
        return _go(state, None)
    in_section = list(state.plan.in_section(to))
    target = next(
        (asked for asked in in_section if asked.open), in_section[0] if in_section else state.plan.get(to)
    )
    if target is None:
        return state, (Refuse(Problem("not_asked", to)),)
    return _go(state, target.id)


def _undo(state: State) -> Step:
    if not state.past:
        return state, (Note("nothing_to_undo"), *_ask(state))
    book, here = state.past[0]
    earlier = State(state.flow, book, here, state.past[1:])
    return earlier, (Note("undone"), *_ask(earlier))


# Answering -----------------------------------------------------------------------------------------------------


def _answer(state: State, command: do.Answer) -> Step:
    asked = state.plan.get(command.question)
    if asked is None:
        return state, (Refuse(Problem("not_asked", command.question)),)
    if declines(asked, command.given):
        without = {id: told for id, told in state.book.answers.items() if id != asked.id}
        return _onward(state, Plan(state.flow, replace(state.book, answers=without)), asked, ())
    heard = read(asked, command.given)
    if isinstance(heard, Problem):
        return state, (Refuse(replace(heard, question=asked.id)),)
    value, origin, said = heard
    problem = judge(state.plan, asked, value)
    if problem and not (problem.insistable and command.insist):
        return state, (Refuse(problem),)
    answer = Answer(value, origin)
    after = Plan(state.flow, _taken(state, asked, answer))
    if (
        isinstance(value, Count)
        and (count := after.get(asked.gate_of))
        and (problem := judge(after, count, value))
    ):
        return state, (Refuse(replace(problem, question=asked.id)),)
    if not command.insist and (lost := _set_aside(state.plan, after, asked)):
        return state, (Refuse(Problem("sets_aside", asked.id, {"answers": lost}, insistable=True)),)
    notes: list[Turn] = [Reply(asked, answer, said.heard if said else None, said.details if said else {})]
    after, yielded = _let_control_yield(state.plan, after, asked)
    notes += yielded
    if (entry := asked.entry) is not None and _lost_at_the_end(after, entry):
        notes.append(Note("unsure", {"entry": entry + 1}))
    if back := sorted(set(after.book.answers) & set(state.book.aside) - set(state.book.answers) - {asked.id}):
        notes.append(Note("returned", {"answers": tuple(back)}))
    return _onward(state, after, asked, tuple(notes))


def _taken(state: State, asked: Asked, answer: Answer) -> Book:
    """The book with the answer in it."""
    book, ledger = state.book, state.flow.ledger
    if ledger is not None and asked.entry is not None:
        stem = LedgerIds(ledger).entry(asked.entry, "")
        return ways.tell(state.plan, ledger, asked.entry, asked.id.removeprefix(stem), answer.value)
    if ledger is not None and asked.id == LedgerIds(ledger).way:
        return ways.switch(state.plan, ledger, str(answer.value.value))
    answers = {**book.answers, asked.id: answer}
    if isinstance(answer.value, Count) and asked.kind == "yes_no":
        answers[asked.id] = Answer(YesNo(value=True), answer.origin)
        answers[str(asked.gate_of)] = answer
    elif isinstance(answer.value, Count) and answer.value.value == 0:
        _none_after_all(state, answers, asked.id)
    aside = {id: told for id, told in book.aside.items() if id != asked.id}
    return replace(book, answers=answers, aside=aside)


def _none_after_all(state: State, answers: dict[str, Answer], count: str) -> None:
    """「有」 and then 0: there were none, so the gate says so."""
    gate = next((other.id for other in state.plan.asked if other.gate_of == count), None)
    if gate is not None and not _opens_more(state.flow, gate, count):
        answers[gate] = Answer(YesNo(value=False), answers.pop(count).origin)


def _opens_more(flow: Flow, gate: str, count: str) -> bool:
    """Whether a gate opens more than its own count: a fee may be received in a year without a notice."""
    return any(
        question.id != count and gate in mentions(question.when) for question in flow.questions.values()
    )


def _set_aside(before: Plan, after: Plan, asked: Asked) -> tuple[str, ...]:
    """The answers a person gave that this change would set aside."""
    if asked.id.endswith((".way", ".only")) or asked.entry is not None:
        return ()
    lost = [
        id for id, answer in before.book.answers.items()
        if id not in after.book.answers and id != asked.id and answer.origin in {"typed", "confirmed", "imported"}
    ]  # fmt: skip
    return tuple(lost)


def _let_control_yield(before: Plan, after: Plan, asked: Asked) -> tuple[Plan, list[Turn]]:
    """Where the columns stood and one was changed, the control figure follows them."""
    share = asked.share
    if share is None or share.control is None or asked.id not in share.parts:
        return after, []
    control = after.book.answers.get(share.control)
    parts = [after.figures[address].value for address in share.parts]
    if control is None or any(part is None for part in parts):
        return after, []
    total = sum(int(part or 0) for part in parts)
    if total == control.value.value or not asked.stands:
        return after, []
    answers = {**after.book.answers, share.control: Answer(Count(value=total), "computed")}
    if total == 0 and share.control_gate:
        answers[share.control_gate] = Answer(YesNo(value=False), "computed")
        del answers[share.control]  # 「有」 said again asks afresh how many
    details = {"was": control.value.value, "now": total, "question": share.control}
    return Plan(before.flow, replace(after.book, answers=answers)), [Note("control_yields", details)]


def _lost_at_the_end(plan: Plan, entry: int) -> bool:
    """Whether the clerk is not sure about this one, and the decision list has nothing more to ask."""
    mine = [asked for asked in plan.asked if asked.entry == entry]
    return any(asked.unsettled for asked in mine) and all(asked.answer is not None for asked in mine)


def _onward(state: State, after: Plan, asked: Asked, said: tuple[Turn, ...]) -> Step:
    """Keeps the new book and goes to the next question, or back to where the revision came from."""
    past = ((state.book, state.place), *state.past[:_UNDO_DEPTH])
    here = asked.id if after.get(asked.id) else state.place.question
    moved = State(state.flow, after.book, Here(here, state.place.back_to), past)
    moved.__dict__["plan"] = after
    back_to = state.place.back_to
    if back_to is not None:
        due = {each.id for each in after.asked if each.open} - {each.id for each in state.plan.asked if each.open}
        due = (due | set(state.place.owed)) - {asked.id}
        owed = tuple(each.id for each in after.asked if each.open and each.id in due)
        final, turns = _go(moved, owed[0], back_to, owed) if owed else _go(moved, back_to[0])
        return final, (*said, *turns)
    following = after.next_after(here)
    final, turns = _go(moved, following.id if following else None)
    return final, (*said, *turns)


# The list and the table ------------------------------------------------------------------------------------------


def _place(state: State, command: do.Place) -> Step:
    ledger = state.flow.ledger
    if (
        ledger is None
        or not 0 <= command.at <= len(state.book.entries)
        or not _is_an_entry(state.flow, command)
    ):
        return state, (Refuse(Problem("no_such_entry", None, {"at": command.at + 1})),)
    return _listed(
        state,
        ways.place(state.plan, ledger, command.at, command.entry),
        Note("placed", {"at": command.at + 1}),
    )


def _is_an_entry(flow: Flow, command: do.Place) -> bool:
    ids = LedgerIds(flow.ledger) if flow.ledger else None
    entry = command.entry
    return (
        ids is not None
        and entry.column in {None, UNSURE, *ids.columns}
        and entry.result in {None, UNSURE, *ids.endings}
    )


def _remove(state: State, at: int) -> Step:
    ledger = state.flow.ledger
    if ledger is None or not 0 <= at < len(state.book.entries):
        return state, (Refuse(Problem("no_such_entry", None, {"at": at + 1})),)
    return _listed(state, ways.remove(state.plan, ledger, at), Note("removed", {"at": at + 1}))


def _listed(state: State, book: Book, note: Note) -> Step:
    after = Plan(state.flow, book)
    past = ((state.book, state.place), *state.past[:_UNDO_DEPTH])
    moved = State(state.flow, after.book, state.place, past)
    here = after.get(state.place.question) or after.next_after(None)
    final, turns = _go(moved, here.id if here else None)
    return final, (note, *turns)


def _fill(state: State, values: Mapping[str, Value]) -> Step:
    ledger = state.flow.ledger
    ids = LedgerIds(ledger) if ledger else None
    cells = set(ids.inputs()) if ids else set()
    for id, value in values.items():
        if not (isinstance(value, Count) if id in cells else _may_be_filled(state.plan, ids, id, value)):
            return state, (Refuse(Problem("not_asked", id)),)
    book = state.book
    if ledger is not None and ids is not None and cells & set(values):
        book = ways.switch(state.plan, ledger, "table")
    answers = {**book.answers, **{id: Answer(value) for id, value in values.items()}}
    for id, value in values.items():
        if isinstance(value, Count) and value.value == 0:
            _none_after_all(state, answers, id)
    book = replace(book, answers=answers)
    if ledger is not None and ids is not None and cells & set(values):
        book = replace(book, answers=dict(_controls_of_table(book, ids)))
    return _listed(state, book, Note("filled", {"n": len(values)}))


def _may_be_filled(plan: Plan, ids: LedgerIds | None, id: str, value: Value) -> bool:
    """Whether a value may stand for a question; a way is switched and a list is told, never filled in."""
    asked = plan.get(id)
    if asked is None or asked.entry is not None or (ids is not None and id == ids.way):
        return False
    return fits(asked, value) and (isinstance(value, Count) or judge(plan, asked, value) is None)


def _controls_of_table(book: Book, ids: LedgerIds) -> Iterator[tuple[str, Answer]]:
    """The answers, with gates and control figures that agree with the cells."""
    answers = dict(book.answers)
    for row in ("new", "carried_in"):
        told = [answers[cell] for c in ids.columns if (cell := ids.cell(row, c)) in answers]
        total = sum(count_of(answer) for answer in told)
        stated = answers.get(ids.count(row))
        if told and not (stated and stated.value.value == total):
            ways.state_control(answers, ids, row, total)
    answers[ids.way] = Answer(Choice(value="table"))
    return iter(answers.items())


# Ending --------------------------------------------------------------------------------------------------------


def _accept(state: State, command: do.Accept) -> Step:
    known = {finding.id for finding in state.plan.findings if not finding.relation.identity}
    if command.finding not in known:
        return state, (Refuse(Problem("no_such_finding", None, {"finding": command.finding})),)
    accepted = {id: reason for id, reason in state.book.accepted.items() if id != command.finding}
    if command.reason.strip():
        accepted[command.finding] = command.reason.strip()
    past = ((state.book, state.place), *state.past[:_UNDO_DEPTH])
    after = State(state.flow, replace(state.book, accepted=accepted), state.place, past)
    return after, (Note("accepted", {"finding": command.finding}), *_ask(after))


def _finish(state: State) -> Step:
    plan = state.plan
    if plan.finishable:
        moved, turns = _go(state, None)
        return moved, (*[turn for turn in turns if not isinstance(turn, Note)], Finished())
    details: dict[str, object] = {
        "open": tuple(asked.id for asked in plan.open),
        "broken": tuple(finding.id for finding in plan.broken),
    }
    return state, (Refuse(Problem("not_finished", None, details)),)
