"""Makes facts of the numbers of a text's lists that nobody knows, and of what they come to their sum; names nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from interview.engine.plan.last_year.lists.items import ListItem, ListRun
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
    found = runs(text, bound, apart)
    for run in found:
        new = [item for item in run.items[:_MOST] if not item.of and not item.left]
        meant |= {item.start: f"facts.{id}.each_{number}_{at}" for at, item in enumerate(new, start=1)}
        number += 1
        parts = [meant.get(item.start, item.of) for item in run.items]
        whole = whole_of(text, run, bound, _beside(run, found)) if all(parts) else None
        if whole is not None and not whole.of and whole.start not in {*apart, *meant}:
            meant[whole.start] = str(SumOf(tuple(parts)))
    return tuple(
        Bound(place.start, place.end, meant[place.start]) if place.start in meant else place
        for place in bound
    )


def _beside(run: ListRun, found: Sequence[ListRun]) -> tuple[ListItem, ...]:
    """The other figures of a list of offices of which two are told each, one behind the other."""
    first, last = run.items[0].start, run.items[-1].start
    between = (
        each for each in found if each is not run and not each.sorts and not run.sorts
        if each.items[0].start < last and first < each.items[-1].start
    )  # fmt: skip
    return tuple(item for each in between for item in each.items)
