"""Text kept over from last year's report, its years changed (T13).

Words may stay where they still hold, as long as the numbers among them are this year's: of that the clerk is told, no more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from interview.review.model import Hit, Span
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import Subject

_YEAR = re.compile(r"20\d\d|\s|[，。；：、,;:.“”\"]")
_LENGTH = 4
_SHORTEST = 60
_ALIKE = 0.8
_NUMBER = re.compile(r"(?<![\d.])(?!20\d\d\s*年)\d+(?:\.\d+)?")
_NEW = 0.5
_STOCK = ".in_force"
"""Of what there is at the end of a year, whether or not anything happened in it."""


@rule("T13", "error", "T13_all")
@rule("T13", "notice", "T13_numbers")
@rule("T13", "warning", "T13_quiet", "T13")
@needs(Need.TEXTS, Need.LAST_YEAR)
def alike(subject: Subject) -> Iterator[Hit]:
    """Texts of which more than four fifths stood in last year's report; all of this year's together weigh more, once all are told.

    Where nothing happened in either year words stay true: then all of them are looked at together alone.
    """
    last = given(subject.last).texts
    texts = {
        address: (text, last[address])
        for address, text in subject.texts.items()
        if address in last and len(text) >= _SHORTEST
    }
    if not texts:
        return
    shares = {address: _shared(*both) for address, both in texts.items()}
    kept = [address for address, share in shares.items() if share > _ALIKE]
    where = tuple(Span(address, 0, len(texts[address][0])) for address in kept)
    together = _kept_of_all(subject.texts, last)
    if together > _ALIKE and len(shares) > 1 and subject.printed:
        yield Hit(
            _weighed(subject, [texts[address] for address in kept]), "T13.all", where, _percent(together)
        )
        return
    if _quiet(subject):
        return
    for address, span in zip(kept, where, strict=True):
        if not _has_new_numbers([texts[address]]):
            yield Hit("T13", f"T13.{address}", (span,), _percent(shares[address]))


def _kept_of_all(texts: Mapping[str, str], last: Mapping[str, str]) -> float:
    """How much of all that is told this year stood in last year's texts: what that one did not tell is new."""
    kept = sum(_shared(text, last[address]) * len(text) for address, text in texts.items() if address in last)
    return kept / sum(map(len, texts.values()))


def _weighed(subject: Subject, kept: list[tuple[str, str]]) -> str:
    """Which sentence says that nearly all is last year's: words about nothing that happened, twice, are hardly copied."""
    if _has_new_numbers(kept):
        return "T13_numbers"
    return "T13_quiet" if _quiet(subject) else "T13_all"


def _quiet(subject: Subject) -> bool:
    """Whether nothing happened that the tables count, in either year; what is in force may stay so.

    While an interview goes on, what it has not asked yet did not happen either.
    """
    now, before = subject.sheet, given(subject.last).figures
    if not subject.printed:
        now = {cell: figure or 0 for cell, figure in now.items()}
    return bool(before) and all(
        figure == 0 or (cell.endswith(_STOCK) and figure is not None and figure == other.get(cell))
        for sheet, other in ((now, before), (before, now))
        for cell, figure in sheet.items()
    )


def _has_new_numbers(texts: Iterable[tuple[str, str]]) -> bool:
    """Whether half the numbers of texts, or more, do not stand in last year's: then it is not their years alone that changed."""
    ours: Counter[str] = Counter()
    old: Counter[str] = Counter()
    for text, last in texts:
        ours.update(_NUMBER.findall(text))
        old.update(_NUMBER.findall(last))
    return bool(ours) and (ours - old).total() >= _NEW * ours.total()


def _shared(text: str, last: str) -> float:
    """How much of a text stood in another, from 0 to 1."""
    ours = _shingles(text)
    return len(ours & _shingles(last)) / len(ours) if ours else 0.0


def _shingles(text: str) -> set[str]:
    plain = _YEAR.sub("", text)
    return {plain[at : at + _LENGTH] for at in range(len(plain) - _LENGTH + 1)}


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%"
