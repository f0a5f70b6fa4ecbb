"""Rows whose figures stand right behind their labels, from a table's first row to its last: no way may say otherwise.

Where a row lost some figures and another has too many, the sums also come out with all rows between moved by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from interview.reading.align.evidence import BetweenHeadings, without_numbers
from interview.reading.match.form import FormRow
from interview.reading.match.labels import folded


def labelled(rows: Sequence[FormRow], section: BetweenHeadings) -> Mapping[str, int]:
    """The figures of cells by address, of rows that have all of theirs between their label and the next words.

    Nothing where the first label does not stand before all figures (but the numbers of the columns), or the last not before those
    of one row. Where a label is torn or has no figures behind it, those behind the next may be its own: then only the first rows,
    as long as each has as many as it wants.
    """
    columns = len(rows[0].columns)
    counts = [token.count for token in section.tokens]
    ends = (*section.before, len(counts))[1:]
    spans = {
        words.rpartition("|")[2]: (begin, end)
        for words, begin, end in zip(section.words, section.before, ends, strict=True)
    }
    behind = [spans.get(folded(row.labels[0]), (-1, -1)) if row.labels else (-1, -1) for row in rows]
    numbers = len(counts) - len(without_numbers(section.tokens, columns))
    if behind[0][0] != numbers or behind[-1] != (len(counts) - columns, len(counts)):
        return {}
    if any(begin >= end for begin, end in behind):
        behind = list(takewhile(lambda span: span[1] - span[0] == columns, behind))
    return {
        column.address: count
        for row, (begin, end) in zip(rows, behind, strict=False)
        if end - begin == columns
        for column, count in zip(row.columns, counts[begin:end], strict=True)
    }
