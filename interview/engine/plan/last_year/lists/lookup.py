"""Which lists a last year has, looked for once in it; whatever reads a text is loaded only where there are any."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from interview.engine.plan.book import LastYear
from interview.engine.plan.last_year.lists.model import Listed, list_of


class _ById:
    """Last year by identity: it is what it is for a whole interview."""

    __slots__ = ("last",)

    def __init__(self, last: LastYear) -> None:
        self.last = last

    def __hash__(self) -> int:
        return id(self.last)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.last is other.last


def listed(last: LastYear | None) -> Mapping[str, Listed]:
    """The figures of last year's lists, by their facts."""
    return _listed(_ById(last)) if last is not None else {}


@lru_cache(maxsize=8)
def _listed(by_id: _ById) -> Mapping[str, Listed]:
    last = by_id.last
    if not any(list_of(place.of) for places in last.bound.values() for place in places):
        return {}
    # Its patterns take long, and few texts list anything.
    from interview.engine.plan.last_year.lists.describe import listed_in

    found: dict[str, Listed] = {}
    for id, bound in last.bound.items():
        if id in last.texts and any(list_of(place.of) for place in bound):
            told = sorted(listed_in(id, last.texts[id], bound), key=lambda each: int(each.list))
            for each in told:
                found.setdefault(each.id, each)
    return found
