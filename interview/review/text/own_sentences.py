"""What a text that this program drafted tells of its year alone: its one thing, the result of an appraisal, what was done.

It happened last year, so next year it is asked for again or left out, never told as it stood. It is known by the sentences
around it: they are the flow's own wordings, of today or of an earlier version. In a text of other words nothing is sure, and nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from interview.engine.flow.drafts import Draft, Names
from interview.engine.flow.model import Flow
from interview.engine.prose.derived import OwnWords
from interview.engine.prose.passage import Bound
from interview.review.text.folded import Folded

_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
_FAMILIAR = 2
"""So many sentences of ours make a text one of ours."""


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence of a text in the office's own words, whole."""

    of: str
    """The fact that it tells, or the names of what was done."""
    text: str
    words: str
    """What it tells; nothing where it only names what was done, which nobody can say of another year."""
    place: Bound


@dataclass(frozen=True, slots=True)
class _Wording:
    between: tuple[str, ...]
    """The words around its placeholders."""
    of: tuple[str, ...]

    @property
    def bare(self) -> bool:
        """Whether it is a fact alone, with nothing to know it by."""
        return not any(each.strip("。") for each in self.between)

    def says(self, said: str) -> bool:
        """Whether a sentence is in this wording, whatever stands in its places."""
        first, *rest = self.between
        if not said.startswith(first):
            return False
        at = len(first)
        for each in rest[:-1]:
            found = said.find(each, at)
            if found < 0:
                return False
            at = found + len(each)
        return said[at:].endswith(rest[-1]) if rest else said == first


def own_sentences(texts: Iterable[Folded], flow: Flow) -> tuple[OwnSentence, ...]:
    """The sentences of texts that tell a short text of the office's own, in drafts of ours."""
    return tuple(
        each
        for text in texts
        if (draft := flow.drafts.get(text.address)) is not None
        for each in _in_text(text, draft, flow)
    )


def _in_text(text: Folded, draft: Draft, flow: Flow) -> Iterator[OwnSentence]:
    wordings = [_wording(each) for each in draft.known_wordings]
    facts = {id for id, each in flow.questions.items() if each.kind == "text" and each.serves == text.address}
    done = {id for id, each in flow.formatters.items() if isinstance(each, Names) and each.unless_none}
    own = next((each.of[0] for each in wordings if each.bare and facts.issuperset(each.of)), None)
    known = [each for each in wordings if not each.bare]
    strange: list[tuple[int, int]] = []
    sentences = list(_sentences(text.told))
    for start, end in sentences:
        said = text.told[start:end]
        wording = next((each for each in known if each.says(said)), None)
        if wording is not None and facts.issuperset(wording.of) and wording.of:
            yield _told(text, wording.of[0], start, end, *map(len, wording.between))
        elif wording is not None and done.issuperset(wording.of) and wording.of:
            yield OwnSentence(
                wording.of[0], text.address, "", Bound(start, end, str(OwnWords(wording.of[0])))
            )
        elif wording is None and not all(_is_ours(known, clause) for clause in said.split("；")):
            strange.append((start, end))
    if own is not None and len(strange) == 1 and len(sentences) > _FAMILIAR:
        yield _told(text, own, *strange[0], 0, 1)


def _is_ours(known: Sequence[_Wording], clause: str) -> bool:
    return any(each.says(f"{clause.rstrip('。')}。") for each in known)


def _told(text: Folded, of: str, start: int, end: int, lead: int, stop: int) -> OwnSentence:
    said = text.told[start:end]
    place = Bound(start, end, str(OwnWords(of, said[:lead])))
    return OwnSentence(of, text.address, said[lead : len(said) - stop], place)


def _wording(text: str) -> _Wording:
    parts = _PLACEHOLDER.split(text)
    return _Wording(tuple(parts[::2]), tuple(parts[1::2]))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences that end with a full stop."""
    start = 0
    for at, character in enumerate(text):
        if character in "。\n":
            if character == "。":
                yield start, at + 1
            start = at + 1
