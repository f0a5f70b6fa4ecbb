"""Enter held down through a report that last year prefilled: it ends at the review, which lists all that was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from interview.engine.plan.walk import Asked
from interview.wording.catalog import words
from interview.wording.names import name_of
from tests.interview.line.books import full
from tests.interview.line.talking import Script, enters, first, talk
from tests.support.interviews import flow
from tests.support.offices import SIX
from tests.support.prefilled import KEPT, WRONG, prefilled, with_texts

ZH = words("zh")


def held(times: int, *then: str) -> Script:
    """Enter held down over so many questions, and then answers."""

    def script(asked: Callable[[], Asked | None]) -> Iterator[str]:
        yield from islice(enters(asked), times)
        yield from then

    return script


@pytest.mark.no_cover
def test_enter_held_down_never_finishes_and_the_review_lists_what_was_kept(tmp_path: Path) -> None:
    told = talk(tmp_path, held(80), book=prefilled())
    plan = told.state.plan
    assert told.published == []
    assert told.here is None
    assert not plan.open
    assert {asked.id for asked in plan.unreviewed} == {asked.id for asked in plan.kept} >= KEPT
    _, _, listed = told.said.partition("和上一年一样的，核一下")
    for asked in plan.kept:
        assert name_of(flow("disclosure_2021"), asked.id, ZH) in listed
    assert f"有 {len(plan.kept)} 处照上一年的还没过一遍" in listed


@pytest.mark.slow
@pytest.mark.parametrize("texts", [WRONG, WRONG | {"overview.management": "制发行政规范性文件9件。"}])
def test_enter_held_down_never_finishes_a_report_whose_text_contradicts_its_tables(
    tmp_path: Path, texts: dict[str, str]
) -> None:
    told = talk(tmp_path, held(80), book=with_texts(full(SIX), texts))
    assert told.published == []
    assert told.here is None
    assert f"有 {len(texts)} 处要改" in told.said


@pytest.mark.no_cover
def test_it_stops_at_the_first_gate(tmp_path: Path) -> None:
    book = prefilled()
    told = talk(tmp_path, held(30), book=type(book)(last=book.last), suggest={"year": "2025"})
    assert told.here == "documents.any_in_force"
    assert told.published == []


@pytest.mark.no_cover
def test_who_says_that_all_of_it_is_right_writes_the_report(tmp_path: Path) -> None:
    told = talk(tmp_path, held(80, "a", "a"), book=prefilled())
    assert told.published == [(False, False)]
    assert "和上一年一样的，都过了一遍。" in told.said


@pytest.mark.slow
def test_it_is_gone_through_line_by_line_by_a_word_that_is_not_enter(tmp_path: Path) -> None:
    lines = len(talk(tmp_path / "a", held(80), book=prefilled()).state.plan.kept)
    told = talk(tmp_path / "b", held(80, "b", "", *["y"] * lines, ""), book=prefilled())
    assert "对就打 y，要改就打 n" in told.said
    assert told.published == [(False, False)]


@pytest.mark.slow
def test_a_line_that_is_not_right_leads_to_its_question_and_what_was_said_before_stays(
    tmp_path: Path,
) -> None:
    told = talk(tmp_path, held(80, "b", "y", "n", "13", "b", "<"), book=prefilled())
    assert told.here is None
    first, second = "documents.in_force", "licences.decisions"
    assert told.book.answers[first].reviewed
    assert (told.value(second), told.origin(second)) == (13, "typed")
    assert not {first, second} & {asked.id for asked in told.state.plan.unreviewed}
    assert told.published == []


@pytest.mark.slow
def test_what_was_typed_anew_is_not_listed(tmp_path: Path) -> None:
    book = prefilled()
    told = talk(tmp_path, first("云山县水利局", then=held(80)), book=book, at="office.name")
    kept = {asked.id for asked in told.state.plan.kept}
    again = talk(tmp_path / "b", ["13"], book=told.book, at="licences.decisions")
    assert {asked.id for asked in again.state.plan.kept} == kept - {"licences.decisions"}
