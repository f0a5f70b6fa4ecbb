"""The mutants that are let live, each with the reason why nothing observable changes."""

from __future__ import annotations

import ast
import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ENGINE = Path("interview") / "engine"


def module_file(root: Path, module: str) -> Path:
    """The file of a module of the engine, whose names are unique among its rooms; `root` is a checkout or mutmut's copy."""
    (found,) = (root / ENGINE).rglob(f"{module}.py")
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """One mutant: the lines it takes out of a function, and the lines it puts there."""

    function: str
    """Such as `relations._Grammar._term`."""
    was: str
    becomes: str

    def __str__(self) -> str:
        return f"{self.function}\n    - {self.was}\n    + {self.becomes}"


def argued() -> dict[Change, str]:
    """Every mutant of `survivors.toml` and its argument."""
    groups = tomllib.loads((HERE / "survivors.toml").read_text("utf-8"))
    return {
        Change(function, was, becomes): group["why"]
        for function, listed in groups.items()
        for group in listed
        for was, becomes in group["changes"]
    }


def functions(source: str) -> Iterator[tuple[str, list[str]]]:
    """Every function of a module and every method of its classes, as a name and its lines without indentation."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for each in inner:
            if isinstance(each, ast.FunctionDef):
                yield prefix + each.name, [line.strip() for line in lines[each.lineno - 1 : each.end_lineno]]


def change(function: str, before: list[str], after: list[str]) -> Change:
    """What parts a mutant from the original."""
    was, becomes = list[str](), list[str]()
    for tag, start, end, other_start, other_end in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if tag != "equal":
            was += before[start:end]
            becomes += after[other_start:other_end]
    return Change(function, " ".join(was), " ".join(becomes))
