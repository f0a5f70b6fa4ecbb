"""What of a book no interview of its form writes: an entry that ends nowhere, a figure that is none, a text without end.

An answers file may have been changed by hand or by another program. Whoever opens one asks here, once, so that nothing
behind has to ask again. An answer whose question or option the form does not have, or that is of another kind, is no
misfit: the form may once have asked so, and the walk sets it aside. Pure; puts nothing into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import assert_never

from interview.dataclass import dataclass
from interview.engine.answers.characters import clean_line
from interview.engine.answers.kinds import FIRST_YEAR, LAST_YEAR, Value, plain
from interview.engine.answers.quantities import LARGEST
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question, Tally
from interview.engine.plan.book import UNSURE, Answer, Book, Entry, LastYear, Outline
from interview.engine.plan.last_year.figures import figures_here
from interview.engine.plan.ledger.case_list import LONGEST_LABEL, MOST_LISTED
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.outline.arrange import LONGEST_HEADING, MOST_PARTS
from interview.engine.plan.outline.as_told import as_told
from interview.engine.sums.relations import Number

LONGEST_TEXT = 200_000
"""Characters of a text. The longest that may be typed has a tenth of it, a published one may have more."""

_ASKED = {"column": "who", "result": "reason", "given": "given", "step": "given", "label": "who"}
"""The question about an entry by which a part of it is told."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that cannot be."""

    where: str
    """As an answers file names it: `answers.office.kind`, `entries.3.result`, `last.figures.fees.amount`."""
    value: str
    """What stands there."""
    about: str | None = None
    """The question or the cell that it is said of, by its id; None where the form has none."""


def misfits(flow: Flow, book: Book) -> Iterator[Misfit]:
    """Everything in a book that no interview of this form writes, in the order of the answers file."""
    kinds = kinds_asked(as_told(flow, book))
    yield from _answers("answers", book.answers, kinds)
    yield from _answers("aside", book.aside, kinds)
    for id in book.aside.keys() & book.answers.keys():
        yield Misfit(f"aside.{id}", _shown(book.aside[id].value), id if id in kinds else None)
    yield from _entries(flow, book.entries)
    for finding, reason in book.accepted.items():
        if not reason.strip():
            yield Misfit(f"accepted.{finding}", reason)
    yield from _outlines("outline", book.outline)
    for at, unit in enumerate(book.units):
        if not unit.name.strip() or _too_long(unit.name):
            yield Misfit(f"units.{at}", unit.name)
    if book.last is not None:
        yield from _last_year(flow, book.last, kinds)


def _answers(shelf: str, answers: Mapping[str, Answer], kinds: Mapping[str, str]) -> Iterator[Misfit]:
    for id, answer in answers.items():
        if _too_long(answer.value.value):
            yield Misfit(f"{shelf}.{id}", _shown(answer.value), id if id in kinds else None)


def _too_long(value: object) -> bool:
    return isinstance(value, str) and len(value) > LONGEST_TEXT


def _shown(value: Value) -> str:
    told = value.value
    return plain(told) if isinstance(told, Decimal) else str(told)


def _entries(flow: Flow, entries: Sequence[Entry]) -> Iterator[Misfit]:
    if not entries:
        return
    if flow.ledger is None or len(entries) > MOST_LISTED:
        yield Misfit("entries", str(len(entries)))
        return
    ids = LedgerIds(flow.ledger)
    for at, entry in enumerate(entries):
        if (part := odd_part(ids, entry)) is not None:
            yield Misfit(f"entries.{at + 1}.{part}", str(getattr(entry, part)), ids.entry(at, _ASKED[part]))


def _last_year(flow: Flow, last: LastYear, kinds: Mapping[str, str]) -> Iterator[Misfit]:
    if not FIRST_YEAR <= last.year <= LAST_YEAR:
        yield Misfit("last.year", str(last.year))
    for cell, figure in figures_here(flow, last).items():
        if figure is not None and not is_figure(flow, cell, figure):
            yield Misfit(f"last.figures.{cell}", plain(figure), cell)
    for shelf, texts in (("texts", last.texts), ("profile", last.profile)):
        for id, text in texts.items():
            if _too_long(text):
                yield Misfit(f"last.{shelf}.{id}", text, id if id in kinds else None)
    yield from _outlines("last.outline", last.outline)


def _outlines(shelf: str, outline: Outline) -> Iterator[Misfit]:
    """Headings that are no headings; a part that the form does not have is passed over by whoever reads it."""
    for section, parts in outline.items():
        if len(parts) > MOST_PARTS:
            yield Misfit(f"{shelf}.{section}", str(len(parts)))
        for at, part in enumerate(parts):
            if len(part.heading) > LONGEST_HEADING or part.heading != clean_line(part.heading):
                yield Misfit(f"{shelf}.{section}.{at + 1}", part.heading)


def odd_part(ids: LedgerIds, entry: Entry) -> str | None:
    """The first part of an entry that the ledger does not know, by its name in the entry; None where it knows all."""
    given = {option.value for option in ids.ledger.given}
    sound = {
        "column": entry.column in {None, UNSURE, *ids.columns},
        "result": entry.result in {None, UNSURE, *ids.endings},
        "given": entry.given in {None, UNSURE, *given},
        "step": entry.step is None or entry.step >= 0,
        "label": len(entry.label) <= LONGEST_LABEL,
    }
    return next((name for name, known in sound.items() if not known), None)


def is_figure(flow: Flow, cell: str, number: Number) -> bool:
    """Whether a number can stand in a cell of the form; a cell that the form does not have may hold anything."""
    kind = flow.told_kinds.get(cell, "count" if cell in flow.cells else "")
    if kind == "":
        return True
    whole = kind == "money" or number == int(number)
    return whole and -LARGEST * (kind == "signed") <= number <= LARGEST


def kinds_asked(flow: Flow) -> dict[str, str]:
    """The kind of every question that the form may ask and a book may answer, by id."""
    found: dict[str, str] = {}
    for section in flow.sections:
        for item in section.items:
            found |= _kinds(item)
    return found


def _kinds(item: Question | Tally | Ledger) -> dict[str, str]:
    match item:
        case Question():
            return {item.id: item.kind}
        case Tally():
            counts = dict.fromkeys((item.control, *item.cells), "count")
            return {item.gate: "yes_no", item.only: "choice", **counts}
        case Ledger():
            return _ledger_kinds(LedgerIds(item))
    assert_never(item)


def _ledger_kinds(ids: LedgerIds) -> dict[str, str]:
    found = {
        ids.way: "choice",
        ids.who: "choices",
        ids.table: "yes_no",
        **dict.fromkeys(ids.inputs(), "count"),
    }
    for row in ("new", "carried_in", ids.out):
        found |= {ids.any(row): "yes_no", ids.count(row): "count"}
    for column in (*ids.columns, "total"):
        found |= {ids.which(column): "choices", ids.only(column): "choice", ids.why(column): "text"}
        found |= {ids.subtotal(group.id, column): "count" for group in ids.ledger.groups}
    return found
