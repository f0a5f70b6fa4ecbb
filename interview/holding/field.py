"""The field in which an answer is typed: what stands in it before anything is, and what the engine gets of it."""

from __future__ import annotations

from collections.abc import Mapping

from interview.engine.kinds import show
from interview.engine.problems import Problem
from interview.engine.walk import PICKED, Asked

__all__ = ["PICKED", "given", "standing"]


def standing(asked: Asked, suggest: Mapping[str, str]) -> str:
    """What stands in the field: a number or text answered before, last year's, or a suggestion by question id."""
    if asked.kind in PICKED or (asked.answer is None and asked.offer is not None):
        return (
            ""  # Enter must never be an answer given in haste; and where something is offered, it takes that
        )
    known = asked.answer.value if asked.answer else asked.last
    return show(known) if known is not None else suggest.get(asked.id, "")


def given(asked: Asked, text: str, there: str, nothing: str) -> str | Problem:
    """What the engine gets for a text typed into a field.

    Args:
        asked: The question.
        text: What stands in the field now.
        there: What stood in it before anything was typed.
        nothing: The word for there being none.
    """
    if not there or not (asked.answer or asked.last):
        return text
    if not text.strip():  # emptied on purpose
        return nothing if asked.optional else Problem("required", asked.id)
    # An untouched field keeps the answer and its origin: kept, or confirmed from last year.
    return "" if text.strip() == there.strip() else text
