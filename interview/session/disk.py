"""Bytes onto a disk, so that whatever happens in between, the old file or the new one is there, whole.

One fixed temporary name per file, so a killed process leaves at most one thing behind and the next save takes
it away. The version before is kept as a backup by renaming links, which costs no second wait for the disk.
Nothing here knows what the bytes mean.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter
from pathlib import Path

from interview.errors import WriteError
from interview.session.file_names import BACKUP, TEMPORARY, beside

_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)
"""On Windows a virus scanner may hold a file for a moment; longer than this is somebody's doing."""

_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENAMETOOLONG: "name_too_long",
}


def write_error(trouble: OSError, path: Path) -> WriteError:
    """What to tell about a failure to write a file."""
    code = _CODES.get(trouble.errno or 0, "not_written")
    if code == "read_only" and not os.path.exists(path):  # noqa: PTH110 - a folder that is closed to us has none, and is no error
        code = "read_only_yet"
    return WriteError(code, file=path.name, reason=trouble.strerror or type(trouble).__name__)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """While inside, trouble with the disk is a failure to write this file."""
    try:
        yield
    except OSError as trouble:
        raise write_error(trouble, path) from trouble


def write_whole(
    path: Path, data: bytes, sleep: Callable[[float], None], spare: Callable[[], bool] = lambda: False
) -> os.stat_result:
    """Puts a file in place, whole and durably, and keeps the one it replaces as its backup.

    Args:
        path: The file.
        data: All it is to hold.
        sleep: Waits for some seconds, between attempts to rename.
        spare: Keeps what is there under another name if it is not ours, and says whether it was not. Asked first,
            and once more at the last moment, since writing may take a while.

    Returns:
        What the new file's status was before it got its name: whatever differs from it later is not ours.

    Raises:
        WriteError: It could not be written; what was there before is untouched.
    """
    temporary = beside(path, TEMPORARY)
    with telling(path):
        mode = _mode(path)
        # What somebody else put there is no version of ours: the backup stays as it is.
        if not spare():
            _keep_backup(path, temporary)
        try:
            status = _write(temporary, data, mode)
            spare()
            _rename(temporary, path, sleep)
        except OSError:
            discard(temporary)  # on a full disk its blocks are wanted
            raise
    _settle(path.parent)
    return status


def rename(path: Path, other: Path) -> None:
    """Gives a file and its backup another name, durably; the file first, so that it is never without one.

    Raises:
        OSError: It keeps its name.
    """
    path.rename(other)
    with suppress(OSError):  # there is none yet; or it stays, an earlier version under an earlier name
        beside(path, BACKUP).rename(beside(other, BACKUP))
    _settle(path.parent)


def discard(path: Path) -> None:
    """Remove a file that is of no more use, if it is there and can be removed."""
    with suppress(OSError):
        path.unlink()


def _mode(path: Path) -> int | None:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    if not mode & 0o222:
        # Renaming over it would work on POSIX; whoever marked it read-only meant it.
        raise WriteError("file_read_only", file=path.name)
    return mode


def _keep_backup(path: Path, temporary: Path) -> None:
    # A second name for the present version, moved over the backup of the version before: the backup is never
    # missing, and no byte is copied. A backup that cannot be renewed stays as it is, an earlier good version;
    # that is no reason to refuse the answer.
    with suppress(OSError):
        try:
            second_name(path, temporary)
        except FileExistsError:  # a process that was killed left it
            discard(temporary)
            second_name(path, temporary)
        temporary.replace(beside(path, BACKUP))


def second_name(path: Path, other: Path) -> None:
    """Let a file be found under another name too; where the disk knows no links, a copy of it.

    Raises:
        OSError: Neither could be had.
    """
    try:
        other.hardlink_to(path)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:  # FAT, exFAT and many shares have no links
        try:
            shutil.copy(path, other)
        except OSError:
            discard(other)  # half of it
            raise


def _write(temporary: Path, data: bytes, mode: int | None) -> os.stat_result:
    with _opened_anew(temporary) as stream:
        if mode is not None and mode != stat.S_IMODE(os.fstat(stream.fileno()).st_mode):
            temporary.chmod(mode)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        return os.fstat(stream.fileno())


def _opened_anew(temporary: Path) -> BufferedWriter:
    # Never an existing file: it could be a second name of the very file to keep. There hardly ever is one, so what may
    # be in the way is looked for by nobody before: what a killed process left; or, where the backup was the present
    # version already (a save failed in between), its second name, for then POSIX renames nothing and leaves both.
    try:
        return temporary.open("xb")
    except FileExistsError:
        discard(temporary)
        return temporary.open("xb")


def _rename(temporary: Path, path: Path, sleep: Callable[[float], None]) -> None:
    for pause in _PAUSES:
        try:
            temporary.replace(path)
        except PermissionError:
            sleep(pause)
        else:
            return
    try:
        temporary.replace(path)
    except PermissionError:
        if sys.platform == "win32":
            raise WriteError("in_use", file=path.name) from None
        raise


def _settle(folder: Path) -> None:
    if sys.platform == "win32":
        return  # a folder cannot be opened there; the file system keeps its own journal
    # The new file is in place already. A share that cannot do this must not make a saved answer look lost.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
