"""Labels and heads of a grid of which a row too low for them shows the last line alone: 织 for 社会公益组织, 获取信息 for a label of three lines.

So a sheet is printed whose cells break their text, and whose rows are as high as one line. A head is restored where two of its row are
the form's or more, each in its place, and what stands in the others' is the end of theirs; a label where between two rows that are known as
many stand as the form has there, each with the end of its own. Whatever else stands there leaves them as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from interview.reading.extract.lines import Line
from interview.reading.match.form import Form, printed
from interview.reading.match.labels import folded
from interview.reading.numbers import looks_like_value

_FEWEST = 3
"""Columns of a table whose heads know each other."""
_WHOLE = 2
"""Of the heads of a row that must be there whole."""


def with_labels_of_last_lines(form: Form, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a report, heads and labels of its grids whole where only their ends were there.

    Args:
        form: The form.
        lines: All lines.
    """
    at = [number for number, line in enumerate(lines) if line.kind == "grid"]
    if not at:
        return lines
    restored = {**_heads(form, lines, at), **_labels(form, lines, at)}
    return [_with(line, restored.get(number, {})) for number, line in enumerate(lines)] if restored else lines


def _with(line: Line, texts: Mapping[int, str]) -> Line:
    """A line with other texts for some of its pieces."""
    if not texts:
        return line
    pieces = (replace(piece, text=texts.get(at, piece.text)) for at, piece in enumerate(line.pieces))
    return replace(line, pieces=tuple(pieces))


def _heads(form: Form, lines: Sequence[Line], at: Sequence[int]) -> dict[int, dict[int, str]]:
    """By line and piece, the heads of which only the end is there."""
    rows = [row for row in form.rows if row.labels and not row.headless]
    several = [
        columns for row in rows for columns in (row.columns, [each for each in row.columns if each.group])
    ]
    wanted = {tuple(each.labels[0] for each in columns) for columns in several if len(columns) >= _FEWEST}
    found: dict[int, dict[int, str]] = {}
    for number in at:
        told = [
            (place, folded(piece.text))
            for place, piece in enumerate(lines[number].pieces)
            if piece.text.strip()
        ]
        for heads in wanted:
            for first in range(len(told) - len(heads) + 1):
                texts = told[first : first + len(heads)]
                whole = sum(text == folded(head) for (_, text), head in zip(texts, heads, strict=True))
                if len(heads) > whole >= _WHOLE and all(
                    text and folded(head).endswith(text) for (_, text), head in zip(texts, heads, strict=True)
                ):
                    found[number] = {place: head for (place, _), head in zip(texts, heads, strict=True)}
    return found


def _labels(form: Form, lines: Sequence[Line], at: Sequence[int]) -> dict[int, dict[int, str]]:
    """By line and piece, the labels of which only the end is there."""
    found: dict[int, dict[int, str]] = {}
    told = [(number, *named) for number in at if (named := _label(lines[number])) is not None]
    every = {folded(row.labels[0]) for row in form.rows if row.labels}
    for table in dict.fromkeys(row.table for row in form.rows if row.labels):
        for rows in printed(form, table):
            for number, place, label in _ends([row.labels[0] for row in rows if row.labels], told, every):
                found.setdefault(number, {})[place] = label
    return found


def _ends(
    labels: Sequence[str], told: Sequence[tuple[int, int, str]], every: Collection[str]
) -> Iterator[tuple[int, int, str]]:
    """The labels between two that are known, or behind the last of a table, where each is there by its end."""
    names = [folded(label) for label in labels]
    known = [(at, names.index(text)) for at, (_, _, text) in enumerate(told) if names.count(text) == 1]
    last = known[-1][0] if known else len(told)
    behind = next((at for at in range(last + 1, len(told)) if told[at][2] in every), len(told))
    for (above, first), (below, end) in pairwise([*known, (behind, len(names))]):
        between = told[above + 1 : below]
        if 0 < len(between) == end - first - 1 and all(
            name.endswith(text) for name, (_, _, text) in zip(names[first + 1 : end], between, strict=True)
        ):
            for label, (number, place, _) in zip(labels[first + 1 : end], between, strict=True):
                yield number, place, label


def _label(line: Line) -> tuple[int, str] | None:
    """Where the label of a row with figures stands, and what it is as it is compared; None where the line is no such row."""
    first = next(
        (at for at, piece in enumerate(line.pieces) if looks_like_value(piece.text) and piece.text.strip()), 0
    )
    if not first or line.pieces[first - 1].above or not line.pieces[first - 1].text.strip():
        return None
    return first - 1, folded(line.pieces[first - 1].text)
