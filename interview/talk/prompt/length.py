"""How long a text is so far, and whether all of part one is longer than a report's should be.

It says nothing; what is too long for a finished report is a finding of `interview.review`.
"""

from __future__ import annotations

from interview.dataclass import dataclass
from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked

_PART_ONE = "overview"


def characters(text: str) -> int:
    """The characters of a text without its blanks, as the review counts them."""
    return len("".join(text.split()))


@dataclass(frozen=True, slots=True)
class Room:
    """How much may be written with one text: for part one, all of its texts together."""

    others: int = 0
    """Characters in the other texts."""
    most: int = 0
    """So many should all have at most; 0 where nothing is said of it."""

    def over(self, text: str) -> int:
        """How many characters all texts have with this one, where that is too many; else 0.

        Gaps come first: whoever drops a sentence for one has a shorter text.
        """
        if GAP in text:
            return 0
        whole = self.others + characters(text)
        return whole if self.most and whole > self.most else 0


def room_of(plan: Plan, asked: Asked) -> Room:
    """The room that the other texts of part one leave (30号, one: in principle at most a thousand characters)."""
    if asked.kind != "prose" or asked.section != _PART_ONE:
        return Room()
    # Not before the first text: the first question waits for nothing.
    from interview.review.text.lexicon import table

    others = [
        str(each.answer.value.value)
        for each in plan.in_section(_PART_ONE)
        if each.kind == "prose" and each.answer is not None and each.id != asked.id
    ]
    return Room(sum(map(characters, others)), table("form")["contents"]["many"])
