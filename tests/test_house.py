"""The house's measures that reached 0, or are held at what is argued for, stay there."""

from __future__ import annotations

import ast

import pytest

from tests import house

pytestmark = pytest.mark.no_cover


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return house.modules(house.ROOT)


def test_no_id_is_cut_apart_but_in_the_one_module_that_is_for_it(trees: dict[str, ast.Module]) -> None:
    assert [path for path, tree in trees.items() if any(house.ids_cut(tree))] == [house.TAKES_APART]


OPEN = {
    "interview/cli/commands/check.py": "an option of the command line",
    "interview/cli/commands/flows.py": "an option of the command line",
    "interview/county/parquet.py": "the name of a table",
    "interview/desk/exact_json.py": "any value",
    "interview/engine/plan/ledger_ids.py": "an id",
    "interview/reading/extract/formats/sheet.py": "an element of XML",
    "interview/reading/extract/formats/word.py": "an element of XML",
    "interview/review/messages.py": "any detail of a finding",
    "interview/tui/reviewing.py": "what any row means",
    "interview/tui/screens/review.py": "what any row means",
}
"""Where a match ends in `case _` because there is no end to what may come, and over what."""


def test_a_match_over_kinds_that_are_all_known_names_each(trees: dict[str, ast.Module]) -> None:
    assert {path for path, tree in trees.items() if any(house.catch_all_cases(tree))} == OPEN.keys()
