"""Totals of which the edge of a page cut off the last digits: 2200 for 22001.

A table that is wider than its page loses what stands beyond it, and a text taken out of such a page has the beginnings of figures alone. They
look like figures, and only their sums tell: what is printed is how the sum of the others begins, at the end of the line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interview.engine.flow.address import row_of
from interview.engine.sums.relations import Relation
from interview.reading.match.form import SUMMED
from interview.reading.model import ReadFigure

_FEWEST = 2
"""Rows of one table that lost digits: one such total may have been published so, but for a table of one row."""


def whole_where_cut_short(
    equations: Sequence[Relation], found: Mapping[str, ReadFigure], rows: Sequence[Sequence[str]]
) -> dict[str, ReadFigure]:
    """The totals at the end of their lines that are the beginnings of their sums: those sums; doubtful in a table of one row.

    Args:
        equations: The relations of the form.
        found: The figures, by address.
        rows: The cells of each row that was read, in the form's order.
    """
    sums = {frozenset(each.addresses) for each in equations}
    ends = [_sum_at_the_end(cells) for cells in rows if len(cells) > SUMMED]
    told = [(cells, [found[cell] for cell in cells]) for cells in ends if frozenset(cells) in sums]
    whole = [(cells, figures) for cells, figures in told if all(each.state == "read" for each in figures)]
    cut = [(cells, figures) for cells, figures in whole if _is_cut_short(figures)]
    if any(not _comes_out(figures) and (cells, figures) not in cut for cells, figures in whole):
        return {}  # something else is the matter
    return {
        cells[-1]: _summed(figures, is_sure=len(cells) > SUMMED) for cells, figures in cut
        if len(cut) >= _FEWEST or len(cells) <= SUMMED
    }  # fmt: skip


def _summed(figures: Sequence[ReadFigure], *, is_sure: bool) -> ReadFigure:
    *parts, total = figures
    count = _sum(parts)
    if is_sure:
        return replace(total, value=count, settled_by=("row",))
    return replace(total, state="doubtful", value=None, reason="fewer_cells", candidates=(count,))


def _sum(parts: Sequence[ReadFigure]) -> int:
    return sum(int(part.value or 0) for part in parts)


def _sum_at_the_end(cells: Sequence[str]) -> Sequence[str]:
    """The cells of the last sum of a row, its total behind the others."""
    row = row_of(cells[-1])
    return [cell for cell in cells if row_of(cell) == row]


def _comes_out(figures: Sequence[ReadFigure]) -> bool:
    *parts, total = figures
    return _sum(parts) == total.value


def _is_cut_short(figures: Sequence[ReadFigure]) -> bool:
    """Whether the last of these figures is how the sum of the others begins, and no more."""
    *parts, total = figures
    whole, told = str(_sum(parts)), str(total.value)
    return bool(total.value) and len(told) < len(whole) and whole.startswith(told)
