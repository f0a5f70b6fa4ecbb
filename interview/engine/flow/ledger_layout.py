"""The applications table as the form prints it, from the ledger's rows, groups and columns."""

from __future__ import annotations

from interview.engine.flow.layout import TableCell, TableLayout
from interview.engine.flow.ledger_form import Ledger, Row

_LABELS = (6.0, 15.5, 37.5)
"""Three grid columns of labels, in millimetres; with the figures 156 in all."""
_FIGURES = (10.5, 13.0, 13.0, 18.0, 15.5, 10.5, 16.5)
"""Taken from a published page: applicants of the two forms, then the total."""
_HEADER_ROWS = 3
_ENDINGS = frozenset({"result", "total"})
"""The rows of what became of the applications, and of their sum."""


def ledger_layout(ledger: Ledger, name: str) -> TableLayout:
    """The ledger's table: three header rows, then every row with its labels to the left.

    Args:
        ledger: The ledger.
        name: What the table is called.
    """
    columns = [*(each.id for each in ledger.columns), "total"]
    results = [row for row in ledger.rows if row.role in _ENDINGS]
    seen_groups: set[str] = set()
    rows = _heads(ledger)
    for row in ledger.rows:
        figures = (TableCell.model_construct(cell=f"{ledger.id}.{row.id}.{column}") for column in columns)
        rows.append((*_labels(ledger, row, results, seen_groups), *figures))
    even = sum(_FIGURES) / len(columns)
    widths = _FIGURES if len(columns) == len(_FIGURES) else (even,) * len(columns)
    return TableLayout.model_construct(
        name=name, widths=(*_LABELS, *widths), header_rows=_HEADER_ROWS, dense=True, rows=tuple(rows)
    )


def _heads(ledger: Ledger) -> list[tuple[TableCell, ...]]:
    """The three header rows: the corner, the heads above, and the columns of each group of applicants."""
    second: list[TableCell] = []
    third: list[TableCell] = []
    for column in ledger.columns:
        if not column.group:
            second.append(_head(column.label, down=2))
            continue
        third.append(_head(column.label))
        if not any(cell.text == column.group for cell in second):
            second.append(
                _head(column.group, across=sum(other.group == column.group for other in ledger.columns))
            )
    second.append(_head(ledger.total_label, down=2))
    corner = _label(ledger.corner, across=len(_LABELS), down=_HEADER_ROWS)
    return [(corner, _head(ledger.over, across=len(ledger.columns) + 1)), tuple(second), tuple(third)]


def _labels(ledger: Ledger, row: Row, results: list[Row], seen: set[str]) -> list[TableCell]:
    """The label cells of a row; a group's label stands once, beside its first row."""
    if row.role not in _ENDINGS:
        return [_label(row.label, across=len(_LABELS))]
    cells = []
    if row is results[0]:
        cells.append(_label(ledger.results_label, down=len(results)))
    if row.group is None:
        return [*cells, _label(row.label, across=2)]
    if row.group not in seen:
        seen.add(row.group)
        label = next(group.label for group in ledger.groups if group.id == row.group)
        cells.append(_label(label, down=sum(other.group == row.group for other in results)))
    return [*cells, _label(row.label)]


def _head(text: str, across: int = 1, down: int = 1) -> TableCell:
    return TableCell.model_construct(text=text, across=across, down=down, head=True)


def _label(text: str, across: int = 1, down: int = 1) -> TableCell:
    return TableCell.model_construct(text=text, across=across, down=down)
