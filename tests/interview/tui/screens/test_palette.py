"""Everything that can be done, in one list: every key, every section, every colour; found by typing, done by Enter."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.desk.preferences import Preferences
from interview.tui.app import FullScreen
from interview.tui.screens.palette import Doing, PaletteScreen
from interview.tui.screens.review import ReviewScreen
from interview.tui.themes import THEMES
from interview.tui.widgets.rows import Rows
from interview.wording.catalog import words
from tests.interview.line.books import full
from tests.interview.tui.playing import Play, opened, playing, without
from tests.support.screens import LARGE, SMALL, Compare

BOOK = without(full(), "problems", "improvements")


def doings(play: Play) -> list[Doing]:
    return [row.means for row in play.app.screen.query_one(Rows).rows if isinstance(row.means, Doing)]


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_key_of_the_screen_and_every_section_stands_in_it(tmp_path: Path, lang: str) -> None:
    async with playing(opened(tmp_path, BOOK, "problems", lang=lang), lang=lang) as play:
        await play.press("x", "ctrl+p")  # Enter begins a paragraph where there is one
        found = doings(play)
        keys = [each.key for each in found if each.key]
        assert {"Enter", "Esc", "F1", "F2", "F4", "F5", "F6", "Tab", "Ctrl+S", "Ctrl+Q"} <= set(keys)
        assert any(each.action == "undo" for each in found), "where Ctrl+Z is the text's, undo is here"
        assert sum(each.action.startswith("go_to") for each in found) == len(play.state.flow.sections)
        assert [each.action for each in found if "colours" in each.action] == [
            f"app.colours('{theme.name}')" for theme in THEMES
        ]
        assert not any(each.action == "app.home" for each in found), "there is no folder to go back to"


@pytest.mark.no_cover
async def test_typing_finds_and_enter_does(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, BOOK, "problems")) as play:
        await play.press("ctrl+p")
        await play.type("复议", "enter")
        assert play.here == "reconsideration.any"
        await play.press("ctrl+p")
        await play.type("F２", "enter")
        assert isinstance(play.app.screen, ReviewScreen)


async def test_what_nothing_is_called_stays_to_be_changed(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, BOOK, "problems")) as play:
        await play.press("ctrl+p")
        await play.type("[/]x", "enter")
        assert "没有这样的" in play.shown
        assert isinstance(play.app.screen, PaletteScreen)
        await play.type("草稿", "enter")
        assert (tmp_path / "甲-草稿.docx").is_file()
        assert play.here == "problems"


@pytest.mark.parametrize("key", ["escape", "ctrl+p"])
async def test_it_is_left_by_one_key_and_nothing_was_done(tmp_path: Path, key: str) -> None:
    async with playing(opened(tmp_path, BOOK, "problems")) as play:
        await play.type("写了一半")
        await play.press("ctrl+p", "down", "up", key)
        assert not isinstance(play.app.screen, PaletteScreen)
        assert play.field == "写了一半"
        await play.type("，接着写")
        assert play.field == "写了一半，接着写"


@pytest.mark.no_cover
async def test_colours_change_everywhere_and_the_list_can_be_clicked(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "office.phone")) as play:
        for name, theme in (
            ("浅色", "nianbao-light"),
            ("高对比", "nianbao-contrast"),
            ("深色", "nianbao-dark"),
        ):
            await play.press("ctrl+p")
            await play.type(name)
            line = next(at for at, text in enumerate(play.shown.split("\n")) if name in text and ">" in text)
            await play.pilot.click(offset=(8, line))
            await play.press("end")
            assert play.app.theme == theme
        await play.press("f2", "ctrl+p")
        await play.type("浅色", "enter")
        assert play.app.theme == "nianbao-light"
        assert isinstance(play.app.screen, ReviewScreen)


async def test_the_colours_chosen_are_those_it_begins_with_the_next_time(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings")
    for chosen in ("nianbao-light", "nianbao-contrast"):
        app = FullScreen(opened(tmp_path / chosen), words("zh"), preferences=preferences)
        async with app.run_test(size=SMALL):
            app.action_colours(chosen)
        app.held.put_away()
        assert (
            FullScreen(
                opened(tmp_path / chosen), words("zh"), preferences=Preferences(tmp_path / "settings")
            ).theme
            == chosen
        )
    preferences.choose_colours("no such colours")
    assert FullScreen(opened(tmp_path), words("zh"), preferences=preferences).theme == THEMES[0].name


async def test_keys_at_its_foot_can_be_clicked(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "office.phone")) as play:
        await play.press("ctrl+p")
        await play.pilot.click("#keys", offset=(2, 0))
        await play.press("end")
        await play.pilot.click("#keys", offset=(11, 0))
        await play.press("end")
        assert play.here == "office.address"  # one step back is what was marked


async def test_quitting_from_it_takes_one_key(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "office.phone")) as play:
        await play.press("ctrl+p", "ctrl+q")
        assert play.app.return_value == 0


async def test_a_draft_before_there_is_a_name_says_what_is_wanted(tmp_path: Path) -> None:
    async with playing(opened(tmp_path)) as play:
        await play.press("ctrl+p")
        await play.type("草稿", "enter")
        assert "先填好单位和年份" in play.shown
        assert list(tmp_path.iterdir()) == []
        assert play.here == "office.name"


@pytest.mark.no_cover
async def test_pictures(tmp_path: Path, compare: Compare) -> None:
    for name, size, lang in (("zh-small", SMALL, "zh"), ("en-large", LARGE, "en")):
        folder = tmp_path / name
        folder.mkdir()
        async with playing(opened(folder, BOOK, "problems", lang=lang), size, lang) as play:
            await play.press("ctrl+p")
            await compare(play.app, f"palette-{name}")
