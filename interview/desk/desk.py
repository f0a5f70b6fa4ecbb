"""The answers file on the desk: made when office and year are known, kept after every answer, named after them.

Faces ask it to keep; it neither talks nor asks.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from interview.engine.flow.model import Flow
from interview.engine.plan.walk import Asked
from interview.engine.step.state import State
from interview.errors import InterviewError

if TYPE_CHECKING:
    from interview.desk.other_report import Elsewhere
    from interview.session import AnswersFile, Fallback, Notice, Session


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
        """Whether something was said that is not in the file."""
        self._fallback: Fallback | None = None
        self._known_trouble = ""
        """Why the file could not be written the last time; nothing since it could."""
        self._notices: list[Notice] = []
        self._looked_up: tuple[str, Elsewhere | None] | None = None
        self._named_after = _named_after(file, load) if file is not None else None

    @property
    def path(self) -> Path | None:
        """The file's path, once there is one."""
        return self.file.path if self.file else None

    @property
    def elsewhere(self) -> Path | None:
        """Where everything said is kept while the file itself cannot be written."""
        return self._fallback.path if self._fallback else None

    def keep(self, state: State, *, finished: bool = False, draft: str = "") -> bool:
        """Keeps the state; True when the file was made just now.

        Raises:
            WriteError: It could not be written. What is in memory stays, the next keeping tries again, and until
                then everything is kept elsewhere, if some folder takes it.
            LockedError: Somebody else has a file of that name open; likewise.
        """
        # Loaded here: the first question comes before anything is kept.
        from interview.session import AnswersFile, BegunText, Session

        here, passed = state.place.question, state.place.passed
        begun = BegunText(question=here, text=draft) if draft and here else None
        session = Session(state.flow.id, state.flow.version, state.book, here, begun, passed=passed)
        path = self.path or self._path or self._made_up(session)
        if path is None:
            return False
        self.unsaved = True  # until it is
        made = self.file is None
        try:
            if self.file is None:
                self.file = AnswersFile.create(path, session)
            else:
                self.file.save(
                    session.book, here, begun, finished=finished,
                    passed=passed, flow=session.flow, flow_version=session.flow_version,
                )  # fmt: skip
        except InterviewError:
            self._keep_elsewhere(path, session)
            raise
        self.unsaved = False
        self._known_trouble = ""
        if self._fallback:
            self._fallback.leave()
        if made and self._path is None:
            self._named_after = _called(session, self.load), session.year
        self._follow(session)
        return made

    def is_news(self, trouble: InterviewError) -> bool:
        """Whether a failure to keep is to be told: not again after every answer, as long as everything is kept elsewhere."""
        known, self._known_trouble = self._known_trouble, trouble.code
        return known != trouble.code or self.elsewhere is None

    def _follow(self, session: Session) -> None:
        """Calls a file with a made-up name after another office or year, while nothing but the answers was written."""
        from interview.session import Notice, file_name, free_path, is_alone

        called, year, file = _called(session, self.load), session.year, self.file
        now = (called, year)
        if self._named_after in {None, now} or called is None or year is None or file is None:
            return
        was = file.path
        if was.name == file_name(called, year) or not is_alone(was):
            return
        if file.rename(free_path(was.parent, called, year)):
            self._named_after = now
            self._notices.append(Notice("renamed", {"file": file.path.name, "was": was.name}))

    def _made_up(self, session: Session) -> Path | None:
        from interview.session import free_path

        called = _called(session, self.load)
        return (
            None if called is None or session.year is None else free_path(self.folder, called, session.year)
        )

    def _keep_elsewhere(self, path: Path, session: Session) -> None:
        from interview.session import Fallback, Notice, Session, usual_folders

        if self.file is None and self._path:
            return  # a file asked for by name is made before anything is said
        self._fallback = self._fallback or Fallback()
        saved = self.file.session if self.file else Session(session.flow, session.flow_version)
        if self._fallback.keep(path.name, (path.parent, *usual_folders()), saved, session):
            self._notices.append(Notice("elsewhere", {"file": path.name, "there": str(self.elsewhere)}))

    def tell(self, *notices: Notice) -> None:
        """Has something told that was learnt before there was a file."""
        self._notices += notices

    def other_report(self, state: State, asked: Asked) -> Elsewhere | None:
        """What the office's other report of the year says to a question; looked up anew at every other question."""
        sibling = asked.question.sibling if asked.question is not None and not asked.several else None
        if sibling is None:
            return None
        from interview.desk.other_report import other_report

        if self._looked_up is None or self._looked_up[0] != asked.id:
            folder = self.path.parent if self.path is not None else self.folder
            found = other_report(folder, self.path, state.book, sibling, self.load)
            self._looked_up = asked.id, found
        return self._looked_up[1]

    def notices(self) -> tuple[Notice, ...]:
        """What has to be told of the file since this was last asked."""
        told = (*self._notices, *(self.file.notices() if self.file else ()))
        self._notices.clear()
        return told

    def close(self) -> None:
        """Lets others open the file."""
        if self._fallback:
            self._fallback.close()
        if self.file is not None:
            self.file.close()


def _called(session: Session, load: Callable[[str], Flow]) -> str | None:
    """What a file is called before the year: the office, and which report it is where it writes another too."""
    if session.office is None:
        return None
    return "-".join(filter(None, (session.office, load(session.flow).file_as)))


def _named_after(file: AnswersFile, load: Callable[[str], Flow]) -> tuple[str | None, int | None] | None:
    """The office and the year that the name of an open file was made up from; None where somebody chose it."""
    from interview.session import is_made_up

    called, year = _called(file.session, load), file.session.year
    if called is None or year is None or not is_made_up(file.path, called, year):
        return None
    return called, year
