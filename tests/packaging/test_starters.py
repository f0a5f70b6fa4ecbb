"""What a person clicks on: it starts the right program at the reports, from a folder with any name."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.interview.cli.terminal import ROOT, environment

PACKAGING = ROOT / "packaging"
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts")


def test_the_starter_of_windows_can_be_read_in_every_code_page() -> None:
    script = (PACKAGING / "windows" / "年报.bat").read_bytes()
    assert script.isascii()
    assert script.count(b"\n") == script.count(b"\r\n") > 3


@on_posix
@pytest.mark.parametrize("where", ["nianbao", "bin/nianbao"])
def test_the_menu_of_linux_starts_it_from_a_folder_with_any_name(where: str, tmp_path: Path) -> None:
    folder = tmp_path / "年 报(新)$x'`d"
    shutil.copytree(PACKAGING / "linux", folder)
    program = folder / where
    program.parent.mkdir(exist_ok=True)
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "Desktop").mkdir()
    env = environment(HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
    run = [str(folder / "add-to-menu.sh")]
    subprocess.run(run, env=env, check=True, capture_output=True, timeout=30)
    entry = tmp_path / "data" / "applications" / "nianbao.desktop"
    said = dict(line.split("=", 1) for line in entry.read_text("utf-8").splitlines() if "=" in line)
    assert said["Name[zh_CN]"] == "年报向导"
    assert said["Terminal"] == "true"
    # As the specification of desktop entries undoes it: once as a line, once as an argument in quotes.
    argument, option, dropped = said["Exec"].rsplit(" ", 2)
    undone = argument.replace("\\\\", "\\").removeprefix('"').removesuffix('"')
    for each in "$`":
        undone = undone.replace("\\" + each, each)
    assert (undone, option, dropped) == (str(program), "--home", "%f")
    assert (tmp_path / "Desktop" / "nianbao.desktop").read_bytes() == entry.read_bytes()
    subprocess.run([*run, "--remove"], env=env, check=True, capture_output=True, timeout=30)
    assert list(tmp_path.rglob("data/applications/*")) == list((tmp_path / "Desktop").iterdir()) == []


@on_posix
@pytest.mark.parametrize("where", ["nianbao", "bin/nianbao"])
def test_the_starter_of_macos_starts_it_at_the_reports(where: str, tmp_path: Path) -> None:
    folder = tmp_path / "年 报"
    shutil.copytree(PACKAGING / "macos", folder)
    program = folder / where
    program.parent.mkdir(exist_ok=True)
    program.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        [str(folder / "年报.command")], cwd=tmp_path, capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout == "--home\n"


@on_posix
def test_a_starter_that_was_taken_out_of_its_folder_says_so(tmp_path: Path) -> None:
    alone = Path(shutil.copy(PACKAGING / "macos" / "年报.command", tmp_path))
    done = subprocess.run(
        [str(alone)], capture_output=True, text=True, encoding="utf-8", timeout=30, check=False
    )
    assert (done.returncode, "要留在程序的文件夹里" in done.stdout) == (1, True)
    assert b"goto alone" in (PACKAGING / "windows" / "年报.bat").read_bytes()


def test_the_installer_of_the_bundle_says_which_python_it_needs(tmp_path: Path) -> None:
    shutil.copy(PACKAGING / "install.py", tmp_path)
    (tmp_path / "requirements-2.7.txt").write_text("", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "install.py"), str(tmp_path / "there")], capture_output=True, text=True,
        encoding="utf-8", env=environment(), timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "needed is 2.7" in done.stdout
    assert not (tmp_path / "there").exists()


def test_the_installer_of_the_bundle_is_read_by_the_pythons_that_it_turns_away() -> None:
    import ast

    ast.parse((PACKAGING / "install.py").read_text("utf-8"), feature_version=(3, 6))
