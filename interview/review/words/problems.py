"""The problems that section five tells, one by one: what is asked about next year.

What is done about them is no problem, and neither is a sentence that only says that there are some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_LONGEST = 60
"""Characters of a problem; of a longer one its first clauses."""
_FARTHEST = 120
"""Characters in which a problem says that something is wanting."""
_MOST = 12
_SENTENCE = re.compile(r"[^。!?\n]++[。!?]?")
_SEPARATORS = ",、;"
_TRIM = ",、;。:!?等 "


def problems(text: Folded) -> tuple[str, ...]:
    """The problems of a text, in its own words, at most a dozen."""
    stated = text.text[: measures_from(text.text)]
    counted = _as_written(text, _counted(stated))
    return (counted or _as_written(text, _listed(stated)))[:_MOST]


def _as_written(text: Folded, found: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Stretches of a text as they were written, each once, headings left out."""
    heading = pattern(table("problems")["heading"])
    short = (_short(text, start, end) for start, end in found)
    return tuple(dict.fromkeys(each for each in short if each and not heading.search(each)))


def measures_from(text: str) -> int:
    """Where a text goes over to what is done about the problems."""
    says = pattern(table("problems")["measures"])
    return next((each.start() for each in _SENTENCE.finditer(text) if says.search(each[0])), len(text))


def _counted(text: str) -> Iterator[tuple[int, int]]:
    """Problems that are counted off, each from behind its mark to the next or to the end of its sentence."""
    marks = list(pattern(table("problems")["mark"]).finditer(text))
    for at, mark in enumerate(marks):
        stop = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        sentence = _SENTENCE.match(text, mark.end(), stop)
        if sentence is not None:
            yield mark.end(), sentence.end()


def _listed(text: str) -> Iterator[tuple[int, int]]:
    """Problems of sentences that are not counted off, each with what says that something is wanting."""
    words = table("problems")
    for sentence in _SENTENCE.finditer(text):
        lead = pattern(words["lead"]).search(sentence[0])
        start = at = sentence.start() + (lead.end() if lead else 0)
        while at < sentence.end():
            at += 1
            ends = at == sentence.end() or text[at] in _SEPARATORS
            if ends and pattern(words["wanting"]).search(text, start, at):
                yield _clauses_before(text, start, at), at
            elif not ends or at - start < _FARTHEST:
                continue
            start = at + 1


def _clauses_before(text: str, start: int, end: int) -> int:
    """Where the last clauses begin that are short enough together."""
    if end - start <= _LONGEST:
        return start
    signs = (at + 1 for at in range(end - _LONGEST - 1, end) if text[at] in _SEPARATORS)
    return next(signs, end - _LONGEST)


def _short(text: Folded, start: int, end: int) -> str:
    said = text.text[start:end]
    start += len(said) - len(said.lstrip(_TRIM))
    end = start + len(said.strip(_TRIM))
    if end - start > _LONGEST:
        cut = max(text.text.rfind(sign, start, start + _LONGEST) for sign in _SEPARATORS)
        end = cut if cut > start else start + _LONGEST
    return text.said(start, end) if end > start else ""
