"""Where what a finding is about was told, and so can be changed: a question, a cell of the table, a place in a text.

Of a plan alone; what is offered of it, and how one gets there, is the faces' affair.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.dataclass import dataclass
from interview.engine.answers.kinds import TEXTS
from interview.engine.flow.address import name_in_row
from interview.engine.plan.plan import Plan
from interview.engine.step.lineage import told_by
from interview.review.model import Finding, Span
from interview.review.subject import OPENING, TITLE


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where something was told."""

    id: str
    """A question; or, where the ledger is told as a table, a cell of it."""
    text: Span | None = None
    """Which characters of the answer it is about; None for a figure."""


def spots_of(plan: Plan, finding: Finding) -> tuple[Spot, ...]:
    """The places a finding is about, the texts first, then the figures it names first.

    Of figures that do not come out the last one told comes first: that is where the slip showed.
    """
    texts = _texts(plan, finding)
    cells = [address for each in finding.where if isinstance(each, str) for address in told_by(plan, each)]
    figures = [*dict.fromkeys(cells)]
    if finding.stops:
        figures.sort(key=lambda id: (-_told_at(plan, id), not plan.sheet.get(id)))
    found = [*texts, *map(Spot, figures)]
    return tuple(found or _parts(plan, finding))


def _texts(plan: Plan, finding: Finding) -> list[Spot]:
    spans = [each for each in finding.where if isinstance(each, Span) and plan.get(each.text) is not None]
    if finding.rewrite is not None and spans:
        spans[0] = finding.rewrite.span
    return [Spot(each.text, each) for each in {each.text: each for each in reversed(spans)}.values()][::-1]


def _told_at(plan: Plan, id: str) -> int:
    return plan.position.get(id, len(plan.asked))


def _parts(plan: Plan, finding: Finding) -> Iterator[Spot]:
    """What is printed in a part of the report: the answer that holds what is said to be wrong, else all of that part.

    A fact is printed only in the text that it serves.
    """
    said = finding.left if isinstance(finding.left, str) else ""
    for each in finding.where:
        number = _part_of(each.text if isinstance(each, Span) else each)
        sections = [section.id for section in plan.flow.sections if section.part == number]
        told = [
            asked
            for section in sections
            for asked in plan.in_section(section)
            if asked.kind in TEXTS and not (asked.question and asked.question.serves)
        ]
        told.sort(key=lambda asked: asked.optional)  # what must be written is what may be missing
        holding = [asked for asked in told if asked.answer and said and str(asked.answer.value.value) in said]
        yield from (Spot(asked.id) for asked in holding or told)


def _part_of(place: str) -> int | None:
    """The number of the part that a place is; title and opening stand before the first."""
    if place in {TITLE, OPENING}:
        return 0
    return int(name_in_row(place)) if place.startswith("part.") else None
