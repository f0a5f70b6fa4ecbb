"""What is printed: in every encoding, to a reader that is gone or full, and never a character that a terminal obeys."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

import pytest

from interview.cli import main
from interview.cli.exits import Exit
from interview.cli.output import in_any_shell, open_streams, put, put_json, tell
from interview.engine.answers.characters import clean_line
from tests.interview.cli.stories import story
from tests.interview.cli.terminal import COMMAND, SECONDS, environment, nianbao
from tests.support.offices import SIX

ENCODINGS = ("utf-8", "gbk", "cp1252", "ascii", "utf-16")
in_every_encoding = pytest.mark.parametrize("encoding", ENCODINGS)
HOSTILE = "\x1b[31m红\x9b2J\u202e反.nianbao.json"
"""A name that would colour, clear and turn the line it stands in."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("--help",),
    ("--version",),
    ("new", "--help"),
    ("没有这条",),
    ("new", "--year", "年"),
    ("new",),
    ("resume", "没有.nianbao.json"),
    ("flows",),
    ("flows", "schema"),
    ("flows", "check", "错的"),
    ("flows", "check", "没有"),
    ("story", "story.toml", "-o", "again.nianbao.json", "--to", "md"),
    ("story", "story.toml", "-o", "out.nianbao.json"),
    ("export", "out.nianbao.json", "--to", "html", "--force"),
    ("import", "out.docx", "-o", "in.nianbao.json"),
    ("check", "out.nianbao.json", "out.docx", "没有.docx", "story.toml"),
    ("check", "--format", "json", "out.docx"),
    ("check", "--format", "csv", "out.docx"),
    ("explain", "out.nianbao.json", "applications.total.total"),
    ("explain", "out.nianbao.json", "没有"),
)


class Streams:
    """stdout and stderr of some encoding, as a pipe or a console has them."""

    def __init__(self, encoding: str) -> None:
        self.out, self.err = (io.TextIOWrapper(io.BytesIO(), encoding, newline="\n") for _ in range(2))

    def said(self, stream: io.TextIOWrapper) -> str:
        stream.flush()
        assert isinstance(stream.buffer, io.BytesIO)
        return stream.buffer.getvalue().decode(stream.encoding)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a story that was told; its office has a name that GBK and Big5 cannot write whole."""
    folder = tmp_path_factory.mktemp("told")
    text = story(SIX).replace("云山县水利局", "云山县水利局🌊")
    (folder / "story.toml").write_text(text, encoding="utf-8")
    (folder / "错的").mkdir()
    (folder / "错的" / "flow.toml").write_text('id = "错的"', encoding="utf-8")
    ran = nianbao(folder, "story", "story.toml", "-o", "out.nianbao.json")
    assert ran.returncode == 0, ran.stderr
    return folder


@contextmanager
def streams(encoding: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Streams]:
    """While inside, what is printed goes into streams of an encoding."""
    made = Streams(encoding)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", made.out)
        patched.setattr(sys, "stderr", made.err)
        yield made


def ended(arguments: tuple[str, ...]) -> int:
    try:
        return main(arguments)
    except SystemExit as ending:
        return int(ending.code or 0)


@pytest.mark.no_cover
@in_every_encoding
def test_no_command_dies_of_an_encoding_and_what_it_says_arrives(
    told: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(told)
    said = ""
    for arguments in COMMANDS:
        with streams(encoding, monkeypatch) as printed:
            assert ended(arguments) in {Exit.DONE, Exit.FINDINGS, Exit.USAGE, Exit.NOT_WRITTEN}, arguments
        said += printed.said(printed.out) + printed.said(printed.err)
    for heard in (
        "一问一答，写好政府信息公开工作年度报告",
        "好，收 6 办 6，平了。",
        "换个名字，或者接着填那一份",
    ):
        assert heard in said
    for left in (
        "again.nianbao.json",
        "again.nianbao.json.bak",
        "again.md",
        "in.nianbao.json",
        "in.nianbao.json.bak",
    ):
        (told / left).unlink()


@in_every_encoding
def test_what_programs_read_is_utf_8_and_right_in_every_encoding(
    told: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(told)
    with streams(encoding, monkeypatch) as printed:
        ended(("check", "--format", "json", "out.nianbao.json"))
    (entry,) = json.loads(printed.said(printed.out))
    assert printed.out.encoding == "utf-8"
    assert entry["office"] == "云山县水利局🌊"


@pytest.mark.parametrize(
    ("encoding", "spoken", "shown"),
    [
        ("utf-8", "utf-8", "年报🌊"), ("gbk", "gbk", "年报?"), ("gb18030", "gb18030", "年报🌊"), ("utf-16", "utf-16", "年报🌊"),
        ("cp1252", "utf-8", "年报🌊"), ("ascii", "utf-8", "年报🌊"), ("big5", "utf-8", "年报🌊"),
    ],
)  # fmt: skip
def test_an_encoding_with_chinese_is_kept_and_another_gives_way_to_utf_8(
    encoding: str, spoken: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with streams(encoding, monkeypatch) as printed:
        open_streams()
        put("年报🌊")
    assert (printed.out.encoding, printed.said(printed.out)) == (spoken, f"{shown}\n")


class Terminal(io.TextIOWrapper):
    """A stream of some encoding at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("encoding", "spoken"), [("gbk", "gbk"), ("utf-16", "utf-8"), ("utf-16-le", "utf-8"), ("cp1252", "utf-8")]
)
def test_a_terminal_speaks_bytes(encoding: str, spoken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at = Terminal(io.BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", at)
    open_streams()
    assert at.encoding == spoken


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "cp1252", "ascii"])
def test_what_is_typed_is_heard_as_it_is_shown(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = encoding if encoding == "gbk" else "utf-8"
    keys = io.TextIOWrapper(io.BytesIO("云山县\n".encode(shown) + b"\xff\xff\n"), encoding)
    monkeypatch.setattr(sys, "stdin", keys)
    open_streams()
    assert keys.readline() == "云山县\n"
    assert clean_line(keys.readline()) == ""


def test_a_missing_stream_is_no_disaster(monkeypatch: pytest.MonkeyPatch, told: Path) -> None:
    monkeypatch.chdir(told)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    codes = [ended(arguments) for arguments in (("--help",), ("flows",), ("check", "out.docx"), ("new",))]
    for name in ("stdin", "stdout", "stderr"):
        getattr(sys, name).close()
    assert codes == [Exit.DONE, Exit.DONE, Exit.DONE, Exit.USAGE]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here that is always full (/dev/full)")
@pytest.mark.parametrize("arguments", [("--help",), ("flows",), ("flows", "schema"), ("check", "out.docx")])
def test_a_full_disk_under_stdout_is_told_by_the_exit_code(told: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [*COMMAND, *arguments], cwd=told, env=environment(), stdout=full, stderr=subprocess.PIPE, timeout=SECONDS,
            check=False,
        )  # fmt: skip
    assert ran.returncode == Exit.NOT_WRITTEN
    assert b"Traceback" not in ran.stderr


def test_the_help_of_the_installed_command_survives_a_console_without_chinese(tmp_path: Path) -> None:
    ran = nianbao(tmp_path, "--help", env=environment(PYTHONIOENCODING="cp1252", PYTHONUTF8="0"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("用法： nianbao")


# What a terminal would obey ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lies_in", "in_path", "shown"),
    [
        (".venv/bin", "", ".venv/bin/nianbao"),
        ("my tools", "", '"my tools/nianbao"'),
        (".venv/bin", ".venv/bin", "nianbao"),
        ("../elsewhere", "", "/elsewhere/nianbao"),
        ("", "", "nianbao"),
    ],
)
def test_a_command_is_told_as_it_can_be_typed_here(
    lies_in: str,
    in_path: str,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    program = here / lies_in / "nianbao"
    if lies_in:
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    monkeypatch.setenv("PATH", str(here / in_path) if in_path else "/nowhere")
    tell("nianbao：停在这儿了。接着填：\n  nianbao resume 甲.nianbao.json，用更新的 nianbao 打开")
    said = capsys.readouterr().err
    assert said.startswith("nianbao：停在这儿了")
    assert f"{shown} resume 甲.nianbao.json，用更新的 nianbao 打开" in said.replace("\\", "/")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder somebody is in cannot be removed there")
def test_what_is_said_arrives_where_the_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program, here = tmp_path / "nianbao", tmp_path / "here"
    program.touch()
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    monkeypatch.setattr(sys, "argv", [str(program)])
    tell("接着填：nianbao resume 甲.nianbao.json")
    assert capsys.readouterr().err == "接着填：nianbao resume 甲.nianbao.json\n"


def test_what_is_said_of_a_file_is_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    put(f"一\n{HOSTILE}\r二")
    tell(f"三\n{HOSTILE}")
    put_json(json.dumps([HOSTILE], ensure_ascii=False))
    out, err = capsys.readouterr()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out + err)
    *_, as_json = out.splitlines()
    assert json.loads(as_json) == [HOSTILE]


@pytest.mark.skipif(sys.platform == "win32", reason="no file has such a name there")
def test_no_command_obeys_what_stands_in_a_file_or_its_name(
    told: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    clean = (told / "out.nianbao.json").read_text(encoding="utf-8")
    escape = r"\u001b[2J"
    Path(HOSTILE).write_text(
        clean.replace("disclosure_2021", f"disclosure_2021{escape}", 1), encoding="utf-8"
    )
    Path("asked.nianbao.json").write_text(
        clean.replace('"office.phone": {', f'"office.{escape}": {{', 1), encoding="utf-8"
    )
    Path("\x1b]0;x\x07.toml").write_text('[figures]\n"\\u001b[2J" = 1\n', encoding="utf-8")
    flow = Path("\x1b[2Jflow")
    flow.mkdir()
    (flow / "flow.toml").write_text('id = "\\u001b[2J"\nsections = ["\\u001b[2J"]\n', encoding="utf-8")
    for arguments in (
        ("check", HOSTILE, "asked.nianbao.json"), ("export", HOSTILE, "--to", "md"), ("explain", HOSTILE, "\x1b[2J"),
        ("explain", "asked.nianbao.json", "\x1b[2J"), ("story", "\x1b]0;x\x07.toml", "-o", "\x1b[2J.nianbao.json"),
        ("import", HOSTILE, "-o", "\x1b[2J.nianbao.json"), ("import", "\x1b[2J.docx", "-o", "x.nianbao.json"),
        ("flows", "check", str(flow)), ("flows", "check", "\x1b[2J"), ("resume", HOSTILE), ("\x1b[2J",),
        ("new", "--year", "\x1b[2J"), ("check", "--last", "\x1b[2J", HOSTILE), ("export", "asked.nianbao.json", "--to", "md"),
        ("check", "--format", "json", HOSTILE), ("check", "--format", "csv", HOSTILE),
    ):  # fmt: skip
        ended(arguments)
        out, err = capsys.readouterr()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out + err), arguments
        assert "Traceback" not in err


@pytest.mark.parametrize(
    ("program", "typed"),
    [
        (r".venv\Scripts\nianbao", r".venv\Scripts\nianbao"),
        (r"my tools\nianbao", r'.\"my tools"\nianbao'),
        (r"C:\my tools\2 nianbao\nianbao", r'C:\"my tools"\"2 nianbao"\nianbao'),
    ],
)
def test_on_windows_no_command_begins_with_a_quotation_mark(program: str, typed: str) -> None:
    assert in_any_shell(PureWindowsPath(program)) == typed
