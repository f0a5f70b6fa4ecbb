"""What the type checker says to whoever adds a kind of question: `python -m tests.new_kind` prints every place it names.

A kind is added to a copy, its value and its name, and nothing else; mypy then names what would go on without it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree, ignore_patterns

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"^(interview/[\w/]+\.py):(\d+): error: ", re.MULTILINE)
KINDS = "interview/engine/answers/kinds.py"
CLASS = '''class Hour(_Kind):
    """A time of day."""

    kind: Literal["hour"] = "hour"
    value: StrictInt


FlowKind = Literal["hour", '''


def copy_with_another_kind(folder: Path) -> None:
    """Writes the product, with one kind more, into a folder."""
    for name in ("interview", "renderers", "flows"):
        copytree(ROOT / name, folder / name, ignore=ignore_patterns("__pycache__"))
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    kinds = folder / KINDS
    text = kinds.read_text(encoding="utf-8")
    assert text.count("FlowKind = Literal[") == text.count("| Prose | Year,") == 1
    text = text.replace("FlowKind = Literal[", CLASS).replace("| Prose | Year,", "| Prose | Year | Hour,")
    kinds.write_text(text, encoding="utf-8")


def named(folder: Path, *paths: str) -> list[str]:
    """The functions that mypy names in a copy, as `file: function`; each once."""
    arguments = [
        sys.executable,
        "-m",
        "mypy",
        "--cache-dir",
        str(folder / "cache"),
        *(paths or ("interview",)),
    ]
    done = subprocess.run(
        arguments, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    found = {(path, int(line)) for path, line in NAMED.findall(done.stdout)}
    assert found or "Success" in done.stdout, done.stdout + done.stderr
    return sorted({f"{path}: {_function_at(folder / path, line)}" for path, line in found})


def _function_at(path: Path, line: int) -> str:
    above = path.read_text(encoding="utf-8").splitlines()[:line]
    return next((m[1] for each in reversed(above) if (m := re.match(r"\s*(?:async )?def (\w+)", each))), "")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        copy_with_another_kind(Path(made))
        print(*named(Path(made)), sep="\n")
