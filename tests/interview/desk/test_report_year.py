"""Which year's report is offered, by the calendar and by what it begins from."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from interview.desk.report_year import likely_year


@pytest.mark.parametrize(
    ("now", "last", "year"),
    [
        ((2026, 1, 5), None, 2025),
        ((2026, 10, 31), None, 2025),
        ((2026, 11, 1), None, 2026),
        ((2026, 1, 5), 2024, 2025),
        ((2026, 12, 20), 2025, 2026),
        ((2026, 12, 20), 2024, 2025),
        ((2026, 11, 30), 2022, 2026),
        ((2026, 3, 2), 2022, 2025),
        ((2026, 3, 2), 2025, 2026),
    ],
)
def test_the_year_behind_last_years_report_unless_that_is_long_over(
    now: tuple[int, int, int], last: int | None, year: int
) -> None:
    assert likely_year(last, datetime(*now, tzinfo=UTC)) == year
