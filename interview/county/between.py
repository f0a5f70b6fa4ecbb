"""What only shows where units lie side by side: texts alike, figures the same, another's contact.

Units that say the same few small numbers are no wonder: only figures that hardly come out the same by chance count. Nor is
it one that many have a telephone or a house in common. Everything lies in a scratch database while it is compared, so that
the memory does not grow with how many units there are.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from hashlib import blake2b
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter

from interview.county.alike import Alike, AllParagraphs, is_model
from interview.county.handed_in import HandedIn
from interview.dataclass import dataclass
from interview.engine.flow.model import Flow
from interview.engine.sums.relations import Number
from interview.errors import WriteError
from interview.review.places import printed_places
from interview.review.subject import OPENING

_CELLS, _VALUES = 4, 3
"""So many cells above 1, with so many different numbers, do not come out the same by chance."""
PHONE, ADDRESS, _EMAIL, PERSON = "office.phone", "office.address", "email", "person"
"""What a contact is made of."""
_SAID = {
    _EMAIL: re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
    PERSON: re.compile(r"联 ?系 ?人 ?[:：为是]\s*([\u4e00-\u9fff·]{2,4}?)(?=[\W\d]|联系|电话|同志|$)"),
}
"""Where the opening of a report names them; the profile has the others."""
_APART = re.compile(r"[\W_]")
_TABLES = "CREATE TABLE said (what TEXT, key TEXT, file TEXT, cells INTEGER)"
_TOGETHER = """
SELECT what, key, cells, file FROM (
  SELECT *, rowid AS at, count(*) OVER each AS files, min(rowid) OVER each AS first FROM said WINDOW each AS (PARTITION BY what, key)
) WHERE files > 1 ORDER BY first, at
"""


@dataclass(frozen=True, slots=True)
class SameFigures:
    """Units whose table says the same."""

    section: str
    """The id of the section it stands in."""
    files: tuple[str, ...]
    cells: int
    """How many of its cells are not 0."""


@dataclass(frozen=True, slots=True)
class SameContact:
    """Units that name the same telephone, address, e-mail or person."""

    whats: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """All that shows between units."""

    alike: tuple[Alike, ...] = ()
    figures: tuple[SameFigures, ...] = ()
    contacts: tuple[SameContact, ...] = ()

    @cached_property
    def by_file(self) -> Mapping[str, Sequence[Alike | SameFigures | SameContact]]:
        """What concerns each file."""
        found: dict[str, list[Alike | SameFigures | SameContact]] = defaultdict(list)
        for alike in self.alike:
            found[alike.file].append(alike)
        shared: tuple[SameFigures | SameContact, ...] = (*self.figures, *self.contacts)
        for same in shared:
            for file in same.files:
                found[file].append(same)
        return found


def compared(reports: Iterable[HandedIn], flow: Flow) -> Between:
    """What shows between reports of one form, each looked at once.

    Raises:
        WriteError: The disk has no room for what is laid aside.
    """
    with closing(sqlite3.connect("")) as scratch:  # a file that nobody sees and that goes with us
        scratch.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try:
            return _Comparing(scratch, flow).between(reports)
        except sqlite3.Error as trouble:
            raise WriteError("results_not_kept", file="-", cause=str(trouble)) from None


class _Comparing:
    """What all reports say, side by side."""

    def __init__(self, scratch: sqlite3.Connection, flow: Flow) -> None:
        computed = {relation.target for relation in flow.relations if relation.computes}
        self._tables = {
            cell: place.section for cell, place in printed_places(flow).items() if cell not in computed
        }
        self._scratch = scratch
        self._texts = AllParagraphs(scratch) if find_spec("rensa") else None
        self._files = 0
        scratch.execute(_TABLES)

    def between(self, reports: Iterable[HandedIn]) -> Between:
        """What shows between them."""
        for report in reports:
            self._take(report)
        figures, contacts = list[SameFigures](), defaultdict[tuple[str, ...], list[str]](list)
        for (what, _), rows in groupby(self._scratch.execute(_TOGETHER), itemgetter(0, 1)):
            *_, cells, _file = first = next(rows)
            files = tuple(row[-1] for row in (first, *rows))
            if cells:
                figures.append(SameFigures(what, files, cells))
            elif not is_model(len(files), self._files):
                contacts[files].append(what)
        shared = (SameContact(tuple(whats), files) for files, whats in contacts.items())
        return Between(tuple(self._texts.alike()) if self._texts else (), tuple(figures), tuple(shared))

    def _take(self, report: HandedIn) -> None:
        file = report.checked.file
        self._files += 1
        if self._texts is not None:
            self._texts.add(file, report.texts)
        said = [(what, key, file, 0) for what, key in _contact_of(report).items()]
        for table, told in _tables(report.figures, self._tables):
            key = blake2b(repr(sorted(told.items())).encode(), digest_size=16).hexdigest()
            said.append((table, key, file, len(told)))
        self._scratch.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", said)


def _contact_of(report: HandedIn) -> dict[str, str]:
    """Whom a report names to be asked, each part as it is compared: without what one writes this way and another that."""
    opening = report.texts.get(OPENING, "")
    told = {what: report.profile.get(what, "") for what in (PHONE, ADDRESS)}
    for what, pattern in _SAID.items():
        found = pattern.search(opening)
        told[what] = found[found.re.groups].lower() if found else ""
    told[PHONE] = re.sub(r"\D", "", told[PHONE])
    told[ADDRESS] = _APART.sub("", told[ADDRESS])
    return {what: said for what, said in told.items() if said}


def _tables(
    figures: Mapping[str, Number | None], tables: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, Number]]]:
    """The tables whose figures hardly come out twice by chance, each without zeros and sums."""
    found: dict[str, dict[str, Number]] = defaultdict(dict)
    for address, value in figures.items():
        if value and address in tables:
            found[tables[address]][address] = value
    for table, told in found.items():
        large = [value for value in told.values() if value > 1]
        if len(large) >= _CELLS and len(set(large)) >= _VALUES:
            yield table, told
