"""Sentences that this program drafted, known again by their wordings, of today or of an earlier version.

Whatever stands in the places of a wording, the words around them are the flow's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from interview.dataclass import dataclass
from interview.engine.flow.drafts import Draft
from interview.engine.prose.derived import OwnWords, derived
from interview.engine.prose.passage import Passage

_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")


@dataclass(frozen=True, slots=True)
class KnownWording:
    """One wording of a sentence, parted at its placeholders."""

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


def wordings(draft: Draft) -> tuple[KnownWording, ...]:
    """Every wording that a text was ever drafted in."""
    return _parted(tuple(draft.known_wordings))


@lru_cache(maxsize=32)
def _parted(wordings: tuple[str, ...]) -> tuple[KnownWording, ...]:
    parts = (_PLACEHOLDER.split(each) for each in wordings)
    return tuple(KnownWording(tuple(each[::2]), tuple(each[1::2])) for each in parts)


def is_drafted(draft: Draft, passage: Passage) -> bool:
    """Whether every sentence of a text is in a wording of ours, or tells in the office's words what it was asked for."""
    return _is_of(tuple(draft.known_wordings), passage)


@lru_cache(maxsize=64)  # last year's texts stay, and every step asks for all of them
def _is_of(wordings: tuple[str, ...], passage: Passage) -> bool:
    known = [each for each in _parted(wordings) if not each.bare]
    own = [(each.start, each.end) for each in passage.bound if isinstance(derived(each.of), OwnWords)]
    stand = list(sentences(passage.text))
    told = sum(end - start for start, end in stand)
    return told == len(passage.text.strip()) > 0 and all(
        each in own or in_wordings(known, passage.text[slice(*each)].replace(" ", "")) for each in stand
    )


def in_wordings(known: Sequence[KnownWording], said: str) -> bool:
    """Whether a sentence is put together of these wordings, those that stand beside each other read as one."""
    clauses = (f"{clause.rstrip('。')}。" for clause in said.split("；"))
    return any(each.says(said) for each in known) or all(
        any(each.says(clause) for each in known) for clause in clauses
    )


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences stand that end with a full stop."""
    start = 0
    for at, character in enumerate(text):
        if character in "。\n":
            if character == "。":
                yield start, at + 1
            start = at + 1
