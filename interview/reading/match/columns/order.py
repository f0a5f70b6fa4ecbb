"""Which columns a table has, as far as its rows bear its heads out.

A row is read in the order of the heads only where it has as many figures as there are columns; so what the heads do not
say for certain must be said by the rows. Where neither does, nothing is read by counting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interview.engine.sums.relations import Number
from interview.reading.match.columns.heads import Heads
from interview.reading.match.form import SUMMED, FormRow
from interview.reading.match.records import Record
from interview.reading.match.sums.rows import comes_out

_NEARLY = 0.8


def columns_of(row: FormRow, heads: Heads, records: Sequence[Record], usual: int) -> Heads | None:
    """The heads of a table as its rows bear them out; None where some are gone and nothing proves which columns these are.

    Rows with a figure for every column of the form need no proof where every head left something. Rows that are narrower by
    one have no totals, if no column may hold them: each has a figure that is smaller than the others together. Where only a
    head beside the group of organisations is gone, sums that come out show that the last column is the total.

    Args:
        row: A row of the form.
        heads: As they were found.
        records: The rows of the table.
        usual: How many figures most of them have.
    """
    counts = [record.counts for record in records]
    rows = [each for each in counts if len(each) == usual]
    if usual == len(heads.named) < len(heads.order) and all(len(each) <= usual for each in counts):
        told = [each for each in rows if any(each)]
        is_cut = _are_cut(heads)
        proved = (
            (is_cut or heads.named == heads.order[:-1])
            and not (told and all(map(may_be_total, told)))
            and not _end_with_totals(told)
            and not _have_totals_aside(told)
        )
        return (
            replace(heads, order=heads.named, absent=(), lacks_total=True, is_cut=is_cut) if proved else None
        )
    whole = [each for each in counts if len(each) == len(heads.order)]
    if heads.to_be_summed:
        return heads if _is_total_last(whole) else None
    if not heads.absent or not any(map(any, rows)):
        return heads
    if 2 * len(whole) <= sum(map(bool, counts)):
        return None  # the column is gone with its head, and something else stands in a row or two
    grouped = any(row.columns[at].group for at in heads.absent)
    return heads if len(heads.order) > SUMMED and not grouped and _is_total_last(whole) else None


def _are_cut(heads: Heads) -> bool:
    """Whether the last columns of a wide table are gone, their heads with them: the edge of a page cut them off."""
    many = len(heads.named)
    return (
        SUMMED < len(heads.order) > many + 1
        and heads.named == heads.order[:many]
        and heads.absent == heads.order[many:]
    )


def may_be_total(counts: Sequence[Number]) -> bool:
    """Whether the last figure of a row may be the sum of the others and of one that is gone."""
    return bool(counts) and any(counts) and counts[-1] >= sum(counts[:-1])


def _end_with_totals(rows: Sequence[Sequence[Number]]) -> bool:
    """Whether most rows may end with their total, whatever a few lost at their end; a figure that is alone tells nothing."""
    several = [row for row in rows if sum(map(bool, row)) > 1]
    return 2 * sum(map(may_be_total, several)) > len(several)


def _have_totals_aside(rows: Sequence[Sequence[Number]]) -> bool:
    """Whether one place may hold the totals of all rows, which lost their head and a part each; a figure that is alone tells nothing."""
    several = [row for row in rows if sum(map(bool, row)) > 1]
    return bool(several) and any(
        all(2 * row[at] >= sum(row) for row in several) for at in range(len(several[0]))
    )


def has_its_sum(record: Record) -> bool:
    """Whether the last figure of a row with a total is the sum of the others."""
    counts = record.counts
    return len(counts) > SUMMED and comes_out(counts)


def _is_total_last(rows: Sequence[Sequence[Number]]) -> bool:
    """Whether the last figure of nearly every row is the sum of the others."""
    sums = [comes_out(each) for each in rows if any(each)]
    return bool(sums) and sum(sums) >= _NEARLY * len(sums)
