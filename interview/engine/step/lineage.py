"""Where a figure comes from and what it feeds, both ways, as data for any face.

From a cell to the question, the answer or the gate, the relations and the article; from a question to every
figure it decides. Reads a plan and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.dataclass import dataclass
from interview.engine.flow.part import Help
from interview.engine.plan.ledger.case_list import came_by
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked, Figure
from interview.engine.step.corrections import bounds
from interview.engine.sums.error_localisation import Bounds
from interview.engine.sums.relations import Number, Relation, holds


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
    units: tuple[tuple[str, Number | None], ...]
    """What the units of a government's report say of it, those that do not say 0; None where one is not certain."""
    bounds: Bounds | None
    """The smallest and largest possible answer beside the others, where it is a count that is asked."""


def trace(plan: Plan, address: str) -> Trace | None:
    """Traces a figure's address or a question's id; None where the flow has neither."""
    figure = plan.figures.get(address)
    asked = plan.get(address) or plan.get(_asked_for(plan, address))
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
        units=tuple(
            (unit.name, value) for unit in plan.book.units if (value := unit.figures.get(address, 0)) != 0
        ),
        bounds=bounds(plan, address) if asked and asked.id == address and asked.kind == "count" else None,
    )


def _asked_for(plan: Plan, address: str) -> str | None:
    """The question by which a figure came about; of the list the first application that it counts, else the way if that was chosen."""
    figure = plan.figures.get(address)
    ids = plan.ids
    if figure is None or ids is None or figure.because != ids.way:
        return figure.because if figure else None
    return next(_counted(plan, ids, address), ids.way if ids.way in plan.book.answers else None)


def told_by(plan: Plan, address: str) -> tuple[str, ...]:
    """The questions in which a figure or an answer was told, in the order asked.

    A figure of a ledger told as a table is its own cell; one told application by application are the questions about
    those that it counts; a total is its control figure where there was one, else it is told where what it is the sum of
    was told, the zeros left out.
    """
    if plan.get(address) is not None:
        return (address,)
    figure = plan.figures.get(address)
    if figure is None:
        return ()
    if figure.because is None:
        if control := _control(plan, address):
            return (control,)
        return tuple(dict.fromkeys(id for cell in _summed(plan, address) for id in told_by(plan, cell)))
    ids = plan.ids
    if ids is not None and figure.because == ids.table:
        return (address,)
    if ids is not None and figure.because == ids.way:
        return tuple(_counted(plan, ids, address))
    return (figure.because,) if plan.get(figure.because) is not None else ()


def _control(plan: Plan, total: str) -> str | None:
    """The question that asked for a total before its parts; none where the parts are the cells of a table."""
    ledger = plan.flow.ledger
    told = {tally.total: tally.control for tally in plan.flow.tallies}
    if ledger is not None and total in ledger.places:
        ids, (row, _) = LedgerIds(ledger), ledger.places[total]
        in_table = any(plan.figures[ids.cell(row, each)].because == ids.table for each in ids.columns)
        told |= {} if in_table else {total: ids.count(row)}
    control = told.get(total)
    return control if plan.get(control) is not None else None


def _summed(plan: Plan, address: str) -> tuple[str, ...]:
    """The figures that a figure is the sum of; those that are not 0, where there are any."""
    of = next(
        (
            each.right
            for each in plan.flow.relations_of.get(address, ())
            if each.computes and each.target == address
        ),
        (),
    )
    cells = tuple(cell for _, cell in of)
    return tuple(cell for cell in cells if plan.sheet.get(cell)) or cells


def _counted(plan: Plan, ids: LedgerIds, address: str) -> Iterator[str]:
    """For each application that a cell of the list counts: the question that says so."""
    row, column = ids.ledger.places[address]
    for at, entry in enumerate(plan.book.entries):
        if entry.column == column and row in {came_by(entry), entry.result}:
            steps = ("who",) if row == came_by(entry) else ("reason", "given")
            yield next(id for id in (ids.entry(at, step) for step in steps) if plan.get(id) is not None)


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
    if ledger is not None and address in ledger.places:
        helps.append(ledger.row[ledger.places[address][0]])
    helps.append(asked.help if asked else None)
    return next((each.law for each in helps if each is not None and each.law), "")
