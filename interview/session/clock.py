"""The clerk's clock: the one place that asks for the time."""

from __future__ import annotations

from datetime import UTC, datetime


def local_time() -> datetime:
    """The moment, in the clerk's own time zone."""
    return datetime.now(UTC).astimezone()
