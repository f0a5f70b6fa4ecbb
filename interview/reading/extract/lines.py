"""A report as every source gives it: lines of pieces, the pieces of a table with the columns they cover.

All layouts come down to this: a paragraph is a line of one piece, a row of a real table a line whose pieces know
their grid columns, a line of aligned text one whose pieces know where they stand. Nothing here reads meaning.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from interview.dataclass import dataclass

Kind = Literal["grid", "pipes", "tabs", "text", "run"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell or a run of text."""

    text: str
    start: int = 0
    """Where it begins: the grid column of a table, the place in the row between bars, else the character."""
    end: int = 0
    above: bool = False
    """Part of a merged cell that began in a row above."""
    shared: bool = False
    """A merged cell that goes on in the row below."""
    worded: bool = False
    """A cell that says in words what a figure should."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, or one row of a table."""

    pieces: tuple[Piece, ...]
    kind: Kind = "text"
    table: int = 0
    """Which real table of the file it belongs to, from 1; 0 for text."""
    text: str = field(init=False, repr=False, compare=False)
    """Everything on the line, as one text."""

    def __post_init__(self) -> None:
        # Asked for many times by whoever looks for what a line is.
        told = [piece.text for piece in self.pieces if piece.text and not piece.above]
        object.__setattr__(self, "text", " ".join(told).strip())


def paragraph(text: str) -> Line:
    """A paragraph as a line."""
    return Line((Piece(text, 0, len(text)),))
