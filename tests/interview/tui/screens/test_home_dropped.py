"""Home: a file from anywhere that is dragged onto the window, which arrives as a paste or as keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from interview.wording.catalog import words
from tests.interview.reading.layouts import printed, sample
from tests.interview.tui.playing import Play
from tests.interview.tui.screens.at_home import about, at_home, keep
from tests.support.screens import settled

GOLDEN = Path(__file__).parents[3] / "golden/disclosure_2021/002/values.json"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file lies; the reports lie in another folder."""
    (tmp_path / "我的 下载").mkdir()
    (tmp_path / "年报").mkdir()
    monkeypatch.chdir(tmp_path / "年报")
    return tmp_path / "我的 下载"


async def drop(play: Play, path: str, *, typed: bool) -> None:
    """As newer terminals do it, or as older ones do."""
    if typed:
        await play.type(path)
        await play.pilot.pause(0.5)
    else:
        play.app.post_message(Paste(path))
    await settled(play.pilot)


@pytest.mark.no_cover
@pytest.mark.parametrize("typed", [False, True])
async def test_last_years_report_is_begun_from(elsewhere: Path, typed: bool) -> None:
    report = elsewhere / "去年.txt"
    report.write_text(printed(sample(1), "bars"), encoding="utf-8")
    async with at_home() as play:
        await drop(play, f"'{report}' ", typed=typed)
        assert play.state.book.last is not None
        assert play.state.book.last.year == 2024
        assert "从「去年.txt」读到" in play.shown
    assert not list(elsewhere.glob("*.json")), "the new one lies with the others"


async def test_answers_are_gone_on_with(elsewhere: Path) -> None:
    report = keep("a", about("甲局", 2025, "office.phone")).rename(elsewhere / "a.nianbao.json")
    async with at_home() as play:
        await drop(play, str(report), typed=False)
        assert play.here == "office.phone"


async def test_beside_a_register_last_years_report_is_asked_for(elsewhere: Path) -> None:
    keep("b", about("乙局", 2024))
    register = elsewhere / "申请登记表.csv"
    register.write_text("申请人,办理结果,收到日期\n张三,予以公开,2025-3-5\n", encoding="utf-8")
    async with at_home() as play:
        await drop(play, f'"{register}"', typed=False)
        assert "上一年的也照着来吗" in play.shown
        await play.press("enter")
        assert len(play.state.book.entries) == 1
        assert play.state.book.last is not None


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("typed", [False, True])
async def test_what_is_no_file_is_said_and_nothing_is_opened(lang: str, typed: bool) -> None:
    async with at_home(lang=lang) as play:
        await drop(play, "/nowhere/b", typed=typed)
        assert words(lang).say("screen.home_no_file", typed="/nowhere/b")[:12] in play.shown
        assert play.app.holding is None


@pytest.mark.parametrize("typed", [False, True])
async def test_enter_behind_what_is_no_file_opens_the_marked_row_only_when_it_comes_again(
    typed: bool,
) -> None:
    async with at_home() as play:
        await drop(play, "/nowhere/b", typed=typed)
        await play.press("enter")
        assert words("zh").say("screen.home_no_file_enter", typed="/nowhere/b") in play.shown.replace(
            "\n", ""
        )
        assert play.app.holding is None
        await play.press("enter")
        await settled(play.pilot)
        assert play.here == "office.name"


async def test_enter_on_another_row_than_the_one_that_was_marked_opens_it(elsewhere: Path) -> None:
    keep("b", about("乙局", 2024, "office.phone"))
    async with at_home() as play:
        await drop(play, "/nowhere/b", typed=False)
        await play.press("down", "enter")
        await settled(play.pilot)
        assert play.app.holding is not None


async def test_enter_right_behind_a_path_is_for_the_file_and_not_for_the_row_that_is_marked(
    elsewhere: Path,
) -> None:
    keep("b", about("乙局", 2024, "office.phone"))
    report = keep("a", about("甲局", 2025, "office.phone")).rename(elsewhere / "a.nianbao.json")
    async with at_home() as play:
        await play.type(f"'{report}'")
        await play.press("enter")
        await settled(play.pilot)
        assert play.state.book.answers["office.name"].value.value == "甲局"


async def test_a_character_taken_back_is_no_part_of_the_path(elsewhere: Path) -> None:
    report = keep("a", about("甲局", 2025, "office.phone")).rename(elsewhere / "a.nianbao.json")
    async with at_home() as play:
        await play.type(f"{report}x")
        await play.press("backspace", "enter")
        await settled(play.pilot)
        assert play.here == "office.phone"


async def test_one_key_is_a_slip() -> None:
    async with at_home() as play:
        before = play.shown
        await drop(play, "y", typed=True)
        assert play.shown == before


async def test_a_report_that_was_written_as_json_is_begun_from(elsewhere: Path) -> None:
    report = elsewhere / "去年.json"
    report.write_bytes(GOLDEN.read_bytes())
    async with at_home() as play:
        await drop(play, str(report), typed=False)
        assert play.state.book.last is not None
        assert play.state.book.last.year == 2025
