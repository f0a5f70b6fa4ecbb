"""What each command loads: clean interpreters, so that nobody waits for what is not needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.interview.cli.stories import story
from tests.interview.cli.terminal import environment

ROOT = Path(__file__).parents[1]
HEAVY = (
    "pydantic",
    "questionary",
    "prompt_toolkit",
    "textual",
    "rich",
    "docx",
    "lxml",
    "pypdf",
    "xlsxwriter",
    "interview.reading",
)

LOADED = """
import sys
from interview.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print(*sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""
LINE = """
import io, sys
from pathlib import Path
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from interview.cli.interview import start
from interview.engine.step.machine import begin
from interview.flowfiles import load_flow
from interview.desk import Desk, Opened
from interview.line import Conversation, Prompts
from interview.line.screen import Screen
from interview.wording.catalog import words
with create_pipe_input() as pipe:
    pipe.send_text("甲局\\r2025\\r?\\r1\\r!\\r\\x03")
    state, turns = begin(load_flow("disclosure_2021"))
    talk = Conversation(Opened(state, turns, Desk(Path(sys.argv[1]), load_flow), None), words("zh"), Prompts(pipe, DummyOutput()), Screen(io.StringIO(), 80))
    try:
        talk.run()
    except KeyboardInterrupt:
        pass
assert talk.desk.path.exists()
print(*sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def loaded(code: str, folder: Path) -> set[str]:
    """The heavy packages that a program has loaded at its end; told on the last line of stderr."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=folder, env=environment(), capture_output=True, text=True,
        encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def by(*arguments: str) -> str:
    return LOADED.format(arguments=arguments, heavy=HEAVY)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("new", "--help"),
        ("export", "--help", "--lang", "en"),
        ("check", "--help"),
        (),
    ],
)
def test_help_and_version_load_nothing_heavy(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code = "import sys, interview.cli; print(*[n for n in {!r} if n in sys.modules], file=sys.stderr)"
    assert loaded(by(*arguments) if arguments else code.format(HEAVY), tmp_path) == set()


@pytest.mark.parametrize("arguments", [("flows",), ("flows", "schema")])
def test_flows_load_no_terminal_and_no_document(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert loaded(by(*arguments), tmp_path) == {"pydantic"}


def test_a_report_is_read_without_a_document_library(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("信息公开年度报告\n行政许可 | 5 |\n", encoding="utf-8")
    assert loaded(by("import", "report.txt", "-o", "a.nianbao.json"), tmp_path) == {
        "pydantic",
        "interview.reading",
    }


def test_an_answers_file_is_checked_without_the_reader_and_a_text_without_a_document_library(
    tmp_path: Path,
) -> None:
    (tmp_path / "story.toml").write_text(story(), encoding="utf-8")
    loaded(by("story", "story.toml", "-o", "a.nianbao.json"), tmp_path)
    assert loaded(by("check", "a.nianbao.json"), tmp_path) == {"pydantic"}
    (tmp_path / "report.txt").write_text("信息公开年度报告\n行政许可 | 5 |\n", encoding="utf-8")
    assert loaded(by("check", "report.txt"), tmp_path) == {"pydantic", "interview.reading"}


def test_a_story_loads_a_document_library_only_to_write_one(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(story(), encoding="utf-8")
    assert loaded(
        by("story", "story.toml", "-o", "a.nianbao.json", "--to", "md", "--to", "json"), tmp_path
    ) == {"pydantic"}
    assert loaded(by("export", "a.nianbao.json", "--to", "docx"), tmp_path) == {"pydantic", "docx", "lxml"}


def test_a_story_that_is_not_finished_loads_no_document_library(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text(story(without=("problems",)), encoding="utf-8")
    assert loaded(by("story", "story.toml", "-o", "a.nianbao.json"), tmp_path) == {"pydantic"}


def test_line_mode_loads_neither_the_full_screen_nor_a_document_library(tmp_path: Path) -> None:
    assert loaded(LINE.format(heavy=HEAVY), tmp_path) == {"pydantic", "questionary", "prompt_toolkit"}


def test_the_first_question_waits_neither_for_the_answers_file_nor_for_the_report(tmp_path: Path) -> None:
    late = (
        "interview.session.store", "interview.session.model", "interview.session.contents", "interview.desk.way_in.door",
        "interview.desk.way_in.folder", "interview.engine.prose.cutting", "interview.engine.plan.last_year.lists.recognise", "interview.assemble", "renderers",
        "urllib.request",
    )  # fmt: skip
    code = "import sys, interview.cli.interview.start, interview.cli.interview.in_lines; print(*[n for n in {!r} if n in sys.modules], file=sys.stderr)"
    assert loaded(code.format(late), tmp_path) == set()


def test_no_model_is_readied_to_judge_before_a_form_is_read(tmp_path: Path) -> None:
    code = """
import sys, interview.cli.interview.start, interview.cli.interview.in_lines
from pydantic import BaseModel
made = [BaseModel]
for each in made:
    made += each.__subclasses__()
print(*[each.__name__ for each in made if each.__module__.startswith("interview") and each.__pydantic_complete__], file=sys.stderr)
assert len(made) > 40
"""
    assert loaded(code, tmp_path) == set()


def test_the_engine_loads_pydantic_only(tmp_path: Path) -> None:
    code = "import sys, interview.engine.step.machine; print(*[n for n in {!r} if n in sys.modules], file=sys.stderr)"
    assert loaded(code.format(HEAVY), tmp_path) == {"pydantic"}


def test_imports_go_down_only() -> None:
    linter = pytest.importorskip("importlinter.cli")
    assert linter.lint_imports(config_filename=str(ROOT / "pyproject.toml")) == 0
