"""The gaps of last year's text: numbers that nobody knows yet, to be gone through one by one.

Pure, on plain text: where the next gap is, which sentence goes with it, and what stood there last year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.prose.passage import Passage
from interview.engine.prose.rebinding import rebound

_ENDS = "。；！？\n"
_SENTENCE = re.compile(f"[^{_ENDS}]*+[{_ENDS}]?+")


def gaps(text: str) -> tuple[int, ...]:
    """Where the gaps of a text are."""
    return tuple(at for at, character in enumerate(text) if character == GAP)


def next_gap(text: str, at: int, by: int = 1) -> int | None:
    """The gap behind a place, or with `by` -1 the one before it, round the ends; None where there is none."""
    found = gaps(text)
    if not found:
        return None
    if by > 0:
        return next((each for each in found if each >= at), found[0])
    return next((each for each in reversed(found) if each < at), found[-1])


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """From where to where the sentence goes that a place is in, its stop too."""
    for sentence in _SENTENCE.finditer(text):
        if sentence.start() <= at < sentence.end():
            return sentence.span()
    return at, at


def without_sentence(text: str, at: int) -> tuple[int, int] | None:
    """The sentence to drop for a gap at or right before a place; None where there is no gap in that sentence.

    The stop of a paragraph's last sentence goes with it, not the end of the paragraph.
    """
    start, end = sentence_around(text, min(at, max(len(text) - 1, 0)))
    if GAP not in text[start:end]:
        return None
    return (start, end - 1) if text[end - 1] == "\n" else (start, end)


def stood_there(last: Passage, text: str, at: int) -> str:
    """What stood last year at a gap of a text that was made from last year's; empty where that is not certain.

    Args:
        last: Last year's text, its places the gaps, each of what stood there.
        text: What has become of it.
        at: Where the gap is.
    """
    return next((place.of for place in rebound(last, text).bound if place.start == at), "")


def all_that_stood(last: Passage) -> Sequence[str]:
    """What stood last year at each gap, in order."""
    return [place.of for place in last.bound]
