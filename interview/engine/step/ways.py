"""Changing the ledger: an entry of the list, or the way it is asked.

Switching never loses what was told: the cells go along, and the list is reconciled with them. Pure functions
from book to book; which questions follow is the ledger's walk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from interview.engine.answers.kinds import Choice, Choices, Count, Value, YesNo
from interview.engine.flow.ledger_form import Ledger, by_likelihood
from interview.engine.flow.model import Flow
from interview.engine.plan.book import UNSURE, Answer, Book, Entry, count_of
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW, ended, reconcile
from interview.engine.plan.ledger.decision import decide
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.ledger.one_by_one import OPEN, given_of, reasons_for
from interview.engine.plan.meaning import (
    Cell,
    ControlFigure,
    Knowledge,
    OfEntry,
    OnlyOne,
    answer,
    occurred,
    some,
    total,
)
from interview.engine.plan.plan import Plan

Cells = Mapping[tuple[str, str], int | None]


def cells_of(plan: Plan, ids: LedgerIds) -> dict[tuple[str, str], int | None]:
    """The ledger's cells by (row, column), None while unknown."""
    found: dict[tuple[str, str], int | None] = {}
    for row in (NEW, CARRIED_IN, *ids.endings):
        for column in ids.columns:
            figure = plan.figures.get(ids.cell(row, column))
            found[row, column] = None if figure is None or figure.value is None else int(figure.value)
    return found


def switch(plan: Plan, ledger: Ledger, way: str) -> Book:
    """The book with the ledger asked another way."""
    ids = LedgerIds(ledger)
    book = plan.book
    now = plan.way or "by_result"
    switched = replace(book, answers={**book.answers, ids.way: Answer(Choice(value=way))})
    if now == way:
        return switched
    cells = cells_of(plan, ids)
    if way == "one_by_one":
        # Cells that hold nothing, where something came in, do not come out yet: no reason to let go of the list.
        return replace(
            switched, entries=reconcile(book.entries, cells, ids.columns, ids.endings) or book.entries
        )
    if now == "one_by_one":
        if not book.entries or _still_agrees(plan.flow, switched, ids, cells):
            return switched
        switched = _without_cells(switched, ids)
    derived = _told_by_result(ledger, ids, cells) if way == "by_result" else _told_as_table(ids, cells)
    typed = {id: Answer(value) for id, value in derived.items() if not _same(plan, id, value)}
    return replace(switched, answers={**switched.answers, **typed})


def _same(plan: Plan, id: str, value: Value) -> bool:
    live = plan.book.answers.get(id)
    return live is not None and live.value == value


def _still_agrees(flow: Flow, switched: Book, ids: LedgerIds, cells: Cells) -> bool:
    """Whether what was set aside by result still says what the list says, so that it can simply come back."""
    before = cells_of(Plan(flow, switched), ids)
    if all(count is None for count in before.values()):
        return False
    known = all(count is None or before[key] == count for key, count in cells.items())
    return known and reconcile(switched.entries, before, ids.columns, ids.endings) == switched.entries


def _without_cells(book: Book, ids: LedgerIds) -> Book:
    """The book without what was told about cells; gates, control figures and the way stay."""
    stay = {f(row) for row in (NEW, CARRIED_IN) for f in (ids.any, ids.count)} | {ids.way}

    def keep(told: Mapping[str, Answer]) -> dict[str, Answer]:
        return {id: answer for id, answer in told.items() if id in stay or not ids.owns(id)}

    return replace(book, answers=keep(book.answers), aside=keep(book.aside))


def _told_as_table(ids: LedgerIds, cells: Cells) -> dict[str, Value]:
    return {
        ids.cell(row, column): Count(value=count)
        for (row, column), count in cells.items()
        if count is not None
    }


def _told_by_result(ledger: Ledger, ids: LedgerIds, cells: Cells) -> dict[str, Value]:
    """The answers by result that say what the cells say, as far as they are known."""
    if any(cells[row, column] is None for row in (NEW, CARRIED_IN) for column in ids.columns):
        return {}
    known = Knowledge({ids.cell(*place): count for place, count in cells.items()})
    picked = tuple(column for column, any_of in ids.applicants().of.items() if some(any_of, known))
    told: dict[str, Value] = {ids.who: Choices(value=picked)} if picked else {}
    out = total(ControlFigure(tuple(ids.cell(ids.out, column) for column in picked)), known)
    if out is not None:
        told[ids.any(ids.out)] = YesNo(value=out > 0)
    if out:  # a 0 kept beside a no would come back as the answer to a later yes
        told[ids.count(ids.out)] = Count(value=int(out))
    for column in picked:
        for row in (NEW, CARRIED_IN, ids.out):
            if (count := cells[row, column]) is not None:
                told[ids.cell(row, column)] = Count(value=count)
        told |= _told_results(ledger, ids, known, column)
    return told


def _told_results(ledger: Ledger, ids: LedgerIds, known: Knowledge, column: str) -> dict[str, Value]:
    one = OnlyOne({row.id: ids.cell(row.id, column) for row in by_likelihood(ledger.results)})
    those = occurred(one.which, known)
    if not those:
        return {}
    told: dict[str, Value | None] = {
        ids.which(column): Choices(value=those), ids.only(column): answer(one, known),
        **{one.of[row]: answer(Cell(one.of[row]), known) for row in those},
    }  # fmt: skip
    return {id: value for id, value in told.items() if value is not None}


# The list ------------------------------------------------------------------------------------------------------


def tell(plan: Plan, ledger: Ledger, part: OfEntry, value: Value) -> Book:
    """The book after one question about one entry was answered."""
    ids = LedgerIds(ledger)
    entries = _grown(plan, part.at)
    entries[part.at] = _with_answer(ledger, ids, entries[part.at], part, str(value.value))
    return replace(plan.book, entries=tuple(entries))


def label(plan: Plan, at: int, text: str) -> Book:
    """The book with a word of the clerk's own on the entry at `at`; an empty one takes it away."""
    entries = _grown(plan, at)
    entries[at] = replace(entries[at], label=text)
    return replace(plan.book, entries=tuple(entries))


def _grown(plan: Plan, at: int) -> list[Entry]:
    """The list, long enough to hold the entry at `at`, which is as it is shown; no other one takes a column that nobody told."""
    told = plan.book.entries
    return [*told[:at], *plan.listed[min(at, len(told)) : at + 1], *told[at + 1 :]]


def _control(book: Book, ids: LedgerIds, row: str) -> int:
    return count_of(book.answers.get(ids.count(row)))


def _with_answer(ledger: Ledger, ids: LedgerIds, entry: Entry, part: OfEntry, said: str) -> Entry:
    match part.step:
        case "who":
            return replace(entry, column=said)
        case "given":
            return _given(ledger, ids, entry, said)
        case "reason" if said == UNSURE:
            given = entry.given or given_of(ledger, ids, entry.result)
            again = entry.step is not None and entry.result == UNSURE
            return entry if again else replace(entry, result=UNSURE, given=given, step=0, walked=())
        case "reason":
            return ended(entry, said)
        case "article" | "step":
            walked = (*entry.walked[: part.number], said)
            row = decide(ledger, entry.given, walked).row
            return replace(entry, walked=walked) if row is None else ended(entry, row)
    assert_never(part.step)


def _given(ledger: Ledger, ids: LedgerIds, entry: Entry, said: str) -> Entry:
    if said == UNSURE:
        again = entry.step is not None and entry.given == UNSURE
        return entry if again else replace(entry, given=UNSURE, result=None, step=0, walked=())
    if said == OPEN:
        return ended(entry, ids.out)
    rows = reasons_for(ledger, said)
    if len(rows) == 1:
        return ended(entry, rows[0].id)
    if any(entry.result == row.id for row in rows):
        return entry
    return replace(entry, given=said, result=None, step=None, walked=())


def place(plan: Plan, ledger: Ledger, at: int, entry: Entry) -> Book:
    """The book with this entry at `at`; one more than the control figure knew raises it."""
    ids = LedgerIds(ledger)
    entries = list(plan.book.entries)
    at = min(at, len(entries))
    entries[at : at + 1] = [entry]
    return _with_list(plan, ids, entries)


def remove(plan: Plan, ledger: Ledger, at: int) -> Book:
    """The book without the entry at `at`, nor its unit in the control figure."""
    ids = LedgerIds(ledger)
    entries = list(plan.book.entries)
    del entries[at]
    return _with_list(plan, ids, entries)


def _with_list(plan: Plan, ids: LedgerIds, entries: list[Entry]) -> Book:
    """The list changed: a control figure that stood with it follows; one that was ahead of it stays.

    Where the ledger is asked another way the list is kept beside it, and no figure follows.
    """
    book = plan.book
    if plan.way not in {None, "one_by_one"}:
        return replace(book, entries=tuple(entries))
    answers = dict(book.answers)
    for row in (NEW, CARRIED_IN):
        before = sum(entry.carried is (row == CARRIED_IN) for entry in book.entries)
        after = sum(entry.carried is (row == CARRIED_IN) for entry in entries)
        stated = _control(book, ids, row)
        if before != after and (before == stated or after > max(before, stated)):
            state_control(answers, ids, row, after)
    return replace(book, answers=answers, entries=tuple(entries))


def state_control(answers: dict[str, Answer], ids: LedgerIds, row: str, total: int) -> None:
    """A row's gate and control figure follow what the cells say; where there are none, only the gate says so."""
    gate = YesNo(value=total > 0)
    if ids.any(row) not in answers or answers[ids.any(row)].value != gate:
        answers[ids.any(row)] = Answer(gate, "computed")
    answers.pop(ids.count(row), None)
    if total:
        answers[ids.count(row)] = Answer(Count(value=total), "computed")
