"""Whether the figures of a row come out."""

from __future__ import annotations

from collections.abc import Sequence


def comes_out(row: Sequence[int | None]) -> bool:
    """Whether the last figure of a row is the sum of the others."""
    *parts, total = row
    return total is not None and sum(part or 0 for part in parts) == total
