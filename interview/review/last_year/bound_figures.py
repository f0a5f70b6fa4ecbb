"""What a number of last year's text counts, by its address in this year's form.

A claim is bound to the reading of its words that last year's tables bear out; where the words leave two open, to none. A
sum is an address where this year's form has a formatter for it. Nothing here looks at this year's figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from interview.engine.flow.drafts import Sum
from interview.engine.flow.model import Flow
from interview.review.claimed import expressions as sums
from interview.review.claimed.claims import Claim, is_doubtful, is_of_part
from interview.review.subject import Subject

_TELLING = 10
"""A number this large is no accident where it equals a figure; a smaller one may be."""

Cells = frozenset[tuple[str, int]]
"""Figures that no sum gives, each with how often it is counted."""


class Bindings:
    """Binds the claims of last year's texts.

    Args:
        subject: Last year's report.
        now: This year's form.
    """

    def __init__(self, subject: Subject, now: Flow) -> None:
        self._subject = subject
        self._parts = _parts(subject.flow)
        self._now = now
        earlier = now.earlier is not None and now.earlier.form == subject.flow.id
        self._here = {there: here for here, there in now.from_earlier.items()} if earlier else None
        parts = _parts(now)
        self._sums: dict[Cells, str] = {
            _cells(((1, each) for each in formatter.of), parts): id
            for id, formatter in now.formatters.items()
            if isinstance(formatter, Sum)
        }

    def agrees(self, claim: Claim) -> bool:
        """Whether last year's tables bear out a claim, or do not know."""
        readings = [each for each in claim.saying.readings if sums.addresses(each, self._subject.flow)]
        values = [sums.value(each, self._subject) for each in readings]
        return claim.value in values or None in values or not values

    def of(self, claim: Claim, whole: str) -> str:
        """The address that a claim says, `""` where that is not certain.

        Args:
            claim: A claim of last year's texts.
            whole: What the claim before it in its sentence was bound to, `""` where there is none.
        """
        saying, value = claim.saying, claim.value
        if claim.amount.scale != saying.per or (value < _TELLING and _may_be_a_part(claim)):
            return ""
        found = [each for each in saying.readings if sums.value(each, self._subject) == value]
        if saying.vague and (value < _TELLING or found[:1] != list(saying.readings[:1])):
            return ""
        if saying.either:
            found = _of_whole(found, whole)
            if len({self.address(each) for each in found}) != 1:
                return ""
        return self.address(found[0]) if found else ""

    def address(self, reading: str) -> str:
        """The address of this year's form that a sum of figures is called by, `""` where it has none."""
        terms = list(sums.terms(reading, self._subject.flow))
        if len(terms) == 1 and (alone := self._of_here(terms[0][1])) in self._now.cells:
            return alone
        cells = _cells(terms, self._parts)
        here = frozenset((self._of_here(cell), times) for cell, times in cells)
        return self._sums.get(here, "")

    def _of_here(self, cell: str) -> str:
        return cell if self._here is None else self._here.get(cell, "")


def _may_be_a_part(claim: Claim) -> bool:
    return is_doubtful(claim) or (claim.saying.whole and is_of_part(claim))


def _of_whole(readings: Sequence[str], whole: str) -> list[str]:
    """Of readings that come to the same number, those that are parts of what the sentence spoke of before."""
    row = f"{whole.rpartition('.')[0]}."
    fitting = [each for each in readings if whole and all(name.startswith(row) for name in sums.names(each))]
    return fitting or list(readings)


def _parts(flow: Flow) -> Mapping[str, tuple[str, ...]]:
    """What each computed figure adds up, by its address; of one that is added up in two ways the first."""
    found: dict[str, tuple[str, ...]] = {}
    for relation in flow.relations:
        if relation.computes:
            found.setdefault(relation.target, tuple(part for _, part in relation.right))
    return found


def _cells(terms: Iterable[tuple[int, str]], parts: Mapping[str, tuple[str, ...]]) -> Cells:
    """A sum taken apart into figures that are no sums themselves."""
    times: Counter[str] = Counter()
    waiting = list(terms)
    while waiting:
        sign, address = waiting.pop()
        if address in parts:
            waiting += [(sign, part) for part in parts[address]]
        else:
            times[address] += sign
    return frozenset((cell, count) for cell, count in times.items() if count)
