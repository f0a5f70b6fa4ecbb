"""Files that no command may write over, or can read: refused, told, and left as they were."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.interview.cli.running import OUT, PROBLEMS, Run, kept
from tests.interview.cli.stories import story


@pytest.mark.parametrize("of", ["story", "last"])
def test_a_report_never_goes_over_the_story_or_last_years_file(run: Run, of: str) -> None:
    name = "out.json"
    if of == "last":
        kept(run, name="last.nianbao.json")
        Path("last.nianbao.json").rename(name)
    text = story() if of == "story" else f"[profile]\nyear = 2026\n{PROBLEMS}"
    Path("story.toml" if of == "last" else name).write_text(text, encoding="utf-8")
    before = Path(name).read_bytes()
    more = ["--last", name] if of == "last" else []
    ran = run("story", "story.toml" if of == "last" else name, "-o", OUT, "--to", "json", "--force", *more)
    assert ran.code == 3, ran.err
    assert Path(name).read_bytes() == before


DAMAGE = [
    ("", 1, "是空的"), ("   ", 1, "是空的"), ("{", 1, ""), ("not json", 1, "看不懂"), ("[]", 1, "不是年报的回答文件"),
    ('{"a": 1}', 1, "不是年报的回答文件"), ('{"schema": 99}', 1, ""), (None, 2, "没找到"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code", "said"), DAMAGE)
@pytest.mark.parametrize("command", [("export", "--to", "md"), ("story", "--last")], ids=["export", "last"])
def test_a_file_that_is_no_answers_file_is_refused_and_left_alone(
    run: Run, content: str | None, code: int, said: str, command: tuple[str, ...]
) -> None:
    bad = Path("bad.nianbao.json")
    if content is not None:
        bad.write_text(content, encoding="utf-8")
    Path("story.toml").write_text(story(), encoding="utf-8")
    arguments = (
        ["export", bad.name, "--to", "md"] if command[0] == "export"
        else ["story", "story.toml", "-o", OUT, "--last", bad.name]
    )  # fmt: skip
    ran = run(*arguments)
    assert ran.code == code
    assert said in ran.err
    assert ran.err.startswith("nianbao：")
    assert bad.exists() is (content is not None)
    assert content is None or bad.read_text(encoding="utf-8") == content
    assert OUT not in run.names


def test_a_file_of_a_newer_program_is_refused_and_says_so(run: Run) -> None:
    kept(run)
    told = json.loads(Path(OUT).read_text(encoding="utf-8"))
    Path(OUT).write_text(json.dumps(told | {"schema": 99}), encoding="utf-8")
    ran = run("export", OUT, "--to", "md")
    assert ran.code == 1
    assert "更新版本" in ran.err


def test_a_file_of_an_unknown_form_is_refused(run: Run) -> None:
    kept(run)
    told = json.loads(Path(OUT).read_text(encoding="utf-8"))
    Path(OUT).write_text(json.dumps(told | {"flow": {"id": "nothing", "version": 1}}), encoding="utf-8")
    assert run("export", OUT, "--to", "md").code in {1, 2}


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only by a mode there")
@pytest.mark.parametrize("command", ["export", "story"])
def test_a_folder_that_cannot_be_written_is_told(run: Run, command: str, tmp_path: Path) -> None:
    if os.geteuid() == 0 and not Path("/proc/self").exists():
        pytest.skip("root may write everywhere, and there is no /proc to refuse it")
    closed: Path = Path("/proc/self") if os.geteuid() == 0 else tmp_path / "closed"
    if os.geteuid() != 0:
        closed.mkdir(mode=0o500)
    kept(run)
    Path("story.toml").write_text(story(), encoding="utf-8")
    ran = (
        run("export", OUT, "--to", "md", "-o", str(closed / "x.md")) if command == "export"
        else run("story", "story.toml", "-o", str(closed / OUT))
    )  # fmt: skip
    assert ran.code == 3
    assert ran.err.startswith("nianbao：")
