"""The table of what is made public, read column by column: its labels first, then each column's head with its figures below it.

A head takes the figures right behind it, as many as its article has rows. Where the heads of several articles stand together, the
figures behind them go from the top of the page to its end, article by article; two heads of one article leave open whose figures came
first. Every head must stand there once for each of its articles, and all must have their figures: this table has no sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from interview.reading.align.articles import read_cell
from interview.reading.align.evidence import figures_of_lines
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form, FormArticle, FormColumn
from interview.reading.match.labels import folded
from interview.reading.model import ReadFigure


class _Head(NamedTuple):
    """A column of an article."""

    article: int
    column: int
    cells: tuple[FormColumn, ...]
    """From its first row to its last."""


def by_heads(
    form: Form, table: str, lines: Sequence[Line], found: Mapping[str, ReadFigure]
) -> dict[str, ReadFigure]:
    """The figures of open cells that stand behind their heads; nothing where one does not, or says other than what was read.

    Args:
        form: The form.
        table: The table.
        lines: All lines of its part, and what was read of it behind that.
        found: What was read row by row, by address.
    """
    articles = form.articles[table]
    if not _labels_come_first(articles, lines):
        return {}
    laid = dict(_laid(articles, lines))
    told = {
        column.address: read_cell(form, column, piece)
        for head, pieces in laid.items()
        for column, piece in zip(head.cells, pieces, strict=True)
    }
    if set(told) != set(form.tables[table]) or any(
        each.state != "read" or (found[cell].state == "read" and found[cell].value != each.value)
        for cell, each in told.items()
    ):
        return {}
    return {cell: each for cell, each in told.items() if found[cell].state != "read"}


def _labels_come_first(articles: Sequence[FormArticle], lines: Sequence[Line]) -> bool:
    """Whether the labels of all rows stand in the form's order, and no figure before the last of them."""
    labels = [folded(row.labels[0]) for article in articles for row in article.rows]
    wanted = iter(labels)
    label = next(wanted, "")
    for line in lines:
        if label and figures_of_lines([line]):
            return False
        if folded(line.text) == label:
            label = next(wanted, "")
    return not label


def _heads(articles: Sequence[FormArticle]) -> dict[str, list[_Head]]:
    """By name, each column of that name from the first article to the last."""
    found: dict[str, list[_Head]] = {}
    for number, article in enumerate(articles):
        for at, columns in enumerate(zip(*(row.columns for row in article.rows), strict=True)):
            found.setdefault(folded(columns[0].labels[0]), []).append(_Head(number, at, columns))
    return found


def _laid(articles: Sequence[FormArticle], lines: Sequence[Line]) -> Iterator[tuple[_Head, Sequence[Piece]]]:
    """Each head with its figures, down to the first that are not surely those of one."""
    named = {name: iter(heads) for name, heads in _heads(articles).items()}
    pending: list[_Head] = []
    told: list[Piece] = []
    for line in chain(lines, [None]):
        head = next(named.get(folded(line.text), iter(())), None) if line else None
        if told and (head or line is None):
            taken = _taken(pending, len(told))
            if not taken:
                return
            figures = iter(told)
            for each in taken:
                yield each, [next(figures) for _ in each.cells]
            pending, told = [each for each in pending if each not in taken], []
        pending += [head] if head else []
        told += figures_of_lines([line]) if line else []


def _taken(pending: Sequence[_Head], figures: int) -> Sequence[_Head]:
    """The heads whose figures so many are, in their order: the last one, where others stand right of it, or all; none where that is not sure."""
    if not pending:
        return ()
    *others, last = pending
    if len(last.cells) == figures and all(each.column > last.column for each in others):
        return (last,)
    is_sure = len({each.article for each in pending}) == len(pending)
    return (
        sorted(pending, key=lambda each: each.article)
        if is_sure and sum(len(each.cells) for each in pending) == figures
        else ()
    )
