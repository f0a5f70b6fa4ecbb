"""The way in: what lies in a folder, and how one of it, or a new one, is opened. A face asks it; it opens no file itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from interview.dataclass import dataclass
from interview.desk.interviews import fresh, from_sheet, resumed
from interview.desk.open_interview import Opened
from interview.desk.way_in.folder import Found, FoundReport, kind_of, look, published, reports, sheets
from interview.desk.way_in.questions import Ask, Unanswered, told_before
from interview.errors import InterviewError, ReportFileError
from interview.flowfiles.families import FAMILIES
from interview.wording.catalog import Words

if TYPE_CHECKING:
    from interview.desk.way_in.place import ReportsPlace

_MISTAKEN = frozenset(
    [
        "nothing_in_report",
        "no_report",
        "no_year_in_report",
        "sheet_is_report",
        "no_sheet",
        "not_sheet",
        "is_answers",
    ]
)
"""Why a file that was chosen for one kind of file may be of the other."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A report that can be begun from nothing."""

    name: str
    says: str
    """What it is, for somebody who does not know which one to write."""
    begin: Callable[[], Opened]
    """A new interview; raises InterviewError."""


@dataclass(frozen=True)
class Door:
    """The way into a folder; whatever it opens may raise InterviewError."""

    folder: Path
    words: Words
    kinds: tuple[Fresh, ...] = ()
    """The reports that a new one can be, the first one first, where there are several."""
    place: ReportsPlace | None = None
    """What can go to another folder, where the program was started from a menu; None where it was started in one."""
    trouble: InterviewError | None = None
    """Why a file that the program was started with did not open; it is said where the folder is shown."""

    def reports(self) -> list[Found]:
        """The answers files, the last changed first; no file is opened for it."""
        return reports(self.folder)

    def published(self) -> list[Found]:
        """Reports that were published, by their names, the last changed first; a new one can begin from them."""
        return published(self.folder)

    def sheets(self) -> list[Found]:
        """Worksheets and registers, by their names, the last changed first."""
        return sheets(self.folder)

    def kind_of_sheet(self, sheet: Path) -> str:
        """Which report a worksheet or a register is for, the id of its family; the file is read for it."""
        from interview.desk.sheet import report_of

        return report_of(sheet, self.words).id

    def look(self, path: Path) -> FoundReport:
        """What an answers file says of itself."""
        return look(path, self.words.lang)

    def fresh(self, last: Path | None = None) -> Opened:
        """A new interview, maybe from last year's answers file or published report; a sheet is opened as what it is."""
        words = self.words
        if last is None:
            return fresh(words)
        return _as_what_it_is(
            lambda: fresh(words, last_file=str(last)),
            lambda: from_sheet(str(last), words, told_before(())),
        )

    def from_sheet(self, sheet: Path, last: Path | None, ask: Ask) -> Opened:
        """A new interview from a filled worksheet or a register of applications, maybe with last year's report beside.

        Asks which column says what where that cannot be seen, and raises whatever asking raises. Last year's report is opened as what it is.
        """
        words, beside = self.words, str(last) if last else None
        return _as_what_it_is(
            lambda: from_sheet(str(sheet), words, ask, last_file=beside),
            lambda: fresh(words, last_file=str(sheet)),
        )

    def opened(self, path: Path, ask: Ask) -> Opened:
        """A file of whatever kind: answers gone on with, a sheet read, and anything else the report to begin from."""
        match kind_of(path):
            case "answers":
                return self.resumed(path)
            case "sheet":
                return self.from_sheet(path, None, ask)
            case "report":
                return self.fresh(path)

    def resumed(self, path: Path) -> Opened:
        """An interview where it stopped, locked; waits up to three seconds for the lock."""
        return resumed(path, self.words)


def every_kind(words: Words) -> tuple[Fresh, ...]:
    """The reports that can be begun from nothing, whichever of its forms the year will want."""
    lang = words.lang
    return tuple(
        Fresh(each.named(lang), each.said(lang), partial(fresh, words, flow_id=each.id)) for each in FAMILIES
    )


def _as_what_it_is(as_chosen: Callable[[], Opened], otherwise: Callable[[], Opened]) -> Opened:
    """What a file makes, as what it was chosen for, else as what it is; where it is neither, why not the first."""
    try:
        return as_chosen()
    except ReportFileError as trouble:
        if trouble.code not in _MISTAKEN:
            raise
        try:
            return otherwise()
        except (InterviewError, Unanswered):
            raise trouble from None
