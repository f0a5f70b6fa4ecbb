"""The review on the full screen: everything in it leads somewhere and back; reasons are kept; the end is near."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from interview.engine.answers.kinds import Count
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.plan import Plan
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.export import render
from interview.flowfiles import load_flow
from interview.review.of_interview import findings
from interview.session import read
from interview.tui.reviewing import Explain, ReviewPlace, review_rows
from interview.tui.screens.review import ReviewScreen
from interview.tui.screens.table import TableScreen
from interview.tui.widgets.rows import Rows
from interview.wording.catalog import words
from tests.interview.line.books import COLUMN, LAST
from tests.interview.line.books import full as thin
from tests.interview.line.test_review import FINDING
from tests.interview.tui.playing import Play, opened, playing, without
from tests.support.fonts import needs_chinese_font
from tests.support.interviews import WHOLE, facts_of, flow, hold, mend
from tests.support.offices import SIX
from tests.support.prefilled import kept, with_texts
from tests.support.screens import LARGE, SMALL, Compare

BEGUN = {**SIX, **FINDING}


def full(figures: dict[str, int] | None = None, way: str = "by_result") -> Book:
    """A whole interview of whose texts nobody has anything to say."""
    return with_texts(thin(figures, way), WHOLE)


def slipped(book: Book) -> Book:
    """The same, one count a little off and one number kept from last year."""
    told = dict(book.answers)
    told["applications.granted.natural"] = Answer(Count(value=5))
    told["documents.in_force"] = replace(told["documents.in_force"], origin="confirmed")
    return replace(book, answers=told)


def at_review(play: Play) -> bool:
    return isinstance(play.app.screen, ReviewScreen)


def rows(play: Play) -> Rows:
    return play.app.screen.query_one(Rows)


def marked(play: Play) -> object:
    return rows(play).marked


async def go_to(play: Play, text: str) -> None:
    """Walks down to the row that begins with a text."""
    for _ in rows(play).rows:
        if next(row for row in rows(play).rows if row.means == marked(play)).left.startswith(text):
            return
        await play.press("down")
    raise AssertionError(text)


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


# Reasons ----------------------------------------------------------------------------------------------------------


async def test_a_reason_is_given_changed_and_taken_back(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(FINDING))) as play:
        finding = play.state.plan.findings[0].id
        assert "有 1 处要看" in play.shown
        await go_to(play, "照这样发")
        await play.press("enter")
        await play.type("核过了，[b]没错[/]。", "enter")
        assert play.state.book.accepted == {finding: "核过了，[b]没错[/]。"}
        assert "已说明：核过了，[b]没错[/]。" in re.sub(r"\s", "", play.shown)
        assert "没有要留意的" in play.shown
        path = play.app.held.desk.path
        assert path is not None
        assert read(path).book.accepted == play.state.book.accepted
        await play.press("enter")
        assert play.app.screen.query_one("#reason").value == "核过了，[b]没错[/]。"  # type: ignore[attr-defined]
        await play.type("再核了一遍。", "enter")
        assert play.state.book.accepted[finding].endswith("再核了一遍。")
        await go_to(play, "收回说明")
        await play.press("enter")
        assert play.state.book.accepted == {}
        assert "有 1 处要看" in play.shown
        assert "收回说明" not in play.shown


@pytest.mark.parametrize("keys", [("escape",), ("enter",), ("ctrl+u", "enter")])
async def test_a_reason_may_be_left_unsaid(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with playing(opened(tmp_path, full(FINDING))) as play:
        await go_to(play, "照这样发")
        await play.press("enter", *keys)
        assert play.state.book.accepted == {}
        assert at_review(play)
        await play.press("escape")
        assert not at_review(play)


async def test_after_a_reason_the_next_finding_is_marked_and_after_the_last_the_place_where_it_was_given(
    tmp_path: Path,
) -> None:
    async with playing(opened(tmp_path, CONTRADICTED)) as play:
        first, second = [each.id for each in findings(play.state.plan)]
        await go_to(play, "照这样发")
        await play.press("enter")
        await play.type("文字说的是全市的。", "enter")
        mark = marked(play)
        assert isinstance(mark, ReviewPlace)
        assert mark.part == second
        await go_to(play, "照这样发")
        await play.press("enter")
        await play.type("这里也是。", "enter")
        assert marked(play) == Explain(second)
        assert set(play.state.book.accepted) == {first, second}


async def test_a_finding_leads_to_the_questions_that_tell_its_figures(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(FINDING))) as play:
        await go_to(play, "去改「行政规范性文件，本年制发")
        await play.press("enter")
        assert play.here == "documents.issued"
        await play.answer("1")
        assert at_review(play)
        assert "提醒" not in play.shown


# Mending and figures ----------------------------------------------------------------------------------------------

SAYS = {
    "overview.on_request": "全年共收到政府信息公开申请8件，其中个人5件。",
    "overview.management": "现行有效规范性文件9件。",
}
CONTRADICTED = with_texts(full({**SIX, "documents.in_force": 3}), SAYS)


async def test_a_text_that_contradicts_its_table_is_mended_by_one_key_and_the_next_one_is_marked(
    tmp_path: Path,
) -> None:
    async with playing(opened(tmp_path, CONTRADICTED)) as play:
        assert "有 2 处要改" in play.shown
        assert (
            "要改：「全年共收到政府信息公开申请8件」和表里不一样：文字写 8，表里是 6。"
            in play.shown.replace("\n     ", "")
        )
        await go_to(play, "按表里的改：8 改成 6")
        await play.press("enter")
        assert play.value("overview.on_request") == "全年共收到政府信息公开申请6件，其中个人5件。"
        assert "改好了：8 改成了 6。" in play.shown
        mark = marked(play)
        assert isinstance(mark, ReviewPlace)
        assert (mark.part, mark.question) == (
            "X7.overview.management.documents_in_force",
            "overview.management",
        )
        await go_to(play, "按表里的改：9 改成 3")
        await play.press("enter")
        assert "要改" not in play.shown
        assert "写出报告" in play.shown
        path = play.app.held.desk.path
        assert path is not None
        assert read(path).book.answers == play.state.book.answers


async def test_a_finding_leads_into_its_text_at_the_number_and_back_to_itself(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, CONTRADICTED)) as play:
        await go_to(play, "去看「政府信息管理」这一段")
        place = marked(play)
        await play.press("enter")
        assert play.here == "overview.management"
        assert "文字写 9，表里是 3" in play.shown
        await play.press("backspace")
        assert play.field == "现行有效规范性文件件。"
        await play.type("4", "ctrl+s")
        assert at_review(play)
        assert "文字写 4，表里是 3" in play.shown
        assert isinstance(place, ReviewPlace)
        assert marked(play) == place
        await play.press("enter", "backspace")
        await play.type("3", "ctrl+s")
        assert "刚才那一条好了。" in play.shown
        assert marked(play) is not None


@pytest.mark.parametrize(
    ("way", "here"),
    [
        ("by_result", "applications.granted.natural"),
        ("one_by_one", "applications.list.1.given"),
        ("table", None),
    ],
)
async def test_the_figures_stand_row_by_row_and_lead_to_where_they_were_told(
    tmp_path: Path, way: str, here: str | None
) -> None:
    async with playing(opened(tmp_path, of_six(way)), LARGE) as play:
        figures = {
            row.left: row.right
            for row in rows(play).rows
            if isinstance(row.means, ReviewPlace) and row.means.part == "figures"
        }
        assert figures == {
            "新收": "个人 5 件、企业 1 件，合计 6 件", "公开了": "个人 4 件", "查了，我们没有": "个人 1 件、企业 1 件，合计 2 件",
            "办完的": "个人 5 件、企业 1 件，合计 6 件",
        }  # fmt: skip
        assert "表填好了没有" not in play.shown
        await go_to(play, "公开了")
        await play.press("enter")
        assert play.here == here


async def test_a_cell_is_changed_in_the_grid_and_the_review_comes_back_with_it(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, of_six("table"))) as play:
        await go_to(play, "公开了")
        await play.press("enter")
        assert isinstance(play.app.screen, TableScreen)
        assert play.app.screen.grid.here == ("granted", 0)
        await play.type("3", "down")
        await play.press("escape")
        assert at_review(play)
        assert "公开了" in play.shown
        row = next(row for row in rows(play).rows if row.left == "公开了")
        assert row.right == "个人 3 件"
        assert marked(play) == row.means
        assert "没平：个人这一列" in "".join(row.left for row in rows(play).rows)
        await go_to(play, "去改「公开了·个人」")
        await play.press("enter")
        await play.type("4", "ctrl+s")
        assert at_review(play)
        assert "写出报告" in "".join(row.left for row in rows(play).rows)


def of_six(way: str) -> Book:
    facts = facts_of("disclosure_2021", SIX, way=way)
    return with_texts(mend(facts, hold(facts).state).book, WHOLE)


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


# The end ----------------------------------------------------------------------------------------------------------


def a_report(folder: Path) -> bytes:
    """The report of an earlier hour, as we wrote it."""
    data = render(Plan(load_flow("disclosure_2021"), Book()), "docx")
    (folder / "甲.docx").write_bytes(data)
    return data


async def test_the_report_is_written_from_it_and_told_where(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await play.press("enter")
        assert (tmp_path / "甲.docx").is_file()
        assert "写好了：甲.docx" in play.shown
        assert "在这个文件夹里" in play.shown
        path = play.app.held.desk.path
        assert path is not None
        assert read(path).finished_at is not None
        await play.press("1", "enter")
        assert play.app.return_value == 0


async def test_one_that_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
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
        await play.press("1", "enter")
        assert play.app.return_value == 0


async def test_a_draft_is_not_offered_in_the_formats_that_are_published(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, without(full(), "problems"))) as play:
        await play.press("f2", "down", "enter")
        assert (tmp_path / "甲-草稿.docx").is_file()
        assert "再写成 PDF 和网页" not in play.shown


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


async def test_one_key_saves_and_quits(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full())) as play:
        await play.press("ctrl+q")
        assert play.app.return_value == 0


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


async def test_what_does_not_come_out_stops_the_end_and_leads_to_its_cells(tmp_path: Path) -> None:
    book = full(COLUMN)
    told = {**book.answers, LAST: Answer(Count(value=7))}
    async with playing(opened(tmp_path, replace(book, answers=told), "office.phone")) as play:
        await play.press("f2")
        assert play.state.plan.broken
        heads = [row.left for row in rows(play).rows if row.kind == "heading"]
        assert heads[:2] == ["还空着的", "合不上的"]
        assert "没平：" in "".join(row.left for row in rows(play).rows)
        assert "写出报告" not in play.shown
        await go_to(play, "去改「")
        await play.press("enter")
        assert play.here is not None
        assert play.here.startswith("applications.")


async def test_a_window_too_small_for_a_row_bears_page_keys_until_it_is_larger(tmp_path: Path) -> None:
    async with playing(opened(tmp_path, full(), "office.phone"), (2, 1)) as play:
        await play.press("f2", "pagedown", "pageup")
        await play.pilot.resize_terminal(*SMALL)
        await play.press("home", "escape")
        assert play.here == "office.phone"
