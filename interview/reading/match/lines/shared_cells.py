"""Columns that a program put into one cell, with a cell of their own again: 本年制发件数本年废止件数 over 30 15.

Where a page has no line between two columns, their heads come in one cell and so do their figures. The heads say so: they are two of
the form's that stand beside each other, and below them every cell that says anything holds as many figures. Where one holds
more or fewer, a figure may have been broken, or a blank left out, and all of them stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from interview.reading.extract.cells.unmerged import stretches
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form
from interview.reading.match.labels import folded
from interview.reading.match.set_anew import row_of
from interview.reading.numbers import looks_like_value


def with_cells_of_their_own(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report, columns that share cells between bars apart.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    known = _heads_together(form)
    if not any(
        line.kind == "pipes" and folded(piece.text) in known for line in lines for piece in line.pieces
    ):
        return lines
    return [line for stretch in stretches(lines) for line in _apart(stretch, known)]


@lru_cache(maxsize=8)
def _heads_together(form: Form) -> Mapping[str, Sequence[str]]:
    """Heads that stand beside each other, by what they are in one cell, as that is compared."""
    rows = {tuple(column.labels[0] for column in row.columns if column.labels) for row in form.rows}
    runs = {
        heads[first:end]
        for heads in rows
        for first in range(len(heads))
        for end in range(first + 2, len(heads) + 1)
    }
    return {"".join(map(folded, run)): run for run in sorted(runs)}


def _apart(stretch: Sequence[Line], known: Mapping[str, Sequence[str]]) -> Iterator[Line]:
    """A row of heads and the rows below it, the columns apart that share a cell in all of them."""
    heads, *rows = stretch
    shared = {
        at: found
        for at, piece in enumerate(heads.pieces)
        if heads.kind == "pipes"
        and (found := known.get(folded(piece.text)))
        and all(_shares(line, at, len(heads.pieces), len(found)) for line in rows)
        and any(line.pieces[at].text for line in rows)
    }
    for line in stretch if shared else ():
        texts = [
            text
            for at, piece in enumerate(line.pieces)
            for text in _parts(piece, shared.get(at, ()), is_head=line is heads)
        ]
        yield row_of(texts, line.kind, line.table)
    yield from () if shared else stretch


def _shares(line: Line, at: int, width: int, many: int) -> bool:
    """Whether a row has nothing in a place, or so many figures."""
    parts = line.pieces[at].text.split() if len(line.pieces) == width else [""]
    return not parts or (len(parts) == many and all(map(looks_like_value, parts)))


def _parts(piece: Piece, heads: Sequence[str], *, is_head: bool) -> Sequence[str]:
    """What stands in the cells that a piece is of."""
    if not heads:
        return [piece.text]
    return heads if is_head else piece.text.split() or [""] * len(heads)
