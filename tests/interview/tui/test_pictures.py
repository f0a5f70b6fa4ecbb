"""What the conversation looks like, at two sizes; a change is looked at before its pictures are renewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.line.books import full
from tests.interview.talk.paragraphs import PROACTIVE, book_at
from tests.interview.tui.held import at_the_last_count, at_who, begun
from tests.interview.tui.playing import opened, playing, without
from tests.support.screens import LARGE, SMALL, Compare

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])


@SIZES
async def test_a_choice_several_and_a_sum_that_does_not_come_out(
    tmp_path: Path, compare: Compare, size: tuple[int, int]
) -> None:
    name = "small" if size == SMALL else "large"
    async with playing(opened(tmp_path), size) as play:
        play.conversation.composer.field.cursor_blink = False
        await begun(play)
        await compare(play.app, f"choice_{name}")
    (tmp_path / "again").mkdir()
    async with playing(opened(tmp_path / "again"), size) as play:
        play.conversation.composer.field.cursor_blink = False
        await at_who(play)
        await play.press("space", "space")
        await compare(play.app, f"choices_{name}")
        await play.press("space", "ctrl+u")
    (tmp_path / "last").mkdir()
    async with playing(opened(tmp_path / "last"), size) as play:
        play.conversation.composer.field.cursor_blink = False
        await at_the_last_count(play, "4", "3")
        await compare(play.app, f"sum_{name}")


@SIZES
async def test_a_long_text_in_english(tmp_path: Path, compare: Compare, size: tuple[int, int]) -> None:
    book = without(full(), "problems")
    async with playing(opened(tmp_path, book, "problems", lang="en"), size, lang="en") as play:
        play.conversation.composer.field.cursor_blink = False
        play.app.theme = "nianbao-light"
        await play.press("x", "backspace")
        await compare(play.app, f"prose_{'small' if size == SMALL else 'large'}")


@SIZES
async def test_a_paragraph_as_it_is_drafted(tmp_path: Path, compare: Compare, size: tuple[int, int]) -> None:
    async with playing(opened(tmp_path, book_at(PROACTIVE), PROACTIVE), size) as play:
        play.conversation.composer.field.cursor_blink = False
        await play.press("x", "backspace")
        await compare(play.app, f"drafted_{'small' if size == SMALL else 'large'}")
