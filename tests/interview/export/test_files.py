"""A file is written whole or not at all, never over what matters, beside what is open elsewhere."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from interview.engine.answers.kinds import Text, Year
from interview.engine.plan.book import Answer, Book
from interview.engine.plan.plan import Plan
from interview.errors import WriteError
from interview.export import FORMATS, Written, render, write
from interview.export.files import ANSWERS_SUFFIX
from interview.flowfiles import load_flow
from interview.wording.catalog import words
from tests.support.fonts import PDF
from tests.support.systems import needs_links

needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


def report(year: int = 2025, *, draft: bool = False) -> bytes:
    """An office's report of a year, in which nothing else is told."""
    told = {"office.name": Answer(Text(value="云山县水利局")), "year": Answer(Year(value=year))}
    return render(Plan(load_flow("disclosure_2021"), Book(told)), "docx", draft=draft)


OURS = report()


def changed(data: bytes) -> bytes:
    """A Word file with a word added."""
    saved, word = BytesIO(), docx.Document(BytesIO(data))
    word.add_paragraph("科长加的一句。")
    word.save(saved)
    return saved.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def refused(code: str, data: bytes, path: Path, **more: object) -> WriteError:
    with pytest.raises(WriteError) as trouble:
        write(data, path, **more)  # type: ignore[arg-type]
    assert trouble.value.code == code
    assert words().error(trouble.value)
    return trouble.value


def test_a_new_file_is_written_and_nothing_else(folder: Path) -> None:
    assert write(b"report", folder / "a.docx") == Written(folder / "a.docx")
    assert names(folder) == ["a.docx"]
    assert (folder / "a.docx").read_bytes() == b"report"


@pytest.mark.parametrize(
    "beside", ["~$report.docx", "~$a-report.docx", ".~lock.a-report.docx#", ".~a-report.docx"]
)
def test_the_same_report_that_is_open_somewhere_is_asked_about(folder: Path, beside: str) -> None:
    (folder / "a-report.docx").write_bytes(OURS)
    (folder / beside).touch()
    refused("export_exists", OURS, folder / "a-report.docx")
    assert write(OURS, folder / "a-report.docx", force=True) == Written(folder / "a-report.docx")


@pytest.mark.parametrize(
    "lock", ["~$report.docx", "~$a-report.docx", ".~lock.a-report.docx#", ".~a-report.docx"]
)
def test_an_interview_writes_beside_the_report_that_is_open_somewhere_and_over_that_one_again(
    folder: Path, lock: str
) -> None:
    path = folder / "a-report.docx"
    path.write_bytes(OURS)
    (folder / lock).touch()
    for _ in range(2):
        assert write(OURS, path, beside=True) == Written(folder / "a-report-2.docx", path, "beside")
    assert names(folder) == sorted([lock, "a-report-2.docx", "a-report.docx"])
    (folder / "a-report-2.docx").write_bytes(changed(OURS))
    assert write(OURS, path, beside=True) == Written(folder / "a-report-3.docx", path, "beside")


def test_the_same_report_that_nobody_may_write_to_is_asked_about(folder: Path) -> None:
    (folder / "a.docx").write_bytes(OURS)
    (folder / "a.docx").chmod(0o444)
    refused("export_exists", OURS, folder / "a.docx")
    (folder / "a.docx").chmod(0o644)
    assert write(OURS, folder / "a.docx") == Written(folder / "a.docx")


def test_a_file_that_is_there_stays_without_force(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"old")
    refused("export_exists", b"new", folder / "a.md")
    assert (folder / "a.md").read_bytes() == b"old"
    (folder / "b.docx").write_bytes(OURS)
    refused("export_exists", b"new", folder / "b.docx")
    assert (folder / "b.docx").read_bytes() == OURS
    assert names(folder) == ["a.md", "b.docx"]


@pytest.mark.parametrize("theirs", [b"", b"PK", b"mine", OURS[:-1], changed(OURS)])
def test_a_word_file_that_somebody_changed_is_said_to_be_so_and_left(folder: Path, theirs: bytes) -> None:
    path = folder / "a.docx"
    path.write_bytes(theirs)
    refused("export_changed", b"new", path)
    for force in (False, True):
        assert write(b"new", path, force=force, beside=True) == Written(folder / "a-2.docx", path, "changed")
    assert write(b"newer", path, beside=True) == Written(folder / "a-3.docx", path, "changed")
    assert path.read_bytes() == theirs
    assert write(b"new", path, force=True) == Written(path)
    assert names(folder) == ["a-2.docx", "a-3.docx", "a.docx"]


@pytest.mark.parametrize("beside", [False, True])
def test_the_same_report_as_we_wrote_it_is_written_anew_unasked(folder: Path, beside: bool) -> None:
    path = folder / "a.docx"
    for old, new in ((report(draft=True), report(draft=True)), (report(draft=True), OURS), (OURS, OURS)):
        path.write_bytes(old)
        assert write(new, path, beside=beside) == Written(path)
        assert path.read_bytes() == new
    assert names(folder) == ["a.docx"]


@pytest.mark.parametrize("new", [report(2024), report(draft=True), b"new", changed(OURS)])
@pytest.mark.parametrize("beside", [False, True])
def test_a_finished_report_is_no_other_ones_and_no_drafts(folder: Path, new: bytes, beside: bool) -> None:
    path = folder / "a.docx"
    path.write_bytes(OURS)
    refused("export_exists", new, path, beside=beside)
    assert path.read_bytes() == OURS
    assert write(new, path, force=True, beside=beside) == Written(path)


def test_the_same_report_in_another_format_is_not_written_over_unasked(folder: Path) -> None:
    (folder / "a.bak").write_bytes(OURS)
    refused("export_exists", OURS, folder / "a.bak")


def test_where_every_name_beside_a_changed_one_is_taken_it_is_left_all_the_same(folder: Path) -> None:
    for file in (folder / "a.docx", *(folder / f"a-{number}.docx" for number in range(2, 99))):
        file.write_bytes(b"theirs")
    refused("export_changed", b"new", folder / "a.docx", beside=True)


def test_what_is_no_file_is_not_read_to_see_whether_it_was_changed(folder: Path) -> None:
    (folder / "a.docx").mkdir()
    refused("export_exists", b"new", folder / "a.docx", beside=True)
    (folder / "large.docx").write_bytes(b"")
    os.truncate(folder / "large.docx", 21_000_000)
    refused("export_changed", b"new", folder / "large.docx")


@needs_permissions
def test_a_word_file_that_cannot_be_read_is_asked_about(folder: Path) -> None:
    (folder / "a.docx").write_bytes(b"theirs")
    (folder / "a.docx").chmod(0)
    refused("export_exists", b"new", folder / "a.docx", beside=True)


def test_a_file_that_is_there_is_replaced_with_force(folder: Path) -> None:
    (folder / "a.docx").write_bytes(b"old")
    assert write(b"new", folder / "a.docx", force=True) == Written(folder / "a.docx")
    assert (folder / "a.docx").read_bytes() == b"new"
    assert names(folder) == ["a.docx"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("name", ["甲局-2025.nianbao.json", "other.nianbao.json", "A.NIANBAO.JSON"])
def test_never_over_an_answers_file_there_or_not(folder: Path, name: str, force: bool) -> None:
    refused("export_over_answers", b"x", folder / name, force=force)
    assert names(folder) == []
    (folder / name).write_bytes(b"answers")
    refused("export_over_answers", b"x", folder / name, force=force)
    assert (folder / name).read_bytes() == b"answers"
    assert name.lower().endswith(ANSWERS_SUFFIX)


@pytest.mark.parametrize("force", [False, True])
def test_never_over_a_story_or_a_file_of_last_year(folder: Path, force: bool) -> None:
    story = folder / "story.toml"
    story.write_bytes(b"story")
    refused("export_over_answers", b"x", story, force=force, protected=[story])
    refused(
        "export_over_answers",
        b"x",
        folder / "." / "sub" / ".." / "story.toml",
        force=force,
        protected=[story],
    )
    assert story.read_bytes() == b"story"


@needs_links
def test_never_over_a_protected_file_by_another_name_of_it(folder: Path) -> None:
    story = folder / "story.toml"
    story.write_bytes(b"story")
    (folder / "link.docx").symlink_to(story)
    (folder / "hard.docx").hardlink_to(story)
    refused("export_over_answers", b"x", folder / "link.docx", force=True, protected=[story])
    refused("export_over_answers", b"x", folder / "hard.docx", force=True, protected=[story])
    assert story.read_bytes() == b"story"


@needs_links
def test_a_link_to_an_answers_file_is_an_answers_file(folder: Path) -> None:
    answers = folder / "甲局-2025.nianbao.json"
    answers.write_bytes(b"answers")
    (folder / "a.json").symlink_to(answers)
    refused("export_over_answers", b"x", folder / "a.json", force=True)
    assert answers.read_bytes() == b"answers"


def open_elsewhere(monkeypatch: pytest.MonkeyPatch, *held: str) -> None:
    """Windows refuses to replace a file that Word has open; only that refusal is imitated."""
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name in held:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_beside_a_file_that_is_open_in_word(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.docx", "a-2.docx"):
        (folder / name).write_bytes(b"old")
    open_elsewhere(monkeypatch, "a.docx")
    assert write(b"new", folder / "a.docx", force=True) == Written(
        folder / "a-3.docx", folder / "a.docx", "beside"
    )
    assert names(folder) == ["a-2.docx", "a-3.docx", "a.docx"]
    assert [(folder / n).read_bytes() for n in names(folder)] == [b"old", b"new", b"old"]


def test_where_every_name_beside_is_taken_too_it_fails_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = [folder / "a.docx", *(folder / f"a-{number}.docx" for number in range(2, 99))]
    for file in taken:
        file.write_bytes(b"old")
    open_elsewhere(monkeypatch, "a.docx")
    refused("export_failed", b"new", folder / "a.docx", force=True)
    assert len(names(folder)) == len(taken)


def test_a_folder_that_is_not_there_is_told_and_not_made(folder: Path) -> None:
    trouble = refused("export_failed", b"x", folder / "none" / "a.docx")
    assert trouble.details["cause"] == os.strerror(errno.ENOENT)
    assert "没有这个文件夹" in words("zh").error(trouble)
    assert names(folder) == []


def test_a_folder_in_place_of_the_file_is_told_and_stays(folder: Path) -> None:
    (folder / "a.docx").mkdir()
    refused("export_failed", b"x", folder / "a.docx", force=True)
    assert names(folder) == ["a.docx"]


@needs_permissions
def test_a_folder_that_cannot_be_written_is_told(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    try:
        refused("export_failed", b"x", closed / "a.docx")
        assert names(closed) == []
    finally:
        closed.chmod(0o700)


@needs_links
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_leaves_nothing_behind(folder: Path) -> None:
    (folder / "a.docx.tmp").symlink_to("/dev/full")
    refused("export_failed", b"x" * 100_000, folder / "a.docx")
    assert names(folder) == []
    assert Path("/dev/full").exists()


@pytest.mark.parametrize("to", [PDF if each == "pdf" else each for each in FORMATS])
def test_every_format_can_be_made_of_an_unfinished_report(to: str) -> None:
    plan = Plan(load_flow("disclosure_2021"), Book())
    data = render(plan, to, draft=True)
    assert data == render(plan, to, draft=True)
    if to == "docx":
        with ZipFile(BytesIO(data)) as packed:
            assert packed.testzip() is None
    elif to == "md":
        assert "**草稿**" in data.decode()
    elif to == "pdf":
        assert data.startswith(b"%PDF-1.7")
    elif to == "html":
        assert data.decode().startswith("<!DOCTYPE html>")
    elif to == "fragment":
        assert data.decode().startswith("<h2 ")
    elif to == "json":
        assert json.loads(data)["flow"] == "disclosure_2021"


def test_nothing_imports_python_docx_before_a_document_is_made() -> None:
    code = "import sys, interview.export; assert not {'docx', 'lxml', 'renderers.docx'} & set(sys.modules)"
    checked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
