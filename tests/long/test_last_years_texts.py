"""What last year's texts are understood to say: 500 reports of our own with NIANBAO_LONG=1, a fiftieth otherwise.

NIANBAO_SEED sets the seed.
"""

from __future__ import annotations

import os

from tests.interview.review.drafted import drafted
from tests.interview.review.test_last_year import misread

HOW_MANY = 500 if os.environ.get("NIANBAO_LONG") == "1" else 10
SEED = int(os.environ.get("NIANBAO_SEED", "11"))


def test_no_number_of_our_own_reports_is_understood_as_another_one() -> None:
    for seed in range(SEED * 1000, SEED * 1000 + HOW_MANY):
        assert misread(drafted(seed)) == [], seed
