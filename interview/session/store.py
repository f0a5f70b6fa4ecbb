"""The answers file of a running interview: opened under a lock, written whole after every answer.

Times are stamped and the log is kept here, since the engine knows no clock. What is in memory is never lost
by a save that fails: the next one writes it all again. Nothing here decides what an answer means.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from interview.dataclass import dataclass
from interview.engine.plan.book import Book, Passed
from interview.errors import LockedError, WriteError
from interview.session.clock import local_time
from interview.session.contents import BegunText, FileContents, LogLine
from interview.session.disk import discard, rename, telling, write_whole
from interview.session.encoder import Encoder
from interview.session.file_names import LOCK, SUFFIX, TEMPORARY, beside, is_like_a_document
from interview.session.lock import Lock, take_lock
from interview.session.lock import is_held as lock_is_held
from interview.session.log import changes, lengthened
from interview.session.model import Session, to_file, to_session
from interview.session.reading import MOST_BYTES, MOST_PARTS, Judge, no_judge, parts_of, read_contents
from interview.session.sync_conflicts import Watch, copies_of

WAIT_SECONDS = 3.0
"""A window that is closing needs about a second to let go of its file."""


def read(path: Path, judge: Judge = no_judge) -> Session:
    """What an answers file says, without a lock and without touching it.

    Raises:
        SessionFileError: It cannot be opened, or the judge refuses it.
    """
    return to_session(read_contents(path, judge)[0])


def is_held(path: Path) -> bool:
    """Whether an answers file is open somewhere."""
    return lock_is_held(beside(_real(path), LOCK))


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the file that stopped nothing, and that the clerk should know of."""

    code: str
    """Names the sentence: `renamed` (the file is called otherwise now), `copy` (another file of the same report lies beside), `replaced` (another version stood in
    the file's place and was kept), `gone` (the file had been moved away)."""
    details: Mapping[str, object]
    """What the sentence may mention, by placeholder."""


class AnswersFile:
    """An answers file that is open; nobody else can write it until it is closed.

    Made by `create` or `open`. Not for several threads at once.
    """

    def __init__(
        self,
        path: Path,
        lock: Lock,
        session: Session,
        now: Callable[[], datetime],
        sleep: Callable[[float], None],
    ) -> None:
        self._path = path
        self._lock: Lock | None = lock
        self._watch = Watch(path)
        self._notices: list[Notice] = []
        self._session = session
        self._contents: FileContents | None = None
        self._bytes = b""
        self._encoder = Encoder()
        self._now = now
        self._sleep = sleep

    @classmethod
    def create(
        cls,
        path: Path,
        session: Session,
        *,
        now: Callable[[], datetime] = local_time,
        sleep: Callable[[float], None] = time.sleep,
        wait: float = WAIT_SECONDS,
    ) -> Self:
        """Start an answers file and write it at once.

        Args:
            path: Where; nothing may be there yet.
            session: What to begin with.
            now: Tells the moment.
            sleep: Waits for some seconds.
            wait: How long to wait for a lock.

        Raises:
            WriteError: There is such a file already, its name is a document's, or it could not be written.
            LockedError: Somebody else is starting it.
        """
        if is_like_a_document(path):
            raise WriteError("name_of_document", file=path.name, better=path.stem + SUFFIX)
        path = _real(path)
        lock = take_lock(beside(path, LOCK), now(), sleep, wait)
        file = cls(path, lock, session, now, sleep)
        try:
            file._start()
        except BaseException:
            file.close()
            raise
        return file

    @classmethod
    def open(
        cls,
        path: Path,
        judge: Judge = no_judge,
        *,
        now: Callable[[], datetime] = local_time,
        sleep: Callable[[float], None] = time.sleep,
        wait: float = WAIT_SECONDS,
    ) -> Self:
        """Opens an answers file to go on with it.

        Args:
            path: The file.
            judge: Looks at what it says, and may refuse it.
            now: Tells the moment.
            sleep: Waits for some seconds.
            wait: How long to wait for a lock.

        Raises:
            SessionFileError: It is no answers file, or not a sound one, or the judge refuses it.
            LockedError: Somebody else has it open.
            WriteError: Its folder cannot be written.
        """
        read_contents(path, judge)  # what is no answers file is refused before even a lock is laid beside it
        path = _real(path)
        lock = take_lock(beside(path, LOCK), now(), sleep, wait)
        watch = Watch(path)
        try:
            with telling(path):
                watch.will_read()
            contents, data = read_contents(path, judge)  # again: the one before may have saved meanwhile
        except BaseException:
            lock.release()
            raise
        discard(beside(path, TEMPORARY))
        file = cls(path, lock, to_session(contents), now, sleep)
        watch.has_read(data)
        file._watch, file._contents, file._bytes = watch, contents, data
        file._notice_copies()
        return file

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._path

    @property
    def session(self) -> Session:
        """What was last saved or read."""
        return self._session

    def notices(self) -> tuple[Notice, ...]:
        """What has to be told since this was last asked: after opening, and after every save."""
        told = tuple(self._notices)
        self._notices.clear()
        return told

    def save(
        self,
        book: Book,
        place: str | None,
        draft: BegunText | None = None,
        *,
        finished: bool = False,
        passed: Mapping[str, Passed] = MappingProxyType({}),
        flow: str | None = None,
        flow_version: int | None = None,
    ) -> None:
        """Writes everything, durably; the version before stays as the backup.

        Args:
            book: All answers.
            place: The question to go on with; None is the review.
            draft: A text begun and not yet given.
            finished: The interview has just been finished.
            passed: The questions that were left open.
            flow: The flow's id, if it is no longer the one of the file.
            flow_version: The flow's version, if it is no longer the one of the file.

        Raises:
            WriteError: It could not be written. The file is as it was; saving again is safe.
            LockedError: The lock was removed and somebody else has taken it meanwhile; likewise.
        """
        at = self._moment()
        was = self._session
        added = changes(was.book, book, at)
        # A report is finished as it stood then: any change re-opens it.
        same = was.finished_at if not added else None
        finished_at = (same or at) if finished else same
        if finished and not same:
            added += (LogLine(at=at, what="finished"),)
        self._write(
            Session(
                flow=flow or was.flow,
                flow_version=flow_version or was.flow_version,
                book=book,
                place=place,
                passed=passed,
                draft=draft,
                finished_at=finished_at,
                log=lengthened(was.log, added),
            ),
            at,
        )

    def rename(self, path: Path) -> bool:
        """Call the file otherwise, its backup and its lock too; whether it is called so now.

        Nothing is written over, and whatever goes wrong leaves the file under the name it has.

        Args:
            path: The new name, in the same folder.
        """
        if not self._lock:
            raise RuntimeError("the answers file is closed")
        try:
            lock = take_lock(beside(path, LOCK), self._moment(), self._sleep, 0)
        except (LockedError, WriteError):
            return False
        done = False
        try:
            with suppress(OSError):  # it keeps its name
                if not (path.exists() or self._watch.gone() or self._watch.replaced()):
                    rename(self._path, path)
                    done = True
        finally:
            (self._lock if done else lock).release()
        if done:
            self._lock, self._path = lock, path
            self._watch.moved(path)
        return done

    def close(self) -> None:
        """Let others open the file. Closing twice does nothing."""
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> None:
        with telling(self._path):
            if self._path.exists():
                raise WriteError("exists", file=self._path.name)
        at = self._moment()
        session = self._session
        self._write(replace(session, log=(*session.log, LogLine(at=at, what="started"))), at)

    def _moment(self) -> datetime:
        return self._now().replace(microsecond=0)

    def _write(self, session: Session, at: datetime) -> None:
        if not self._lock:
            raise RuntimeError("the answers file is closed")
        contents = to_file(session, at, self._contents, self._session.book)
        data = self._encoder.bytes_of(contents)
        # A part takes a byte at least: so short a file, as all are, need not be counted through at each answer.
        crowded = len(data) > MOST_PARTS and parts_of(data) > MOST_PARTS
        if crowded or len(data) > MOST_BYTES:
            raise WriteError("too_long_to_keep", file=self._path.name)
        self._lock.renew(at)
        with telling(self._path):
            gone, replaced = self._watch.gone(), self._watch.replaced()
        # The same once more would only push the version before out of the backup.
        if data != self._bytes or gone or replaced:
            self._watch.will_write(data)
            self._watch.has_written(write_whole(self._path, data, self._sleep, self._keep_other))
        if gone:
            self._notices.append(Notice("gone", {"file": self._path.name}))
        self._session, self._contents, self._bytes = session, contents, data

    def _keep_other(self) -> bool:
        other = self._watch.keep_other()
        if other is None:
            return False
        self._notices.append(Notice("replaced", {"file": self._path.name, "other": other.name}))
        return True

    def _notice_copies(self) -> None:
        for copy in copies_of(self._path, self._session):
            here = len(self._session.book.answers)
            details = {"file": self._path.name, "copy": copy.path.name, "answers": copy.answers, "here": here}
            self._notices.append(Notice("copy", details))


def _real(path: Path) -> Path:
    # Through links, so that two ways to one file meet at one lock, and a link is not replaced by a file.
    with telling(path):
        return Path(os.path.realpath(path))
