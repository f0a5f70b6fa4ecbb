"""What a change does to an interview, told before it is taken.

The difference of two plans, as plain data: what would be set aside, what would come back, what would have to be
asked, which figures would be others, which texts would follow. The second plan is the one that the command itself would leave, so what
is told is exactly what would happen. Says nothing and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from interview.dataclass import dataclass
from interview.engine.plan.book import Answer
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number

_GIVEN = frozenset({"typed", "confirmed", "imported", "summed", "beside"})
"""Where an answer comes from that a person gave; the others come of themselves when they are wanted again."""


@dataclass(frozen=True, slots=True)
class MovedAnswer:
    """An answer that would go to the set-aside ones, or come back from there."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A figure that would be another; None is unknown."""

    address: str
    was: Number | None
    now: Number | None


@dataclass(frozen=True, slots=True)
class Foresight:
    """What a change would do, each in the order of the plan; all empty where it would do nothing."""

    closes: tuple[MovedAnswer, ...] = ()
    """Live answers that would be set aside."""
    returns: tuple[MovedAnswer, ...] = ()
    """Answers set aside that would be live again, as they were."""
    opens: tuple[str, ...] = ()
    """Questions that would want an answer and do not now."""
    recomputes: tuple[Recomputed, ...] = ()
    loses: tuple[str, ...] = ()
    """Of the questions that would close, those whose answers a person gave and nothing would say any more.

    A figure says it that has the same number. Where the ledger is told another way, its cells go along, and the ones
    not known that way yet come back with their question. A figure told ahead of its question waits for it; it is lost
    with the answer that closes its question, though it was never live.
    """


def between(before: Plan, after: Plan) -> Foresight:
    """What is different in a later plan of the same interview."""
    was, now = before.book, after.book
    closes = tuple(
        MovedAnswer(id, told)
        for id, told in was.answers.items()
        if id not in now.answers and now.aside.get(id) == told
    )
    returns = tuple(MovedAnswer(id, told) for id, told in now.answers.items() if was.aside.get(id) == told)
    wanted = {asked.id for asked in before.asked if asked.open}
    opens = tuple(asked.id for asked in after.asked if asked.open and asked.id not in wanted)
    recomputes = tuple(_recomputed(before, after))
    still_said = _still_said(before, after)
    gone = (*closes, *_told_ahead_and_closed(before, after))
    loses = tuple(moved.question for moved in gone if moved.answer.origin in _GIVEN and not still_said(moved))
    return Foresight(closes, returns, opens, recomputes, loses)


def _told_ahead_and_closed(before: Plan, after: Plan) -> Iterator[MovedAnswer]:
    """What waited for a question of its own that nothing had decided yet, and that an answer closes now.

    A cell of the ledger waits for the way in which it is told and comes back with it, so none is lost here.
    """
    for id, told in after.book.aside.items():
        if id not in after.flow.questions:
            continue
        was, now = before.figures.get(id), after.figures.get(id)
        if was is None or now is None or before.book.aside.get(id) != told:
            continue
        if was.value is None and now.value is not None and now.because is not None:
            yield MovedAnswer(id, told)


def _still_said(before: Plan, after: Plan) -> Callable[[MovedAnswer], bool]:
    """Judges whether what an answer said is still said, although its question is closed."""
    ids = after.ids
    # A way that goes without saying takes nothing along.
    told = after.book.answers.get(ids.way) if ids else None
    another_way = told is not None and ids is not None and told.value.value != before.way

    def said(moved: MovedAnswer) -> bool:
        if (asked := before.get(moved.question)) is not None and (asked.subtotal_of or asked.explains):
            return True  # it comes and goes with the slip, or with the difference
        of_the_ledger = another_way and ids is not None and ids.owns(moved.question)
        if moved.question in after.sheet:
            now = after.sheet[moved.question]
            return now == moved.answer.value.value or (now is None and of_the_ledger)
        return of_the_ledger

    return said


def _recomputed(before: Plan, after: Plan) -> list[Recomputed]:
    addresses = dict.fromkeys((*before.figures, *after.figures))
    return [
        Recomputed(address, was, now)
        for address in addresses
        if (was := before.sheet.get(address)) != (now := after.sheet.get(address))
    ]


def rewritten(before: Plan, after: Plan, answered: str) -> tuple[str, ...]:
    """The texts that a change has moved along, the answered one left out."""
    return tuple(
        asked.id
        for asked in after.asked
        if asked.kind == "prose"
        and asked.id != answered
        and asked.answer is not None
        and (was := before.book.answers.get(asked.id)) is not None
        and was.value != asked.answer.value
    )
