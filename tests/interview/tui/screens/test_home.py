"""Home: what lies in the folder, whatever it is, and the way into each of it."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from textual.events import Key

from interview.desk import Opened
from interview.desk.way_in.door import Door
from interview.desk.way_in.folder import Found, FoundReport
from interview.engine.answers.kinds import Text
from interview.engine.plan.book import Book
from interview.session import AnswersFile, read
from interview.tui.screens.home import HomeScreen
from interview.tui.widgets.bars import Keys
from interview.wording.catalog import words
from tests.interview.tui.screens.at_home import AT, about, at_home, keep, marked
from tests.support.screens import LARGE, SMALL, Compare, settled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "年报").mkdir()
    monkeypatch.chdir(tmp_path / "年报")
    return Path()


async def test_the_reports_are_listed_with_office_year_progress_and_last_change() -> None:
    keep("a", about("甲局", 2025, "office.phone", "problems"))
    keep("b", about("乙局", 2025), age=60)
    keep("c", about("甲局", 2024), finished=True, age=100_000_000)
    async with at_home() as play:
        lines = {line.split("·")[0].strip(" >"): line for line in play.shown.split("\n")}
        rows = [line for line in play.shown.split("\n") if " 年 " in line]
        assert len(rows) == 3
        assert "甲局 · 2025 年" in rows[0]
        assert re.search(r"还有大约 \d 题", rows[0])
        assert "乙局 · 2025 年" in rows[1]
        assert "都答完了" in rows[1]
        assert "甲局 · 2024 年" in rows[2]
        assert "写完了 · 2022 年" in rows[2]
        assert "年报向导" in lines
        assert "3 份年报" in play.shown


async def test_enter_goes_on_with_the_one_changed_last() -> None:
    keep("a", about("甲局", 2025), age=60)
    keep("b", about("乙局", 2025, "office.phone"))
    async with at_home() as play:
        assert marked(play).startswith("乙局")
        await play.press("enter")
        assert play.state.plan.value("office.name") == Text(value="乙局")
        assert play.here == "office.phone"


async def test_an_empty_folder_greets_and_offers_to_begin() -> None:
    async with at_home() as play:
        assert "先起一份吧" in play.shown
        await play.press("enter")
        assert play.here == "office.name"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"format": "nianbao-answers", "sch', "只剩前半截"),
        (b"", "是空的"),
        (b'{"format": "nianbao-answers", "schema": 99}', "更新版本"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "不是年报的回答文件"),
        ("甲局".encode("gbk"), "认不出来"),
        (b"[1, 2]", "不是年报的回答文件"),
    ],
)
async def test_a_file_that_cannot_be_opened_says_why_and_stands_last(data: bytes, said: str) -> None:
    keep("a", about("甲局", 2025), age=60)
    bad = Path("[b]坏.nianbao.json")
    bad.write_bytes(data)
    async with at_home() as play:
        assert "打不开的" in play.shown
        assert said in play.shown
        assert marked(play).startswith("甲局")
        await play.press("end", "enter")
        assert play.app.holding is None
        assert play.shown.count(said) == 2  # in its row, and now at the foot too
        await play.press("up", "enter")
        assert play.here is None  # all answered: at the review
    assert bad.read_bytes() == data


async def test_where_nothing_can_be_opened_a_new_one_is_marked() -> None:
    Path("坏.nianbao.json").write_bytes(b"{")
    async with at_home() as play:
        assert marked(play) == "起一份新的"


@pytest.mark.no_cover
async def test_one_that_is_open_elsewhere_is_told_and_can_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("a", about("甲局", 2025, "office.phone"))
    monkeypatch.setattr("interview.session.store.WAIT_SECONDS", 0.0)
    with AnswersFile.open(Path("a.nianbao.json")):
        async with at_home() as play:
            assert "正在别处开着" in play.shown
            await play.press("enter")
            assert play.app.holding is None
            assert "那边关掉以后再来" in play.shown
    async with at_home() as play:
        await play.press("enter")
        assert play.here == "office.phone"


async def test_a_lock_left_behind_is_not_taken_for_somebody() -> None:
    keep("a", about("甲局", 2025))
    Path("a.nianbao.json.lock").write_text("{}", encoding="utf-8")
    async with at_home() as play:
        assert "正在别处开着" not in play.shown
    assert Path("a.nianbao.json.lock").read_text(encoding="utf-8") == "{}"


async def test_two_of_the_same_office_and_year_are_told_apart_by_their_files() -> None:
    keep("a", about("甲局", 2025))
    keep("b", about("甲局", 2025), age=60)
    async with at_home() as play:
        assert "甲局 · 2025 年 · b.nianbao.json" in play.shown


async def test_one_begun_without_a_name_is_called_by_its_file() -> None:
    keep("新", Book())
    async with at_home() as play:
        assert marked(play).startswith("新.nianbao.json")


async def test_a_file_that_goes_while_it_is_listed_says_so() -> None:
    path = keep("a", about("甲局", 2025))

    class ThenGone(Door):
        def reports(self) -> list[Found]:
            found = super().reports()
            path.unlink()
            return found

    async with at_home(ThenGone(Path(), words("zh"))) as play:
        assert "没找到「a.nianbao.json」" in play.shown


async def test_a_full_folder_is_read_from_the_top_and_walked_through() -> None:
    for at in range(60):
        keep(f"{at:02}", about(f"第{at}局", 2025), age=at)
    read = []

    class Watched(Door):
        def look(self, path: Path) -> FoundReport:
            read.append(path)
            return super().look(path)

    async with at_home(Watched(Path(), words("zh"))) as play:
        assert [path.name[:2] for path in read] == [f"{at:02}" for at in range(60)]
        assert marked(play).startswith("第0局")
        await play.press("end")
        assert marked(play).startswith("第59局")
        await play.press("pageup")
        assert marked(play) > "第3"
        await play.press("down", "home", "pagedown", "up")
        assert marked(play)


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_one_key_leaves(key: str) -> None:
    keep("a", about("甲局", 2025))
    async with at_home() as play:
        await play.press(key)
        assert play.app.return_value == 0


async def test_the_mouse_opens_too() -> None:
    keep("a", about("甲局", 2025, "office.phone"))
    async with at_home() as play:
        line = max(at for at, text in enumerate(play.shown.split("\n")) if "甲局" in text)
        await play.pilot.click(offset=(10, line))
        await settled(play.pilot)
        assert play.here == "office.phone"


async def test_keys_at_the_foot_can_be_clicked() -> None:
    keep("a", about("甲局", 2025, "office.phone"))
    async with at_home() as play:
        await play.pilot.click("#keys", offset=(3, 0))
        await settled(play.pilot)
        assert play.here == "office.phone"


@pytest.mark.no_cover
async def test_english_and_a_wide_window(compare: Compare) -> None:
    keep("a", about("甲局", 2025, "office.phone"), age=60_000_000)
    keep("b", about("甲局", 2024), finished=True, age=100_000_000)
    Path("c.nianbao.json").write_bytes(b"{")
    os.utime("c.nianbao.json", (AT - 60_000_000,) * 2)
    for lang in ("zh", "en"):
        for name, size in (("small", SMALL), ("large", LARGE)):
            async with at_home(size=size, lang=lang) as play:
                await compare(play.app, f"home-{lang}-{name}")


async def test_from_an_interview_one_goes_back_to_the_folder_and_nothing_is_lost() -> None:
    keep("a", about("甲局", 2025, "problems"))
    async with at_home() as play:
        await play.press("enter")
        assert play.here == "problems"
        await play.type("写了一半")
        await play.press("ctrl+p")
        await play.type("换一份", "enter")
        assert play.app.holding is None
        assert re.search(r"还有大约 \d 题", play.shown)
        assert "正在别处开着" not in play.shown
        await play.press("enter")
        assert play.here == "problems"
        assert play.field == "写了一半"


async def test_colours_can_be_changed_at_home() -> None:
    async with at_home() as play:
        await play.press("ctrl+p")
        await play.type("浅色", "enter")
        assert play.app.theme == "nianbao-light"
        assert "先起一份吧" in play.shown


@pytest.mark.parametrize("last", [False, True], ids=["all", "which one to begin from"])
async def test_every_key_it_names_does_what_it_says(last: bool) -> None:
    keep("甲", about("甲局", 2024))
    keep("乙", about("乙局", 2024), age=5)
    wanted = ["Enter", "Esc", "Ctrl+Q", "Ctrl+P"] if last else ["Enter", "Ctrl+Q", "Ctrl+P"]
    for key in wanted:
        async with at_home() as play:
            if last:
                await play.press("up", "enter")
            assert [each.key for each in play.app.screen.query_one(Keys).shown] == wanted
            before = play.shown
            await play.press({"Esc": "escape"}.get(key, key.lower()))
            if key == "Ctrl+Q":
                assert play.app.return_value == 0
            else:
                assert play.shown != before
            if play.app.holding is not None:
                play.app.holding.put_away()
                play.app.holding.desk.close()


@pytest.mark.no_cover
@pytest.mark.parametrize("over", [(), ("f2",), ("f4",), ("f3",)])
@pytest.mark.parametrize(
    "later", [0, 3, 21, *(pytest.param(later, marks=pytest.mark.slow) for later in (1, 2, 5, 8, 13, 34, 55))]
)
async def test_home_may_be_gone_to_at_any_moment_and_what_was_given_is_kept(
    over: tuple[str, ...], later: int
) -> None:
    path = keep("a", about("甲局", 2025, "problems", "office.phone"))
    async with at_home() as play:
        await play.press("enter", *over)
        held = play.app.held
        for key in ("1", "2", "ctrl+s"):
            play.app.post_message(Key(key, key))
        for _ in range(later):
            await asyncio.sleep(0)
        play.app.action_home()
        play.app.action_home()
        await settled(play.pilot)
        assert isinstance(play.app.screen, HomeScreen)
        assert play.app.holding is None
        assert read(path).book == held.state.book


async def test_a_report_is_opened_once_and_in_front_of_what_was_opened_meanwhile() -> None:
    keep("a", about("甲局", 2025, "problems"))
    async with at_home() as play:
        for key in ("enter", "ctrl+p", "enter", "enter"):
            play.app.post_message(Key(key, None))
        await settled(play.pilot)
        names = [type(screen).__name__ for screen in play.app.screen_stack]
        assert names.count("ConversationScreen") <= 1
        if "ConversationScreen" in names:
            assert names[:2] == ["HomeScreen", "ConversationScreen"]


async def test_a_report_that_was_still_being_opened_when_all_ended_is_let_go() -> None:
    path, opening, go_on = keep("a", about("甲局", 2025)), Event(), Event()

    class Slow(Door):
        def resumed(self, path: Path) -> Opened:
            opening.set()
            go_on.wait()
            return super().resumed(path)

    async with at_home(Slow(Path(), words("zh"))) as play:
        play.app.post_message(Key("enter", None))
        while not opening.is_set():
            await play.pilot.pause(0.01)
        play.app.exit(0)
    go_on.set()
    for _ in range(1000):
        if path.with_name(f"{path.name}.lock").exists():
            sleep(0.01)
    with AnswersFile.open(path, wait=10):
        pass
