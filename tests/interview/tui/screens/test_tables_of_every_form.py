"""The tables of every form, filled in at once: every cell that is told can be reached, and what is computed never stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.engine.answers.kinds import Count
from interview.engine.flow.model import Flow
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.flowfiles import load_flow
from interview.flowfiles.loading import PACKAGED, load_folder
from interview.talk.tables.form import SmallTable, cells_of, small_table, valued
from interview.tui.screens.small_table import SmallTableScreen
from interview.wording.catalog import words
from tests.flows.holding import hold
from tests.flows.test_small_form import FIGURES, FOLDER
from tests.interview.tui.playing import opened, playing
from tests.support.interviews import refusal, steps, told
from tests.support.offices import SITE, SIX

OF_FORM = {"website_2018": SITE, "disclosure_2019": SIX, "disclosure_2021": SIX}
SMALL_FORM = "small_form"


def form(id: str, lang: str) -> Flow:
    return load_folder(FOLDER, lang) if id == SMALL_FORM else load_flow(id, lang)


def table(of: Flow, section: str, lang: str = "zh") -> SmallTable:
    found = small_table(of, of.section[section], words(lang))
    assert found is not None
    return found


TABLES = [
    (id, each.id)
    for id in (*PACKAGED, SMALL_FORM)
    for each in form(id, "zh").sections
    if small_table(form(id, "zh"), each, words())
]


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
@pytest.mark.parametrize(("id", "section"), TABLES)
async def test_every_cell_that_is_told_is_reached_and_no_other(
    tmp_path: Path, id: str, section: str, lang: str
) -> None:
    of = form(id, lang)
    held = hold(form(id, "zh"), OF_FORM.get(id, FIGURES)).state
    at = next(each.id for each in held.plan.asked if each.section == section)
    rows = [[cell for cell in row if cell in of.told_kinds] for row in table(of, section, lang).rows]
    async with playing(opened(tmp_path, held.book, at, form=of, lang=lang), lang=lang) as play:
        await play.press("f3")
        screen = play.app.screen
        assert isinstance(screen, SmallTableScreen)
        reached = set()
        for key in ("up", "down"):
            for _ in rows:
                reached.add(screen.table.cell(*screen.grid.here))
                await play.press("f1", key)
        assert reached == {row[0] for row in rows if row}
        await play.press("escape")
        assert play.here is not None


@pytest.mark.parametrize(("id", "section"), TABLES)
def test_from_its_first_line_on_every_cell_takes_a_figure(id: str, section: str) -> None:
    """Also one that is printed above the figure that opens it."""
    of = form(id, "zh")
    kind = {"office.kind": "state_department"} if "office.kind" in of.questions else {}
    state, lines = told(begin(of)[0], kind), table(of, section)
    cells = [cell for row in lines.rows for cell in row if cell in of.told_kinds]
    for cell in cells:
        state = steps(state, do.Fill({cell: valued(of.told_kinds[cell], 2)}))
    assert cells_of(state, lines) == dict.fromkeys(cells, 2)


class TestAFigureThatWaitsForTheOneBelow:
    WAITING = do.Fill({"visits.users": Count(value=2)})

    def test_no_0_there_drops_it_unsaid(self) -> None:
        state = steps(begin(load_flow("website_2018"))[0], self.WAITING)
        problem = refusal(state, do.Fill({"visits.total": Count(value=0)})).problem
        assert (problem.code, problem.details["cell"], problem.details["because"]) == (
            "closed", "visits.users", "visits.total",
        )  # fmt: skip

    def test_taken_back_it_is_in_no_ones_way(self) -> None:
        both = do.Fill({"visits.users": Count(value=0), "visits.total": Count(value=0)})
        state = steps(begin(load_flow("website_2018"))[0], self.WAITING, both)
        assert state.plan.sheet["visits.users"] == 0


def test_a_line_is_called_by_the_label_next_to_its_figure_under_the_one_beside_it() -> None:
    of = load_flow("website_2018")
    lines = {line.cells[0]: (line.above, line.label) for line in table(of, "interaction").lines}
    assert lines["messages.received"] == ("留言办理", "收到留言数量（单位：条）")
    assert lines["messages.closed"] == ("留言办理", "办结留言数量（单位：条）")
    assert lines["surveys.held"] == ("征集调查", "征集调查期数（单位：期）")
    assert [line.heads for line in table(of, "services").lines] == [()] * 6
