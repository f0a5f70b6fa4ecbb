"""What reading a report gives: figures by address, each with how sure it is; title, office, year, form, texts.

Values alone, no behaviour. A figure is read, doubtful (with the reason and what it may be), or missing; `settled_by`
names the relations where they, not the text, decided. Nothing is ever both read and uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Condition
from interview.engine.plan.book import Outline
from interview.engine.sums.relations import Number

State = Literal["read", "doubtful", "missing"]

Reason = Literal[
    "",
    "blank",  # the cell is there, and nothing in it
    "not_found",  # the report has no such cell, or it could not be recognised
    "filler",  # /, —, 无 in place of a figure
    "unreadable",  # something stands there that is no number
    "fewer_cells",  # the row has fewer cells than the form has columns
    "more_cells",  # the row has more
    "merged",  # one cell covers the place of several
    "other_heads",  # the columns are headed as the other form has them
    "heads",  # the column heads could not be told apart
    "order",  # the figures stand between labels, and nothing says which of them is theirs
    "by_place",  # the row has no label of its own, and the sums speak against its place
    "twice",  # the report says it in two places, differently
    "unit",  # an amount without 元 or 万元
    "negative",  # a count below zero
    "broken_number",  # a count with decimals
    "one_row_for_many",  # the report gives one row where the form has several
]


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """What a report says of one cell."""

    state: State
    value: Number | None = None
    text: str = ""
    """As published."""
    reason: Reason = ""
    candidates: tuple[Number, ...] = ()
    """What it may be, the likeliest first."""
    note: str = ""
    """What stands in brackets after the number."""
    settled_by: tuple[str, ...] = ()
    """The relations that say what the text leaves open."""
    only_placed: bool = False
    """Whether the figure itself stands there, and what the text leaves open is where it belongs."""


@dataclass(frozen=True, slots=True)
class ProsePart:
    """A part of the prose: a heading and the paragraphs under it."""

    part: int
    """Which of the six parts, 0 before the first."""
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A published report as read."""

    flow: str
    """The id of the form its labels belong to."""
    figures: Mapping[str, ReadFigure]
    """Every cell of the form, and cells only the other form has where the report gives them."""
    title: str = ""
    office: str = ""
    year: int | None = None
    profile: Mapping[str, str] = field(default_factory=dict)
    """Address, telephone, post code, website, by their ids."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Prose by the ids of the outline's parts."""
    spans: tuple[ProsePart, ...] = ()
    """All prose, in order."""
    labels: frozenset[str] = frozenset()
    """What stands in the tables besides figures, as published."""
    dated: str = ""
    """When it was issued or published, as told around the title: no part of any text."""
    ran_together: bool = False
    """Whether cells of its tables had become running text."""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The options that its boxes mark, by question."""
    denied: Mapping[str, Condition] = field(default_factory=dict)
    """What it says 否 to, by label: the conditions that do not hold then."""
    outline: Outline = field(default_factory=dict)
    """The parts of its sections in its order, under its own headings; a section without a text has none."""
    offices: tuple[str, ...] = ()
    """Whose it may be where those that tell it disagree, the likeliest first; `office` is empty then."""
    years: tuple[int, ...] = ()
    """Of which year it may be, likewise; `year` is None then."""
    second: str = ""
    """The title of another report that follows in the same file, of which nothing is read."""
    has_cells: bool = True
    """Whether the file itself says what its cells are, so that one that is lost was lost by who wrote it."""

    @property
    def says_nothing(self) -> bool:
        """Whether neither a figure nor a text was found: it is about the work perhaps, and no report."""
        return not self.texts and all(figure.state == "missing" for figure in self.figures.values())

    @property
    def sheet(self) -> dict[str, Number | None]:
        """The figures that are certain, for relations."""
        return {
            address: figure.value if figure.state == "read" else None
            for address, figure in self.figures.items()
        }
