"""The table way: every key in the grid, blocks pasted into it, and the way back to the conversation."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Offset

from interview.engine.answers.kinds import Count, YesNo
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.ledger.ids import LedgerIds
from interview.session import AnswersFile
from interview.talk.tables.ledger import cells_of
from interview.tui.screens.table import TableScreen
from interview.tui.widgets.grid import Grid
from tests.interview.line.books import full
from tests.interview.tui.playing import FLOW, Play, opened, playing, without
from tests.support.interviews import flow
from tests.support.screens import LARGE, SMALL, Compare, paste, settled
from tests.support.sheets import Sheet, browser, excel

ledger = flow(FLOW).ledger
assert ledger is not None
IDS = LedgerIds(ledger)
STOCKS = {
    "applications.any_new": Answer(YesNo(value=True)),
    "applications.count_new": Answer(Count(value=6)),
    "applications.any_carried_in": Answer(YesNo(value=False)),
}


def asked_for(**answers: Answer) -> Book:
    """Six new ones were stated; the way is still to be told, or is what is given."""
    told = {id: answer for id, answer in full().answers.items() if not id.startswith("applications.")}
    return Book({**told, **STOCKS, **answers})


def grid(play: Play) -> Grid:
    found = play.app.screen.query_one("#grid")
    assert isinstance(found, Grid)
    return found


def figures(play: Play) -> dict[str, int]:
    """The cells that were told, by row and column."""
    told = cells_of(play.state)
    return {cell.removeprefix("applications."): count for cell, count in told.items() if count is not None}


def here(play: Play) -> str:
    row, column = grid(play).here
    return f"{row}.{IDS.columns[column]}"


class TestMoving:
    async def test_enter_goes_down_and_tab_to_the_right(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            assert isinstance(play.app.screen, TableScreen)
            assert here(play) == "new.natural"
            await play.type("5", "tab")
            assert here(play) == "new.business"
            await play.type("1", "enter")
            assert here(play) == "carried_in.natural", "below where the row was begun"
            await play.press("shift+tab")
            assert here(play) == "new.other", "the end of the row before"
            await play.press("tab")
            assert here(play) == "carried_in.natural"

            assert figures(play) == {"new.natural": 5, "new.business": 1}

    async def test_arrows_and_the_keys_for_long_ways(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3", "down", "right")
            assert here(play) == "carried_in.business"
            await play.press("left", "up", "left")
            assert here(play) == "new.natural"
            await play.press("end")
            assert here(play) == "new.other"
            await play.press("home")
            assert here(play) == "new.natural"
            await play.press("ctrl+end")
            assert here(play) == "carried_out.other"
            await play.press("up")
            assert here(play) == "other_misc.other", "the row of totals is worked out, not filled in"
            await play.press("down")
            assert here(play) == "carried_out.other"
            await play.press("ctrl+home", "pagedown")
            assert here(play) != "new.natural"
            await play.press("pageup")
            assert here(play) == "new.natural"

    async def test_in_a_number_being_typed_the_arrows_move_among_its_digits(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type(
                "13", "left", "2", "home", "4", "end", "5", "left", "left", "backspace", "delete", "enter"
            )
            assert figures(play) == {"new.natural": 415}

    async def test_labels_and_heads_stay_while_rows_scroll(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3", "ctrl+end")
            assert "四、结转下年度继续办理" in play.shown
            assert "自然人" in play.shown
            assert "一、本年新收" not in play.shown
            await play.press("ctrl+home")
            assert "一、本年新收" in play.shown

    async def test_the_cursor_of_the_terminal_is_at_the_cell(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3", "right", "down")
            await play.type("12")
            await settled(play.pilot)
            lines = play.shown.split("\n")
            y = next(at for at, line in enumerate(lines) if line.startswith(">二、上年结转"))
            assert play.app.cursor_position.y == y
            assert "12" in lines[y]


class TestNumbers:
    @pytest.mark.no_cover
    @pytest.mark.parametrize(
        ("typed", "value"), [("５", 5), ("五", 5), ("1,204", 1204), ("12件", 12), ("没有", 0), ("二十三", 23)]
    )
    async def test_are_read_as_people_write_them(self, typed: str, value: int, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type(typed, "tab")
            assert figures(play) == {"new.natural": value}

    async def test_what_is_none_is_refused_and_the_text_stays(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type("五六件", "enter")
            assert here(play) == "new.natural"
            assert grid(play).text == "五六件"
            assert figures(play) == {}
            await play.press("escape")
            assert grid(play).text == ""
            assert isinstance(play.app.screen, TableScreen)
            await play.press("escape")
            assert not isinstance(play.app.screen, TableScreen)

    async def test_a_cell_that_is_emptied_is_none(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type("5", "enter", "up", "delete", "enter")
            assert figures(play) == {"new.natural": 0}

    async def test_are_on_disk_soon(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, asked_for())) as play:
            await play.press("f3")
            await play.type("5", "enter")
            path = play.app.held.desk.path
            assert path is not None
            assert '"applications.new.natural"' in path.read_text(encoding="utf-8")


class TestBalance:
    @pytest.mark.no_cover
    async def test_totals_are_worked_out_and_each_column_says_how_it_stands(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type("5", "tab", "1", "enter", "down", "6", "tab")
            assert "多 1" in play.shown
            assert "差 1" in play.shown
            assert "「商业企业」这一列：收到 1 件，说了结果的 0 件，还有 1 件没说结果。" in play.shown
            await play.press("left")
            assert "「自然人」这一列：收到 5 件，办完的和没办完的加起来 6 件，多出 1 件。" in play.shown
            await play.type("5", "tab", "1", "enter")
            assert "平" in play.shown
            total = next(line for line in grid(play).view.lines if line.row == "total")
            assert total.cells == ("5", "1", "", "", "", "", "6")

    @pytest.mark.no_cover
    async def test_a_column_with_too_many_says_where_to_look_and_one_too_few_when_the_table_is_done(
        self, tmp_path: Path
    ) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type("134", "tab", "9", "enter", "down")
            await play.type("143", "tab", "8", "enter", "up")
            assert "多出 9 件。" in play.shown
            assert "如果「新收·个人」是 143 而不是 134，就平了" in play.shown.replace("\n  ", "")
            await play.type("134", "enter")
            assert "还有 1 件没说结果" in play.shown
            assert "而不是" not in play.shown
            await play.press("ctrl+s")
            assert "而不是" in play.shown

    async def test_what_was_stated_before_is_compared(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, asked_for())) as play:
            await play.press("f3")
            await play.type("5", "enter", "down", "5", "enter")
            assert "前面说一共新收 6 件，表里第一行加起来是 5 件。" in play.shown
            assert play.value("applications.count_new") == 6
            await play.press("ctrl+s")
            assert isinstance(play.app.screen, TableScreen), "told once"
            await play.press("ctrl+s")
            assert not isinstance(play.app.screen, TableScreen)
            assert play.value("applications.count_new") == 5
            assert play.value("applications.table") is True


class TestEnding:
    @pytest.mark.no_cover
    async def test_a_table_that_comes_out_is_done_at_once(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, asked_for())) as play:
            await play.press("f3")
            await play.type("6", "enter", "down", "6", "ctrl+s")
            assert play.value("applications.table") is True
            assert play.state.plan.finishable
            await play.press("escape")  # out of the review
            assert "好，收 6 办 6，平了。" in play.shown

    async def test_one_that_does_not_is_told_once_and_then_kept_as_it_is(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, asked_for())) as play:
            await play.press("f3")
            await play.type("6", "enter", "down", "7", "ctrl+s")
            assert "多出 1 件" in play.shown
            assert "就先这样。" in play.shown
            await play.press("ctrl+s")
            assert play.value("applications.table") is True
            assert not play.state.plan.finishable

    async def test_an_empty_one_says_how_to_say_that_there_were_none(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3", "ctrl+s")
            assert "按 Esc 回去答「没有」" in play.shown

    async def test_one_of_zeros_says_that_there_were_none(self, tmp_path: Path) -> None:
        async with playing(
            opened(
                tmp_path,
                Book({id: told for id, told in full().answers.items() if id[:13] != "applications."}),
            )
        ) as play:
            await play.press("f3")
            await play.type("0", "ctrl+s")
            assert not isinstance(play.app.screen, TableScreen)
            assert play.value("applications.any_new") is False
            path = play.app.held.desk.path
            assert path is not None
            assert '"applications.any_new"' in path.read_text(encoding="utf-8")

    async def test_comes_back_to_the_question_it_was_opened_at(self, tmp_path: Path) -> None:
        book = without(asked_for(), "other_matters")
        async with playing(opened(tmp_path, book, "other_matters")) as play:
            assert play.here == "other_matters"
            await play.press("f3")
            await play.type("6", "enter", "down", "6", "ctrl+s")
            assert play.here == "other_matters"

    async def test_leaving_keeps_the_cells_and_asks_whether_it_is_filled_in(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, asked_for(), "applications.way")) as play:
            await play.press("f3")
            await play.type("5", "enter", "escape")
            assert play.here == "applications.table"
            assert figures(play) == {"new.natural": 5}
            await play.answer("没有")
            assert isinstance(play.app.screen, TableScreen), "then it is shown again"

    @pytest.mark.no_cover
    async def test_the_table_opens_where_it_is_asked_for(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, asked_for(), "applications.way")) as play:
            await play.answer("直接填表")
            assert isinstance(play.app.screen, TableScreen)
            await play.press("escape")
            assert play.here == "applications.table"

    async def test_quitting_keeps_the_cell_being_typed(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path, asked_for())) as play:
            await play.press("f3")
            await play.type("5", "ctrl+q")
            path = play.app.held.desk.path
        assert path is not None
        with AnswersFile.open(path) as file:
            assert file.session.book.answers["applications.new.natural"].value.value == 5


class TestUndo:
    async def test_takes_back_the_last_cell_and_goes_there(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type("5", "tab", "1", "enter", "ctrl+z")
            assert here(play) == "new.business"
            assert figures(play) == {"new.natural": 5}
            await play.press("ctrl+z")
            assert figures(play) == {}
            await play.press("ctrl+z")
            assert "没有可以退的了" in play.shown

    async def test_takes_a_block_back_whole(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await paste(play.pilot, "4\t1\n2\t0")
            await play.press("enter")
            assert len(figures(play)) == 4
            await play.press("ctrl+z")
            assert figures(play) == {}


class TestBlocks:
    @pytest.mark.no_cover
    @pytest.mark.parametrize("written", [excel, browser])
    async def test_are_shown_first_and_taken_by_enter(self, written, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        assert ledger is not None
        sheet = Sheet(ledger, {"applications.new.natural": 13612, "applications.granted.natural": 13612})
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await paste(play.pilot, written(sheet))
            assert figures(play) == {}
            assert "认出 24 行，144 格。" in play.shown
            assert "13612*" in play.shown
            await play.press("enter")
            assert figures(play) == {cell.removeprefix("applications."): n for cell, n in sheet.cells.items()}
            await play.press("ctrl+s")
            assert play.value("applications.table") is True
            assert not play.state.plan.broken

    async def test_can_be_left(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await paste(play.pilot, "4\t1\n2\t0")
            await play.press("down", "up", "pagedown", "home", "escape")
            assert figures(play) == {}
            assert "没有贴" in play.shown

    async def test_say_what_they_would_replace(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type("5", "enter", "up")
            await paste(play.pilot, "4\t1")
            assert "这些原来填的不一样，会换掉：新收·个人。" in play.shown

    async def test_say_what_was_not_certain(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await paste(
                play.pilot, "（一）予以公开 3 0 3\n（二）部分公开 1 0 0 0 0 0 1\n行政检查 1 0 0 0 0 0 1\n"
            )
            assert "这几行没有填：（一）予以公开" in play.shown
            assert "没有填：行政检查" in play.shown

    async def test_that_are_none_say_so_and_only_let_one_back(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await paste(play.pilot, "这里\n没有表")
            assert "没认出来是哪一行的数" in play.shown
            await play.press("enter", "escape")
            assert isinstance(play.app.screen, TableScreen)

    async def test_a_single_number_goes_into_the_cell(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await paste(play.pilot, " 1,204 \n")
            await play.press("enter")
            assert figures(play) == {"new.natural": 1204}

    @pytest.mark.no_cover
    async def test_pasted_without_brackets_arrives_as_keys_and_is_right_too(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            for character in "13\t2\t0\n1\t0\t4\n":
                await play.pilot.press({"\t": "tab", "\n": "enter"}.get(character, character))
            await settled(play.pilot)
            assert figures(play) == {
                "new.natural": 13, "new.business": 2, "new.research": 0,
                "carried_in.natural": 1, "carried_in.business": 0, "carried_in.research": 4,
            }  # fmt: skip


class TestMouse:
    async def test_a_click_goes_to_a_cell_and_takes_what_was_typed(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type("5")
            x = play.shown.split("\n")[2].index("其他")
            await play.pilot.click(offset=Offset(68, 6))
            await settled(play.pilot)
            assert x > 0
            assert here(play) == "granted.other"
            assert figures(play) == {"new.natural": 5}

    async def test_the_wheel_scrolls(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            table = grid(play)
            table.scroll_rows(2)
            await settled(play.pilot)
            assert "一、本年新收政府信息公开申" not in play.shown.split("\n")[3]
            table.scroll_rows(-2)
            await settled(play.pilot)
            assert "一、本年新收" in play.shown.split("\n")[3]

    async def test_keys_can_be_clicked(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3")
            await play.type("5")
            await play.pilot.click("#keys", offset=(3, 0))
            await settled(play.pilot)
            assert here(play) == "carried_in.natural"
            await play.type("2")
            await play.pilot.click("#keys", offset=(13, 0))
            await settled(play.pilot)
            assert here(play) == "carried_in.business"


class TestHelp:
    async def test_says_what_a_row_means(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path)) as play:
            await play.press("f3", "down", "down", "down", "f1")
            assert "给了一部分，另一部分依法不能给。" in play.shown


class TestPictures:
    @pytest.mark.no_cover
    @pytest.mark.parametrize("lang", ["zh", "en"])
    @pytest.mark.parametrize(("size", "named"), [(SMALL, "small"), (LARGE, "large")])
    async def test_of_the_table_and_of_a_block(
        self, lang: str, size: tuple[int, int], named: str, tmp_path: Path, compare: Compare
    ) -> None:
        assert ledger is not None
        async with playing(opened(tmp_path, lang=lang), size, lang) as play:
            await play.press("f3")
            await play.type("5", "tab", "1", "enter", "down", "6", "enter", "2")
            await compare(play.app, f"table-{lang}-{named}")
            await paste(
                play.pilot, excel(Sheet(ledger, {cell: at % 7 for at, cell in enumerate(IDS.inputs())}))
            )
            await compare(play.app, f"table-block-{lang}-{named}")

    async def test_another_size_keeps_cell_and_text(self, tmp_path: Path) -> None:
        async with playing(opened(tmp_path), LARGE) as play:
            await play.press("f3", "ctrl+end")
            await play.type("7")
            await play.pilot.resize_terminal(60, 20)
            await settled(play.pilot)
            assert grid(play).text == "7"
            assert "四、结转下年度" in play.shown
