"""How wide things are in a table, and what becomes of those that have no room."""

from __future__ import annotations

import pytest

from renderers.grid import expand
from renderers.measures import TableLook, holds_paragraphs, places_to_break, shrunk
from renderers.model import Cell, Table

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


def test_a_table_of_paragraphs_may_end_a_page_anywhere_but_behind_a_head() -> None:
    head, banner = (Cell("前", role="head"), Cell("后", role="head")), (Cell("主动公开", 2, role="head"),)
    told = (Cell("全年公开信息。" * 10, role="label"), Cell("全年公开。", role="label"))
    table = Table("段落", (78.0, 78.0), (head, banner, told, told, banner, told), 1)
    assert holds_paragraphs(table)
    assert places_to_break(table, expand(table)) == (3, 4)
    short = Table("数", (78.0, 78.0), (head, (Cell("甲", role="label"), Cell("1"))), 1)
    assert not holds_paragraphs(short)
    assert places_to_break(short, expand(short)) == ()
