"""Enter held down through a report that last year prefilled: it ends at the review, which lists all that was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from interview.engine.walk import Asked
from interview.wording.catalog import words
from interview.wording.names import name_of
from tests.interview.line.talking import Script, enters, first, talk
from tests.support.interviews import flow
from tests.support.prefilled import KEPT, prefilled

ZH = words("zh")


def held(times: int, then: str = "") -> Script:
    """Enter held down over so many questions, and then an answer."""

    def script(asked: Callable[[], Asked | None]) -> Iterator[str]:
        yield from islice(enters(asked), times)
        if then:
            yield then

    return script


def test_enter_held_down_never_finishes_and_the_review_lists_what_was_kept(tmp_path: Path) -> None:
    told = talk(tmp_path, held(80), book=prefilled())
    plan = told.state.plan
    assert told.published == []
    assert told.here is None
    assert plan.finishable
    assert {asked.id for asked in plan.kept} >= KEPT
    _, _, listed = told.said.partition("和上一年一样的，核一下")
    for asked in plan.kept:
        assert name_of(flow("disclosure_2021"), asked.id, ZH) in listed
    assert f"有 {len(plan.kept)} 处和上一年一样" in listed


def test_it_stops_at_the_first_gate(tmp_path: Path) -> None:
    book = prefilled()
    told = talk(tmp_path, held(30), book=type(book)(last=book.last), suggest={"year": "2025"})
    assert told.here == "documents.any_in_force"
    assert told.published == []


def test_who_has_looked_writes_the_report_with_its_letter(tmp_path: Path) -> None:
    told = talk(tmp_path, held(80, then="a"), book=prefilled())
    assert told.published == [(False, False)]


def test_what_was_typed_anew_is_not_listed(tmp_path: Path) -> None:
    book = prefilled()
    told = talk(tmp_path, first("云山县水利局", then=held(80)), book=book, at="office.name")
    kept = {asked.id for asked in told.state.plan.kept}
    again = talk(tmp_path / "b", ["13"], book=told.book, at="licences.decisions")
    assert {asked.id for asked in again.state.plan.kept} == kept - {"licences.decisions"}
