"""What line mode says when other programs write to the folder of an open report."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.engine.step.machine import begin
from interview.errors import WriteError
from interview.session import AnswersFile, read
from tests.interview.line.talking import MemoryDesk, hold, profiled, talk
from tests.support.interviews import TEXTS, flow
from tests.support.systems import removes_open_files


def begun(folder: Path) -> Path:
    """A report with its first section answered."""
    held = talk(folder, profiled())
    assert held.desk.path is not None
    return held.desk.path


def reopened(path: Path) -> MemoryDesk:
    return MemoryDesk(path.parent, lambda _: flow("disclosure_2021"), AnswersFile.open(path, wait=0))


@pytest.mark.no_cover
def test_a_copy_beside_is_told_before_the_first_question(tmp_path: Path) -> None:
    path = begun(tmp_path)
    copy = path.with_name(path.name.replace(".nianbao", " (DESKTOP-1 的冲突副本).nianbao"))
    copy.write_bytes(path.read_bytes())
    held = go_on(path, iter(()))
    assert closed_up(copy.name) in held
    assert "有7个回答" in held


@pytest.mark.no_cover
def test_a_version_that_came_meanwhile_is_told_by_the_name_it_is_kept_under(tmp_path: Path) -> None:
    path = begun(tmp_path)
    theirs = path.read_bytes().replace(TEXTS["office.phone"].encode(), b"0795-0000000")

    def script() -> Iterator[str]:
        path.write_bytes(theirs)
        yield "没有"

    held = go_on(path, script())
    other = path.with_name(path.name.replace(".nianbao", " (1).nianbao"))
    assert closed_up(other.name) in held
    assert other.read_bytes() == theirs
    assert "office.phone" in read(path).book.answers


@pytest.mark.no_cover
def test_a_file_that_was_moved_away_is_told(tmp_path: Path) -> None:
    path = begun(tmp_path)

    def script() -> Iterator[str]:
        path.rename(tmp_path / "moved")
        yield "没有"

    assert "重新存了一份" in go_on(path, script())
    assert read(path).book.answers.keys() > read(tmp_path / "moved").book.answers.keys()


def go_on(path: Path, script: Iterator[str]) -> str:
    """All that is said from opening the report to the end of the script, without blanks and folds."""
    desk = reopened(path)
    assert desk.file is not None
    session = desk.file.session
    state, turns = begin(flow("disclosure_2021"), session.book, session.place)
    return closed_up(hold(desk, state, turns, script).said)


def closed_up(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's home folder, with its documents."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    return home


@pytest.mark.no_cover
@removes_open_files
def test_while_the_folder_is_gone_all_answers_are_kept_elsewhere_and_it_is_told_once(
    tmp_path: Path, at_home: Path
) -> None:
    (tmp_path / "drive").mkdir()
    path = begun(tmp_path / "drive")

    def script() -> Iterator[str]:
        shutil.rmtree(path.parent)
        yield "没有"
        yield "没有"

    held = go_on(path, script())
    kept = at_home / "Documents" / path.name
    assert held.count("文件夹找不到了") == 1
    assert held.count("全部回答先放在这里") == 1
    assert closed_up(str(kept)) in held
    book = read(kept).book
    assert book.answers["office.phone"].value.value == TEXTS["office.phone"]
    assert len(book.answers) == 7 + 2


@pytest.mark.no_cover
def test_when_the_folder_is_back_the_file_has_everything_and_nothing_is_left_elsewhere(
    tmp_path: Path, at_home: Path
) -> None:
    drive, away = tmp_path / "drive", tmp_path / "away"
    drive.mkdir()
    path = begun(drive)

    def script() -> Iterator[str]:
        drive.rename(away)
        yield "没有"
        away.rename(drive)
        yield "没有"

    go_on(path, script())
    assert len(read(path).book.answers) == 7 + 2
    assert list((at_home / "Documents").iterdir()) == []


def test_a_new_report_in_a_folder_that_cannot_take_it_is_kept_elsewhere(
    tmp_path: Path, at_home: Path
) -> None:
    held = talk(tmp_path / "gone", profiled())
    assert held.desk.path is None
    assert held.desk.unsaved
    kept = at_home / "Documents" / "云山县水利局-2025.nianbao.json"
    assert held.desk.elsewhere == kept
    assert len(read(kept).book.answers) == 7


def test_a_file_asked_for_by_name_is_not_begun_elsewhere(tmp_path: Path, at_home: Path) -> None:
    state, _ = begin(flow("disclosure_2021"))
    desk = MemoryDesk(tmp_path, lambda _: flow("disclosure_2021"), path=tmp_path / "gone" / "x.nianbao.json")
    with pytest.raises(WriteError):
        desk.keep(state)
    assert desk.elsewhere is None
