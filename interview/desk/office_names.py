"""Names of offices as reports, files and rosters write them: with or without the place that they lie in. Reads nothing."""

from __future__ import annotations

SHORTEST = 4
"""Characters of a name before its being the end of another means anything."""


def is_same_office(one: str, other: str) -> bool:
    """Whether two names are one, written with or without what lies in front of it."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= SHORTEST and longer.endswith(shorter))
