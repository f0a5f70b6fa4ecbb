"""Drafts: which sentences of a flow are written, in which order and which of their wordings.

A sentence with a hole is not written. Which wording a sentence takes, and the order of loose ones, is settled by the office's name
and the year. What stands in a text already, and what of last year's is kept, is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from interview.engine.answers.conditions import truth
from interview.engine.flow.drafts import Draft, DraftSentence
from interview.engine.plan.drafting.sentences import ending, numbered, ordinal, running
from interview.engine.plan.drafting.values import Piece, TextValues
from interview.engine.prose.passage import Passage, in_a_row, joined, text_of

AS_DRAWN, SHORT, BARE, CUT = range(4)
"""How a text is worded: as drawn; in its shortest wordings; without what is spare; with its long lists cut, too."""
_FIRST_WORD = 2
_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")


def placeholders(wording: str) -> list[str]:
    """The addresses that a wording says."""
    return _PLACEHOLDER.findall(wording)


class Drafts:
    """The drafts of one walk, all as brief as one another.

    Args:
        values: What the walk has to say.
        brevity: `AS_DRAWN` to `CUT`.
    """

    def __init__(self, values: TextValues, brevity: int) -> None:
        self._values, self._walk, self._brevity = values, values.walk, brevity
        self._made: dict[str, Passage | None] = {}

    def of(self, text: str) -> Passage | None:
        """The draft of a text; None where no sentence of it can be written."""
        if text not in self._made:  # once to see how long it is, once as it is offered
            drafts = map(self._walk.flow.drafts.get, self._walk.flow.told_in(text))
            passages = (self._passage(draft, within=draft.text != text) for draft in drafts if draft)
            made = [passage for passage in passages if passage is not None]
            self._made[text] = in_a_row(made) if made else None
        return self._made[text]

    def _passage(self, draft: Draft, *, within: bool) -> Passage | None:
        """A draft of its own, or within another text."""
        runs = self._runs(draft)
        if not runs:
            return None
        if draft.style != "numbered":
            return joined(piece for run in runs for piece in running([pieces for _, pieces in run]))
        items = [item for run in runs for item in run]
        leads = [not sentence.meets for sentence, _ in items] if draft.answers else [False] * len(items)
        lead = [
            piece
            for first, (_, said) in zip(leads, items, strict=True)
            if first
            for piece in ending(said, "。")
        ]
        numbered = [item for first, item in zip(leads, items, strict=True) if not first]
        return joined([*lead, *self._in_number(draft, numbered, draft.joined_by if within else "")])

    def _in_number(
        self, draft: Draft, items: Sequence[tuple[DraftSentence, list[Piece]]], before: str
    ) -> Iterator[Piece]:
        """The items of a text in number: as they are, or where they leave out some of what they answer by those numbers."""
        answered = self._written(draft.answers) if draft.answers else []
        met = [sentence.meets for sentence, _ in items]
        if all(each in met for each in answered) or not all(each in answered for each in met):
            yield before if items else ""
            yield from numbered([pieces for _, pieces in items])
            return
        for at, (sentence, pieces) in enumerate(items):
            yield f"针对第{ordinal(answered.index(str(sentence.meets)))}个问题，"
            yield from ending(pieces, "。" if at == len(items) - 1 else "；")

    def _written(self, text: str) -> Sequence[str]:
        """The items that a drafted text has, by their ids; none where it stands in the office's own words."""
        draft, told = self._walk.flow.drafts.get(text), self._walk.pool.get(text)
        if draft is None or (told is not None and told.origin != "inferred"):
            return []
        return [sentence.id for run in self._runs(draft) for sentence, _ in run]

    def _in_order(self, draft: Draft) -> Iterator[Sequence[DraftSentence]]:
        """The sentences in runs: each that has its place alone, loose ones together, in an order of the office's own."""
        for loose, run in groupby(draft.sentences, key=lambda each: each.loose):
            if loose:
                yield sorted(run, key=lambda each: self._values.lot(f"{each.id} order"))
            else:
                yield from ([each] for each in run)

    def _runs(self, draft: Draft) -> Sequence[Sequence[tuple[DraftSentence, list[Piece]]]]:
        """What is written, run by run."""
        found: list[list[tuple[DraftSentence, list[Piece]]]] = []
        before: list[Piece] = []
        for run in self._in_order(draft):
            found.append([])
            for sentence in filter(self._applies, run):
                if (pieces := self.sentence(draft, sentence, before)) is not None:
                    found[-1].append((sentence, pieces))
                    before = pieces
        return [made for made in found if made]

    def _applies(self, sentence: DraftSentence) -> bool:
        return (
            not (sentence.spare and self._brevity >= BARE) and truth(sentence.when, self._values.fact) is True
        )

    def sentence(
        self, draft: Draft, sentence: DraftSentence, before: Sequence[Piece] = ()
    ) -> list[Piece] | None:
        """The sentence in this office's wording, or the shortest, unless another was asked for; None where it would have a hole.

        Where it would begin as the sentence before it does, 全年……。全年……, it is the next wording that does not.
        """
        again = self._walk.book.wordings.get(draft.text, 0)
        if self._brevity >= SHORT and not again:
            whole = [said for each in sentence.wordings if (said := self._pieces(each)) is not None]
            return min(whole, key=lambda pieces: len(text_of(pieces)), default=None)
        first = (self._values.lot(sentence.id) + again) % len(sentence.wordings)
        drawn = self._pieces(sentence.wordings[first])
        if drawn is None or _begins(drawn) != _begins(before):
            return drawn
        others = map(self._pieces, sentence.wordings[first + 1 :] + sentence.wordings[:first])
        return next((each for each in others if each and _begins(each) != _begins(before)), drawn)

    def _pieces(self, wording: str) -> list[Piece] | None:
        pieces: list[Piece] = []
        briefly = self._brevity >= CUT
        for at, part in enumerate(_parts(wording)):
            said: Sequence[Piece] = self._values.pieces(part, briefly=briefly) if at % 2 else [part]
            if not said:
                return None
            pieces += said
        return pieces


@lru_cache(maxsize=4096)  # a form has some hundred wordings, and every step looks at nearly all
def _parts(wording: str) -> Sequence[str]:
    """A wording taken apart: plain words, and the addresses between them."""
    return _PLACEHOLDER.split(wording)


def _begins(pieces: Iterable[Piece]) -> str:
    """The first word of a sentence, 全年, 本年, 政府: two characters."""
    begin = ""
    for piece in pieces:
        begin += piece if isinstance(piece, str) else piece[1]
        if len(begin) >= _FIRST_WORD:
            break
    return begin[:_FIRST_WORD]
