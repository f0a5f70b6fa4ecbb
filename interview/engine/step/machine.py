"""The interview as a pure function: `step(state, command)` gives the next state and what is said.

The machine decides what an answer does to the book and where to go next. It reads no clock and no file, keeps
nothing between calls, and puts nothing into words. Whatever can be computed from the book is computed by the
plan, never stored here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from interview.engine.answers.characters import clean_line
from interview.engine.answers.kinds import Count, Prose, Value
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow
from interview.engine.plan.book import TOLD, Answer, Book, LastYear, Passed, count_of
from interview.engine.plan.case_list import CARRIED_IN, LONGEST_LABEL, MOST_LISTED
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.ledger import LedgerIds, called, left_open
from interview.engine.plan.misfits import odd_part
from interview.engine.plan.outline import arranged, as_told
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step import commands as do
from interview.engine.step import ways
from interview.engine.step.apply import (
    filled,
    let_control_yield,
    let_controls_return,
    lost_at_the_end,
    searched,
    taken,
)
from interview.engine.step.binding import bound_in, rewritten
from interview.engine.step.impact import Foresight, between
from interview.engine.step.implied import closed
from interview.engine.step.turns import Ask, Finished, Note, Refuse, Reply, SectionDone, SectionOpened, Turn
from interview.engine.step.validate import declines, judge, likelier, read

_UNDO_DEPTH = 1000


@dataclass(frozen=True, slots=True)
class Here:
    """Where the conversation is: the question (None is the review), and where to come back to after it."""

    question: str | None = None
    back_to: tuple[str | None] | None = None
    """A pair of brackets around the question to return to, so that the review (None) can be one."""
    owed: tuple[str, ...] = ()
    """What the revision has opened and is still to be asked before that."""
    passed: Mapping[str, Passed] = field(default_factory=dict)
    """The questions that were left open, so that none is asked again and again."""


@dataclass(frozen=True)
class State:
    """One moment of an interview."""

    flow: Flow
    """With its texts as the office's outline has them."""
    book: Book
    place: Here = Here()
    past: tuple[tuple[Book, Here], ...] = ()
    """Earlier books, newest first, for undo; of this run only."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "flow", as_told(self.flow, self.book))

    @cached_property
    def plan(self) -> Plan:
        """The plan of this moment."""
        return Plan(self.flow, self.book)

    @property
    def asked(self) -> Asked | None:
        """The question being asked."""
        return self.plan.get(self.place.question)

    @property
    def comes_back(self) -> bool:
        """Whether the question was left open before."""
        return self.place.question in self.place.passed

    @property
    def ahead(self) -> int:
        """How many questions are still to come, the one being asked among them; at the review, how many stop a finish."""
        here, passed = self.place.question, self.place.passed
        if here is None:
            return len(self.plan.open)
        return sum(
            each.open and (each.id == here or passed.get(each.id) != "left") for each in self.plan.asked
        )


Step = tuple[State, tuple[Turn, ...]]


def begin(
    flow: Flow, book: Book | None = None, at: str | None = None, passed: Mapping[str, Passed] | None = None
) -> Step:
    """Opens an interview, new or resumed; `at` is the question it stopped at, `passed` what had been left open.

    A new one leaves open what need not be told and last year's report did not tell either.
    """
    state = State(flow, book or Book(), Here(passed=passed or {}))
    plan = state.plan
    if passed is None and plan.book.last is not None:
        state = replace(state, place=Here(passed=_left_last_year(plan)))
    state = replace(state, book=plan.book)
    here = plan.get(at) or _of_its_entry(plan, at) or plan.next_after(None, state.place.passed)
    return _go(state, here.id if here else None)


def _left_last_year(plan: Plan) -> dict[str, Passed]:
    """The texts that need not be told and that last year's report was silent on, where it told any of that sort."""
    last = plan.book.last or LastYear(0, "")
    told = {"text": bool(last.profile), "prose": bool(last.texts)}
    return {
        asked.id: "left"
        for asked in plan.asked
        if asked.open
        and asked.optional
        and asked.last is None
        and told.get(asked.kind, False)
        and not (asked.question is not None and asked.question.serves)
    }


def _of_its_entry(plan: Plan, at: str | None) -> Asked | None:
    """What is open about the application of a question that a flow used to ask."""
    ledger = plan.flow.ledger
    stem = ".".join((at or "").split(".")[:3]) + "."
    if ledger is None or not stem.startswith(f"{ledger.id}.list."):
        return None
    return next((asked for asked in plan.asked if asked.open and asked.id.startswith(stem)), None)


def step(state: State, command: do.Command) -> Step:  # noqa: C901, PLR0911, PLR0912 - one line a command
    """Carries out one command.

    A command that cannot be carried out leaves the state as it is and says why in a `Refuse`; nothing raises.
    """
    match command:
        case do.Answer():
            return _answer(state, command)
        case do.Search():
            return _search(state, command)
        case do.Fill():
            return _fill(state, command)
        case do.Place():
            return _place(state, command)
        case do.Remove():
            return _remove(state, command.at)
        case do.Label():
            return _label(state, command)
        case do.Arrange():
            return _arrange(state, command)
        case do.Skip():
            return _skip(state)
        case do.Back():
            before = state.plan.before(state.place.question)
            if before is None:
                return state, (Note("at_start"), *_ask(state))
            return _go(state, before.id)
        case do.Revise():
            return _revise(state, command.question)
        case do.Jump():
            return _jump(state, command.to)
        case do.Undo():
            return _undo(state)
        case do.Accept():
            return _accept(state, command)
        case do.Confirm():
            return _confirm(state, command)
        case do.Redraft():
            return _redraft(state, command.question)
        case do.Reword():
            return _reword(state, command.question)
        case _:
            return _finish(state)


def foresee(state: State, command: do.Command) -> Foresight:
    """What a command would do if it were carried out, whatever speaks against it; empty where it would be refused."""
    after, turns = step(state, command)
    if isinstance(command, do.Answer | do.Fill | do.Arrange) and any(
        isinstance(turn, Refuse) for turn in turns
    ):
        after, _ = step(state, replace(command, insist=True))
    return between(state.plan, after.plan)


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
        turns += [SectionOpened(entered), *_carried_over(state.plan, entered)]
    here = Here(target.id if target else None, back_to, owed, state.place.passed)
    moved = State(state.flow, state.book, here, state.past)
    moved.__dict__["plan"] = state.plan  # the same book has the same plan
    return moved, (*turns, *_ask(moved))


def _carried_over(plan: Plan, section: str) -> Iterator[Note]:
    """What is not asked in a section because last year's report has said it."""
    kept = [each for each in plan.in_section(section) if each.question is not None and _is_carried(each)]
    if kept:
        yield Note("kept_over", {"questions": tuple(each.id for each in kept)})
    ids = LedgerIds(plan.flow.ledger) if plan.flow.ledger else None
    gate = plan.get(ids.any(CARRIED_IN)) if ids else None
    if ids is None or gate is None or gate.section != section or not _is_carried(gate):
        return
    last, year = plan.book.last, plan.value("year")
    left = left_open(ids, last, figures_here(plan.flow, last), year.value if year else None)
    columns = {column: n for column in ids.columns if (n := left.get(column))}
    total = count_of(plan.book.answers.get(ids.count(CARRIED_IN)))
    yield Note("carried_over" if total else "carried_none", {"n": total, "columns": columns})


def _is_carried(asked: Asked) -> bool:
    return asked.answer is not None and asked.answer.origin == "carried"


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
    """Goes there; what was left open there, or anywhere where the review is left, is asked once more."""
    if to is None:
        return _go(state, None)
    in_section = list(state.plan.in_section(to))
    target = next(
        (asked for asked in in_section if asked.open), in_section[0] if in_section else state.plan.get(to)
    )
    if target is None:
        return state, (Refuse(Problem("not_asked", to)),)
    wanted = {asked.id for asked in in_section or (state.plan.asked if state.place.question is None else ())}
    passed = {id: how for id, how in state.place.passed.items() if id not in wanted}
    return _go(_passing(state, passed), target.id)


def _passing(state: State, passed: Mapping[str, Passed]) -> State:
    """The same state, other questions having been left open."""
    other = replace(state, place=replace(state.place, passed=passed))
    other.__dict__["plan"] = state.plan  # the same book has the same plan
    return other


def _next(state: State, after: str | None) -> Step:
    """Goes to what is next; what comes back at the end does so once."""
    passed = state.place.passed
    following = state.plan.next_after(after, passed)
    if following is None:
        return _go(state, None)
    if following.id in passed:
        state = _passing(state, {**passed, following.id: "left"})
    return _go(state, following.id)


def _skip(state: State) -> Step:
    """Goes on; a revision that is left alone goes back to where it came from."""
    here, passed, said = state.asked, state.place.passed, tuple[Turn, ...]()
    if here is not None and here.open and here.id not in passed:
        said = tuple(_passed_over(here))
        state = _passing(state, {**passed, here.id: "left" if said else "later"})
    if state.place.back_to is not None:
        after, turns = _go(state, state.place.back_to[0])
    else:
        after, turns = _next(state, state.place.question)
    return after, (*said, *turns)


def _passed_over(asked: Asked) -> Iterator[Turn]:
    """Says of a fact that was left alone that nothing is written of it."""
    if asked.question is not None and asked.question.serves:
        yield Note("passed_over", {"question": asked.id})


def _undo(state: State) -> Step:
    if not state.past:
        return state, (Note("nothing_to_undo"), *_ask(state))
    book, here = state.past[0]
    earlier = State(state.flow, book, here, state.past[1:])
    taken_back = _told_only_in(state.plan, earlier.plan, here.question)
    again = _told_only_in(earlier.plan, state.plan, here.question)
    return earlier, (Note("undone", {"taken_back": taken_back, "again": again}), *_ask(earlier))


def _told_only_in(plan: Plan, other: Plan, first: str | None) -> tuple[Asked, ...]:
    """The questions that somebody answered here otherwise than there, as they stand here; `first` comes first."""
    there = {asked.id: asked.answer for asked in other.asked}
    told = [a for a in plan.asked if a.answer and a.answer.origin in TOLD and there.get(a.id) != a.answer]
    return tuple(sorted(told, key=lambda asked: asked.id != first))


# Answering -----------------------------------------------------------------------------------------------------


def _answer(state: State, command: do.Answer) -> Step:
    asked = state.plan.get(command.question)
    if asked is None:
        return state, (Refuse(Problem("not_asked", command.question)),)
    if declines(asked, command.given):
        without = {id: told for id, told in state.book.answers.items() if id != asked.id}
        after = Plan(state.flow, replace(state.book, answers=without))
        return _take(state, command, asked, after, tuple(_passed_over(asked)))
    heard = read(asked, command.given)
    if isinstance(heard, Problem):
        return state, (Refuse(replace(heard, question=asked.id)),)
    value, origin, said = heard
    problem = judge(state.plan, asked, value)
    if problem and not (problem.insistable and command.insist):
        return state, (Refuse(problem),)
    answer = _as_it_was(asked, Answer(value, origin, bound=bound_in(state.plan, asked, value)))
    after = Plan(state.flow, taken(state.plan, asked, answer))
    if (
        isinstance(value, Count)
        and (count := after.get(asked.gate_of))
        and (problem := judge(after, count, value))
    ):
        return state, (Refuse(replace(problem, question=asked.id)),)
    after, yielded = let_control_yield(after, asked)
    notes: list[Turn] = [
        Reply(each, each.answer) for member in asked.several if (each := after.get(member.id)) and each.answer
    ]
    notes = notes or [Reply(asked, answer, said.heard if said else None, said.details if said else {})]
    notes += yielded
    notes += _unlike_its_name(after, asked, value)
    if asked.subtotal_of:
        notes += searched(after, asked)
    if (entry := asked.entry) is not None and lost_at_the_end(after, entry):
        notes.append(Note("unsure", {"entry": entry + 1}))
    return _take(state, command, asked, after, tuple(notes))


def _unlike_its_name(plan: Plan, asked: Asked, value: Value) -> Iterator[Note]:
    """Says at once where a name told before speaks for another option: a bureau is no government of a city."""
    named = asked.question.names if asked.question is not None else None
    name = plan.value(named) if named is not None else None
    if name is not None and (option := likelier(asked, value, str(name.value))) is not None:
        yield Note("unlike_its_name", {"name": name.value, "likely": option.label})


def _as_it_was(asked: Asked, answer: Answer) -> Answer:
    """The answer that stood there, where the new one says no other."""
    before = asked.answer
    return (
        before
        if before is not None and (before.value, before.origin) == (answer.value, answer.origin)
        else answer
    )


def _take(state: State, command: do.Answer, asked: Asked, after: Plan, said: tuple[Turn, ...]) -> Step:
    """Takes up an answer, unless it would set others aside and the clerk was not told."""
    after, followed = let_controls_return(state.plan, after)
    change = between(state.plan, after)
    if not command.insist and (told_first := _told_first(asked.id, change)):
        return state, (told_first,)
    if moved := rewritten(state.plan, after, asked.id):
        said = (*said, Note("texts_follow", {"texts": moved}))
    if back := tuple(moved.question for moved in change.returns if _is_news(after, moved.question, asked.id)):
        said = (*said, Note("returned", {"answers": back}))
    return _onward(state, after, asked, change, (*said, *followed))


def _is_news(after: Plan, question: str, answered: str) -> bool:
    """Whether to say that an answer is back; a subtotal comes and goes with the slip that it helps to find."""
    back = after.get(question)
    return question != answered and not (back and back.subtotal_of)


def _told_first(question: str, change: Foresight) -> Refuse | None:
    """What is said before a change sets answers aside that nobody would miss otherwise."""
    if not change.loses:
        return None
    return Refuse(Problem("sets_aside", question, {"foresight": change}, insistable=True))


def _onward(state: State, after: Plan, asked: Asked, change: Foresight, said: tuple[Turn, ...]) -> Step:
    """Keeps the new book and goes to the next question, or back to where the revision came from."""
    past = ((state.book, state.place), *state.past[:_UNDO_DEPTH])
    here = _still_there(state.plan, after, asked.id)
    passed = _still_passed(state, after, asked)
    moved = State(state.flow, after.book, Here(here, state.place.back_to, passed=passed), past)
    moved.__dict__["plan"] = after
    back_to = state.place.back_to
    if back_to is not None and (back_to[0] is None or after.get(back_to[0]) is not None):
        due = ({*change.opens} | {*state.place.owed}) - {asked.id}
        owed = tuple(each.id for each in after.asked if each.open and each.id in due)
        if owed:
            final, turns = _go(moved, owed[0], back_to, owed)
            return final, (*said, *turns)
        final, turns = _go(moved, back_to[0])
        return final, (*said, *turns)
    final, turns = _next(moved, here)  # also where the revision closed the question it came from
    return final, (*said, *turns)


def _still_there(before: Plan, after: Plan, question: str) -> str | None:
    """The question, or where it is gone the last one before it that is still asked and was not opened: from there it goes on."""
    if after.get(question) is not None:
        return question
    if (asked := before.get(question)) is not None and asked.several:
        return asked.several[-1].id
    ahead = ((was, after.get(was.id)) for was in reversed(before.asked[: before.position[question]]))
    return next((was.id for was, now in ahead if now is not None and (was.open or not now.open)), None)


def _still_passed(state: State, after: Plan, answered: Asked | None = None) -> dict[str, Passed]:
    """What was left open and is so still; an answer that leaves its question open leaves it for later.

    Who says that there is none, where none is needed, is not asked again.
    """
    before = state.plan
    passed = {
        id: how for id, how in state.place.passed.items() if _is_open(before, id) and _is_open(after, id)
    }
    if answered is not None and _is_open(after, answered.id):
        none = (now := after.get(answered.id)) is not None and now.answer is None
        passed[answered.id] = "left" if none else passed.get(answered.id, "later")
    elif answered is not None:
        passed.pop(answered.id, None)
    return passed


def _is_open(plan: Plan, id: str) -> bool:
    asked = plan.get(id)
    return asked is not None and asked.open


def _search(state: State, command: do.Search) -> Step:
    kept, turns = _answer(state, do.Answer(command.question, command.given, insist=True))
    subtotals = kept.plan.subtotals(command.question)
    if kept is state or not subtotals:
        return kept, turns
    beside = replace(kept, place=Here(command.question, passed=kept.place.passed))
    beside.__dict__["plan"] = kept.plan
    return _go(beside, subtotals[0].id)


# The list and the table ------------------------------------------------------------------------------------------


def _place(state: State, command: do.Place) -> Step:
    ledger = state.flow.ledger
    if (
        ledger is None
        or not 0 <= command.at <= min(len(state.book.entries), MOST_LISTED - 1)
        or odd_part(LedgerIds(ledger), command.entry) is not None
    ):
        return state, (Refuse(Problem("no_such_entry", None, {"at": command.at + 1})),)
    book = ways.place(state.plan, ledger, command.at, command.entry)
    return _listed(state, book, Note("placed", called(Plan(state.flow, book).listed, command.at)))


def _remove(state: State, at: int) -> Step:
    ledger = state.flow.ledger
    if ledger is None or not 0 <= at < len(state.book.entries):
        return state, (Refuse(Problem("no_such_entry", None, {"at": at + 1})),)
    return _listed(state, ways.remove(state.plan, ledger, at), Note("removed", called(state.plan.listed, at)))


def _label(state: State, command: do.Label) -> Step:
    text = clean_line(command.text)
    if not 0 <= command.at < len(state.plan.listed):
        return state, (Refuse(Problem("no_such_entry", None, {"at": command.at + 1})),)
    if len(text) > LONGEST_LABEL:
        return state, (Refuse(Problem("too_long", None, {"length": len(text), "max": LONGEST_LABEL})),)
    book = ways.label(state.plan, command.at, text)
    said = Note("labelled" if text else "unlabelled", called(Plan(state.flow, book).listed, command.at))
    final, turns = _listed(state, book, said)
    back_to = final.place.back_to
    if back_to is None or final.asked is None or final.asked.open:
        return final, turns
    final, turns = _go(final, back_to[0])  # the revision has served
    return final, (said, *turns)


def _arrange(state: State, command: do.Arrange) -> Step:
    """Tells first where a part that was told would go; its text waits aside for it to come back."""
    book = arranged(state.flow, state.book, command.section, command.parts)
    if isinstance(book, Problem):
        return state, (Refuse(book),)
    change = between(state.plan, Plan(state.flow, book))
    if not command.insist and (told_first := _told_first(command.section, change)):
        return state, (told_first,)
    return _listed(state, book, Note("arranged", {"section": command.section}))


def _listed(state: State, book: Book, note: Note) -> Step:
    after, followed = let_controls_return(state.plan, Plan(state.flow, book))
    past = ((state.book, state.place), *state.past[:_UNDO_DEPTH])
    place = replace(state.place, passed=_still_passed(state, after))
    there = place.question and _still_there(state.plan, after, place.question)
    moved = State(state.flow, after.book, replace(place, question=there), past)
    moved.__dict__["plan"] = after
    if there is not None and there == state.place.question:  # a revision goes on
        final, turns = _go(moved, there, place.back_to, place.owed)
    else:
        final, turns = _next(moved, there)
    moved_along = rewritten(state.plan, after, "")
    follow = [Note("texts_follow", {"texts": moved_along})] if moved_along else []
    return final, (note, *followed, *follow, *turns)


def _fill(state: State, command: do.Fill) -> Step:
    book = filled(state.plan, command.values, insist=command.insist)
    if isinstance(book, Problem):
        return state, (Refuse(book),)
    after = Plan(state.flow, book)
    if problem := closed(after, command.values):
        return state, (Refuse(problem),)
    change = between(state.plan, after)
    if not command.insist and (told_first := _told_first(next(iter(command.values), ""), change)):
        return state, (told_first,)
    return _listed(state, book, Note("filled", {"n": len(command.values)}))


# Ending --------------------------------------------------------------------------------------------------------


def _accept(state: State, command: do.Accept) -> Step:
    if command.finding in {finding.id for finding in state.plan.broken}:
        return state, (Refuse(Problem("must_come_out", None, {"finding": command.finding})),)
    asked = next((each for each in state.plan.asked if each.explains == command.finding), None)
    if asked is not None:
        return _explain(state, command, asked)
    accepted = {id: reason for id, reason in state.book.accepted.items() if id != command.finding}
    if command.reason.strip():
        accepted[command.finding] = command.reason.strip()
    past = ((state.book, state.place), *state.past[:_UNDO_DEPTH])
    after = State(state.flow, replace(state.book, accepted=accepted), state.place, past)
    return after, (Note("accepted", {"finding": command.finding}), *_ask(after))


def _explain(state: State, command: do.Accept, asked: Asked) -> Step:
    """The reason is asked for as a question, so it is the answer to that."""
    answers = {id: answer for id, answer in state.book.answers.items() if id != asked.id}
    if command.reason.strip():
        heard = read(asked, command.reason)
        if isinstance(heard, Problem):
            return state, (Refuse(replace(heard, question=asked.id)),)
        answers[asked.id] = Answer(heard[0])
    past = ((state.book, state.place), *state.past[:_UNDO_DEPTH])
    after = State(state.flow, replace(state.book, answers=answers), state.place, past)
    return after, (Note("accepted", {"finding": command.finding}), *_ask(after))


def _confirm(state: State, command: do.Confirm) -> Step:
    kept = {asked.id: asked.answer for asked in state.plan.kept if asked.answer is not None}
    strange = next((id for id in command.questions if id not in kept), None)
    if strange is not None:
        return state, (Refuse(Problem("not_kept", strange)),)
    said = {id: replace(kept[id], reviewed=command.right) for id in command.questions}
    book = replace(state.book, answers={**state.book.answers, **said})
    after = State(state.flow, book, state.place, ((state.book, state.place), *state.past[:_UNDO_DEPTH]))
    return after, (Note("confirmed", {"left": len(after.plan.unreviewed)}), *_ask(after))


def _redraft(state: State, question: str) -> Step:
    asked, draft = state.plan.get(question), state.plan.draft(question)
    if asked is None or draft is None:
        return state, (Refuse(Problem("no_draft", question)),)
    answer = Answer(Prose(value=draft.text), "inferred", bound=draft.bound)
    after = Plan(state.flow, taken(state.plan, asked, answer))
    return _onward(state, after, asked, between(state.plan, after), (Reply(asked, answer),))


def _reword(state: State, question: str) -> Step:
    book = state.book
    times = book.wordings.get(question, 0) + 1
    after = Plan(state.flow, replace(book, wordings={**book.wordings, question: times}))
    if after.draft(question) == state.plan.draft(question):
        return state, (Refuse(Problem("no_draft", question)),)
    past = ((state.book, state.place), *state.past[:_UNDO_DEPTH])
    moved = State(state.flow, after.book, state.place, past)
    moved.__dict__["plan"] = after
    return moved, _ask(moved)


def _finish(state: State) -> Step:
    problem = unfinished(state.plan)
    if problem is not None:
        return state, (Refuse(problem),)
    moved, turns = _go(state, None)
    return moved, (*[turn for turn in turns if not isinstance(turn, Note)], Finished())


def unfinished(plan: Plan) -> Problem | None:
    """What of the book itself keeps a report from being finished; None where nothing does."""
    if plan.finishable:
        return None
    details: dict[str, object] = {
        "open": tuple(asked.id for asked in plan.open),
        "first": plan.open[0] if plan.open else None,
        "broken": tuple(finding.id for finding in plan.broken),
        "kept": tuple(asked.id for asked in plan.unreviewed),
    }
    return Problem("not_finished", None, details)
