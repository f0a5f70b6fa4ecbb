"""Names put after each other in a sentence: all of them, or the first few and how many more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.engine.flow.model import Flow
from interview.wording.catalog import Words
from interview.wording.names import name_of

_MANY = 4
_COMMAS = "，、,"


def joined(names: Sequence[str], words: Words) -> str:
    """Names in a row; set off more strongly where one of them has a comma of its own."""
    if any(mark in name for name in names for mark in _COMMAS):
        return clauses(names, words)
    return ("、" if words.lang == "zh" else ", ").join(names)


def clauses(said: Iterable[str], words: Words) -> str:
    """Statements in a row."""
    return ("；" if words.lang == "zh" else "; ").join(said)


def listed(flow: Flow, ids: Iterable[str], words: Words) -> str:
    """The names of several questions; of many the first few, and how many they are."""
    return few([name_of(flow, id, words) for id in ids], words)


def few(names: Sequence[str], words: Words, many: str = "list.of_many") -> str:
    """Names in a row; of many the first few, and how many they are."""
    first = joined(names[:_MANY], words)
    return first if len(names) <= _MANY else words.say(many, names=first, n=len(names))
