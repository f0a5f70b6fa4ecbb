"""How wide things are in a table, and what becomes of those that have no room."""

from __future__ import annotations

import pytest

from renderers.measures import TableLook, shrunk
from renderers.model import Cell

LOOK = TableLook(half_points=21, row=454, line=320, dense=False)
ROOM = 10 * LOOK.em


@pytest.mark.parametrize(
    ("text", "smaller"),
    [
        ("1234", False), ("12345678901234567890123456789012", True), ("云山县水利局公众号发布", True),
        ("「云山政务」客户端、抖音号「云山发布」、快手号「云山水利」", False),
    ],
)  # fmt: skip
def test_a_figure_stands_on_one_line_and_many_words_stay_as_large_as_they_are(
    text: str, smaller: bool
) -> None:
    assert (shrunk(Cell(text), ROOM, LOOK) is not None) is smaller
