"""Reports as they lie on disk, opened to be looked at: an answers file or one that was published, its session or its plan.

Without a lock, and without touching the file; an interview is opened by `interviews`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from interview.desk.soundness import judge
from interview.engine.plan.plan import Plan
from interview.errors import ReportFileError
from interview.flowfiles import available, load_flow
from interview.regular_file import UnreadError, beginning

if TYPE_CHECKING:
    from interview.session import Session

_HEAD = 4096
"""An answers file says what it is in its first bytes."""


def is_answers_file(path: Path) -> bool:
    """Whether a file is ours, by its name, or by its first words where it was given another name."""
    from interview.session import SUFFIX
    from interview.session.contents import FORMAT

    if SUFFIX in path.name:
        return True
    try:
        return FORMAT.encode() in beginning(path, _HEAD)
    except UnreadError:  # whoever reads it next says what is wrong
        return False


def read_sound(path: Path, lang: str = "zh") -> Session:
    """What an answers file says, in the words of its form as it is now; without a lock, and without touching it.

    Raises:
        SessionFileError: It cannot be opened, or says what no interview writes.
    """
    from interview.session import read
    from interview.session.renames import renamed

    session = read(path, judge(lang))
    return renamed(session, load_flow(session.flow, lang).renamed)


def plan_of(path: Path, lang: str = "zh") -> Plan:
    """The plan of what an answers file says.

    Raises:
        SessionFileError: It cannot be opened, or says what no interview writes.
    """
    session = read_sound(path, lang)
    return Plan(load_flow(session.flow, lang), session.book)


def plan_of_any(path: Path, lang: str = "zh") -> Plan:
    """The plan of a report in whatever shape: an answers file, or the report as it was published.

    Raises:
        SessionFileError: The answers file cannot be opened, or says what no interview writes.
        ReportFileError: The report cannot be read, or nothing of one is in it.
    """
    if is_answers_file(path):
        return plan_of(path, lang)
    from interview.reading.convert.to_book import imported
    from interview.review.claimed.in_words import read_whole

    report = read_whole(path, available(lang))
    if report.says_nothing:
        raise ReportFileError("no_report", file=path.name)
    return imported(report, load_flow(report.flow, lang)).plan
