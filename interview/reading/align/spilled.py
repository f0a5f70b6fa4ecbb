"""What was read of two tables behind the heading of the later one, or behind all text: blocks that stood at the right of a page.

Where a page has the end of the ledger and the table of disputes on it, a program may read all that stands at its left first, texts and
signature too, and then the rest of either table in turns. Heads tell them apart: those of the disputes have their figures right behind
them, as many as there are heads, and what else stands there is the ledger's. Whether it comes out is not asked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
    """The figures behind a table's heading, those that follow its heads and all others; its heads come as the form prints them.

    Args:
        row: The one row of that table.
        lines: All lines from its heading to the end of the report.
    """
    heads = [folded(column.labels[0]) for column in row.columns]
    groups = [folded(text) for column in row.columns for text in column.group]
    letters = frozenset("".join((*heads, *groups, *map(folded, BESIDE))))
    marks = _marks(heads, groups)
    found = Spilled([], [])
    told, pending = "", 0
    for line in lines:
        figures, words = figures_of_lines([line]), words_of_lines([line])
        if not letters.issuperset(words):
            continue
        told += words
        if figures and told:
            named = _named(told, marks)
            found.disputes.append(paragraph(" ".join(named)))
            told, pending = "", pending + len(named)
        mine = min(pending, len(figures))
        pending -= mine
        found.disputes.extend(paragraph(figure.text) for figure in figures[:mine])
        found.ledger.extend(paragraph(figure.text) for figure in figures[mine:])
    return found


def _marks(heads: Sequence[str], groups: Sequence[str]) -> dict[str, str]:
    """By a letter that stands in no other head and above none, each head: where that stands this one does, however torn."""
    several = list(dict.fromkeys(heads))
    found: dict[str, str] = {}
    for head in several:
        others = "".join((*groups, *BESIDE, *(other for other in several if other != head)))
        found |= dict.fromkeys([letter for letter in head if letter not in others][:1], head)
    return found


def _named(told: str, marks: Mapping[str, str]) -> list[str]:
    """The heads whose letters stand in a text, in its order, or in the form's where they are torn; nothing where some of their letters do not."""
    named = [marks[letter] for letter in told if letter in marks]
    if not Counter("".join(named)) <= Counter(told):
        return []
    is_torn = any(told.count(head) < named.count(head) for head in named)
    return sorted(named, key=list(marks.values()).index) if is_torn else named
