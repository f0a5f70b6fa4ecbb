"""Flows as data: what they hold, and that nothing else gets in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from interview.engine.flow.model import Flow
from interview.engine.sums.relations import RelationError
from tests.support.flows import of_sections, question, tally, tiny
from tests.support.interviews import FLOWS, flow


@pytest.mark.parametrize("id", FLOWS)
def test_the_cells_of_a_form_are_addressed_once_each_in_its_order(id: str) -> None:
    cells = flow(id).cells
    assert len(cells) == len(set(cells))
    rows = 23 if id == "disclosure_2019" else 25
    assert sum(cell.startswith("applications.") for cell in cells) == rows * 7
    assert cells[-1].startswith("processing_fee" if id == "disclosure_2021" else "litigation_after_review")


@pytest.mark.parametrize("id", FLOWS)
def test_relations_are_repeated_for_every_column_and_row(id: str) -> None:
    of = flow(id)
    ids = [each.id for each in of.relations]
    assert len(ids) == len(set(ids))
    assert {
        f"I1.{c}" for c in ("natural", "business", "research", "charity", "legal", "other", "total")
    } <= set(ids)
    for each in of.relations:
        assert set(each.addresses) <= set(of.cells)
        assert all(each in of.relations_of[address] for address in each.addresses)


def test_a_flow_fits_its_years() -> None:
    assert [flow("disclosure_2021").fits(year) for year in (2020, 2021, 2040)] == [False, True, True]
    assert [flow("disclosure_2019").fits(year) for year in (2018, 2019, 2020, 2021)] == [
        False,
        True,
        True,
        False,
    ]


def test_rows_and_columns_of_the_ledger_are_found_by_name() -> None:
    ledger = flow("disclosure_2021").ledger
    assert ledger is not None
    assert ledger.row["granted"].given == "full"
    assert ledger.column["natural"].says == "个人"


def test_a_flow_without_a_ledger_has_none() -> None:
    of = tiny(tally())
    assert of.ledger is None
    assert of.cells == ("cases.won", "cases.lost", "cases.total")
    assert list(of.section) == ["one"]


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "count", "id": "a"},
        question("count", "A"),
        question("formula", "a"),
        question("count", "a", code="1"),
        question("text", "a", max_length=0),
    ],
)
def test_what_no_flow_holds_is_refused(fault: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        tiny(fault)


def test_a_relation_that_names_a_stranger_says_which_relation_it_is() -> None:
    of = tiny(question("count", "a"), relations=[{"id": "R1", "text": "a = stranger"}])
    with pytest.raises(RelationError, match="R1"):
        _ = of.relations


def test_flows_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        flow("disclosure_2021").title = "x"  # type: ignore[misc]


def test_questions_are_found_across_sections() -> None:
    of = of_sections(
        {"id": "one", "title": "一", "items": [question("count", "a")]},
        {"id": "two", "title": "二", "items": [question("text", "b")]},
    )
    assert isinstance(of, Flow)
    assert list(of.questions) == ["a", "b"]
    assert of.cells == ("a",)
