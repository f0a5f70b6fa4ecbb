"""The register that an office keeps of its applications, one a row under any heads, to the entries of the list.

No name of an applicant is kept: of it only follows which kind it is. What cannot be told for certain stays open in its entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from interview.engine.answers.characters import clean_line
from interview.engine.plan.book import Entry
from interview.engine.plan.case_list import LONGEST_LABEL
from interview.reading.filled.columns import ROLES, Columns, Role, understood
from interview.reading.filled.meanings import Meanings, carried, day, is_note, is_open, is_sum
from interview.reading.filled.tables import Table
from interview.reading.match.labels import folded

_LONG_NUMBER = 4
"""A register's own number of an application; a shorter one may only count the rows of a sheet."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the rows come to."""

    entries: tuple[Entry, ...] = ()
    left_out: int = 0
    """Rows of other years: received later, or finished before."""
    contradicting: int = 0
    """Rows that say both a result and that they are open."""
    tells_carried: bool = False
    """Whether the register says of each how it came in, or marks those that were carried in."""
    repeated: int = 0
    """Rows that stand in another of its tables, too, and were counted once."""


def listed(parts: Sequence[tuple[Table, Columns]], meanings: Meanings, year: int) -> Listed:
    """The entries of a register for the report of a year; it may go over several tables, such as one a month."""
    entries: list[Entry] = []
    left_out = contradicting = 0
    told, repeated = _told(parts, meanings)
    for row in told:
        found = _entry(row, meanings, year)
        if found is None:
            left_out += 1
            continue
        entry, contradicts = found
        contradicting += contradicts
        entries.append(entry)
    known = [row.carried is not None or row.received is not None for row in told]
    tells = bool(told) and (all(known) or any(row.carried for row in told))
    return Listed(tuple(entries), left_out, contradicting, tells, repeated)


def _told(parts: Sequence[tuple[Table, Columns]], meanings: Meanings) -> tuple[list[_Row], int]:
    """The rows that are applications, those left out that an earlier table has, too, and how many these are."""
    told: list[_Row] = []
    earlier: set[tuple[str, ...]] = set()
    repeated = 0
    for table, columns in parts:
        rows = [row for cells in table[columns.head + 1 :] if (row := _Row(cells, columns)).is_told(meanings)]
        fresh = [row for row in rows if row.key is None or row.key not in earlier]
        repeated += len(rows) - len(fresh)
        earlier |= {row.key for row in fresh if row.key is not None}
        told += fresh
    return told, repeated


class _Row:
    """One row, by what its columns say."""

    def __init__(self, cells: Sequence[str], columns: Columns) -> None:
        self._cells, self._columns, self._heads = cells, columns.found, columns.heads
        self.name = self._at(columns.names)

    def says(self, role: Role) -> str:
        """The text of a column, empty where there is none."""
        return self._at(self._columns.get(role))

    def _at(self, column: int | None) -> str:
        return self._cells[column] if column is not None and column < len(self._cells) else ""

    def is_told(self, meanings: Meanings) -> bool:
        """Whether it is an application: more than a number, no sum, no note, no line between months, not the heads again."""
        told = [cell for cell in self._cells if cell]
        says = [role for role in ROLES if role != "number" and self.says(role)]
        if not says or is_sum(told[0]) or self._is_head or any(map(is_note, told)):
            return False
        alone = len(told) == 1 and len(self._columns) > 1
        return not (alone and (is_sum(told[0]) or not understood(says[0], told[0], meanings)))

    @property
    def _is_head(self) -> bool:
        """Whether it is the heads, printed again on the next page."""
        pairs = [
            (cell, self._heads[at]) for at, cell in enumerate(self._cells) if cell and at < len(self._heads)
        ]
        return len(pairs) > 1 and all(folded(cell) == folded(head) for cell, head in pairs)

    @property
    def key(self) -> tuple[str, ...] | None:
        """What the same application says in another table, where it says enough to be known again."""
        known = self.received is not None or len(self.says("number")) >= _LONG_NUMBER
        return tuple(map(self.says, ROLES)) if known else None

    @property
    def carried(self) -> bool | None:
        """Whether it says that it was carried in."""
        return carried(self.says("came"))

    @property
    def received(self) -> date | None:
        """When it came."""
        return day(self.says("received"))

    @property
    def answered(self) -> date | None:
        """When it was answered."""
        return day(self.says("answered"))


def _entry(row: _Row, meanings: Meanings, year: int) -> tuple[Entry, bool] | None:
    """The entry of a row, and whether it contradicts itself; None where it belongs to another year."""
    received, answered = row.received, row.answered
    if received is not None and received.year > year:
        return None
    carried = row.carried if row.carried is not None else received is not None and received.year < year
    if answered is not None and answered.year < year:
        return None
    said = row.says("result")
    result, given = meanings.result(said), meanings.given(said)
    open_now = is_open(row.says("state")) or (answered is not None and answered.year > year)
    contradicts = is_open(row.says("state")) is True and result not in {None, meanings.out}
    if open_now:
        result = None if contradicts else meanings.out
    label = clean_line(row.says("number"))
    return Entry(
        carried, meanings.applicant(row.says("who"), row.name), result,
        given if result is None and not contradicts else None, label=label if len(label) <= LONGEST_LABEL else "",
    ), contradicts  # fmt: skip
