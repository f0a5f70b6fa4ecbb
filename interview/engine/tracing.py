"""Where a figure comes from and what it feeds, both ways, as data for any face.

From a cell to the question, the answer or the gate, the relations and the article; from a question to every
figure it decides. Reads a plan and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from interview.engine.flow import Help, Ledger
from interview.engine.mending import bounds
from interview.engine.plan import Plan
from interview.engine.relations import Relation, holds
from interview.engine.repair import Bounds
from interview.engine.walk import Asked, Figure


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything behind one figure or question, and everything that hangs on it."""

    address: str
    figure: Figure | None
    """What is known of it; None for a question that is no figure."""
    asked: Asked | None
    """The question that says so: its own, or the gate that makes it zero, or the list's way."""
    computed_from: tuple[str, ...]
    """The figures it is the sum of, where it is computed."""
    relations: tuple[tuple[Relation, bool | None], ...]
    """Every relation that looks at it, and whether it holds."""
    feeds: tuple[str, ...]
    """Every figure that would change with it."""
    law: str
    """The article, where its help names one."""
    bounds: Bounds | None
    """The smallest and largest possible answer beside the others, where it is a count that is asked."""


def trace(plan: Plan, address: str) -> Trace | None:
    """Traces a figure's address or a question's id; None where the flow has neither."""
    figure = plan.figures.get(address)
    asked = plan.get(address) or plan.get(figure.because if figure else None)
    if figure is None and asked is None:
        return None
    looking = plan.flow.relations_of.get(address, ())
    computing = next((r for r in looking if r.computes and r.target == address), None)
    return Trace(
        address=address,
        figure=figure,
        asked=asked,
        computed_from=tuple(cell for _, cell in computing.right)
        if computing and figure and figure.origin == "computed"
        else (),
        relations=tuple((each, holds(each, plan.sheet)) for each in looking),
        feeds=feeds(plan, address),
        law=_law(plan, address, asked),
        bounds=bounds(plan, address) if asked and asked.id == address and asked.kind == "count" else None,
    )


def feeds(plan: Plan, address: str) -> tuple[str, ...]:
    """The figures that a figure or an answer decides, directly or through totals, in the form's order."""
    reached = {address} | {cell for cell, figure in plan.figures.items() if figure.because == address}
    waiting = list(reached)
    while waiting:
        cell = waiting.pop()
        for relation in plan.flow.relations_of.get(cell, ()):
            if relation.computes and relation.target not in reached:
                reached.add(relation.target)
                waiting.append(relation.target)
    reached.discard(address)
    return tuple(cell for cell in plan.flow.cells if cell in reached)


def _law(plan: Plan, address: str, asked: Asked | None) -> str:
    """The article of the cell's own row or question, else of the question that decides it."""
    ledger = plan.flow.ledger
    helps: list[Help | None] = []
    if isinstance(ledger, Ledger) and address.startswith(f"{ledger.id}."):
        helps.append(ledger.row.get(address.split(".")[1]))
    helps.append(asked.help if asked else None)
    return next((each.law for each in helps if each is not None and each.law), "")
