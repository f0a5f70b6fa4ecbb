"""Drafts, and texts that follow: what the sentences of a flow make of the figures and facts of a walk.

A draft claims nothing that was not answered or counted: a sentence with a hole is not written. The same answers make the
same text; which wording a sentence takes is settled by the office's name and the year, so that neighbours do not write
alike. Numbers stay bound to what they say (`interview.engine.prose`). What the clerk is told of it is the machine's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import cached_property, lru_cache
from hashlib import blake2s
from itertools import groupby
from typing import assert_never

from interview.engine.answers.characters import clean_paragraphs
from interview.engine.answers.conditions import Fact, mentions, tests, truth
from interview.engine.answers.kinds import Prose, plain
from interview.engine.flow.drafts import Counted, Draft, DraftSentence, Listing, Names, Only, Phrase, Sum
from interview.engine.flow.model import Section
from interview.engine.flow.question import Question
from interview.engine.plan.book import Answer
from interview.engine.plan.last_year.prefill import memory_of
from interview.engine.plan.walk import Walk
from interview.engine.prose.cutting import without
from interview.engine.prose.derived import (
    Derived,
    Percentage,
    Round,
    Sentence,
    While,
    YearOnYear,
    addresses_in,
    derived,
)
from interview.engine.prose.passage import Bound, Passage, followed, in_a_row, joined, pieces_of
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
_AS_DRAWN, _SHORT, _BARE, _CUT = range(4)
"""How a text is worded: as drawn; in its shortest wordings; without what is spare; with its long lists cut, too."""
_CHIEFLY = "主要有"
"""Says of a list that it is not the whole."""

Piece = str | tuple[str, str]
"""Plain words, or an address and what it says."""


class Writer:
    """Writes the texts of one walk, whose figures are complete."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._reached = frozenset(asked.id for asked in walk.asked)
        self._listed: dict[str, Sequence[tuple[Counted, Number]] | None] = {}
        self._drafts: dict[tuple[str, int], Passage | None] = {}
        self._brevity = _AS_DRAWN
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
        said = self._walk.last.get(address, last.facts.get(address))
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
                return self._in_a_row(formatter)
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

    def _in_a_row(self, formatter: Listing) -> list[Piece]:
        """A listing; one that may be cut, and is in a section that would be too long, says that it is."""
        some = self._not_zero(formatter) or ()
        whole = self._brevity < _CUT or formatter.briefly is None or len(some) <= formatter.briefly
        return _in_a_row(some) if whole else [_CHIEFLY, *_in_a_row(some[: formatter.briefly])]

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
        left_out = {option for option, count in formatter.uncounted.items() if self.number(count) is not None}
        left_out |= {option for option, count in formatter.unless_none.items() if self.number(count) == 0}
        options = next((asked.options for asked in self._walk.asked if asked.id == formatter.of), ())
        return [
            each.prints
            for each in options
            if each.prints and each.value in values and each.value not in left_out
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
        return self._drafted(text, self._brevities.get(text, _AS_DRAWN))

    def _drafted(self, text: str, brevity: int) -> Passage | None:
        if (text, brevity) not in self._drafts:  # once to see how long it is, once as it is offered
            self._brevity = brevity
            self._drafts[text, brevity] = self._put_together(text)
            self._brevity = _AS_DRAWN
        return self._drafts[text, brevity]

    def _put_together(self, text: str) -> Passage | None:
        drafts = map(self._walk.flow.drafts.get, self._walk.flow.told_in(text))
        made = [passage for draft in drafts if draft and (passage := self._made(draft)) is not None]
        return in_a_row(made) if made else None

    @cached_property
    def _brevities(self) -> Mapping[str, int]:
        """How the texts of a section are worded that would be longer than it may be in the wordings that are drawn for them."""
        found: dict[str, int] = {}
        for most, texts in [(each.most, _texts(each)) for each in self._walk.flow.sections if each.most]:
            fits = (each for each in range(_CUT) if sum(self._length(text, each) for text in texts) <= most)
            found |= dict.fromkeys(texts, next(fits, _CUT))
        return found

    def _length(self, text: str, brevity: int) -> int:
        """Characters of a text as it stands, or as it is offered."""
        told = self._walk.pool.get(text)
        if told is not None and told.origin != "inferred":
            return len(str(told.value.value))
        offered = self.last_text(text) if told is None and self._holds(text) else self._drafted(text, brevity)
        return len(offered.text) if offered is not None else 0

    def _made(self, draft: Draft) -> Passage | None:
        runs = [made for run in self._in_order(draft) if (made := self._run(draft, run))]
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
        return [sentence.id for run in self._in_order(draft) for sentence, _ in self._run(draft, run)]

    def _in_order(self, draft: Draft) -> Iterator[Sequence[DraftSentence]]:
        """The sentences in runs: each that has its place alone, loose ones together, in an order of the office's own."""
        for loose, run in groupby(draft.sentences, key=lambda each: each.loose):
            if loose:
                yield sorted(run, key=lambda each: self._lot(f"{each.id} order"))
            else:
                yield from ([each] for each in run)

    def _run(self, draft: Draft, run: Sequence[DraftSentence]) -> Sequence[tuple[DraftSentence, list[Piece]]]:
        """What of a run is written."""
        return [
            (sentence, pieces)
            for sentence in run
            if not (sentence.spare and self._brevity >= _BARE)
            and truth(sentence.when, self.fact)
            and (pieces := self._sentence(draft, sentence)) is not None
        ]

    def _sentence(self, draft: Draft, sentence: DraftSentence) -> list[Piece] | None:
        """The sentence in this office's wording, or the shortest, unless another was asked for; None where it would have a hole."""
        again = self._walk.book.wordings.get(draft.text, 0)
        if self._brevity >= _SHORT and not again:
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
        """Whether there is a text of last year, and nothing that it counts as none came to be more than that."""
        last = self._walk.book.last
        if self.last_text(text) is None or last is None:
            return False
        was = {**last.facts, **self._walk.last}
        return not any(was.get(of) == 0 and self.number(of) for of in self._counted_in(text))

    def _counted_in(self, text: str) -> list[str]:
        """The figures and facts that last year's text told."""
        last = self._walk.book.last
        return [place.of for place in last.bound.get(text, ())] if last else []

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
        told = joined(self._left(memory_of(self._walk.flow, last, self._walk.year).passage(text)))
        if self._is_printed(text, told):
            return None
        none = frozenset(place for place in told.bound if self._is_none(place.of))
        tables = frozenset(place for place in none if self._is_of_a_table(place.of))
        left, stuck = without(told, none, tables)
        if not clean_paragraphs(left.text):
            return None
        denied = {place.of for place in tables} - {place.of for place in stuck}
        passage = joined([*_as_pieces(_with_gaps(left, stuck)), *self._denials(text, denied)])
        moved, _ = followed(passage, lambda of: (self.shown(of) if of else None) or GAP)
        text = clean_paragraphs(moved.text)
        bound = tuple(place for place in moved.bound if moved.said(place) != GAP)
        gaps = tuple(
            replace(now, of=passage.said(was))
            for was, now in zip(passage.bound, moved.bound, strict=True)
            if moved.said(now) == GAP
        )
        return rebound(Passage(moved.text, bound), text), rebound(Passage(moved.text, gaps), text)

    def _is_printed(self, text: str, told: Passage) -> bool:
        """Whether a text is one sentence, and its numbers are those that the report says by itself in that section."""
        section = next((each for each in self._walk.flow.sections if text in _texts(each)), None)
        said = {
            of for each in (section.sentences if section else ()) for of in _PLACEHOLDER.findall(each.text)
        }
        sentences = [each for each in re.split(r"[。！？\n]", told.text) if each.strip()]
        return len(sentences) == 1 and bool(told.bound) and all(place.of in said for place in told.bound)

    def _is_of_a_table(self, of: str) -> bool:
        """Whether a table says itself that there was none of it, or it is words about what a table counts."""
        return isinstance(derived(of), While) or not any(map(self._is_fact, addresses_in(of)))

    def _is_none(self, of: str) -> bool:
        """Whether there was something of it last year and nothing this year, or its words are not true any more."""
        match derived(of):
            case While() as words:
                holds = words.holds(self._walk.lookup(words.of))
                return holds is False or (holds is None and words.of not in self._reached)
            case Sentence():
                return False
            case _:
                return any(self._was(each) and self.number(each) == 0 for each in addresses_in(of))

    def _denials(self, text: str, of: Set[str]) -> Iterator[Piece]:
        """The sentences of a draft that say of what a table counted that there was none."""
        for draft in filter(None, map(self._walk.flow.drafts.get, self._walk.flow.told_in(text))):
            for sentence in draft.sentences:
                if self._says_none_of(sentence, of):
                    yield from _ending(self._sentence(draft, sentence) or [""], "。")

    def _says_none_of(self, sentence: DraftSentence, told: Set[str]) -> bool:
        """Whether a sentence says that there was nothing of these, and nothing of what there was."""
        looked_at = {address for each in mentions(sentence.when) for address in self._made_of(each)}
        zero = all(test.zero for test in tests(sentence.when))
        return zero and bool(looked_at & told) and truth(sentence.when, self.fact) is True

    def _made_of(self, address: str) -> tuple[str, ...]:
        formatter = self._walk.flow.formatters.get(address)
        return (address, *formatter.of) if isinstance(formatter, Sum) else (address,)

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


def _with_gaps(passage: Passage, gaps: Set[Bound]) -> Passage:
    """The passage where nobody is asked what these places say, and without blanks at its end."""
    bound = tuple(replace(place, of="") if place in gaps else place for place in passage.bound)
    return Passage(passage.text.rstrip(), bound)


def _as_pieces(passage: Passage) -> Iterator[Piece]:
    return (
        piece if isinstance(piece, str) else (piece.of, passage.said(piece)) for piece in pieces_of(passage)
    )


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
