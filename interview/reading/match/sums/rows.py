"""Whether a row comes out: its last figure is the sum of the others. Where it may have one, its columns say."""

from __future__ import annotations

from collections.abc import Sequence

from interview.engine.sums.relations import Number


def comes_out(row: Sequence[Number | None]) -> bool:
    """Whether the last figure of a row, which has one, is the sum of the others; unknown ones are 0 in it."""
    *parts, total = row
    return total is not None and sum(part or 0 for part in parts) == total
