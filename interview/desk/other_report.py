"""What the office's other report of the same year says, where a question asks for the same figure.

The two are answers files in one folder. One is only looked at: without a lock, and without touching it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from interview.dataclass import dataclass
from interview.desk.reports import read_sound
from interview.engine.answers.kinds import Count
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Sibling
from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.errors import SessionFileError
from interview.flowfiles.families import FAMILIES
from interview.regular_file import UnreadError, beginning

_HEAD = 4096
"""An answers file says of which form, office and year it is in its first bytes."""
_MOST = 60
"""So many files of a folder are looked at, those changed last first."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A figure in the office's other report."""

    flow: Flow
    """Its form."""
    at: str
    value: int
    near: bool
    """Whether it is not quite the same figure, and only to be told."""


def other_report(
    folder: Path, own: Path | None, book: Book, sibling: Sibling | None, load: Callable[[str], Flow]
) -> Elsewhere | None:
    """What the other report says where a question asks for the same or nearly; None where nobody knows.

    Args:
        folder: Where both lie.
        own: The file of this one.
        book: Its answers; they tell office and year.
        sibling: Which figure of the other report it is; None where the question has none.
        load: Gives a form by its id.
    """
    from interview.session.model import office_of, year_of

    office, year = office_of(book), year_of(book)
    if sibling is None or office is None or year is None:
        return None
    for file in _answers_files(folder, own):
        plan = _of_office(file, office, year, sibling.family, load)
        value = _value(plan, sibling.at) if plan is not None else None
        if plan is not None and value is not None:
            return Elsewhere(plan.flow, sibling.at, value, sibling.near)
    return None


def _answers_files(folder: Path, own: Path | None) -> Iterator[Path]:
    from interview.session import SUFFIX

    found: list[tuple[float, Path]] = []
    for file in folder.glob(f"*{SUFFIX}"):
        try:
            found.append((-file.stat().st_mtime, file))
        except OSError:  # gone by now
            continue
    yield from (file for _, file in sorted(found)[:_MOST] if own is None or file.name != own.name)


def _of_office(file: Path, office: str, year: int, family: str, load: Callable[[str], Flow]) -> Plan | None:
    """What a file says, where it is the report that is meant."""
    forms = next(each.forms for each in FAMILIES if each.id == family)
    try:
        head = beginning(file, _HEAD).decode("utf-8", "ignore")
        if not any(f'"{form}"' in head for form in forms):
            return None
        session = read_sound(file)
    except (UnreadError, SessionFileError):
        return None
    if session.flow not in forms or (session.office, session.year) != (office, year):
        return None
    return Plan(load(session.flow), session.book)


def _value(plan: Plan, at: str) -> int | None:
    """A count as it stands there: a figure of a table, or what only a text needs."""
    if at in plan.figures:
        number = plan.figures[at].value
        return int(number) if number is not None else None
    told = plan.value(at)
    return told.value if isinstance(told, Count) else None
