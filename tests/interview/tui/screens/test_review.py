"""The review on the full screen: everything in it leads somewhere and back; what was kept is gone through."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.session import read
from interview.tui.review_rows import ReviewPlace, review_rows
from interview.wording.catalog import words
from tests.interview.tui.playing import opened, playing, without
from tests.interview.tui.screens.reviewing import BEGUN, at_review, full, go_to, marked, rows, slipped
from tests.support.interviews import flow
from tests.support.offices import SIX
from tests.support.prefilled import kept
from tests.support.screens import LARGE, SMALL, Compare

# What stands in it ------------------------------------------------------------------------------------------------


async def test_it_comes_by_itself_when_all_is_answered(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(full(), "office.phone"), "office.phone")) as play:
        assert not at_review(play)
        await play.answer("0795-2501234")
        assert at_review(play)
        assert "都答完了" in play.shown
        assert "写出报告" in play.shown


async def test_every_answer_stands_in_it_with_its_value_and_where_it_is_from(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(SIX))) as play:
        answers = [
            row for row in rows(play).rows if isinstance(row.means, ReviewPlace) and row.means.part == "all"
        ]
        assert len(answers) == len(play.state.plan.asked)
        assert any(row.left == "一共新收" and row.right == "6 件" for row in answers)
        assert any(row.right.endswith(" · 平出来的") for row in answers)
        heads = [row.left for row in rows(play).rows if row.kind == "heading"]
        assert heads[:2] == ["本单位", "一、总体情况"]


def test_what_is_open_off_or_kept_stands_before_the_answers(tmp_path: Path) -> None:
    begun = opened(tmp_path, slipped(without(full(BEGUN), "office.phone")))
    said = review_rows(begun.state, words())
    begun.desk.close()
    heads = [row.left for row in said if row.kind == "heading"]
    assert heads[:3] == ["还空着的", "和上一年一样的，核一下", "提醒"]
    by_part = {
        row.means.part: row for row in said if isinstance(row.means, ReviewPlace) and row.means.part != "all"
    }
    assert by_part["kept"].right == "1 件"
    assert by_part["open"].right


# There and back ---------------------------------------------------------------------------------------------------


@pytest.mark.no_cover
async def test_enter_goes_to_a_question_and_comes_back_to_its_row(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await go_to(play, "电话")
        await play.press("enter")
        assert play.here == "office.phone"
        await play.answer("0795-2509876")
        assert at_review(play)
        assert marked(play) == ReviewPlace("all", "office.phone")
        assert "0795-2509876" in play.shown


async def test_leaving_the_question_alone_comes_back_too(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await go_to(play, "电话")
        await play.press("enter", "escape")
        assert at_review(play)
        assert marked(play) == ReviewPlace("all", "office.phone")


@pytest.mark.no_cover
async def test_from_the_middle_one_comes_back_first_to_the_review_then_to_the_question(
    tmp_path: Path,
) -> None:
    book = without(full(), "problems", "improvements")
    async with playing(opened(tmp_path, book, "problems")) as play:
        await play.type("写了一半")
        await play.press("f2")
        assert at_review(play)
        assert "还空着的" in play.shown
        await go_to(play, "邮编")
        await play.press("enter")
        await play.answer("336401")
        assert at_review(play)
        await play.press("escape")
        assert not at_review(play)
        assert play.here == "problems"
        assert play.field == "写了一半"
        assert play.value("office.postcode") == "336401"


async def test_the_sign_for_the_review_opens_it(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "office.phone")) as play:
        await play.press("ctrl+u")
        await play.type("！", "enter")
        assert at_review(play)
        await play.press("f2")
        assert play.here == "office.phone"


async def test_jumping_away_from_a_question_ends_the_coming_back(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await go_to(play, "电话")
        await play.press("enter", "f5", "down", "enter")
        assert not at_review(play)
        assert play.state.place.back_to is None


async def test_the_open_ones_are_gone_on_with(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(full(), "improvements"), "office.phone")) as play:
        await play.press("f2")
        assert "还有 1 题没答" in play.shown
        await play.press("enter")
        assert play.here == "improvements"


@pytest.mark.no_cover
async def test_a_row_can_be_clicked(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        line = next(at for at, text in enumerate(play.shown.split("\n")) if "单位类别" in text)
        await play.pilot.click(offset=(8, line))
        await play.press("end")
        assert play.here == "office.kind"


async def test_preview_opens_from_it_and_goes_back_to_it(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await play.press("f4")
        assert "报告现在的样子" in play.shown
        await play.press("escape")
        assert at_review(play)


# What was kept ----------------------------------------------------------------------------------------------------


async def test_what_was_kept_is_gone_through_by_the_space_bar_and_stays_so(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, kept().book)) as play:
        n = len(play.state.plan.kept)
        await play.press("space")
        assert marked(play) == ReviewPlace("kept", "documents.in_force")
        await play.press("space")
        assert marked(play) == ReviewPlace("kept", "licences.decisions")
        assert f"对过了，还剩 {n - 1} 处。" in play.shown
        await play.press("up", "space")
        assert len(play.state.plan.unreviewed) == n, "once more takes it back"
        await play.press(*["space"] * (n - 1))
        assert len(play.state.plan.unreviewed) == 1
        path = play.app.held.desk.path
        assert path is not None
        assert sum(answer.reviewed for answer in read(path).book.answers.values()) == n - 1
    again = begin(flow("disclosure_2021"), read(path).book)[0]
    assert len(again.plan.unreviewed) == 1


async def test_the_row_above_leads_to_the_first_that_was_not_gone_through(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, kept().book)) as play:
        await play.press("space", "space")
        await go_to(play, "先核和上一年一样的")
        await play.press("enter")
        assert marked(play) == ReviewPlace("kept", "licences.decisions")


async def test_the_end_of_the_list_says_that_all_of_it_is_right(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, kept().book)) as play:
        await go_to(play, "这些都对")
        await play.press("enter")
        assert play.state.plan.unreviewed == ()
        assert "和上一年一样的，都过了一遍。" in play.shown
        assert "这些都对" not in play.shown
        assert marked(play) == do.Finish()
        await play.press("enter")
        assert (tmp_path / "甲.docx").is_file()


@pytest.mark.no_cover
async def test_pictures(tmp_path: Path, compare: Compare) -> None:
    for name, size, lang in (
        ("zh-small", (80, 24), "zh"),
        ("zh-large", LARGE, "zh"),
        ("en-large", LARGE, "en"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        begun = opened(folder, slipped(without(full(BEGUN), "office.phone")), "problems", lang=lang)
        async with playing(begun, size, lang) as play:
            await play.press("f2")
            await compare(play.app, f"review-{name}")


async def test_a_window_too_small_for_a_row_bears_page_keys_until_it_is_larger(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "office.phone"), (2, 1)) as play:
        await play.press("f2", "pagedown", "pageup")
        await play.pilot.resize_terminal(*SMALL)
        await play.press("home", "escape")
        assert play.here == "office.phone"
