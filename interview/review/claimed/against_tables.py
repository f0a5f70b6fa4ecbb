"""What a text says of the tables' figures, held against the tables (X1 to X7, T07)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from interview.engine.sums.relations import Number, Severity
from interview.review.claimed import expressions as sums
from interview.review.claimed.claims import Claim, is_doubtful, is_whole
from interview.review.model import FormPlace, Hit, Span
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_YUAN = 10_000
"""The tables count money in 万元, a text in 元."""
_CLAIM, _STATEMENT = ("claim", "claim_of_part", "claim_without"), ("statement", "statement_sum")
_FLOWS = ("new", "carried_in", "total", "carried_out")


@rule("X1", ("error", "warning"), *_CLAIM)
@rule("X2", ("error", "warning"), *_CLAIM)
@rule("X3", ("error", "warning"), *_CLAIM)
@rule("X5", ("error", "warning"), *_CLAIM)
@rule("X7", ("error", "warning"), *_CLAIM)
@rule("T07", ("error", "warning"), *_CLAIM)
@needs(Need.TEXTS, Need.FIGURES)
def numbers(subject: Subject) -> Iterator[Hit]:
    """Every number that a text says otherwise than the tables."""
    told: Counter[str] = Counter()
    for claim in subject.claims:
        finding = _judged(claim, subject)
        if finding is not None:
            told[finding.id] += 1
            again = told[finding.id]
            yield finding if again == 1 else replace(finding, id=f"{finding.id}.{again}")


def _judged(claim: Claim, subject: Subject) -> Hit | None:
    saying = claim.saying
    readings = [each for each in saying.readings if sums.addresses(each, subject.flow)]
    values = [sums.value(each, subject) for each in readings]
    if not values or None in values or claim.value in values or values[0] is None:
        return None
    known = next((each for each in saying.narrower if sums.value(each, subject) == claim.value != 0), None)
    details: dict[str, object] = {"said": claim.words}
    code = "claim"
    if known is not None:
        without = sums.taken_off(known, subject.flow)
        details["cells"] = _named(without or sums.addresses(known, subject.flow))
        code = "claim_without" if without else "claim_of_part"
    where: tuple[str | Span, ...] = (
        claim.text.span(claim.start, claim.end),
        *sums.addresses(readings[0], subject.flow),
    )
    return Hit(
        code, f"{saying.rule}.{claim.text.address}.{saying.id}", where, claim.value, values[0], rewrite=claim.told_as(values[0]), details=details, severity=_severity(claim, known, subject), rule=saying.rule,
    )  # fmt: skip


def _severity(claim: Claim, known: str | None, subject: Subject) -> Severity:
    """An error only where the words leave no other reading: an office may report itself and its district (007)."""
    if known is not None or claim.saying.vague or is_doubtful(claim):
        return "warning"
    if not claim.saying.whole:
        return "error"
    flows = [sums.value(f"applications.{row}.total", subject) for row in _FLOWS]
    return "error" if is_whole(claim) and claim.value not in flows else "warning"


@rule("X8", "warning", "beyond_X8")
@rule("X9", "warning", "beyond_X9")
@rule("X10", "warning", "beyond_X10")
@needs(Need.TEXTS, Need.FIGURES)
def bounds(subject: Subject) -> Iterator[Hit]:
    """Numbers that no table has, beyond what the tables allow (X8, X9), or of a thing not yet known that year (X10)."""
    for claim in subject.claims:
        saying, value = claim.saying, claim.value
        most, least = sums.value(saying.at_most, subject), sums.value(saying.at_least, subject)
        if subject.year is not None and subject.year < saying.since and value:
            yield _beyond(claim, "X10", saying.since)
        elif sums.value(saying.readings[0], subject) is not None:
            continue  # what a table or an answer has is held against that
        elif most is not None and value > most * _YUAN:
            yield _beyond(claim, "X9", most)
        elif least is not None and value < least:
            yield _beyond(claim, "X8", least)


def _beyond(claim: Claim, rule: str, bound: Number) -> Hit:
    where = (claim.text.span(claim.start, claim.end),)
    return Hit(f"beyond_{rule}", f"{rule}.{claim.text.address}", where, claim.words, bound, rule=rule)


@rule("X3", "warning", *_STATEMENT)
@rule("X5", ("error", "warning"), *_STATEMENT)
@rule("X6", "error", *_STATEMENT)
@rule("T07", "error", *_STATEMENT)
@needs(Need.TEXTS, Need.FIGURES)
def statements(subject: Subject) -> Iterator[Hit]:
    """「未收到申请」「均已办结」 and the like, where the tables have figures that deny it."""
    for statement in table("claims")["statement"]:
        for text in subject.prose:
            finding = _denied(statement, text, subject)
            if finding is not None:
                yield finding
                break


def _denied(statement: Mapping[str, Any], text: Folded, subject: Subject) -> Hit | None:
    found = stated(statement, text)
    figure = sums.value(statement["zero"], subject) if found is not None else None
    if found is None or not figure:
        return None
    return _statement(statement, text.span(*found.span()), text.said(*found.span()), figure, subject)


def stated(statement: Mapping[str, Any], text: Folded) -> re.Match[str] | None:
    """Where a text first makes one of the table's statements, that some figures are 0."""
    return next(every_stated(statement, text), None)


def every_stated(statement: Mapping[str, Any], text: Folded) -> Iterator[re.Match[str]]:
    """Wherever a text makes one of them."""
    for found in pattern(statement["says"]).finditer(text.text):
        start, end = text.sentence(found.start())
        clause = text.text[start:end] if "across" in statement else _clause(text.text, *found.span())
        if pattern(statement["unless"]).search(clause):
            continue
        if "on_request" in text.address or pattern(statement["about"]).search(text.text, start, end):
            yield found


def _statement(statement: Mapping[str, Any], span: Span, said: str, figure: Number, subject: Subject) -> Hit:
    cells = sums.addresses(statement["zero"], subject.flow)
    there = _named(each for each in cells if sums.figure_of(each, subject))
    return Hit(
        "statement" if len(there) == 1 else "statement_sum", f"{statement['rule']}.{span.text}.{statement['id']}", (span, *cells), said, figure, details={"cells": there}, severity=statement["severity"], rule=statement["rule"],
    )  # fmt: skip


def _clause(text: str, start: int, end: int) -> str:
    before = max(text.rfind(mark, 0, start) for mark in ",;:。\n")
    after = min((at for mark in ",;。\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    return text[before + 1 : after]


def _named(addresses: Iterable[str]) -> tuple[FormPlace, ...]:
    """Figures as a sentence names them."""
    return tuple(FormPlace("", *each.rpartition(".")[::2]) for each in addresses)
