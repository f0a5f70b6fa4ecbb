"""What last year's report answers to each question of this year's interview.

A count or a text is last year's own; a gate or a choice follows from the figures that it opens, and only where all of them
are known: what last year's report leaves open is not remembered. Whether it stands in the field or beside the question
is for its kind to say (`walk.PICKED`), never here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pydantic import ValidationError

from interview.engine.answers.contacts import Likeness
from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Money,
    Option,
    Parsed,
    Prose,
    Signed,
    Text,
    Value,
    YesNo,
    parse_text,
)
from interview.engine.answers.quantities import LARGEST
from interview.engine.flow.model import Flow, Question
from interview.engine.plan.book import LastYear
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.last_year.roll_forward import MovedOn, moved_on
from interview.engine.plan.ledger import LedgerIds
from interview.engine.plan.walk import Asked, fits
from interview.engine.prose.passage import Bound, Passage
from interview.engine.sums.relations import Number

_NUMBERS: dict[str, type[Count | Signed | Money]] = {"count": Count, "signed": Signed, "money": Money}
_FACTS: dict[str, type[Count | Choices | Choice | YesNo | Text]] = {
    "count": Count,
    "choices": Choices,
    "choice": Choice,
    "yes_no": YesNo,
    "text": Text,
}
_TEXTS: dict[str, type[Text | Prose | Choice]] = {"text": Text, "prose": Prose, "choice": Choice}


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


def _shifted(bound: Iterable[Bound], changes: Sequence[tuple[int, int, str]]) -> Iterator[Bound]:
    """Places of a text in the text that changes made of it; one that lies in a change is gone with it."""
    for place in bound:
        if any(start < place.end and place.start < end for start, end, _ in changes):
            continue
        by = sum(len(now) - (end - start) for start, end, now in changes if end <= place.start)
        yield Bound(place.start + by, place.end + by, place.of)


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
        self._figures: Mapping[str, Number | None] = figures_here(flow, last) if before else {}
        self._facts = last.facts if before else {}
        self._ids = LedgerIds(flow.ledger) if flow.ledger else None
        self._known: dict[tuple[str, str, bool], Value | None] = {}

    def passage(self, text: str) -> Passage:
        """A text with its years moved on, and the places in it that count something, as last year said them."""
        if text not in self._passages:
            moved = self._texts[text]
            self._passages[text] = Passage(
                moved.text, tuple(_shifted(self._last.bound.get(text, ()), moved.changes))
            )
        return self._passages[text]

    def moved(self, asked: Asked) -> tuple[MovedOn, ...]:
        """What in last year's text was moved on, or should be looked at."""
        return self._texts[asked.id].moved if asked.id in self._texts else ()

    def of(self, asked: Asked) -> Value | None:
        """Last year's answer; None where there was none, or it does not fit any more."""
        if asked.entry is not None or asked.subtotal_of:
            return None
        # A count is asked as a piece of what is known to have occurred, or not; nothing else of a question changes it.
        sort = asked.id, asked.kind, asked.share is not None and asked.share.control is None
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
        if asked.id in self._figures and asked.kind in _NUMBERS:
            return self._number(asked)
        if asked.id in self._facts:
            if asked.question is not None and asked.question.afresh:
                return None
            return _FACTS[asked.kind].model_validate({"value": self._facts[asked.id]})
        if asked.kind in _TEXTS and asked.id in self._told:
            return _TEXTS[asked.kind](value=self._told[asked.id])
        if asked.question is not None:
            return self._of_question(asked, asked.question)
        if self._ids is not None and asked.id.startswith(f"{self._ids.prefix}."):
            return self._of_ledger(asked, self._ids)
        return self._of_tally(asked)

    def _number(self, asked: Asked) -> Value | None:
        number = self._figures[asked.id]
        chosen = (
            asked.share is not None and asked.share.control is None
        )  # as one that occurred: it holds something
        carried = self._ids is not None and asked.id.startswith(f"{self._ids.prefix}.carried_in.")
        if carried or number is None or (chosen and not number):
            return None
        return _NUMBERS[asked.kind].model_validate({"value": number})

    def _of_question(self, asked: Asked, question: Question) -> Value | None:
        if question.kind == "yes_no":
            return self._gate(self._some(self._flow.opened.get((asked.id, True), ())), asked.gate_of)
        if question.kind != "choices":
            return None
        opened = self._flow.opened
        return self._several({each.value: opened.get((asked.id, each.value), ()) for each in asked.options})

    def _of_tally(self, asked: Asked) -> Value | None:
        tally, _, name = asked.id.rpartition(".")
        parts = [part.id for each in self._flow.tallies if each.id == tally for part in each.parts]
        total = self._whole(f"{tally}.total", [f"{tally}.{part}" for part in parts])
        if name == "only":
            return self._the_only({part: [f"{tally}.{part}"] for part in parts})
        return _of_whole(asked, total) if name in {"any", "count"} else None

    def _of_ledger(self, asked: Asked, ids: LedgerIds) -> Value | None:
        name, _, column = asked.id.removeprefix(f"{ids.prefix}.").partition(".")
        rows = [row.id for row in ids.ledger.results]
        if name == "who":
            every = ("new", "carried_in", *ids.endings)
            return self._several({c: [ids.cell(row, c) for row in every] for c in ids.columns})
        if name == "which":
            return self._several({row: [ids.cell(row, column)] for row in rows})
        if name == "only":
            return self._the_only({row: [ids.cell(row, column)] for row in rows})
        row = name.partition("_")[2]
        if not name.startswith(("any_", "count_")) or row == "carried_in":
            return None  # what is carried in is last year's carried out, and stands there already
        return _of_whole(asked, self._whole(ids.cell(row, "total"), [ids.cell(row, c) for c in ids.columns]))

    def _whole(self, total: str, parts: Sequence[str]) -> Number | None:
        """A total, or what its parts come to; nothing is known where the two are not the same."""
        told, found = self._figures.get(total), [self._figures.get(part) for part in parts]
        added = told if None in found else sum(number or 0 for number in found)
        return added if told in {None, added} else None

    def _some(self, addresses: Iterable[str]) -> bool | None:
        """Whether any of the figures is not 0; None where that is not known."""
        found = [self._figures.get(address) for address in addresses]
        return True if any(found) else False if found and None not in found else None

    def _gate(self, some: bool | None, count: str | None) -> Value | None:
        if some is None:
            return None
        told = self._figures.get(count) if count else None
        return Count(value=int(told)) if some and told and _counts(told) else YesNo(value=some)

    def _occurred(self, opened: Mapping[str, Iterable[str]]) -> list[str] | None:
        """Which of several things there were; None where that is not known of each."""
        found = {value: self._some(addresses) for value, addresses in opened.items()}
        return None if None in found.values() else [value for value, some in found.items() if some]

    def _several(self, opened: Mapping[str, Iterable[str]]) -> Value | None:
        occurred = self._occurred(opened)
        return None if occurred is None else Choices(value=tuple(occurred))

    def _the_only(self, opened: Mapping[str, Iterable[str]]) -> Value | None:
        occurred = self._occurred(opened)
        return Choice(value=occurred[0]) if occurred and len(occurred) == 1 else None


def _counts(number: Number) -> bool:
    """Whether a number can say how many there were, and be told."""
    return 0 <= number <= LARGEST and number == int(number)


def _of_whole(asked: Asked, whole: Number | None) -> Value | None:
    """A gate or a control figure by what there was in all; a control figure is asked only of some."""
    if whole is None or not _counts(whole):
        return None
    if asked.kind == "yes_no":
        return Count(value=int(whole)) if whole else YesNo(value=False)
    return Count(value=int(whole)) if whole else None
