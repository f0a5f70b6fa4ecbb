"""The applications ledger: one table, asked in three ways.

First what came in and which way to tell it. *By result*: who applied, how many each, what is still open, and per
column which results occurred and how many each. *One by one*: the list of entries, whose counts are the cells.
*As a table*: the cells themselves. Whatever the way, the report is made from the cells alone. This module
walks the questions and figures of the ledger; changing an entry or switching the way is `interview.engine.step.ways`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from interview.engine.answers.kinds import Choice, Choices, Count, Kind, YesNo
from interview.engine.answers.option import Option
from interview.engine.answers.quantities import LARGEST
from interview.engine.answers.templates import inner, spoken
from interview.engine.flow.ledger import Column, Ledger, LedgerAsk, Row, Step
from interview.engine.flow.part import Help
from interview.engine.plan.apportion import Piece, Wording, give_all, share
from interview.engine.plan.book import UNSURE, Answer, Entry, LastYear, Origin, count_of
from interview.engine.plan.case_list import CARRIED_IN, MOST_LISTED, NEW, counts, settled_columns
from interview.engine.plan.decision import article_options, decide
from interview.engine.plan.meaning import (
    Any,
    HowTold,
    Meaning,
    OfEntry,
    Reason,
    Subtotal,
    Sum,
    TableDone,
    Which,
)
from interview.engine.plan.walk import Asked, Figure, Prompt, Share, Walk
from interview.engine.sums.relations import Number

OPEN = "open"
"""The first step's answer for an application that is not answered yet at year end."""

DIFFERS = "N07"
"""The rule that carried in is what last year left open (N07 of `docs/rules.md`), per column."""

FEW = 3
"""So many counts can be looked through; where a slip can be in more, subtotals help to find it."""


class LedgerIds:
    """The ids of the ledger's questions; faces and tests use these, never their own spelling."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.prefix = ledger.id
        self.way = f"{ledger.id}.way"
        self.who = f"{ledger.id}.who"
        self.table = f"{ledger.id}.table"
        self.out = next(row.id for row in ledger.rows if row.role == "out")
        self.total = next(row.id for row in ledger.rows if row.role == "total")
        self.endings = (*(row.id for row in ledger.results), self.out)
        """Every row an application can end in."""
        self.columns = tuple(column.id for column in ledger.columns)

    def any(self, row: str) -> str:
        """The gate of a row."""
        return f"{self.prefix}.any_{row}"

    def count(self, row: str) -> str:
        """The control figure of a row."""
        return f"{self.prefix}.count_{row}"

    def cell(self, row: str, column: str) -> str:
        """A cell's address."""
        return f"{self.prefix}.{row}.{column}"

    def which(self, column: str) -> str:
        """Which results occurred in a column."""
        return f"{self.prefix}.which.{column}"

    def only(self, column: str) -> str:
        """The result of the only application of a column."""
        return f"{self.prefix}.only.{column}"

    def subtotal(self, group: str, column: str) -> str:
        """What a group of results adds up to in a column."""
        return f"{self.prefix}.subtotal.{group}.{column}"

    def why(self, column: str) -> str:
        """Why what was carried in is not what last year left open, in a column or (`total`) in all."""
        return f"{self.prefix}.why_carried_in.{column}"

    def entry(self, at: int, step: str) -> str:
        """A question about an entry of the list, counted from 0 here and from 1 in the id."""
        return f"{self.prefix}.list.{at + 1}.{step}"

    def parts(self, id: str) -> tuple[str, ...]:
        """What an id of the ledger was put together of; the one place that takes one apart."""
        return tuple(id.removeprefix(f"{self.prefix}.").split("."))

    def entry_of(self, id: str) -> int | None:
        """Which entry of the list a question is about, from 0, also one that no flow asks any more; None where of none."""
        match self.parts(id):
            case ["list", number, _, *_] if number.isdecimal():
                return int(number) - 1
            case _:
                return None

    def row(self, row: str) -> Sum:
        """What a row comes to."""
        return Sum(tuple(self.cell(row, column) for column in self.columns), self.cell(row, "total"))

    def applicants(self) -> Which:
        """Who applied at all: in which columns anything stands."""
        rows = (NEW, CARRIED_IN, *self.endings)
        return Which({column: Any(tuple(self.cell(row, column) for row in rows)) for column in self.columns})

    def inputs(self) -> list[str]:
        """Every cell of the ledger that is not a total."""
        return [self.cell(row, column) for row in (NEW, CARRIED_IN, *self.endings) for column in self.columns]


def walk_ledger(walk: Walk, ledger: Ledger) -> None:
    """Walks the ledger's questions and gives every one of its cells that is not computed."""
    ids = LedgerIds(ledger)
    _carry(walk, ids)
    new = _stock(walk, ledger, ids, NEW)
    carried = _stock(walk, ledger, ids, CARRIED_IN)
    if new is None or carried is None:
        return
    if new + carried == 0:
        walk.zero(ids.inputs(), ids.any(NEW))
        _ask_why(walk, ledger, ids)
    else:
        _by_way(walk, ledger, ids, new, carried)


def _carry(walk: Walk, ids: LedgerIds) -> None:
    """What last year left open is what this year starts with, per column, until the clerk says otherwise."""
    left = _left_open(walk, ids)
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


def _left_open(walk: Walk, ids: LedgerIds) -> dict[str, int]:
    return left_open(ids, walk.book.last, walk.last, walk.year)


def _ask_why(walk: Walk, ledger: Ledger, ids: LedgerIds) -> None:
    """Asks for the reason wherever carried in is not what last year left open; where no column is known, of the whole."""
    left = _left_open(walk, ids)
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
        prompt = _prompt(
            walk, "text", ids.why(column), ledger.asks.why_carried_in, Reason(f"{DIFFERS}.{column}")
        )
        walk.ask(replace(prompt, params=params))


def _by_way(walk: Walk, ledger: Ledger, ids: LedgerIds, new: int, carried: int) -> None:
    way = _way(walk, ledger, ids, new + carried)
    if way == "one_by_one":
        _one_by_one(walk, ledger, ids, new, carried)
        _ask_why(walk, ledger, ids)
    elif way == "by_result":
        _by_result(walk, ledger, ids, new, carried)
    elif way == "table":
        _as_table(walk, ledger, ids, {NEW: new, CARRIED_IN: carried})
        _ask_why(walk, ledger, ids)


def _prompt(walk: Walk, kind: Kind, id: str, words: LedgerAsk, meaning: Meaning) -> Prompt:
    return Prompt(id, kind, walk.section, words.ask, {"year": walk.year}, words, meaning=meaning)


def _stock(walk: Walk, ledger: Ledger, ids: LedgerIds, row: str, largest: int | None = None) -> int | None:
    """The gate and the control figure of a row; None while not known."""
    any_of, count_of_all = getattr(ledger.asks, f"any_{row}"), getattr(ledger.asks, f"count_{row}")
    whole = ids.row(row)
    some = _prompt(walk, "yes_no", ids.any(row), any_of, Any(whole.cells, number=whole))
    gate = walk.ask(replace(some, gate_of=ids.count(row)))
    if gate is None:
        return None
    if not gate.value.value:
        return 0
    prompt = _prompt(walk, "count", ids.count(row), count_of_all, whole)
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
    prompt = replace(_prompt(walk, "choice", ids.way, ledger.asks.way, HowTold()), options=options)
    answer = walk.pool.get(prompt.id)
    if not few and answer is None:
        # Many applications go by result unless the clerk says otherwise: settled, but there to be changed.
        walk.asked.append(Asked(prompt, Answer(Choice(value="by_result"), "computed")))
        return "by_result"
    answer = walk.ask(prompt)
    return str(answer.value.value) if answer else None


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
        _prompt(walk, "choices", ids.who, ledger.asks.who, ids.applicants()),
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
    _ask_why(walk, ledger, ids)
    _open_and_results(walk, ledger, ids, total, picked)


def _row(walk: Walk, ledger: Ledger, ids: LedgerIds, row: str, whole: int, picked: Sequence[Column]) -> None:
    """One row's count spread over the applicants."""
    addresses = [ids.cell(row, column.id) for column in picked]
    if len(picked) == 1:
        give_all(walk, addresses[0], whole, ids.count(row) if whole else ids.any(row))
        return
    words = getattr(ledger.asks, row)
    pieces = [Piece(ids.cell(row, c.id), c.id, c.says, c) for c in picked]
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
        _ask_again(walk, ids.cell(ids.out, column.id), ids.count(ids.out))
        return
    pieces = [
        Piece(ids.cell(row.id, column.id), row.id, row.says or row.label, row, (row.label, *row.aliases))
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
    told = {row.id for row in ledger.results if _told(walk, ids.cell(row.id, column.id)) is not None}
    groups = [(group, [row.id for row in ledger.results if row.group == group.id]) for group in ledger.groups]
    for group, rows in sorted(groups, key=lambda each: -len(told.intersection(each[1]))):
        mine = told.intersection(rows)
        if len(told) <= FEW or len(mine) < 2 or mine == told:  # noqa: PLR2004 - one count is no subtotal
            return
        cells = tuple(ids.cell(row, column.id) for row in rows)
        params = {"year": walk.year, "column": spoken(column.says), "group": inner(group.says)}
        prompt = _prompt(
            walk, "count", ids.subtotal(group.id, column.id), ledger.asks.subtotal, Subtotal(cells)
        )
        answer = walk.ask(replace(prompt, params=params, unit=ledger.unit, optional=True, share=whole))
        if answer is not None and count_of(answer) != sum(walk.value(cell) or 0 for cell in cells):
            return
        told -= mine if answer is not None else set()


def _told(walk: Walk, cell: str) -> int | None:
    """A count that was told for itself, None where a choice decided it."""
    figure = walk.figures[cell]
    return int(figure.value) if figure.because == cell and figure.value is not None else None


def _ask_again(walk: Walk, *candidates: str) -> None:
    """Marks the first of these questions that was asked: what it says cannot be."""
    places = {asked.id: at for at, asked in enumerate(walk.asked)}
    at = next(places[candidate] for candidate in candidates if candidate in places)
    walk.ask_again(at)


def by_likelihood(rows: Sequence[Row]) -> list[Row]:
    """Granted and partly granted first, then the likely ones, then the rest; within each the form's order."""
    return sorted(rows, key=lambda row: (row.given not in {"full", "part"}, not row.likely))


# One by one ----------------------------------------------------------------------------------------------------


def _one_by_one(walk: Walk, ledger: Ledger, ids: LedgerIds, new: int, carried: int) -> None:
    columns = _columns_carried_in(walk, ids, carried)
    walk.listed = expected(walk.entries, new, carried, columns)
    for row, told in ((NEW, new), (CARRIED_IN, carried)):
        if sum(entry.carried is (row == CARRIED_IN) for entry in walk.listed) > told:
            _ask_again(walk, ids.count(row), ids.any(row))
    for at in range(len(walk.listed)):
        _entry(walk, ledger, ids, at, known=bool(columns))
    cells = list_cells(ids, walk.entries, len(walk.entries) == len(walk.listed) == new + carried)
    for (row, column), count in cells.items():
        if count is not None:
            walk.figures[ids.cell(row, column)] = Figure(count, "typed" if count else "zero", ids.way)


def _columns_carried_in(walk: Walk, ids: LedgerIds, carried: int) -> list[str]:
    """Who applied for each of those carried in, as last year's report says; none where the list says otherwise."""
    left = _left_open(walk, ids)
    known = {column: left.get(column, 0) for column in ids.columns}
    told = Counter(entry.column for entry in walk.entries if entry.carried and entry.column is not None)
    if sum(known.values()) != carried or not told <= Counter(
        known
    ):  # before a list is made: last year may say any number
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


def list_cells(ids: LedgerIds, entries: Sequence[Entry], complete: bool) -> dict[tuple[str, str], int | None]:
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


# As a table ----------------------------------------------------------------------------------------------------


def _as_table(walk: Walk, ledger: Ledger, ids: LedgerIds, controls: Mapping[str, int]) -> None:
    """The cells as they were filled in; once the clerk says so, what is blank is 0 and the rows must come out."""
    done = walk.ask(_prompt(walk, "yes_no", ids.table, ledger.asks.table, TableDone()))
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
