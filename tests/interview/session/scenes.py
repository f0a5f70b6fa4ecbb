"""What may be going on when a save is cut short: the folder before, what is done, what must be there afterwards."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from interview.engine.plan.book import Book
from interview.errors import InterviewError
from interview.session import AnswersFile, Session, read, to_file
from interview.session.encoder import Encoder
from tests.interview.session.books import NOON, Clock, counts, never
from tests.interview.session.tracing import Life, lived

OLDER, OLD, NEW, THEIRS = counts(a=1), counts(a=2), counts(a=3, b=4), counts(a=9)
NAME = "林业局-2024.nianbao.json"
Say = Callable[[str], None]


def begun(path: Path, *books: Book) -> None:
    """A file that was saved so many times."""
    first, *rest = books
    with AnswersFile.create(path, Session("f", 1, first, "a"), now=Clock(), sleep=never) as file:
        for book in rest:
            file.save(book, "a")


def opened(path: Path) -> AnswersFile:
    return AnswersFile.open(path, now=Clock(), sleep=never, wait=0)


@dataclass(frozen=True)
class Scene:
    """One thing that may be cut short."""

    folder: Callable[[Path], object]
    """Makes the folder as it is before."""
    do: Callable[[AnswersFile | None, Path, Say], object]
    """What is done under trace; says `saved` when that has returned."""
    meanwhile: Callable[[Path], object] | None = None
    """What others do to the folder once the file is open."""
    first: bool = False
    """Whether there is no file yet."""
    opens: bool = True
    """Whether the file is opened before the trace begins."""
    theirs: bool = False
    """Whether somebody else's version is there too, which must be somewhere in the folder afterwards."""
    links: bool = True
    """Whether the disk knows links."""

    def played(
        self,
        path: Path,
        kill_at: int | None = None,
        fail: Callable[[int, str], int] | None = None,
    ) -> Life:
        """Plays it in a fresh folder."""
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        self.folder(path)
        held: list[AnswersFile] = []

        def prepare() -> None:
            if self.opens:
                held.append(opened(path))
                if self.meanwhile:
                    self.meanwhile(path)

        def act(say: Say) -> None:
            try:
                self.do(held[0] if held else None, path, say)
            except InterviewError as refused:
                say(f"{refused.code}, then ")
                self._once_more(held, path, say)
            except Exception as crash:
                say(f"crashed: {crash!r}")
                raise

        def errors(at: int, name: str) -> int:
            if not self.links and name in {"link", "linkat"}:
                return errno.EPERM
            return fail(at, name) if fail else 0

        return lived(prepare, act, kill_at=kill_at, fail=errors)

    def _once_more(self, held: list[AnswersFile], path: Path, say: Say) -> None:
        try:
            self.do(held[0] if held else None, path, say)
        except InterviewError as refused:
            say(refused.code)

    def judge(self, path: Path, saved: bool) -> None:
        """What must hold whatever happened, and that the next one can go on."""
        if self.first and not saved and not path.exists():
            begun(path, NEW)
            return
        books = [NEW] if saved or self.first else [OLD, NEW]
        if self.theirs:
            found = [read(file).book for file in path.parent.glob("*.nianbao.json")]
            assert THEIRS in found
            books = books if saved else [*books, THEIRS]
        assert read(path).book in books
        backup = Path(f"{path}.bak")
        if backup.exists():
            assert read(backup).book in (OLDER, OLD, THEIRS)
        with opened(path) as file:
            file.save(counts(a=5), "a")
        assert read(path).book == counts(a=5)
        assert not Path(f"{path}.tmp").exists()
        assert not Path(f"{path}.lock").exists()


def _save(file: AnswersFile | None, path: Path, say: Say) -> None:
    assert file
    file.save(NEW, "b")
    say("saved")


def _create(file: AnswersFile | None, path: Path, say: Say) -> None:
    AnswersFile.create(path, Session("f", 1, NEW, "b"), now=Clock(), sleep=never)
    say("saved")


def _open_save_close(file: AnswersFile | None, path: Path, say: Say) -> None:
    with opened(path) as opening:
        opening.save(NEW, "b")
        say("saved")


def _with_backup(path: Path) -> None:
    begun(path, OLDER, OLD)


def _with_half_a_temporary(path: Path) -> None:
    begun(path, OLDER, OLD)
    Path(f"{path}.tmp").write_bytes(path.read_bytes()[:100])


def _with_itself_as_temporary(path: Path) -> None:
    begun(path, OLDER, OLD)
    os.link(path, f"{path}.tmp")


def _with_a_dead_lock(path: Path) -> None:
    begun(path, OLDER, OLD)
    dead = {"user": "clerk", "host": "pc", "pid": os.getppid(), "since": "2024-01-01T00:00:00+08:00"}
    Path(f"{path}.lock").write_text(json.dumps(dead), encoding="utf-8")


def _of_schema_1(path: Path) -> None:
    answers = {"a": {"kind": "count", "value": 2, "origin": "typed", "at": "2024-01-01T00:00:00+08:00"}}
    path.write_text(json.dumps({"schema": 1, "flow": "f", "flow_version": 1, "answers": answers}), "utf-8")


def _put_theirs(path: Path) -> None:
    theirs = path.with_name("arriving")
    theirs.write_bytes(Encoder().bytes_of(to_file(Session("f", 1, THEIRS, "a"), NOON)))
    theirs.replace(path)


def _unlock(path: Path) -> None:
    Path(f"{path}.lock").unlink()


def _nothing(path: Path) -> None:
    """An empty folder."""


SCENES: Mapping[str, Scene] = {
    "a new file": Scene(_nothing, _create, first=True, opens=False),
    "a file without a backup": Scene(lambda path: begun(path, OLD), _save),
    "a file with its backup": Scene(_with_backup, _save),
    "half a temporary file left behind": Scene(_with_half_a_temporary, _save),
    "a temporary file that is the file itself": Scene(_with_itself_as_temporary, _save),
    "a disk without links": Scene(_with_backup, _save, links=False),
    "a file of an earlier schema": Scene(_of_schema_1, _save),
    "another program's version in its place": Scene(_with_backup, _save, _put_theirs, theirs=True),
    "a lock that was removed": Scene(_with_backup, _save, _unlock),
    "a dead process's lock: opened, saved, closed": Scene(_with_a_dead_lock, _open_save_close, opens=False),
}
