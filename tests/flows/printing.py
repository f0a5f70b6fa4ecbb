"""The report of a flow with a number of its own in every cell, held against the second copy of the forms."""

from __future__ import annotations

from interview.assemble import assemble
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Figure
from renderers.model import Cell, Heading, Table
from tests.flows.forms import FORMS, PARTS, SPANS, SPANS_OF_BOTH, TITLES

FIRST = 1000

Printed = tuple[dict[str, str], tuple[Table, ...], tuple[str, ...]]


def numbered(flow: Flow) -> Printed:
    """Which number is which address, the tables, and the headings of a report in which every cell differs."""
    plan = Plan(flow, Book())
    plan.figures = {address: Figure(FIRST + at, "typed") for at, address in enumerate(flow.cells)}
    blocks = assemble(plan).blocks
    tables = tuple(block for block in blocks if isinstance(block, Table))
    heads = tuple(block.text for block in blocks if isinstance(block, Heading) and block.level == 1)
    return {str(FIRST + at): address for at, address in enumerate(flow.cells)}, tables, heads


def written(cell: Cell, names: dict[str, str]) -> str:
    """A cell as the second copy writes it: its text, or its address after an @."""
    if cell.role != "figure":
        return cell.text
    figure = names.get(cell.text.removesuffix("万元"))
    return f"@{figure}" if figure else cell.text or "="


def rows_of(table: Table, names: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """A table as the second copy writes it."""
    return tuple(tuple(written(cell, names) for cell in row) for row in table.rows)


def is_the_form(flow: Flow) -> bool:
    """Whether the report has the form's headings, tables, labels, spans and sub-headings."""
    names, tables, heads = numbered(flow)
    titles = {id: question.title for id, question in flow.questions.items() if question.kind == "prose"}
    printed = tuple(rows_of(table, names) for table in tables) == FORMS[flow.id]
    if flow.id not in SPANS:  # it is one table, without headings and texts
        return printed and not heads and not titles
    spans = {cell.text: (cell.across, cell.down) for row in tables[1].rows for cell in row}
    return (
        heads == PARTS
        and printed
        and all(spans[label] == span for label, span in {**SPANS_OF_BOTH, **SPANS[flow.id]}.items())
        and titles == TITLES
    )
