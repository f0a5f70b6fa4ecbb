"""The folder of the reports on the full screen: asked for at the first start, changed from home, never the program's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from interview.desk.preferences import Preferences
from interview.desk.way_in.door import Door
from interview.desk.way_in.place import ReportsPlace
from interview.tui.app import FullScreen
from interview.tui.screens.home import HomeScreen
from interview.tui.screens.place import PlaceScreen
from interview.wording.catalog import words
from tests.interview.tui.playing import Play
from tests.interview.tui.screens.at_home import about, keep
from tests.support.screens import SMALL, settled


@pytest.fixture(autouse=True)
def _at_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "program").mkdir()
    (tmp_path / "Desktop").mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.chdir(tmp_path / "program")


def a_place(tmp_path: Path) -> ReportsPlace:
    return ReportsPlace(Preferences(tmp_path / "preferences"), tmp_path / "program")


@asynccontextmanager
async def started(
    place: ReportsPlace, lang: str = "zh", size: tuple[int, int] = SMALL
) -> AsyncIterator[Play]:
    place.return_to()
    app = FullScreen(None, words(lang), Door(Path(), words(lang), place=place))
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield Play(app, pilot)


def at(play: Play) -> type[object]:
    return type(play.app.screen)


async def test_the_first_start_asks_and_enter_takes_the_folder_among_the_documents(tmp_path: Path) -> None:
    async with started(a_place(tmp_path)) as play:
        assert at(play) is PlaceScreen
        assert "年报放在哪个文件夹？" in play.shown
        await play.press("enter")
        assert at(play) is HomeScreen
        assert str(tmp_path / "Documents" / "年报") in "".join(play.shown.split())
        assert "放进这个文件夹，就能照着它填" in play.shown
    assert Path.cwd() == tmp_path / "Documents" / "年报"
    async with started(a_place(tmp_path)) as play:
        assert at(play) is HomeScreen


async def test_another_is_chosen_with_arrows_or_typed_and_what_cannot_be_is_said(tmp_path: Path) -> None:
    async with started(a_place(tmp_path), "en") as play:
        await play.press("down", "enter")
        assert Path.cwd() == tmp_path / "Desktop" / "年报"
        await play.press("down", "enter")
        assert at(play) is PlaceScreen
        await play.type(str(tmp_path / "program"))
        await play.press("enter")
        assert "belongs to the program" in play.shown.replace("\n", " ")
        await play.press("ctrl+u")
        await play.type("工作/年报")
        await play.press("enter")
        assert at(play) is HomeScreen
    assert Preferences(tmp_path / "preferences").reports == str(tmp_path / "工作" / "年报")


async def test_files_of_one_folder_say_nothing_of_those_in_another(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.go_to("one")
    keep("a", about("甲局", 2024))
    place.go_to("two")
    keep("a", about("乙局", 2025))
    async with started(place) as play:
        assert "乙局" in play.shown
        await play.press("end", "enter")
        await play.type("one")
        await play.press("enter")
        assert "甲局" in play.shown
        assert "乙局" not in play.shown


async def test_escape_leaves_it_as_it_is_and_ends_where_there_is_none_yet(tmp_path: Path) -> None:
    async with started(a_place(tmp_path)) as play:
        await play.press("escape")
        assert play.app.return_code == 0
    assert list((tmp_path / "program").iterdir()) == []
    place = a_place(tmp_path)
    place.go_to("one")
    async with started(place) as play:
        await play.press("end", "enter")
        await play.press("escape")
        assert at(play) is HomeScreen
    assert Path.cwd() == tmp_path / "one"


async def test_a_folder_that_is_not_there_is_named_and_asked_for_anew(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.go_to("drive")
    (tmp_path / "drive").rmdir()
    async with started(a_place(tmp_path)) as play:
        assert at(play) is PlaceScreen
        assert "另选一个" in play.shown
