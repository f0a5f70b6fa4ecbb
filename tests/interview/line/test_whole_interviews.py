"""Whole interviews in line mode: few answers, either language, any way of telling, every line within the screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from interview.desk.interviews import publisher
from interview.engine.sums.relations import Number
from interview.export import render
from interview.session import read
from interview.story import read_story, tell_story
from interview.wording.catalog import words
from interview.wording.display_width import width
from tests.interview.line.talking import Talk, clerk, talk
from tests.support.interviews import FLOWS, TEXTS, facts_of, flow, usual, year_of
from tests.support.offices import SIX

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few

BUSY: Mapping[str, Number] = SIX | {
    "applications.carried_in.business": 2, "applications.carried_out.business": 1,
    "applications.unable_create.business": 1, "reconsideration.upheld": 2, "reconsideration.pending": 1,
    "litigation_direct.other": 1, "fees.amount": Decimal("3.50"),
}  # fmt: skip
EVERYONE: Mapping[str, Number] = dict(BUSY) | {
    f"applications.{row}.{column}": 1
    for row in ("new", "granted") for column in ("research", "charity", "legal", "other")
}  # fmt: skip
CASES: list[tuple[str, str, Mapping[str, Number]]] = [
    (id, way, figures)
    for id in FLOWS
    for way, figures in (("by_result", {}), ("by_result", SIX), ("one_by_one", SIX), ("by_result", BUSY), ("one_by_one", BUSY))
]  # fmt: skip


def held(
    folder: Path, id: str, way: str, figures: Mapping[str, Number], lang: str = "zh", cells: int = 80
) -> Talk:
    figures = {address: n for address, n in figures.items() if address in flow(id).cells}
    if "fees.amount" in figures and id == "disclosure_2019":
        figures |= {"fees.items": 1}
    return talk(folder, clerk(facts_of(id, figures, way=way)), flow=id, lang=lang, cells=cells)


@pytest.mark.slow
@pytest.mark.parametrize(("id", "way", "figures"), CASES)
def test_an_interview_ends_with_the_figures_told_and_as_a_story_does(
    tmp_path: Path, id: str, way: str, figures: Mapping[str, Number]
) -> None:
    told = held(tmp_path, id, way, figures)
    assert told.ended is None
    assert told.published == [(False, False)]
    sheet = told.state.plan.sheet
    assert {address: sheet[address] for address in figures if address in sheet} == {
        address: number for address, number in figures.items() if address in sheet
    }
    assert told.desk.path is not None
    assert told.desk.path.name == f"{TEXTS['office.name']}-{year_of(id)}.nianbao.json"
    saved = read(told.desk.path)
    assert saved.book == told.book
    assert saved.finished_at is not None
    assert widest(told) <= 80
    tale = tell_story(read_story(as_story(id, way, figures), "story.toml", lambda _name, _year: flow(id)))
    assert tale.state.book == told.book
    assert [asked.id for asked in tale.state.plan.asked] == [asked.id for asked in told.state.plan.asked]
    assert tale.answers == len(told.fields) - passed(told) - 1, (
        "the same inputs, Enter at facts that nobody knows, and Enter at the review"
    )
    for to in ("docx", "md", "json"):
        assert render(tale.state.plan, to) == render(told.state.plan, to)


@pytest.mark.parametrize(("id", "way"), [(FLOWS[0], "by_result"), (FLOWS[1], "one_by_one")])
def test_an_english_interview_says_everything_in_english(tmp_path: Path, id: str, way: str) -> None:
    told = held(tmp_path, id, way, SIX, lang="en")
    assert told.ended is None
    assert widest(told) <= 80
    assert "申请吗" not in told.said
    assert "还有" not in told.said
    assert "Did you receive" in told.said


@pytest.mark.slow
@pytest.mark.parametrize(("cells", "lang"), [(40, "zh"), (60, "en"), (100, "zh")])
def test_every_line_fits_a_narrow_and_a_wide_screen(tmp_path: Path, cells: int, lang: str) -> None:
    told = held(tmp_path, "disclosure_2021", "by_result", EVERYONE, lang=lang, cells=cells)
    assert told.ended is None
    assert [line for line in told.lines if width(line) > cells] == []


@pytest.mark.parametrize("id", FLOWS)
def test_a_quiet_office_answers_the_three_tables_in_seven_to_nine_inputs(tmp_path: Path, id: str) -> None:
    told = held(tmp_path, id, "by_result", {})
    inputs = [
        asked for asked in told.state.plan.asked if asked.section in {"proactive", "applications", "disputes"}
    ]
    assert 7 <= len(inputs) <= 9
    assert len(told.fields) == len(told.state.plan.asked) + passed(told) + 1, (
        "one input a question, and the review; facts that were passed over are asked no more once their text is told"
    )


def passed(told: Talk) -> int:
    """How many facts were passed over."""
    return told.said.count("」跳过，不写。")


def as_story(id: str, way: str, figures: Mapping[str, Number], kind: str = "department") -> str:
    known = {address: n for address, n in figures.items() if address in flow(id).cells}
    if "fees.amount" in known and id == "disclosure_2019":
        known |= {"fees.items": 1}
    kinds = {key: question.kind for key, question in flow(id).questions.items()}
    told = {key: text for key, text in {**usual(id), "office.kind": kind}.items() if key in kinds}
    profile = {key: text for key, text in told.items() if kinds[key] != "prose"}
    texts = {key: text for key, text in told.items() if kinds[key] == "prose"}
    lines = ["[profile]", f"year = {year_of(id)}"]
    lines += [f'"{key}" = {json.dumps(text, ensure_ascii=False)}' for key, text in profile.items()]
    lines += ["[figures]", *(f'"{key}" = {number}' for key, number in known.items())]
    lines += [
        "[texts]",
        *(f'"{key}" = {json.dumps(text, ensure_ascii=False)}' for key, text in texts.items()),
    ]
    lines += (
        ["[answers]", f'"applications.way" = "{way}"']
        if way != "by_result" and known and flow(id).ledger
        else []
    )
    return "\n".join(lines)


def test_the_report_is_written_beside_the_answers_file(tmp_path: Path) -> None:
    from interview.flowfiles import load_flow
    from tests.interview.line.talking import MemoryDesk

    desk = MemoryDesk(tmp_path, load_flow)
    told = talk(tmp_path, clerk(facts_of("disclosure_2021")), desk=desk, publish=publisher(desk, words("zh")))
    report = tmp_path / f"{TEXTS['office.name']}-2025.docx"
    assert report.read_bytes() == render(told.state.plan, "docx")
    assert f"写好了：{report.name}" in told.said


def widest(told: Talk) -> int:
    return max(width(line) for line in told.lines)
