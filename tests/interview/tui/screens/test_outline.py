"""The screen of headings and their order: renaming, adding, moving, taking out, putting back, undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interview.desk import Opened
from interview.engine.answers.kinds import Prose
from interview.engine.plan.book import Answer, Book, OutlinePart
from interview.engine.plan.outline.outline import texts_of, usual
from interview.flowfiles import load_flow
from interview.tui.screens.outline import OutlineScreen
from interview.tui.screens.palette import Doing
from interview.tui.widgets.rows import Rows
from tests.interview.line.books import book_up_to, full
from tests.interview.tui.playing import Play, opened, playing
from tests.support.screens import LARGE, SMALL, Compare, settled

PROBLEMS = "problems"


def headings(play: Play, section: str = "overview") -> list[str]:
    return [text.title for text in texts_of(play.state.flow.section[section])]


@pytest.fixture
def begun(tmp_path: Path) -> Opened:
    return opened(tmp_path, book_up_to("overview.on_request"), "overview.on_request")


async def test_a_heading_is_changed_in_place(begun: Opened) -> None:
    async with playing(begun) as play:
        await play.press("f8")
        assert isinstance(play.app.screen, OutlineScreen)
        assert "> " + "  （二）依申请公开" in play.shown
        await play.press("enter")
        await play.type("（二）规范办理，依申请公开。", "enter")
        assert headings(play)[2] == "规范办理，依申请公开"
        assert "（二）规范办理，依申请公开" in play.shown
        await play.press("escape")
        assert play.here == "overview.on_request"


async def test_a_part_is_added_below_and_is_asked_in_its_place(begun: Opened) -> None:
    async with playing(begun) as play:
        await play.press("f8", "a")
        await play.type("解读回应", "enter")
        assert headings(play)[3] == "解读回应"
        await play.press("escape")
        await play.answer("没有新收申请。")
        assert play.here == "overview.own_1"
        assert "「解读回应」这一部分怎么写？" in play.shown


@pytest.mark.no_cover
@pytest.mark.parametrize("keys", [("shift+up",), ("ctrl+up",), ("K",), ("k",)])
async def test_a_part_moves_up_and_down_again(begun: Opened, keys: tuple[str, ...]) -> None:
    async with playing(begun) as play:
        await play.press("f8", *keys)
        assert headings(play)[1:3] == ["依申请公开", "主动公开"]
        await play.press("j")
        assert headings(play)[1:3] == ["主动公开", "依申请公开"]


async def test_nothing_goes_beyond_the_ends_or_above_what_has_no_heading(begun: Opened) -> None:
    async with playing(begun) as play:
        before = play.state.book
        await play.press("f8", "home", "shift+up")
        assert "已经到头了" in play.shown
        await play.press("shift+down")
        assert "起个小标题" in play.shown
        assert play.state.book == before


@pytest.mark.no_cover
async def test_what_the_form_wants_stays(begun: Opened) -> None:
    async with playing(begun) as play:
        await play.press("f8", "delete")
        assert "「依申请公开」是格式里要写的" in play.shown
        assert "依申请公开" in headings(play)


def with_a_part_of_its_own() -> Book:
    """A whole report with a part of the office's own, told."""
    book = full()
    parts = (
        *usual(load_flow("disclosure_2021").section["overview"]),
        OutlinePart("overview.own_1", "解读回应"),
    )
    answers = {**book.answers, "overview.own_1": Answer(Prose(value="解读三次。"))}
    return replace(book, answers=answers, outline={"overview": parts})


async def mark(play: Play, right: str) -> None:
    """Marks the first row that says this to the right."""
    rows = play.app.screen.query_one(Rows)
    rows.show(rows.rows, next(row.means for row in rows.rows if row.right.startswith(right)))
    await settled(play.pilot)


async def test_a_part_with_a_text_is_taken_out_after_a_word_and_comes_back(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, with_a_part_of_its_own(), "overview.own_1")) as play:
        await play.press("f8", "d")
        assert "照改吗" in play.shown
        await play.press("enter")
        assert "解读回应" in headings(play), "Enter leaves it"
        await play.press("d")
        await play.type("也许", "enter")
        assert "照改吗" in play.shown
        await play.type("y", "enter")
        assert "解读回应" not in headings(play)
        await mark(play, "收着的一段")
        await play.press("d", "shift+up", "enter")
        await play.type("回应关切", "enter")
        assert headings(play)[-1] == "回应关切"
        assert play.value("overview.own_1") == "解读三次。"


async def test_problems_and_improvements_become_one_text_and_two_again(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, book_up_to("improvements"), "improvements")) as play:
        await play.press("f8", "d")
        assert headings(play, PROBLEMS) == [""]
        assert "没要，回车放回来" in play.shown
        await play.press("ctrl+z", "ctrl+z")
        assert "没有可以退的了" in play.shown
        assert headings(play, PROBLEMS) == ["存在的主要问题", "改进情况"]
        await play.press("d")
        await mark(play, "没要")
        await play.press("enter")
        assert headings(play, PROBLEMS) == ["存在的主要问题", "改进情况"]


async def test_esc_gives_a_heading_up_and_a_bad_one_stays_in_the_field(begun: Opened) -> None:
    async with playing(begun) as play:
        await play.press("f8", "insert")
        await play.type("主动公开", "enter")
        assert "已经有一个「主动公开」了" in play.shown
        assert play.app.screen.field.held == "主动公开"  # type: ignore[attr-defined]
        await play.press("insert", "f8")
        assert isinstance(play.app.screen, OutlineScreen)
        await play.press("escape")
        assert not isinstance(play.app.screen, OutlineScreen)


@pytest.mark.no_cover
async def test_a_typed_word_opens_it_too(begun: Opened) -> None:
    async with playing(begun) as play:
        await play.type("=", "ctrl+s")
        assert isinstance(play.app.screen, OutlineScreen)


async def test_a_form_without_headings_has_no_such_screen(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, id="website_2018")) as play:
        for keys in (["f8"], ["=", "enter"]):
            await play.press(*keys)
            assert play.conversation.is_active
        await play.press("ctrl+p")
        offered = [
            row.means.action for row in play.app.screen.query_one(Rows).rows if isinstance(row.means, Doing)
        ]
        assert "draft" in offered
        assert "outline" not in offered


@pytest.mark.no_cover
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_looks_as_it_did(begun: Opened, size: tuple[int, int], compare: Compare) -> None:
    async with playing(begun, size) as play:
        await play.press("f8", "a")
        await play.type("解读回应", "enter")
        await settled(play.pilot)
        await compare(play.app, f"outline-{'small' if size == SMALL else 'large'}")
