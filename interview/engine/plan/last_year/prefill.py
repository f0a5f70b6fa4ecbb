"""What last year's report answers to each question of this year's interview.

A count or a text is last year's own; a gate or a choice follows from the figures that it opens, and only where all of them
are known: what last year's report leaves open is not remembered. Whether it stands in the field or beside the question
is for its kind to say (`kinds.PICKED`), never here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

from pydantic import ValidationError

from interview.engine.answers.kinds import (
    Choice,
    Count,
    Money,
    Parsed,
    Value,
    YesNo,
    parse_text,
    value_of,
)
from interview.engine.answers.likeness import Likeness
from interview.engine.answers.option import Option
from interview.engine.answers.quantities import LARGEST
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.book import LastYear
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.last_year.roll_forward import MovedOn, moved_on
from interview.engine.plan.ledger.case_list import CARRIED_IN
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.meaning import (
    Any,
    Cell,
    ControlFigure,
    Fact,
    HowTold,
    InWords,
    Knowledge,
    OfEntry,
    OnlyOne,
    Reason,
    ReportYear,
    Several,
    Subtotal,
    TableDone,
    Which,
    answer,
    occurred,
    some,
    total,
)
from interview.engine.plan.walk import Asked, fits
from interview.engine.prose.passage import Bound, Passage
from interview.engine.sums.relations import Number


def steady(question: Question, last: LastYear | None, year: object) -> Value | None:
    """What is taken over from last year's report for a question that seldom changes; None where it must be asked.

    A count that only a text needs is taken over from the year before alone: the text shows it.
    """
    if last is None or not question.steady:
        return None
    if question.serves:
        count = last.facts.get(question.id) if last.year + 1 == year else None
        return Count(value=count) if type(count) is int and _counts(count) else None
    told = last.profile.get(question.id)
    if told is None:
        return None
    options = tuple(option.value for option in question.options)
    return _steady(question.kind, told, question.max_length, question.like, options)


def of_last(last: LastYear | None, question: Question) -> tuple[Option, ...]:
    """The options of a question that chooses among what last year's text told; none where it told nothing of it."""
    told = (
        last.facts.get(question.options_of_last, ()) if last is not None and question.options_of_last else ()
    )
    texts = told if isinstance(told, tuple) else ()
    return tuple(Option(value=str(at), label=text, prints=text) for at, text in enumerate(texts, start=1))


@lru_cache(maxsize=256)  # every walk looks at all of them
def _steady(
    kind: str, told: str, max_length: int, like: Likeness | None, options: tuple[str, ...]
) -> Value | None:
    if kind == "choice":
        return Choice(value=told) if told in options else None
    heard = parse_text(told, max_length, like) if kind == "text" else None
    return heard.value if isinstance(heard, Parsed) else None


def _shifted(text: str, bound: Iterable[Bound], changes: Sequence[tuple[int, int, str]]) -> Iterator[Bound]:
    """Places of a text in the text that changes made of it; one that lies in a change is gone with it, one around it grows."""
    changes = [each for each in changes if text[each[0] : each[1]] != each[2]]
    for place in bound:
        touching = [each for each in changes if each[0] < place.end and place.start < each[1]]
        if any(start < place.start or place.end <= end for start, end, _ in touching):
            continue
        by = _longer(each for each in changes if each[1] <= place.start)
        yield Bound(place.start + by, place.end + by + _longer(touching), place.of)


def _longer(changes: Iterable[tuple[int, int, str]]) -> int:
    return sum(len(now) - (end - start) for start, end, now in changes)


class _Key:
    """The same flow, last year and year, by identity: they are what they are for a whole interview."""

    __slots__ = ("flow", "last", "year")

    def __init__(self, flow: Flow, last: LastYear, year: object) -> None:
        self.flow, self.last, self.year = flow, last, year

    def __hash__(self) -> int:
        return hash((id(self.flow), id(self.last), self.year))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Key)
            and self.flow is other.flow
            and self.last is other.last
            and self.year == other.year
        )


def memory_of(flow: Flow, last: LastYear, year: object) -> Memory:
    """Last year's answers; made once for an interview, because every step asks for all of them."""
    return _memory(_Key(flow, last, year))


@lru_cache(maxsize=8)
def _memory(key: _Key) -> Memory:
    return Memory(key.flow, key.last, key.year)


class Memory:
    """Last year's answers.

    Args:
        flow: This year's form.
        last: What last year's report said.
        year: The year that this report is about, where it is known: figures are only of the year before, texts of any,
            their years moved on.
    """

    def __init__(self, flow: Flow, last: LastYear, year: object) -> None:
        self._flow, self._last = flow, last
        self._passages: dict[str, Passage] = {}
        now = year if isinstance(year, int) else last.year + 1
        self._texts = {id: moved_on(text, last.year, now, flow.notice) for id, text in last.texts.items()}
        self._told = {**last.profile, **{id: text.text for id, text in self._texts.items()}}
        before = now == last.year + 1
        self._figures = Knowledge(figures_here(flow, last) if before else {})
        self._facts = last.facts if before else {}
        self._stands = frozenset(LedgerIds(flow.ledger).row(CARRIED_IN).cells if flow.ledger else ())
        """What is carried in is last year's carried out, and stands there already."""
        self._known: dict[tuple[str, str, bool], Value | None] = {}

    def passage(self, text: str) -> Passage:
        """A text with its years moved on, and the places in it that count something, as last year said them."""
        if text not in self._passages:
            moved = self._texts[text]
            self._passages[text] = Passage(
                moved.text,
                tuple(_shifted(self._last.texts[text], self._last.bound.get(text, ()), moved.changes)),
            )
        return self._passages[text]

    def moved(self, asked: Asked, stands: str) -> tuple[MovedOn, ...]:
        """What was moved on, or should be looked at, in what of last year's text stands this year."""
        moved = self._texts[asked.id].moved if asked.id in self._texts else ()
        there = ((each, min(each.times, stands.count(each.now))) for each in moved)
        return tuple(replace(each, times=times) for each, times in there if times)

    def of(self, asked: Asked) -> Value | None:
        """Last year's answer; None where there was none, or it does not fit any more."""
        if isinstance(asked.meaning, OfEntry | Subtotal):
            return None
        # A count is asked as a piece of what is known to have occurred, or not; nothing else of a question changes it.
        sort = asked.id, asked.kind, asked.chosen
        if sort not in self._known:
            self._known[sort] = self._value(asked)
        value = self._known[sort]
        return value if value is not None and fits(asked, value, loosely=True) else None

    def _value(self, asked: Asked) -> Value | None:
        try:
            return self._told_as(asked)
        except ValidationError:  # it was told as something else, or is larger than anything that may be told
            return None

    def _told_as(self, asked: Asked) -> Value | None:
        if isinstance(asked.meaning, Cell) and asked.meaning.address in self._figures.figures:
            return self._number(asked, asked.meaning)
        if asked.id in self._facts:
            if asked.question is not None and asked.question.afresh:
                return None
            return value_of(asked.kind, self._facts[asked.id])
        match asked.kind:
            case "text" | "prose" | "choice" if asked.id in self._told:
                return value_of(asked.kind, self._told[asked.id])
            case (
                "text"
                | "prose"
                | "choice"
                | "yes_no"
                | "count"
                | "counts"
                | "signed"
                | "money"
                | "choices"
                | "year"
            ):
                return self._follows(asked)
        assert_never(asked.kind)

    def _number(self, asked: Asked, meaning: Cell) -> Value | None:
        if meaning.address in self._stands or (asked.chosen and not self._figures.figure(meaning.address)):
            return None  # one that is asked as one that occurred holds something
        return answer(meaning, self._figures)

    def _follows(self, asked: Asked) -> Value | None:
        """What follows from last year's figures; a control figure is asked only of some."""
        match asked.meaning:
            case Any() as gate if self._stands.isdisjoint(gate.cells):
                return self._gate(gate)
            case ControlFigure() as whole if self._stands.isdisjoint(whole.cells) and total(
                whole, self._figures
            ):
                return answer(whole, self._figures)
            case Which() as those:
                return answer(those.among({option.value for option in asked.options}), self._figures)
            case OnlyOne() as one:  # this year's one may have been several last year, all of a kind
                kinds = occurred(one.which, self._figures)
                return Choice(value=kinds[0]) if kinds is not None and len(kinds) == 1 else None
            case (
                Any()
                | ControlFigure()
                | Cell()
                | Subtotal()
                | Fact()
                | Several()
                | InWords()
                | ReportYear()
                | None
            ):
                return None
            case Reason() | HowTold() | TableDone() | OfEntry():
                return None
        assert_never(asked.meaning)

    def _gate(self, gate: Any) -> Value | None:
        """A gate; in place of yes the number that there were, where that is known."""
        there, told = some(gate, self._figures), self._how_many(gate.number)
        if there is None or (
            isinstance(gate.number, ControlFigure) and told is not None and not _counts(told)
        ):
            return None
        if not there or not told:
            return YesNo(value=there)
        if isinstance(gate.number, Cell) and gate.number.kind == "money":
            return Money(value=Decimal(told))
        return Count(value=int(told)) if _counts(told) else YesNo(value=there)

    def _how_many(self, number: Cell | ControlFigure | None) -> Number | None:
        match number:
            case ControlFigure():
                return total(number, self._figures)
            case Cell():
                return self._figures.figure(number.address)
            case None:
                return None
        assert_never(number)


def _counts(number: Number) -> bool:
    """Whether a number can say how many there were, and be told."""
    return 0 <= number <= LARGEST and number == int(number)
