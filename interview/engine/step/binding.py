"""Which numbers of a text that was just given are figures or facts, and which texts a change has moved.

A text is given as plain words; its numbers are found again in what it was made from. Nothing is guessed: a number that is
not certainly the same is free.
"""

from __future__ import annotations

from interview.engine.answers.kinds import Prose, Value
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.prose.passage import Bound, Passage
from interview.engine.prose.rebinding import rebound


def bound_in(plan: Plan, asked: Asked, value: Value) -> tuple[Bound, ...]:
    """The bound places of a text: those of the one of its sources that most of them are found again from."""
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
