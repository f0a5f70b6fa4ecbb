"""All rules over one subject: the door of this package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from interview.review import figures
from interview.review.finding import SEVERITIES, Finding
from interview.review.subject import Subject

Rule = Callable[[Subject], Iterator[Finding]]

RULES: tuple[Rule, ...] = (figures.sums,)
"""Every rule, in the order in which their findings are told among equals."""


def review(subject: Subject) -> tuple[Finding, ...]:
    """Everything to mend or look at, the worst first; each with the reason given for it, if any."""
    found = [each for rule in RULES for each in rule(subject)]
    told = [replace(each, accepted=subject.accepted.get(each.id)) for each in found]
    return tuple(sorted(told, key=lambda each: SEVERITIES.index(each.severity)))
