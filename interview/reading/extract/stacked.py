"""Rows of a table between which nothing was ruled, so that a program took them for one: rows again.

Every cell of such a row has as many lines, all but the label's are figures, and each line is a row. Where one cell has more or
fewer lines, perhaps a label was broken or a blank left out, and the row is left as it was. Nothing here knows a form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from interview.reading.extract.lines import Line, Piece
from interview.reading.numbers import looks_like_value

_FEWEST = 3
"""Lines of each cell; a figure may be broken over two."""
_FEWEST_CELLS = 2


def unstacked(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a row for every line of the cells of one that holds several."""
    for line in lines:
        many = line.pieces[0].text.count("\n") + 1 if line.kind == "grid" and line.pieces else 0
        if many < _FEWEST or not _is_stacked(line, many):
            yield line
            continue
        texts = [piece.text.split("\n") for piece in line.pieces]
        for at in range(many):
            pieces = (
                replace(piece, text=_part(told, at)) for piece, told in zip(line.pieces, texts, strict=True)
            )
            yield replace(line, pieces=tuple(pieces))


def _is_stacked(line: Line, many: int) -> bool:
    """Whether every cell that says anything has so many lines, those behind the first nothing but figures."""
    told = [piece for piece in line.pieces if piece.text.strip()]
    return (
        len(told) >= _FEWEST_CELLS
        and not any(piece.above or piece.shared for piece in told)
        and all(piece.text.count("\n") + 1 == many for piece in told)
        and all(_are_figures(piece) for piece in told[1:])
    )


def _are_figures(piece: Piece) -> bool:
    return all(looks_like_value(text) for text in piece.text.split("\n"))


def _part(told: list[str], at: int) -> str:
    return told[at] if len(told) > 1 else ""
