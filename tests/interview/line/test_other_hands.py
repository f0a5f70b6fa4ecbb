"""What line mode says when other programs write to the folder of an open report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from interview.engine.machine import begin
from interview.session import AnswersFile, read
from tests.interview.line.talking import MemoryDesk, hold, profiled, talk
from tests.support.interviews import TEXTS, flow


def begun(folder: Path) -> Path:
    """A report with its first section answered."""
    held = talk(folder, profiled())
    assert held.desk.path is not None
    return held.desk.path


def reopened(path: Path) -> MemoryDesk:
    return MemoryDesk(path.parent, lambda _: flow("disclosure_2021"), AnswersFile.open(path, wait=0))


def test_a_copy_beside_is_told_before_the_first_question(tmp_path: Path) -> None:
    path = begun(tmp_path)
    copy = path.with_name(path.name.replace(".nianbao", " (DESKTOP-1 的冲突副本).nianbao"))
    copy.write_bytes(path.read_bytes())
    held = go_on(path, iter(()))
    assert closed_up(copy.name) in held
    assert "有7个回答" in held


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
