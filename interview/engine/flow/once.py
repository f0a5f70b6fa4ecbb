"""What a form alone determines, made once for a form.

Forms are compared by what they are, not by what they say: two that say the same would take long to compare.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from interview.engine.flow.model import Flow

Made = TypeVar("Made")

_MOST = 16
"""Forms for which it is remembered; as an office tells it, a form is one of its own."""


class Same:
    """A flow that is equal to nothing but itself."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.flow is other.flow

    def __hash__(self) -> int:
        return id(self.flow)


def once_for_a_form(make: Callable[[Flow], Made]) -> Callable[[Flow], Made]:
    """Has a function remember what it made of the last few forms; nobody may change that."""

    @lru_cache(maxsize=_MOST)
    def made(same: Same) -> Made:
        return make(same.flow)

    @wraps(make)
    def remembering(flow: Flow) -> Made:
        return made(Same(flow))

    return remembering
