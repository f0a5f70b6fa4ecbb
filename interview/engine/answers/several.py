"""Several counts typed in one line: in their order, 「86 40 3」, or each behind its name or a part of it that is no other's, 「政府网站 90、公众号 42」.

All of them or none: a count that was left out might be taken for last year's. Puts nothing into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.engine.answers import quantities
from interview.engine.answers.characters import quoted
from interview.engine.answers.kinds import UNTOLD, Counts, Parsed
from interview.engine.answers.numerals import canonical
from interview.engine.answers.problems import Problem

_BETWEEN = " \t\u3000、，,；;：:。"
# Patterns are compiled at their first use: the first question wants no list, and should not wait for them.
_WORD = r"\d{1,3}(?:,\d{3})++(?!\d)|[^ \t\u3000、，,；;：:。]++"
_FIGURES = r"\d〇零一二两三四五六七八九十百千万"
_FIGURE = f"[{_FIGURES}]"
_UNTOLD = rf"\{UNTOLD}－—？?"
LEFT = frozenset({UNTOLD, "－", "—", "？", "?"})
"""What says of a number that it cannot be counted, typed in its place."""
_NONE_OF_THEM = r"(?:都|全都?|全部|[均皆])[是为]?(?:没有?|无|〇|0)|一\w[也都]没有?|none"
_BEFORE_A_FIGURE = rf"[^{_FIGURES}没无\s{_UNTOLD}]{{2,}}(?=[{_FIGURES}没无{_UNTOLD}])"
_SAYING = "发布了共有是为计的"
"""What may stand between a name and its count."""
_SAYS_IT_IS = rf"[{_SAYING}]+(?=[{_FIGURES}])"


def parse_counts(text: str, names: Sequence[str], units: Sequence[str]) -> Parsed | Problem:
    """Reads as many counts as there are names.

    Args:
        text: What was typed.
        names: What is counted, no two alike.
        units: What each is counted in.
    """
    if re.fullmatch(_NONE_OF_THEM, canonical(text).casefold()):
        return Parsed(Counts(value=tuple(names), counts=(0,) * len(names)))
    told: dict[str, int | None] = {}
    loose: list[str] = []
    name: str | None = None
    for word in _words(text, names):
        if word in names:
            if name is not None or word in told:
                return Problem("counts_mixed", details={"text": quoted(word)})
            name = word
        elif name is None:
            loose.append(word)
        else:
            number = _number(word, units[names.index(name)])
            if isinstance(number, Problem):
                return number
            told[name], name = number, None
    if name is not None or (told and loose):
        return Problem("counts_mixed", details={"text": quoted(name or loose[0])})
    return _in_order(loose, names, units) if loose else _by_name(told, names)


def _by_name(told: dict[str, int | None], names: Sequence[str]) -> Parsed | Problem:
    if not told:
        return Problem("required")
    missing = [each for each in names if each not in told]
    if missing:
        return Problem("counts_missing", details={"name": missing[0], "n": len(names)})
    return Parsed(Counts(value=tuple(names), counts=tuple(told[each] for each in names)))


def _in_order(words: Sequence[str], names: Sequence[str], units: Sequence[str]) -> Parsed | Problem:
    if len(words) == 1 and words[0] in LEFT:  # none of them can be counted
        words = [*words] * len(names)
    if len(words) != len(names):
        unread = _number(words[0], units[0]) if len(words) == 1 else None
        other = isinstance(unread, Problem) and unread.code == "not_a_number"
        if len(words) == 1 and (other or not re.search(_FIGURE, words[0])):
            # 没有: of one of them, of all, or nothing counted; 账号一个: of something that is not asked
            return Problem("counts_word", details={"text": quoted(words[0]), "n": len(names)})
        if isinstance(unread, Problem):
            return unread
        return Problem("counts_number", details={"n": len(names), "given": len(words)})
    told: list[int | None] = []
    for word, unit in zip(words, units, strict=True):
        number = _number(word, unit)
        if isinstance(number, Problem):
            return number
        told.append(number)
    return Parsed(Counts(value=tuple(names), counts=tuple(told)))


def _number(word: str, unit: str) -> int | Problem | None:
    return None if word in LEFT else quantities.count(word, unit)


def _words(text: str, names: Sequence[str]) -> Iterator[str]:
    """Names and what stands between them, one after the other."""
    longest = sorted(names, key=len, reverse=True)
    rest = text.strip(_BETWEEN + "\n")
    while rest:
        name = next((each for each in longest if rest.startswith(each)), None)
        if name is None and (part := _part_of_one(rest, names)) is not None:
            name, rest = part
            yield name
            continue
        found = re.match(_WORD, rest)
        word = name or (found[0] if found is not None else rest)
        if name is None:
            word = word[: min((at for each in names if (at := word.find(each)) > 0), default=len(word))]
        yield word
        rest = rest[len(word) :].strip(_BETWEEN + "\n")
        if name is not None and (between := re.match(_SAYS_IT_IS, rest)) is not None:
            rest = rest[between.end() :]


def _part_of_one(rest: str, names: Sequence[str]) -> tuple[str, str] | None:
    """The name of which a text begins with a part that is in no other, 「公众号60」, and the text from its count on."""
    if (found := re.match(_BEFORE_A_FIGURE, rest)) is None:
        return None
    part = found[0].rstrip(_SAYING)
    of = [each for each in names if part in each]
    return (of[0], rest[found.end() :]) if len(of) == 1 and len(part) > 1 else None
