"""Home: what a new report can be begun from, last year's report, a register, a worksheet, and what is said of what is none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.desk.report_year import likely_year
from interview.desk.way_in.door import Door, every_kind
from interview.export.worksheet import worksheet
from interview.flowfiles import load_flow
from interview.flowfiles.families import FAMILIES
from interview.wording.catalog import words
from tests.interview.reading.layouts import printed, sample
from tests.interview.tui.screens.at_home import about, at_home, keep, marked


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "年报").mkdir()
    monkeypatch.chdir(tmp_path / "年报")
    return Path()


async def test_of_several_reports_each_can_be_begun_and_says_what_it_is() -> None:
    said = words("zh")
    async with at_home(Door(Path(), said, every_kind(said))) as play:
        assert marked(play) == "政府信息公开工作年度报告"
        assert "哪一种报表？" in play.shown
        assert "有自己网站的单位才填" in play.shown
        await play.press("down", "enter")
        assert play.here == "office.name"
        assert play.state.flow.id == FAMILIES[1].forms[0]


async def test_a_new_one_is_begun_beside_those_that_are_there() -> None:
    keep("a", about("甲局", 2025))
    async with at_home() as play:
        await play.press("home", "enter")
        assert play.here == "office.name"
        assert play.state.book.last is None


@pytest.mark.no_cover
async def test_the_only_report_is_offered_to_begin_from() -> None:
    keep("a", about("甲局", 2024))
    async with at_home() as play:
        await play.press("home", "down")
        assert marked(play) == f"照「甲局 · 2024 年」起一份 {likely_year(2024)} 年的"
        await play.press("enter")
        assert play.state.book.last is not None
        assert play.state.book.last.year == 2024
        assert play.field == "甲局"


@pytest.mark.no_cover
async def test_of_several_the_clerk_says_which_to_begin_from() -> None:
    keep("a", about("甲局", 2023))
    keep("b", about("甲局", 2024), age=60)
    async with at_home() as play:
        await play.press("home", "down", "enter")
        assert "照哪一份来？" in play.shown
        assert marked(play) == "甲局 · 2024 年"
        await play.press("escape")
        assert marked(play) == "照上一年的起一份新的"
        await play.press("enter", "down", "enter")
        assert play.state.book.last is not None
        assert play.state.book.last.year == 2023


@pytest.mark.no_cover
async def test_a_new_one_begins_from_a_published_report() -> None:
    Path("甲局2024年政府信息公开年报.txt").write_text(printed(sample(1), "bars"), encoding="utf-8")
    async with at_home() as play:
        assert marked(play).startswith("照「甲局2024年政府信息公开年报.txt」写新一年的"), (
            "most begin so: it is one Enter away"
        )
        await play.press("enter")
        assert play.state.book.last is not None
        assert play.state.book.last.year == 2024
        assert play.field == "云山县水利局"
        assert "从「甲局2024年政府信息公开年报.txt」读到" in play.shown


@pytest.mark.no_cover
async def test_of_several_published_reports_one_is_chosen() -> None:
    for name in ("甲局年报.txt", "甲局年报，改过的.txt"):
        Path(name).write_text(printed(sample(1), "bars"), encoding="utf-8")
    async with at_home() as play:
        assert marked(play) == "照上一年的起一份新的"
        await play.press("enter")
        assert "发布了的报告" in play.shown
        await play.press("down", "enter")
        assert play.state.book.last is not None


REGISTER = "申请人,办理结果,收到日期\n张三,予以公开,2025-3-5\n李四,信息不存在,2025-4-5\n"


async def test_a_register_or_a_worksheet_is_begun_from_as_last_years_report_is() -> None:
    Path("申请登记表.csv").write_text(REGISTER, encoding="utf-8")
    async with at_home() as play:
        assert marked(play).startswith("照「申请登记表.csv」起一份")
        await play.press("enter")
        assert len(play.state.book.entries) == 2
        assert "从「申请登记表.csv」读到" in play.shown
        assert play.here == "office.name"


@pytest.mark.parametrize(("keys", "last"), [((), 2024), (("down",), None)])
async def test_beside_a_sheet_last_years_report_is_asked_for(keys: tuple[str, ...], last: int | None) -> None:
    Path("台账一.csv").write_text(REGISTER, encoding="utf-8")
    Path("台账二.csv").write_text(REGISTER, encoding="utf-8")
    Path("甲局2024年政府信息公开年报.txt").write_text(printed(sample(1), "bars"), encoding="utf-8")
    async with at_home() as play:
        await play.press("home", "enter")
        assert "台账二.csv" in play.shown
        await play.press("enter")
        assert "上一年的也照着来吗" in play.shown
        assert marked(play).startswith("甲局2024年政府信息公开年报.txt")
        await play.press(*keys, "enter")
        assert (play.state.book.last.year if play.state.book.last else None) == last
        assert len(play.state.book.entries) == 2


async def beside(form: str) -> list[str]:
    """What may stand as last year's beside a worksheet of a form; that one is begun at once where nothing may."""
    Path("提纲.xlsx").write_bytes(worksheet(load_flow(form), 2025, None, words("zh"), "xlsx"))
    async with at_home() as play:
        await play.press("home")
        while not marked(play).startswith("照「提纲.xlsx」"):
            await play.press("down")
        await play.press("enter")
        if play.app.holding is None:
            assert "上一年的也照着来吗" in play.shown
            return [
                name
                for name in ("丙局 · 2024 年", "甲局-2024.docx", "乙局网站报表.docx", "丁网站年报.docx")
                if name in play.shown
            ]
        assert play.state.flow.id == form
        assert play.state.book.last is None
        return []


async def test_beside_a_sheet_only_the_same_report_is_offered() -> None:
    Path("甲局-2024.docx").write_bytes(b"PK")
    assert await beside("disclosure_2021") == ["甲局-2024.docx"]
    assert await beside("website_2018") == []
    keep("丙", about("丙局", 2024))
    for name in ("乙局网站报表.docx", "丁网站年报.docx"):
        Path(name).write_bytes(b"PK")
    assert await beside("disclosure_2021") == ["丙局 · 2024 年", "甲局-2024.docx", "丁网站年报.docx"]
    assert await beside("website_2018") == ["乙局网站报表.docx", "丁网站年报.docx"]


async def test_which_column_says_what_is_asked_on_the_screen_and_may_be_left() -> None:
    Path("台账.csv").write_text(
        "谁来要的,来件日期,怎么回的\n张三,2025-3-5,公开\n李四,2025-3-6,公开\n", encoding="utf-8"
    )
    async with at_home() as play:
        await play.press("enter")
        assert "哪一列写的是谁提出的" in play.shown
        await play.press("escape")
        assert play.app.holding is None
        assert marked(play).startswith("照「台账.csv」起一份")
        await play.press("enter", "enter")
        assert "哪一列写的是办理结果" in play.shown
        await play.press("down", "enter")
        assert [entry.column for entry in play.state.book.entries] == ["natural", "natural"]


async def test_a_file_that_is_taken_for_another_kind_is_opened_as_what_it_is() -> None:
    Path("信息公开申请情况.txt").write_text(REGISTER, encoding="utf-8")
    async with at_home() as play:
        assert marked(play).startswith("照「信息公开申请情况.txt」写新一年的")
        await play.press("enter")
        assert len(play.state.book.entries) == 2


async def test_a_report_that_is_called_a_register_is_last_years_report() -> None:
    Path("登记过的年报.txt").write_text(printed(sample(1), "bars"), encoding="utf-8")
    Path("登记过的年报.txt").rename("登记过的年报.csv")
    async with at_home() as play:
        await play.press("enter")
        assert play.state.book.last is not None


async def test_where_something_was_begun_going_on_comes_first_and_last_years_second() -> None:
    keep("a", about("甲局", 2025))
    Path("甲局2024年政府信息公开年报.txt").write_text(printed(sample(1), "bars"), encoding="utf-8")
    async with at_home() as play:
        assert marked(play).startswith("甲局 · 2025 年")
        assert "照上一年的起一份新的" in play.shown


async def test_an_empty_folder_says_what_last_years_report_is_good_for() -> None:
    async with at_home() as play:
        assert "把上一年的报告放进这个文件夹，就能照着它填" in play.shown


async def test_a_published_report_that_cannot_be_read_says_why_and_answers_files_come_first() -> None:
    keep("a", about("甲局", 2024))
    Path("b年报.docx").write_bytes(b"PK")
    async with at_home() as play:
        await play.press("home", "down", "enter")
        assert marked(play) == "甲局 · 2024 年"
        await play.press("down", "enter")
        assert play.app.holding is None
        assert "b年报.docx" in play.shown
