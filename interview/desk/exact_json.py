"""JSON on one line whose numbers have their shortest exact digits; no float ever holds one."""

from __future__ import annotations

import json
from decimal import Decimal

from interview.engine.answers.kinds import plain

_scalar = json.JSONEncoder(ensure_ascii=False).encode  # `dumps` would make one for each value


def exact(value: object) -> str:
    """A value of texts, numbers, lists and tables as JSON."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_scalar(key)}: {exact(each)}" for key, each in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(exact(each) for each in value) + "]"
        case Decimal():
            return plain(value)
        case _:
            return _scalar(value)
