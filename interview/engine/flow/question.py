"""Questions and tallies as a flow states them: what is asked at once, and a gate with the counts behind it."""

# Annotations are not left as strings here: pydantic would compile each of them at every start.

from functools import cached_property
from typing import Literal

from pydantic import Field

from interview.engine.answers.conditions import Condition
from interview.engine.answers.kinds import NUMBERS, FlowKind
from interview.engine.answers.likeness import Likeness
from interview.engine.answers.option import Option
from interview.engine.flow.part import Address, Help, Name, Part

KnownBy = Literal["self", "applications", "legal", "finance", "web"]
"""Who in an office knows a thing: whoever writes the report, the colleague for applications, the legal office, the desk
for money, whoever runs the website."""


class SaidBy(Part):
    """How some kinds of offices alone say a fact: a township's 门户网站 is the government's."""

    kinds: tuple[str, ...] = Field(min_length=1)
    ways: tuple[str, ...] = Field(min_length=1)


class ToldBy(Part):
    """The words that tell one answer to a question, in the notation of `interview.engine.prose.ways_of_saying`, without a number."""

    value: Name
    """`yes`, `no` or an option."""
    ways: tuple[str, ...] = Field(min_length=1)


class Sibling(Part):
    """The same figure in another report of the same office."""

    family: Name
    """The report."""
    at: Address
    """A count there: a figure of a table, or what only a text needs."""
    near: bool = False
    """Not quite the same: it is told in the help and never offered."""


class Question(Help):
    """One thing asked at once."""

    kind: FlowKind
    id: Address
    ask: str = Field(min_length=1)
    """One line, at most 45 characters."""
    when: Condition | None = None
    """Asked only while this is true; while it is false a figure is zero, and this is the reason."""
    unit: str = ""
    options: tuple[Option, ...] = ()
    options_of_last: Address | None = None
    """Of several to choose from: they are what last year's text told at this address, one an option."""
    takes_count_of: Address | None = None
    """A gate that may be answered with the number itself: 「6 件」 also answers this count, 「2 万元」 this amount."""
    some: bool = False
    """Of several to choose from: what opened it says that there is some, so that none of them is most likely not meant."""
    like: Likeness | None = None
    names: Address | None = None
    """Of a choice: the question whose answer is a name that speaks for some of the options, by how it ends."""
    max_length: int = Field(default=200, gt=0)
    optional: bool = False
    """May stay unanswered in a finished report."""
    steady: bool = False
    """Seldom another from year to year: taken over from last year's report and told, not asked."""
    serves: Address | None = None
    """A fact: the text that alone needs this answer. No table prints it; it may stay untold, which is not 0, and it is asked
    only while that text is not in the office's own words."""
    said_as: tuple[str, ...] = ()
    """Of a fact that is a count: how reports say it, in the notation of `interview.engine.prose.ways_of_saying`; by them last year's
    text tells it."""
    said_by: tuple[SaidBy, ...] = ()
    """The same, by the kind of office."""
    if_told: bool = False
    """Of a fact: asked only of an office whose last year's text told it."""
    told_by: tuple[ToldBy, ...] = ()
    """Of a fact that is picked: the words by which last year's text tells an answer to it."""
    asked_last: bool = False
    """Of a text: asked behind all else of its section, which it sums up; printed where it stands."""
    afresh: bool = False
    """Of a text, or of a fact that is one: told anew every year, so that last year's never stands in the field."""
    navigation: bool = False
    """Steers the interview only: its answer changes no figure and no text."""
    title: str = ""
    """The heading printed above a text in the report, without its number, which the document gives it."""
    aliases: tuple[str, ...] = ()
    """Words by which a heading in published reports is known to be this text's."""
    joins: Address | None = None
    """The text that may tell this one along with its own: a part without which an outline may do as long as that one is there."""
    says: str = ""
    """A short name for reviews and summaries; the label of the form where there is one."""
    sibling: Sibling | None = None
    """Of a count: where another report of the same office and year says it too."""
    known_by: KnownBy | None = None
    """Who knows it, where that is somebody else than for the rest of the section."""

    @property
    def figures(self) -> tuple[str, ...]:
        """The figure that it tells; none where it is no figure of a table."""
        return (self.id,) if self.kind in NUMBERS and not self.serves else ()

    def ways(self, kind: str) -> tuple[str, ...]:
        """How an office of a kind says it; `""` is one of an unknown kind."""
        return self.said_as + tuple(way for by in self.said_by if kind in by.kinds for way in by.ways)

    @property
    def every_way(self) -> tuple[str, ...]:
        """How any office says it."""
        return self.said_as + tuple(way for by in self.said_by for way in by.ways)


class TallyPart(Help):
    """One count of a tally."""

    id: Name
    says: str


class Tally(Help):
    """A gate, a control count, and counts that make up their total (section four)."""

    kind: Literal["tally"]
    id: Address
    ask: str = ""
    """The gate's question; none where `when` already is the gate."""
    when: Condition | None = None
    ask_count: str
    ask_only: str
    """Asked when there is one: which of the parts is it?"""
    ask_part: str
    """With {part} and {n}."""
    parts: tuple[TallyPart, ...] = Field(min_length=2)
    says: str
    known_by: KnownBy | None = None
    """As of a question."""

    @cached_property
    def part(self) -> dict[str, TallyPart]:
        """The parts by the address of their count."""
        return {f"{self.id}.{part.id}": part for part in self.parts}

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The counts, in order."""
        return tuple(self.part)

    @property
    def figures(self) -> tuple[str, ...]:
        """The same, as of any item."""
        return self.cells

    @property
    def gate(self) -> str:
        """The question whether there were any."""
        return f"{self.id}.any"

    @property
    def control(self) -> str:
        """The question how many there were."""
        return f"{self.id}.count"

    @property
    def only(self) -> str:
        """The question what came of the only one."""
        return f"{self.id}.only"

    @property
    def total(self) -> str:
        """The figure that adds the counts up."""
        return f"{self.id}.total"
