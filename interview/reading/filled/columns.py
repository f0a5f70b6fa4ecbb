"""Which row of a register holds its heads, and which column says what.

Columns are found by their heads, as data names them, and by what stands in them; what was matched before comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import Literal, get_args

from interview.dataclass import dataclass
from interview.reading.filled.days import day
from interview.reading.filled.meanings import Meanings, carried, is_open, words
from interview.reading.filled.tables import Table
from interview.reading.match.labels import folded

Role = Literal["who", "result", "came", "state", "received", "answered", "number"]
"""What a column says of an application."""
ROLES: tuple[Role, ...] = get_args(Role)
_NEEDED: tuple[Role, ...] = ("who", "result")
"""Without these every application would have to be asked about."""

_FIRST_ROWS = 30
_LONGEST_HEAD = 30
_LEAST_COLUMNS, _LEAST_ROWS = 3, 2
"""Of a register whose heads nobody knows."""
_MOST = 0.5
"""Of the cells of a column so many must be understood for its head to be believed."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column says what."""

    head: int
    """The row of the heads, from 0."""
    heads: tuple[str, ...]
    found: Mapping[Role, int]
    names: int | None = None
    """Another column of applicants, for the rows of which the first does not say what they are."""

    def likely(self, role: Role, table: Table, meanings: Meanings) -> list[int]:
        """The columns that may say something that was not found, those first of which most is understood as that."""
        rows = [row for row in table[self.head + 1 :] if any(row)]
        free = [at for at, head in enumerate(self.heads) if head and at not in self.found.values()]
        return sorted(free, key=lambda at: -_understood(role, meanings, rows, at))

    @property
    def missing(self) -> tuple[Role, ...]:
        """What is needed and was not found."""
        return tuple(role for role in _NEEDED if role not in self.found)

    def alike(self, other: Columns) -> bool:
        """Whether the heads of another table are the same."""
        mine, others = ([folded(head) for head in each.heads if head] for each in (self, other))
        return mine == others

    def with_(self, role: Role, column: int | None) -> Columns:
        """The same with one more column, which then says nothing else; None says that there is no such column."""
        others = {r: c for r, c in self.found.items() if c != column}
        return replace(self, found=others if column is None else {**others, role: column})

    @property
    def named(self) -> dict[str, str]:
        """The heads of what was found, by role."""
        return {role: self.heads[column] for role, column in self.found.items()}


def columns_of(table: Table, meanings: Meanings, remembered: Mapping[str, str]) -> Columns | None:
    """Finds the heads of a register and what each column says.

    Args:
        table: The rows.
        meanings: What its cells mean.
        remembered: The heads by what they said last time.

    Returns:
        The columns; without any that is known where only what stands below the heads looks like a register; None where
        nothing does.
    """
    rated = [(len(_roles_of(row, remembered)), -at) for at, row in enumerate(table[:_FIRST_ROWS])]
    most, at = max(rated, default=(0, 0))
    if most < 2:  # noqa: PLR2004 - a single word may be a title
        return _by_contents(table, meanings)
    head, heads = _over_two_rows(table, -at, remembered)
    rows = [row for row in table[head + 1 :] if any(row)]
    found: dict[Role, int] = {}
    for role in ROLES:
        column = _column(role, heads, rows, meanings, remembered, found.values())
        if column is not None:
            found[role] = column
    names = _column("who", heads, rows, meanings, {}, found.values()) if "who" in found else None
    return Columns(head, heads, found, names)


def _over_two_rows(table: Table, at: int, remembered: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """The heads with those of the row above or below, where one of them is over several columns; and their last row."""
    row, above = table[at], table[at - 1] if at else ()
    below = table[at + 1] if at + 1 < len(table) else ()
    if _are_heads(below, remembered):
        return at + 1, tuple(_laid_over(below, row))
    both = _laid_over(row, above)
    return at, tuple(both if len(_roles_of(both, remembered)) > len(_roles_of(row, remembered)) else row)


def _laid_over(lower: Sequence[str], upper: Sequence[str]) -> list[str]:
    """The heads of two rows as one: the lower ones, both together where that is a name (答复 over 日期), else the upper ones."""
    heads, over = [], ""
    for below, above in zip_longest(lower, upper, fillvalue=""):
        over = above or over  # one over several columns stands in the first of them
        together = folded(over + below)
        is_name = bool(below) and any(together in names for names in _names().values())
        heads.append(over + below if is_name else below or above)
    return heads


def _are_heads(row: Sequence[str], remembered: Mapping[str, str]) -> bool:
    """Whether a row has nothing but heads, each by its name in full."""
    told = [cell for cell in row if cell]
    sure = [any(_rate(role, cell, remembered) >= _SURE for role in ROLES) for cell in told]
    others = set(map(folded, words()["heads"]["others"]))
    return (
        len(told) > 1 and any(sure) and all(s or folded(c) in others for s, c in zip(sure, told, strict=True))
    )


def _by_contents(table: Table, meanings: Meanings) -> Columns | None:
    """The heads of a register whose heads nobody knows: the first wide row above a column of results."""
    for at, row in enumerate(table[:_FIRST_ROWS]):
        if len([cell for cell in row if cell]) < _LEAST_COLUMNS or any(map(meanings.result, row)):
            continue
        rows = [below for below in table[at + 1 :] if any(below)]
        shares = [_understood("result", meanings, rows, column) for column in range(len(row))]
        enough = len(rows) >= _LEAST_ROWS and max(shares) >= _MOST
        return Columns(at, tuple(row), {}) if enough else None
    return None


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
        at: each for at, each in rated.items() if each[1] >= _MOST or (role in _NEEDED and each[0] >= _SURE)
    }

    def worth(at: int) -> tuple[bool, bool, float, int]:
        rate, part = good[at]
        # Beside a column of names one that says what they are is meant: a 法人 has a person's name, too.
        kinds = role == "who" and _part(rows, at, meanings.is_kind) >= _MOST
        return rate > _REMEMBERED, kinds, part, rate

    return max(good, key=worth, default=None)


_REMEMBERED, _SURE = 2000, 1000
"""How a head is rated that stood there last time, or is a name in full."""


def _roles_of(row: Sequence[str], remembered: Mapping[str, str]) -> set[Role]:
    return {role for role in ROLES for cell in row if _rate(role, cell, remembered)}


def head_fits(role: Role, head: str) -> bool:
    """Whether a head is a name of what its column says."""
    return bool(_rate(role, head, {}))


def _rate(role: Role, head: str, remembered: Mapping[str, str]) -> int:
    """How well a head fits: as last time, by a name in full, by a name in it; the first names best. 0 where it does not."""
    said = folded(head)
    if not said or len(said) > _LONGEST_HEAD or any(word in said for word in words()["heads"]["never"]):
        return 0
    if remembered.get(role) == head:
        return _REMEMBERED + 1
    names = _names()[role]
    if said in names:
        return _SURE + len(names) - names.index(said)
    inside = [len(names) - at for at, name in enumerate(names) if len(name) > 1 and name in said]
    return (
        max(inside, default=0) if _longest(role, said) >= max(_longest(each, said) for each in ROLES) else 0
    )


@cache
def _names() -> Mapping[Role, Sequence[str]]:
    return {role: tuple(folded(name) for name in words()["heads"][role]) for role in ROLES}


def _longest(role: Role, said: str) -> int:
    """How long a name of what a column says a head has within it: 答复时间 is a time, too, and no time of receipt."""
    return max((len(name) for name in _names()[role] if name in said), default=0)


def understood(role: Role, text: str, meanings: Meanings) -> bool:
    """Whether a cell says what its column is for."""
    readers: dict[Role, Callable[[str], object]] = {
        "who": meanings.who, "result": lambda text: meanings.result(text) or meanings.given(text),
        "came": carried, "state": is_open, "received": day, "answered": day, "number": str,
    }  # fmt: skip
    return readers[role](text) is not None


def _understood(role: Role, meanings: Meanings, rows: Table, column: int) -> float:
    """Which part of what stands in a column is understood; none of one with nothing in it."""
    return _part(rows, column, lambda text: understood(role, text, meanings))


def _part(rows: Table, column: int, is_so: Callable[[str], bool]) -> float:
    told = [row[column] for row in rows if len(row) > column and row[column]]
    return sum(map(is_so, told)) / len(told) if told else 0.0
