"""The findings of an interview, while it is held and at its end; what the clerk would change to mend one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from interview.engine.plan.book import LastYear
from interview.engine.plan.plan import Plan
from interview.engine.step.corrections import mends
from interview.engine.sums.error_localisation import Mend
from interview.review.checking import review
from interview.review.model import Finding
from interview.review.subject import of_plan


@lru_cache(maxsize=4)
def findings(plan: Plan) -> tuple[Finding, ...]:
    """Everything to mend or look at, what stops a finish first."""
    return judged(plan)


def judged(plan: Plan, last: LastYear | None = None) -> tuple[Finding, ...]:
    """The same, beside what another report says of the year before, where the interview knows of none.

    Of the identities only those that the clerk's own figures break: what is computed from them is broken along with
    them, and would be told twice.
    """
    told = {each.id for each in plan.findings}
    subject = of_plan(plan)
    subject = subject if subject.last is not None else replace(subject, last=last)
    found = [each for each in review(subject) if each.relation is None or each.id in told]
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
