"""Moving about in an interview: to the next question, back, elsewhere, past one that is left open, and back in time.

The book stays as it is, but for what is taken back. What an answer does to it is `interview.engine.step.handlers.answer`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from interview.engine.answers.problems import Problem
from interview.engine.plan.book import TOLD, LastYear, Passed, count_of
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.ledger.carried_in import left_open
from interview.engine.plan.ledger.case_list import CARRIED_IN
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.step.state import Here, State, Step
from interview.engine.step.turns import Ask, Note, Refuse, SectionDone, SectionOpened, Turn


def go(
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
        turns += _carried_over(state.plan, entered) if back_to is None else ()
    here = Here(target.id if target else None, back_to, owed, state.place.passed)
    moved = state.at(here)
    return moved, (*turns, *ask(moved))


def _carried_over(plan: Plan, section: str) -> Iterator[Note]:
    """What is not asked in a section because last year's report has said it."""
    kept = [each for each in plan.in_section(section) if each.question is not None and _is_carried(each)]
    if kept:
        yield Note("kept_over", {"questions": tuple(each.id for each in kept)})
    ids = plan.ids
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


def ask(state: State) -> tuple[Turn, ...]:
    """What is asked where the conversation is; at the review what is open."""
    asked = state.asked
    if asked is not None:
        return (Ask(asked),)
    return (Note("review", {"open": len(state.plan.open), "broken": len(state.plan.broken)}),)


def _all_zero(plan: Plan, section: str) -> bool:
    figures = [plan.figures[cell].value for cell in plan.flow.section[section].cells]
    return bool(figures) and all(figure == 0 for figure in figures)


def revise(state: State, question: str) -> Step:
    """Goes to a question that was answered before; what comes next is where it was gone from."""
    if state.plan.get(question) is None:
        return state, (Refuse(Problem("not_asked", question)),)
    back = state.place.back_to or (state.place.question,)
    return go(state, question, back, state.place.owed)


def jump(state: State, to: str | None) -> Step:
    """Goes there; what was left open there is asked once more.

    From the review a text begins with what it is to tell and nobody was asked for, and all that stops a finish comes again.
    """
    if to is None:
        return go(state, None)
    in_section = list(state.plan.in_section(to))
    target = next(
        (asked for asked in in_section if asked.open), in_section[0] if in_section else state.plan.get(to)
    )
    if target is None:
        return state, (Refuse(Problem("not_asked", to)),)
    at_review = state.place.question is None
    wanted = {asked.id for asked in in_section or (state.plan.open if at_review else ())}
    passed = {id: how for id, how in state.place.passed.items() if id not in wanted}
    first = _told_of_it(state.plan, target, passed) if at_review else target
    return go(passing(state, passed), first.id)


def _told_of_it(plan: Plan, target: Asked, passed: Mapping[str, Passed]) -> Asked:
    """The first fact that a text is to tell and nobody has come to; else the question itself."""
    facts = (each for each in plan.asked if each.question is not None and each.question.serves == target.id)
    return next((each for each in facts if each.open and each.id not in passed), target)


def passing(state: State, passed: Mapping[str, Passed]) -> State:
    """The same state, other questions having been left open."""
    return state.at(replace(state.place, passed=passed))


def next_from(state: State, after: str | None) -> Step:
    """Goes to what is next; what comes back at the end does so once."""
    passed = state.place.passed
    following = state.plan.next_after(after, passed)
    if following is None:
        return go(state, None)
    if following.id in passed:
        state = passing(state, {**passed, following.id: "left"})
    return go(state, following.id)


def skip(state: State) -> Step:
    """Goes on; a revision that is left alone goes back to where it came from."""
    here, passed, said = state.asked, state.place.passed, tuple[Turn, ...]()
    if here is not None and here.open and here.id not in passed and not _is_ahead(state, here):
        left = tuple(passed_over(here))
        said = left or (Note("later", {"asked": here, "until": (here.id,)}),)
        state = passing(state, {**passed, here.id: "left" if left else "later"})
    if state.place.back_to is not None:
        after, turns = go(state, state.place.back_to[0])
    else:
        after, turns = next_from(state, state.place.question)
    return after, (*said, *turns)


def _is_ahead(state: State, here: Asked) -> bool:
    """Whether a question was only looked at before its turn: it still comes, and is not left open."""
    back_to = state.place.back_to[0] if state.place.back_to is not None else None
    return (
        back_to is not None
        and state.plan.position.get(back_to, len(state.plan.asked)) < state.plan.position[here.id]
    )


def passed_over(asked: Asked) -> Iterator[Turn]:
    """Says of a fact that was left alone that nothing is written of it."""
    if asked.question is not None and asked.question.serves:
        told_by = tuple(each.id for each in asked.several) or (asked.id,)
        yield Note("passed_over", {"facts": told_by})


def undo(state: State) -> Step:
    """Takes back what was done last."""
    if not state.past:
        return state, (Note("nothing_to_undo"), *ask(state))
    book, here = state.past[0]
    earlier = State(state.flow, book, here, state.past[1:])
    taken_back = _told_only_in(state.plan, earlier.plan, here.question)
    again = _told_only_in(earlier.plan, state.plan, here.question)
    return earlier, (Note("undone", {"taken_back": taken_back, "again": again}), *ask(earlier))


def _told_only_in(plan: Plan, other: Plan, first: str | None) -> tuple[Asked, ...]:
    """The questions that somebody answered here otherwise than there, as they stand here; `first` comes first."""
    there = {asked.id: asked.answer for asked in other.asked}
    told = [a for a in plan.asked if a.answer and a.answer.origin in TOLD and there.get(a.id) != a.answer]
    return tuple(sorted(told, key=lambda asked: asked.id != first))


def left_last_year(plan: Plan) -> dict[str, Passed]:
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


def of_its_entry(plan: Plan, at: str | None) -> Asked | None:
    """What is open about the application of a question that a flow used to ask."""
    entry = plan.ids.entry_of(at) if plan.ids is not None and at is not None else None
    return next(
        (asked for asked in plan.asked if entry is not None and asked.open and asked.entry == entry), None
    )
