"""What of a form can be found out before anybody is asked: its figures, facts and names, each with who knows it.

Gates and choices are left out: what they say follows from the numbers behind them. The cells of the ledger are too; the
list of applications says them. Knows no answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard, assert_never

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Fact, Test, mentions, truth
from interview.engine.flow.model import Flow, Item
from interview.engine.flow.question import KnownBy, Question, Tally, TallyPart


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to find out."""

    address: str
    item: Question | Tally
    part: TallyPart | None
    """Of a tally."""
    known_by: KnownBy | None


def wanted(flow: Flow, kind: str = "") -> tuple[Wanted, ...]:
    """What can be found out, in the order it is asked.

    Args:
        flow: The form.
        kind: The kind of office; what it closes is left out. Empty where nobody knows it.
    """
    gates = {of for question in flow.questions.values() for of in mentions(question.when)}
    gates |= {of for tally in flow.tallies for of in mentions(tally.when)}
    return tuple(
        each
        for section in flow.sections
        for item in section.items
        if may_be_found_out(item, gates) and not (kind and _is_closed(flow, item, kind))
        for each in _of_item(item, section.known_by)
    )


def may_be_found_out(item: Item, gates: set[str]) -> TypeGuard[Question | Tally]:
    """Whether an item is no gate, no choice of several and no running text; `gates` are the ids that conditions look at."""
    match item.kind:
        case "count" | "signed" | "money" | "year" | "text" | "choice" | "tally":
            return True
        case "yes_no":
            return item.id not in gates
        case "choices" | "prose" | "ledger":
            return False
        case _:
            assert_never(item.kind)


def _of_item(item: Question | Tally, known_by: KnownBy | None) -> Iterator[Wanted]:
    if isinstance(item, Question):
        yield Wanted(item.id, item, None, item.known_by or known_by)
        return
    for part in item.parts:
        yield Wanted(f"{item.id}.{part.id}", item, part, item.known_by or known_by)


def _is_closed(flow: Flow, item: Question | Tally, kind: str) -> bool:
    """Whether the kind of office alone says that there is nothing of the sort, at whatever remove."""

    def lookup(address: str) -> Fact | None:
        return kind if address == "office.kind" else None

    if "office.kind" in mentions(item.when):
        return truth(item.when, lookup) is False
    gate = flow.questions.get(item.when.of) if isinstance(item.when, Test) else None
    return gate is not None and _is_closed(flow, gate, kind)
