"""What is checked: one report's figures and texts, wherever they come from.

Two doors, one shape: a plan of an interview (`of_plan`), whose form, title and headings are right by construction, and a
report that was read (`published.of_report`), of which nothing is. What reads reports is not loaded for an interview.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from interview.engine.book import LastYear
from interview.engine.flow import Flow
from interview.engine.plan import Plan
from interview.engine.relations import Number
from interview.review.finding import Place
from interview.review.places import printed
from interview.review.prose import Folded, folded, without
from interview.review.running_text import labels_of, stretches

if TYPE_CHECKING:
    from interview.reading.sheet import Figure, Span
    from interview.review.claims import Claim

TITLE, OPENING, DATED = "title", "opening", "dated"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a report."""

    address: str
    """A text's id in the flow (`overview.proactive`); `title`, `opening`, `dated`; `part.3` for prose beside a table."""
    text: str


@dataclass(frozen=True)
class Subject:
    """A report to be checked."""

    flow: Flow
    office: str
    kind: str
    """`office.kind`, "" where it is not known."""
    year: int | None
    sheet: Mapping[str, Number | None]
    passages: tuple[Passage, ...]
    last: LastYear | None = None
    accepted: Mapping[str, str] = field(default_factory=dict)
    """Reasons by finding id."""
    cells: Mapping[str, Figure] | None = None
    """What a published report has in each cell, as read; None for an interview."""
    spans: tuple[Span, ...] = ()
    """A published report's parts with their headings as found; none for an interview."""
    profile: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0
    """Characters of prose beyond those that are judged."""
    labels: frozenset[str] = frozenset()
    """What a published report's tables have besides figures."""
    ran_together: bool = False
    """Whether cells of a published report's tables had become running text."""

    @property
    def published(self) -> bool:
        """Whether it was read from a document, so that form, title and headings may be wrong too."""
        return self.cells is not None

    @cached_property
    def texts(self) -> dict[str, str]:
        """The passages by address."""
        return {each.address: each.text for each in self.passages}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each printed figure stands."""
        return printed(self.flow)

    @cached_property
    def form_labels(self) -> frozenset[str]:
        """The labels that the form prints in its tables."""
        return labels_of(self.flow)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Every short line and cell of a published report, as rules read them, also what stands in no passage."""
        return tuple(self.plain("\n".join(sorted(self.labels))).split("\n"))

    def folded(self, address: str, text: str) -> Folded:
        """A text as rules read it; of a published report in simplified characters."""
        return folded(address, text, _simplified() if self.published else None)

    def plain(self, text: str) -> str:
        """A text as rules read it, where no place in it is told."""
        return self.folded("", text).text

    @cached_property
    def prose(self) -> tuple[Folded, ...]:
        """The passages as rules read them, the title left out, and of a published report what is a table's."""
        told = (self.folded(each.address, each.text) for each in self.passages if each.address != TITLE)
        if not self.published:
            return tuple(told)
        return tuple(without(each, stretches(each.text, self.form_labels)) for each in told)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the passages say of the tables' figures, in order."""
        from interview.review.claims import claims_in

        return tuple(found for text in self.prose for found in claims_in(text, self.year))


def _simplified() -> Callable[[str], str]:
    from interview.reading.labels import characters_simplified

    return characters_simplified


def of_plan(plan: Plan) -> Subject:
    """An interview as it stands; what is not answered yet is unknown."""
    told = {id: answer.value.value for id, answer in plan.book.answers.items()}
    prose = [id for id, question in plan.flow.questions.items() if question.kind == "prose" and told.get(id)]
    year = str(told.get("year", ""))
    return Subject(
        plan.flow, str(told.get("office.name", "")), str(told.get("office.kind", "")),
        int(year) if year.isdecimal() else None, plan.sheet, tuple(Passage(id, str(told[id])) for id in prose),
        plan.book.last, {**plan.book.accepted, **plan.reasons},
        profile={id: str(value) for id, value in told.items() if id.startswith("office.")},
    )  # fmt: skip
