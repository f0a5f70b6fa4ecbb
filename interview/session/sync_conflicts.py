"""Other hands in the same folder: a sync program, a copied file, a second computer.

An open answers file is ours alone on this machine, but a program that synchronises folders knows no locks and
may put another version in its place. That version is kept under a name of its own before ours goes over it.
Nothing here decides which of two versions is the right one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from interview.dataclass import dataclass
from interview.errors import SessionFileError
from interview.session.disk import second_name
from interview.session.file_names import stem, unused
from interview.session.model import Session, to_session
from interview.session.reading import read_contents

_Stamp: TypeAlias = tuple[int, int, int]
"""Number, size in bytes and time of a file, which change when anything else is put in its place."""

_OUR_OWN_NUMBER = re.compile(r"-\d+($|[ .(（])")
"""A second report of one office and year is called -2; neither it nor its copies are copies of the first."""


class Watch:
    """Knows what we last wrote or read, and notices when something else stands in its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: _Stamp | None = None
        self._known = b""
        self._coming = b""

    def moved(self, path: Path) -> None:
        """Is told that the file has another name now; it is the same."""
        self._path = path

    def will_read(self) -> None:
        """Is told that the file is about to be read: nothing can come between unseen.

        Raises:
            OSError: It cannot be looked at.
        """
        self._stamp = _stamp(self._path)

    def has_read(self, data: bytes) -> None:
        """Is told what was in the file."""
        self._known = self._coming = data

    def will_write(self, data: bytes) -> None:
        """Is told what is about to be written: an interruption may leave either version there."""
        self._coming = data

    def has_written(self, status: os.stat_result) -> None:
        """Is told that it is there now, and what its status was before it got its name."""
        self._known = self._coming
        self._stamp = _stamp_of(status)

    def gone(self) -> bool:
        """Whether the file was there and is no more."""
        return self._stamp is not None and _stamp(self._path) is None

    def replaced(self) -> bool:
        """Whether something else than ours is there.

        Raises:
            OSError: It cannot be looked at.
        """
        stamp = _stamp(self._path)
        if stamp is None or stamp == self._stamp:
            return False
        # Touched or copied over itself, it is still ours. Whatever has another size need not be read.
        if stamp[1] not in {len(self._known), len(self._coming)}:
            return True
        there = self._path.read_bytes()
        if there not in (self._known, self._coming):
            return True
        self._known, self._stamp = there, stamp
        return False

    def keep_other(self) -> Path | None:
        """Gives what another hand put there a second name, if it did; gives that name.

        Raises:
            OSError: It could not be kept, so nothing may be written over it.
        """
        if not self.replaced():
            return None
        other = unused(self._path)
        second_name(self._path, other)
        self._stamp = _stamp(self._path)
        return other


def _stamp(path: Path) -> _Stamp | None:
    try:
        return _stamp_of(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None


def _stamp_of(status: os.stat_result) -> _Stamp:
    return status.st_ino, status.st_size, status.st_mtime_ns


@dataclass(frozen=True, slots=True)
class Copy:
    """Another answers file of the same report in the same folder."""

    path: Path
    answers: int


def copies_of(path: Path, session: Session) -> tuple[Copy, ...]:
    """What looks like copies of an answers file: begun alike, marked by a syncing or copying program.

    Such programs put their mark anywhere after the report's name: `… (1).nianbao.json`,
    `….nianbao (DESKTOP-1 的冲突副本).json`, `….nianbao.sync-conflict-20260115-093000-ABCDEFG.json`. So the name only
    says which files to look into; they count if they are about the same office and year.
    """
    found = []
    for other in _called_alike(path):
        try:
            theirs = to_session(read_contents(other)[0])
        except SessionFileError:
            continue
        if (theirs.office, theirs.year) == (session.office, session.year):
            found.append(Copy(other, len(theirs.book.answers)))
    return tuple(found)


def _called_alike(path: Path) -> Iterator[Path]:
    start = stem(path)
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:  # a folder that may be entered and not listed
        return
    for other in beside:
        rest = stem(other).removeprefix(start)
        if (
            other.name.startswith(start)
            and other.suffix == ".json"
            and rest not in {"", ".json"}
            and not _OUR_OWN_NUMBER.match(rest)
        ):
            yield other
