"""Stories and flow files with anything in them: 400 of each with NIANBAO_LONG=1, a fiftieth of that otherwise.

Whatever stands there, it is told, held or a fault; never a traceback, never long, never a character that a terminal obeys.
NIANBAO_SEED is the number of the first.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from importlib.resources import files
from pathlib import Path
from random import Random
from time import process_time

import pytest

from interview.cli import main
from tests.interview.cli.stories import story
from tests.support.offices import SIX

HOW_MANY = 400 if os.environ.get("NIANBAO_LONG") == "1" else 8
FIRST = int(os.environ.get("NIANBAO_SEED", "0"))
SECONDS = 5.0
PROOF = 40.0
"""Seconds of a flow that is whole after all, so that it is proved."""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

DEEP = "[" * 300 + "]" * 300
VALUES = (
    "[]", "{}", "1" * 5000, "-" + "9" * 6000, "0x" + "f" * 6000, "1e999999", "1e99999999", "nan", "-inf", '"\\ud800"', '""',
    "true", "2025-13-01", "[1, 2]", "{a = 1}", DEEP, DEEP * 9, "{a=" * 600 + "1" + "}" * 600, "a." * 400 + "a", "[" * 100_000,
    '"""\n\n', "'''", "1_000", "+5", "99999999999999999999", "0.1234567", "-1", '"\\u001b[2J"', '"\x9b2J"', '"\u202e"', '"长"',
    f'"{"长" * 30000}"', '"1\\n2"', '"2025"', '"\\u200b"', '"department"', "x" * 3000, "[[]]", "5", "0",
)  # fmt: skip
LINES = (
    "[a.b]", "[[figures]]", "[figures]", "[texts.x]", "[[items]]", "[[items.rows]]", "[table]", 'flow = "zz"', 'id = "\\u001b[2J"',
    "[" + '"a".' * 60 + "b]", "[" + "a." * 900 + "a]", "a" + ".a" * 120 + " = 1", '"\\u001b[2J" = "\\u001b[2J"', 'kind = "\\u009b"',
)  # fmt: skip
SIGNS = ('"', "\\", "\x00", "\r", "\ud7ff", "[", "{", "=", ".", "#", "'", "\x1b[2J", "\ufeff")


def mutated(rng: Random, text: str) -> str:
    lines = text.split("\n")
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(lines))
        match rng.randrange(7):
            case 0:
                lines[at] = rng.choice(VALUES)
            case 1 | 2 if "=" in lines[at]:
                lines[at] = f"{lines[at].split('=')[0]}= {rng.choice(VALUES)}"
            case 3 if len(lines) > 1:
                del lines[at]
            case 4:
                lines.insert(at, rng.choice((*LINES, rng.choice(lines))))
            case 5 if lines[at]:
                inside = rng.randrange(len(lines[at]))
                lines[at] = lines[at][:inside] + rng.choice(SIGNS) + lines[at][inside:]
            case _:
                lines[at] = lines[at][::-1]
    return "\n".join(lines)


def run(*arguments: str, most: float = SECONDS) -> int:
    """The exit code of a command that says nothing a terminal obeys, and is done soon."""
    out, err = io.StringIO(), io.StringIO()
    since = process_time()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*arguments])
    assert process_time() - since < most
    assert not OBEYED.search(out.getvalue() + err.getvalue())
    return code


def test_a_story_with_anything_in_it_is_told_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = story(SIX)
    codes: Counter[int] = Counter()
    for number in range(FIRST, FIRST + HOW_MANY):
        for old in tmp_path.iterdir():
            old.unlink()
        Path("story.toml").write_text(mutated(Random(f"story {number}"), whole), encoding="utf-8", newline="")
        codes[run("story", "story.toml", "-o", "out.nianbao.json", "--to", "md")] += 1
    with capsys.disabled():
        print(f"\nstories by exit code: {dict(codes)}")
    assert set(codes) <= {0, 1, 2}


def test_a_flow_folder_with_anything_in_it_is_whole_or_has_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes: Counter[int] = Counter()
    for number in range(FIRST, FIRST + HOW_MANY):
        rng = Random(f"flow {number}")
        shutil.rmtree(tmp_path)
        shutil.copytree(str(files("flows")), tmp_path)
        folder = tmp_path / "disclosure_2021"
        victim = rng.choice(sorted([*folder.glob("*.toml"), *(tmp_path / "common").glob("*.toml")]))
        victim.write_text(mutated(rng, victim.read_text(encoding="utf-8")), encoding="utf-8", newline="")
        codes[run("flows", "check", str(folder), most=PROOF)] += 1
    with capsys.disabled():
        print(f"\nflow folders by exit code: {dict(codes)}")
    assert set(codes) <= {0, 1}
