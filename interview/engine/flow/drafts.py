"""Drafts as data: the sentences of a text, each with its condition and its wordings, and the formatters they mention.

A sentence is written only where its condition is true and every placeholder is known. What a formatter makes of the
facts, and which wording is taken, is decided by `interview.engine.plan.drafting`.
"""

# Annotations are not left as strings here: pydantic would compile each of them at every start.
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from interview.engine.answers.conditions import Condition
from interview.engine.flow.part import Address, Name, Part


class Sum(Part):
    """Several figures or facts added up; known when every one that is asked is."""

    kind: Literal["sum"]
    id: Address
    of: tuple[Address, ...] = Field(min_length=2)


class Counted(Part):
    """One entry of a listing: 政府网站86条."""

    of: Address
    prints: str = Field(min_length=1)
    unit: str = "件"


class Listing(Part):
    """What is not 0, with its name: 予以公开4件、无法提供2件. A condition sees how many entries there are."""

    kind: Literal["listing"]
    id: Address
    of: tuple[Counted, ...] = Field(min_length=1)
    briefly: int | None = Field(default=None, ge=1)
    """So many of its entries, the first ones, are said where the section would be too long otherwise; None is all."""


class Only(Part):
    """The name of the one entry of a listing that is not 0; unknown where there are more."""

    kind: Literal["only"]
    id: Address
    of: Address


class Names(Part):
    """The options that were chosen, by what they print: 文字、图解. A condition sees how many they are."""

    kind: Literal["names"]
    id: Address
    of: Address
    uncounted: dict[str, Address] = Field(default={})
    """What more is asked of an option, a count or how it came out: one of which that is told is left out, because another
    sentence or a listing tells it, and one that has none."""
    unless_none: dict[str, Address] = Field(default={})
    """Counts by option: one of which there were none is left out, because it was not done after all."""


class Phrase(Part):
    """A word that one office always says so and another otherwise: 本机关, 本单位."""

    kind: Literal["phrase"]
    id: Address
    wordings: tuple[str, ...] = Field(min_length=2)
    settled: str = ""
    """The only one that is fit while `settled_when` is true: no government calls itself 本单位."""
    settled_when: Condition | None = None


Formatter = Annotated[Sum | Listing | Only | Names | Phrase, Field(discriminator="kind")]


class DraftSentence(Part):
    """One sentence, or one item of a numbered text, in several wordings that say the same."""

    id: Name
    when: Condition | None = None
    wordings: tuple[str, ...] = Field(min_length=1)
    """With {placeholders}: an address, a formatter, {year}."""
    loose: bool = False
    """May change places with the loose sentences beside it."""
    spare: bool = False
    """Left out where the texts of the section would be too long even in their shortest wordings."""
    meets: Name | None = None
    """Of a draft that answers another: the item of that one which it answers."""


class Draft(Part):
    """The draft of one text."""

    text: Address
    style: Literal["running", "numbered"] = "running"
    """Numbered: 一是……；二是……。 One item alone has no number."""
    answers: Address | None = None
    """Of a numbered text: the one whose items its own meet, one by one; what meets none goes before them all."""
    joined_by: str = ""
    """Of a numbered text that may be told in another's: what goes over from that one's items to its own."""
    was: tuple[str, ...] = ()
    """Wordings of earlier versions, changed or given up since: never written again, known as ours in what they wrote."""
    sentences: tuple[DraftSentence, ...] = Field(min_length=1)

    @property
    def known_wordings(self) -> Iterator[str]:
        """Every wording that this text was ever drafted in."""
        yield from self.was
        for sentence in self.sentences:
            yield from sentence.wordings
