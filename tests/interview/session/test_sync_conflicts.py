"""A folder that other programs write to as well: nothing of theirs is lost, nothing of ours either, and it is told."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview.errors import WriteError
from interview.session import AnswersFile, Notice, Session, read, to_file
from interview.session.encoder import Encoder
from interview.session.sync_conflicts import copies_of
from tests.interview.session.books import FULL, NOON, Clock, counts, never

OTHER = "林业局-2024 (1).nianbao.json"
MARKED = [
    "林业局-2024 (1).nianbao.json",
    "林业局-2024（2）.nianbao.json",
    "林业局-2024 (DESKTOP-1 的冲突副本).nianbao.json",
    "林业局-2024 - 副本.nianbao.json",
    "林业局-2024.nianbao (DESKTOP-1's conflicted copy 2026-01-15).json",
    "林业局-2024.nianbao-DESKTOP-1.json",
    "林业局-2024.nianbao.sync-conflict-20260115-093000-ABCDEFG.json",
    "林业局-2024.sync-conflict-20260115-093000-ABCDEFG.nianbao.json",
]
UNMARKED = [
    "林业局-2024.json",
    "林业局-2024-2.nianbao.json",
    "林业局-2024-2 (1).nianbao.json",
    "林业局-2024.nianbao.json.bak",
    "林业局-2023.nianbao.json",
    "教育局-2024 (1).nianbao.json",
]


def version(**figures: int) -> bytes:
    """An answers file of somebody else's."""
    return Encoder().bytes_of(to_file(Session("disclosure_2021", 1, counts(**figures), "b"), NOON))


@pytest.fixture
def file(path: Path) -> Iterator[AnswersFile]:
    session = Session("disclosure_2021", 1, counts(a=1), "b")
    with AnswersFile.create(path, session, now=Clock(), sleep=never) as created:
        created.save(counts(a=2), "b")
        yield created


def put(path: Path, data: bytes) -> None:
    """Puts a file in place as a sync program does: written elsewhere, then renamed."""
    arriving = path.with_name(".arriving")
    arriving.write_bytes(data)
    arriving.replace(path)


def overwrite(path: Path, data: bytes) -> None:
    """Writes into the very file."""
    path.write_bytes(data)


@pytest.mark.parametrize("way", [put, overwrite])
def test_a_version_that_another_program_put_there_is_kept_and_told(
    file: AnswersFile, way: Callable[[Path, bytes], None]
) -> None:
    way(file.path, version(a=9, z=9))
    file.save(counts(a=3), "c")
    other = file.path.with_name(OTHER)
    assert file.notices() == (Notice("replaced", {"file": file.path.name, "other": OTHER}),)
    assert read(file.path).book == counts(a=3)
    assert read(other).book == counts(a=9, z=9)
    # The backup is a version of ours, not theirs.
    assert read(Path(f"{file.path}.bak")).book == counts(a=1)
    file.save(counts(a=4), "c")
    assert file.notices() == ()
    assert read(Path(f"{file.path}.bak")).book == counts(a=3)


def test_each_version_that_comes_gets_a_name_of_its_own(file: AnswersFile) -> None:
    for number in (7, 8):
        put(file.path, version(a=number))
        file.save(counts(a=number + 10), "c")
    assert [notice.details["other"] for notice in file.notices()] == [OTHER, "林业局-2024 (2).nianbao.json"]
    assert read(file.path.with_name("林业局-2024 (2).nianbao.json")).book == counts(a=8)


def test_a_damaged_version_is_kept_as_it_is(file: AnswersFile) -> None:
    put(file.path, b'{"half')
    file.save(counts(a=3), "c")
    assert file.path.with_name(OTHER).read_bytes() == b'{"half'
    assert read(Path(f"{file.path}.bak")).book == counts(a=1)


def test_it_is_noticed_even_where_nothing_new_is_to_be_saved(file: AnswersFile) -> None:
    put(file.path, version(a=9))
    file.save(counts(a=2), "b")
    assert read(file.path).book == counts(a=2)
    assert read(file.path.with_name(OTHER)).book == counts(a=9)


def test_a_version_that_comes_while_ours_is_being_written_is_kept_too(
    file: AnswersFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync
    calls: list[int] = []

    def slow(descriptor: int) -> None:
        if not calls:
            put(file.path, version(a=9))
        calls.append(descriptor)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    file.save(counts(a=3), "c")
    assert read(file.path).book == counts(a=3)
    assert read(file.path.with_name(OTHER)).book == counts(a=9)


def test_our_own_version_touched_or_copied_over_itself_is_no_other(file: AnswersFile) -> None:
    os.utime(file.path, (1, 1))
    file.save(counts(a=3), "c")
    put(file.path, file.path.read_bytes())
    file.save(counts(a=4), "c")
    assert file.notices() == ()
    assert not file.path.with_name(OTHER).exists()
    assert read(Path(f"{file.path}.bak")).book == counts(a=3)


def test_a_save_interrupted_after_the_file_had_its_name_is_still_ours(
    file: AnswersFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.replace

    def interrupted(source: Path, target: Path) -> None:
        real(source, target)
        if Path(target) == file.path:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            file.save(counts(a=3), "c")
    file.save(counts(a=4), "c")
    assert file.notices() == ()
    assert not file.path.with_name(OTHER).exists()


def test_what_cannot_be_kept_is_not_written_over(file: AnswersFile, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = version(a=9)
    put(file.path, theirs)

    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", no_links)
        patch.setattr(shutil, "copy", full)
        with pytest.raises(WriteError) as refused:
            file.save(counts(a=3), "c")
    assert refused.value.code == "disk_full"
    assert file.path.read_bytes() == theirs
    assert not file.path.with_name(OTHER).exists()
    file.save(counts(a=3), "c")
    assert read(file.path.with_name(OTHER)).book == counts(a=9)
    assert read(file.path).book == counts(a=3)


def test_a_disk_without_links_keeps_a_copy(file: AnswersFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    put(file.path, version(a=9))
    file.save(counts(a=3), "c")
    assert read(file.path.with_name(OTHER)).book == counts(a=9)


def test_a_file_that_cannot_be_looked_at_is_not_written_over(
    file: AnswersFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.stat

    def failing(target: Path, **options: bool) -> os.stat_result:
        if str(target) == str(file.path):
            raise OSError(errno.EIO, "Input/output error")
        return real(target, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", failing)
        with pytest.raises(WriteError) as refused:
            file.save(counts(a=3), "c")
    assert refused.value.code == "not_written"
    assert read(file.path).book == counts(a=2)
    file.save(counts(a=3), "c")


def test_a_file_that_was_moved_away_is_told(file: AnswersFile) -> None:
    file.path.rename(file.path.with_name("moved"))
    file.save(counts(a=2), "b")
    assert read(file.path).book == counts(a=2)
    assert file.notices() == (Notice("gone", {"file": file.path.name}),)


def test_a_folder_that_goes_and_comes_back_is_no_news(file: AnswersFile) -> None:
    folder = file.path.parent
    away = folder.with_name("away")
    folder.rename(away)
    with pytest.raises(WriteError) as refused:
        file.save(counts(a=3), "c")
    assert refused.value.code == "no_folder"
    away.rename(folder)
    file.save(counts(a=3), "c")
    assert file.notices() == ()
    assert read(file.path).book == counts(a=3)


@pytest.mark.parametrize("name", MARKED)
def test_a_copy_that_another_program_left_is_told_by_name(path: Path, name: str) -> None:
    path.write_bytes(Encoder().bytes_of(to_file(Session("disclosure_2021", 1, FULL, "problems"), NOON)))
    path.with_name(name).write_bytes(path.read_bytes())
    with AnswersFile.open(path) as file:
        details = {"file": path.name, "copy": name, "answers": 6, "here": 6}
        assert file.notices() == (Notice("copy", details),)
        assert file.notices() == ()


def test_other_reports_exports_and_strangers_are_no_copies(path: Path) -> None:
    ours = Session("disclosure_2021", 1, FULL)
    path.write_bytes(Encoder().bytes_of(to_file(ours, NOON)))
    for name in UNMARKED:
        path.with_name(name).write_bytes(path.read_bytes())
    path.with_name("林业局-2024 (3).nianbao.json").write_bytes(version(a=1))
    path.with_name("林业局-2024 (4).nianbao.json").write_bytes(b"{")
    path.with_name("林业局-2024 (5).nianbao.json").mkdir()
    with AnswersFile.open(path) as file:
        assert file.notices() == ()


def test_a_folder_that_cannot_be_listed_has_no_copies(path: Path) -> None:
    assert copies_of(path.parent / "gone" / path.name, Session("f", 1)) == ()
