"""The ledger told application by application: the questions about each, and the cells that the list counts.

Changing an entry is `interview.engine.step.ways`; what is asked of somebody who is not sure is `interview.engine.plan.ledger.decision`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from interview.engine.answers.kinds import Choice
from interview.engine.answers.option import Option
from interview.engine.answers.templates import spoken
from interview.engine.flow.ledger_form import Ledger, LedgerAsk, Row, Step, by_likelihood
from interview.engine.flow.part import Help
from interview.engine.plan.book import UNSURE, Answer, Entry, Origin
from interview.engine.plan.ledger.carried_in import left_open_here
from interview.engine.plan.ledger.case_list import CARRIED_IN, NEW, counts, settled_columns
from interview.engine.plan.ledger.decision import article_options, decide
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.meaning import OfEntry
from interview.engine.plan.walk import Figure, Prompt, Walk

OPEN = "open"
"""The first step's answer for an application that is not answered yet at year end."""


def one_by_one(walk: Walk, ledger: Ledger, ids: LedgerIds, new: int, carried: int) -> None:
    """Walks the list of applications, those still to be told too, and gives the cells that it counts."""
    columns = _columns_carried_in(walk, ids, carried)
    walk.listed = expected(walk.entries, new, carried, columns)
    for row, told in ((NEW, new), (CARRIED_IN, carried)):
        if sum(entry.carried is (row == CARRIED_IN) for entry in walk.listed) > told:
            walk.ask_first_again(ids.count(row), ids.any(row))
    for at in range(len(walk.listed)):
        _entry(walk, ledger, ids, at, known=bool(columns))
    cells = _list_cells(ids, walk.entries, len(walk.entries) == len(walk.listed) == new + carried)
    for (row, column), count in cells.items():
        if count is not None:
            walk.figures[ids.cell(row, column)] = Figure(count, "typed" if count else "zero", ids.way)


def _columns_carried_in(walk: Walk, ids: LedgerIds, carried: int) -> list[str]:
    """Who applied for each of those carried in, as last year's report says; none where the list says otherwise."""
    left = left_open_here(walk, ids)
    known = {column: left.get(column, 0) for column in ids.columns}
    told = Counter(entry.column for entry in walk.entries if entry.carried and entry.column is not None)
    # Before a list is made: last year may say any number.
    if sum(known.values()) != carried or not told <= Counter(known):
        return []
    return [column for column, count in known.items() for _ in range(count)]


def expected(
    entries: Sequence[Entry], new: int, carried: int, columns: Sequence[str] = ()
) -> tuple[Entry, ...]:
    """The list with the entries still to be told: those carried in first, in their columns where these are known."""
    mine = [entry for entry in entries if entry.carried]
    free = Counter(columns) - Counter(entry.column or "" for entry in mine)
    kept = [_in_column(entry, free) if entry.carried else entry for entry in entries]
    missing_carried = [_in_column(Entry(carried=True), free) for _ in range(carried - len(mine))]
    missing_new = [Entry()] * (new - (len(entries) - len(mine)))
    return (*kept, *missing_carried, *missing_new)


def _in_column(entry: Entry, free: Counter[str]) -> Entry:
    """An entry of which nobody said who applied, in the first column that has one left."""
    column = next(free.elements(), None)
    if entry.column is not None or column is None:
        return entry
    free[column] -= 1
    return replace(entry, column=column)


def called(entries: Sequence[Entry], at: int) -> dict[str, object]:
    """What tells an application from the others: its number, those carried in and the new ones each from 1; its label."""
    entry = entries[at]
    number = sum(other.carried is entry.carried for other in entries[: at + 1])
    return {"i": number, "carried": entry.carried, "label": entry.label}


def _list_cells(
    ids: LedgerIds, entries: Sequence[Entry], complete: bool
) -> dict[tuple[str, str], int | None]:
    """The cells that the list gives; those of a column with something not placed are *so far*, so None."""
    known = counts(entries)
    everyone = complete and all(entry.column not in {None, UNSURE} for entry in entries)
    settled = settled_columns(entries, ids.columns) if everyone else ()
    cells: dict[tuple[str, str], int | None] = {}
    for column in ids.columns:
        for row in (NEW, CARRIED_IN):
            cells[row, column] = known.get((row, column), 0) if everyone else None
        for row in ids.endings:
            cells[row, column] = known.get((row, column), 0) if column in settled else None
    return cells


def _entry(walk: Walk, ledger: Ledger, ids: LedgerIds, at: int, *, known: bool) -> None:
    """The questions about one entry; who applied for one carried in is `known` where last year's report says it."""
    entry, asks = walk.listed[at], ledger.asks
    params: dict[str, object] = {"year": walk.year, **called(walk.listed, at)}
    if known and entry.carried and entry.column in ledger.column:
        params["who"] = spoken(ledger.column[entry.column].says)
    put = _Steps(walk, ids, params)
    columns = tuple(Option(value=c.id, label=c.says, also=(c.label, *c.also)) for c in ledger.columns)
    who = asks.entry_who_carried_in if entry.carried else asks.entry_who
    put.step(
        OfEntry(at, "who"),
        who,
        (*columns, ledger.unsure),
        entry.column,
        origin="carried" if known and entry.carried else "typed",
    )
    if entry.column is None:
        return
    given = entry.given or given_of(ledger, ids, entry.result)
    walking = entry.step is not None and entry.result in {None, UNSURE}
    told_given = OfEntry(at, "given")
    put.step(told_given, asks.entry_given, (*ledger.given, ledger.unsure), given, again=not walking)
    reasons = reasons_for(ledger, given)
    if len(reasons) > 1:
        options = tuple(
            Option(value=r.id, label=r.says or r.label, also=(r.label, *r.aliases)) for r in reasons
        )
        reason = OfEntry(at, "reason")
        put.step(reason, asks.entry_reason, (*options, ledger.unsure), entry.result, again=not walking)
    if walking:
        _decision(put, ledger, at, entry)


class _Steps:
    """Puts the questions about one entry into the plan."""

    def __init__(self, walk: Walk, ids: LedgerIds, params: Mapping[str, object]) -> None:
        self._walk, self._ids, self._params = walk, ids, params

    def step(
        self, part: OfEntry, words: LedgerAsk | Step, options: tuple[Option, ...], told: str | None, *,
        again: bool = True, origin: Origin = "typed", help: Help | None = None,
    ) -> None:  # fmt: skip
        """One question with what was told; not being sure leaves it open, unless others are asked for it."""
        answer = None if told is None else Answer(Choice(value=told), origin)
        id = self._ids.entry(part.at, f"{part.step}.{part.number}" if part.number else part.step)
        prompt = Prompt(
            id, "choice", self._walk.section, words.ask, self._params, help or words, options, meaning=part
        )
        self._walk.put(prompt, answer, unsettled=told == UNSURE and again)


def _decision(put: _Steps, ledger: Ledger, at: int, entry: Entry) -> None:
    """The article of the reply letter, then as many yes or no as it takes."""
    decision = decide(ledger, entry.given, entry.walked)
    article = decision.article if decision.asks or decision.article == UNSURE else None
    articles = (*article_options(ledger, entry.given), ledger.unsure)
    put.step(OfEntry(at, "article"), ledger.asks.entry_article, articles, article)
    for number, (step, told) in enumerate(decision.steps, start=1):
        rows = ledger.named(step.rows)
        help_ = ledger.row[next(iter(rows))] if len(rows) == 1 else step
        answers = (*ledger.answers, ledger.unsure)
        put.step(OfEntry(at, "step", number, rows), step, answers, told, help=help_)


def given_of(ledger: Ledger, ids: LedgerIds, result: str | None) -> str | None:
    """The first step's answer that a result implies."""
    if result is None or result == UNSURE:
        return None
    return OPEN if result == ids.out else ledger.row[result].given


def reasons_for(ledger: Ledger, given: str | None) -> list[Row]:
    """The results a first step leaves to choose from, the likely ones first."""
    return by_likelihood([row for row in ledger.results if row.given == given])
