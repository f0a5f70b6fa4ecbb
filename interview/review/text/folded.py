"""Texts as rules read them: half width, simplified, without blanks, every character knowing where it stood.

Published texts come with blanks between figures and words, full-width digits and traditional characters; a rule that
had to allow for all of them would miss some. Positions lead back to the text as it is, so that a finding can show it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from interview.engine.answers.characters import half_width
from interview.review.model import Span
from interview.review.text.amounts import Amount, amounts

_SENTENCE = re.compile(r"[^。!?\n]*[。!?\n]?")
_BLANK = re.compile(r"[^\S\n]+")


@dataclass(frozen=True)
class Folded:
    """One text, folded."""

    address: str
    text: str
    at: tuple[int, ...] | None
    """Where each character stands in the text as it is; None where nothing was taken out."""
    told: str
    """The text as it is."""

    def span(self, start: int, end: int) -> Span:
        """A piece of the folded text as a piece of the text as it is."""
        if self.at is None:
            return Span(self.address, start, end)
        return Span(self.address, self.at[start], self.at[end - 1] + 1)

    def said(self, start: int, end: int) -> str:
        """A piece of the folded text as it was written, on one line."""
        span = self.span(start, end)
        return " ".join(self.told[span.start : span.end].split())

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every number in it, in order."""
        return tuple(amounts(self.text))

    @cached_property
    def _ends(self) -> list[int]:
        return [found.end() for found in _SENTENCE.finditer(self.text) if found.end() > found.start()]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds a character."""
        number = bisect_left(self._ends, at + 1)
        return self._ends[number - 1] if number else 0, self._ends[number]


def folded(address: str, text: str, simplified: Callable[[str], str] | None = None) -> Folded:
    """A text as rules read it; `simplified` must keep every character in its place."""
    plain = half_width(text)
    plain = simplified(plain) if simplified else plain
    if not _BLANK.search(plain):
        return Folded(address, plain, None, text)
    kept: list[int] = []
    end = 0
    for blank in _BLANK.finditer(plain):
        kept += range(end, blank.start())
        end = blank.end()
    kept += range(end, len(plain))
    return Folded(address, _BLANK.sub("", plain), tuple(kept), text)


def without(text: Folded, stretches: Iterable[tuple[int, int]]) -> Folded:
    """The text with each of these stretches, told in order, become the end of a line."""
    pieces: list[str] = []
    kept: list[int] = []
    end = 0
    for start, stop in stretches:
        pieces += [text.text[end:start], "\n"]
        kept += range(end, start + 1)
        end = stop
    if not pieces:
        return text
    kept += range(end, len(text.text))
    at = tuple(kept) if text.at is None else tuple(text.at[each] for each in kept)
    return Folded(text.address, "".join(pieces) + text.text[end:], at, text.told)
