"""Tables of which every cell has a line of its own that ends with a bar, and bars alone fill a row up, as rows again.

Converters print merged cells so: `行政许可 |`, `15 | ||`, or the bars on a line below. A row is as wide as the first one that was
filled up, and all that were must end where a row ends; where one does not, nothing is put together. What fills a row up is no
cell: whoever lost a cell has one more bar there. What a cell says is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from interview.reading.extract.lines import Line, Piece

_NARROWEST = 3
_FEWEST = 2
"""Rows that were filled up."""


def rows_of_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, cells on lines of their own as rows where it is beyond doubt where rows end."""
    told: list[Line] = []
    for kind, run in groupby(lines, lambda line: line.kind):
        found = list(run)
        told += _put_together(found) if kind == "pipes" else found
    return told


def _put_together(run: Sequence[Line]) -> Sequence[Line]:
    if any(piece.text for line in run for piece in line.pieces[1:]):
        return run
    below = not any(line.text for line in run if len(line.pieces) > 1)
    cells = [cell for line in run for cell in _cells(line, below=below)]
    ends = [at + 1 for at, (_, is_end) in enumerate(cells) if is_end]
    width = ends[0] if len(ends) >= _FEWEST else 0
    if width < _NARROWEST or any(end % width for end in ends):
        return run
    return list(_rows([text for text, _ in cells], width, below=below))


def _cells(line: Line, *, below: bool) -> Iterator[tuple[str | None, bool]]:
    """The cells of a line, None for what fills a row up, each with whether it ends a row that was filled up.

    Args:
        line: A cell, or what fills up, or both.
        below: Whether what fills up has lines of its own.
    """
    filling = len(line.pieces) - (not below or len(line.pieces) == 1)
    if filling < len(line.pieces):
        yield line.pieces[0].text, False
    for left in reversed(range(filling)):
        yield None, not left


def _rows(cells: Sequence[str | None], width: int, *, below: bool) -> Iterator[Line]:
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    first = 0 if any(row[0] for row in rows) else 1
    for row in rows:
        last = -1 if below and row[-1] == "" and len(row) == width else None  # one bar alone may fill it up
        told = [text for text in row[first:last] if text is not None]
        yield Line(tuple(Piece(text, at, at + 1) for at, text in enumerate(told)), "pipes")
