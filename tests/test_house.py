"""The house's measures that reached 0, or are held at what is argued for, stay there."""

from __future__ import annotations

import ast
from collections import Counter

import pytest

from tests import house

pytestmark = pytest.mark.no_cover


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return house.modules(house.ROOT)


def test_no_id_is_cut_apart_but_in_the_one_module_that_is_for_it(trees: dict[str, ast.Module]) -> None:
    assert [path for path, tree in trees.items() if any(house.ids_cut(tree))] == [house.TAKES_APART]


LARGEST_CLASS, LONGEST, LONGEST_TEST = 300, 400, 500
"""Lines of a class, of a module and of a file of tests; what outgrows them is about more than one thing."""
OPEN = {
    "interview/desk/exact_json.py": "any value",
    "interview/engine/plan/ledger/ids.py": "an id, of whatever shape",
    "interview/reading/extract/formats/office/numbered.py": "an element of XML",
    "interview/reading/extract/formats/office/sheet.py": "an element of XML",
    "interview/reading/extract/formats/office/word.py": "an element of XML",
    "interview/review/messages.py": "any detail of a finding",
    "interview/tui/review_rows.py": "what a row of a list means, which the list itself leaves to its screen",
    "interview/tui/screens/review.py": "what a row of a list means, which the list itself leaves to its screen",
}
"""Where a match ends in `case _` because there is no end to what may come, and over what."""


def test_a_match_over_kinds_that_are_all_known_names_each(trees: dict[str, ast.Module]) -> None:
    assert {path for path, tree in trees.items() if any(house.catch_all_cases(tree))} == OPEN.keys()


TWICE = {
    "Answer": "the command is always said as `do.Answer`, as all commands are",
    "Cell": "what a question means in the engine, what is printed in a document; they never meet in one module",
}
"""Names that two classes bear, and why that misleads nobody. Those that begin with a line are nobody else's business."""


def test_two_classes_have_one_name_only_where_that_is_argued_for(trees: dict[str, ast.Module]) -> None:
    names = Counter(
        node.name for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    )
    assert {name for name, n in names.items() if n > 1 and not name.startswith("_")} == TWICE.keys()


def test_no_class_and_no_file_grows_beyond_what_one_can_keep_in_mind(trees: dict[str, ast.Module]) -> None:
    classes = {
        f"{path} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    files = {
        path.relative_to(house.ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for name in (*house.PACKAGES, "tests")
        for path in (house.ROOT / name).rglob("*.py")
    }
    assert {name: n for name, n in classes.items() if n > LARGEST_CLASS} == {}
    assert {
        name: n for name, n in files.items() if n > (LONGEST_TEST if name.startswith("tests") else LONGEST)
    } == {}


def test_values_are_made_by_our_own_dataclass_which_is_ready_sooner(trees: dict[str, ast.Module]) -> None:
    """The renderers, which know nothing of ours, have the library's."""
    of_the_library = {
        path
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if "dataclass" in {each.name for each in node.names} and path.startswith("interview/")
    }
    made = {
        path
        for path in of_the_library
        for node in ast.walk(trees[path])
        if isinstance(node, ast.ClassDef)
        if "dataclass(frozen=True, slots=True)" in map(ast.unparse, node.decorator_list)
    }
    assert made == set()


def test_no_module_imports_itself_by_way_of_others(trees: dict[str, ast.Module]) -> None:
    assert house.cycles(trees) == "0"


def test_what_is_imported_late_is_not_loaded_before(trees: dict[str, ast.Module]) -> None:
    """A late import spares a start what it does not need; where all of it is there already it only hides what is used."""
    assert house.needless_imports(trees) == []
