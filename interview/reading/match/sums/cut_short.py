"""Totals of which the edge of a page cut off the last digits: 2200 for 22001.

A table that is wider than its page loses what stands beyond it, and a text taken out of such a page has the beginnings of figures alone. They
look like figures, and only their sums tell: what is printed is how the sum of the others begins, at the end of the line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interview.engine.flow.address import row_of
from interview.reading.match.form import SUMMED
from interview.reading.model import ReadFigure

_FEWEST = 2
"""Rows of one table that lost digits: one such total may have been published so, but for a table of one row."""


def whole_where_cut_short(
    found: Mapping[str, ReadFigure], rows: Sequence[Sequence[str]]
) -> dict[str, ReadFigure]:
    """The totals at the end of their lines that are the beginnings of their sums: those sums; doubtful in a table of one row.

    Args:
        found: The figures, by address.
        rows: The cells of each row that was read, in the form's order.
    """
    ends = [_sum_at_the_end(cells) for cells in rows if len(cells) > SUMMED]
    cut = [cells for cells in ends if _is_cut_short([found[cell] for cell in cells])]
    return {
        cells[-1]: _summed([found[cell] for cell in cells], is_sure=len(cells) > SUMMED) for cells in cut
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
    return [cell for cell in cells if row_of(cell) == row_of(cells[-1])]


def _is_cut_short(figures: Sequence[ReadFigure]) -> bool:
    """Whether the last of these figures is how the sum of the others begins, and no more."""
    *parts, total = figures
    if total.state != "read" or any(part.state != "read" for part in parts):
        return False
    whole = str(_sum(parts))
    return bool(total.value) and len(str(total.value)) < len(whole) and whole.startswith(str(total.value))
