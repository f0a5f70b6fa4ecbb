"""What the ledger starts with: what last year's report left open, and why it may be otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview.engine.answers.kinds import Count, YesNo
from interview.engine.answers.quantities import LARGEST
from interview.engine.answers.templates import spoken
from interview.engine.flow.ledger_form import Ledger
from interview.engine.plan.book import Answer, LastYear
from interview.engine.plan.ledger.case_list import CARRIED_IN
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.meaning import Reason
from interview.engine.plan.walk import Walk
from interview.engine.sums.relations import Number

_DIFFERS = "N07"
"""The rule that carried in is what last year left open (N07 of `docs/rules.md`), per column."""


def carry(walk: Walk, ids: LedgerIds) -> None:
    """What last year left open is what this year starts with, per column, until the clerk says otherwise."""
    left = left_open_here(walk, ids)
    known = {column: left[column] for column in ids.columns if column in left}
    whole = len(known) == len(ids.columns)
    total = sum(known.values()) if whole else left.get("total")
    if total is None:
        return
    walk.pool.setdefault(ids.any(CARRIED_IN), Answer(YesNo(value=total > 0), "carried"))
    if total == 0 or walk.pool[ids.any(CARRIED_IN)].value.value is False:
        return  # none; and whoever says that there were some after all is asked how many
    walk.pool.setdefault(ids.count(CARRIED_IN), Answer(Count(value=total), "carried"))
    for column, count in known.items() if whole else ():
        walk.pool.setdefault(ids.cell(CARRIED_IN, column), Answer(Count(value=count), "carried"))


def left_open(
    ids: LedgerIds, last: LastYear | None, here: Mapping[str, Number | None], year: object
) -> dict[str, int]:
    """What the report of the year before left open, by column and as `total`, as far as it says so and can be so.

    Args:
        ids: The ledger's.
        last: Last year's report.
        here: Its figures by the addresses of this form.
        year: The year of this report.
    """
    if last is None or year != last.year + 1:
        return {}
    told = {column: here.get(ids.cell(ids.out, column)) for column in (*ids.columns, "total")}
    return {c: int(n) for c, n in told.items() if n is not None and 0 <= n <= LARGEST and n == int(n)}


def left_open_here(walk: Walk, ids: LedgerIds) -> dict[str, int]:
    """The same of the report that is walked."""
    return left_open(ids, walk.book.last, walk.last, walk.year)


def ask_why(walk: Walk, ledger: Ledger, ids: LedgerIds) -> None:
    """Asks for the reason wherever carried in is not what last year left open; where no column is known, of the whole."""
    left = left_open_here(walk, ids)
    here = {column: walk.value(ids.cell(CARRIED_IN, column)) for column in ids.columns}
    differing = {
        column: count
        for column, count in here.items()
        if count is not None and left.get(column, count) != count
    }
    if not left.keys() & here.keys() and "total" in left and None not in here.values():
        total = sum(count or 0 for count in here.values())
        differing = {"total": total} if total != left["total"] else {}
    for column, count in differing.items():
        says = spoken(ledger.column[column].says) if column in ledger.column else ledger.total_label
        params = {"year": walk.year, "column": says, "was": left[column], "now": count}
        prompt = walk.prompt(
            "text", ids.why(column), ledger.asks.why_carried_in, Reason(f"{_DIFFERS}.{column}")
        )
        walk.ask(replace(prompt, params=params))
