"""The pages under `docs/` name what exists, and the code cites nothing that is not in the repository."""

from __future__ import annotations

import re

import pytest

from tests.docs.named import ROOT, is_there, names, paths

PAGES = {
    "architecture.md": 50, "words.md": 50, "reading.md": 40, "findings.md": 15, "conversation.md": 8, "flow-files.md": 5,
}  # fmt: skip
"""Pages, and how many names of the code stand on each at least."""
_OUTSIDE = re.compile(
    r"\bshared/|\b(?:house|design|official-format|style|voice|prose|probe|anchors)\.md\b|official-format"
)
_CITED = re.compile(r"\bdocs/[\w./-]+\.md\b")
_CODE = ("*.py", "*.toml", "*.typ", "*.tcss")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def code() -> list[tuple[str, str]]:
    """Every file of the product, with its text."""
    folders = (ROOT / room for room in ("interview", "renderers", "flows", "packaging"))
    files = [file for folder in folders for kind in _CODE for file in sorted(folder.rglob(kind))]
    return [(str(file.relative_to(ROOT)), file.read_text("utf-8")) for file in files]


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_a_page_names_is_there(name: str) -> None:
    told = names(page(name))
    assert len(told) >= PAGES[name]
    assert [each for each in told if not is_there(each)] == []
    assert [each for each in paths(page(name)) if not any(ROOT.glob(each.rstrip("/")))] == []


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("engine.step.machine.step", True), ("engine.plan.walk.Walk.zero", True), ("review.model.Hit.code", True), ("talk", True),
        ("engine.step.machine.leap", False), ("engine.plan.walk.Walk.nil", False), ("engine.nowhere", False),
    ],
)  # fmt: skip
def test_a_name_is_looked_up_in_its_module_and_its_class(name: str, there: bool) -> None:
    assert is_there(name) == there


def test_every_room_has_its_place_on_the_map() -> None:
    rooms = [each.name for each in (ROOT / "interview").iterdir() if (each / "__init__.py").is_file()]
    assert len(rooms) > 10
    assert [each for each in rooms if f"`interview/{each}`" not in page("architecture.md")] == []


def test_code_cites_nothing_outside_the_repository_and_no_page_that_there_is_not() -> None:
    files = code()
    assert len(files) > 300
    assert [(file, found[0]) for file, text in files if (found := _OUTSIDE.search(text))] == []
    cited = {found for _, text in files for found in _CITED.findall(text)}
    assert "docs/rules.md" in cited
    assert [each for each in cited if not (ROOT / each).is_file()] == []
