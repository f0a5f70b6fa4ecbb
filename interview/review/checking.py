"""All checks over one subject: the door of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from interview.engine.flow.model import Flow
from interview.review.claimed import (
    against_tables,
    breakdowns,
    fees,
    percentages,
    powers_of_ten,
    told_balance,
    told_twice,
    year_on_year,
)
from interview.review.figures import (
    carried_over,
    cells,
    denied,
    labels,
    plausible,
    relations,
    versions,
    years_ago,
)
from interview.review.model import SEVERITIES, Finding
from interview.review.rule import Check, Rule, met, of_relation, rules_of
from interview.review.subject import Subject
from interview.review.text.lexicon import table
from interview.review.words import (
    authorship,
    contents,
    dated_words,
    enumerations,
    headings,
    leftovers,
    letters,
    notices,
    personal,
    reused_text,
    titles,
    years,
)

_MODULES = (
    relations, carried_over, versions, cells, denied, plausible, years_ago, against_tables, fees, percentages, year_on_year, breakdowns,
    powers_of_ten, told_balance, told_twice, headings,
    titles, labels, years, notices, dated_words, contents, reused_text, authorship, leftovers, enumerations, letters, personal,
)  # fmt: skip
CHECKS: tuple[Check, ...] = tuple(
    each for module in _MODULES for each in vars(module).values() if isinstance(each, Check)
)
"""Every check, in the order in which their findings are told among equals: as the modules stand here, and as they stand there."""

_GROUPS = "INYXKTP"
"""How rules are listed: sums, figures, years beside each other, texts beside tables, our own, texts, publication."""


def every_rule(flows: Iterable[Flow]) -> tuple[Rule, ...]:
    """Every rule that a report may be judged by: what the checks declare, and the relations of these forms."""
    found = {each.id: each for each in rules_of(CHECKS)}
    for relation in (each for flow in flows for each in flow.relations):
        mine = of_relation(relation)
        found[mine.id] = found[mine.id].with_(mine) if mine.id in found else mine
    return tuple(sorted(found.values(), key=lambda each: (_place(each.id), len(each.id), each.id)))


def _place(id: str) -> int:
    """Where a rule's group is listed; the relations of other forms come last."""
    at = _GROUPS.find(id[0])
    return len(_GROUPS) if at < 0 else at


def review(subject: Subject) -> tuple[Finding, ...]:
    """Everything to mend or look at, the worst first; each with the reason given for it, if any."""
    told = (_weighed(each, subject) for each in _found(subject))
    return tuple(sorted(told, key=lambda each: SEVERITIES.index(each.severity)))


def _found(subject: Subject) -> Iterator[Finding]:
    there = met(subject)  # once for all: many checks need the same
    for check in CHECKS:
        yield from check(subject, there)


def _weighed(finding: Finding, subject: Subject) -> Finding:
    """The finding with the reason given for it; where the form was only encouraged, a departure is no error (60号)."""
    encouraged = table("form")["encouraged"]
    free = subject.year is not None and subject.year <= encouraged["last"]
    departs = finding.severity == "error" and finding.rule in encouraged["rules"]
    reason = subject.accepted.get(finding.id)
    weighed = replace(finding, severity="warning") if free and departs else finding
    return weighed if reason is None else replace(weighed, accepted=reason)
