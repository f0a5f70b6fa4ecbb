"""The register that an office keeps of its applications, one a row under any heads, to the entries of the list.

Columns are found by their heads, as data names them, and by what stands in them; what was matched before comes first. No
name of an applicant is kept: of it only follows which kind it is. What cannot be told for certain stays open in its entry.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from interview.engine.answers.characters import clean_line
from interview.engine.answers.templates import inner, spoken
from interview.engine.flow.ledger_form import Ledger
from interview.engine.plan.book import Entry
from interview.engine.plan.case_list import LONGEST_LABEL
from interview.reading.filled.tables import Table
from interview.reading.match.labels import folded

Role = Literal["who", "result", "came", "state", "received", "answered", "number"]
"""What a column says of an application."""
ROLES: tuple[Role, ...] = get_args(Role)
NEEDED: tuple[Role, ...] = ("who", "result")
"""Without these every application would have to be asked about."""

_FIRST_ROWS = 30
_LONGEST_HEAD = 30
_MOST = 0.5
"""Of the cells of a column so many must be understood for its head to be believed."""
_PERSON = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff·*×xX]{1,3}")
_SHORTEST_NAME = 2
_NOT = frozenset("不未非无没拒")
"""In front of a name it says the contrary."""
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)
"""From which spreadsheets count their days."""
_LIKELY_DAYS = range(36526, 62093)
"""From 2000 to 2069."""


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files("interview.reading.filled") / "register.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column says what."""

    head: int
    """The row of the heads, from 0."""
    heads: tuple[str, ...]
    found: Mapping[Role, int]

    @property
    def missing(self) -> tuple[Role, ...]:
        """What is needed and was not found."""
        return tuple(role for role in NEEDED if role not in self.found)

    def with_(self, role: Role, column: int | None) -> Columns:
        """The same with one more column, which then says nothing else; None says that there is no such column."""
        others = {r: c for r, c in self.found.items() if c != column}
        return Columns(self.head, self.heads, others if column is None else {**others, role: column})

    @property
    def named(self) -> dict[str, str]:
        """The heads of what was found, by role."""
        return {role: self.heads[column] for role, column in self.found.items()}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the rows come to."""

    entries: tuple[Entry, ...] = ()
    left_out: int = 0
    """Rows of other years: received later, or finished before."""
    contradicting: int = 0
    """Rows that say both a result and that they are open."""
    tells_carried: bool = False
    """Whether the register says of each how it came in."""


class Meanings:
    """What the cells of a register mean for a form, in any language that it is asked in."""

    def __init__(self, ledgers: Sequence[Ledger]) -> None:
        self._columns: dict[str, str] = {}
        self._rows: dict[str, str] = {}
        self._groups: dict[str, str] = {}
        self.out = next(row.id for row in ledgers[0].rows if row.role == "out")
        for ledger in ledgers:
            self._learn(ledger)
        known = {row.id for row in ledgers[0].rows}
        self._rows |= {folded(w): row for row, ws in _words()["results"].items() if row in known for w in ws}
        self._rows |= {folded(word): self.out for word in _words()["values"]["open"] if len(word) > 1}

    def _learn(self, ledger: Ledger) -> None:
        for column in ledger.columns:
            for name in (column.label, column.says, *column.also, *column.aliases):
                self._columns.setdefault(folded(name), column.id)
        for row in ledger.rows:
            if row.role in {"result", "out"}:
                for name in (row.label, row.says, spoken(row.says), inner(row.says), *row.aliases):
                    self._rows.setdefault(folded(name), row.id)
        for group in ledger.groups:
            given = {row.given for row in ledger.rows if row.group == group.id}
            if len(given) == 1:
                for name in (group.label, group.says, inner(group.says)):
                    self._groups.setdefault(folded(name), str(next(iter(given))))

    def who(self, text: str) -> str | None:
        """The kind of applicant, by its name or by somebody's own."""
        said = folded(text)
        if said in self._columns:
            return self._columns[said]
        if said in map(folded, _words()["values"]["nobody"]):
            return None
        for word in _words()["values"]["nobody"]:
            said = said.removeprefix(folded(word)) if len(word) > len("组织机构") else said
        if said in self._columns:
            return self._columns[said]
        endings = {e: column for column, es in _words()["organisations"].items() for e in es}
        ending = max((each for each in endings if said.endswith(each)), key=len, default="")
        if ending:
            return str(endings[ending])
        return self._columns[folded("自然人")] if _is_person(text.strip()) else None

    def result(self, text: str) -> str | None:
        """The row that an application ended in, or the one of open ones; of a longer text the only one that it names."""
        said = folded(text)
        if said in self._rows:
            return self._rows[said]
        if said in self._groups:
            return None
        named = [name for name in self._rows if len(name) > _SHORTEST_NAME and name in said]
        whole = [name for name in named if not any(name in other and name != other for other in named)]
        rows = {self._rows[name] for name in whole}
        denied = any(_NOT & {*said[max(0, said.index(name) - 2) : said.index(name)]} for name in whole)
        return rows.pop() if len(rows) == 1 and not denied else None

    def given(self, text: str) -> str | None:
        """The first step's answer, where a text says the form's group and not which of its rows."""
        return self._groups.get(folded(text))


def columns_of(table: Table, meanings: Meanings, remembered: Mapping[str, str]) -> Columns | None:
    """Finds the heads of a register and what each column says.

    Args:
        table: The rows.
        meanings: What its cells mean.
        remembered: The heads by what they said last time.

    Returns:
        The columns; None where no row looks like the heads of a register.
    """
    rated = [(len(_roles_of(row, remembered)), -at) for at, row in enumerate(table[:_FIRST_ROWS])]
    most, at = max(rated, default=(0, 0))
    if most < 2:  # noqa: PLR2004 - a single word may be a title
        return None
    heads = tuple(table[-at])
    rows = [row for row in table[-at + 1 :] if any(row)]
    found: dict[Role, int] = {}
    for role in ROLES:
        column = _column(role, heads, rows, meanings, remembered, found.values())
        if column is not None:
            found[role] = column
    return Columns(-at, heads, found)


def _column(
    role: Role, heads: Sequence[str], rows: Table, meanings: Meanings, remembered: Mapping[str, str],
    taken: Collection[int],
) -> int | None:  # fmt: skip
    """The column that says something: as last time, else the one that is understood best of those whose head fits."""
    rated = {
        at: (rate, _understood(role, meanings, rows, at))
        for at, head in enumerate(heads)
        if at not in taken and (rate := _rate(role, head, remembered))
    }
    good = {
        at: each for at, each in rated.items() if each[1] >= _MOST or (role in NEEDED and each[0] >= _SURE)
    }
    return max(good, key=lambda at: (good[at][0] > _REMEMBERED, good[at][1], good[at][0]), default=None)


_REMEMBERED, _SURE = 2000, 1000
"""How a head is rated that stood there last time, or is a name in full."""


def _roles_of(row: Sequence[str], remembered: Mapping[str, str]) -> set[Role]:
    return {role for role in ROLES for cell in row if _rate(role, cell, remembered)}


def _rate(role: Role, head: str, remembered: Mapping[str, str]) -> int:
    """How well a head fits: as last time, by a name in full, by a name in it; the first names best. 0 where it does not."""
    said = folded(head)
    if not said or len(said) > _LONGEST_HEAD or any(word in said for word in _words()["heads"]["never"]):
        return 0
    if remembered.get(role) == head:
        return _REMEMBERED + 1
    names = [folded(name) for name in _words()["heads"][role]]
    if said in names:
        return _SURE + len(names) - names.index(said)
    inside = [len(names) - at for at, name in enumerate(names) if len(name) > 1 and name in said]
    return max(inside, default=0)


def _understood(role: Role, meanings: Meanings, rows: Table, column: int) -> float:
    """Which part of what stands in a column is understood; none of one with nothing in it."""
    readers: dict[Role, Callable[[str], object]] = {
        "who": meanings.who, "result": lambda text: meanings.result(text) or meanings.given(text),
        "came": _carried, "state": _is_open, "received": _day, "answered": _day, "number": str,
    }  # fmt: skip
    told = [row[column] for row in rows if len(row) > column and row[column]]
    return sum(readers[role](text) is not None for text in told) / len(told) if told else 0.0


def listed(table: Table, columns: Columns, meanings: Meanings, year: int) -> Listed:
    """The entries of a register for the report of a year."""
    entries: list[Entry] = []
    left_out = contradicting = 0
    rows = [_Row(row, columns) for row in table[columns.head + 1 :]]
    told = [row for row in rows if row.is_told]
    for row in told:
        found = _entry(row, meanings, year)
        if found is None:
            left_out += 1
            continue
        entry, contradicts = found
        contradicting += contradicts
        entries.append(entry)
    tells = bool(told) and all(row.carried is not None or row.received is not None for row in told)
    return Listed(tuple(entries), left_out, contradicting, tells)


class _Row:
    """One row, by what its columns say."""

    def __init__(self, cells: Sequence[str], columns: Columns) -> None:
        self._cells, self._columns = cells, columns.found

    def says(self, role: Role) -> str:
        """The text of a column, empty where there is none."""
        column = self._columns.get(role)
        return self._cells[column] if column is not None and column < len(self._cells) else ""

    @property
    def is_told(self) -> bool:
        """Whether it is an application: more than a number, and no sum."""
        first = next((cell for cell in self._cells if cell), "")
        is_sum = folded(first) in map(folded, _words()["values"]["totals"])
        return not is_sum and any(self.says(role) for role in ROLES if role != "number")

    @property
    def carried(self) -> bool | None:
        """Whether it says that it was carried in."""
        return _carried(self.says("came"))

    @property
    def received(self) -> date | None:
        """When it came."""
        return _day(self.says("received"))

    @property
    def answered(self) -> date | None:
        """When it was answered."""
        return _day(self.says("answered"))


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
    is_open = _is_open(row.says("state")) or (answered is not None and answered.year > year)
    contradicts = _is_open(row.says("state")) is True and result not in {None, meanings.out}
    if is_open:
        result = None if contradicts else meanings.out
    label = clean_line(row.says("number"))
    return Entry(
        carried, meanings.who(row.says("who")) if row.says("who") else None, result,
        given if result is None and not contradicts else None, label=label if len(label) <= LONGEST_LABEL else "",
    ), contradicts  # fmt: skip


def _is_person(text: str) -> bool:
    """Whether a text is the name of a person: a surname, and one to three characters or marks in their place."""
    begins = text.startswith(tuple(_words()["surnames"]["two"].split()))
    return _PERSON.fullmatch(text) is not None and (begins or text[:1] in _words()["surnames"]["one"])


def _carried(text: str) -> bool | None:
    return _either(text, "carried", "new")


def _is_open(text: str) -> bool | None:
    return _either(text, "open", "closed")


def _either(text: str, yes: str, no: str) -> bool | None:
    said = folded(text)
    values = _words()["values"]
    if said in map(folded, values[yes]):
        return True
    return False if said in map(folded, values[no]) else None


def _day(text: str) -> date | None:
    """A day as people write it, or as a spreadsheet counts it."""
    found = _DATE.match(text.strip()) or _PACKED.fullmatch(text.strip())
    try:
        if found:
            return date(*map(int, found.groups()))
        serial = _SERIAL.fullmatch(text.strip())
        days = int(serial[1]) if serial else 0
        return _FIRST_DAY + timedelta(days) if days in _LIKELY_DAYS else None
    except ValueError:
        return None
