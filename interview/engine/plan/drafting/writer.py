"""The texts of one walk: what is offered, what of last year's is kept, and how a text that stands follows its figures.

A draft claims nothing that was not answered or counted. The same answers make the same text, and neighbours do not write
alike. Numbers stay bound to what they say (`interview.engine.prose`). What the clerk is told of it is the machine's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from interview.engine.answers.kinds import Prose
from interview.engine.plan.book import Answer
from interview.engine.plan.drafting.drafts import AS_DRAWN, CUT, Drafts
from interview.engine.plan.drafting.last_texts import GAP, LastTexts
from interview.engine.plan.drafting.values import TextValues
from interview.engine.plan.outline.outline import texts_of
from interview.engine.plan.walk import Walk
from interview.engine.prose.passage import Passage, followed
from interview.engine.sums.relations import Number


class Writer:
    """Writes the texts of one walk, whose figures are complete."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._values = TextValues(walk)
        self._drafts = [Drafts(self._values, brevity) for brevity in range(CUT + 1)]
        self._last = LastTexts(self._values, self._drafts[AS_DRAWN])

    def number(self, address: str) -> Number | None:
        """What a figure, a fact or a sum of them is; None while it is not known."""
        return self._values.number(address)

    def draft(self, text: str) -> Passage | None:
        """The draft of a text; None where no sentence of it can be written."""
        return self._drafts[self._brevities.get(text, AS_DRAWN)].of(text)

    def offer(self, text: str) -> Passage | None:
        """The draft, where an empty Enter takes it: last year's own text goes before, while what it tells still holds."""
        return None if self._last.holds(text) else self.draft(text)

    def last_text(self, text: str) -> Passage | None:
        """Last year's text with this year's numbers in it, a gap where nobody knows them yet."""
        found = self._last.of(text)
        return None if found is None else found.told

    def gaps(self, text: str) -> Passage | None:
        """The same text with its gaps as places; each is of the number, or the name, that stood there last year."""
        found = self._last.of(text)
        return None if found is None else found.gaps

    def none_left(self, text: str) -> Passage | None:
        """The same text with those of its gaps as places of which there is none this year."""
        found = self._last.of(text)
        return None if found is None else found.none

    def written(self, text: str, answer: Answer) -> Answer | None:
        """A text as it stands by now: drafted anew where it was taken as drafted, else with its bound numbers followed.

        A number that is not known any more leaves a gap, which is filled as soon as it is told again. None where a draft has nothing left to say.
        """
        if answer.origin == "inferred":
            passage = self.draft(text)
        elif answer.bound:
            said = Passage(str(answer.value.value), answer.bound)
            passage, _ = followed(said, lambda of: self._values.shown(of) or GAP)
        else:
            return answer
        if passage is None:
            return None
        if (passage.text, passage.bound) == (answer.value.value, answer.bound):
            return answer
        return replace(answer, value=Prose(value=passage.text), bound=passage.bound)

    @cached_property
    def _brevities(self) -> Mapping[str, int]:
        """How the texts of a section are worded that would be longer than it may be in the wordings that are drawn for them."""
        found: dict[str, int] = {}
        for section in (each for each in self._walk.flow.sections if each.most):
            texts = [each.id for each in texts_of(section)]
            fits = (
                each for each in range(CUT) if sum(self._length(text, each) for text in texts) <= section.most
            )
            found |= dict.fromkeys(texts, next(fits, CUT))
        return found

    def _length(self, text: str, brevity: int) -> int:
        """Characters of a text as it stands, or as it is offered."""
        told = self._walk.pool.get(text)
        if told is not None and told.origin != "inferred":
            return len(str(told.value.value))
        offered = (
            self.last_text(text)
            if told is None and self._last.holds(text)
            else self._drafts[brevity].of(text)
        )
        return len(offered.text) if offered is not None else 0
