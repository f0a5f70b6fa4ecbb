"""Last year's texts with this year's figures: what moves on, what is left out because there is none of it, where nobody knows yet.

The places of last year's text were bound when its report was read; here they are followed, and nothing is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import assert_never

from interview.dataclass import dataclass
from interview.engine.answers.characters import clean_paragraphs
from interview.engine.answers.conditions import mentions, tests, truth
from interview.engine.answers.vocabulary import says_nothing
from interview.engine.flow.drafts import DraftSentence, Sum
from interview.engine.flow.layout import Sentence
from interview.engine.plan.drafting.drafts import Drafts, placeholders
from interview.engine.plan.drafting.ours import is_drafted, sentences
from interview.engine.plan.drafting.sentences import ending
from interview.engine.plan.drafting.values import Piece, TextValues
from interview.engine.plan.last_year.prefill import memory_of
from interview.engine.plan.outline.outline import texts_of
from interview.engine.prose.derived import (
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
    addresses_in,
    derived,
)
from interview.engine.prose.passage import Bound, Passage, applied, followed, joined, pieces_of
from interview.engine.prose.rebind import rebound

GAP = "＿"
"""Stands in a text for a number that nobody knows yet, or any more."""

_NONE = "none"
"""Says of a place that there is none of it this year, where the words around it could not go with it."""
_ITEM = re.compile(r"^[ \t]{0,4}\d{1,2}(?P<mark>[.．、])(?!\d)", re.MULTILINE)
_ITEM_IN_WORDS = re.compile(r"\s{0,4}(?:[（(]?[一二三四五六七八九十]{1,3}(?:[）)、]|是))")
"""How paragraphs are counted, and sentences that others are counted with: those are left as they are."""
_SEVERAL = 3
"""So many gaps, and not one number among them, are no template any more."""
_BETWEEN_NAMES = re.compile('[”"][、和及]?[“"]')

_WORDS = While | WhileNone | Trend
"""What is no number in a text."""
_BETWEEN_MARKS = re.compile(r"(?:[，,][^，,；;。\n]+[，,；;。\n]|(?P<bracket>[（(])[^，,；;。\n]+[）)])")


@dataclass(frozen=True, slots=True)
class LastText:
    """One text of last year, as it may be taken over."""

    told: Passage
    """With this year's numbers in it, a gap where nobody knows them yet."""
    gaps: Passage
    """The same text with its gaps as places; each is of the number, or the name, that stood there last year."""
    none: Passage
    """Likewise, of those alone of which there is none this year."""


class LastTexts:
    """Last year's texts, as the walk of this year may take them over.

    Args:
        values: What the walk has to say.
        drafts: The sentences that deny what there was.
    """

    def __init__(self, values: TextValues, drafts: Drafts) -> None:
        self._values, self._walk, self._drafts = values, values.walk, drafts
        self._followed: dict[str, LastText | None] = {}

    def of(self, text: str) -> LastText | None:
        """Last year's text with this year's numbers; None where there is none to take over."""
        if text not in self._followed:
            self._followed[text] = self._followed_on(text)
        return self._followed[text]

    def holds(self, text: str) -> bool:
        """Whether there is a text of last year, what it counts as none is so still, and no draft says all of it better."""
        last = self._walk.book.last
        if self.of(text) is None or last is None:
            return False
        was = {**last.facts, **self._walk.last}
        came = any(
            was.get(place.of) == 0 and self._values.number(place.of) for place in last.bound.get(text, ())
        )
        came = came or self._is_denied_no_more(text)
        return not came and not self._is_better_drafted(text) and not self._counts_nothing(text)

    def _is_denied_no_more(self, text: str) -> bool:
        """Whether there is something now of which last year's text says in words that there was none, and only a draft tells it."""
        last = self._walk.book.last
        told = Passage(last.texts[text], last.bound.get(text, ())) if last else Passage("")
        if not any(map(self._is_denied, told.bound)) or self._drafts.of(text) is None:
            return False
        return self._own_words_and_draft(text, told) is None

    def _is_denied(self, place: Bound) -> bool:
        """Whether words say that there was none of what there is now."""
        words = derived(place.of)
        return isinstance(words, WhileNone) and words.denies and words.holds(self._values.number) is False

    def _own_words_and_draft(self, text: str, told: Passage) -> Passage | None:
        """The office's own sentences, where the others deny what there is now, and the draft that tells it; None where these count something."""
        draft = self._drafts.of(text)
        ends = list(sentences(told.text))
        denied = [
            each
            for each in ends
            if any(self._is_denied(p) and each[0] <= p.start < each[1] for p in told.bound)
        ]
        if draft is None or not denied or len(denied) == len(ends):
            return None
        own = applied(told, frozenset(), [(*each, "") for each in denied])[0]
        if own.bound or not own.text.strip():
            return None
        return joined([own.text.rstrip(), *_as_pieces(draft)])

    def _counts_nothing(self, text: str) -> bool:
        """Whether of the numbers of last year's text none is told, there is none of some, they are several or in all its sentences, and a draft says so."""
        found = self.of(text)
        if found is None or not found.none.bound:
            return False
        if any(not isinstance(derived(place.of), _WORDS) for place in found.told.bound):
            return False
        told = found.told.text
        nothing_whole = all(GAP in told[slice(*each)] for each in sentences(told))
        return (nothing_whole or len(found.gaps.bound) >= _SEVERAL) and self._drafts.of(text) is not None

    def _is_better_drafted(self, text: str) -> bool:
        """Whether last year's text was drafted, would have gaps, and a new draft has none and tells as much as is left of it."""
        last, draft, found = self._walk.book.last, self._walk.flow.drafts.get(text), self.of(text)
        if last is None or draft is None or found is None or not found.gaps.bound:
            return False
        passage = found.gaps
        if not is_drafted(draft, Passage(last.texts[text], last.bound.get(text, ()))):
            return False
        whole = [each for each in sentences(passage.text) if GAP not in passage.text[slice(*each)]]
        new = self._drafts.of(text)
        return new is not None and len(list(sentences(new.text))) >= len(whole)

    def _followed_on(self, text: str) -> LastText | None:
        last, question = self._walk.book.last, self._walk.flow.questions.get(text)
        if last is None or text not in last.texts or (question is not None and question.afresh):
            return None
        told = joined(self._left(memory_of(self._walk.flow, last, self._walk.year).passage(text)))
        told = self._without_what_is_printed(text, self._without_untrue_words(told))
        if (anew := self._own_words_and_draft(text, told)) is not None:
            return LastText(anew, Passage(anew.text), Passage(anew.text))
        if says_nothing(told.text) or not told.text.strip() or self._is_printed(text, told):
            return None  # a 「无」 would stand beside what the report says there of its own
        from interview.engine.prose.cutting import (
            without,
        )  # many patterns, and a first report has no text to cut

        none = frozenset(place for place in told.bound if self._is_none(place.of))
        tables = frozenset(place for place in none if self._is_of_a_table(place.of))
        left, stuck = without(told, none, tables)
        if not clean_paragraphs(left.text):
            return None
        denied = {place.of for place in tables} - {place.of for place in stuck}
        passage = joined([*_as_pieces(_with_gaps(left, stuck)), *self._denials(text, denied)])
        moved, _ = followed(
            passage, lambda of: (self._values.shown(of) if of not in {"", _NONE} else None) or GAP
        )
        text = clean_paragraphs(moved.text)
        gaps = [
            (was, replace(now, of=_BETWEEN_NAMES.sub("、", passage.said(was))))
            for was, now in zip(passage.bound, moved.bound, strict=True)
            if moved.said(now) == GAP
        ]
        places = (
            (place for place in moved.bound if moved.said(place) != GAP),
            (now for _, now in gaps),
            (now for was, now in gaps if was.of == _NONE),
        )
        return LastText(*(rebound(Passage(moved.text, tuple(each)), text) for each in places))

    def _is_printed(self, text: str, told: Passage) -> bool:
        """Whether a text is one sentence, and its numbers are those that the report says by itself in that section."""
        said = self._said_in_print(text)
        sentences = [each for each in re.split(r"[。！？\n]", told.text) if each.strip()]
        return len(sentences) == 1 and bool(told.bound) and all(place.of in said for place in told.bound)

    def _printed(self, text: str) -> Sequence[Sentence]:
        """The sentences that the report prints by itself in the section of a text."""
        of = (each for each in self._walk.flow.sections if text in {one.id for one in texts_of(each)})
        section = next(of, None)
        return section.sentences if section else ()

    def _said_in_print(self, text: str) -> Set[str]:
        """The figures that those say."""
        return {of for each in self._printed(text) for of in placeholders(each.text)}

    def _without_what_is_printed(self, text: str, told: Passage) -> Passage:
        """The text without the sentences that say in other words what the report says there by itself; its items count from 1."""
        said = self._said_in_print(text)
        about = {each.about for each in self._printed(text) if each.about}
        changes = [
            (start, end, "")
            for start, end in sentences(told.text)
            if any(word in told.text[start:end] for word in about)
            and all(
                place.of in said or isinstance(derived(place.of), WhileNone)
                for place in told.bound
                if start <= place.start < end
            )
            and not _ITEM_IN_WORDS.match(told.text, start)
        ]
        if not changes:
            return told
        left, _ = applied(told, frozenset(), changes)
        items = list(_ITEM.finditer(left.text))
        numbers = [f"{at}{each['mark']}" if len(items) > 1 else "" for at, each in enumerate(items, 1)]
        return applied(
            left, frozenset(), [(*each.span(), n) for each, n in zip(items, numbers, strict=True)]
        )[0]

    def _without_untrue_words(self, told: Passage) -> Passage:
        """The text without clauses that are nothing but words about what came, 均为自然人申请, and are not true of this year's.

        Nor with one that is true as long as a question is answered so, 均按时答复, where nobody answered: what was passed over is not told.
        """
        changes = []
        for place in told.bound:
            words = derived(place.of)
            clause = _BETWEEN_MARKS.fullmatch(told.text, max(0, place.start - 1), place.end + 1)
            qualifies = isinstance(words, Trend) or (isinstance(words, WhileNone) and not words.denies)
            untold = isinstance(words, While) and self._walk.lookup(words.of) is None
            if clause and (untold or (qualifies and self._is_none(place.of))):
                changes.append((place.start - 1, place.end + (clause["bracket"] is not None), ""))
        return applied(told, frozenset(), changes)[0]

    def _is_of_a_table(self, of: str) -> bool:
        """Whether a table says itself that there was none of it, or it is words about what a table counts."""
        return isinstance(derived(of), _WORDS) or not any(map(self._values.is_fact, addresses_in(of)))

    def _is_none(self, of: str) -> bool:
        """Whether there was something of it last year and nothing this year, or its words are not true any more."""
        follows = derived(of)
        match follows:
            case While() as words:
                holds = words.holds(self._walk.lookup(words.of))
                return holds is False or (holds is None and words.of not in self._values.asked)
            case WhileNone() as words:
                return words.holds(self._values.number) is False
            case Trend() as words:
                return words.holds(self._values.number, self._values.was) is False
            case OwnWords():
                return False
            case SumOf(several):
                return any(map(self._values.was, several)) and not any(
                    self._values.number(each) != 0 for each in several
                )
            case RestOf():
                return follows.said(self._values.number) == "0"
            case None | Percentage() | YearOnYear() | Round() | NoneOf():
                return any(
                    self._values.was(each) and self._values.number(each) == 0 for each in addresses_in(of)
                )
            case _:
                assert_never(follows)

    def _denials(self, text: str, of: Set[str]) -> Iterator[Piece]:
        """The sentences of a draft that say of what a table counted that there was none."""
        for draft in filter(None, map(self._walk.flow.drafts.get, self._walk.flow.told_in(text))):
            for sentence in draft.sentences:
                if self._says_none_of(sentence, of):
                    yield from ending(self._drafts.sentence(draft, sentence) or [""], "。")

    def _says_none_of(self, sentence: DraftSentence, told: Set[str]) -> bool:
        """Whether a sentence says that there was nothing of these, and nothing of what there was."""
        looked_at = {address for each in mentions(sentence.when) for address in self._made_of(each)}
        zero = all(test.zero for test in tests(sentence.when))
        return zero and bool(looked_at & told) and truth(sentence.when, self._values.fact) is True

    def _made_of(self, address: str) -> tuple[str, ...]:
        formatter = self._walk.flow.formatters.get(address)
        return (address, *formatter.of) if isinstance(formatter, Sum) else (address,)

    def _left(self, passage: Passage) -> Iterator[Piece]:
        """What of last year's text is told again: no sentence about a thing of its year, where this year has none to tell."""
        for piece in pieces_of(passage):
            if isinstance(piece, str):
                yield piece
            elif not isinstance(derived(piece.of), OwnWords) or self._values.shown(piece.of):
                yield piece.of, passage.said(piece)


def _with_gaps(passage: Passage, gaps: Set[Bound]) -> Passage:
    """The passage where nobody is asked what these places say, and without blanks at its end."""
    bound = tuple(
        replace(place, of="" if isinstance(derived(place.of), _WORDS) else _NONE) if place in gaps else place
        for place in passage.bound
    )
    return Passage(passage.text.rstrip(), bound)


def _as_pieces(passage: Passage) -> Iterator[Piece]:
    return (
        piece if isinstance(piece, str) else (piece.of, passage.said(piece)) for piece in pieces_of(passage)
    )
