"""Texts over which a pattern might take a time that grows faster than they do, made from the pattern itself.

Each part of it that repeats is pumped, behind what must stand before it, and what should follow never comes. The parts are
those that `re` itself sees; they are no public interface of it, and belong to CPython.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

NEVER = "\x00"
"""What no pattern of ours asks for."""


@dataclass(frozen=True, slots=True)
class Attack:
    """What comes first, what comes again and again."""

    head: str
    pump: str

    def of(self, size: int) -> str:
        """The text of about this length."""
        return self.head + (self.pump * (size // len(self.pump) + 1))[:size] + NEVER


def attacks(pattern: re.Pattern[Any]) -> Iterator[Attack]:
    """The worst texts for a pattern, as far as its own parts tell, each once."""
    told = _pumped(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    found = (
        Attack(*each) for before, unit in told for each in ((before, unit), ("", unit), ("", before + unit))
    )
    yield from dict.fromkeys(attack for attack in found if attack.pump)


def _pumped(parsed: Any) -> Iterator[tuple[str, str]]:
    """What may be repeated, with what must come before it: each part that repeats, the whole, and single characters."""
    samples = list(_samples(parsed))
    for whole in samples:
        for end in {len(whole), len(whole) - 1, len(whole) // 2}:
            yield "", whole[:end]
        yield from ((whole[:at], whole[at]) for at in range(min(len(whole), _MOST_CHARACTERS)))
    yield from _repeated(parsed, "")


_MOST_CHARACTERS = 12
_MOST_SAMPLES = 6
_ENDLESS = 20
"""What repeats no oftener than this does not grow."""


def _repeated(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    for operation, details in parsed:
        if operation in _REPEATS:
            _, most, inner = details
            if most > _ENDLESS:
                yield from ((before, unit) for unit in _samples(inner))
            yield from _repeated(inner, before)
        looked = [details[1]] if operation in {sre.ASSERT, sre.ASSERT_NOT} else _inside(operation, details)
        for inner in looked:
            yield from _repeated(inner, before)
        before += next(_samples([(operation, details)]), "")


_REPEATS = frozenset([sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT])


def _samples(parsed: Any) -> Iterator[str]:
    """A few texts that the pattern takes, or nearly."""
    found = [""]
    for operation, details in parsed:
        ways = list(_ways(operation, details)) or [""]
        count = min(max(len(found), len(ways)), _MOST_SAMPLES)
        found = [found[at % len(found)] + ways[at % len(ways)] for at in range(count)]
    yield from dict.fromkeys(found)


def _ways(operation: Any, details: Any) -> Iterator[str]:
    """What one part of a pattern takes; nothing where it takes no character."""
    if operation is sre.LITERAL:
        yield chr(details)
    elif operation is sre.NOT_LITERAL:
        yield from (each for each in "一a 1" if ord(each) != details)
    elif operation is sre.ANY:
        yield from "一1 "
    elif operation is sre.IN:
        yield from _of_class(details)
    elif operation in _REPEATS:
        least, _, inner = details
        yield from (each * max(1, least) for each in _samples(inner))
        yield from [""] * (least == 0)
    else:
        for inner in _inside(operation, details):
            yield from _samples(inner)


def _inside(operation: Any, details: Any) -> list[Any]:
    """The patterns that a part consists of."""
    if operation is sre.SUBPATTERN:
        return [details[-1]]
    if operation is sre.ATOMIC_GROUP:
        return [details]
    return list(details[1]) if operation is sre.BRANCH else []


_ALPHABET = "一1 a,。、;:()（）-\n\t年月日条件政府信息公开申请|.[]=*#x/"


def _of_class(members: Any) -> Iterator[str]:
    """A few characters of a class, in which blanks, figures, letters and Chinese come first."""
    alone = re.compile(_class_text(members))
    fitting = [each for each in _ALPHABET if alone.fullmatch(each)]
    told = [chr(details) for operation, details in members if operation is sre.LITERAL]
    yield from dict.fromkeys((*fitting[:3], *told[:2]))


def _class_text(members: Any) -> str:
    """A class as it was written."""
    names = {sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s",
             sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W"}  # fmt: skip
    text = ""
    for operation, details in members:
        if operation is sre.NEGATE:
            text = "^"
        elif operation is sre.LITERAL:
            text += re.escape(chr(details))
        elif operation is sre.RANGE:
            text += f"{re.escape(chr(details[0]))}-{re.escape(chr(details[1]))}"
        else:
            text += names[details]
    return f"[{text}]"
