"""Interviews held on the full screen, for the tests of it."""

from __future__ import annotations

from interview.tui.widgets.blocks import AnsweredBlock
from tests.interview.tui.playing import Play

OFFICE = "云山县水利局"


async def begun(play: Play, *more: str) -> None:
    """Office and year are told, and what follows."""
    for text in (OFFICE, "2025", *more):
        await play.answer(text)


async def at_who(play: Play) -> None:
    """Six applications came; who made them is asked."""
    for text in (
        OFFICE,
        "2025",
        "1",
        "建设路1号",
        "0795-2503321",
        "336000",
        "没有",
        "没有",
        "没有",
        "都没有",
        "没有",
        "6件",
        "没有",
        "2",
    ):
        await play.answer(text)
    assert play.here == "applications.who"


def marked(play: Play) -> str:
    """The questions that are marked in the transcript."""
    return "".join(block.block.question for block in play.app.screen.query(AnsweredBlock) if block.marked)


async def at_the_last_count(play: Play, first: str, second: str) -> None:
    """The last count of a column is given, once so and once so."""
    await at_who(play)
    for text in ("个人、企业", "5", "", "没有", "1 5", first):
        await play.answer(text)
    await play.press("ctrl+u")
    await play.type(second, "enter")
