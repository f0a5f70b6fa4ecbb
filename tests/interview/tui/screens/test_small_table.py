"""The small tables as grids: labels as printed, every key, what follows, blocks, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.answers.kinds import Choice, Year
from interview.engine.plan.book import Answer, Book
from interview.session import AnswersFile
from interview.tui.screens.small_table import SmallTableScreen
from interview.tui.screens.table import TableScreen
from interview.tui.widgets.grid import Grid
from tests.interview.line.books import full
from tests.interview.reading.paste.test_small_block import DISPUTES, PROACTIVE
from tests.interview.tui.playing import Play, opened, playing, without
from tests.support.screens import LARGE, SMALL, Compare, paste, settled

BRANCHES = {
    "proactive": ("rules", "documents", "decisions", "licences", "penalties", "coercion", "fees"),
    "disputes": ("reconsideration", "litigation"),
}
FIRST = {"proactive": "documents.any_in_force", "disputes": "reconsideration.any"}


def empty(section: str) -> tuple[Book, str]:
    """A report in which a section is still to be told, and its first question."""
    told = {id: a for id, a in full().answers.items() if not id.startswith(BRANCHES[section])}
    return Book(told), FIRST[section]


def grid(play: Play) -> Grid:
    found = play.app.screen.query_one("#grid")
    assert isinstance(found, Grid)
    return found


def here(play: Play) -> str:
    screen = play.app.screen
    assert isinstance(screen, SmallTableScreen)
    return screen.table.cell(*grid(play).here)


def figure(play: Play, cell: str) -> object:
    return play.state.plan.sheet[cell]


class TestLooks:
    async def test_labels_and_heads_are_those_of_the_form(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3")
            for printed in (
                "第二十条第（一）项",
                "本年废止件数",
                "行政规范性文件",
                "本年收费金额（单位：万元）",
                "行政强制",
            ):
                assert printed in play.shown

    async def test_the_disputes_are_turned_so_that_each_group_has_its_line(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("disputes"))) as play:
            await play.press("f3")
            for printed in ("结果维持", "尚未审结", "行政诉讼", "未经复议直接起诉", "复议后起诉"):
                assert printed in play.shown

    @pytest.mark.no_cover
    async def test_a_section_without_a_table_of_its_own_opens_the_ledger(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, without(full(), "other_matters"), "other_matters")) as play:
            await play.press("f3")
            assert isinstance(play.app.screen, TableScreen)

    async def test_the_form_before_has_all_its_cells(self, tmp_path: Path) -> None:
        book = Book({"office.kind": Answer(Choice(value="department")), "year": Answer(Year(value=2020))})
        async with playing(opened(tmp_path, book, "documents.which", id="disclosure_2019")) as play:
            await play.press("f3")
            assert isinstance(play.app.screen, SmallTableScreen)
            assert len(play.app.screen.table.cells(play.state)) == 22
            await play.press("ctrl+end")
            assert here(play) == "procurement.amount"


class TestFilling:
    @pytest.mark.no_cover
    async def test_figures_open_what_they_need_and_the_rest_is_0_when_it_is_done(
        self, tmp_path: Path
    ) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3")
            assert here(play) == "documents.issued", "the first that the kind of office leaves open"
            await play.type("2", "tab", "tab", "5", "enter")
            await play.type("1204", "enter")
            assert figure(play, "documents.issued") == 2
            assert figure(play, "documents.repealed") is None
            assert figure(play, "licences.decisions") == 1204
            await play.press("ctrl+s")
            assert not isinstance(play.app.screen, SmallTableScreen)
            assert play.state.plan.section_done("proactive")
            assert figure(play, "documents.repealed") == 0
            assert play.value("decisions.which") == ("licences",)

    @pytest.mark.no_cover
    async def test_a_long_line_and_a_short_one_keep_the_column(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3", "right", "right", "down")
            assert here(play) == "licences.decisions"
            await play.press("up")
            assert here(play) == "documents.in_force"
            await play.press("home", "shift+tab")
            assert here(play) == "rules.in_force"

    @pytest.mark.no_cover
    async def test_amounts_and_changes_are_read_as_such(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3", "ctrl+end")
            await play.type("20200元", "enter")
            assert str(figure(play, "fees.amount")) == "2.02"
            await play.press("up")
            await play.type("1.5", "enter")
            assert "整数" in play.shown

    async def test_what_the_kind_of_office_closes_is_refused_by_name(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3", "up")
            await play.type("3", "enter")
            assert "可这里没有这一项：看看前面的「单位类别」" in play.shown.replace("\n", "")
            assert here(play) == "rules.issued"

    @pytest.mark.no_cover
    async def test_totals_are_worked_out(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("disputes"))) as play:
            await play.press("f3")
            await play.type("3", "tab", "1", "tab", "0", "tab", "2", "tab")
            assert here(play) == "litigation_direct.upheld", "the total is passed over"
            assert grid(play).view.lines[0].cells == ("3", "1", "0", "2", "6")
            assert figure(play, "reconsideration.total") == 6

    async def test_what_was_said_before_is_compared_and_follows_when_it_is_said_twice(
        self, tmp_path: Path
    ) -> None:
        async with playing(opened(tmp_path, *empty("disputes"))) as play:
            await play.answer("5件")
            await play.press("f3")
            await play.type("1", "tab", "1", "tab", "1", "tab", "1", "enter")
            assert "前面说行政复议一共 5 件，表里加起来是 4 件。" in play.shown
            await play.press("ctrl+s")
            assert "再按一次 Ctrl+S" in play.shown
            await play.press("ctrl+s")
            assert play.value("reconsideration.count") == 4
            assert play.state.plan.section_done("disputes")

    async def test_a_relation_that_does_not_hold_is_told(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3")
            await play.type("9", "tab", "1", "tab", "2", "enter")
            assert "看一眼：" in play.shown

    async def test_an_empty_table_says_how_to_say_that_there_was_nothing(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("disputes"))) as play:
            await play.press("f3", "ctrl+s")
            assert "一样一样答「没有」" in play.shown

    async def test_f1_says_what_is_counted(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("disputes"))) as play:
            await play.press("f3", "f1")
            assert "复议机关认为我们做得对" in play.shown


class TestLeaving:
    @pytest.mark.no_cover
    async def test_escape_goes_on_with_what_is_open(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3", "right", "right")
            await play.type("4", "enter", "escape")
            await settled(play.pilot)
            assert play.here == "documents.any_changed"
            assert play.value("documents.any_in_force") is True

    async def test_nothing_filled_in_stays_at_its_question(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3", "escape")
            assert play.here == "documents.any_in_force"

    async def test_undo_takes_back_one_cell_with_all_that_followed(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3")
            await play.type("4", "enter", "ctrl+z")
            assert here(play) == "documents.issued"
            assert play.state.book.answers.get("documents.any_changed") is None

    async def test_quitting_keeps_the_cell_being_typed(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3")
            await play.type("4", "ctrl+q")
            path = play.app.held.desk.path
        assert path is not None
        with AnswersFile.open(path) as file:
            assert file.session.book.answers["documents.issued"].value.value == 4


class TestBlocks:
    @pytest.mark.no_cover
    @pytest.mark.parametrize(
        ("section", "text", "n"), [("proactive", PROACTIVE, 10), ("disputes", DISPUTES, 12)]
    )
    async def test_are_shown_first_and_taken_by_enter(
        self, section: str, text: str, n: int, tmp_path: Path
    ) -> None:
        async with playing(opened(tmp_path, *empty(section))) as play:
            await play.press("f3")
            await paste(play.pilot, text)
            assert f"{n} 格" in play.shown
            assert "*" in play.shown
            assert not play.state.plan.section_done(section)
            await play.press("enter")
            assert play.state.plan.section_done(section)
            await play.press("ctrl+z")
            assert not play.state.plan.section_done(section)

    async def test_what_cannot_be_taken_says_why(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3")
            await paste(play.pilot, PROACTIVE.replace("规章\t0", "规章\t7"))
            assert "填了 7，可这里没有这一项" in play.shown.replace("\n", "")
            await play.press("enter", "escape")
            assert isinstance(play.app.screen, SmallTableScreen)

    async def test_doubts_are_told(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("disputes"))) as play:
            await play.press("f3")
            await paste(play.pilot, "1 0 2 0 4 0 0 0 0 0 0 0 0 1 1")
            assert "带来的是 4，加出来是 3" in play.shown
            await play.press("escape")
            await paste(play.pilot, "1 2 3 4 5 6 7")
            assert "个数对不上" in play.shown

    async def test_what_is_not_certain_is_named(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, *empty("proactive"))) as play:
            await play.press("f3")
            await paste(play.pilot, PROACTIVE.replace("1,204", "12.5"))
            assert "看不准，没有填：行政许可" in play.shown


@pytest.mark.no_cover
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("section", ["proactive", "disputes"])
async def test_how_it_looks(
    section: str, lang: str, size: tuple[int, int], tmp_path: Path, compare: Compare
) -> None:
    name = f"small-table-{section}-{lang}-{'small' if size == SMALL else 'large'}"
    async with playing(opened(tmp_path, *empty(section), lang=lang), size=size, lang=lang) as play:
        await play.press("f3")
        await play.type("3", "tab", "1", "enter")
        await compare(play.app, name)
