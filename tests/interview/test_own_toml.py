"""The program's own tables: as the files have them, and read by nobody who finds them kept."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import interview
from interview.own_toml import own_toml

ROOM = Path(interview.__file__).parent


def test_a_file_is_what_it_says_and_a_folder_all_of_its_files() -> None:
    assert own_toml("flows", "families.toml") == tomllib.loads(
        (ROOM.parent / "flows/families.toml").read_text("utf-8")
    )
    said: dict[str, dict[str, str]] = {}
    for file in sorted((ROOM / "wording/zh").glob("*.toml")):
        for table, sentences in tomllib.loads(file.read_text("utf-8")).items():
            said.setdefault(table, {}).update(sentences)
    assert own_toml("interview.wording", "zh") == said


def test_a_program_that_finds_them_kept_loads_no_reader(tmp_path: Path) -> None:
    code = (
        "import sys; from interview.cli.usage import sentences; from interview.wording.catalog import words; "
        "from interview.review.text.lexicon import table; from interview.flowfiles.families import FAMILIES; "
        "print(len(sentences('zh')), len(words('en').tables), len(table('form')), len(FAMILIES), 'tomli' in sys.modules)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", code]
    first, again = (
        subprocess.run(
            command, env=environment, cwd=ROOM.parent, capture_output=True, check=True
        ).stdout.split()
        for _ in range(2)
    )
    assert first[:-1] == again[:-1]
    assert (first[-1], again[-1]) == (b"True", b"False")
