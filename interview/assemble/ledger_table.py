"""The applications table as the form prints it, from the ledger's rows, groups and columns."""

from __future__ import annotations

from collections.abc import Callable

from interview.engine.flow.ledger_form import Ledger, Row
from interview.engine.plan.plan import Plan
from interview.engine.sums.relations import Number
from renderers.model import Cell, Table

_LABELS = (6.0, 15.5, 37.5)
"""Three grid columns of labels, in millimetres; with the figures 156 in all."""
_FIGURES = (10.5, 13.0, 13.0, 18.0, 15.5, 10.5, 16.5)
"""Taken from a published page: applicants of the two forms, then the total."""
_HEADER_ROWS = 3
_ENDINGS = frozenset({"result", "total"})
"""The rows of what became of the applications, and of their sum."""


def ledger_table(ledger: Ledger, plan: Plan, printed: Callable[[Number | None], str]) -> Table:
    """The ledger's table: three header rows, then every row with its labels to the left."""
    columns = [column.id for column in ledger.columns] + ["total"]
    rows = _heads(ledger)
    results = [row for row in ledger.rows if row.role in _ENDINGS]
    seen_groups: set[str] = set()
    for row in ledger.rows:
        cells = _labels(ledger, row, results, seen_groups)
        cells += [Cell(printed(plan.figures[f"{ledger.id}.{row.id}.{column}"].value)) for column in columns]
        rows.append(tuple(cells))
    even = sum(_FIGURES) / len(columns)
    widths = _FIGURES if len(columns) == len(_FIGURES) else (even,) * len(columns)
    return Table(_name(plan, ledger), (*_LABELS, *widths), tuple(rows), _HEADER_ROWS, dense=True)


def _name(plan: Plan, ledger: Ledger) -> str:
    section = next(section for section in plan.flow.sections if ledger in section.items)
    return section.heading


def _heads(ledger: Ledger) -> list[tuple[Cell, ...]]:
    """The three header rows: the corner, the heads above, and the columns of each group of applicants."""
    second: list[Cell] = []
    third: list[Cell] = []
    for column in ledger.columns:
        if not column.group:
            second.append(Cell(column.label, down=2, role="head"))
            continue
        third.append(Cell(column.label, role="head"))
        if not any(cell.text == column.group for cell in second):
            among = sum(other.group == column.group for other in ledger.columns)
            second.append(Cell(column.group, across=among, role="head"))
    second.append(Cell(ledger.total_label, down=2, role="head"))
    corner = Cell(ledger.corner, across=len(_LABELS), down=_HEADER_ROWS, role="label")
    over = Cell(ledger.over, across=len(ledger.columns) + 1, role="head")
    return [(corner, over), tuple(second), tuple(third)]


def _labels(ledger: Ledger, row: Row, results: list[Row], seen: set[str]) -> list[Cell]:
    """The label cells of a row; a group's label stands once, beside its first row."""
    if row.role not in _ENDINGS:
        return [Cell(row.label, across=3, role="label")]
    cells = []
    if row is results[0]:
        cells.append(Cell(ledger.results_label, down=len(results), role="label"))
    if row.group is None:
        return [*cells, Cell(row.label, across=2, role="label")]
    if row.group not in seen:
        seen.add(row.group)
        among = sum(other.group == row.group for other in results)
        label = next(group.label for group in ledger.groups if group.id == row.group)
        cells.append(Cell(label, down=among, role="label"))
    return [*cells, Cell(row.label, role="label")]
