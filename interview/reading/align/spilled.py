"""What was read of two tables behind the heading of the later one, or behind all text: blocks that stood at the right of a page.

Where a page has the end of the ledger and the table of disputes on it, a program may read all that stands at its left first, texts and
signature too, and then the rest of either table in turns. Heads tell them apart: those of the disputes have their figures right behind
them, as many as there are heads, and what else stands there is the ledger's. Whether it comes out is not asked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interview.reading.align.evidence import figures_of_lines, words_of_lines
from interview.reading.extract.lines import Line, paragraph
from interview.reading.match.form import BESIDE, FormRow
from interview.reading.match.labels import folded


class Spilled(NamedTuple):
    """Lines of figures and heads, each in the order read."""

    ledger: list[Line]
    """What is left of the table before."""
    disputes: list[Line]
    """What is of the table whose heads stand there."""


def spilled(row: FormRow, lines: Sequence[Line]) -> Spilled:
    """The figures behind a table's heading, those that follow its heads and all others.

    Args:
        row: The one row of that table.
        lines: All lines from its heading to the end of the report.
    """
    heads = [folded(column.labels[0]) for column in row.columns]
    groups = [folded(text) for column in row.columns for text in column.group]
    letters = frozenset("".join((*heads, *groups, *map(folded, BESIDE))))
    marks = _marks(heads)
    found = Spilled([], [])
    pending = 0
    for line in lines:
        figures, words = figures_of_lines([line]), words_of_lines([line])
        if not letters.issuperset(words):
            continue
        if words:
            found.disputes.append(paragraph(line.text))
            pending += sum(map(words.count, marks))
        mine = min(pending, len(figures))
        pending -= mine
        found.disputes.extend(paragraph(figure.text) for figure in figures[:mine] if not words)
        found.ledger.extend(paragraph(figure.text) for figure in figures[mine:])
    return found


def _marks(heads: Sequence[str]) -> list[str]:
    """A letter of each head that no other has: so often as it stands there, so many of these heads do, however torn."""
    several = dict.fromkeys(heads)
    marks = (
        next(
            (letter for letter in head if all(letter not in other for other in several if other != head)), ""
        )
        for head in several
    )
    return [mark for mark in marks if mark]
