"""What the engine counts on in a ledger: rows by name and role, groups that are there, ways and steps that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.engine.flow import Ledger
from interview.flowfiles.faults import Fault, misnamed
from interview.flowfiles.view import View

_ROWS = {"new": "in", "carried_in": "in", "total": "total", "carried_out": "out"}
"""Rows that the engine knows by name, and their roles."""
_WAYS = ("one_by_one", "by_result", "table")
_GIVEN = ("full", "part", "not", "otherwise", "open")


def ledgers(view: View) -> Iterator[Fault]:
    """Every fault of a ledger's rows, columns, groups and steps."""
    for file, ledger in view.ledgers():
        yield from _rows(file, ledger)
        yield from _groups(file, ledger)
        yield from _steps(file, ledger)
        for name, values, options in (("ways", _WAYS, ledger.ways), ("given", _GIVEN, ledger.given)):
            if sorted(option.value for option in options) != sorted(values):
                yield Fault(file, f"[{ledger.id}].{name}", "no_way", {"values": ", ".join(values)})


def _rows(file: str, ledger: Ledger) -> Iterator[Fault]:
    key = f"[{ledger.id}].rows"
    for name, role in _ROWS.items():
        row = ledger.row.get(name)
        if row is None or row.role != role:
            yield Fault(file, key, "no_row", {"name": name, "role": role})
    for role in ("total", "out"):
        if sum(row.role == role for row in ledger.rows) != 1:
            yield Fault(file, key, "one_role", {"role": role})
    for row in ledger.rows:
        if row.role == "result" and row.given is None:
            yield Fault(file, f"{key}.[{row.id}].given", "no_given")
        if row.role != "result" and row.given is not None:
            yield Fault(file, f"{key}.[{row.id}].given", "given_idle")


def _groups(file: str, ledger: Ledger) -> Iterator[Fault]:
    groups = [group.id for group in ledger.groups]
    for row in ledger.rows:
        if row.group is not None and row.group not in groups:
            yield misnamed(file, f"[{ledger.id}].rows.[{row.id}].group", "unknown", row.group, groups)
    used = [row.group for row in ledger.rows]
    for group in groups:
        if group not in used:
            yield Fault(file, f"[{ledger.id}].groups.[{group}]", "group_idle")
    for names in (used, [column.group for column in ledger.columns]):
        for name in _torn(names):
            yield Fault(file, f"[{ledger.id}]", "apart", {"name": name})


def _torn(names: Sequence[str | None]) -> list[str]:
    """Names whose parts do not stand side by side."""
    found = []
    for name in dict.fromkeys(each for each in names if each):
        places = [at for at, each in enumerate(names) if each == name]
        if places[-1] - places[0] + 1 != len(places):
            found.append(name)
    return found


def _steps(file: str, ledger: Ledger) -> Iterator[Fault]:
    results = {row.id for row in ledger.results}
    reached = {row for step in ledger.walk for row in step.result}
    for step in ledger.walk:
        if not results & set(step.result):
            name = step.result[0] if step.result else ""
            yield misnamed(file, f"[{ledger.id}].walk", "walk_unknown", name, results)
    for row in ledger.results:
        if row.id not in reached:
            yield Fault(file, f"[{ledger.id}].walk", "walk_misses", {"name": row.id})
