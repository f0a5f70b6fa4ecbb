"""One writer at a time; a dead one keeps nobody out; whoever waits is told for whom."""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from interview.errors import LockedError, WriteError
from interview.session import AnswersFile, Session, is_held, read
from interview.session.lock import Lock, holder_of, take_lock
from tests.interview.session.books import NOON, Clock, counts, never
from tests.support.systems import needs_flock, removes_open_files

Start = Callable[..., subprocess.Popen[str]]


def take(path: Path) -> Lock:
    return take_lock(path, NOON, never, 0)


@pytest.fixture
def begun(path: Path) -> Path:
    AnswersFile.create(path, Session("f", 1, counts(a=1)), now=Clock()).close()
    return path


def hold(start: Start, path: Path) -> subprocess.Popen[str]:
    process = start("holding", path)
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    return process


def test_the_second_process_is_told_who_has_the_file_open(begun: Path, other_process: Start) -> None:
    holder = hold(other_process, begun)
    before = begun.read_bytes()
    with pytest.raises(LockedError) as refused:
        AnswersFile.open(begun, sleep=never)
    details = refused.value.details
    assert refused.value.code == "locked"
    assert details["file"] == begun.name
    assert details["who"] == getpass.getuser()
    assert str(details["host"]).casefold() == platform.node().casefold()  # Windows says it in two ways
    assert details["pid"] == holder.pid
    assert len(str(details["since"])) == len("2025-01-10 12:00")
    assert begun.read_bytes() == before


def test_a_lock_is_waited_for(begun: Path, other_process: Start) -> None:
    holder = hold(other_process, begun)
    pauses = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            holder.communicate()

    AnswersFile.open(begun, sleep=sleep).close()
    assert len(pauses) == 3


def test_it_is_waited_for_three_seconds_and_no_longer(begun: Path) -> None:
    pauses: list[float] = []
    with AnswersFile.open(begun), pytest.raises(LockedError):
        AnswersFile.open(begun, sleep=pauses.append)
    assert sum(pauses) == pytest.approx(3)


def test_the_lock_of_a_killed_process_is_taken_over(begun: Path, other_process: Start) -> None:
    holder = hold(other_process, begun)
    holder.kill()
    holder.wait()
    assert Path(f"{begun}.lock").exists()
    with AnswersFile.open(begun, wait=0) as file:
        told = holder_of(Path(f"{begun}.lock"))
        assert told is not None
        assert told.pid == os.getpid()
        file.save(counts(a=2), None)
    assert not Path(f"{begun}.lock").exists()


def test_a_new_lock_can_be_taken_after_a_release(tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    for _ in range(3):
        take(lock).release()
        assert not lock.exists()


def test_a_lock_on_a_removed_file_counts_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The one before removes its file just when the next has opened it and is about to lock it.
    fcntl = pytest.importorskip("fcntl")
    path = tmp_path / "x.lock"
    flock = fcntl.flock
    put_back = iter([False, True])

    def late(descriptor: int, operation: int) -> None:
        again = next(put_back, None)
        if again is not None:
            path.unlink()
        if again:
            path.touch()
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    lock = take_lock(path, NOON, never, 3)
    with pytest.raises(LockedError):
        take(path)
    lock.release()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"user": 1}', '{"pid": "x"}', "\udc00"])
def test_a_holder_who_left_no_name_is_somebody(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.nianbao.json.lock"
    lock = take(path)
    path.write_bytes(content.encode(errors="surrogatepass"))
    with pytest.raises(LockedError) as refused:
        take(path)
    assert refused.value.code == "locked_by_somebody"
    assert refused.value.details == {"file": "x.nianbao.json"}
    lock.release()


def test_a_system_that_knows_no_user_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", nobody)
    lock = take(tmp_path / "x.lock")
    assert json.loads((tmp_path / "x.lock").read_text("utf-8"))["user"] == ""
    lock.release()


def test_a_place_without_locks_is_refused(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def unsupported(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with pytest.raises(WriteError) as refused:
        AnswersFile.open(begun)
    assert (refused.value.code, refused.value.details) == ("no_locks", {"file": begun.name})


def test_closing_twice_does_nothing(begun: Path) -> None:
    first = AnswersFile.open(begun)
    first.close()
    with AnswersFile.open(begun):
        first.close()
        with pytest.raises(LockedError):
            AnswersFile.open(begun, wait=0)


def test_whether_a_file_is_open_is_told_without_touching_anything(begun: Path, other_process: Start) -> None:
    lock = begun.with_name(begun.name + ".lock")
    assert not is_held(begun)
    assert not lock.exists()
    holder = hold(other_process, begun)
    before = lock.read_bytes()
    assert is_held(begun)
    assert lock.read_bytes() == before
    holder.kill()
    holder.wait()
    assert not is_held(begun)
    assert lock.exists()


@needs_flock
def test_where_there_are_no_locks_nothing_counts_as_open(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    begun.with_name(begun.name + ".lock").touch()
    monkeypatch.setattr("fcntl.flock", refuse)
    assert not is_held(begun)


def test_a_lock_whose_number_was_given_to_another_process_keeps_nobody_out(begun: Path) -> None:
    # The process that held it is dead, and a living one has its number now: ours, and the first of all.
    for pid in (os.getpid(), os.getppid(), 1):
        told = {"user": "clerk", "host": platform.node(), "pid": pid, "since": "2025-01-10T12:00:00+08:00"}
        Path(f"{begun}.lock").write_text(json.dumps(told), encoding="utf-8")
        with AnswersFile.open(begun, wait=0) as file:
            file.save(counts(a=pid), None)
        assert not Path(f"{begun}.lock").exists()


@removes_open_files
def test_a_lock_that_was_removed_is_taken_again_by_the_next_save(begun: Path) -> None:
    lock = Path(f"{begun}.lock")
    with AnswersFile.open(begun) as file:
        lock.unlink()
        file.save(counts(a=2), None)
        with pytest.raises(LockedError):
            AnswersFile.open(begun, wait=0)
        file.save(counts(a=3), None)
    assert not lock.exists()


@removes_open_files
def test_whoever_took_a_removed_lock_is_not_written_over(begun: Path) -> None:
    with AnswersFile.open(begun) as file:
        Path(f"{begun}.lock").unlink()
        with AnswersFile.open(begun, wait=0) as second:
            second.save(counts(a=9), None)
            with pytest.raises(LockedError) as refused:
                file.save(counts(a=2), None)
            assert refused.value.details["pid"] == os.getpid()
            assert read(begun).book == counts(a=9)
        # The second has gone: both versions are kept.
        file.save(counts(a=2), None)
        assert [notice.code for notice in file.notices()] == ["replaced"]
    assert read(begun).book == counts(a=2)
    assert read(begun.with_name("林业局-2024 (1).nianbao.json")).book == counts(a=9)


@removes_open_files
def test_closing_leaves_the_lock_that_another_has_taken(begun: Path) -> None:
    file = AnswersFile.open(begun)
    Path(f"{begun}.lock").unlink()
    with AnswersFile.open(begun, wait=0):
        file.close()
        with pytest.raises(LockedError):
            AnswersFile.open(begun, wait=0)


@removes_open_files
def test_a_lock_in_a_folder_that_is_none_any_more_is_not_held(begun: Path) -> None:
    folder = begun.parent
    with AnswersFile.open(begun) as file:
        folder.rename(folder.with_name("away"))
        folder.write_bytes(b"")
        with pytest.raises(WriteError) as refused:
            file.save(counts(a=2), None)
        assert refused.value.code == "no_folder"
        folder.unlink()
        folder.with_name("away").rename(folder)
        file.save(counts(a=2), None)
    assert read(begun).book == counts(a=2)


@pytest.mark.parametrize("told", [b"", b"{}", b"[]", b'{"user": 1, "pid": "x"}', b"[" * 50_000, b"\xff"])
def test_a_lock_file_that_says_nothing_sound_names_nobody(told: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    path.write_bytes(told)
    assert holder_of(path) is None
