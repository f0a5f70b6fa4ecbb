"""What the addresses of a text say: an answer, a figure, and what the formatters of a flow make of several.

A place with nothing known behind it says nothing; nobody guesses here, and no sentence is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2s
from typing import assert_never

from interview.engine.answers.conditions import Fact, truth
from interview.engine.answers.kinds import plain
from interview.engine.flow.drafts import Counted, Listing, Names, Only, Phrase, Sum
from interview.engine.plan.walk import Walk
from interview.engine.prose.derived import (
    Derived,
    NoneOf,
    OwnWords,
    Percentage,
    RestOf,
    Round,
    SumOf,
    Trend,
    While,
    WhileNone,
    YearOnYear,
    derived,
)
from interview.engine.prose.passage import text_of
from interview.engine.sums.relations import Number

_STOPS = "。；，,;. "
"""A short text of the clerk's stands inside a sentence, which has its own stop."""
_BETWEEN = "、"
_AND_MORE = "等"
"""Says behind a list that it is not the whole, be its entries things or what was done."""

Piece = str | tuple[str, str]
"""Plain words, or an address and what it says."""


class TextValues:
    """What a walk whose figures are complete has to say at each address."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.asked = {asked.id: asked for asked in walk.asked}
        self._whose = str(walk.lookup("office.name")), str(walk.year)
        self._listed: dict[str, Sequence[tuple[Counted, Number]] | None] = {}
        self._facts: dict[str, Fact | None] = {}

    def fact(self, address: str) -> Fact | None:
        """What a condition sees at an address: an answer, a figure, or how much a formatter has to say."""
        if address not in self._facts:  # many sentences look at each
            self._facts[address] = self._fact(address)
        return self._facts[address]

    def _fact(self, address: str) -> Fact | None:
        match self.walk.flow.formatters.get(address):
            case None:
                return self.walk.lookup(address)
            case Sum() as formatter:
                return self._sum(formatter)
            case Listing() as formatter:
                some = self._not_zero(formatter)
                return None if some is None else len(some)
            case Names() as formatter:
                return len(self._names(formatter))
            case Only() | Phrase():
                return None
            case never:
                assert_never(never)

    def number(self, address: str) -> Number | None:
        """What a figure, a fact or a sum of them is; None while it is not known."""
        said = self.fact(address)
        return said if isinstance(said, int | Decimal) else None

    def shown(self, address: str) -> str | None:
        """What a bound place says now; None where that is not known."""
        pieces = self.pieces(address)
        return text_of(pieces) if pieces else None

    def pieces(self, address: str, *, briefly: bool = False) -> Sequence[Piece]:
        """What a placeholder, or a place of a text, says; nothing is a hole. `briefly` cuts a list that may be cut."""
        if (place := derived(address)) is not None:
            said = self._derived(place)
            return [(address, said)] if said else []
        match self.walk.flow.formatters.get(address):
            case None:
                told = in_words(self.walk.lookup("office.name" if address == "office" else address))
                return [(address, told)] if told else []
            case Sum() as formatter:
                total = self.number(address)
                return [] if total is None else [(formatter.id, plain(total))]
            case Listing() as formatter:
                return self._row(formatter, briefly=briefly)
            case Names() as formatter:
                names = self._names(formatter)
                return [(formatter.id, _BETWEEN.join(names))] if names else []
            case Only() as formatter:
                some = self._not_zero(self._listing(formatter)) or ()
                return [(formatter.id, some[0][0].prints)] if len(some) == 1 else []
            case Phrase() as formatter:
                if formatter.settled and truth(formatter.settled_when, self.fact):
                    return [formatter.settled]
                return [formatter.wordings[self.lot(formatter.id) % len(formatter.wordings)]]
            case never:
                assert_never(never)

    def _derived(self, derived: Derived) -> str | None:
        match derived:
            case Percentage() | Round() | NoneOf() | SumOf() | RestOf():
                return derived.said(self.number)
            case YearOnYear():
                return derived.said(self.number, self.was)
            case OwnWords():
                return derived.said(in_words(self.walk.lookup(derived.of))) or None
            case While():
                return derived.words if derived.holds(self.walk.lookup(derived.of)) else None
            case WhileNone():
                return derived.words if derived.holds(self.number) else None
            case Trend():
                return None if derived.holds(self.number, self.was) is False else derived.words
            case never:
                assert_never(never)

    def was(self, address: str) -> Number | None:
        """What last year's report said at an address; None where there was none of the year before."""
        last, formatter = self.walk.book.last, self.walk.flow.formatters.get(address)
        if last is None or last.year + 1 != self.walk.year:
            return None
        if isinstance(formatter, Sum):
            told = [self.was(each) for each in formatter.of if self._is_asked(each)]
            known = [number for number in told if number is not None]
            return sum(known) if known and len(known) == len(told) else None
        said = self.walk.last.get(address, last.facts.get(address))
        return said if isinstance(said, int | Decimal) else None

    def _sum(self, formatter: Sum) -> Number | None:
        told = [self.number(address) for address in formatter.of if self._is_asked(address)]
        known = [number for number in told if number is not None]
        return sum(known) if known and len(known) == len(told) else None

    def _row(self, formatter: Listing, *, briefly: bool) -> list[Piece]:
        """A listing; one that is cut says that it is."""
        some = self._not_zero(formatter) or ()
        if not briefly or formatter.briefly is None or len(some) <= formatter.briefly:
            return _in_a_row(some)
        return [*_in_a_row(some[: formatter.briefly]), _AND_MORE]

    def _listing(self, formatter: Only) -> Listing:
        listing = self.walk.flow.formatters[formatter.of]
        assert isinstance(listing, Listing)  # noqa: S101 - `flows check` says so
        return listing

    def _not_zero(self, formatter: Listing) -> Sequence[tuple[Counted, Number]] | None:
        """The entries that are not 0; a fact that was not told is left out, a figure that is not known leaves all open."""
        if formatter.id not in self._listed:  # several sentences look at each
            self._listed[formatter.id] = self._counted(formatter)
        return self._listed[formatter.id]

    def _counted(self, formatter: Listing) -> Sequence[tuple[Counted, Number]] | None:
        told = [(entry, self.number(entry.of)) for entry in formatter.of if self._is_asked(entry.of)]
        if any(number is None and not self.is_fact(entry.of) for entry, number in told):
            return None
        return [(entry, number) for entry, number in told if number]

    def _names(self, formatter: Names) -> Sequence[str]:
        chosen = self.walk.lookup(formatter.of)
        values = chosen if isinstance(chosen, tuple) else (chosen,)
        left_out = {option for option, told in formatter.uncounted.items() if self.fact(told) is not None}
        if formatter.uncounted:
            left_out |= {*values} - formatter.uncounted.keys()
        left_out |= {option for option, count in formatter.unless_none.items() if self.number(count) == 0}
        asked = self.asked.get(formatter.of)
        return [
            each.prints
            for each in (asked.options if asked is not None else ())
            if each.prints and each.value in values and each.value not in left_out
        ]

    def is_fact(self, address: str) -> bool:
        """Whether it is asked for a text alone, and no table prints it."""
        question = self.walk.flow.questions.get(address)
        return question is not None and question.serves is not None

    def _is_asked(self, address: str) -> bool:
        return address in self.asked or not self.is_fact(address) or self._is_left_open(address)

    def _is_left_open(self, fact: str) -> bool:
        """Whether there is a fact that is not asked any more, since its text stands in the office's own words: not told is not 0."""
        last = self.walk.book.last
        there = self.walk.truth(self.walk.flow.questions[fact].when)
        return there is True or (there is None and last is not None and bool(last.facts.get(fact)))

    def lot(self, of: str) -> int:
        """A number drawn for this office and year, always the same."""
        return _lot(*self._whose, of)


def in_words(fact: Fact | None) -> str:
    """An answer or a figure as a sentence says it; empty where it cannot."""
    if isinstance(fact, bool | tuple) or fact is None:
        return ""
    return fact.rstrip(_STOPS) if isinstance(fact, str) else plain(fact)


def _in_a_row(entries: Sequence[tuple[Counted, Number]]) -> list[Piece]:
    pieces: list[Piece] = []
    for entry, number in entries:
        between = _BETWEEN if pieces else ""
        pieces += [f"{between}{entry.prints}", (entry.of, plain(number)), entry.unit]
    return pieces


@lru_cache(maxsize=4096)
def _lot(office: str, year: str, of: str) -> int:
    # A sum such as CRC would give two offices whose names differ alike the same lots in every sentence.
    return int.from_bytes(blake2s(f"{office}|{year}|{of}".encode(), digest_size=4).digest())
