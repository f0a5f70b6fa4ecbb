"""An interview's file: everything said is on disk after every save, and nothing is lost by one that fails."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.engine.plan.book import Book
from interview.errors import SessionFileError, WriteError
from interview.session import AnswersFile, BegunText, Session, local_time, read
from interview.session import store as store_module
from tests.interview.session.books import FULL, Clock, counts, never
from tests.support.systems import needs_links


@pytest.fixture
def file(path: Path) -> Iterator[AnswersFile]:
    session = Session("disclosure_2021", 1, counts(a=1), "b")
    with AnswersFile.create(path, session, now=Clock(), sleep=never) as created:
        yield created


def test_a_new_file_is_on_disk_at_once(file: AnswersFile) -> None:
    session = read(file.path)
    assert session == file.session
    assert (session.flow, session.flow_version, session.place) == ("disclosure_2021", 1, "b")
    assert session.book == counts(a=1)
    assert [line.what for line in session.log] == ["started"]
    assert sorted(other.name for other in file.path.parent.iterdir()) == [
        file.path.name,
        f"{file.path.name}.lock",
    ]


@pytest.mark.parametrize("name", ["报告.docx", "a.PDF", "a.txt"])
def test_no_answers_are_kept_under_the_name_of_a_document(name: str, tmp_path: Path) -> None:
    with pytest.raises(WriteError) as refused:
        AnswersFile.create(tmp_path / name, Session("disclosure_2021", 1, counts(a=1), "b"), now=Clock())
    assert (refused.value.code, refused.value.details["better"]) == ("name_of_document", f"{name[:-4].rstrip('.')}.nianbao.json")  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_everything_saved_is_read_again(file: AnswersFile) -> None:
    draft = BegunText(question="problems", text="一是")
    file.save(FULL, "problems", draft, flow_version=2)
    session = read(file.path)
    assert session == file.session
    assert (session.book, session.place, session.draft, session.flow_version) == (FULL, "problems", draft, 2)
    assert (session.office, session.year) == ("宜春市林业局", 2024)
    file.save(FULL, None)
    assert (read(file.path).draft, read(file.path).place) == (None, None)


def test_going_on_finds_the_place_and_keeps_the_log(file: AnswersFile, path: Path) -> None:
    file.save(counts(a=1, b=2), "c")
    file.close()
    with AnswersFile.open(path, now=Clock()) as again:
        assert again.session.place == "c"
        again.save(counts(a=1, b=3), "d")
    assert [line.what for line in read(path).log] == ["started", "answered", "changed"]


def test_the_same_once_more_leaves_the_version_before_in_the_backup(file: AnswersFile) -> None:
    file.save(counts(a=2), "b")
    file.save(counts(a=2), "b")
    assert read(Path(f"{file.path}.bak")).book == counts(a=1)


def test_a_file_that_was_moved_away_is_written_again(file: AnswersFile) -> None:
    file.path.unlink()
    file.save(counts(a=1), "b")
    assert read(file.path).book == counts(a=1)


def test_a_report_is_finished_until_something_changes(file: AnswersFile) -> None:
    file.save(counts(a=1), None, finished=True)
    finished_at = file.session.finished_at
    assert finished_at is not None
    file.save(counts(a=1), "a")
    file.save(counts(a=1), None, finished=True)
    assert file.session.finished_at == finished_at
    file.save(counts(a=2), None)
    assert read(file.path).finished_at is None
    file.save(counts(a=2), None, finished=True)
    assert file.session.finished_at is not None
    assert file.session.finished_at > finished_at
    assert [line.what for line in file.session.log] == ["started", "finished", "changed", "finished"]


def test_a_failed_save_loses_nothing_and_the_next_one_writes_it_all(
    file: AnswersFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.session

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        for book in (counts(a=1, b=2), counts(a=1, b=2, c=3)):
            with pytest.raises(WriteError) as refused:
                file.save(book, "d")
            assert refused.value.code == "disk_full"
    assert read(file.path) == before == file.session
    file.save(counts(a=1, b=2, c=3), "d")
    assert read(file.path).book == counts(a=1, b=2, c=3)
    assert [line.question for line in file.session.log] == [None, "b", "c"]


def test_nothing_is_ever_started_over_a_file(file: AnswersFile, path: Path) -> None:
    file.close()
    before = path.read_bytes()
    with pytest.raises(WriteError) as refused:
        AnswersFile.create(path, Session("f", 1))
    assert (refused.value.code, refused.value.details) == ("exists", {"file": path.name})
    assert path.read_bytes() == before
    AnswersFile.open(path, wait=0).close()


def test_a_folder_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(WriteError) as refused:
        AnswersFile.create(path / "x" / path.name, Session("f", 1))
    assert (refused.value.code, refused.value.details["file"]) == ("no_folder", path.name)


@pytest.mark.parametrize(("limit", "most"), [("MOST_BYTES", 2000), ("MOST_PARTS", 100)])
def test_what_could_not_be_opened_again_is_not_written(
    file: AnswersFile, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(store_module, limit, most)
    with pytest.raises(WriteError) as refused:
        file.save(counts(a=1), "b", BegunText(question="problems", text="长," * 2000))
    assert (refused.value.code, refused.value.details) == ("too_long_to_keep", {"file": file.path.name})
    file.save(counts(a=2), "b")
    assert read(file.path).book == counts(a=2)


def test_a_stale_temporary_file_is_swept_when_the_file_is_opened(file: AnswersFile, path: Path) -> None:
    file.close()
    stale = Path(f"{path}.tmp")
    stale.write_bytes(b"half")
    read(path)
    assert stale.exists()
    AnswersFile.open(path).close()
    assert [other.name for other in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_spoilt_while_its_lock_is_waited_for_is_refused(file: AnswersFile, path: Path) -> None:
    def spoil(seconds: float) -> None:
        path.write_bytes(b"{")
        file.close()

    with pytest.raises(SessionFileError) as refused:
        AnswersFile.open(path, sleep=spoil)
    assert refused.value.code == "truncated"
    assert not Path(f"{path}.lock").exists()


@needs_links
def test_two_ways_to_one_file_meet_at_one_lock(file: AnswersFile, path: Path) -> None:
    file.close()
    link = path.with_name("link.nianbao.json")
    link.symlink_to(path)
    with AnswersFile.open(link) as through:
        assert through.path == path.resolve()
        through.save(counts(a=5), None)
    assert link.is_symlink()
    assert read(path).book == counts(a=5)


def test_a_closed_file_is_not_written(file: AnswersFile) -> None:
    file.close()
    with pytest.raises(RuntimeError):
        file.save(Book(), None)


def test_the_file_knows_no_path_of_the_machine(file: AnswersFile) -> None:
    file.save(FULL, None)
    assert str(file.path.parent) not in file.path.read_text("utf-8")


def test_times_have_a_zone_and_whole_seconds(path: Path) -> None:
    assert local_time().utcoffset() is not None
    AnswersFile.create(path, Session("f", 1, counts(a=1))).close()
    at = json.loads(path.read_text("utf-8"))["answers"]["a"]["at"]
    assert "." not in at
