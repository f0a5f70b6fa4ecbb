"""What is given at a list, of the row gone to by hand, the rows ticked and the text typed. Pure; decides nothing that the engine does.

Typing chooses only what the engine hears in it: a list that happens to be left with one row is no choice.
"""

from __future__ import annotations

from collections.abc import Iterable

from interview.engine.answers.kinds import Choices, Count, Parsed, Value, YesNo
from interview.engine.step.validate import parse
from interview.talk.input.shortcuts import labelled
from interview.talk.prompt.question import Asking

NONE = Choices(value=())


def heard(asking: Asking, text: str) -> Value | None:
    """What the engine would hear in a text; None where it would ask again."""
    said = parse(asking.asked, text) if text.strip() else None
    return said.value if isinstance(said, Parsed) else None


def row_of(asking: Asking, text: str) -> int | None:
    """The row that a text means, to be marked while it is typed."""
    value = heard(asking, text)
    if isinstance(value, Count):  # how many, at a gate
        value = YesNo(value=True)
    return next((at for at, pick in enumerate(asking.picks) if pick.value == value), None)


def rows_named(asking: Asking, text: str) -> list[int]:
    """The rows that a text names, where several may be picked."""
    named = values_of(heard(asking, text))
    return [at for at, pick in enumerate(asking.picks) if named & values_of(pick.value)]


def picked(asking: Asking, text: str, row: int | None, ticked: Iterable[int]) -> str | Value:
    """What Enter gives: the row gone to by hand, the rows ticked, what the text names, or the text itself."""
    if labelled(asking.asked, text) is not None:  # what it answers, if anything, stands before the sign
        return text
    if not asking.many:
        return text if row is None else asking.picks[row].value
    return _several(asking, text, row, set(ticked))


def says_none(asking: Asking, row: int) -> bool:
    """Whether a row says that it is none of them."""
    return asking.picks[row].value == NONE


def values_of(value: Value | None) -> set[str]:
    """The options in a value that may hold several."""
    return set(value.value) if isinstance(value, Choices) else set()


def _several(asking: Asking, text: str, row: int | None, ticked: set[int]) -> str | Value:
    """The ticked rows with the named ones; the row gone to where none is ticked. What is typed replaces an answer."""
    said, named = bool(text.strip()), heard(asking, text)
    as_answered = ticked == set(asking.now)
    if named == NONE or (row is not None and not said and says_none(asking, row)):
        return NONE
    if (said and named is None and row is None) or (not said and as_answered and (ticked or row is None)):
        return text
    rows = set() if said and as_answered else set(ticked)
    if row is not None and (said or not rows):
        rows.add(row)
    values = {each for at in rows for each in values_of(asking.picks[at].value)} | values_of(named)
    order = [each for pick in asking.picks for each in values_of(pick.value)]
    return Choices(value=tuple(each for each in order if each in values))


def not_given(asking: Asking, text: str, ticked: Iterable[int]) -> str:
    """What was typed or ticked and not given, as it would be typed; empty where only what is known stands there."""
    if text:
        return "" if text == asking.known else text
    rows = sorted(ticked) if asking.many else []
    return "" if rows == sorted(asking.now) else " ".join(str(row + 1) for row in rows)
