"""A block pasted into one of the small tables, read as its cells.

With its labels it is read as a published report is; bare figures are taken where they fit: the whole table in its order, or
what begins where the clerk stands. What is not certain is not taken, and told by code. Pure, like
`interview.reading.paste.block`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from interview.dataclass import dataclass
from interview.engine.answers.kinds import Count, Money, Parsed, Signed
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow
from interview.engine.plan.walk import Prompt
from interview.engine.step.validate import parse
from interview.engine.sums.relations import Number
from interview.reading.extract.formats.text.plain import lines_of_text
from interview.reading.match.form import form_of
from interview.reading.model import ReadFigure
from interview.reading.paste.block import Doubt
from interview.reading.paste.pieces import lines_of
from interview.reading.tables import figures_in

_FIGURE = re.compile(r"[+\-−－]?[0-9][0-9,.]*(?:件|项|个|份|元|万元)?")
_FILLER = re.compile(r"[-—–/\\]*")
_NONE_THERE = frozenset({"blank", "filler"})
_BY_NUMBER = frozenset({"heads"})
"""Doubts that the number of cells resolves: the row is named, and has as many figures as the form has columns."""


@dataclass(frozen=True, slots=True)
class SmallBlock:
    """What was read."""

    values: Mapping[str, Number]
    """By address; only cells that are not computed."""
    empty: int = 0
    """How many of them stood empty, and so are 0."""
    doubts: tuple[Doubt, ...] = ()


@dataclass
class _Taking:
    values: dict[str, Number] = field(default_factory=dict)
    totals: dict[str, Number] = field(default_factory=dict)
    empty: int = 0
    doubtful: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Cells whose rows are not there."""


def read_small_block(text: str, flow: Flow, rows: Sequence[Sequence[str]], at: str) -> SmallBlock:
    """Reads a block.

    Args:
        text: As it was pasted.
        flow: Whose table it is.
        rows: The addresses of the table, row by row as it is shown, computed ones too; one after the other they stand as
            printed.
        at: The cell where the clerk stands; bare figures begin there, unless they are the whole table.
    """
    labelled = _labelled(text, flow, [cell for row in rows for cell in row])
    taking = labelled if labelled.values or labelled.doubtful else _bare(text, flow, rows, at)
    if taking is None:
        return SmallBlock({}, doubts=(Doubt("cells_do_not_fit"),))
    if not taking.values:
        return SmallBlock({}, doubts=(Doubt("nothing_known_here"),))
    doubts = [Doubt("cells_doubtful", {"cells": tuple(taking.doubtful)})] if taking.doubtful else []
    doubts += [Doubt("cells_left", {"cells": tuple(taking.left)})] if taking.left else []
    doubts += [
        Doubt("total_differs", {"cell": total, "told": told, "sum": summed})
        for total, told in taking.totals.items()
        if (summed := _sum(flow, total, taking.values)) not in {None, told}
    ]
    return SmallBlock(taking.values, taking.empty, tuple(doubts))


def _sum(flow: Flow, total: str, values: Mapping[str, Number]) -> Number | None:
    """What a computed cell comes to, where all of its parts are there."""
    parts = next(each.right for each in flow.relations if each.computes and each.target == total)
    told = [values[cell] for _, cell in parts if cell in values]
    return sum(told) if len(told) == len(parts) else None


# With labels ---------------------------------------------------------------------------------------------------------


def _labelled(text: str, flow: Flow, cells: Sequence[str]) -> _Taking:
    """The figures whose labels stand beside them."""
    taking = _Taking()
    whole = text.replace("\r\n", "\n").replace("\r", "\n")  # as terminals paste line ends
    found = figures_in(form_of(flow), lines_of_text(whole))
    for cell in cells:
        figure = found.get(cell, ReadFigure("missing"))
        if figure.state == "missing":
            taking.left += [cell] if cell in flow.told_kinds else []
            continue
        value = _certain(figure)
        if cell not in flow.told_kinds:
            taking.totals |= {} if value is None else {cell: value}
        elif value is not None:
            taking.values[cell] = value
            taking.empty += figure.reason in _NONE_THERE
        else:
            taking.doubtful.append(cell)
    return taking


def _certain(figure: ReadFigure) -> Number | None:
    if figure.state == "read":
        return figure.value
    if figure.reason in _NONE_THERE:
        return 0
    if figure.reason in _BY_NUMBER and len(figure.candidates) == 1:
        return figure.candidates[0]
    return None


# Bare ----------------------------------------------------------------------------------------------------------------


def _bare(text: str, flow: Flow, rows: Sequence[Sequence[str]], at: str) -> _Taking | None:
    """Figures without names; None where they do not fit."""
    lines = list(_lines(text))
    figures = [cell for line in lines for cell in line]
    every = [cell for row in rows for cell in row]
    told = [cell for cell in every if cell in flow.told_kinds]
    for cells in (every, told):
        if len(figures) == len(cells):
            return _taken(flow, zip(cells, figures, strict=True))
    top = next(number for number, row in enumerate(rows) if at in row)
    left = rows[top].index(at)
    pairs: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        row = rows[top + number][left:] if top + number < len(rows) else ()
        if len(line) > len(row):
            return None
        pairs += zip(row, line, strict=False)
    return _taken(flow, pairs)


def _lines(text: str) -> Iterator[list[str]]:
    """The lines that hold figures and nothing else; an empty cell shows only between tabs."""
    for line in lines_of(text):
        cells = list(line.cells)
        if all(_FIGURE.fullmatch(cell) or _FILLER.fullmatch(cell) for cell in cells) and any(cells):
            yield cells


def _taken(flow: Flow, pairs: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> _Taking:
    taking = _Taking()
    for cell, text in pairs:
        number = _number_of(flow, cell, text)
        if cell not in flow.told_kinds:
            taking.totals |= {} if number is None else {cell: number}
        elif number is None:
            taking.doubtful.append(cell)
        else:
            taking.values[cell] = number
            taking.empty += _FILLER.fullmatch(text) is not None
    return taking


def _number_of(flow: Flow, cell: str, text: str) -> Number | None:
    """What a cell holds, 0 where it is empty; None where that is not certain."""
    heard = heard_in(flow, cell, "0" if _FILLER.fullmatch(text) else text)
    value = heard.value if isinstance(heard, Parsed) else None
    return value.value if isinstance(value, Count | Signed | Money) else None


def heard_in(flow: Flow, cell: str, text: str) -> Parsed | Problem:
    """What was typed in a cell of a small table, read as its kind."""
    question = flow.questions.get(cell)
    kind = flow.told_kinds.get(cell, "count")
    unit = question.unit if question else "件"
    return parse(Prompt(cell, kind, "", "", unit=unit, question=question), text)
