"""What a number of last year's lists is, and how its fact is called; no text is read here, and no pattern of one loaded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from interview.dataclass import dataclass
from interview.engine.prose.passage import Bound

_ADDRESS = re.compile(r"facts\.[a-z0-9_.]{1,80}\.each_(?P<list>[1-9]\d?)_[1-9]\d?")


@dataclass(frozen=True, slots=True)
class Listed:
    """One figure of a list."""

    id: str
    """The fact's."""
    text: str
    """The text that tells it."""
    name: str
    unit: str
    lead: str
    """The last words before the list, without their figure, which say what is counted; empty where there are none."""
    total: str
    """The address of what all of them add up to; empty where the text does not say."""
    list: str = ""
    """Which list of its text it stands in."""
    sorts: bool = False
    """Whether the list is of sorts of what was published, and not of offices."""


def list_of(id: str) -> str:
    """Which list of its text a fact stands in; empty where it stands in none."""
    found = _ADDRESS.fullmatch(id)
    return found["list"] if found else ""


def in_their_order(bound: Sequence[Bound], lists: Mapping[str, Listed]) -> Sequence[Bound]:
    """The places of a text as they are asked about: in order, those of one list together."""
    first: dict[str, int] = {}
    for place in bound:
        if place.of in lists:
            first.setdefault(lists[place.of].list, place.start)
    return sorted(
        bound,
        key=lambda place: (
            first[lists[place.of].list] if place.of in lists else place.start,
            place.start,
        ),
    )
