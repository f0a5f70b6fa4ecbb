"""Cells with their spans to rows with bars: what is merged stands in the first of its cells, the others are blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from interview.dataclass import dataclass

MOST_CELLS = 100
"""Of one row; a table of a report has a dozen columns."""


@dataclass(frozen=True, slots=True)
class MarkupCell:
    """What a cell says, and over how many columns and rows."""

    text: str
    wide: int = 1
    high: int = 1


def with_bars(rows: Iterable[Sequence[MarkupCell]]) -> Iterator[str]:
    """Rows with bars, blank cells for what is merged with the one before or above."""
    hanging: dict[int, int] = {}
    for row in rows:
        if any(cell.text for cell in row):
            line: list[str] = []
            for cell in row[:MOST_CELLS]:
                _hang(line, hanging)
                hanging |= {len(line) + more: cell.high - 1 for more in range(cell.wide)}
                line += [" ".join(cell.text.replace("|", " ").split()), *[""] * (cell.wide - 1)]
            _hang(line, hanging)
            yield "| " + " | ".join(line) + " |"


def _hang(line: list[str], hanging: dict[int, int]) -> None:
    """Blank cells where those above reach down."""
    while hanging.get(len(line), 0) > 0:
        hanging[len(line)] -= 1
        line.append("")


def flowed(cells: Iterable[MarkupCell], width: int) -> Iterator[list[MarkupCell]]:
    """Cells that come one after the other as rows of so many columns, where those above reach down into the next ones.

    Args:
        cells: In the order written.
        width: The columns of the table, one at least.
    """
    row: list[MarkupCell] = []
    hanging: dict[int, int] = {}
    at = 0
    for cell in cells:
        hanging |= {at + more: cell.high for more in range(cell.wide)}
        row.append(cell)
        at += cell.wide
        while hanging.get(at, 0) > 0:
            at += 1
        while at >= width:
            yield row
            row, at = [], 0
            hanging = {place: left - 1 for place, left in hanging.items()}
            while hanging.get(at, 0) > 0 and at < width:
                at += 1
    if row:
        yield row
