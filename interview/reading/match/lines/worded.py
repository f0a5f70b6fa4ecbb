"""Cells that say in words what a figure should: 见注, 许可500，备案50.

Behind the label of one of the form's rows stand as many cells as it has columns. What is no figure there is no label
either: the cell is told as it stands, and the others of its row keep their places. Where each cell has a line of its own, as many
stand between the label and the form's next word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from interview.reading.extract.lines import Line, Piece
from interview.reading.match.borders import is_no_label
from interview.reading.match.form import SUMMED, Form
from interview.reading.match.labels import folded
from interview.reading.match.sums.rows import comes_out
from interview.reading.numbers import looks_like_value, value_of

_MOSTLY = 0.5
"""Of the cells of a row without a label, or with a cell a line, must be figures."""
_LONGEST = 20
"""Characters of words on a line of their own that may be a cell."""
_NO_CELL = re.compile("[。！？：]|^[（(]")
_OF_A_PART = re.compile(r"\s*[一二三四五六七]、")


def with_words(form: Form, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a report, those cells marked that stand in a figure's place and are words.

    Args:
        form: The form.
        lines: All lines of the report.
    """
    below = {at for place in range(len(lines)) for at in _words_below(form, lines, place)}
    for number, line in enumerate(lines):
        if number in below:
            yield replace(line, pieces=tuple(replace(piece, worded=True) for piece in line.pieces))
            continue
        if len(line.pieces) < 2:  # noqa: PLR2004 - a label and a cell
            yield line
            continue
        told = [at for at, piece in enumerate(line.pieces) if not looks_like_value(piece.text)]
        # A label, or none, and something else that is no figure.
        cells = _cells(line, form.widths) if told and told != [0] else ()
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


def _words_below(form: Form, lines: Sequence[Line], label: int) -> Iterator[int]:
    """The lines below a label that are cells of its row, and words."""
    widths = form.widths.get(folded(lines[label].text), ())
    for many in widths if widths and _is_alone(lines[label]) else ():
        cells, behind = range(label + 1, label + 1 + many), lines[label + 1 + many : label + 2 + many]
        if cells.stop > len(lines) or not all(_is_of_form(form, line) for line in behind):
            continue
        told = [at for at in cells if lines[at].text.strip()]
        words = [at for at in told if not looks_like_value(lines[at].text)]
        if many > SUMMED and cells[-1] in words and _comes_out(lines[at] for at in told if at not in words):
            continue  # a blank is left out, and what stands behind the total begins a row of its own
        if len(words) <= max(1, _MOSTLY * len(told)) and all(_may_be_cell(form, lines[at]) for at in words):
            yield from words


def _comes_out(lines: Iterable[Line]) -> bool:
    """Whether figures with a line each end with the sum of the others."""
    counts = [value_of(line.text).number or 0 for line in lines]
    return bool(counts) and counts[-1] != 0 and comes_out(counts)


def _is_alone(line: Line) -> bool:
    return line.kind != "grid" and sum(bool(piece.text.strip()) for piece in line.pieces) == 1


def _is_of_form(form: Form, line: Line) -> bool:
    """Whether a line is a label or a head of the form, or begins a part."""
    return folded(line.text) in form.widths or is_no_label(form, line) or bool(_OF_A_PART.match(line.text))


def _may_be_cell(form: Form, line: Line) -> bool:
    text = line.text.strip()
    is_short = _is_alone(line) and len(text) <= _LONGEST and not _NO_CELL.search(text)
    return (
        is_short
        and not _is_of_form(form, line)
        and all(_is_words(form, piece) for piece in line.pieces if piece.text.strip())
    )


def _is_words(form: Form, piece: Piece) -> bool:
    """Whether a cell is neither blank nor a figure, and nothing that the form prints, or a piece of its heads."""
    text = piece.text.strip()
    is_of_heads = form.head_characters.issuperset(folded(text)) or folded(text) in form.groups
    return bool(text) and not looks_like_value(text) and not is_of_heads


def _marked(pieces: Sequence[Piece], worded: set[int]) -> tuple[Piece, ...]:
    return tuple(replace(piece, worded=True) if at in worded else piece for at, piece in enumerate(pieces))
