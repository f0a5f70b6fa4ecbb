"""Which year's report is most likely to be written now, where nobody has said; whoever knows better says another.

It knows the calendar and the year of last year's report, and decides nothing: the year is asked for.
"""

from __future__ import annotations

from datetime import datetime

from interview.session.clock import local_time

_BEGUN_IN = 11
"""From this month on the report of the running year is begun; the one before was due in January, or in March."""


def likely_year(last: int | None = None, now: datetime | None = None) -> int:
    """The year of the report that is most likely begun now.

    Args:
        last: The year of last year's report, where there is one. The year behind it, unless that is long over.
        now: The moment; the clerk's own where nobody says.
    """
    now = now or local_time()
    over = now.year - 1
    if last is not None and last + 1 >= over:
        return last + 1
    return now.year if now.month >= _BEGUN_IN else over
