"""What is there on the full screen when one comes: last year, drafts, what was left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interview.engine.plan.book import LastYear
from interview.errors import WriteError
from interview.session import AnswersFile, read
from interview.tui.widgets.blocks import AnsweredBlock
from tests.interview.line.books import full
from tests.interview.tui.held import OFFICE, begun
from tests.interview.tui.playing import opened, playing, without
from tests.support.interviews import flow

FLOW = flow("disclosure_2021")


async def test_last_years_value_stands_in_the_field_selected_and_marked(tmp_path: Path) -> None:
    book = without(full(), "office.address")
    last = LastYear(2024, "disclosure_2021", profile={"office.address": "老城路2号"})
    book = type(book)(answers=book.answers, last=last)
    async with playing(opened(tmp_path, book, "office.address")) as play:
        assert play.field == "老城路2号"
        assert "上一份报告：老城路2号" in play.shown
        assert "Enter 就用它" in play.shown
        await play.press("enter")
        assert (play.value("office.address"), play.origin("office.address")) == ("老城路2号", "confirmed")
        await play.press("escape", "新")
        assert play.field == "新"


async def test_last_years_gate_stands_beside_and_enter_does_not_copy_it(tmp_path: Path) -> None:
    book = without(full(), "documents.any_in_force", "documents.in_force")
    last = LastYear(2024, "disclosure_2021", {"documents.in_force": 4})
    async with playing(opened(tmp_path, replace(book, last=last), "documents.any_in_force")) as play:
        assert "上一年：有，4 件" in play.shown
        await play.press("enter")
        assert play.here == "documents.any_in_force"
        await play.type("有", "enter")
        assert (play.here, play.field) == ("documents.in_force", "4")
        await play.press("enter")
        assert (play.value("documents.in_force"), play.origin("documents.in_force")) == (4, "confirmed")


async def test_years_that_moved_in_last_years_text_are_pointed_out_beside_it(tmp_path: Path) -> None:
    last = LastYear(2024, "disclosure_2021", texts={"overview.platform": "2024年人手少，自2019年起。"})
    book = replace(without(full(), "overview.platform"), last=last)
    async with playing(opened(tmp_path, book, "overview.platform")) as play:
        assert play.field == "2025年人手少，自2019年起。"
        assert "年份换过了：2024年→2025年。" in play.shown
        assert "没有动，看看还对不对：2019年。" in play.shown


@pytest.mark.no_cover
async def test_a_different_figure_carried_in_is_asked_for_its_reason(tmp_path: Path) -> None:
    left = dict.fromkeys(FLOW.cells, 0)
    book = replace(full(), last=LastYear(2024, "disclosure_2021", left))
    async with playing(opened(tmp_path, book, "applications.any_carried_in")) as play:
        await play.type("2件", "enter")
        await play.type("按结果", "enter")
        await play.type("个人", "enter")
        assert play.here == "applications.why_carried_in.natural"
        assert "个人：上一年没办完 0 件，这里转来 2 件，为什么？" in play.shown
        await play.type("漏报", "enter")
        assert play.value("applications.why_carried_in.natural") == "漏报"


async def test_an_interview_goes_on_with_its_transcript_and_what_was_being_typed(tmp_path: Path) -> None:
    book = without(full(), "office.postcode")
    async with playing(opened(tmp_path, book, "office.postcode", typed="3360")) as play:
        assert play.field == "3360"
        assert "接着上次的" in play.shown
        assert "全称是什么" in "".join(block.block.question for block in play.app.screen.query(AnsweredBlock))


async def test_a_disk_that_is_full_is_said_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = AnswersFile.save
    full_disk = [True]

    def once(file: AnswersFile, *arguments: object, **more: object) -> None:
        if full_disk:
            raise WriteError("disk_full", file="甲")
        save(file, *arguments, **more)  # type: ignore[arg-type]

    async with playing(opened(tmp_path)) as play:
        await begun(play)
        monkeypatch.setattr(AnswersFile, "save", once)
        await play.answer("1")
        assert "磁盘满了" in play.shown
        assert play.here == "office.address"
        full_disk.clear()
        await play.answer("建设路1号")
    assert "office.kind" in read(tmp_path / f"{OFFICE}-2025.nianbao.json").book.answers
