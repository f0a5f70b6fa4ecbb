"""Figures that another program has read and kept as JSON: names to addresses, by the table of names kept as data.

What the names do not cover is left alone; a tree that has none of them is no report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.reading.extract.lines import Piece
from interview.reading.extract.trees.tree import Tree
from interview.reading.match.columns.cells import figure_of
from interview.reading.match.form import Form, FormColumn
from interview.reading.model import ReadFigure

_DEEPEST = 30


def figures_of_tree(form: Form, tree: Tree) -> dict[str, ReadFigure]:
    """The figures that a tree has, by address."""
    addresses = _addresses(form)
    kinds = {id: question.kind for id, question in form.flow.questions.items()}
    units = {column.address: column.unit for row in form.rows for column in row.columns}
    found: dict[str, ReadFigure] = {}
    for path, value in _leaves(tree, ()):
        for start in range(len(path)):
            address = addresses.get(".".join(path[start:]))
            if address in form.cells:
                column = FormColumn(address, (), unit=units.get(address, ""))
                found[address] = figure_of(column, Piece(value), kinds.get(address, "count"))
    for address in form.flow.cells:
        found.setdefault(address, ReadFigure("missing", reason="not_found"))
    return found


def year_of_tree(tree: Tree) -> int | None:
    """The year a tree says it is of."""
    year = str(tree.get("year", "")) if isinstance(tree, dict) else ""
    return int(year) if year.isdecimal() and len(year) == len("2024") else None


def _addresses(form: Form) -> dict[str, str]:
    names = form.flow.published.tree
    ledger = form.flow.ledger
    cells = {
        f"{path}.{name}": f"{ledger.id}.{row}.{column}"
        for path, column in names.columns.items()
        for name, row in names.rows.items()
        if ledger is not None
    }
    return {**names.cells, **cells}


def _leaves(node: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if len(path) > _DEEPEST:
        return
    if isinstance(node, Mapping):
        for name, inner in node.items():
            yield from _leaves(inner, (*path, str(name)))
    elif isinstance(node, list):
        for inner in node:
            yield from _leaves(inner, path)
    else:
        yield path, "" if node is None else str(node)
