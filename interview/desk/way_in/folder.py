"""What lies in a folder: answers files, reports that were published, worksheets and registers, by their names; what a file says of itself.

Nothing is locked or touched, and only `look` opens a file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from interview.dataclass import dataclass
from interview.desk.reports import is_answers_file, read_sound
from interview.engine.step.machine import begin
from interview.flowfiles import load_flow
from interview.flowfiles.families import FAMILIES, families_said, family_of
from interview.session import SUFFIX, Session, is_held, stem

_READABLE = (
    ".docx", ".doc", ".wps", ".odt", ".xlsx", ".xls", ".ods", ".html", ".htm", ".mht", ".mhtml", ".eml", ".pdf", ".ofd", ".txt", ".md",
)  # fmt: skip
_FILLED_IN = (".xlsx", ".xls", ".et", ".ods", ".csv", ".docx")
_SAID_OF_SHEETS, _MAYBE_SAID_OF_SHEETS = ("提纲", "worksheet", "登记", "台账"), ("依申请",)
"""A file is listed where its name says what it is; the second ones only where the name speaks of no report."""
_WRITTEN_BY_US = re.compile(r".+-20\d\d(?:-\d{1,2})?\.docx")
"""甲局-2025.docx, the report as we call it: it comes along alone where its answers stayed on another computer."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file as the folder lists it; it was not opened."""

    path: Path
    changed: datetime
    """In the clerk's own time zone."""

    @property
    def kind(self) -> str:
        """Which report it is by its name, the id of its family; empty where the name may speak of several, or of none."""
        said = families_said(self.path.name)
        if not said and _WRITTEN_BY_US.fullmatch(self.path.name):
            return FAMILIES[0].id  # any other has its name in that of the file
        return said[0].id if len(said) == 1 else ""


@dataclass(frozen=True, slots=True)
class FoundReport:
    """What an answers file says of itself."""

    path: Path
    kind: str
    """Which report it is: the id of its family."""
    office: str
    """Empty where it is not told yet."""
    year: int | None
    left: int
    """How many questions are open."""
    finished: bool
    """Whether it was written out as it stands."""
    held: bool
    """Whether somebody has it open now."""


def reports(folder: Path) -> list[Found]:
    """The answers files of a folder, the last changed first; a folder that cannot be listed has none."""
    return _listed(folder, lambda name: name.endswith(SUFFIX))


def published(folder: Path) -> list[Found]:
    """The reports of a folder that have the name and the form of one; none whose answers are there, and no sheet.

    Any other is begun from by `--last`.
    """
    ours = tuple(stem(each.path) for each in reports(folder))

    def is_one(name: str) -> bool:
        of_it = bool(families_said(name)) and name.lower().endswith(_READABLE)
        return (of_it or _WRITTEN_BY_US.fullmatch(name) is not None) and not (
            _is_sheet(name) or name.startswith(ours)
        )

    return _listed(folder, is_one)


def kind_of(path: Path) -> Literal["answers", "sheet", "report"]:
    """What a file most likely is: answers by its name or its first words, all else by its name alone."""
    if is_answers_file(path):
        return "answers"
    sheet = _is_sheet(path.name) and path.name.lower().endswith(_FILLED_IN)
    return "sheet" if sheet else "report"


def sheets(folder: Path) -> list[Found]:
    """The worksheets and registers of applications of a folder, by their names."""
    return _listed(folder, lambda name: _is_sheet(name) and name.lower().endswith(_FILLED_IN))


def _is_sheet(name: str) -> bool:
    said: tuple[str, ...] = _SAID_OF_SHEETS
    if not families_said(name):
        said += _MAYBE_SAID_OF_SHEETS
    return any(word in name for word in said)


def _listed(folder: Path, wanted: Callable[[str], bool]) -> list[Found]:
    try:
        with os.scandir(folder) as entries:
            found = [_found(folder, each) for each in entries if wanted(each.name)]
    except OSError:
        return []
    return sorted(found, key=lambda each: (-each.changed.timestamp(), each.path.name))


def _found(folder: Path, entry: os.DirEntry[str]) -> Found:
    try:
        changed = entry.stat().st_mtime
    except OSError:  # a link that leads nowhere; looking at it says so
        changed = 0.0
    return Found(folder / entry.name, datetime.fromtimestamp(changed, UTC).astimezone())


def look(path: Path, lang: str) -> FoundReport:
    """What an answers file says of itself; it is neither locked nor touched.

    Raises:
        InterviewError: It cannot be opened, or its form is not there.
    """
    session = read_sound(path, lang)
    finished = session.finished_at is not None
    left = 0 if finished else _ahead(session, lang)
    kind = family_of(session.flow).id
    return FoundReport(path, kind, session.office or "", session.year, left, finished, is_held(path))


def _ahead(session: Session, lang: str) -> int:
    """How many questions are still to come, as the interview will say when it goes on."""
    state, _ = begin(load_flow(session.flow, lang), session.book, session.place, session.passed)
    return state.ahead
