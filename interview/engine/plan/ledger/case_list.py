"""The list of applications that the one-by-one way keeps, and its relation to the cells of the ledger.

The cells are the counts of the list. When another way has changed the cells, the list is reconciled with
them, not rebuilt: what the cells still hold stays as and where it is. All pure functions over tuples of
entries; which questions are asked about an entry is the ledger's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from interview.engine.plan.book import UNSURE, Entry

Counts = dict[tuple[str, str], int]
"""How many applications by (row, column)."""

NEW, CARRIED_IN = "new", "carried_in"

MOST_LISTED = 1000
"""Applications that a list may hold; one by one is meant for about ten, and each costs a few questions at every step."""

LONGEST_LABEL = 40
"""Characters of a word on an application: it stands in one line with its number."""


def unplaced(entry: Entry, column: str | None = None) -> Entry:
    """The entry in a column, or nowhere, and nothing known of its result; its label stays."""
    return replace(entry, column=column, result=None, given=None, step=None, walked=())


def ended(entry: Entry, row: str) -> Entry:
    """The entry with its result."""
    return replace(entry, result=row, given=None, step=None, walked=())


def came_by(entry: Entry) -> str:
    """The row an entry came in by."""
    return CARRIED_IN if entry.carried else NEW


def is_placed(entry: Entry) -> bool:
    """Whether both who applied and what came of it are known."""
    return entry.column not in {None, UNSURE} and entry.result not in {None, UNSURE}


def counts(entries: Sequence[Entry]) -> Counts:
    """The cells that a list makes; an entry not placed counts only where it is."""
    found: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        if entry.column in {None, UNSURE}:
            continue
        found[came_by(entry), str(entry.column)] += 1
        if entry.result not in {None, UNSURE}:
            found[str(entry.result), str(entry.column)] += 1
    return dict(found)


def settled_columns(entries: Sequence[Entry], columns: Sequence[str]) -> tuple[str, ...]:
    """The columns whose results are complete: everybody's column is known, and each entry's result in it."""
    if any(entry.column in {None, UNSURE} for entry in entries):
        return ()
    waiting = {entry.column for entry in entries if entry.result in {None, UNSURE}}
    return tuple(column for column in columns if column not in waiting)


def reconcile(
    entries: Sequence[Entry],
    cells: Mapping[tuple[str, str], int | None],
    columns: Sequence[str],
    results: Sequence[str],
) -> tuple[Entry, ...]:
    """Brings a list into line with cells that another way has changed.

    Args:
        entries: The list as it was left.
        cells: The count by (row, column), for the rows `new`, `carried_in` and every result; None while unknown.
        columns: Every column.
        results: Every row an application can end in, the row of open ones too.

    Returns:
        The entries that the cells still hold, as and where they were; entries no longer held, not placed;
        units the list did not know, placed into what stood unplaced or added at the end. Reconciling with a
        list's own counts changes nothing.
    """
    kept = _hold_columns(list(entries), cells)
    kept = _hold_results(kept, cells)
    kept = _add_columns(kept, cells, columns)
    return tuple(_add_results(kept, cells, columns, results))


def _hold_results(entries: list[Entry], cells: Mapping[tuple[str, str], int | None]) -> list[Entry]:
    """Keeps each result while its cell has room, in order."""
    room = dict(cells)
    for at, entry in enumerate(entries):
        if not is_placed(entry):
            continue
        key = (str(entry.result), str(entry.column))
        left = room.get(key)
        if left is None:
            continue
        if left > 0:
            room[key] = left - 1
        else:
            entries[at] = unplaced(entry, entry.column)
    return entries


def _hold_columns(entries: list[Entry], cells: Mapping[tuple[str, str], int | None]) -> list[Entry]:
    """Where a column now holds fewer, some give way: without a result, then with one that is over, then the last."""

    def ease(at: int) -> tuple[bool, bool, int]:
        entry = entries[at]
        return not is_placed(entry), _room(entries, cells, entry.result, entry.column) < 0, at

    for key in dict.fromkeys((came_by(e), str(e.column)) for e in entries if e.column not in {None, UNSURE}):
        holds = cells.get(key)
        if holds is None:
            continue
        members = [at for at, e in enumerate(entries) if (came_by(e), e.column) == key]
        while len(members) > holds:
            at = max(members, key=ease)
            members.remove(at)
            entries[at] = unplaced(entries[at])
    return entries


def _room(
    entries: list[Entry], cells: Mapping[tuple[str, str], int | None], result: str | None, column: str | None
) -> int:
    """How many more entries of a column may end so: below 0 where there are too many, 1 where nothing is known."""
    holds = cells.get((str(result), str(column)))
    if holds is None:
        return 1
    return holds - sum(1 for entry in entries if (entry.result, entry.column) == (result, column))


def _add_columns(
    entries: list[Entry], cells: Mapping[tuple[str, str], int | None], columns: Sequence[str]
) -> list[Entry]:
    """Units of a column the list does not know take an unplaced entry that suits, or a new one at the end."""
    blanks = [at for at, entry in enumerate(entries) if entry.column in {None, UNSURE}]
    for row in (CARRIED_IN, NEW):
        for column in columns:
            known = sum(1 for e in entries if e.column == column and came_by(e) == row)
            for _ in range((cells.get((row, column)) or 0) - known):
                mine = [at for at in blanks if came_by(entries[at]) == row]
                if not mine:
                    entries.append(Entry(carried=row == CARRIED_IN, column=column))
                    continue
                at = max(mine, key=lambda at: _room(entries, cells, entries[at].result, column) > 0)
                blanks.remove(at)
                entries[at] = _placed(entries, cells, entries[at], column)
    complete = all(cells.get((row, column)) is not None for row in (CARRIED_IN, NEW) for column in columns)
    return [e for e in entries if e.column not in {None, UNSURE}] if complete else entries


def _placed(
    entries: list[Entry], cells: Mapping[tuple[str, str], int | None], entry: Entry, column: str
) -> Entry:
    """The entry in a column; a result that the column does not hold is no longer known."""
    if _room(entries, cells, entry.result, column) > 0:
        return replace(entry, column=column)
    return unplaced(entry, column)


def _add_results(
    entries: list[Entry],
    cells: Mapping[tuple[str, str], int | None],
    columns: Sequence[str],
    results: Sequence[str],
) -> list[Entry]:
    """Units of a result the list does not know go to the column's entries that have none yet, in order."""
    for column in columns:
        waiting = [at for at, e in enumerate(entries) if e.column == column and e.result in {None, UNSURE}]
        for row in results:
            known = sum(1 for e in entries if e.column == column and e.result == row)
            more = max(0, (cells.get((row, column)) or 0) - known)
            for at in waiting[:more]:
                entries[at] = ended(entries[at], row)
            waiting = waiting[more:]
    return entries
