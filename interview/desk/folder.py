"""The way in: what lies in the folder, and how one of it, or a new one, is opened. A face asks; it opens no file itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.desk.open_interview import Opened

if TYPE_CHECKING:
    from interview.desk.place import ReportsPlace


@dataclass(frozen=True, slots=True)
class Found:
    """A file as the folder lists it; it was not opened."""

    path: Path
    changed: datetime
    """In the clerk's own time zone."""


@dataclass(frozen=True, slots=True)
class FoundReport:
    """What an answers file says of itself."""

    path: Path
    office: str
    """Empty where it is not told yet."""
    year: int | None
    left: int
    """How many questions are open."""
    finished: bool
    """Whether it was written out as it stands."""
    held: bool
    """Whether somebody has it open now."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A report that can be begun from nothing."""

    name: str
    says: str
    """What it is, for somebody who does not know which one to write."""
    begin: Callable[[], Opened]
    """A new interview; raises InterviewError."""


Ask = Callable[[str, Sequence[str]], int]
"""Asks a question with some answers, and gives the number of the one that was picked, from 0."""


class Unanswered(Exception):  # noqa: N818 - nothing is wrong
    """A file can be opened once this question is answered."""

    def __init__(self, question: str, labels: Sequence[str]) -> None:
        super().__init__(question)
        self.question, self.labels = question, labels


def told_before(answers: Sequence[int]) -> Ask:
    """Answers the first questions as they were answered before; the next one raises Unanswered."""
    left = iter(answers)

    def ask(question: str, labels: Sequence[str]) -> int:
        for answer in left:
            return answer
        raise Unanswered(question, labels)

    return ask


@dataclass(frozen=True)
class Door:
    """What a face needs to begin."""

    folder: Path
    reports: Callable[[], list[Found]]
    """What is in the folder, the last changed first; no file is opened for it."""
    look: Callable[[Path], FoundReport]
    """Reads one; raises InterviewError where it cannot be opened."""
    fresh: Callable[[Path | None], Opened]
    """A new interview, maybe from last year's answers file or published report; raises InterviewError."""
    resumed: Callable[[Path], Opened]
    """An interview where it stopped, locked; waits up to three seconds for the lock; raises InterviewError."""
    from_sheet: Callable[[Path, Path | None, Ask], Opened]
    """A new interview from a filled worksheet or a register of applications, maybe with last year's beside; asks which
    column says what where that cannot be seen; raises InterviewError, and whatever asking raises."""
    published: Callable[[], list[Found]] = list
    """Reports in the folder that were published, by their names, the last changed first; a new one can begin from them."""
    sheets: Callable[[], list[Found]] = list
    """Worksheets and registers in the folder, by their names, the last changed first."""
    kinds: tuple[Fresh, ...] = ()
    """The reports that a new one can be, the first one first, where there are several."""
    place: ReportsPlace | None = None
    """What can go to another folder, where the program was started from a menu; None where it was started in one."""
