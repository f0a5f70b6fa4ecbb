"""Columns of a long table that say the same in every row, or for a whole part of it: the report's name, the name of the table.

A database exports a report so: each figure a row, with everything that it is of beside it. What all rows say is said once, above
them, and what the rows of a part say above these. Nothing here knows a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from interview.reading.extract.lines import Line, Piece, paragraph
from interview.reading.numbers import looks_like_value

_FEWEST_ROWS, _FEWEST_CELLS = 20, 4
_MOST = 2
"""One in so many rows has a column's name of its own, at most, where each figure has a row: these come again and again."""
_SHORTEST = 4
"""Characters of what is taken for a name; a head that comes again is shorter."""
_KIND = attrgetter("kind", "table")
_OF_A_PART = re.compile(r"\s{0,9}(?:[一二三四五六七]、|表 ?[一二三四1-4]).{2,40}")


def told_above(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, such columns as lines of words above the rows that they are of."""
    for (kind, _), run in groupby(lines, _KIND):
        table = list(run)
        if kind == "text" or len(table) < _FEWEST_ROWS:
            yield from table
            continue
        for width, rows in (
            (width, list(rows)) for width, rows in groupby(table, lambda line: len(line.pieces))
        ):
            yield from _told(rows) if width >= _FEWEST_CELLS and len(rows) >= _FEWEST_ROWS else rows


def _told(rows: Sequence[Line]) -> Iterator[Line]:
    head, *body = rows
    if looks_like_value(head.pieces[-1].text) or not all(
        looks_like_value(row.pieces[-1].text) for row in body
    ):
        yield from rows
        return
    said = [
        list(dict.fromkeys(row.pieces[at].text.strip() for row in body)) for at in range(len(head.pieces) - 1)
    ]
    same = [at for at, texts in enumerate(said) if len(texts) == 1 and _is_name(texts[0])]
    parts = [at for at, texts in enumerate(said) if len(texts) > 1 and all(map(_OF_A_PART.fullmatch, texts))]
    gone = {*same, *parts[:1]}
    names = [texts for at, texts in enumerate(said) if at not in gone]
    if not gone or not names or not _are_names(names, len(body)):
        yield from rows
        return
    yield from (paragraph(said[at][0]) for at in same)
    for part, run in groupby(rows, lambda row: row.pieces[parts[0]].text.strip() if parts else ""):
        yield from [paragraph(part)] if _OF_A_PART.fullmatch(part) else []
        yield from (_named(row, gone) for row in run)


def _are_names(columns: Sequence[Sequence[str]], rows: int) -> bool:
    """Whether nothing stands before the figures but names, of which those of columns come again and again."""
    return _MOST * len(columns[-1]) <= rows and not any(
        looks_like_value(text) for texts in columns for text in texts
    )


def _is_name(text: str) -> bool:
    return len(text) >= _SHORTEST and not looks_like_value(text)


def _named(row: Line, gone: set[int]) -> Line:
    """A row that tells a figure, all that it is of in one cell."""
    *names, figure = (each for at, each in enumerate(row.pieces) if at not in gone)
    told = "/".join(each.text.strip() for each in names if each.text.strip())
    return replace(row, pieces=(Piece(told, 0, 1), Piece(figure.text, 1, 2)))
