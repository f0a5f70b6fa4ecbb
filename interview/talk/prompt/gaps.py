"""The gaps of last year's text: numbers that nobody knows yet, to be gone through one by one.

Pure, on plain text: where the next gap is, what goes with it where nothing is to be said, and what stood there last year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from interview.dataclass import dataclass
from interview.engine.answers.characters import half_width, half_width_digits
from interview.engine.answers.kinds import plain
from interview.engine.answers.numerals import canonical, read_number
from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.prose.passage import Bound, Passage
from interview.engine.prose.rebind import rebound

# Patterns are compiled at their first use: the first question has no gaps, and should not wait for them.
_BARE = f"[，、]{GAP}(?:(?P<mark>[，、])|(?=[。；！？]))"
"""A gap that is a clause of its own, words that are not true any more: its mark goes with it."""
_NAME = f'[“"]{GAP}[”"]等?(?=[\u4e00-\u9fff])'
"""A gap that is the name of what follows: that is told without it."""
_IN_QUOTES = f'[“"]{GAP}[”"]'
_NUMBER = r"\d+(?:\.\d+)?"
_BESIDE, _LONGEST = 6, 16
"""Characters on either side of a gap by which it is found again once it is filled, and those that a number may have."""
_ENDS = "。；！？\n"
_SENTENCE = f"[^{_ENDS}]*+[{_ENDS}]?+"


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
    for sentence in re.finditer(_SENTENCE, text):
        if sentence.start() <= at < sentence.end():
            return sentence.span()
    return at, at


@dataclass(frozen=True, slots=True)
class Dropped:
    """What goes for a gap: from `start` to `end`, and what stands there instead, the words that led to it."""

    start: int
    end: int
    stands: str = ""


def without_gap(text: str, at: int) -> Dropped | None:
    """What to drop for a gap at or right before a place; None where there is no gap in that sentence.

    The clause that tells of it goes, or its item of a list; where that would leave something dangling, the whole
    sentence. The stop of a paragraph's last sentence goes with it, not the end of the paragraph.
    """
    start, end = sentence_around(text, min(at, max(len(text) - 1, 0)))
    here = [start + each for each in gaps(text[start:end])]
    if not here:
        return None
    gap = next((each for each in here if each >= at), here[-1])
    return _clause(text, gap) or _sentence(text, start, end)


def _sentence(text: str, start: int, end: int) -> Dropped:
    """The whole sentence; behind a semicolon its own stop takes the place of that."""
    stop = text[end - 1]
    if text[:start].endswith("；") and stop != "；":
        return Dropped(start - 1, end - (stop in _ENDS))
    return Dropped(start, end - (stop == "\n"))


def _clause(text: str, gap: int) -> Dropped | None:
    """What goes with a gap and leaves the rest of its sentence whole; None where that cannot be."""
    if name := re.compile(_NAME).match(text, gap - 1):
        return Dropped(gap - 1, name.end())
    if bare := re.compile(_BARE).match(text, gap - 1):
        return Dropped(gap, bare.end()) if bare["mark"] else Dropped(gap - 1, gap + 1)
    from interview.engine.prose.cutting import without  # many patterns; most gaps are filled

    known = (Bound(*each.span(), each[0]) for each in re.finditer(_NUMBER, text))
    empty = [
        Bound(each, each + 1, GAP)
        for each in gaps(text)
        if each == gap or not re.compile(_IN_QUOTES).match(text, each - 1)
    ]
    going = next(each for each in empty if each.start == gap)
    left, stuck = without(Passage(text, tuple(sorted((*known, *empty)))), frozenset({going}))
    if stuck or left.text.count("\n") < text.count("\n"):
        return None
    start = _same(text, left.text)
    behind = _same(reversed(text[start:]), reversed(left.text[start:]))
    return Dropped(start, len(text) - behind, left.text[start : len(left.text) - behind])


def _same(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def filled(last: Passage, text: str) -> str:
    """A text whose gaps were filled in, each number as its place wants it: 「11件」 typed before 件 is 11, 四十 is 40.

    Only what a number stood in last year, and what is certain: nothing else of the text is touched.

    Args:
        last: Last year's text, its places the gaps, each of what stood there.
        text: What has become of it.
    """
    for place in last.bound:
        if not re.fullmatch(_NUMBER, place.of):
            continue
        before = last.text[: place.start].rpartition(GAP)[2][-_BESIDE:]
        behind = last.text[place.end :].partition(GAP)[0][:_BESIDE]
        if len(found := list(_between(text, before, behind))) == 1:
            start, end = found[0]
            text = text[:start] + _number(text[start:end], behind) + text[end:]
    return text


def _between(text: str, before: str, behind: str) -> Iterator[tuple[int, int]]:
    """From where to where something short stands between two stretches of a text, which are both there."""
    at = text.find(before) if before and behind else -1
    while at >= 0:
        start = at + len(before)
        end = text.find(behind, start + 1, start + _LONGEST + len(behind))
        if end >= 0:
            yield start, end
        at = text.find(before, at + 1)


def _number(typed: str, behind: str) -> str:
    """What was typed in a gap as a number, without the unit that stands behind it; as it is where it is none."""
    for length in range(min(len(typed) - 1, len(behind)), -1, -1):
        rest = typed[: len(typed) - length]
        is_twice = half_width(typed[len(rest) :]) == half_width(behind[:length])
        number = read_number(canonical(rest)) if is_twice else None
        if number is not None:
            in_words = number.denominator == 1 and not re.fullmatch(_NUMBER, half_width_digits(rest))
            return plain(int(number)) if in_words else rest
    return typed


def stood_there(last: Passage, text: str, at: int) -> str:
    """What stood last year at a gap of a text that was made from last year's; empty where that is not certain.

    Args:
        last: Last year's text, its places the gaps, each of what stood there.
        text: What has become of it.
        at: Where the gap is.
    """
    return next((place.of for place in rebound(last, text).bound if place.start == at), "")
