"""Names put after each other in a sentence: all of them, or the first few and how many more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.engine.flow.model import Flow
from interview.wording.catalog import Words
from interview.wording.names import name_of

_MANY = 4


def joined(names: Sequence[str], words: Words) -> str:
    """Names in a row; set off more strongly where one of them has a comma of its own."""
    if words.lang == "zh":
        return ("；" if any("，" in name or "、" in name for name in names) else "、").join(names)
    return ("; " if any("," in name for name in names) else ", ").join(names)


def listed(flow: Flow, ids: Iterable[str], words: Words) -> str:
    """The names of several questions; of many the first few, and how many they are."""
    return few([name_of(flow, id, words) for id in ids], words)


def few(names: Sequence[str], words: Words, many: str = "list.of_many") -> str:
    """Names in a row; of many the first few, and how many they are."""
    first = joined(names[:_MANY], words)
    return first if len(names) <= _MANY else words.say(many, names=first, n=len(names))
