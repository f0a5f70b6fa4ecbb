"""The findings of an interview, while it is held and at its end; what the clerk would change to mend one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from interview.engine.mending import mends
from interview.engine.plan import Plan
from interview.engine.repair import Mend
from interview.engine.tracing import trace
from interview.review.checking import review
from interview.review.finding import Finding, Span
from interview.review.subject import of_plan


@lru_cache(maxsize=4)
def findings(plan: Plan) -> tuple[Finding, ...]:
    """Everything to mend or look at, what stops a finish first.

    Of the identities only those that the clerk's own figures break: what is computed from them is broken along with
    them, and would be told twice.
    """
    told = {each.id for each in plan.findings}
    found = [each for each in review(of_plan(plan)) if each.relation is None or each.id in told]
    return tuple(sorted(found, key=lambda each: not each.stops))


def noticed(before: Plan, after: Plan) -> tuple[Finding, ...]:
    """What an answer made wrong or odd, worth saying at once; notices wait for the review.

    What stops a finish is told by the interview itself, where it happens; and where it asks for a reason, it says why.
    """
    known = {each.id for each in findings(before)} | {each.explains for each in after.asked}
    return tuple(
        each
        for each in findings(after)
        if each.id not in known and not each.stops and not each.accepted and each.severity != "notice"
    )


def ways_to_mend(plan: Plan, finding: Finding) -> Sequence[Mend]:
    """Changes of what was told that would mend a finding, the likeliest first."""
    return mends(plan, about=finding.id) if finding.stops else finding.repairs


def questions_of(plan: Plan, finding: Finding) -> Sequence[str]:
    """The questions that tell what a finding is about, the last asked first."""
    told_by: set[str] = set()
    waiting = [each.text if isinstance(each, Span) else each for each in finding.where]
    while waiting:
        place = waiting.pop()
        if plan.get(place) is not None:
            told_by.add(place)
        elif (found := trace(plan, place)) is not None:
            waiting += [cell for cell in found.computed_from if plan.sheet.get(cell)]
            if found.asked is not None:
                told_by.add(found.asked.id)
    return [each.id for each in reversed(plan.asked) if each.id in told_by]
