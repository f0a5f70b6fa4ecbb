"""Figures so long that they are several: in narrow columns each reaches up to the one beside it, and they are read as one.

No office counts tens of millions; so a figure of that length is parted, wherever the sums of the table allow one way and no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from interview.reading.match.sums.rows import comes_out

_LONGEST = 7
"""Digits of a count."""
_MOST = 28
"""Digits of what is parted."""
_MOST_CUTS = 3
"""Of one of these."""
_MOST_TRIED = 5_000
"""Beginnings of a table; where it takes more, too much is open."""


def is_overlapped(figure: str) -> bool:
    """Whether a figure is so long that it must be several."""
    return figure.isdecimal() and _LONGEST < len(figure) <= _MOST


def parted_by_sums(figures: Sequence[str], rows: int, columns: int) -> list[int] | None:
    """The figures of a table whose rows all end in their sum, with those that are too long parted; None where that is not sure.

    Args:
        figures: In the order read.
        rows: Of the table.
        columns: Of each row, the last of them the sum of the others.
    """
    if not any(map(is_overlapped, figures)):
        return None
    found: set[tuple[int, ...]] = set()
    open_ones: list[tuple[tuple[int, ...], int]] = [((), 0)]
    for _ in range(_MOST_TRIED):
        if not open_ones:
            return list(found.pop()) if len(found) == 1 else None
        laid, used = open_ones.pop()
        if used == len(figures):
            found |= {laid} if len(laid) == rows * columns else set()
            continue
        longer = ((*laid, *parts) for parts in _parts(figures[used]))
        open_ones += [
            (each, used + 1) for each in longer if len(each) <= rows * columns and _comes_out(each, columns)
        ]
    return None


def _comes_out(laid: Sequence[int], columns: int) -> bool:
    """Whether every row that is whole ends in its sum."""
    whole = len(laid) - len(laid) % columns
    return all(comes_out(tuple(laid[at : at + columns])) for at in range(0, whole, columns))


@lru_cache(maxsize=256)
def _parts(figure: str) -> Sequence[tuple[int, ...]]:
    """A figure, or every way to part one that is too long; no part begins with a 0 that is not all of it."""
    if not is_overlapped(figure):
        return [(int(figure),)]
    ends = (
        (0, *inner, len(figure))
        for cuts in range(1, _MOST_CUTS + 1)
        for inner in combinations(range(1, len(figure)), cuts)
    )
    parted = ([figure[one:other] for one, other in pairwise(each)] for each in ends)
    return [tuple(map(int, parts)) for parts in parted if all(map(_is_count, parts))]


def _is_count(digits: str) -> bool:
    return len(digits) <= _LONGEST and (digits == "0" or digits[0] != "0")
