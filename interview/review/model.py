"""What a check gives: values alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from interview.dataclass import dataclass
from interview.engine.sums.error_localisation import Mend
from interview.engine.sums.relations import Number, Relation, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: characters `start` to `end`, the last one not included."""

    text: str
    """The address of a `ReportText`."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Other characters for a piece of a text, so that it says what is right."""

    span: Span
    now: str
    """What should stand there, written as the rest of the text is."""
    by_table: bool = True
    """Whether it is a number that a table says otherwise; else a name or number of the world at large."""


@dataclass(frozen=True, slots=True)
class FormPlace:
    """A part of the form that a sentence names in the reader's own words: a table, a row or column of it, a cell."""

    section: str
    """The id of the section the table belongs to; "" for a cell alone."""
    row: str = ""
    """The addresses of its cells without their last part."""
    column: str = ""
    """The last part of the addresses of its cells."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check saw, before it has its rule and its weight."""

    code: str
    """Which sentence says it."""
    id: str
    """Stays the same while what it is about stays: a reason given for it is found again by it. Holds no figure."""
    where: tuple[str | Span, ...]
    """Cells by address and pieces of text, the main one first."""
    left: Number | str | None = None
    """What the report says."""
    right: Number | str | None = None
    """What it is held against."""
    repairs: tuple[Mend, ...] = ()
    """Changes of figures that would mend it, the likeliest first."""
    rewrite: Rewrite | None = None
    """The change of the text that would mend it, where the text is the side that may be wrong."""
    details: Mapping[str, object] = field(default_factory=dict)
    """What stands in that sentence: texts and numbers, and what `messages` names: a `FormPlace`, several, figures by address."""
    relation: Relation | None = None
    """The relation that does not hold."""
    rule: str = field(default="", kw_only=True)
    """Its rule, where the sentence does not tell it."""
    severity: Severity | None = field(default=None, kw_only=True)
    """Its weight, where that is not the sentence's."""


@dataclass(frozen=True, slots=True)
class Finding(Hit):
    """Something to mend or to look at: a hit with its rule and its weight."""

    rule: str = field(kw_only=True)
    """An id of `docs/rules.md`, or of a relation of the flow."""
    severity: Severity = field(kw_only=True)
    accepted: str | None = field(default=None, kw_only=True)
    """The reason given for publishing it as it is."""

    @property
    def stops(self) -> bool:
        """Whether an interview cannot be finished with it, whatever reason is given."""
        return self.relation is not None and self.relation.identity
