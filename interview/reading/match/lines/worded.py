"""Cells that say in words what a figure should: 见注, 许可500，备案50.

Behind the label of one of the form's rows stand as many cells as it has columns. What is no figure there is no label
either: the cell is told as it stands, and the others of its row keep their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from interview.reading.extract.lines import Line, Piece
from interview.reading.match.form import Form
from interview.reading.match.labels import folded
from interview.reading.numbers import looks_like_value

_MOSTLY = 0.5
"""Of the cells of a row without a label must be figures."""


def with_words(form: Form, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a report, those cells marked that stand in a figure's place and are words.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    for line in lines:
        told = [at for at, piece in enumerate(line.pieces) if not looks_like_value(piece.text)]
        # A label, or none, and something else that is no figure.
        cells = _cells(line, form.widths) if told and len(line.pieces) > 1 and told != [0] else ()
        worded = {at for at in cells if _is_words(form, line.pieces[at])}
        yield replace(line, pieces=_marked(line.pieces, worded)) if worded else line


def _cells(line: Line, columns: Mapping[str, frozenset[int]]) -> range:
    """The places of the cells behind the last label of a row, or of a row without one, where they are as many as its columns."""
    places = range(len(line.pieces) - 1)
    told = [bool(piece.text.strip()) for piece in line.pieces]
    names = [folded(piece.text) for piece in line.pieces]
    label = next((at for at in reversed(places) if names[at] and names[at] in columns), -1)
    if label < 0 and sum(looks_like_value(piece.text) for piece in line.pieces) <= _MOSTLY * sum(told):
        return range(0)
    found = {
        range(begin, begin + many)
        for many in columns.get(names[label] if label >= 0 else "", ())
        for begin in range(label + 1, len(told) - many + 1)
        if not any(told[label + 1 : begin]) and not any(told[begin + many :])
    }
    return found.pop() if len(found) == 1 else range(0)


def _is_words(form: Form, piece: Piece) -> bool:
    """Whether a cell is neither blank nor a figure, and nothing that the form prints, or a piece of its heads."""
    text = piece.text.strip()
    is_of_heads = form.head_characters.issuperset(folded(text)) or folded(text) in form.groups
    return bool(text) and not looks_like_value(text) and not is_of_heads


def _marked(pieces: Sequence[Piece], worded: set[int]) -> tuple[Piece, ...]:
    return tuple(replace(piece, worded=True) if at in worded else piece for at, piece in enumerate(pieces))
