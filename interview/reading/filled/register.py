"""The register that an office keeps of its applications, one a row under any heads, to the entries of the list.

No name of an applicant is kept: of it only follows which kind it is. What cannot be told for certain stays open in its entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from interview.dataclass import dataclass
from interview.engine.answers.characters import clean_line
from interview.engine.plan.book import Entry
from interview.engine.plan.ledger.case_list import LONGEST_LABEL
from interview.reading.filled.columns import ROLES, Columns, Role, understood
from interview.reading.filled.days import Day, day, year_over
from interview.reading.filled.meanings import Meanings, carried, is_note, is_open, is_sum
from interview.reading.filled.tables import Table
from interview.reading.match.labels import folded

_LONG_NUMBER = 4
"""A register's own number of an application; a shorter one may only count the rows of a sheet."""


@dataclass(frozen=True, slots=True)
class FromRegister:
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
    continued: int = 0
    """Rows that go on with the application above them, and were counted with it."""
    backwards: int = 0
    """Applications that were answered before they came, as their days stand there: nobody knows of which year they are."""
    yearless: int = 0
    """Applications that came on a day without a year, under no title that tells it."""
    unread: tuple[str, ...] = ()
    """What stands where a day should, and is none."""


def listed(parts: Sequence[tuple[Table, Columns]], meanings: Meanings, year: int) -> FromRegister:
    """The entries of a register for the report of a year; it may go over several tables, such as one a month."""
    rows, repeated, continued = _applications(parts, meanings)
    of_year = [row for row in rows if not row.years.are_of_others(year)]
    known = [row.carried is not None or row.years.received is not None for row in of_year]
    tells = bool(rows) and (all(known) or any(row.carried for row in of_year))
    entries = [_entry(row, meanings, year) for row in of_year]
    return FromRegister(
        _with_own_labels(entries), len(rows) - len(of_year), sum(row.contradicts(meanings) for row in of_year), tells,
        repeated, continued, sum(row.years.are_backwards for row in of_year), sum(row.is_yearless for row in of_year),
        tuple(text for row in of_year for text in row.unread),
    )  # fmt: skip


def _with_own_labels(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, without labels that several have: those of a sheet a month begin at 1 each time."""
    labels = Counter(entry.label for entry in entries)
    return tuple(entry if labels[entry.label] == 1 else replace(entry, label="") for entry in entries)


def _applications(
    parts: Sequence[tuple[Table, Columns]], meanings: Meanings
) -> tuple[list[_RegisterRow], int, int]:
    """The rows that are applications, and how many others an earlier table has, too, or go on with the one above."""
    told: list[_RegisterRow] = []
    earlier: set[tuple[str, ...]] = set()
    repeated = continued = 0
    for table, columns in parts:
        over = year_over(table, columns.head)
        cut = [_RegisterRow(cells, columns, over) for cells in table[columns.head + 1 :]]
        rows = [row for row in cut if row.is_told(meanings)]
        begun = [row for at, row in enumerate(rows) if not at or not row.goes_on(rows[at - 1])]
        fresh = [row for row in begun if row.key is None or row.key not in earlier]
        continued += len(rows) - len(begun)
        repeated += len(begun) - len(fresh)
        earlier |= {row.key for row in fresh if row.key is not None}
        told += fresh
    return told, repeated, continued


@dataclass(frozen=True, slots=True)
class _Years:
    """In which years an application came and was answered, as far as that is certain."""

    received: int | None = None
    answered: int | None = None
    are_backwards: bool = False

    def are_of_others(self, year: int) -> bool:
        """Whether it belongs to the report of another year, by what is certain."""
        came_later = self.received is not None and self.received > year
        return came_later or (self.answered is not None and self.answered < year)


def _years(received: Day | None, answered: Day | None, over: int | None) -> _Years:
    """The years of an application: as told, else as they follow from each other, else as stands over the table."""
    came, went = (told.year if told else None for told in (received, answered))
    if received and answered:
        turns = answered.before(Day(None, received.month))
        if came and not went:
            went = came + turns
        elif went and not came:
            came = went - turns
        elif answered.before(received):
            return _Years(are_backwards=True)
    return _Years(came or (over if received else None), went or (over if answered else None))


class _RegisterRow:
    """One row, by what its columns say."""

    def __init__(self, cells: Sequence[str], columns: Columns, over: int | None) -> None:
        self._cells, self._columns, self._heads = cells, columns.found, columns.heads
        self.name = self._at(columns.names)
        self.received, self.answered = day(self.says("received")), day(self.says("answered"))
        self.years = _years(self.received, self.answered, over)

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
    def is_yearless(self) -> bool:
        """Whether it came on a day of which nobody knows the year."""
        return self.received is not None and self.years == _Years()

    @property
    def unread(self) -> list[str]:
        """What stands where a day should, and is none."""
        days = ((self.says("received"), self.received), (self.says("answered"), self.answered))
        return [text for text, told in days if text and told is None]

    def goes_on(self, above: _RegisterRow) -> bool:
        """Whether it goes on with the application above, whose number, applicant and day reach over both."""
        mine, others = (
            (row.says("number"), row.says("who"), row.says("received"), row.name) for row in (self, above)
        )
        return mine == others and bool(mine[0]) and any(mine[1:])

    def contradicts(self, meanings: Meanings) -> bool:
        """Whether it says both a result and that it is open."""
        return is_open(self.says("state")) is True and meanings.result(self.says("result")) not in {
            None,
            meanings.out,
        }


def _entry(row: _RegisterRow, meanings: Meanings, year: int) -> Entry:
    """The entry of a row; what contradicts itself has no result yet."""
    said, years = row.says("result"), row.years
    result, given = meanings.result(said), meanings.given(said)
    if is_open(row.says("state")) or (years.answered is not None and years.answered > year):
        result = meanings.out
    if row.contradicts(meanings) or years.are_backwards:
        result = given = None
    carried = row.carried if row.carried is not None else years.received is not None and years.received < year
    label = clean_line(row.says("number"))
    return Entry(
        carried, meanings.applicant(row.says("who"), row.name), result, given if result is None else None,
        label=label if len(label) <= LONGEST_LABEL else "",
    )  # fmt: skip
