"""The answers file on the desk: made when office and year are known, kept after every answer.

Faces ask it to keep; it neither talks nor asks.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from interview.engine.flow import Flow
from interview.engine.machine import State

if TYPE_CHECKING:
    from interview.session import AnswersFile, Notice


class Desk:
    """Where the answers of one interview are kept.

    Args:
        folder: Where a new file goes.
        load: Gives a flow by its id.
        file: The open file, where there is one already.
        path: The name a new file shall have; made up from office and year where none is given.
    """

    def __init__(
        self,
        folder: Path,
        load: Callable[[str], Flow],
        file: AnswersFile | None = None,
        path: Path | None = None,
    ) -> None:
        self.folder = folder
        self.load = load
        self.file = file
        self._path = path
        self.unsaved = False
        """Whether something was said that is not on disk."""

    @property
    def path(self) -> Path | None:
        """The file's path, once there is one."""
        return self.file.path if self.file else None

    def keep(self, state: State, *, finished: bool = False, draft: str = "") -> bool:
        """Keeps the state; True when the file was made just now.

        Raises:
            WriteError: It could not be written; what is in memory stays, and the next keeping tries again.
            LockedError: Somebody else has a file of that name open.
        """
        from interview.session import Draft  # the first question comes before anything is kept

        if self.file is None:
            return self._start(state)
        self.unsaved = True  # until it is
        here = state.place.question
        begun = Draft(question=here, text=draft) if draft and here else None
        self.file.save(state.book, here, begun, finished, flow=state.flow.id, flow_version=state.flow.version)
        self.unsaved = False
        return False

    def _start(self, state: State) -> bool:
        from interview.session import AnswersFile, Session, free_path

        session = Session(state.flow.id, state.flow.version, state.book, state.place.question)
        path = self._path
        if path is None:
            if session.office is None or session.year is None:
                return False
            path = free_path(self.folder, session.office, session.year)
        self.unsaved = True
        self.file = AnswersFile.create(path, session)
        self.unsaved = False
        return True

    def notices(self) -> tuple[Notice, ...]:
        """What has to be told of the file since this was last asked."""
        return self.file.notices() if self.file else ()

    def close(self) -> None:
        """Lets others open the file."""
        if self.file is not None:
            self.file.close()
