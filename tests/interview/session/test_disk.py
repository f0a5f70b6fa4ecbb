"""At every instant the old file or the new one is there, whole; a failure leaves the old one and says why."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import pytest

from interview.errors import WriteError
from interview.session.disk import write_error, write_whole
from tests.interview.session.books import never
from tests.support.systems import WINDOWS, counts_bytes_of_names

STEPS = ["open", "chmod", "fsync", "replace", "link", "unlink", "stat", "close"]


class Killed(BaseException):
    """Stands for a process that ends here: nothing that handles errors may run."""


def listing(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def fail(monkeypatch: pytest.MonkeyPatch, name: str, trouble: int, times: int = 99) -> list[int]:
    """Let a call of the system fail some times."""
    real = getattr(os, name)
    failures: list[int] = []

    def failing(*arguments: object, **options: object) -> object:
        if len(failures) < times:
            failures.append(trouble)
            raise OSError(trouble, os.strerror(trouble))
        return real(*arguments, **options)

    monkeypatch.setattr(os, name, failing)
    return failures


def test_the_version_before_is_the_backup(path: Path) -> None:
    for version in (b"one", b"two", b"three"):
        write_whole(path, version, never)
    assert listing(path.parent) == {path.name: b"three", f"{path.name}.bak": b"two"}


def test_a_first_version_has_no_backup(path: Path) -> None:
    write_whole(path, b"one", never)
    assert listing(path.parent) == {path.name: b"one"}


def test_whatever_instant_it_is_killed_at_one_version_and_a_backup_are_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every call of the system in turn is the last one: what it leaves must open, and the next save must work.
    last = 0
    while _killed_before_call(last, path, monkeypatch):
        assert path.read_bytes() in (b"two", b"three")
        assert Path(f"{path}.bak").read_bytes() in (b"one", b"two")
        write_whole(path, b"four", never)
        assert path.read_bytes() == b"four"
        last += 1
    assert last > (3 if WINDOWS else 6)  # no folder is put on disk there


def _killed_before_call(last: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    for version in (b"one", b"two"):
        write_whole(path, version, never)
    calls = iter(range(last + 1))
    with monkeypatch.context() as patch, suppress(Killed):
        for step in STEPS:
            patch.setattr(os, step, _counted(getattr(os, step), calls))
        write_whole(path, b"three", never)
        return False
    return True


def _counted(real: Callable[..., object], calls: Iterator[int]) -> Callable[..., object]:
    def counted(*arguments: object, **options: object) -> object:
        if next(calls, None) is None:
            raise Killed
        return real(*arguments, **options)

    return counted


def test_a_stale_temporary_file_that_is_the_file_itself_does_no_harm(path: Path) -> None:
    write_whole(path, b"one", never)
    os.link(path, f"{path}.tmp")
    write_whole(path, b"two", never)
    assert listing(path.parent) == {path.name: b"two", f"{path.name}.bak": b"one"}


def test_a_disk_without_links_gets_a_copy_as_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, "link", errno.EPERM)
    for version in (b"one", b"two", b"three"):
        write_whole(path, version, never)
    assert listing(path.parent) == {path.name: b"three", f"{path.name}.bak": b"two"}


def test_a_backup_that_cannot_be_renewed_does_not_stop_the_save(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in (b"one", b"two"):
        write_whole(path, version, never)
    fail(monkeypatch, "link", errno.EPERM)

    def copy(source: Path, target: Path) -> None:
        target.write_bytes(b"tw")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copy", copy)
    write_whole(path, b"three", never)
    assert listing(path.parent) == {path.name: b"three", f"{path.name}.bak": b"one"}


@pytest.mark.parametrize(
    ("call", "trouble", "code"),
    [
        ("fsync", errno.ENOSPC, "disk_full"),
        ("fsync", errno.EDQUOT, "disk_full"),
        ("fsync", errno.EIO, "not_written"),
        ("replace", errno.EROFS, "read_only"),
        ("replace", errno.EACCES, "in_use" if WINDOWS else "read_only"),
    ],
)
def test_a_failure_leaves_the_old_version_and_no_litter(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, trouble: int, code: str
) -> None:
    write_whole(path, b"one", never)
    with monkeypatch.context() as patch:
        fail(patch, call, trouble)
        with pytest.raises(WriteError) as refused:
            write_whole(path, b"two", never)
    assert refused.value.code == code
    assert refused.value.details == {"file": path.name, "reason": os.strerror(trouble)}
    assert path.read_bytes() == b"one"
    assert not Path(f"{path}.tmp").exists()
    write_whole(path, b"two", never)
    assert listing(path.parent) == {path.name: b"two", f"{path.name}.bak": b"one"}


def test_a_trouble_without_a_number_still_has_a_reason(path: Path) -> None:
    assert write_error(OSError(), path).details["reason"] == "OSError"


def test_renaming_is_tried_again_while_a_scanner_holds_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    fail(monkeypatch, "replace", errno.EACCES, times=3)
    write_whole(path, b"one", pauses.append)
    assert path.read_bytes() == b"one"
    assert len(pauses) == 3
    assert sum(pauses) < 1


def test_the_last_attempt_is_not_the_last_pause(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, "replace", errno.EACCES, times=5)
    write_whole(path, b"one", never)
    assert path.read_bytes() == b"one"


def test_a_share_that_cannot_settle_a_folder_has_saved_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(path, b"one", never)
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if os.fstat(descriptor).st_nlink != 1:
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_whole(path, b"two", never)
    assert path.read_bytes() == b"two"


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_a_private_file_stays_private(path: Path) -> None:
    write_whole(path, b"one", never)
    path.chmod(0o600)
    write_whole(path, b"two", never)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_marked_read_only_is_left_alone(path: Path) -> None:
    write_whole(path, b"one", never)
    path.chmod(0o444)
    with pytest.raises(WriteError) as refused:
        write_whole(path, b"two", never)
    assert (refused.value.code, refused.value.details) == ("file_read_only", {"file": path.name})
    assert listing(path.parent) == {path.name: b"one"}
    path.chmod(0o644)


def test_a_read_only_folder_is_named(
    without_rights: tuple[Path, Callable[[], AbstractContextManager[None]]],
) -> None:
    folder, bound = without_rights
    path = folder / "x.nianbao.json"
    with bound():
        write_whole(path, b"one", never)
        folder.chmod(0o500)
        with pytest.raises(WriteError) as refused:
            write_whole(path, b"two", never)
        assert refused.value.code == "read_only"
        assert listing(folder) == {path.name: b"one"}
        with pytest.raises(WriteError) as first:
            write_whole(folder / "y.nianbao.json", b"one", never)
        assert first.value.code == "read_only_yet", "nothing of it was saved before"


def test_a_folder_that_is_gone_is_named(path: Path) -> None:
    for folder in (path.parent / "gone", path):
        path.touch()
        with pytest.raises(WriteError) as refused:
            write_whole(folder / "x.nianbao.json", b"one", never)
        assert refused.value.code == "no_folder"


@counts_bytes_of_names
def test_a_name_too_long_is_named(path: Path) -> None:
    with pytest.raises(WriteError) as refused:
        write_whole(path.with_name("长" * 100), b"one", never)
    assert refused.value.code == "name_too_long"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = shutil.which("mount")
    done = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False, capture_output=True
    )
    if not done or done.returncode:
        pytest.skip("a file system can only be mounted by root")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_on_a_disk_that_is_really_full_the_old_version_stays(tiny_disk: Path) -> None:
    path = tiny_disk / "x.nianbao.json"
    for version in (b"one", b"two"):
        write_whole(path, version, never)
    with pytest.raises(WriteError) as refused:
        write_whole(path, b"x" * 100_000, never)
    assert refused.value.code == "disk_full"
    assert path.read_bytes() == b"two"
    write_whole(path, b"three", never)
    assert listing(tiny_disk) == {path.name: b"three", f"{path.name}.bak": b"two"}


_LIMITED = """
import resource, sys
from pathlib import Path
from interview.errors import WriteError
from interview.session.disk import write_whole
path = Path(sys.argv[1])
write_whole(path, b"one", print)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(path, b"x" * 5000, print)
except WriteError as refused:
    print(refused.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_file_that_may_not_grow_leaves_the_old_version(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, path], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout == "disk_full\n"
    assert path.read_bytes() == b"one"
