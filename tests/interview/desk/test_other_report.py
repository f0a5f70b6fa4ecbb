"""The office's other report of the same year: what it says is offered where the same is asked, and taken only by a key."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from interview.cli import main
from interview.desk import Desk
from interview.desk.other_report import other_report
from interview.engine.flow.question import Sibling
from interview.engine.plan.book import Book, LastYear
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from interview.flowfiles import available, load_flow
from interview.flowfiles.families import FAMILIES, family_of
from interview.session import AnswersFile, Session, read
from tests.interview.line.talking import F1, Keys, talk
from tests.interview.tui.playing import opened, playing
from tests.support.interviews import steps, told

ANNUAL, SITE = "disclosure_2021", "website_2018"
WEB_ITEMS = Sibling(family="website", at="published.total")
OWN_SITE = "facts.proactive.own_site"
WHO = {"office.name": "云山县水利局", "year": "2025"}
SAID = "本单位《政府网站工作年度报表》里是 312（信息发布，总数）"


def told_of(flow: str, answers: dict[str, str]) -> State:
    return told(begin(load_flow(flow))[0], WHO | answers)


def lay(folder: Path, flow: str, answers: dict[str, str], name: str = "另一份") -> Path:
    """Lays a report into the folder."""
    state, file = told_of(flow, answers), folder / f"{name}.nianbao.json"
    AnswersFile.create(file, Session(flow, state.flow.version, state.book)).close()
    return file


def annual_report(**answers: str) -> Book:
    """An annual report that comes to how many items its own site published."""
    return told_of(ANNUAL, {"facts.proactive.where": "自己的网站"} | answers).book


def found(folder: Path, own: Path | None = None, sibling: Sibling | None = WEB_ITEMS) -> int | None:
    there = other_report(folder, own, annual_report(), sibling, load_flow)
    return there.value if there is not None else None


def test_a_figure_of_the_same_office_and_year_is_found(tmp_path: Path) -> None:
    lay(tmp_path, SITE, {"published.total": "312"})
    (tmp_path / "别的.nianbao.json").write_text("{", encoding="utf-8")
    (tmp_path / "坏的.nianbao.json").write_text('"website_2018"', encoding="utf-8")
    (tmp_path / "文件夹.nianbao.json").mkdir()
    assert found(tmp_path) == 312


def test_nothing_is_found_where_nobody_knows(tmp_path: Path) -> None:
    mine = lay(tmp_path, SITE, {"published.total": "312"})
    assert found(tmp_path, own=mine) is None
    assert found(tmp_path, sibling=None) is None
    assert other_report(tmp_path, None, Book(), WEB_ITEMS, load_flow) is None
    assert found(tmp_path, sibling=Sibling(family="website", at="explained.total")) is None


@pytest.mark.parametrize("other", [{"year": "2024"}, {"office.name": "云山县林业局"}])
def test_another_offices_or_years_report_says_nothing(tmp_path: Path, other: dict[str, str]) -> None:
    lay(tmp_path, SITE, {"published.total": "312"} | other)
    assert found(tmp_path) is None


def test_what_a_text_of_the_annual_report_tells_is_found_from_the_site(tmp_path: Path) -> None:
    lay(tmp_path, ANNUAL, {"facts.proactive.where": "自己的网站", OWN_SITE: "312"})
    there = other_report(
        tmp_path, None, told_of(SITE, {}).book, Sibling(family="disclosure", at=OWN_SITE), load_flow
    )
    assert there is not None
    assert (there.flow.id, there.value, there.near) == (ANNUAL, 312, False)


def test_the_figures_are_each_others() -> None:
    """Every pair is declared on both sides, alike; only two mean the same, the others are for the help."""
    same = set()
    for flow in available():
        for question in flow.questions.values():
            if (sibling := question.sibling) is None:
                continue
            form = next(each for each in FAMILIES if each.id == sibling.family).forms[0]
            back = load_flow(form).questions[sibling.at].sibling
            assert back == Sibling(family=family_of(flow.id).id, at=question.id, near=sibling.near)
            same |= {question.id} if not sibling.near else set()
    assert same == {"published.total", "explained.total", OWN_SITE, "facts.proactive.interpretations"}


# In the faces --------------------------------------------------------------------------------------------------


def test_in_lines_enter_takes_it(tmp_path: Path) -> None:
    lay(tmp_path, SITE, {"published.total": "312"})
    held = talk(tmp_path, [""], book=annual_report(), at=OWN_SITE)
    assert f"{SAID}，Enter 用它" in held.said
    assert held.fields[0] == "312"
    assert (held.value(OWN_SITE), held.origin(OWN_SITE)) == (312, "beside")


def test_another_number_is_the_clerks_own(tmp_path: Path) -> None:
    lay(tmp_path, SITE, {"published.total": "312"})
    held = talk(tmp_path, ["300", "<", "<"], book=annual_report(), at=OWN_SITE)
    assert (held.value(OWN_SITE), held.origin(OWN_SITE)) == (300, "typed")
    assert held.lines.count(f"  {SAID}") == 1, "it is told beside the answer too"


def test_what_is_only_near_stands_in_the_help_alone(tmp_path: Path) -> None:
    lay(tmp_path, SITE, {"site.had": "微信公众号", "wechat.published": "88"})
    book = told_of(ANNUAL, {"facts.proactive.where": "微信公众号"}).book
    held = talk(tmp_path, [Keys(F1)], book=book, at="facts.proactive.wechat")
    assert "本单位《政府网站工作年度报表》里「移动新媒体，微信，信息发布量」是" in held.said
    assert held.fields[0] == ""


def test_on_the_full_screen_enter_takes_it_and_the_help_tells_what_is_near(tmp_path: Path) -> None:
    lay(tmp_path, SITE, {"published.total": "312", "site.had": "微信公众号", "wechat.published": "88"})
    book = told_of(ANNUAL, {"facts.proactive.where": "自己的网站、微信公众号"}).book

    async def held() -> None:
        async with playing(opened(tmp_path, book, OWN_SITE)) as play:
            assert f"{SAID}，Enter 用它" in play.shown
            assert play.field == "312"
            await play.press("enter")
            assert (play.value(OWN_SITE), play.origin(OWN_SITE)) == (312, "beside")
            assert play.here == "facts.proactive.wechat"
            assert "88" not in play.shown
            await play.press("f1")
            assert "是 88" in play.shown

    asyncio.run(held())


# Where it came from ----------------------------------------------------------------------------------------------


def test_explain_says_where_it_came_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = steps(begin(load_flow(ANNUAL), annual_report())[0], do.Answer(OWN_SITE, "312", beside=True))
    file = tmp_path / "年报.nianbao.json"
    AnswersFile.create(file, Session(ANNUAL, 1, state.book)).close()
    assert read(file).book.answers[OWN_SITE].origin == "beside"
    assert main(["explain", str(file), OWN_SITE]) == 0
    assert "照的是本单位同一年《政府网站工作年度报表》里的「信息发布，总数」。" in capsys.readouterr().out


def test_the_other_report_is_looked_up_once_a_question(tmp_path: Path) -> None:
    file = lay(tmp_path, SITE, {"published.total": "312"})
    state = begin(load_flow(ANNUAL), annual_report(), OWN_SITE)[0]
    desk, asked = Desk(tmp_path, load_flow), state.asked
    assert asked is not None
    first = desk.other_report(state, asked)
    file.unlink()
    assert desk.other_report(state, asked) is first is not None


def test_one_number_is_not_offered_where_several_are_told_at_once(tmp_path: Path) -> None:
    lay(tmp_path, SITE, {"published.total": "312"})
    facts = {OWN_SITE: 300, "facts.proactive.wechat": 40}
    last = LastYear(2024, ANNUAL, {}, {"overview.proactive": "主动公开。"}, {}, facts)
    state = told(begin(load_flow(ANNUAL), Book(last=last))[0], WHO)
    asked = state.plan.get(f"several.{OWN_SITE}")
    assert asked is not None
    assert Desk(tmp_path, load_flow).other_report(state, asked) is None
