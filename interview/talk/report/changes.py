"""What changed since last year, for the review: the figures that differ, and where each was told."""

from __future__ import annotations

from collections.abc import Iterator

from interview.assemble.changes import changes_of
from interview.dataclass import dataclass
from interview.engine.answers.kinds import plain
from interview.engine.plan.plan import Plan
from interview.engine.step.lineage import told_by
from interview.export.changes import called, shown
from interview.wording.catalog import Words


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A figure that is another than last year."""

    name: str
    says: str
    """Both numbers, and by how much."""
    spot: str | None
    """The question in which it was told first."""


def change_rows(plan: Plan, words: Words) -> Iterator[ChangeRow]:
    """The figures that differ, in the form's order; none where nothing is known of last year."""
    found = changes_of(plan)
    for change in found.figures if found else ():
        if change.differs and change.was is not None and change.now is not None:
            says = words.say(
                "changes.from_to", was=plain(change.was), now=plain(change.now), by=shown(change)
            )
            spot = next(iter(told_by(plan, change.address)), None)
            yield ChangeRow(called(plan, change.address, words), says, spot)


def change_heading(plan: Plan, words: Words) -> str:
    """What stands above them, where there are any."""
    assert plan.book.last is not None  # noqa: S101 - else there are none
    return words.say("changes.review", last=plan.book.last.year)
