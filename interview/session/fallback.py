"""A second place for the answers while the first cannot be written: a pulled drive, a deleted folder, a full disk.

Whoever answers on is told at each answer that it was not saved; with this, an end of the program at that moment
loses nothing either. Nothing here speaks, and nothing outlives its need: once the first place works again the
second is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from interview.errors import InterviewError
from interview.session.disk import discard
from interview.session.file_names import BACKUP, beside, is_used, unused
from interview.session.model import Session
from interview.session.store import AnswersFile


class Fallback:
    """Keeps a session in the first folder that takes it, for as long as it must."""

    def __init__(self) -> None:
        self._file: AnswersFile | None = None
        self.path: Path | None = None
        """Where it is kept, while it is needed."""

    def keep(self, name: str, folders: Iterable[Path], saved: Session, now: Session) -> bool:
        """Keeps a session, and says whether that took a new file.

        Args:
            name: What the file would be called in its own place.
            folders: Where to try.
            saved: What its own place holds, so that the log tells what came after.
            now: What to keep.
        """
        if self._file and _saved(self._file, now):
            return False
        self.close()
        for folder in folders:
            path = folder / name
            with suppress(InterviewError, OSError):
                self._file = AnswersFile.create(unused(path) if is_used(path) else path, saved, wait=0)
                self.path = self._file.path
                if _saved(self._file, now):
                    return True
                self.leave()
        self.path = None
        return False

    def leave(self) -> None:
        """Takes it away: its own place has everything."""
        if self.path:
            discard(self.path)
            discard(beside(self.path, BACKUP))
            self.path = None
        self.close()

    def close(self) -> None:
        """Let others open what is kept."""
        if self._file:
            self._file.close()
            self._file = None


def usual_folders() -> Iterator[Path]:
    """Where a person may find a file again: documents, the home folder, the one for temporary files."""
    with suppress(RuntimeError):  # nobody is at home
        home = Path.home()
        yield from (home / "Documents", home / "文档", home)
    with suppress(OSError):
        from tempfile import gettempdir  # hardly ever needed

        yield Path(gettempdir())


def _saved(file: AnswersFile, session: Session) -> bool:
    with suppress(InterviewError):
        file.save(
            session.book,
            session.place,
            session.draft,
            passed=session.passed,
            flow=session.flow,
            flow_version=session.flow_version,
        )
        return True
    return False
