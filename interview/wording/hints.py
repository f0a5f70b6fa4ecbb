"""The line under the field: how a question can be answered, alike in every face."""

from __future__ import annotations

from typing import assert_never

from interview.engine.answers.kinds import PICKED
from interview.engine.plan.walk import Asked, number_of
from interview.wording.catalog import Words
from interview.wording.questions import told, unit_of

_NUMBERS = ("86", "40", "3", "1", "2")
"""An example of counts told at once; a list may be longer, and its numbers stand in the field."""


def how_to_answer(
    asked: Asked, words: Words, standing: str = "", *, begun: bool = False, refused: bool = False
) -> str:
    """What Enter does with what is there already, and what may be typed.

    Args:
        asked: The question.
        words: The language.
        standing: What stands in the field.
        begun: Whether that was half typed, so that a key goes on with it and replaces nothing.
        refused: Whether that was given before and not taken, so that Enter would not take it either.
    """
    enter = _enter(asked, words, standing, "refused" if refused else "begun" if begun else "standing")
    if enter and asked.kind == "text" and not asked.optional:
        return enter  # any text will do
    if asked.kind == "count" and asked.offer is not None and not standing and asked.answer is None:
        if asked.likewise:
            unit = unit_of(asked.id, asked.unit, words)
            return words.say("hint.offered_noughts", part=asked.part, unit=unit)
        return words.say("hint.offered_count", value=told(asked, asked.offer, words))
    kind = "text_kept" if enter and asked.kind == "text" else _kind(asked)
    typed = words.say(f"hint.{kind}", unit=unit_of(asked.id, asked.unit, words), example=_like(asked))
    if asked.question is not None and asked.question.serves and not standing and asked.answer is None:
        typed = _or_passed_over(asked, typed, words)
    return f"{enter}{' ' if enter and words.lang == 'en' else ''}{typed}"


def _like(asked: Asked) -> str:
    """As many numbers as are asked for at once, of a long list the first."""
    more = [] if len(asked.several) <= len(_NUMBERS) else ["…"]
    return " ".join([*_NUMBERS[: len(asked.several)], *more])


def _or_passed_over(asked: Asked, typed: str, words: Words) -> str:
    """How a fact is told, and that it need not be."""
    return words.say(
        f"hint.fact_{asked.kind}" if asked.kind in {"count", "counts", "text"} else "hint.fact", typed=typed
    )


def _enter(asked: Asked, words: Words, standing: str, how: str) -> str:
    if asked.kind == "prose":
        return ""
    if standing:
        return words.say(f"hint.{how}")
    if asked.answer is not None and asked.kind in PICKED:
        return words.say("hint.now")
    if asked.offer is not None and asked.answer is None:
        return words.say("hint.offered", value=told(asked, asked.offer, words))
    return ""


def _kind(asked: Asked) -> str:
    match asked.kind:
        case "yes_no" if asked.gate_of:
            return "gate_money" if number_of(asked) == "money" else "gate"
        case "choices" if asked.share is not None:
            return "choices_some"
        case "text" | "prose" as kind if asked.optional:
            return f"{kind}_optional"
        case (
            "yes_no"
            | "count"
            | "counts"
            | "signed"
            | "money"
            | "year"
            | "choice"
            | "choices"
            | "text"
            | "prose" as kind
        ):
            return kind
    assert_never(asked.kind)
