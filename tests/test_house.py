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
