"""Figures of made-up offices that several tests talk about."""

from __future__ import annotations

SIX = {
    "applications.new.natural": 5,
    "applications.new.business": 1,
    "applications.granted.natural": 4,
    "applications.unable_not_held.natural": 1,
    "applications.unable_not_held.business": 1,
}
"""Six applications by two kinds of applicant with two results, none carried in or open (voice.md)."""

SMALL = SIX | {"documents.in_force": 3, "licences.decisions": 12}


def six_with_carried_in(carried: int) -> dict[str, int]:
    """The same six, some of the people's own carried in from last year."""
    return SIX | {"applications.new.natural": 5 - carried, "applications.carried_in.natural": carried}
