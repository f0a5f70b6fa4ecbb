"""What can be done about a finding, in any face: mend the text or the figure at once, go to where it was told, explain.

Data made of a plan; which of them is offered first and in which words, the faces say. Nothing here changes anything.
"""

from __future__ import annotations

from typing import Literal

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Count, Value, plain
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.lineage import told_by
from interview.engine.sums.relations import Number
from interview.review.mending.spots import Spot, spots_of
from interview.review.model import Finding, Rewrite, Span
from interview.review.of_interview import ways_to_mend
from interview.review.text.rewrites import rewritten

MOST_SPOTS = 3
"""At most so many places are offered to be gone to; more would bury the others."""
_KEPT_OVER = "T13"
"""The sentence that says of one text that it is last year's."""
_BEGINS = 12
"""So many characters of a text are enough to know it by."""


@dataclass(frozen=True, slots=True)
class Mending:
    """A change that mends a finding at once."""

    kind: Literal["by_table", "rewrite", "repair", "redraft"]
    """A number of a text as a table says it; another piece of a text; a figure; a text kept over, as this year's draft."""
    command: do.Command
    was: str | Number
    now: str | Number
    place: str
    """The question or figure that is changed."""


def mending_of(plan: Plan, finding: Finding) -> Mending | None:
    """The change that surely mends a finding; None where there is none, or more than one that may be meant.

    Where a text and a table differ the table may be the wrong side: who takes this says which is right.
    """
    if finding.rewrite is not None:
        return _of_text(plan, finding.rewrite)
    if finding.code == _KEPT_OVER:
        return _drafted(plan, finding)
    ways = ways_to_mend(plan, finding)
    if len(ways) != 1 or len(ways[0].changes) != 1:
        return None
    (change,) = ways[0].changes
    command = set_figure(plan, change.cell, change.should_be)
    return Mending("repair", command, change.was, change.should_be, change.cell) if command else None


def _drafted(plan: Plan, finding: Finding) -> Mending | None:
    """This year's draft in place of a text that was kept over; None where nobody drafts it, or it is the draft."""
    (span,) = (each for each in finding.where if isinstance(each, Span))
    told, draft = plan.value(span.text), plan.draft(span.text)
    if told is None or draft is None or draft.text == told.value:
        return None
    was, now = (f"{text[:_BEGINS]}…" for text in (str(told.value), draft.text))
    return Mending("redraft", do.Redraft(span.text), was, now, span.text)


def _of_text(plan: Plan, rewrite: Rewrite) -> Mending | None:
    told, span = plan.value(rewrite.span.text), rewrite.span
    if told is None:
        return None  # what is printed of itself is no answer
    text = str(told.value)
    command = do.Answer(span.text, rewritten(text, rewrite))
    kind: Literal["by_table", "rewrite"] = "by_table" if rewrite.by_table else "rewrite"
    return Mending(kind, command, text[span.start : span.end], rewrite.now, span.text)


def set_figure(plan: Plan, cell: str, number: Number) -> do.Command | None:
    """The command that makes a figure another number; None where it was told as something else than a number."""
    if plan.get(cell) is not None:
        return do.Answer(cell, plain(number))
    if told_by(plan, cell) == (cell,):
        told: dict[str, Value] = {cell: Count(value=int(number))}
        return do.Fill(told)
    return None


def places_of(plan: Plan, finding: Finding) -> tuple[Spot, ...]:
    """Where to go about a finding: the first few places in which what it is about was told."""
    return spots_of(plan, finding)[:MOST_SPOTS]
