"""The lock of an answers file: one writer at a time, told apart by the kernel and not by a file's existence.

The kernel lets go when a process dies, however it dies, so nobody is ever locked out by a crash and no lock
is ever broken by a guess about time. The lock file says who holds it, for the one who has to wait. Nothing
here looks at the answers file itself.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from io import FileIO
from pathlib import Path

from interview.dataclass import dataclass
from interview.errors import LockedError, WriteError
from interview.session.disk import discard, telling
from interview.session.file_names import LOCK

_POLL_SECONDS = 0.05
_FAR = 1 << 30
"""The byte that Windows locks: locks there bind readers too, and the text at the start must stay readable."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an answers file open."""

    user: str
    host: str
    pid: int
    since: str
    """ISO 8601, to the second."""


class Lock:
    """A lock that is held; releasing it removes its file."""

    def __init__(self, path: Path, stream: FileIO) -> None:
        self._path, self._locked = path, _locked_by(path)
        self._stream = stream

    def renew(self, since: datetime) -> None:
        """Takes the lock once more where its file was removed or replaced: a lock on that keeps nobody out.

        Raises:
            LockedError: Somebody else has taken it meanwhile.
            WriteError: It cannot be taken, for one because its folder is gone.
        """
        with telling(self._locked):
            if _is_still_at(self._path, self._stream.fileno()):
                return
        fresh = _try(self._path, since)
        if fresh is None:
            raise _locked(self._path)
        _close(self._stream)
        self._stream = fresh._stream  # noqa: SLF001 - of the same class

    def release(self) -> None:
        """Let the next one in."""
        if sys.platform == "win32":
            # An open file cannot be removed there, so nobody can be left holding a removed one either.
            _unlock(self._stream.fileno())
            _close(self._stream)
            discard(self._path)
            return
        # While it is still held: whoever waits for this file will find it gone and take the new one.
        with suppress(OSError):
            if _is_still_at(self._path, self._stream.fileno()):
                self._path.unlink()
        _close(self._stream)


def take_lock(path: Path, since: datetime, sleep: Callable[[float], None], wait: float) -> Lock:
    """Takes a lock, waiting a little: a window that is just closing still holds it for a moment.

    Args:
        path: The lock file.
        since: What to tell the next one.
        sleep: Waits for some seconds.
        wait: How long to wait at most, in seconds.
    """
    for left in range(int(wait / _POLL_SECONDS), -1, -1):
        lock = _try(path, since)
        if lock:
            return lock
        if left:
            sleep(_POLL_SECONDS)
    raise _locked(path)


def _try(path: Path, since: datetime) -> Lock | None:
    with telling(_locked_by(path)):
        stream = FileIO(path, "a+")
    try:
        with telling(_locked_by(path)):
            taken = _granted(path, stream) and _is_still_at(path, stream.fileno())
    except WriteError:
        _close(stream)
        raise
    if not taken:
        _close(stream)
        return None
    _sign(stream, since)
    return Lock(path, stream)


def is_held(path: Path) -> bool:
    """Whether somebody holds a lock; nothing is changed by asking."""
    try:
        stream = FileIO(path, "r")
    except OSError:  # there is none; or on Windows it is going this moment
        return False
    with stream:
        try:
            free = _grab(stream.fileno())
        except OSError:  # no locks here at all
            return False
        if sys.platform == "win32":
            if free:
                _unlock(stream.fileno())
    return not free


def _granted(path: Path, stream: FileIO) -> bool:
    try:
        return _grab(stream.fileno())
    except OSError as trouble:
        raise WriteError("no_locks", file=_locked_by(path).name) from trouble


def _grab(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _unlock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)


def _close(stream: FileIO) -> None:
    # The kernel lets go whatever a failing disk says to it.
    with suppress(OSError):
        stream.close()


def _is_still_at(path: Path, descriptor: int) -> bool:
    if sys.platform == "win32":
        return True  # a file that is open cannot have been removed
    # The one before may have removed the file between our opening and our locking it. A lock on a removed
    # file keeps nobody out.
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except (FileNotFoundError, NotADirectoryError):
        return False


def _sign(stream: FileIO, since: datetime) -> None:
    holder = Holder(_user(), _host(), os.getpid(), since.isoformat(timespec="seconds"))
    # The lock is ours already; on a full disk the next one merely learns no name.
    with suppress(OSError):
        stream.truncate(0)
        stream.write(json.dumps(asdict(holder), ensure_ascii=False).encode(errors="replace"))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):  # a bare system may know no name for us
        return ""


def _host() -> str:
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _locked_by(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(LOCK))


def _locked(path: Path) -> LockedError:
    file = _locked_by(path).name
    holder = holder_of(path)
    if holder is None:
        return LockedError("locked_by_somebody", file=file)
    since = holder.since[:16].replace("T", " ")
    return LockedError("locked", who=holder.user, host=holder.host, pid=holder.pid, since=since, file=file)


def holder_of(path: Path) -> Holder | None:
    """Who says to hold a lock, if the lock file says so."""
    try:
        told = json.loads(path.read_bytes())
        return Holder(
            user=str(told["user"]), host=str(told["host"]), pid=int(told["pid"]), since=str(told["since"])
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
