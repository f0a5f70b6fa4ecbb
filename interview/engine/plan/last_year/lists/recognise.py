"""Which numbers of a text are one list, by the words and marks around them alone; nothing is bound here.

A number is in a list only where its name is whole and what stands between it and the one before is a mark; what tells a deed, a
time or all of something is no name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from interview.engine.plan.last_year.lists.items import ALIKE, LEADS, UNIT, ListItem, ListRun
from interview.engine.plan.last_year.lists.offices import lists_of_offices
from interview.engine.plan.last_year.lists.sorts import lists_of_sorts
from interview.engine.prose.passage import Bound

_FACTS = "facts."
_COME_TO = re.compile(
    rf"[，,：:；;。（( ]{{0,2}}(?:{'|'.join(LEADS)}|具体为)?(?:包括|有|为)?[，,：: ]{{0,2}}"
)
"""Between a number and those that it is the sum of."""
_OF_WHICH = re.compile(r"[^。！？\n]{0,40}[，；。]其中[，,]?")
"""The same where the two figures of each office are told, and their two sums before: 3件，收取2230元。其中，某局1件，收取880元."""
_SUMS = 2


def runs(text: str, places: Iterable[Bound], apart: Collection[int] = ()) -> list[ListRun]:
    """The lists of a text, in order.

    Args:
        text: The text.
        places: What its numbers are bound to; one that says nothing or a fact may be in a list.
        apart: Where numbers stand that are no fact of a list, whatever words are around them.
    """
    places = list(places)
    offices = [*lists_of_offices(text, places)]
    taken = {item.start for run in offices for item in run.items}
    told = [place for place in places if not place.of or place.of.startswith(_FACTS)]
    found = [*offices, *lists_of_sorts(text, told, taken, apart)]
    return sorted(found, key=lambda run: run.items[0].start)


def whole_of(
    text: str, run: ListRun, places: Iterable[Bound], beside: Sequence[ListItem] = ()
) -> Bound | None:
    """The number that all of a list come to, right before it; None where that is not certain.

    Args:
        text: The text.
        run: The list.
        places: What the text's numbers are bound to.
        beside: Where each office has two figures, the others of them.
    """
    begins = min([run.items[0].begins, *(item.begins for item in beside)])
    added = sum(int(text[item.start : item.end]) for item in run.items)
    before = sorted(place for place in places if place.end <= begins)[: -_SUMS - 1 : -1]
    for place in before if beside else before[:1]:
        unit, first = UNIT.match(text, place.end), run.items[0]
        alike = unit is not None and (unit[1] == first.unit or {unit[1], first.unit} <= ALIKE)
        leads = (_OF_WHICH if beside else _COME_TO).fullmatch(text, unit.end() if unit else begins, begins)
        if leads and alike and added and text[place.start : place.end] == str(added):
            return place
    return None
