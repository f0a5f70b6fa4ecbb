"""What of a flow belongs together, for the proof: items that look at each other, and the books in which they are walked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from interview.engine.answers.conditions import Condition, mentions
from interview.engine.answers.option import Option
from interview.engine.flow.layout import Sentence, TableCell
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Item, Section
from interview.engine.flow.question import Question, Tally
from interview.engine.plan.book import Book, LastYear
from interview.flowfiles.checks.gates import around, constants_of
from interview.flowfiles.checks.index import asked_of

LAST_YEAR = 2000


def items_of(flow: Flow) -> Iterator[Item]:
    """Every item of a flow, in order."""
    return (item for section in flow.sections for item in section.items)


def sentences_of(flow: Flow) -> Iterator[Sentence]:
    """Every sentence that may be printed."""
    yield from flow.preamble
    for section in flow.sections:
        yield from section.sentences


def cells_of(flow: Flow) -> Iterator[TableCell]:
    """The cells of all tables."""
    return (cell for section in flow.sections if section.table for cell in section.table.cells)


def conditions_of(flow: Flow) -> Iterator[Condition | None]:
    """Every condition of a flow, of items and of sentences."""
    yield from (item.when for item in items_of(flow) if not isinstance(item, Ledger))
    yield from (sentence.when for sentence in sentences_of(flow))


def components(flow: Flow) -> list[tuple[str, ...]]:
    """Items, without the ledger, that conditions or conditional sentences join, each set in the flow's order."""
    owner = {address: item.id for item in items_of(flow) for address in asked_of(item)}
    owner |= {f"{tally.id}.total": tally.id for tally in flow.tallies}
    walked = [item.id for item in items_of(flow) if not isinstance(item, Ledger)]
    leader = {id: id for id in walked}

    def lead(id: str) -> str:
        return id if leader[id] == id else lead(leader[id])

    joined = [[item.id, *mentions(item.when)] for item in items_of(flow) if not isinstance(item, Ledger)]
    joined += [list(mentions(sentence.when)) for sentence in sentences_of(flow)]
    joined += [list(mentions(cell.whether)) for cell in cells_of(flow)]
    for addresses in joined:
        together = [owner.get(address, address) for address in addresses]
        first, *others = [id for id in together if id in leader] or [""]
        for other in others:
            leader[lead(other)] = lead(first)
    groups: dict[str, list[str]] = defaultdict(list)
    for id in walked:
        groups[lead(id)].append(id)
    return [tuple(group) for group in groups.values()]


def reduced(flow: Flow, items: Iterable[Item]) -> Flow:
    """A flow of these items alone, with the relations that compute their totals."""
    kept = list(items)
    figures = {
        f"{item.id}.{name}" for item in kept if isinstance(item, Tally) for name in ("total", *_parts(item))
    }
    texts = tuple(
        text
        for section in flow.sections
        for text in section.relations
        if text.computes and text.text.partition("=")[0].strip() in figures
    )
    section = Section(id="component", title="·", items=tuple(kept), relations=texts)
    return Flow(id=flow.id, version=1, name="·", years=flow.years, title="", preamble=(), sections=(section,))


def stand_ins(flow: Flow, whens: Iterable[Condition | None]) -> list[Question]:
    """Plain questions in place of what conditions look at in the ledger, free to be answered in any way.

    They can be answered in more ways than the ledger's own; what holds for all of these holds for those.
    """
    ledger = flow.ledger
    kinds = asked_of(ledger) if ledger is not None else {}
    found = []
    for address in dict.fromkeys(a for when in whens for a in mentions(when)):
        if ledger is None or not address.startswith(f"{ledger.id}."):
            continue
        kind = kinds.get(address, "count")
        options = ledger.ways if kind == "choice" else ()
        if kind == "choices":
            options = tuple(Option(value=column.id, label=column.says) for column in ledger.columns)
        found.append(
            Question.model_validate(
                {"kind": kind, "id": address, "ask": "·", "options": options, "navigation": True}
            )
        )
    return found


def _parts(tally: Tally) -> list[str]:
    return [part.id for part in tally.parts]


def books_of(flow: Flow, last: Sequence[str], part: Sequence[str]) -> list[Book]:
    """The books to begin with: none of last year, or each value of last year's that conditions can tell apart."""
    looked_at = {
        a
        for item in items_of(flow)
        if item.id in part and not isinstance(item, Ledger)
        for a in mentions(item.when)
    }
    asked = [item for item in items_of(flow) if item.id in part and isinstance(item, Question)]
    told: dict[str, bool | int | str | tuple[str, ...]] = {
        item.options_of_last: ("·", "··") for item in asked if item.options_of_last
    }
    told |= {item.id: 1 for item in asked if item.if_told}
    books = [Book(last=LastYear(LAST_YEAR, "", facts=told)) if told else Book()]
    for address in (each for each in last if each in looked_at):
        values = around(constants_of(address, conditions_of(flow)))
        books += [
            _with_last(book, address.removeprefix("last."), value) for book in books for value in values
        ]
    return books


def _with_last(book: Book, address: str, value: int) -> Book:
    figures = dict(book.last.figures) if book.last else {}
    return Book(last=LastYear(LAST_YEAR, "", {**figures, address: value}))
