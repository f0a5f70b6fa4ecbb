"""The frozen program does what the installed one does, and leaves the desktop's own programs in peace.

Only where one was built: `python packaging/build.py`, then `NIANBAO_FROZEN=dist/nianbao/nianbao pytest tests/packaging`.
With that set, the tests of `tests/interview/cli` run the frozen program too.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.interview.cli.terminal import FROM_HERE, FROZEN, ROOT, environment, nianbao, window
from tests.interview.reading.layouts import printed, sample
from tests.interview.reading.pdfs import pdf

pytestmark = pytest.mark.skipif(not FROZEN, reason="no frozen program was built: NIANBAO_FROZEN names none")

STORY = ROOT / "tests" / "golden" / "disclosure_2021" / "002" / "story.toml"
FORMATS = {
    "docx": ".docx",
    "pdf": ".pdf",
    "html": ".html",
    "fragment": ".fragment.html",
    "md": ".md",
    "json": ".json",
}
"""Each with the end of its name."""
MOST_MEGABYTES = 115
"""Two thirds of it are the typesetter of the PDF (docs/pdf.md)."""


def both(folder: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], ...]:
    """What the frozen program and the one in this checkout do in a folder."""
    here = subprocess.run(
        [*FROM_HERE, *arguments], cwd=folder, env=environment(), capture_output=True, text=True, encoding="utf-8",
        timeout=60, check=False,
    )  # fmt: skip
    return nianbao(folder, *arguments), here


def test_it_writes_the_documents_of_002_byte_for_byte(tmp_path: Path) -> None:
    to = [part for format_ in FORMATS for part in ("--to", format_)]
    made: list[dict[str, bytes]] = []
    for name, command in (("frozen", [FROZEN]), ("here", FROM_HERE)):
        folder = tmp_path / name
        folder.mkdir()
        subprocess.run(
            [*command, "story", str(STORY), "-o", "a.nianbao.json", *to], cwd=folder, env=environment(), check=True,
            capture_output=True, timeout=60,
        )  # fmt: skip
        made.append(
            {each.name: each.read_bytes() for each in folder.glob("a.*") if ".nianbao" not in each.name}
        )
    assert set(made[0]) == {f"a{end}" for end in FORMATS.values()}
    assert made[0] == made[1]


@pytest.mark.parametrize("kind", ["docx", "html", "md", "txt", "pdf"])
def test_it_reads_every_kind_of_report_as_the_installed_one_does(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{kind}"
    if kind in {"docx", "html", "md"}:
        subprocess.run(
            [*FROM_HERE, "story", str(STORY), "-o", "a.nianbao.json", "--to", kind], cwd=tmp_path, env=environment(),
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        (tmp_path / f"a.{kind}").rename(path)
    elif kind == "pdf":
        heading, cell = (
            "甲局2025年政府信息公开工作年度报告" * 3,
            ((50.0, 650.0, "行政许可"), (200.0, 650.0, "12")),
        )
        path.write_bytes(pdf([(50.0, 700.0, heading), *cell]))
    else:
        path.write_text(printed(sample(1), "bars"), encoding="utf-8")
    frozen, here = both(tmp_path, "check", path.name, "--format", "json")
    assert (frozen.returncode, frozen.stdout) == (here.returncode, here.stdout)
    assert frozen.stdout.startswith("[")
    assert "unreadable" not in frozen.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_is_the_same(lang: str, tmp_path: Path) -> None:
    frozen, here = both(tmp_path, "--help", "--lang", lang)
    assert (frozen.returncode, frozen.stdout) == (0, here.stdout)


def test_many_files_are_checked_by_processes_of_its_own(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text("信息公开年度报告\n行政许可 | 5 |\n", encoding="utf-8")
    frozen, here = both(tmp_path, "check", ".", "--format", "json")
    assert (frozen.returncode, frozen.stdout) == (here.returncode, here.stdout)
    assert frozen.stdout.count('"file"') == 30


@pytest.mark.skipif(sys.platform == "win32", reason="programs find their libraries otherwise there")
def test_other_programs_get_the_libraries_path_that_was_there_before(tmp_path: Path) -> None:
    (tmp_path / "soffice").write_text('#!/bin/sh\necho "[$LD_LIBRARY_PATH]" >> seen\n', encoding="utf-8")
    (tmp_path / "soffice").chmod(0o755)
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    for before in ({}, {"LD_LIBRARY_PATH": "/opt/theirs"}):
        env = environment(PATH=f"{tmp_path}:/usr/bin:/bin", **before)
        nianbao(tmp_path, "import", "old.doc", "-o", "a.nianbao.json", env=env)
    assert (tmp_path / "seen").read_text("utf-8").split() == ["[]", "[/opt/theirs]"]


def test_it_gathers_the_reports_of_a_county(tmp_path: Path) -> None:
    nianbao(tmp_path, "story", str(STORY), "-o", "a.nianbao.json", "--to", "docx")
    (tmp_path / "各单位").mkdir()
    (tmp_path / "a.docx").rename(tmp_path / "各单位" / "a.docx")
    done = nianbao(tmp_path, "gather", "各单位", "--year", "2025")
    assert "临江市人民政府" in done.stdout, done.stderr


def test_a_double_click_goes_to_the_reports_and_nothing_is_written_beside_the_program(tmp_path: Path) -> None:
    program = Path(FROZEN).resolve().parent
    before = sorted(program.iterdir())
    env = environment(HOME=str(tmp_path), TERM="xterm-256color")
    with window(program, env=env) as at:
        at.child.expect_exact("就放这里")
        at.child.send("\r")
        at.child.expect_exact("放进这个文件夹")
        at.child.send("\r")
        at.child.expect_exact("全称是什么")
        at.child.send("甲局\r")
        at.child.expect_exact("哪一年")
        at.child.send("\x152025\r")
        at.child.expect_exact("哪一类")
        at.child.send("\x11")
        assert at.ended() == 0
    assert [each.name for each in tmp_path.rglob("*.nianbao.json")] == ["甲局-2025.nianbao.json"]
    assert sorted(program.iterdir()) == before


def test_all_of_it_is_small_enough_to_carry() -> None:
    folder = Path(FROZEN).resolve().parent
    size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
    assert size < MOST_MEGABYTES * 1_000_000
