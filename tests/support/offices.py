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

SITE = {
    "visits.total": 5120, "visits.users": 812, "published.total": 96, "published.news": 80, "topics.kept": 2, "explained.total": 7,
    "explained.materials": 7, "messages.received": 12, "messages.closed": 12, "messages.days": 2, "messages.public": 5,
    "security.checks": 1, "weibo.published": 30, "weibo.followers": 400,
}  # fmt: skip
"""A bureau's website in a usual year."""

SMALL = SIX | {"documents.in_force": 3, "licences.decisions": 12}


def six_with_carried_in(carried: int) -> dict[str, int]:
    """The same six, some of the people's own carried in from last year."""
    return SIX | {"applications.new.natural": 5 - carried, "applications.carried_in.natural": carried}
