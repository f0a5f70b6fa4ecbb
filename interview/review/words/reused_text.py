"""Text kept over from last year's report, its years changed (T13)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.review.model import Finding, Span
from interview.review.subject import Subject

_YEAR = re.compile(r"20\d\d|\s|[，。；：、,;:.“”\"]")
_LENGTH = 4
_SHORTEST = 60
_ALIKE = 0.8


def alike(subject: Subject) -> Iterator[Finding]:
    """Texts of which more than four fifths stood in last year's report; all of them together weigh more, once all are told."""
    if subject.last is None:
        return
    shares = {
        address: (_shared(text, subject.last.texts[address]), len(text))
        for address, text in subject.texts.items()
        if address in subject.last.texts and len(text) >= _SHORTEST
    }
    if not shares:
        return
    together = sum(share * length for share, length in shares.values()) / sum(
        length for _, length in shares.values()
    )
    where = {
        address: Span(address, 0, len(subject.texts[address]))
        for address, (share, _) in shares.items()
        if share > _ALIKE
    }
    if together > _ALIKE and len(shares) > 1 and subject.printed:
        yield Finding("T13.all", "T13", "error", tuple(where.values()), _percent(together), code="T13_all")
        return
    for address, span in where.items():
        yield Finding(f"T13.{address}", "T13", "warning", (span,), _percent(shares[address][0]), code="T13")


def _shared(text: str, last: str) -> float:
    """How much of a text stood in another, from 0 to 1."""
    ours = _shingles(text)
    return len(ours & _shingles(last)) / len(ours) if ours else 0.0


def _shingles(text: str) -> set[str]:
    plain = _YEAR.sub("", text)
    return {plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1)}


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%"
