"""Questions of the program itself on the full screen: each is answered by Enter, by number, by words, by y and n, by arrows."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Answer, Book
from interview.tui.widgets.composer.fields import Ticked
from tests.interview.line.books import COLUMN, LAST, book_up_to, full
from tests.interview.tui.playing import Play, opened, playing, without
from tests.interview.tui.screens.reviewing import at_review
from tests.interview.tui.screens.test_review_end import a_report
from tests.support.offices import SIX
from tests.support.screens import settled

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few


async def asked_whether(play: Play) -> None:
    """Whether to set answers aside."""
    await play.press("n", "enter")
    assert "照改吗" in play.shown


@pytest.mark.parametrize(
    ("typed", "keys", "changed"),
    [
        ("", ("enter",), False), ("1", ("enter",), True), ("2", ("enter",), False), ("照改", ("enter",), True),
        ("不改了", ("enter",), False), ("y", ("enter",), True), ("n", ("enter",), False), ("", ("up", "enter"), True),
        ("", ("escape",), False), ("有", ("enter",), True), ("<", ("enter",), False),
    ],
)  # fmt: skip
async def test_whether_to_set_answers_aside(
    tmp_path: Path, typed: str, keys: tuple[str, ...], changed: bool
) -> None:
    async with playing(opened(tmp_path, full(SIX), "applications.any_new")) as play:
        await asked_whether(play)
        await play.type(typed, *keys)
        assert (play.value("applications.any_new") is False) is changed
        assert "照改吗" not in play.shown


@pytest.mark.parametrize("typed", ["n照改", "3", "改", "照改吗", "也许"])
async def test_what_means_none_of_them_is_asked_again_and_never_an_answer(tmp_path: Path, typed: str) -> None:
    async with playing(opened(tmp_path, full(SIX), "applications.any_new")) as play:
        await asked_whether(play)
        await play.type(typed, "enter")
        assert "打前面的号，或者照着上面的字打" in play.shown
        assert play.value("applications.any_new") is True
        await play.type("照改", "enter")
        assert play.value("applications.any_new") is False, "typing replaces what was not understood"


@pytest.mark.parametrize(
    ("typed", "keys", "value"),
    [
        ("1", ("enter",), 7), ("照我填的先记下", ("enter",), 7), ("", ("up", "enter"), 7), ("", ("enter", "8", "enter"), 8),
        ("2", ("enter", "8", "enter"), 8), ("我改一下", ("enter", "8", "enter"), 8), ("", ("escape", "8", "enter"), 8),
    ],
)  # fmt: skip
async def test_what_to_do_about_a_sum(tmp_path: Path, typed: str, keys: tuple[str, ...], value: int) -> None:
    async with playing(opened(tmp_path, book_up_to(LAST, COLUMN), LAST)) as play:
        await play.press("7", "enter")
        await play.type(typed, *keys)
        assert play.value(LAST) == value


@pytest.mark.parametrize(
    ("typed", "keys", "there"),
    [
        ("", ("enter",), "office.phone"), ("", ("escape",), "office.phone"), ("不跳了", ("enter",), "office.phone"),
        ("复议和诉讼", ("enter",), "reconsideration.any"), ("3", ("enter",), "applications.any_new"),
        ("", ("down", "enter"), "office.name"),
    ],
)  # fmt: skip
async def test_which_section(tmp_path: Path, typed: str, keys: tuple[str, ...], there: str) -> None:
    async with playing(opened(tmp_path, full(), "office.phone")) as play:
        await play.press("f5")
        labels = [line.strip() for line in play.shown.splitlines() if line.strip()[:1].isdigit()]
        assert labels[3:5] == ["4 复议和诉讼", "5 总体情况"], "no second numbers beside those of the list"
        await play.type(typed, *keys)
        assert play.here == there
        assert play.field == (
            full().answers["office.phone"].value.value if there == "office.phone" else play.field
        )


@pytest.mark.parametrize(
    ("typed", "keys", "written"),
    [
        ("", ("enter",), True), ("1", ("enter",), True), ("写出报告", ("enter",), True), ("y", ("enter",), True),
        ("n", ("enter",), False), ("再看看全部回答", ("enter",), False), ("2", ("enter",), False), ("", ("down", "enter"), False),
    ],
)  # fmt: skip
async def test_whether_to_write_the_report(
    tmp_path: Path, typed: str, keys: tuple[str, ...], written: bool
) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await play.press("escape")
        await play.type(typed, *keys)
        assert (tmp_path / "甲.docx").is_file() is written
        assert at_review(play) is not written


@pytest.mark.parametrize(
    ("typed", "keys", "over"),
    [
        ("", ("enter",), False), ("n", ("enter",), False), ("2", ("enter",), False), ("", ("escape",), False),
        ("y", ("enter",), True), ("1", ("enter",), True), ("写在它上面", ("enter",), True), ("", ("up", "enter"), True),
    ],
)  # fmt: skip
async def test_whether_to_write_over_a_report(
    tmp_path: Path, typed: str, keys: tuple[str, ...], over: bool
) -> None:
    earlier = a_report(tmp_path)
    async with playing(opened(tmp_path, full())) as play:
        await play.press("escape", "enter")
        assert "已经有了" in play.shown
        await play.type(typed, *keys)
        assert ((tmp_path / "甲.docx").read_bytes() != earlier) is over


@pytest.mark.parametrize(
    ("typed", "keys", "value"),
    [
        ("1", ("enter",), ()), ("没有", ("enter",), ()), ("", ("up", "enter"), ()), ("动态", ("enter",), ("news",)),
        ("", ("enter", "1", "enter"), ("overview",)), ("跳过", ("enter",), None),
    ],
)  # fmt: skip
async def test_whether_there_is_none_of_what_there_must_be_some_of(
    tmp_path: Path, typed: str, keys: tuple[str, ...], value: tuple[str, ...] | None
) -> None:
    book = Book({"published.total": Answer(Count(value=5))})
    async with playing(opened(tmp_path, book, "published.which", id="website_2018")) as play:
        await play.type("0", "enter")
        assert "照前面答的，这里总该有一样" in play.shown
        await play.type(typed, *keys)
        assert play.value("published.which") == value


async def test_what_is_typed_for_an_offer_is_never_part_of_an_answer(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(full(), "office.phone"), "office.phone")) as play:
        await play.type("0795", "f5")
        await play.type("不跳", "f2", "escape")
        await play.press("escape")
        assert play.field == "0795"
    assert play.app.held.desk.file is not None
    assert play.app.held.desk.file.session.draft is not None
    assert play.app.held.desk.file.session.draft.text == "0795"


@pytest.mark.parametrize(
    ("keys", "taken"), [(("enter",), True), (("y",), True), (("n",), False), (("escape",), False)]
)
async def test_whether_to_take_a_pasted_block(tmp_path: Path, keys: tuple[str, ...], taken: bool) -> None:
    from tests.support.screens import paste

    async with playing(opened(tmp_path, full(SIX), "applications.way")) as play:
        await play.press("f3")
        before = play.state
        await paste(play.pilot, "5\t1\n")
        await play.press(*keys)
        assert (play.state is not before) is taken


async def test_a_tick_that_comes_when_an_offer_is_there_is_no_tick(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(full(), "decisions.which"), "decisions.which")) as play:
        await play.press("f5")
        play.conversation.composer.post_message(Ticked())
        await settled(play.pilot)
        assert play.here == "decisions.which"
