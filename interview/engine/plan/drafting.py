"""Drafts, and texts that follow: what the sentences of a flow make of the figures and facts of a walk.

A draft claims nothing that was not answered or counted: a sentence with a hole is not written. The same answers make the
same text; which wording a sentence takes is settled by the office's name and the year, so that neighbours do not write
alike. Numbers stay bound to what they say (`interview.engine.prose`). What the clerk is told of it is the machine's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property, lru_cache
from hashlib import blake2s
from itertools import groupby
from typing import assert_never

from interview.engine.answers.characters import clean_paragraphs
from interview.engine.answers.conditions import Fact, truth
from interview.engine.answers.kinds import Prose, plain
from interview.engine.flow.drafts import Counted, Draft, DraftSentence, Listing, Names, Only, Phrase, Sum
from interview.engine.flow.model import Section
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer
from interview.engine.plan.last_year.prefill import memory_of
from interview.engine.plan.walk import Walk
from interview.engine.prose.derived import Derived, Percentage, Round, Sentence, While, YearOnYear, derived
from interview.engine.prose.passage import Passage, followed, in_a_row, joined, pieces_of
from interview.engine.prose.rebinding import rebound
from interview.engine.sums.relations import Number

GAP = "＿"
"""Stands in a text for a number that nobody knows yet, or any more."""
_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
_ENDS = ("；", "！", "？", "…")
_CLAUSES = 3
"""So many loose sentences in a run read as one; more would lose the reader."""
_STOPS = "。；，,;. "
"""A short text of the clerk's stands inside a sentence, which has its own stop."""
_ORDINALS = "一二三四五六七八九十"
_BETWEEN = "、"

Piece = str | tuple[str, str]
"""Plain words, or an address and what it says."""


class Writer:
    """Writes the texts of one walk, whose figures are complete."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._reached = frozenset(asked.id for asked in walk.asked)
        self._listed: dict[str, Sequence[tuple[Counted, Number]] | None] = {}
        self._drafts: dict[tuple[str, bool], Passage | None] = {}
        self._last: dict[str, tuple[Passage, Passage] | None] = {}

    # What is known ---------------------------------------------------------------------------------------------

    def fact(self, address: str) -> Fact | None:
        """What a condition sees at an address: an answer, a figure, or how much a formatter has to say."""
        match self._walk.flow.formatters.get(address):
            case None:
                return self._walk.lookup(address)
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

    def shown(self, address: str) -> str | None:
        """What a bound place says now; None where that is not known."""
        pieces = self._pieces(address)
        return joined(pieces).text if pieces else None

    def _derived(self, derived: Derived) -> str | None:
        match derived:
            case Percentage() | Round():
                return derived.said(self.number)
            case YearOnYear():
                return derived.said(self.number, self._was)
            case Sentence():
                return derived.said(_words(self._walk.lookup(derived.of))) or None
            case While():
                return derived.words if derived.holds(self._walk.lookup(derived.of)) else None
            case never:
                assert_never(never)

    def _was(self, address: str) -> Number | None:
        """What last year's report said at an address; None where there was none of the year before."""
        last, formatter = self._walk.book.last, self._walk.flow.formatters.get(address)
        if last is None or last.year + 1 != self._walk.year:
            return None
        if isinstance(formatter, Sum):
            told = [self._was(each) for each in formatter.of if self._is_asked(each)]
            known = [number for number in told if number is not None]
            return sum(known) if known and len(known) == len(told) else None
        said = {**last.facts, **self._walk.last}.get(address)
        return said if isinstance(said, int | Decimal) else None

    def _pieces(self, address: str) -> Sequence[Piece]:
        """What a placeholder, or a place of a text, says; nothing is a hole."""
        if (place := derived(address)) is not None:
            said = self._derived(place)
            return [(address, said)] if said else []
        match self._walk.flow.formatters.get(address):
            case None:
                told = _words(self._walk.lookup("office.name" if address == "office" else address))
                return [(address, told)] if told else []
            case Sum() as formatter:
                total = self._sum(formatter)
                return [] if total is None else [(formatter.id, plain(total))]
            case Listing() as formatter:
                return _in_a_row(self._not_zero(formatter) or ())
            case Names() as formatter:
                names = self._names(formatter)
                return [(formatter.id, _BETWEEN.join(names))] if names else []
            case Only() as formatter:
                some = self._not_zero(self._listing(formatter)) or ()
                return [(formatter.id, some[0][0].prints)] if len(some) == 1 else []
            case Phrase() as formatter:
                if formatter.settled and truth(formatter.settled_when, self.fact):
                    return [formatter.settled]
                return [formatter.wordings[self._lot(formatter.id) % len(formatter.wordings)]]
            case never:
                assert_never(never)

    def _listing(self, formatter: Only) -> Listing:
        listing = self._walk.flow.formatters[formatter.of]
        assert isinstance(listing, Listing)  # noqa: S101 - `flows check` says so
        return listing

    def _sum(self, formatter: Sum) -> Number | None:
        told = [self.number(address) for address in formatter.of if self._is_asked(address)]
        known = [number for number in told if number is not None]
        return sum(known) if known and len(known) == len(told) else None

    def _not_zero(self, formatter: Listing) -> Sequence[tuple[Counted, Number]] | None:
        """The entries that are not 0; a fact that was not told is left out, a figure that is not known leaves all open."""
        if formatter.id not in self._listed:  # several sentences look at each
            self._listed[formatter.id] = self._counted(formatter)
        return self._listed[formatter.id]

    def _counted(self, formatter: Listing) -> Sequence[tuple[Counted, Number]] | None:
        told = [(entry, self.number(entry.of)) for entry in formatter.of if self._is_asked(entry.of)]
        if any(number is None and not self._is_fact(entry.of) for entry, number in told):
            return None
        return [(entry, number) for entry, number in told if number]

    def _names(self, formatter: Names) -> Sequence[str]:
        chosen = self._walk.lookup(formatter.of)
        values = chosen if isinstance(chosen, tuple) else (chosen,)
        counted = {option for option, count in formatter.uncounted.items() if self.number(count) is not None}
        options = next((asked.options for asked in self._walk.asked if asked.id == formatter.of), ())
        return [
            each.prints
            for each in options
            if each.prints and each.value in values and each.value not in counted
        ]

    def number(self, address: str) -> Number | None:
        """What a figure, a fact or a sum of them is; None while it is not known."""
        said = self.fact(address)
        return said if isinstance(said, int | Decimal) else None

    def _is_fact(self, address: str) -> bool:
        question = self._walk.flow.questions.get(address)
        return question is not None and question.serves is not None

    def _is_asked(self, address: str) -> bool:
        return address in self._reached or not self._is_fact(address)

    # Drafts ----------------------------------------------------------------------------------------------------

    def draft(self, text: str) -> Passage | None:
        """The draft of a text; None where no sentence of it can be written."""
        return self._drafted(text, short=text in self._shortened)

    def _drafted(self, text: str, *, short: bool) -> Passage | None:
        if (text, short) not in self._drafts:  # once to see how long it is, once as it is offered
            self._drafts[text, short] = self._put_together(text, short)
        return self._drafts[text, short]

    def _put_together(self, text: str, short: bool) -> Passage | None:
        drafts = map(self._walk.flow.drafts.get, self._walk.flow.told_in(text))
        made = [passage for draft in drafts if draft and (passage := self._made(draft, short)) is not None]
        return in_a_row(made) if made else None

    @cached_property
    def _shortened(self) -> frozenset[str]:
        """The texts of a section that would be longer than it may be in the wordings that are drawn for them."""
        sections = [(each.most, _texts(each)) for each in self._walk.flow.sections if each.most]
        return frozenset(
            text for most, texts in sections if sum(map(self._length, texts)) > most for text in texts
        )

    def _length(self, text: str) -> int:
        """Characters of a text as it stands, or as it is offered."""
        told = self._walk.pool.get(text)
        if told is not None and told.origin != "inferred":
            return len(str(told.value.value))
        offered = (
            self.last_text(text) if told is None and self._holds(text) else self._drafted(text, short=False)
        )
        return len(offered.text) if offered is not None else 0

    def _made(self, draft: Draft, short: bool) -> Passage | None:
        runs = [made for run in self._in_order(draft) if (made := self._run(draft, run, short))]
        if not runs:
            return None
        if draft.style != "numbered":
            return joined(piece for run in runs for piece in _running([pieces for _, pieces in run]))
        items = [item for run in runs for item in run]
        leads = [not sentence.meets for sentence, _ in items] if draft.answers else [False] * len(items)
        lead = [
            piece
            for first, (_, said) in zip(leads, items, strict=True)
            if first
            for piece in _ending(said, "。")
        ]
        numbered = [item for first, item in zip(leads, items, strict=True) if not first]
        return joined([*lead, *self._in_number(draft, numbered)])

    def _in_number(self, draft: Draft, items: Sequence[tuple[DraftSentence, list[Piece]]]) -> Iterator[Piece]:
        """The items of a text in number: as they are, or where they leave out some of what they answer by those numbers."""
        answered = self._written(draft.answers) if draft.answers else []
        met = [sentence.meets for sentence, _ in items]
        if all(each in met for each in answered) or not all(each in answered for each in met):
            yield from _numbered([pieces for _, pieces in items])
            return
        for at, (sentence, pieces) in enumerate(items):
            number = _ORDINALS[answered.index(str(sentence.meets)) % len(_ORDINALS)]
            yield f"针对第{number}个问题，"
            yield from _ending(pieces, "。" if at == len(items) - 1 else "；")

    def _written(self, text: str) -> Sequence[str]:
        """The items that a drafted text has, by their ids; none where it stands in the office's own words."""
        draft, told = self._walk.flow.drafts.get(text), self._walk.pool.get(text)
        if draft is None or (told is not None and told.origin != "inferred"):
            return []
        return [sentence.id for run in self._in_order(draft) for sentence, _ in self._run(draft, run, False)]

    def _in_order(self, draft: Draft) -> Iterator[Sequence[DraftSentence]]:
        """The sentences in runs: each that has its place alone, loose ones together, in an order of the office's own."""
        for loose, run in groupby(draft.sentences, key=lambda each: each.loose):
            if loose:
                yield sorted(run, key=lambda each: self._lot(f"{each.id} order"))
            else:
                yield from ([each] for each in run)

    def _run(
        self, draft: Draft, run: Sequence[DraftSentence], short: bool
    ) -> Sequence[tuple[DraftSentence, list[Piece]]]:
        """What of a run is written."""
        return [
            (sentence, pieces)
            for sentence in run
            if truth(sentence.when, self.fact)
            and (pieces := self._sentence(draft, sentence, short)) is not None
        ]

    def _sentence(self, draft: Draft, sentence: DraftSentence, short: bool) -> list[Piece] | None:
        """The sentence in this office's wording, or the shortest, unless another was asked for; None where it would have a hole."""
        again = self._walk.book.wordings.get(draft.text, 0)
        if short and not again:
            whole = [said for each in sentence.wordings if (said := self._said(each)) is not None]
            return min(whole, key=lambda pieces: len(joined(pieces).text), default=None)
        return self._said(sentence.wordings[(self._lot(sentence.id) + again) % len(sentence.wordings)])

    def _said(self, wording: str) -> list[Piece] | None:
        pieces: list[Piece] = []
        for at, part in enumerate(_PLACEHOLDER.split(wording)):
            said: Sequence[Piece] = self._pieces(part) if at % 2 else [part]
            if not said:
                return None
            pieces += said
        return pieces

    def _lot(self, of: str) -> int:
        """A number drawn for this office and year, always the same."""
        return _lot(str(self._walk.lookup("office.name")), str(self._walk.year), of)

    # Texts that stand ------------------------------------------------------------------------------------------

    def offer(self, text: str) -> Passage | None:
        """The draft, where an empty Enter takes it: last year's own text goes before, while what it tells still holds."""
        return None if self._holds(text) else self.draft(text)

    def _holds(self, text: str) -> bool:
        """Whether there is a text of last year, and nothing that it counts came to be 0 or to be more than that."""
        last = self._walk.book.last
        if self.last_text(text) is None or last is None:
            return False
        was = {**last.facts, **self._walk.last}
        places = [place.of for place in last.bound.get(text, ())]
        bound = [of for of in places if isinstance(was.get(of), int | Decimal)]
        words = [place for of in places if isinstance(place := derived(of), While)]
        return not any(each.holds(self._walk.lookup(each.of)) is False for each in words) and all(
            bool(was[of]) == bool(now) for of in bound if (now := self.number(of)) is not None
        )

    def last_text(self, text: str) -> Passage | None:
        """Last year's text with this year's numbers in it, a gap where nobody knows them yet."""
        found = self._of_last_year(text)
        return None if found is None else found[0]

    def gaps(self, text: str) -> Passage | None:
        """The same text with its gaps as places; each is of the number that stood there last year."""
        found = self._of_last_year(text)
        return None if found is None else found[1]

    def _of_last_year(self, text: str) -> tuple[Passage, Passage] | None:
        if text not in self._last:
            self._last[text] = self._followed_on(text)
        return self._last[text]

    def _followed_on(self, text: str) -> tuple[Passage, Passage] | None:
        """Last year's text with the numbers that are known as its places, and with the gaps."""
        last, question = self._walk.book.last, self._walk.flow.questions.get(text)
        if last is None or text not in last.texts or (question is not None and question.afresh):
            return None
        passage = joined(self._left(memory_of(self._walk.flow, last, self._walk.year).passage(text)))
        moved, _ = followed(passage, lambda of: (self.shown(of) if of else None) or GAP)
        text = clean_paragraphs(moved.text)
        if not text:
            return None
        bound = tuple(place for place in moved.bound if moved.said(place) != GAP)
        gaps = tuple(
            replace(now, of=passage.said(was))
            for was, now in zip(passage.bound, moved.bound, strict=True)
            if moved.said(now) == GAP
        )
        return rebound(Passage(moved.text, bound), text), rebound(Passage(moved.text, gaps), text)

    def _left(self, passage: Passage) -> Iterator[Piece]:
        """What of last year's text is told again: no sentence about a thing of its year, where this year has none to tell."""
        for piece in pieces_of(passage):
            if isinstance(piece, str):
                yield piece
            elif not isinstance(derived(piece.of), Sentence) or self.shown(piece.of):
                yield piece.of, passage.said(piece)

    def written(self, text: str, answer: Answer) -> Answer | None:
        """A text as it stands by now: drafted anew where it was taken as drafted, else with its bound numbers followed.

        A number that is not known any more leaves a gap, which is filled as soon as it is told again. None where a draft has nothing left to say.
        """
        if answer.origin == "inferred":
            passage = self.draft(text)
        elif answer.bound:
            said = Passage(str(answer.value.value), answer.bound)
            passage, _ = followed(said, lambda of: self.shown(of) or GAP)
        else:
            return answer
        if passage is None:
            return None
        if (passage.text, passage.bound) == (answer.value.value, answer.bound):
            return answer
        return replace(answer, value=Prose(value=passage.text), bound=passage.bound)


def _texts(section: Section) -> list[str]:
    return [item.id for item in section.items if isinstance(item, Question) and item.kind == "prose"]


def _words(fact: Fact | None) -> str:
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


def _running(run: Sequence[list[Piece]]) -> Iterator[Piece]:
    """A run as sentences of so many clauses at most, about as many in each: 「解读3篇；回应2次。」."""
    count = -(-len(run) // _CLAUSES)
    for at in range(count):
        sentence = run[len(run) * at // count : len(run) * (at + 1) // count]
        for clause in sentence[:-1]:
            yield from _ending(clause, "；")
        yield from _ending(sentence[-1], "。")


def _ending(pieces: Sequence[Piece], mark: str) -> Iterator[Piece]:
    """A sentence with this mark at its end, where it has none that says more than a full stop."""
    *first, last = pieces
    said = [*first, last.removesuffix("。") if isinstance(last, str) else last]
    yield from said
    if not joined(said).text.endswith(_ENDS):
        yield mark


def _numbered(items: Sequence[list[Piece]]) -> Iterator[Piece]:
    """The items as Chinese numbers them, 一是……；二是……, the last with a full stop."""
    for at, pieces in enumerate(items):
        yield f"{_ORDINALS[at % len(_ORDINALS)]}是" if len(items) > 1 else ""
        yield from _ending(pieces, "。" if at == len(items) - 1 else "；")


@lru_cache(maxsize=4096)
def _lot(office: str, year: str, of: str) -> int:
    # A sum such as CRC would give two offices whose names differ alike the same lots in every sentence.
    return int.from_bytes(blake2s(f"{office}|{year}|{of}".encode(), digest_size=4).digest())
