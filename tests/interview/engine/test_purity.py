"""The engine is pure: no interface, no document, no clock, no disk, nothing random."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MODULES = sorted((ROOT / "interview" / "engine").glob("*.py"))
STRANGERS = (
    "textual",
    "rich",
    "questionary",
    "prompt_toolkit",
    "docx",
    "lxml",
    "renderers",
    "interview.flowfiles",
    "interview.session",
)
IMPURE = {
    "time",
    "datetime",
    "random",
    "os",
    "io",
    "pathlib",
    "sys",
    "secrets",
    "uuid",
    "socket",
    "subprocess",
    "tempfile",
    "shutil",
}


def test_a_clean_interpreter_that_imports_the_machine_has_no_interface_in_it() -> None:
    script = f"import sys; import interview.engine.step.machine, interview.engine.step.respondent; print([m for m in {STRANGERS!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_module_reads_a_clock_or_the_world(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    imported |= {
        str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
    }
    assert not imported & IMPURE
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "eval", "exec", "input", "print", "__import__", "compile"}
