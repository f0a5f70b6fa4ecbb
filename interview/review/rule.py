"""What a rule is: what it looks at, what it may say, and how much that weighs, declared where it looks.

A check is a function that looks at a subject and yields what it saw. `needs` says what must be there for it to look, and
so passes it over where a form or a report has none; `rule` names what it finds. Which law a rule comes from, and an
example, are words: tables `rule`, `rule_source` and `rule_example` in `interview/wording`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from enum import Enum
from typing import TypeVar

from interview.dataclass import dataclass
from interview.engine.flow.model import Flow
from interview.engine.flow.once import once_for_a_form
from interview.engine.sums.relations import Relation, Severity
from interview.review.model import SEVERITIES, Finding, Hit
from interview.review.subject import Subject

Part = TypeVar("Part")
Look = Callable[[Subject], Iterator[Hit]]
"""A function that looks at a subject and yields what it saw."""


class Need(Enum):
    """What a check looks at; where there is none, it is passed over."""

    FIGURES = "figures"
    LEDGER = "ledger"
    """The table of applications, which balances."""
    CELLS = "cells"
    """A published report's tables, cell by cell."""
    DENIED = "denied"
    """Something that a published report says 否 to."""
    LABELS = "labels"
    TEXTS = "texts"
    PRINTED = "printed"
    """A whole text, as read or as it will be printed."""
    PARTS = "parts"
    """Parts with their headings."""
    ANNUAL_REPORT = "annual_report"
    """A form with the six parts of the annual report: of it the rules know title, headings, notices and what belongs where."""
    WHOLE = "whole"
    """So many parts that it is a report and no excerpt."""
    OFFICE = "office"
    YEAR = "year"
    LAST_YEAR = "last_year"
    SAME_FORM = "same_form"
    """Last year's report, in the same form."""

    __hash__ = object.__hash__
    """There is each once, so it is found as itself; the library finds it by its name, which takes ten times as long, a hundred times a report."""


_OF_A_HIT = tuple(each.name for each in fields(Hit))
_SIX_PARTS = frozenset(range(1, 7))


@once_for_a_form
def _has_six_parts(flow: Flow) -> bool:
    """Whether a form prints the six parts of the annual report under headings."""
    return {each.part for each in flow.sections if each.heading} >= _SIX_PARTS


_THERE: Mapping[Need, Callable[[Subject], bool]] = {
    Need.FIGURES: lambda subject: bool(subject.flow.cells),
    Need.LEDGER: lambda subject: subject.flow.ledger is not None,
    Need.CELLS: lambda subject: subject.published,
    Need.DENIED: lambda subject: bool(subject.denied),
    Need.LABELS: lambda subject: bool(subject.labels),
    Need.TEXTS: lambda subject: bool(subject.passages or subject.spans or subject.labels),
    Need.PRINTED: lambda subject: subject.printed,
    Need.PARTS: lambda subject: bool(subject.spans),
    Need.ANNUAL_REPORT: lambda subject: _has_six_parts(subject.flow),
    Need.WHOLE: lambda subject: subject.whole,
    Need.OFFICE: lambda subject: bool(subject.office),
    Need.YEAR: lambda subject: subject.year is not None,
    Need.LAST_YEAR: lambda subject: subject.last is not None,
    Need.SAME_FORM: lambda subject: subject.last is not None and subject.last.flow == subject.flow.id,
}


def met(subject: Subject) -> frozenset[Need]:
    """The needs that a subject meets."""
    return frozenset(need for need, is_there in _THERE.items() if is_there(subject))


def given(part: Part | None) -> Part:
    """A part of a subject that the check's needs vouch for.

    Raises:
        TypeError: The check looks at what it does not say it needs.
    """
    if part is None:
        raise TypeError("a check looks at something that it does not say it needs")
    return part


@dataclass(frozen=True, slots=True)
class Declaration:
    """A sentence that a check may say, of which rule it is, and how much it weighs."""

    code: str
    rule: str
    severities: tuple[Severity, ...]
    """The first one where the check itself says nothing else."""


@dataclass(frozen=True, slots=True)
class Check:
    """A function that looks, with what it must have to look at and the sentences it may say."""

    look: Look
    needs: tuple[Need, ...]
    sentences: tuple[Declaration, ...] = ()

    def __call__(self, subject: Subject, there: frozenset[Need] | None = None) -> Iterator[Finding]:
        """What it finds, each with its rule and its weight; nothing where a need is not met.

        Args:
            subject: What it looks at.
            there: What of it is there, where somebody has looked already.
        """
        if (met(subject) if there is None else there).issuperset(self.needs):
            yield from map(self._finding, self.look(subject))

    def _finding(self, hit: Hit) -> Finding:
        """A hit with the rule and the weight of its sentence, where it does not bring them along."""
        said = {name: getattr(hit, name) for name in _OF_A_HIT}
        if not hit.rule:
            said["rule"] = self._sentence(hit.code).rule
        if hit.severity is None:
            said["severity"] = self._sentence(hit.code).severities[0]
        return Finding(**said)

    def _sentence(self, code: str) -> Declaration:
        return next(each for each in self.sentences if each.code == code)


def needs(*what: Need) -> Callable[[Look], Check]:
    """Makes a check of a function, which looks only where all of these are there."""
    return lambda look: Check(look, what)


def rule(id: str, severity: Severity | tuple[Severity, ...], *codes: str) -> Callable[[Check], Check]:
    """Declares that a check finds what a rule forbids.

    Args:
        id: The rule's.
        severity: How much it weighs; where that depends, all that it may be, and the hit says which, else the first.
        codes: The sentences that say it; the one called like the rule where none is given.
    """
    severities = severity if isinstance(severity, tuple) else (severity,)
    said = tuple(Declaration(code, id, severities) for code in codes or (id,))
    return lambda check: replace(check, sentences=(*said, *check.sentences))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, as it is listed."""

    id: str
    severities: tuple[Severity, ...]
    """All that it may be, the worst first."""
    codes: tuple[str, ...]
    """Its sentences; none where a form's relation speaks for itself."""
    needs: tuple[Need, ...]
    """What it looks at, each check's in turn."""

    def with_(self, other: Rule) -> Rule:
        """The same rule with what another part of it says and looks at."""
        return Rule(
            self.id,
            tuple(sorted({*self.severities, *other.severities}, key=SEVERITIES.index)),
            _each_once(self.codes, other.codes),
            _each_once(self.needs, other.needs),
        )


def rules_of(checks: Iterable[Check]) -> tuple[Rule, ...]:
    """The rules that checks declare, each once."""
    found: dict[str, Rule] = {}
    for check in checks:
        for each in check.sentences:
            mine = Rule(
                each.rule, tuple(sorted(each.severities, key=SEVERITIES.index)), (each.code,), check.needs
            )
            found[mine.id] = found[mine.id].with_(mine) if mine.id in found else mine
    return tuple(found.values())


def of_relation(relation: Relation) -> Rule:
    """The rule that a form's relation is one case of: I4 of I4.reconsideration."""
    return Rule(relation.rule.partition(".")[0], (relation.severity,), (), (Need.FIGURES,))


def _each_once(first: tuple[Part, ...], then: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys((*first, *then)))
