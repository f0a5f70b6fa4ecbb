"""The end of an interview on the full screen: the report is written from the review, never over another one unasked, and what may be done with it then."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.export import render
from interview.export.styles import named
from interview.flowfiles import load_flow
from interview.session import read
from tests.interview.tui.playing import opened, playing, without
from tests.interview.tui.screens.reviewing import at_review, full
from tests.support.fonts import needs_chinese_font


def a_report(folder: Path) -> bytes:
    """Another report by that name, as we wrote it."""
    data = render(Plan(load_flow("disclosure_2021"), Book()), "docx")
    (folder / "甲.docx").write_bytes(data)
    return data


@pytest.mark.no_cover
async def test_the_report_is_written_from_it_and_told_where(tmp_path: Path) -> None:
    async with playing(replace(opened(tmp_path, full()), this_year=2025)) as play:
        await play.press("enter")
        assert "2025 年还没过完，这一份先别发" in play.shown
        assert (tmp_path / "甲.docx").is_file()
        assert "写好了：甲.docx" in play.shown
        assert "在这个文件夹里" in play.shown
        path = play.app.held.desk.path
        assert path is not None
        assert read(path).finished_at is not None
        await play.press("1", "enter")
        assert play.app.return_value == 0


@pytest.mark.no_cover
async def test_the_same_report_of_an_earlier_hour_is_written_anew_unasked(tmp_path: Path) -> None:
    earlier = render(Plan(load_flow("disclosure_2021"), full()), "docx", style=named("word", tmp_path))
    (tmp_path / "甲.docx").write_bytes(earlier)
    async with playing(opened(tmp_path, full())) as play:
        await play.press("enter")
        assert "已经有了" not in play.shown
        assert "写好了：甲.docx" in play.shown
        assert (tmp_path / "甲.docx").read_bytes() != earlier


async def test_another_one_that_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    earlier = a_report(tmp_path)
    async with playing(opened(tmp_path, full())) as play:
        await play.press("enter")
        assert "甲.docx 已经有了" in play.shown
        await play.press("down", "down", "enter")
        assert (tmp_path / "甲.docx").read_bytes() == earlier
        assert at_review(play)
        await play.press("home", "enter", "down", "enter")
        assert (tmp_path / "甲.docx").read_bytes() != earlier
        assert "写好了" in play.shown


@pytest.mark.no_cover
async def test_one_that_was_changed_since_it_was_written_is_left_and_the_new_one_has_another_name(
    tmp_path: Path,
) -> None:
    a_report(tmp_path)
    changed = docx.Document(str(tmp_path / "甲.docx"))
    changed.add_paragraph("科长加的一句。")
    changed.save(str(tmp_path / "甲.docx"))
    theirs = (tmp_path / "甲.docx").read_bytes()
    async with playing(opened(tmp_path, full())) as play:
        await play.press("enter")
        assert "甲.docx 写出以后又改过" in play.shown
        assert "写成了 甲-2.docx" in play.shown
        assert play.app.held.written == tmp_path / "甲-2.docx"
    assert (tmp_path / "甲.docx").read_bytes() == theirs


async def test_a_draft_is_written_before_all_is_answered(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(full(), "problems"), "office.phone")) as play:
        await play.press("f2", "down", "enter")
        assert (tmp_path / "甲-草稿.docx").is_file()
        assert play.here == "office.phone"
        assert "写好了：甲-草稿.docx" in play.shown


async def test_where_the_folder_takes_nothing_it_is_told_and_one_may_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(opened(tmp_path, full())) as play:
        (tmp_path / "甲.docx.tmp").mkdir()
        await play.press("enter")
        assert "甲.docx" in play.shown
        assert not play.app.held.written
        assert not (tmp_path / "甲.docx").exists()
        (tmp_path / "甲.docx.tmp").rmdir()
        await play.press("enter")
        assert (tmp_path / "甲.docx").is_file()


@pytest.mark.no_cover
async def test_one_that_is_open_in_another_program_is_left_and_the_new_one_stands_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = a_report(tmp_path)
    into = Path.replace

    def held_open(source: Path, target: Path) -> Path:
        if Path(target).name == "甲.docx":
            raise PermissionError(13, "in use")
        return into(source, target)

    async with playing(opened(tmp_path, full())) as play:
        monkeypatch.setattr(Path, "replace", held_open)
        await play.press("enter", "down", "enter")
        monkeypatch.undo()
        assert "正被别的程序开着" in play.shown
        assert (tmp_path / "甲-2.docx").is_file()
        assert (tmp_path / "甲.docx").read_bytes() == earlier


@pytest.mark.skipif(os.name == "nt", reason="the opener of this desktop is a script")
@pytest.mark.parametrize("key", ["1", "2"])
async def test_where_there_is_a_desktop_the_report_or_its_folder_is_opened(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "xdg-open").write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/told"\n')
    (tools / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    async with playing(opened(tmp_path, full())) as play:
        await play.press("enter")
        assert "打开报告" in play.shown
        assert "打开这个文件夹" in play.shown
        await play.press(key, "enter")
        for _ in range(100):
            if (tmp_path / "told").exists() and (tmp_path / "told").read_text():
                break
            await play.pilot.pause(0.05)
        assert (tmp_path / "told").read_text() == str(tmp_path / "甲.docx" if key == "1" else tmp_path)
        (tools / "xdg-open").unlink()
        monkeypatch.setenv("PATH", str(tools))
        await play.press("enter")
        assert "照上面写的地方去找" in play.shown


async def test_over_ssh_no_folder_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    async with playing(opened(tmp_path, full())) as play:
        await play.press("enter")
        assert "打开这个文件夹" not in play.shown
        assert str(tmp_path)[-20:] in play.shown.replace("\n", "").replace(" ", "")


@needs_chinese_font
async def test_pdf_and_web_page_are_written_at_one_key_and_offered_once(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await play.press("enter")
        assert "再写成 PDF 和网页" in play.shown
        await play.press("2", "enter")
        assert (tmp_path / "甲.pdf").read_bytes().startswith(b"%PDF")
        assert (tmp_path / "甲.html").is_file()
        assert "写好了：甲.pdf" in play.shown
        assert "写好了：甲.html" in play.shown
        assert "再写成 PDF 和网页" not in play.shown
        await play.press("f2", "home", "enter")
        assert "甲.pdf、甲.html 还是上一次写的" in play.shown
        await play.press("2", "enter")
        assert sorted(each.suffix for each in tmp_path.glob("甲*.*") if "json" not in each.name) == [
            ".docx",
            ".html",
            ".pdf",
        ]
        await play.press("1", "enter")
        assert play.app.return_value == 0


@pytest.mark.no_cover
async def test_a_draft_is_not_offered_in_the_formats_that_are_published(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(full(), "problems"))) as play:
        await play.press("f2", "down", "enter")
        assert (tmp_path / "甲-草稿.docx").is_file()
        assert "再写成 PDF 和网页" not in play.shown


@pytest.mark.no_cover
async def test_left_by_esc_the_end_is_offered_and_the_review_is_one_key_away(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await play.press("escape")
        assert not at_review(play)
        assert "都答完了，写出报告吗？" in play.shown
        await play.press("f2")
        assert at_review(play)
        await play.press("escape", "down", "enter")
        assert at_review(play)
        await play.press("escape", "enter")
        assert (tmp_path / "甲.docx").is_file()


@pytest.mark.no_cover
async def test_one_key_saves_and_quits(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await play.press("ctrl+q")
        assert play.app.return_value == 0


@pytest.mark.no_cover
async def test_written_while_a_question_is_gone_back_to_it_ends_like_any_other(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await play.press("escape")
        play.app.held.send(do.Revise("office.name"))
        play.app.screen.show_state()  # type: ignore[attr-defined]
        await play.press("f2")
        await play.press("home", "enter")
        assert "写好了：甲.docx" in play.shown
        assert "再写成 PDF 和网页" in play.shown
        assert play.app.held.state.asked is None
        await play.press("1", "enter")
        assert play.app.return_value == 0
