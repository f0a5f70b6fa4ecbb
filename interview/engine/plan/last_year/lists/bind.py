"""Makes facts of the numbers of a text's lists that nobody knows, and of what they come to their sum; names nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from interview.engine.plan.last_year.lists.model import list_of
from interview.engine.plan.last_year.lists.recognise import runs, whole_of
from interview.engine.prose.derived import SumOf
from interview.engine.prose.passage import Bound

_MOST = 60
"""Figures of one list; a city has fewer counties and bureaus."""


def lists_in(id: str, text: str, bound: Sequence[Bound], apart: Collection[int] = ()) -> tuple[Bound, ...]:
    """The places of a text, those of its lists that nobody knows bound to facts of their own, and what they come to to their sum.

    Args:
        id: The text's id.
        text: The text.
        bound: Its places.
        apart: Where numbers stand that are no fact of a list: what a table knows otherwise.
    """
    number = 1 + max((int(list_of(place.of) or 0) for place in bound), default=0)
    meant: dict[int, str] = {}
    for run in runs(text, bound, apart):
        new = [item for item in run.items[:_MOST] if not item.of and not item.left]
        meant |= {item.start: f"facts.{id}.each_{number}_{at}" for at, item in enumerate(new, start=1)}
        number += 1
        parts = [meant.get(item.start, item.of) for item in run.items]
        whole = whole_of(text, run, bound) if all(parts) else None
        if whole is not None and not whole.of and whole.start not in {*apart, *meant}:
            meant[whole.start] = str(SumOf(tuple(parts)))
    return tuple(
        Bound(place.start, place.end, meant[place.start]) if place.start in meant else place
        for place in bound
    )
