"""Labels that stand at another row, twice, or one column aside: what they leave open is open, by the kinds that were met."""

from __future__ import annotations

import pytest

from tests.interview.reading.damages import damaged
from tests.long.test_report_damages import wrong


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "number",
    [
        pytest.param(231281, id="3.其他 at a row of another group, its own row without a label"),
        pytest.param(
            231925, id="the total first and its head lost, so that the others stand one column aside"
        ),
        pytest.param(
            241019, id="the same, and labels of groups move figures under heads that are not theirs"
        ),
        pytest.param(245134, id="no totals, but one row has lost another figure"),
        pytest.param(241796, id="020, which was 0 and 20 of two cells"),
        pytest.param(930141, id="a row and a piece of another lost, so that the other form's rows would fit"),
        pytest.param(942355, id="two rows lost, so that the other form's rows would fit, and 3.其他 there"),
        pytest.param(172499, id="figures of something else below the label of a row that lost its own"),
        pytest.param(951100, id="another row cut to 其他, above 3.其他 that lost cells"),
        pytest.param(172578, id="the same, and two figures ran into one"),
        pytest.param(282486, id="heads on lines of their own in another order, the group's name lost"),
        pytest.param(940264, id="the total first, its head lost, and one row whose label covers less"),
        pytest.param(942944, id="a row of its own cut to 3.其他, which is gone, in another group"),
        pytest.param(778462, id="a row of something else in the place of one whose label is another's"),
        pytest.param(
            512164,
            id="a blank too many before a figure and one lost behind it, as other rows have or lost one",
        ),
        pytest.param(
            60758, id="the first column gone with its head, and one row that has as many figures all the same"
        ),
        pytest.param(
            271877,
            id="a row that lost its figures, shares above it, and one column that comes out either way",
        ),
        pytest.param(233498, id="two rows called 其他, one of which the other form has"),
    ],
)
def test_nothing_is_wrong_without_a_flag(number: int) -> None:
    assert list(wrong(damaged(number))) == []
