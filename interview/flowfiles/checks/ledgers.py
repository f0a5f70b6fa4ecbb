"""What the engine counts on in a ledger: rows by name and role, groups that are there, ways and steps that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.engine.flow.ledger_form import Ledger
from interview.engine.plan.book import NO, YES
from interview.engine.plan.ledger.decision import Decision, decide
from interview.flowfiles.checks.index import View
from interview.flowfiles.faults import Fault, misnamed

_ROWS = {"new": "in", "carried_in": "in", "total": "total", "carried_out": "out"}
"""Rows that the engine knows by name, and their roles."""
_WAYS = ("one_by_one", "by_result", "table")
_GIVEN = ("full", "part", "not", "otherwise", "open")
_ANSWERS = (YES, NO)
_MOST_STEPS = 5
"""Whoever is not sure is asked so many questions after the article, and no more."""


def ledgers(view: View) -> Iterator[Fault]:
    """Every fault of a ledger's rows, columns, groups and steps."""
    for file, ledger in view.ledgers():
        yield from _rows(file, ledger)
        yield from _groups(file, ledger)
        yield from _steps(file, ledger)
        for name, values, options in (
            ("ways", _WAYS, ledger.ways), ("given", _GIVEN, ledger.given), ("answers", _ANSWERS, ledger.answers),
        ):  # fmt: skip
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
    """Whoever is not sure gets to one result, whatever is true, in few questions."""
    known = [
        *(row.id for row in ledger.rows if row.role in {"result", "out"}),
        *(g.id for g in ledger.groups),
    ]
    parts = [("articles", each.id, each.rows) for each in ledger.articles]
    parts += [("walk", each.id, each.rows) for each in ledger.walk]
    lost = [
        (f"{part}.[{id}].rows", name) for part, id, rows in parts for name in rows if not ledger.of_name(name)
    ]
    for key, name in lost:
        last = name if isinstance(name, str) else next(iter(name), "")
        yield misnamed(file, f"[{ledger.id}].{key}", "walk_unknown", last, known)
    if not lost:
        yield from _ways_to_a_result(file, ledger)


def _ways_to_a_result(file: str, ledger: Ledger) -> Iterator[Fault]:
    key = f"[{ledger.id}].walk"
    if all(each.rows for each in ledger.articles):
        yield Fault(file, f"[{ledger.id}].articles", "no_other_article")
    told: set[tuple[str, ...]] = set()
    for article in ledger.articles:
        for row in sorted(ledger.allowed[article.id]):
            decision = _decided(ledger, article.id, row)
            if len(decision.left) > 1 and (alike := tuple(sorted(decision.left))) not in told:
                told.add(alike)
                yield Fault(file, key, "walk_alike", {"names": ", ".join(alike)})
            if len(decision.steps) > _MOST_STEPS:
                yield Fault(
                    file, key, "walk_long", {"name": row, "n": len(decision.steps), "most": _MOST_STEPS}
                )


def _decided(ledger: Ledger, article: str, row: str) -> Decision:
    """The walk of somebody for whom this row is true, from an article that leaves it."""
    holds = {step.id: row in rows for step, rows in ledger.parting}
    walked: list[str] = [article]
    while (decision := decide(ledger, None, walked)).asks:
        walked.append(YES if holds[decision.steps[-1][0].id] else NO)
    return decision
