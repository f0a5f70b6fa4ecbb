"""A text of which every line has its number before it, as an editor, a listing or `cat -n` shows it: the text alone.

The numbers go on from the first line to the last without a gap; a table that numbers its rows does not do so for a whole text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBERED = re.compile(
    r"[ \t]{0,9}(?P<number>\d{1,6})(?P<mark>[\t:|│→]|[ \u3000]{1,4}|[.、][ \t]?)?(?P<text>.*)", re.DOTALL
)
_FEWEST = 20
"""Lines of a text of which this can be seen."""


def without_line_numbers(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a text without their numbers; the same lines where any has none.

    Args:
        raw: The lines, blank ones too. What stands behind the last number may be blank.
    """
    first = next((line.strip() for line in raw if line.strip()), "")
    if first[:1] not in {"0", "1"}:
        return raw
    told = [line for line in raw if line.strip()]
    if len(told) < _FEWEST or not _goes_on(told[:3]) or not _goes_on(told):
        return raw
    return [found["text"] if (found := _NUMBERED.fullmatch(line)) else "" for line in raw]


def _goes_on(told: Sequence[str]) -> bool:
    """Whether the lines are numbered one after the other, from 0 or 1, with the same mark behind the number."""
    found = [_NUMBERED.match(line) for line in told]
    numbers = [int(each["number"]) if each else -1 for each in found]
    marks = {(each["mark"] or "").strip(" \u3000")[:1] for each in found if each and each["text"]}
    return (
        numbers[0] in {0, 1}
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and len(marks) <= 1
    )
