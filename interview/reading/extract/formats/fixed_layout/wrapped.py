"""Paragraphs that the width of a page broke into lines, put together again by their indents.

Where the first line of every paragraph is set in and the others begin at the edge, as official documents have it, that
alone says where a paragraph ends. A page on which this is not plain is left as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from interview.reading.extract.lines import Line, Piece

_SHORTEST_LINE = 15
"""Characters; shorter ones may be anything."""
_SLACK = 3
"""Points by which two lines may differ and begin at one place."""
_LEAST_INDENT, _MOST_INDENT = 12, 60
"""Points."""
_FEWEST = 3
"""Paragraphs with an indent."""
_OFTEN = 0.1
"""Of all lines: at the edge more begin."""
_REACH = 0.6
"""Of the widest line: what ends before is no line that the page broke."""


def together(lines: Sequence[Line]) -> list[Line]:
    """The lines, each paragraph of running text as one."""
    starts = Counter(line.pieces[0].start for line in lines if _is_text(line))
    often = starts.total() * _OFTEN
    edge = min((start for start, count in starts.items() if count >= often), default=0)
    if not _is_plain(lines, edge):
        return list(lines)
    return list(_joined(lines, edge))


def _is_text(line: Line) -> bool:
    return len(line.pieces) == 1 and len(line.text) >= _SHORTEST_LINE


def _at(line: Line, place: int) -> bool:
    return abs(line.pieces[0].start - place) <= _SLACK


def _is_set_in(line: Line, edge: int) -> bool:
    return _LEAST_INDENT <= line.pieces[0].start - edge <= _MOST_INDENT


def _is_plain(lines: Sequence[Line], edge: int) -> bool:
    """Whether the lines at the edge are whole, and enough lines before them are set in, all at one place."""
    of_text = [line for line in lines if _is_text(line) and (_at(line, edge) or _is_set_in(line, edge))]
    indents = Counter(line.pieces[0].start for line in of_text if _is_set_in(line, edge))
    common = indents.most_common(1)
    return bool(common) and common[0][1] >= _FEWEST and common[0][1] * 2 > sum(indents.values())


def _joined(lines: Sequence[Line], edge: int) -> Iterator[Line]:
    reach = edge + _REACH * (max(line.pieces[0].end for line in lines if _is_text(line)) - edge)
    waiting: Line | None = None
    reaches = False
    for line in lines:
        if waiting is not None and reaches and len(line.pieces) == 1 and _at(line, edge):
            waiting = _one(waiting, line)
        else:
            if waiting is not None:
                yield waiting
            waiting = line
        begins = _at(line, edge) or _is_set_in(line, edge)
        reaches = len(line.pieces) == 1 and begins and line.pieces[0].end >= reach
    if waiting is not None:
        yield waiting


def _one(before: Line, after: Line) -> Line:
    first, second = before.pieces[0], after.pieces[0]
    blank = " " if _is_latin(first.text[-1:]) and _is_latin(second.text[:1]) else ""
    return replace(
        before, pieces=(Piece(first.text + blank + second.text, first.start, max(first.end, second.end)),)
    )


def _is_latin(character: str) -> bool:
    """Whether a blank must have stood beside it where a line was broken."""
    return character.isascii() and character.isalpha()
