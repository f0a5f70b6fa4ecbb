"""One answer: read, judged, taken up with all that follows from it, and where the conversation goes then.

How an answer is read is `interview.engine.step.validate`, what it does to the book `interview.engine.step.apply`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from interview.engine.answers.kinds import Count, Prose, Value
from interview.engine.answers.problems import Problem
from interview.engine.plan.book import UNSURE, Answer, Origin, Passed
from interview.engine.plan.meaning import ReportYear
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.prose.passage import Bound, Passage
from interview.engine.prose.rebind import rebound
from interview.engine.step import commands as do
from interview.engine.step.apply import (
    let_control_yield,
    let_controls_return,
    lost_at_the_end,
    searched,
    taken,
)
from interview.engine.step.handlers.navigation import go, next_from, passed_over
from interview.engine.step.impact import Foresight, between, rewritten
from interview.engine.step.state import Here, State, Step
from interview.engine.step.turns import Note, Refuse, Reply, Turn
from interview.engine.step.validate import declines, judge, likelier, read


def take_answer(state: State, command: do.Answer) -> Step:
    """Takes an answer up, or says what speaks against it."""
    asked = state.plan.get(command.question)
    if asked is None:
        return state, (Refuse(Problem("not_asked", command.question)),)
    if declines(asked, command.given):
        without = {id: told for id, told in state.book.answers.items() if id != asked.id}
        after = Plan(state.flow, replace(state.book, answers=without))
        return _take(state, command, asked, after, tuple(passed_over(asked)))
    heard = read(asked, command.given)
    if isinstance(heard, Problem):
        return state, (Refuse(replace(heard, question=asked.id)),)
    value, said = heard.value, heard.said
    problem = judge(state.plan, asked, value)
    if problem and not (problem.insistable and command.insist):
        return state, (Refuse(problem),)
    origin: Origin = "beside" if command.beside else heard.origin
    answer = _as_it_was(asked, Answer(value, origin, bound=_bound_in(state.plan, asked, value)))
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
    notes += [turn for each in _left_untold(after, asked) for turn in passed_over(each)]
    notes += yielded
    notes += _unlike_its_name(after, asked, value)
    notes += _last_is_older(after, asked, value)
    if asked.subtotal_of:
        notes += searched(after, asked)
    if (entry := asked.entry) is not None and lost_at_the_end(after, entry):
        placed = after.book.entries[entry].result not in {None, UNSURE}
        notes.append(Note("unsure_who" if placed else "unsure", {"entry": entry + 1}))
    return _take(state, command, asked, after, tuple(notes))


def _unlike_its_name(plan: Plan, asked: Asked, value: Value) -> Iterator[Note]:
    """Says at once where a name told before speaks for another option: a bureau is no government of a city."""
    named = asked.question.names if asked.question is not None else None
    name = plan.value(named) if named is not None else None
    if name is not None and (option := likelier(asked, value, str(name.value))) is not None:
        yield Note(
            "unlike_its_name", {"name": name.value, "likely": option.label, "until": (asked.id, named)}
        )


def _last_is_older(plan: Plan, asked: Asked, value: Value) -> Iterator[Note]:
    """Says at once where last year's report is of an earlier year than the one before: its figures are not this year's start."""
    last = plan.book.last if isinstance(asked.meaning, ReportYear) else None
    if last is not None and isinstance(value.value, int) and last.year + 1 < value.value:
        yield Note("last_is_older", {"last": last.year, "until": (asked.id,)})


def _as_it_was(asked: Asked, answer: Answer) -> Answer:
    """The answer that stood there, where the new one says no other."""
    before = asked.answer
    return (
        before
        if before is not None and (before.value, before.origin) == (answer.value, answer.origin)
        else answer
    )


def _bound_in(plan: Plan, asked: Asked, value: Value) -> tuple[Bound, ...]:
    """The bound places of a text: those of the one of its sources that most of them are found again from.

    A number that is not certainly the same is free.
    """
    if not isinstance(value, Prose):
        return ()
    before = asked.answer
    sources = [
        Passage(str(before.value.value), before.bound) if before is not None else None,
        plan.last_text(asked.id),
        plan.draft(asked.id),
    ]
    found = [rebound(source, value.value).bound for source in sources if source is not None]
    return max(found, key=len, default=())


def _take(state: State, command: do.Answer, asked: Asked, after: Plan, said: tuple[Turn, ...]) -> Step:
    """Takes up an answer, unless it would set others aside and the clerk was not told."""
    after, followed = let_controls_return(state.plan, after)
    change = between(state.plan, after)
    if not command.insist and (first := told_first(asked.id, change, said_there=asked.gate_of)):
        return state, (first,)
    if moved := rewritten(state.plan, after, asked.id):
        said = (*said, Note("texts_follow", {"texts": moved}))
    if back := tuple(moved.question for moved in change.returns if _is_news(after, moved.question, asked.id)):
        said = (*said, Note("returned", {"answers": back}))
    return onward(state, after, asked, change, (*said, *followed))


def _is_news(after: Plan, question: str, answered: str) -> bool:
    """Whether to say that an answer is back; a subtotal comes and goes with the slip that it helps to find."""
    back = after.get(question)
    return question != answered and not (back and back.subtotal_of)


def told_first(question: str, change: Foresight, *, said_there: str | None = None) -> Refuse | None:
    """What is said before a change sets answers aside that nobody would miss otherwise.

    The count that a gate itself says, 有，60 件, goes with that answer: who puts 没有 in its place sees what goes.
    """
    if not {*change.loses} - {said_there}:
        return None
    return Refuse(Problem("sets_aside", question, {"foresight": change}, insistable=True))


def onward(state: State, after: Plan, asked: Asked, change: Foresight, said: tuple[Turn, ...]) -> Step:
    """Keeps the new book and goes to the next question, or back to where the revision came from."""
    here = still_there(state.plan, after, asked.id)
    passed = still_passed(state, after, asked)
    moved = state.changed(after, Here(here, state.place.back_to, passed=passed))
    back_to = state.place.back_to
    if back_to is not None and (back_to[0] is None or after.get(back_to[0]) is not None):
        due = ({*change.opens} | {*state.place.owed}) - {asked.id}
        owed = tuple(
            each.id for each in after.asked if each.open and each.id in due and passed.get(each.id) != "left"
        )
        if owed:
            final, turns = go(moved, owed[0], back_to, owed)
            return final, (*said, *turns)
        final, turns = go(moved, back_to[0])
        return final, (*said, *turns)
    final, turns = next_from(moved, here)  # also where the revision closed the question it came from
    return final, (*said, *turns)


def still_there(before: Plan, after: Plan, question: str) -> str | None:
    """The question, or where it is gone the last one before it that is still asked and was not opened: from there it goes on."""
    if after.get(question) is not None:
        return question
    if (asked := before.get(question)) is not None and asked.several:
        return asked.several[-1].id
    ahead = ((was, after.get(was.id)) for was in reversed(before.asked[: before.position[question]]))
    return next((was.id for was, now in ahead if now is not None and (was.open or not now.open)), None)


def still_passed(state: State, after: Plan, answered: Asked | None = None) -> dict[str, Passed]:
    """What was left open and is so still, asked for or not; an answer that leaves its question open leaves it for later.

    Who says that there is none, where none is needed, is not asked again.
    """
    before = state.plan
    passed = {
        id: how
        for id, how in state.place.passed.items()
        if _may_be_told(before, id) and _may_be_told(after, id)
    }
    if answered is not None and _is_open(after, answered.id):
        none = (now := after.get(answered.id)) is not None and now.answer is None
        passed[answered.id] = "left" if none else passed.get(answered.id, "later")
    elif answered is not None:
        passed.pop(answered.id, None)
        passed |= {each.id: "left" for each in _left_untold(after, answered)}
    return passed


def _left_untold(after: Plan, asked: Asked) -> Iterator[Asked]:
    """Of counts told at once those that stay untold; where last year told them each is asked for alone, in its place."""
    told_now = (after.get(member.id) for member in asked.several if asked.last is None)
    return (each for each in told_now if each is not None and each.open)


def _may_be_told(plan: Plan, id: str) -> bool:
    """Whether a question is open, or a fact would be, once the own words in which its text stands give way to the draft."""
    question = plan.flow.questions.get(id)
    text = plan.get(question.serves) if question is not None and question.serves else None
    hushed = text is not None and text.answer is not None and text.answer.origin != "inferred"
    return _is_open(plan, id) or (hushed and plan.get(id) is None)


def _is_open(plan: Plan, id: str) -> bool:
    asked = plan.get(id)
    return asked is not None and asked.open


def search(state: State, command: do.Search) -> Step:
    """Keeps a count that does not come out, and asks the subtotals that help to find the slip."""
    kept, turns = take_answer(state, do.Answer(command.question, command.given, insist=True))
    subtotals = kept.plan.subtotals(command.question)
    if kept is state or not subtotals:
        return kept, turns
    beside = kept.at(Here(command.question, passed=kept.place.passed))
    return go(beside, subtotals[0].id)
