"""Comparing labels: without blanks, punctuation, numbering and character variants; cut and stretched ones too.

The forms' own words, and what published reports write instead, come from the flow; what whoever copies a report does to
characters is data, in `aliases.toml`.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from operator import ne
from typing import Any

from interview.engine.answers.characters import half_width
from interview.own_toml import own_toml

_NUMBERING = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.．,，]|\d{1,2}[.．、,，])\s*"
)
_NOT_WORDS = re.compile(r"[^\w\u4e00-\u9fff]|_")
_BRACKETED = re.compile(r"[（(【\[].*?(?:[)）】\]]|$)", re.DOTALL)

EXACT = 1.0
CUT = 0.9
"""One is the beginning of the other, and long enough to mean it."""
LIKE = 0.75
"""Below this two labels are different."""
_BEFORE, _NOW = re.compile("上一?年|去年|上半年|前年"), "本年"
"""What is counted for another time is another figure, however like its label is."""
_SHORTEST_CUT = 3
_OTHER_LEVEL = 0.7
_MOST_ALIKE = 0.89


def aliases() -> dict[str, Any]:
    """The alias table."""
    return own_toml("interview.reading", "aliases.toml")


@cache
def _variants() -> dict[str, str]:
    return {one: other for one, other in aliases()["variants"].split() if one != other}


@cache
def _variant() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_variants())}]")


def simplified(text: str) -> str:
    """The text with the traditional characters that labels use in their simplified form."""
    for word, ours in aliases()["words"]:
        text = text.replace(word, ours)
    return characters_simplified(text)


def characters_simplified(text: str) -> str:
    """The same, a character for a character, so that everything stays in its place."""
    return _variant().sub(lambda found: _variants()[found[0]], text)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """A label as it is compared."""
    return _NOT_WORDS.sub("", simplified(half_width(_NUMBERING.sub("", text, count=1)))).lower()


def is_misread(text: str, label: str) -> bool:
    """Whether a text is a label but for one character that a reading machine took for another: 自然入, 息计. Both as they are compared.

    Another label may differ by no more: whoever asks has something else that says which one it is.
    """
    return len(text) == len(label) > 1 and sum(map(ne, text, label)) == 1


def is_of_another_time(text: str, label: str) -> bool:
    """Whether a text says that what a label counts is counted for a time before: 上年处理决定数量 beside 本年处理决定数量."""
    return bool(_BEFORE.search(text)) > bool(_BEFORE.search(label)) and _NOW not in text


def is_numbered(text: str) -> bool:
    """Whether a label begins with its number, and so begins a row."""
    return bool(_NUMBERING.match(text))


def without_brackets(text: str) -> str:
    """A text without what stands in brackets."""
    return _BRACKETED.sub("", text)


@lru_cache(maxsize=20_000)
def without_advice(text: str) -> str:
    """A label as it is compared, without what stands in brackets."""
    return folded(without_brackets(_NUMBERING.sub("", text, count=1)))


def _level(text: str) -> str:
    """Of which level the number of a label is: 三、 or （三） or 3."""
    found = _NUMBERING.match(text)
    if not found:
        return ""
    return "item" if found[0].strip()[0].isdigit() else "group" if found[0].strip()[0] in "（(" else "part"


def likeness(text: str, label: str) -> float:
    """How much a text is this label, from 0 to 1; （六）其他 is not 3.其他."""
    alike = _likeness(text, label)
    if not alike:
        return 0.0
    levels = {_level(text), _level(label)} - {""}
    return alike * (1.0 if len(levels) < 2 else _OTHER_LEVEL)  # noqa: PLR2004 - theirs and ours


def begins_as(text: str, labels: tuple[str, ...]) -> float:
    """How much a text put together of lines is any of these labels: whole or cut, but not merely like it."""
    mine = folded(text)
    certain = mine and any(
        folded(label).startswith(mine) or mine == without_advice(label) for label in labels
    )
    return best(text, labels) if certain else 0.0


def _likeness(text: str, label: str) -> float:
    one, other = folded(text), folded(label)
    if not one or not other:
        return 0.0
    if one == other:
        return EXACT
    bare, wanted = without_advice(text), without_advice(label)
    if bare and bare in {wanted, other}:
        return CUT + 0.05
    if len(one) >= _SHORTEST_CUT and other.startswith(one):
        return CUT * (0.9 + 0.1 * len(one) / len(other))
    # What cannot be like enough by its length or its characters is not compared: this is where long files would wait.
    together = len(one) + len(other)
    if _differ_in_length(one, other) or 2 * sum(map(other.__contains__, one)) < LIKE * together:
        return 0.0
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return min(ratio, _MOST_ALIKE) if ratio >= LIKE and not is_of_another_time(one, other) else 0.0


@lru_cache(maxsize=20_000)
def best(text: str, labels: tuple[str, ...]) -> float:
    """How much a text is any of these labels."""
    mine, bare = folded(text), without_advice(text)
    return max(
        (
            likeness(text, label)
            for label, whole, named in _compared(labels)
            if bare in named or whole.startswith(mine) or not _differ_in_length(mine, whole)
        ),
        default=0.0,
    )


@lru_cache(maxsize=1_000)
def _compared(labels: tuple[str, ...]) -> tuple[tuple[str, str, tuple[str, str]], ...]:
    """Each label with itself as it is compared, and with what it may be called without its advice."""
    return tuple((label, folded(label), (without_advice(label), folded(label))) for label in labels)


def _differ_in_length(one: str, other: str) -> bool:
    """Whether two texts cannot be alike, whatever they say."""
    return 2 * min(len(one), len(other)) < LIKE * (len(one) + len(other))
