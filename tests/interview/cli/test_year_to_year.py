"""What may stand as last year's report; two pairs of published reports, a year apart: what the first left is what the second begins with (INDEX.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview.cli import main
from interview.desk.interviews import fresh, from_sheet
from interview.desk.last_year import last_year_of
from interview.desk.way_in.questions import told_before
from interview.engine.answers.kinds import Count, YesNo
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.respondent import Facts
from interview.engine.step.state import State
from interview.errors import ReportFileError
from interview.review.of_interview import findings
from interview.wording.catalog import words
from tests.interview.cli.stories import story
from tests.support.interviews import REASONS, TEXTS, finished, flow, hold, steps
from tests.support.reports import FOLDER, NO_REPORTS, published, typed

FLOW = flow("disclosure_2021")
assert FLOW.ledger is not None
IDS = LedgerIds(FLOW.ledger)
PAIRS = [("006", "007", 0, 5, 8), ("008", "009", 121, 597, 420)]
"""Last year's report, this year's, what is carried, the stock of documents then and now."""
OF_A_SITE = Path(__file__).parents[2] / "golden" / "website_2018" / "busy" / "story.toml"
OWN_PART = "overview.own_1"
"""A part that report 008 has under a heading of its own (政府信息公开标准化建设方面), and that is asked again the year after."""


def last_of(number: str) -> LastYear:
    found = sorted((FOLDER.parent / "raw").glob(f"{number}-*"))
    if not found:
        pytest.skip(NO_REPORTS)
    last = last_year_of(str(found[0]), "zh").last
    assert last is not None
    return last


def facts(number: str, **more: int) -> Facts:
    _, figures = typed(number)
    told = figures | {address.replace("__", "."): value for address, value in more.items()}
    year = int(min(FOLDER.glob(f"{number}-*.json")).stem[-4:])
    texts = {**TEXTS, OWN_PART: "都写好了。", "office.kind": "city_government"}
    return Facts(FLOW, told, texts, year, reasons=REASONS)


def after(last: LastYear, told: Facts) -> State:
    state = begin(FLOW, Book(last=last))[0]
    return hold(told, steps(state, do.Answer("office.name", "甲"), do.Answer("year", str(told.year)))).state


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Answers files of one year, a disclosure report's and a website's, each with its report beside it."""
    monkeypatch.chdir(tmp_path)
    Path("a.toml").write_text(story(year=2024), encoding="utf-8")
    assert main(["story", "a.toml", "-o", "a.nianbao.json"]) == 0
    assert main(["story", str(OF_A_SITE), "-o", "b.nianbao.json"]) == 0
    return "a.nianbao.json", "b.nianbao.json"


def test_another_report_is_no_last_year(reports: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    disclosure, site = reports
    capsys.readouterr()
    for command in (
        ["changes", site, "--last", disclosure, "-o", "x.html"],
        ["changes", disclosure, "--last", site, "-o", "x.html"],
        ["worksheet", "--flow", "website", "--last", disclosure, "-o", "x.docx"],
        ["story", str(OF_A_SITE), "--last", disclosure, "-o", "x.nianbao.json"],
    ):
        assert main(command) == 1
        assert "是两样报告，不能当上一年的用" in capsys.readouterr().err
    assert not list(Path().glob("x.*"))


@pytest.mark.no_cover
def test_a_report_or_an_answers_file_is_no_sheet_and_an_answers_file_is_nothing_to_import(
    reports: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, site = reports
    for file, why in ((site, "is_answers"), ("b.docx", "sheet_is_report")):
        with pytest.raises(ReportFileError) as refused:
            from_sheet(file, words(), told_before(()))
        assert refused.value.code == why
    capsys.readouterr()
    assert main(["import", site]) == 1
    assert "接着填它用 nianbao resume" in capsys.readouterr().err


def test_neither_is_one_of_the_same_year(
    reports: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    disclosure, _ = reports
    capsys.readouterr()
    assert main(["changes", disclosure, "--last", disclosure]) == 1
    assert "都是 2024 年的，不能当上一年的用" in capsys.readouterr().err
    for year, said in ((2024, "same_year"), (2023, "not_last_year")):
        with pytest.raises(ReportFileError) as refused:
            fresh(words(), year=year, last_file=disclosure)
        assert refused.value.code == said


@pytest.mark.no_cover
@pytest.mark.parametrize(("before", "now", "carried", "stock", "left"), PAIRS)
def test_the_second_report_begins_with_what_the_first_left(
    before: str, now: str, carried: int, stock: int, left: int
) -> None:
    last = last_of(before)
    told = facts(now)
    assert told.year == last.year + 1
    begun = begin(FLOW, Book(last=last))[0]
    begun = steps(begun, do.Answer("year", str(told.year)), do.Answer("documents.any_in_force", "有"))
    assert begun.plan.value(IDS.any("carried_in")) == YesNo(value=carried > 0)
    if carried:
        assert begun.plan.value(IDS.count("carried_in")) == Count(value=carried)
    prefilled = begun.plan.get("documents.in_force")
    assert prefilled is not None
    assert prefilled.last == Count(value=stock)
    state = after(last, told)
    assert not [asked.id for asked in state.plan.asked if asked.explains]
    _, figures = published(now)
    for column in IDS.columns:
        assert state.plan.sheet[IDS.cell("carried_in", column)] == figures[IDS.cell("carried_in", column)]
    assert state.plan.sheet["documents.in_force"] == left
    ids = {each.id for each in findings(state.plan)}
    assert not ids & {"N08.documents"}
    assert not {each for each in ids if each.startswith("N07")}


@pytest.mark.no_cover
def test_what_is_carried_is_carried_column_by_column() -> None:
    state = after(last_of("008"), facts("009"))
    carried = {column: state.plan.figures[IDS.cell("carried_in", column)] for column in IDS.columns}
    assert sum(int(figure.value or 0) for figure in carried.values()) == 121
    assert {figure.origin for figure in carried.values() if figure.value} == {"carried"}


@pytest.mark.no_cover
@pytest.mark.parametrize(("before", "now"), [(pair[0], pair[1]) for pair in PAIRS])
def test_a_wrong_carried_figure_is_refused_without_a_reason(before: str, now: str) -> None:
    _, figures = typed(now)
    wrong = int(figures[IDS.cell("carried_in", "natural")]) + 1
    granted = int(figures[IDS.cell("granted", "natural")]) + 1
    told = facts(now, applications__carried_in__natural=wrong, applications__granted__natural=granted)
    state = after(last_of(before), told)
    why = IDS.why("natural")
    assert [asked.id for asked in state.plan.asked if asked.explains] == [why]
    answers = {id: answer for id, answer in state.book.answers.items() if id != why}
    without = begin(FLOW, Book(answers, last=state.book.last))[0]
    assert [asked.id for asked in without.plan.open] == [why]
    assert not finished(without)
    assert finished(steps(without, do.Answer(why, "上一年漏报1件。")))
    assert "N07.natural" in {each.id for each in findings(without.plan) if not each.accepted}


@pytest.mark.parametrize("before", [pair[0] for pair in PAIRS])
def test_figures_that_are_doubtful_in_the_first_are_unknown(before: str) -> None:
    last = last_of(before)
    _, figures = published(before)
    known = {
        address: value for address, value in last.figures.items() if value is not None and address in figures
    }
    assert len(known) > 150
    assert {address: figures[address] for address in known} == known
