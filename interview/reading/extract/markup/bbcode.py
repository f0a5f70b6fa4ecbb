"""Tables of forums: [table], [tr], [td]; a cell over several columns and rows is [td=columns,rows]."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.reading.extract.markup.rows import MarkupCell, with_bars

_TABLE = re.compile(r"\[(/?)table(?:=[^\]\n]{0,40})?\]", re.IGNORECASE)
_ROW = re.compile(r"\[tr(?:=[^\]\n]{0,40})?\]", re.IGNORECASE)
_CELL = re.compile(
    r"\[t[dh](?:\s?=\s?(?P<wide>\d{1,2})\s?,\s?(?P<high>\d{1,2})|=[^\]\n]{0,40})?[^\]\n]{0,20}\]",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\[/?(?:t[rdh]|[bius]|size|color|font|align|center|left|right|indent|p|h[1-6]|url|back(?:color)?|float|quote|list|\*)"
    r"(?:=[^\]\n]{0,80})?\]",
    re.IGNORECASE,
)  # fmt: skip


def begins(line: str) -> bool:
    """Whether a table begins on a line."""
    return "[" in line and (found := _TABLE.search(line)) is not None and not found[1]


def unmarked(raw: Sequence[str]) -> Iterator[str]:
    """The lines of a text with rows with bars for its tables."""
    text, at, is_table = "\n".join(raw), 0, False
    for mark in [*_TABLE.finditer(text), None]:
        told = text[at : mark.start() if mark else None]
        yield from with_bars(_rows(told)) if is_table else _TAG.sub("", told).split("\n")
        at, is_table = (mark.end(), not mark[1]) if mark else (at, is_table)


def _rows(table: str) -> Iterator[list[MarkupCell]]:
    for row in _ROW.split(table):
        begun = list(_CELL.finditer(row))
        ends = [*(cell.start() for cell in begun[1:]), len(row)]
        yield [
            MarkupCell(
                _TAG.sub("", row[cell.end() : end]).strip(), int(cell["wide"] or 1), int(cell["high"] or 1)
            )
            for cell, end in zip(begun, ends, strict=False)
        ]
