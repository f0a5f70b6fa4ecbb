"""The command line: what is not understood, help, version and language; consoles of other encodings, readers that go away."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from interview.wording.display_width import width
from tests.interview.cli.running import OUT, Run
from tests.interview.cli.stories import story
from tests.interview.cli.terminal import environment, nianbao
from tests.support.offices import SIX


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "没有「nothing」这条"),
        (("去年的报告.docx",), "没有叫「去年的报告.docx」的文件"),
        (("文件夹/去年",), "没有叫「文件夹/去年」的文件"),
        (("chek", "a"), "是不是 check"),
        (("export",), "还缺 FILE"),
        (("export", "a", "--to", "doc"), "「doc」不行"),
        (("story", "a"), "还缺 -o"),
        (("new", "--year", "今年"), "要写数字"),
        (("resume", "a", "b"), "多了 b"),
        (("story", "a", "-o"), "后面少了东西"),
        (("--lang", "fr"), "「fr」不行"),
        (("it's",), "「it"),
        (("check", "a", "--format", "x (choose from y)"), "可以写 text, json, csv"),
        (("check", "a", "--format", "x" * 100_000), f"「{'x' * 60}…」不行"),
        (("check", "a", "--format", "invalid choice: ' (choose from " * 5_000), "可以写 text, json, csv"),
        (("resume", "a", "b" * 100_000), f"多了 {'b' * 60}…"),
        (("resume", "a", "--what" + "x" * 100_000), "多了 --what"),
        (("a" * 5_000,), f"没有「{'a' * 60}…」这条"),
    ],
    ids=range(18),
)
def test_a_command_that_is_not_understood_is_told_in_chinese(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "--help" in ran.err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [(), ("new",), ("resume",), ("story",), ("export",), ("flows",)])
def test_every_command_has_its_help(run: Run, command: tuple[str, ...], lang: str) -> None:
    ran = run(*command, "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert "nianbao" in ran.out
    assert ("用法：" in ran.out) is (lang == "zh")
    assert ("show this" not in ran.out) or lang == "en"


@pytest.mark.parametrize("command", [(), ("check",), ("export",), ("gather",), ("sum",), ("worksheet",)])
def test_no_line_of_the_help_is_wider_than_the_console(
    run: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = run(*command, "--help")
    assert [line for line in ran.out.splitlines() if width(line) > 80] == []


def test_the_version_is_the_packages(run: Run) -> None:
    from interview import __version__

    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"nianbao {__version__}\n")


def test_the_language_may_stand_anywhere(run: Run) -> None:
    for arguments in (
        ("--lang", "en", "export", "nowhere", "--to", "md"),
        ("export", "nowhere", "--to", "md", "--lang=en"),
    ):
        ran = run(*arguments)
        assert ran.code == 2
        assert "is not there" in ran.err


@pytest.mark.parametrize(
    "env", [{}, {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_a_console_of_another_encoding_is_survived(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "story.toml").write_text(story(SIX), encoding="utf-8")
    done = nianbao(
        tmp_path, "story", "story.toml", "-o", OUT, env=environment(**env), errors="replace"
    )  # what comes back need not be UTF-8
    assert done.returncode == 0
    assert (tmp_path / "out.docx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_disaster(tmp_path: Path) -> None:
    import subprocess

    from tests.interview.cli.terminal import COMMAND

    process = subprocess.Popen(
        [*COMMAND, "flows", "schema"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait(30)
    assert "Traceback" not in said
