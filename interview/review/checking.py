"""All rules over one subject: the door of this package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from interview.review.figures import cells, labels, plausible, versions, years_ago
from interview.review.figures import relations as figures
from interview.review.model import SEVERITIES, Finding
from interview.review.subject import Subject
from interview.review.words import (
    against_tables,
    contents,
    fees,
    headings,
    leftovers,
    letters,
    listing,
    notices,
    personal,
    titles,
    years,
)
from interview.review.words import authorship as scope
from interview.review.words import breakdowns as parts
from interview.review.words import dated_words as dated
from interview.review.words import percentages as shares
from interview.review.words import reused_text as kept_over
from interview.review.words.lexicon import table

Rule = Callable[[Subject], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    figures.sums,
    years_ago.carried,
    versions.wrong_form,
    versions.foreign_rows,
    cells.doubts,
    cells.blanks,
    cells.absent,
    cells.too_long,
    cells.dressed,
    plausible.rules_of_whom,
    plausible.unit_of_fees,
    plausible.same_everywhere,
    plausible.shares,
    plausible.disputes,
    plausible.old_columns,
    years_ago.stocks,
    years_ago.pending,
    years_ago.fees,
    years_ago.changes,
    years_ago.same_again,
    against_tables.numbers,
    against_tables.bounds,
    against_tables.statements,
    fees.untold,
    shares.percentages,
    parts.of_a_whole,
    parts.results,
    parts.balance,
    parts.twice,
    headings.headings,
    titles.title,
    headings.outline,
    labels.misprinted,
    labels.misspoken,
    years.period,
    years.issued,
    years.other_years,
    years.still_to_come,
    notices.cited,
    notices.named,
    notices.law,
    notices.wrong,
    dated.words,
    dated.points_of_work,
    contents.overview,
    contents.length,
    contents.problems,
    contents.other_matters,
    kept_over.alike,
    scope.foreign,
    scope.another_name,
    scope.contact,
    leftovers.leftovers,
    listing.numbering,
    letters.phrases,
    letters.addressed,
    personal.numbers,
)
"""Every rule, in the order in which their findings are told among equals."""


def review(subject: Subject) -> tuple[Finding, ...]:
    """Everything to mend or look at, the worst first; each with the reason given for it, if any."""
    found = [_weighed(each, subject) for rule in RULES for each in rule(subject)]
    told = [replace(each, accepted=subject.accepted.get(each.id)) for each in found]
    return tuple(sorted(told, key=lambda each: SEVERITIES.index(each.severity)))


def _weighed(finding: Finding, subject: Subject) -> Finding:
    """The finding; where the form was only encouraged, a departure from it is no error (60号, `official-format.md` 9.1)."""
    encouraged = table("form")["encouraged"]
    free = subject.year is not None and subject.year <= encouraged["last"]
    departs = finding.severity == "error" and finding.rule in encouraged["rules"]
    return replace(finding, severity="warning") if free and departs else finding
