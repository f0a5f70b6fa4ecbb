"""Rows whose figures stand right behind their labels, or right before, from a table's first row to its last: no way may say otherwise.

Where a row lost some figures and another has too many, the sums also come out with all rows between moved by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from interview.reading.align.evidence import BetweenHeadings, without_numbers
from interview.reading.match.form import FormRow
from interview.reading.match.labels import folded


def labelled(rows: Sequence[FormRow], section: BetweenHeadings) -> Mapping[str, int]:
    """The figures of cells by address, of rows that have all of theirs between their label and the next words, or the words before.

    Nothing where the first label does not stand before all figures (but the numbers of the columns), or the last not before those
    of one row; nor, with labels behind their figures, where the last does not stand behind all, or the first not behind one row.
    Where a label is torn or has no figures, those beside the next may be its own: then only the rows from the end where all is
    well, as long as each has as many as it wants.
    """
    numbers = len(section.tokens) - len(without_numbers(section.tokens, len(rows[0].columns)))
    return _behind(rows, section, numbers) or _ahead(rows, section, numbers)


def _behind(rows: Sequence[FormRow], section: BetweenHeadings, numbers: int) -> Mapping[str, int]:
    """The same where figures stand behind their labels."""
    columns, many = len(rows[0].columns), len(section.tokens)
    ends = (*section.before, many)[1:]
    spans = _spans(rows, section, section.before, ends)
    if spans[0][0] != numbers or spans[-1] != (many - columns, many):
        return {}
    if any(begin >= end for begin, end in spans):
        spans = list(takewhile(lambda span: span[1] - span[0] == columns, spans))
    return _cells(rows, spans, section)


def _ahead(rows: Sequence[FormRow], section: BetweenHeadings, numbers: int) -> Mapping[str, int]:
    """The same where figures stand before their labels; those before two labels may be either's."""
    columns, many = len(rows[0].columns), len(section.tokens)
    places = sorted({numbers, *section.before})
    begins = [max((place for place in places if place < at), default=at) for at in section.before]
    spans = _spans(rows, section, begins, section.before)
    if spans[0] != (numbers, numbers + columns) or spans[-1][1] != many:
        return {}
    unclear = {span for span, times in Counter(spans).items() if times > 1}
    if unclear or any(begin >= end for begin, end in spans):
        whole = takewhile(lambda span: span[1] - span[0] == columns and span not in unclear, reversed(spans))
        return _cells(rows[::-1], list(whole), section)
    return _cells(rows, spans, section)


def _spans(
    rows: Sequence[FormRow], section: BetweenHeadings, begins: Sequence[int], ends: Sequence[int]
) -> list[tuple[int, int]]:
    """Where the figures beside each row's label begin and end; nowhere where there is no such label."""
    beside = {
        words.rpartition("|")[2]: (begin, end)
        for words, begin, end in zip(section.words, begins, ends, strict=True)
    }
    return [beside.get(folded(row.labels[0]), (-1, -1)) if row.labels else (-1, -1) for row in rows]


def _cells(
    rows: Sequence[FormRow], spans: Sequence[tuple[int, int]], section: BetweenHeadings
) -> Mapping[str, int]:
    """The figures of the rows that have as many as they want."""
    return {
        column.address: token.count
        for row, (begin, end) in zip(rows, spans, strict=False)
        if end - begin == len(row.columns)
        for column, token in zip(row.columns, section.tokens[begin:end], strict=True)
    }
