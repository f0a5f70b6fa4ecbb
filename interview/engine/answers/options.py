"""Finding the options a person names: by number, by name, or by enough of the name to be sure.

Names may hold the very marks that part one answer from the next (「查了，我们没有」), so a text is
taken apart by the names it begins with before it is taken apart by its commas. What is only nearly a name is a
problem that says which options it might be, never a choice. Nothing here knows what an option means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from interview.engine.answers.characters import clean_line, half_width, quoted
from interview.engine.answers.numerals import NOT_SURE, canonical, read_number, trouble
from interview.engine.answers.option import Option
from interview.engine.answers.problems import Problem
from interview.engine.answers.quantities import count
from interview.engine.answers.templates import inner, spoken
from interview.engine.answers.vocabulary import COMMON

_PARTING = "、,;/| 。"
_JOINING = "和及与跟"
_ASKED_ABOUT = ("maybe_option", "ambiguous_option")
_MOST_OFFERED = 5
_LEAST_SAID = 2
_SHORTENED = 4
"""Characters of a name that are enough to know it by, though others between them are left out."""
"""A single character is no short way of saying anything."""

_ORDINAL = r"\(?(?:(?:第|选)(?P<placed>.+?)[个项种号]?|(?P<number>.+?)号?)\)?[.:]?"
_ENCLOSED = (  # ① ⑴ ⒈ · ❶ ➀ ➊ · ㈠ ㊀
    range(0x2460, 0x249C),
    range(0x2776, 0x2794),
    range(0x3220, 0x322A),
    range(0x3280, 0x328A),
)
# Each stands for a number of its own, so ①② is 1 and 2, never 12.
_APART = {code: f" {int(unicodedata.numeric(chr(code)))} " for enclosed in _ENCLOSED for code in enclosed}


def chosen(text: str, options: Sequence[Option]) -> tuple[Option, ...] | Problem:
    """The options a text names, each once, in the order they were offered."""
    typed = _folded(text)
    whole = _named(typed, options)
    if not isinstance(whole, Problem):
        return (whole,)
    found: list[Option] = []
    doubts: list[Problem] = []
    for piece in _pieces(typed, options):
        named = _named_together(piece, options)
        if isinstance(named, Problem):
            doubts.append(_as_typed(named, text))
        else:
            found.extend(named)
    if doubts:
        return _beside(doubts[0], found, options) if len(doubts) == 1 else doubts[0]
    return tuple(option for option in options if option in found)


def _beside(doubt: Problem, named: Sequence[Option], options: Sequence[Option]) -> Problem:
    """What is not sure of one of several: a number typed alone would leave out those that were understood."""
    if not named or doubt.code not in _ASKED_ABOUT:
        return doubt
    numbers = sorted(options.index(option) + 1 for option in {each.value: each for each in named}.values())
    if doubt.code == "maybe_option":
        together = sorted({*numbers, int(str(doubt.details["n"]))})
        return replace(doubt, details={**doubt.details, "n": " ".join(map(str, together))})
    others = " ".join(map(str, numbers))
    return replace(doubt, code="ambiguous_option_of_many", details={**doubt.details, "others": others})


def _as_typed(problem: Problem, text: str) -> Problem:
    """The problem with its piece of the text in the letters in which it was typed."""
    typed, said = _spaced(text), str(problem.details["text"])
    piece = said.removesuffix("…")
    dots = said[len(piece) :]
    at = typed.casefold().find(piece)
    if at < 0 or len(typed.casefold()) != len(typed):
        return problem
    return replace(problem, details={**problem.details, "text": typed[at : at + len(piece)] + dots})


def names_in_full(text: str, options: Sequence[Option]) -> bool:
    """Whether the whole text is a name of an option."""
    key = _key(text)
    return any(key == _key(name) for option in options for name in _names(option))


def offered(options: Sequence[Option], numbers: Sequence[int] = ()) -> str:
    """The names of the first few options, as a sentence may quote them; with their numbers, if there are any."""
    labels = [spoken(option.label) for option in options]
    if numbers:
        labels = [f"{number} {label}" for number, label in zip(numbers, labels, strict=True)]
    first = " / ".join(labels[:_MOST_OFFERED])
    return f"{first} / …" if len(labels) > _MOST_OFFERED else first


def _pieces(text: str, options: Sequence[Option]) -> Iterator[str]:
    """Takes a folded text apart: a full name where one begins, otherwise up to the next mark."""
    # Backwards, so that a name comes before those it begins with.
    names = sorted((_folded(name) for option in options for name in _names(option)), reverse=True)
    while text := text.lstrip(_PARTING):
        name = next((name for name in names if _begins_with(text, name)), None)
        piece = name or re.split(f"[{_PARTING}]", text, maxsplit=1)[0]
        yield piece
        text = text[len(piece) :]
        if text.startswith(tuple(_JOINING)):
            text = text[1:]


def _begins_with(text: str, name: str) -> bool:
    rest = text[len(name) :]
    return text.startswith(name) and (not rest or rest[0] in _PARTING + _JOINING)


def _named_together(piece: str, options: Sequence[Option]) -> list[Option] | Problem:
    """Reads one piece, or the two or more it joins with 和."""
    named = _named(piece, options)
    if not isinstance(named, Problem):
        return [named]
    joined = [_named(part, options) for part in re.split(f"[{_JOINING}]", piece)]
    found = [part for part in joined if not isinstance(part, Problem)]
    return found if len(found) == len(joined) else named


def _named(piece: str, options: Sequence[Option]) -> Option | Problem:
    """Finds the one option a piece names: in full, by its number, or by most of a name."""
    key = _key(piece)
    in_full = [option for option in options if key in map(_key, _names(option))]
    number = None if in_full else _number(piece)
    if number is not None and 1 <= number <= len(options):
        return options[number - 1]
    fitting = in_full or [option for option in options if _begins(key, option)]
    if len(fitting) == 1 and (in_full or _says_most(piece, key, fitting[0])):
        return fitting[0]
    if number is not None:
        return Problem("no_such_number", details={"text": quoted(piece), "max": len(options)})
    return _not_sure(piece, in_full or _near(key, options), options)


def _not_sure(piece: str, near: Sequence[Option], options: Sequence[Option]) -> Problem:
    """Asks about what is no name: which of the options it is near to is meant, if any."""
    details: dict[str, object] = {"text": quoted(piece)}
    if not near and (doubt := trouble(piece)) in NOT_SURE:
        return Problem(doubt, details=details)
    if not near:
        return Problem("not_an_option", details=details)
    numbers = [options.index(option) + 1 for option in near]
    if len(near) == 1:
        return Problem("maybe_option", details={**details, "option": spoken(near[0].label), "n": numbers[0]})
    return Problem("ambiguous_option", details={**details, "options": offered(near, numbers)})


def _says_most(piece: str, key: str, option: Option) -> bool:
    """Whether the beginning of a name is at least two characters and more than half of it.

    Fewer characters are what many names begin with by accident (「查了」, 「我们」), and what answers any question by itself
    (没有, 都, 3件) was not meant as a name.
    """
    if len(key) < _LEAST_SAID or key in COMMON or isinstance(count(piece, "件"), int):
        return False
    return any(name.startswith(key) and 2 * len(key) > len(name) for name in map(_key, _names(option)))


def _begins(key: str, option: Option) -> bool:
    return bool(key) and any(_key(name).startswith(key) for name in _names(option))


def _near(key: str, options: Sequence[Option]) -> list[Option]:
    """The options one of whose spoken names holds the text, else the text one, or most of its characters in their order; a single letter or mark is near to none."""
    if not any(character.isalnum() for character in key) or (len(key) < _LEAST_SAID and key.isascii()):
        return []
    called = [(option, [_key(name) for name in _names(option)[1:]]) for option in options]
    return (
        [option for option, names in called if any(key in name for name in names)]
        or [option for option, names in called if any(_is_said_in(name, key) for name in names)]
        or [option for option, names in called if any(_leaves_out(key, name) for name in names)]
    )


def _is_said_in(name: str, key: str) -> bool:
    """Whether a text has a name among other words, and does not deny it: 「复议维持了」."""
    before, found, _ = key.partition(name)
    return len(name) >= _LEAST_SAID and bool(found) and not re.search("[不没未无非]", before)


def _leaves_out(key: str, name: str) -> bool:
    """Whether a text is a name with some characters left out: 「科室不主动」 of 「各科室不够主动」."""
    left = iter(name)
    return len(key) >= _SHORTENED and 2 * len(key) > len(name) and all(character in left for character in key)


def _number(piece: str) -> int | None:
    ordinal = re.fullmatch(_ORDINAL, canonical(piece))
    number = read_number(ordinal["placed"] or ordinal["number"]) if ordinal else None
    return int(number) if number is not None and number.denominator == 1 else None


def _names(option: Option) -> tuple[str, ...]:
    return (option.value, option.label, spoken(option.label), inner(option.label), *option.also)


@lru_cache(maxsize=2048)  # the names of a list are looked through for every piece of every text
def _folded(text: str) -> str:
    return _spaced(text).casefold()


def _spaced(text: str) -> str:
    return " ".join(half_width(clean_line(text).translate(_APART)).split())


@lru_cache(maxsize=2048)
def _key(text: str) -> str:
    return _folded(text).replace(" ", "").rstrip("。.")
