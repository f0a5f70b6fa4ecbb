"""The applications ledger: one table, asked in three ways.

First what came in and which way to tell it. *By result*: who applied, how many each, what is still open, and per
column which results occurred and how many each. *One by one*: the list of entries, whose counts are the cells.
*As a table*: the cells themselves. Whatever the way, the report is made from the cells alone. This module
walks the questions and figures of the ledger; changing an entry or switching the way is `interview.engine.step.ways`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interview.engine.answers.kinds import Choice, Choices, Count
from interview.engine.answers.option import Option
from interview.engine.answers.templates import inner, spoken
from interview.engine.flow.ledger_form import Column, Ledger, by_likelihood
from interview.engine.plan.apportion import Portion, Wording, give_all, share
from interview.engine.plan.book import Answer, count_of
from interview.engine.plan.ledger.carried_in import ask_why, carry
from interview.engine.plan.ledger.case_list import CARRIED_IN, MOST_LISTED, NEW
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.ledger.one_by_one import one_by_one
from interview.engine.plan.meaning import Any, HowTold, Subtotal, TableDone
from interview.engine.plan.walk import Asked, Figure, Share, Walk

FEW = 3
"""So many counts can be looked through; where a slip can be in more, subtotals help to find it."""


def walk_ledger(walk: Walk, ledger: Ledger) -> None:
    """Walks the ledger's questions and gives every one of its cells that is not computed."""
    ids = LedgerIds(ledger)
    carry(walk, ids)
    new = _stock(walk, ledger, ids, NEW)
    carried = _stock(walk, ledger, ids, CARRIED_IN)
    if new is None or carried is None:
        return
    if new + carried == 0:
        walk.zero(ids.inputs(), ids.any(NEW))
        ask_why(walk, ledger, ids)
    else:
        _by_way(walk, ledger, ids, new, carried)


def _by_way(walk: Walk, ledger: Ledger, ids: LedgerIds, new: int, carried: int) -> None:
    way = _way(walk, ledger, ids, new + carried)
    if way == "one_by_one":
        one_by_one(walk, ledger, ids, new, carried)
        ask_why(walk, ledger, ids)
    elif way == "by_result":
        _by_result(walk, ledger, ids, new, carried)
    elif way == "table":
        _as_table(walk, ledger, ids, {NEW: new, CARRIED_IN: carried})
        ask_why(walk, ledger, ids)


def _stock(walk: Walk, ledger: Ledger, ids: LedgerIds, row: str, largest: int | None = None) -> int | None:
    """The gate and the control figure of a row; None while not known."""
    words = ledger.asks.of_row(row)
    whole = ids.row(row)
    some = walk.prompt("yes_no", ids.any(row), words.gate, Any(whole.cells, number=whole))
    gate = walk.ask(replace(some, gate_of=ids.count(row)))
    if gate is None:
        return None
    if not gate.value.value:
        return 0
    prompt = walk.prompt("count", ids.count(row), words.whole, whole)
    count = walk.ask(replace(prompt, unit=ledger.unit, left=largest))
    if count is None:
        return None
    stated = count_of(count)
    if largest is not None and stated > largest:
        walk.ask_again(-1)
    return stated


def _way(walk: Walk, ledger: Ledger, ids: LedgerIds, total: int) -> str | None:
    few = total <= ledger.one_by_one_up_to
    listed = (few or walk.entries) and _listed_at_most(walk, ids, total) <= MOST_LISTED
    options = tuple(way for way in ledger.ways if listed or way.value != "one_by_one")
    prompt = replace(walk.prompt("choice", ids.way, ledger.asks.way, HowTold()), options=options)
    told = walk.pool.get(prompt.id)
    chosen = told is not None and any(way.value == told.value.value for way in options)
    if not chosen and (implied := _implied_way(walk, total, few=few, listed=bool(listed))):
        walk.asked.append(Asked(prompt, Answer(Choice(value=implied), "computed")))
        return implied
    answer = walk.ask(prompt)
    return str(answer.value.value) if answer else None


def _implied_way(walk: Walk, total: int, *, few: bool, listed: bool) -> str | None:
    """The way that goes without saying: settled, but there to be changed. None where the clerk is asked.

    Many go by result. Of a single one there is nothing to choose, and one by one alone helps whoever is not sure; a list that
    was begun so goes on when there are more after all.
    """
    if not few:
        return "by_result"
    return "one_by_one" if listed and (total == 1 or walk.entries) else None


def _listed_at_most(walk: Walk, ids: LedgerIds, total: int) -> int:
    """How long the list would be: as many as came in, by the control figures or by what the cells were told."""
    cells = (walk.pool.get(ids.cell(row, column)) for row in (NEW, CARRIED_IN) for column in ids.columns)
    return max(total, sum(map(count_of, cells)))


# By result -----------------------------------------------------------------------------------------------------


def _by_result(walk: Walk, ledger: Ledger, ids: LedgerIds, new: int, carried: int) -> None:
    options = tuple(Option(value=c.id, label=c.says, also=(c.label, *c.also)) for c in ledger.columns)
    total = new + carried
    params = {"year": walk.year, "n": total}
    prompt = replace(
        walk.prompt("choices", ids.who, ledger.asks.who, ids.applicants()),
        params=params, options=options, share=Share(total, ()),
    )  # fmt: skip
    who = walk.ask(prompt)
    if who is None:
        return
    assert isinstance(who.value, Choices)  # noqa: S101 - `fits` has judged the kind
    picked = [column for column in ledger.columns if column.id in who.value.value]
    rest = [column for column in ledger.columns if column not in picked]
    walk.zero([ids.cell(row, c.id) for c in rest for row in (NEW, CARRIED_IN, *ids.endings)], ids.who)
    _row(walk, ledger, ids, NEW, new, picked)
    _row(walk, ledger, ids, CARRIED_IN, carried, picked)
    ask_why(walk, ledger, ids)
    _open_and_results(walk, ledger, ids, total, picked)


def _row(walk: Walk, ledger: Ledger, ids: LedgerIds, row: str, whole: int, picked: Sequence[Column]) -> None:
    """One row's count spread over the applicants."""
    addresses = [ids.cell(row, column.id) for column in picked]
    if len(picked) == 1:
        give_all(walk, addresses[0], whole, ids.count(row) if whole else ids.any(row))
        return
    words = ledger.asks.of_row(row).each
    pieces = [Portion(ids.cell(row, c.id), c.id, c.says, c) for c in picked]
    share(
        walk, Share(whole, tuple(addresses), ids.count(row), ids.any(row)), pieces,
        Wording(words.ask, {"year": walk.year, "n": whole}, ledger.unit, "column"), ids.any(row),
    )  # fmt: skip


def _open_and_results(
    walk: Walk, ledger: Ledger, ids: LedgerIds, total: int, picked: Sequence[Column]
) -> None:
    still_open = _stock(walk, ledger, ids, ids.out, total)
    if still_open is not None:
        _row(walk, ledger, ids, ids.out, still_open, picked)
    for column in picked:
        _results(walk, ledger, ids, column)


def _results(walk: Walk, ledger: Ledger, ids: LedgerIds, column: Column) -> None:
    cells = [ids.cell(row.id, column.id) for row in ledger.results]
    flows = [walk.value(ids.cell(row, column.id)) for row in (NEW, CARRIED_IN, ids.out)]
    if None in flows:
        return
    new, carried, out = (flow or 0 for flow in flows)
    if new + carried < out:
        walk.ask_first_again(ids.cell(ids.out, column.id), ids.count(ids.out))
        return
    pieces = [
        Portion(ids.cell(row.id, column.id), row.id, row.says or row.label, row, (row.label, *row.aliases))
        for row in by_likelihood(ledger.results)
    ]
    asks = ledger.asks
    closed = new + carried - out
    wording = Wording(
        asks.result.ask, {"year": walk.year, "column": spoken(column.says), "n": closed}, ledger.unit, "row",
        ids.which(column.id), asks.which.ask, asks.which, ids.only(column.id), asks.only.ask, asks.only,
    )  # fmt: skip
    share(
        walk, Share(closed, tuple(cells)), pieces, wording, ids.cell(ids.out, column.id) if out else ids.who
    )
    if walk.asked[-1].unsettled and walk.asked[-1].id in cells:
        _subtotals(walk, ledger, ids, column, walk.asked[-1].share)


def _subtotals(walk: Walk, ledger: Ledger, ids: LedgerIds, column: Column, whole: Share | None) -> None:
    """Where a column does not come out: what the form's groups of results add up to, to see in which one it is.

    The largest group first, and no more once few counts are left that it can be.
    """
    told = {row.id for row in ledger.results if _own_count(walk, ids.cell(row.id, column.id)) is not None}
    groups = [(group, [row.id for row in ledger.results if row.group == group.id]) for group in ledger.groups]
    for group, rows in sorted(groups, key=lambda each: -len(told.intersection(each[1]))):
        mine = told.intersection(rows)
        if len(told) <= FEW or len(mine) < 2 or mine == told:  # noqa: PLR2004 - one count is no subtotal
            return
        cells = tuple(ids.cell(row, column.id) for row in rows)
        params = {"year": walk.year, "column": spoken(column.says), "group": inner(group.says)}
        prompt = walk.prompt(
            "count", ids.subtotal(group.id, column.id), ledger.asks.subtotal, Subtotal(cells)
        )
        answer = walk.ask(replace(prompt, params=params, unit=ledger.unit, optional=True, share=whole))
        if answer is not None and count_of(answer) != sum(walk.value(cell) or 0 for cell in cells):
            return
        told -= mine if answer is not None else set()


def _own_count(walk: Walk, cell: str) -> int | None:
    """A count that was told for itself, None where a choice decided it."""
    figure = walk.figures[cell]
    return int(figure.value) if figure.because == cell and figure.value is not None else None


# As a table ----------------------------------------------------------------------------------------------------


def _as_table(walk: Walk, ledger: Ledger, ids: LedgerIds, controls: Mapping[str, int]) -> None:
    """The cells as they were filled in; once the clerk says so, what is blank is 0 and the rows must come out."""
    done = walk.ask(walk.prompt("yes_no", ids.table, ledger.asks.table, TableDone()))
    at = len(walk.asked) - 1
    finished = done is not None and bool(done.value.value)
    for address in ids.inputs():
        answer = walk.pool.get(address)
        if answer is not None and isinstance(answer.value, Count):
            walk.live[address] = answer
            walk.figures[address] = Figure(answer.value.value, answer.origin, ids.table)
        elif finished:
            walk.figures[address] = Figure(0, "zero", ids.table)
    sums = {row: sum(walk.value(ids.cell(row, column)) or 0 for column in ids.columns) for row in controls}
    if done is not None and (not finished or sums != controls):
        walk.ask_again(at)
