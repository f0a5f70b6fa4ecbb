"""Rows set anew, as the form prints them: every text in a cell of its own, in a table that no other line is of.

Where somebody has found out what a table says that stands otherwise, it is told so to whoever reads on. Nothing is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.reading.extract.lines import Kind, Line, Piece


def row_of(texts: Iterable[str], kind: Kind, table: int = 0) -> Line:
    """A row with a cell for each text, in order.

    Args:
        texts: What its cells say, blanks too.
        kind: Of the line.
        table: Which table it is of.
    """
    return Line(tuple(Piece(text, at, at + 1) for at, text in enumerate(texts)), kind, table)


def new_table(lines: Sequence[Line]) -> int:
    """The number of a table that none of the lines is of."""
    return max((line.table for line in lines), default=0) + 1
