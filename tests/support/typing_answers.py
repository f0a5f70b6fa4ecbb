"""Answers as somebody would type them."""

from __future__ import annotations

from interview.engine.answers.kinds import Choice, Choices, Counts, Value, YesNo, plain, show
from interview.engine.plan.walk import Asked


def as_typed(asked: Asked, value: str | Value | None) -> str:
    """A value as somebody would type it at this question; options by their places, nothing as the sign that goes on."""
    options = [option.value for option in asked.options]
    match value:
        case None:
            return ">"
        case str():
            return value
        case YesNo():
            return "有" if value.value else "没有"
        case Choice():
            return str(options.index(value.value) + 1)
        case Choices():
            return " ".join(str(options.index(each) + 1) for each in value.value) or "都没有"
        case Counts():
            return show(value)
        case _:
            return value.value if isinstance(value.value, str) else plain(value.value)
