"""The wheel holds everything it needs: flows, wording, templates; installed apart from the source, it writes a report."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.interview.cli.stories import story
from tests.interview.cli.terminal import environment
from tests.support.offices import SIX

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without asking the network for anything."""
    building = pytest.importorskip("hatchling.builders.wheel")
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = building.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(built)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents, as an installer lays them out."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed command, with the libraries of this interpreter but not this checkout."""
    code = (
        "import sys\n"
        f"sys.path = [{str(installed)!r}, *(p for p in sys.path if p and p != {str(ROOT)!r})]\n"
        "sys.meta_path = [f for f in sys.meta_path if 'editable' not in repr(f).lower()]\n"
        "import interview\n"
        f"assert interview.__file__.startswith({str(installed)!r}), interview.__file__\n"
        "from interview.cli import main\n"
        "raise SystemExit(main())\n"
    )
    return subprocess.run(
        [sys.executable, "-I", "-c", code, *arguments], cwd=folder, env=environment(),
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def test_the_lowest_versions_that_ci_tries_are_those_that_are_named() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lines = (ROOT / ".ci" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    assert [each.partition(";")[0].replace(">=", "==") for each in named] == [
        line for line in lines if not line.startswith("#")
    ]


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
    ours = {
        path.relative_to(ROOT).as_posix()
        for package in ("interview", "flows", "renderers")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    assert packed == ours
    assert {
        "flows/disclosure_2021/flow.toml",
        "flows/common/en.toml",
        "interview/wording/zh/usage.toml",
    } <= packed


def test_the_wheel_has_a_command_a_licence_and_its_requirements(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        info = next(name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name)
        told = archive.read(f"{info}/METADATA").decode()
        assert "nianbao = interview.cli:main" in archive.read(f"{info}/entry_points.txt").decode()
        assert any(name.startswith(f"{info}/licenses/") for name in archive.namelist())
    for library in ("pydantic", "questionary", "python-docx", "textual", "wcwidth"):
        assert f"Requires-Dist: {library}" in told


def test_the_installed_command_lists_its_flows(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "flows", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert "disclosure_2019" in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_installed_command_writes_a_report_from_a_story(
    installed: Path, tmp_path: Path, lang: str
) -> None:
    (tmp_path / "story.toml").write_text(story(SIX), encoding="utf-8")
    done = run(
        installed, tmp_path, "story", "story.toml", "-o", "a.nianbao.json", "--lang", lang,
        *(["--to", "docx", "--to", "md", "--to", "json", "--to", "html"]),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    assert {"a.md", "a.json", "a.html"} <= {path.name for path in tmp_path.iterdir()}


def test_the_installed_help_is_there_in_both_languages(installed: Path, tmp_path: Path) -> None:
    assert "用法" in run(installed, tmp_path, "--help").stdout
    assert "usage" in run(installed, tmp_path, "--help", "--lang", "en").stdout
