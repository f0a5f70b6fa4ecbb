"""What a report says 否 to has no figures (N20): the cells that are asked for only where there was something of the sort."""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine.answers.conditions import Condition, tests
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject


@rule("N20", "error")
@needs(Need.DENIED)
def figures_denied(subject: Subject) -> Iterator[Hit]:
    """A 否 beside figures that are not 0; the first of them is told, and where all are."""
    for label, denied in subject.denied.items():
        where = tuple(cell for cell in _asked_where(subject, denied) if subject.sheet.get(cell))
        if where:
            yield Hit("N20", f"N20.{where[0]}", where, label, subject.sheet[where[0]])


def _asked_where(subject: Subject, denied: Condition) -> Iterator[str]:
    """The figures that are asked for only where what is denied holds."""
    none = [*tests(denied)]
    for id in subject.flow.cells:
        question = subject.flow.questions.get(id)
        if (
            question is not None
            and question.when is not None
            and all(each in none for each in tests(question.when))
        ):
            yield id
