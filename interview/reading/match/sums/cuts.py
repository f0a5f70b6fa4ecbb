"""The ways to cut digits without gaps into figures of which the last is the sum of the others; pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

MOST_DIGITS = 8
"""Of one figure; the largest seen had seven."""
_MOST_STEPS = 20_000
"""Figures tried for one row; a real one needs a few hundred."""


class TooManyWaysError(ValueError):
    """Digits can be cut in more ways than are tried."""


@lru_cache(maxsize=2_000)
def all_cuts(digits: str, columns: int) -> tuple[tuple[int, ...], ...]:
    """Every way to cut digits into as many figures as there are columns, the last the sum of the others.

    Raises:
        TooManyWaysError: More would have to be tried than a real row needs.
    """
    if not columns <= len(digits) <= columns * MOST_DIGITS:
        return ()
    found: list[tuple[int, ...]] = []
    for steps, way in enumerate(_cuts(digits, [0, len(digits)], columns)):
        if steps > _MOST_STEPS:
            raise TooManyWaysError
        found += [way] if way else []
    return tuple(found)


def cuts(texts: Sequence[str], columns: int) -> list[tuple[int, ...]] | None:
    """The ways to cut figures into as many as there are columns, the last the sum of the others.

    Args:
        texts: The figures as printed; a gap between two of them stays one.
        columns: How many figures there should be, the total last.

    Returns:
        None, one or two ways, two standing for many; None where there are too many to try.
    """
    digits = "".join(texts)
    if not (digits.isascii() and digits.isdigit() and columns <= len(digits) <= columns * MOST_DIGITS):
        return []
    gaps = [0]
    for text in texts:
        gaps.append(gaps[-1] + len(text))
    found: list[tuple[int, ...]] = []
    for steps, way in enumerate(_cuts(digits, gaps, columns)):
        found += [way] if way else []
        if len(found) > 1:
            break
        if steps > _MOST_STEPS:
            return None
    return found


def _cuts(digits: str, gaps: Sequence[int], columns: int) -> Iterator[tuple[int, ...]]:
    """Every way to cut, and an empty one for every step on a way that leads nowhere."""
    for begin in range(max(gaps[-2], len(digits) - MOST_DIGITS), len(digits)):
        total = int(digits[begin:])
        waiting: list[tuple[tuple[int, ...], int, int]] = (
            [((), 0, total)] if total or begin == len(digits) - 1 else []
        )
        while waiting and (digits[begin] != "0" or not total):
            parts, start, left = waiting.pop()
            if len(parts) == columns - 1:
                yield (*parts, total) if start == begin and not left else ()
                continue
            yield ()
            for stop in _ends(digits, gaps, start, begin):
                number = int(digits[start:stop])
                if number <= left:
                    waiting.append(((*parts, number), stop, left - number))


def _ends(digits: str, gaps: Sequence[int], start: int, end: int) -> range:
    """Where a figure that begins here may end: a 0 stands alone, and none goes on over a gap."""
    last = next((gap for _, gap in pairwise(gaps) if gap > start), end)
    if start >= end:
        return range(0)
    return range(start + 1, start + 2 if digits[start] == "0" else min(end, last, start + MOST_DIGITS) + 1)
