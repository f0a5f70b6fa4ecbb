"""What the start has made is left alone by the collector, and nothing that comes later."""

from __future__ import annotations

import gc

from interview.collector import leave_alone


def test_only_the_first_start_in_a_process_is_left_alone() -> None:
    leave_alone("shown")
    later = [[each] for each in range(1000)]
    before = gc.get_freeze_count()
    leave_alone("shown")
    assert gc.get_freeze_count() < before + len(later)
