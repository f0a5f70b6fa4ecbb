"""The ledger cut between two columns, its halves one below the other: each has the labels of its rows and some of the heads.

A wide table does not fit a narrow page, so somebody sets columns 1–4 above columns 5–7. Halves are put side by side again where
their heads together are the form's, in its order, and both have the same labels, row by row, with a cell below every head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from interview.dataclass import dataclass
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form
from interview.reading.match.labels import folded
from interview.reading.match.records import parted
from interview.reading.match.set_anew import new_table, row_of

_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Half:
    """Some columns of the ledger, as they were found."""

    lines: range
    """Where its rows are, the heads among them."""
    heads: tuple[str, ...]
    """As they are compared, from left to right."""
    rows: tuple[tuple[tuple[Piece, ...], tuple[Piece, ...]], ...]
    """The labels of each row, and the cells below the heads."""

    @property
    def names(self) -> list[list[str]]:
        """The labels of its rows, as they are compared."""
        return [
            [folded(label.text) for label in labels if label.text.strip()][-1:] for labels, _ in self.rows
        ]


def side_by_side(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report, the halves of a ledger that was cut between two columns as one table.

    Args:
        form: The form.
        lines: All lines.
    """
    row = next((row for row in form.rows if row.table == form.ledger_table), None)
    if row is None or not any(line.kind == "grid" for line in lines):
        return lines
    wanted = tuple(folded(column.labels[0]) for column in row.columns)
    halves = [half for within in _tables(lines) if (half := _half(lines, within, wanted)) is not None]
    for first, second in pairwise(halves):
        if first.heads + second.heads == wanted and first.names == second.names:
            table = new_table(lines)
            heads = [column.labels[0] for column in row.columns]
            made = list(_made(first, second, heads, table))
            between = lines[first.lines.stop : second.lines.start]
            return [*lines[: first.lines.start], *made, *between, *lines[second.lines.stop :]]
    return lines


def _tables(lines: Sequence[Line]) -> Iterator[range]:
    """Where each table begins and ends."""
    begin = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or (lines[at].kind, lines[at].table) != (lines[begin].kind, lines[begin].table):
            if lines[begin].kind == "grid":
                yield range(begin, at)
            begin = at


def _half(lines: Sequence[Line], within: range, wanted: Sequence[str]) -> _Half | None:
    """A table as some columns of the ledger; None where it is none, or has all of them."""
    begun = next(
        (at for at in within if any(cell.text.strip() for cell in parted(lines[at])[1])), within.stop
    )
    found = {
        folded(piece.text): piece for at in range(within.start, begun)
        for piece in lines[at].pieces if folded(piece.text) in wanted and not piece.above
    }  # fmt: skip
    heads = tuple(sorted(found, key=lambda name: found[name].start))
    if not 0 < len(heads) < len(wanted) or within.stop - begun < _FEWEST_ROWS:
        return None
    rows = [
        (tuple(parted(lines[at])[0]), tuple(_below(lines[at], found[name]) for name in heads))
        for at in range(begun, within.stop)
    ]
    whole = [(labels, tuple(cell for cell in cells if cell is not None)) for labels, cells in rows]
    if any(len(cells) < len(heads) for _, cells in whole):
        return None
    return _Half(within, heads, tuple(whole))


def _below(line: Line, head: Piece) -> Piece | None:
    """The cell of a row that stands below a head, and below that alone."""
    return next(
        (
            piece
            for piece in line.pieces
            if (piece.start, piece.end) == (head.start, head.end) and not piece.above
        ),
        None,
    )


def _made(first: _Half, second: _Half, heads: Sequence[str], table: int) -> Iterator[Line]:
    """The rows of both halves as one table below all heads."""
    width = max(len(labels) for labels, _ in first.rows)
    yield row_of([*[""] * width, *heads], "grid", table)
    for (labels, left), (_, right) in zip(first.rows, second.rows, strict=True):
        names = [label.text for label in labels]
        cells = [cell.text for cell in (*left, *right)]
        yield row_of([*[""] * (width - len(names)), *names, *cells], "grid", table)
