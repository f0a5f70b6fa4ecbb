"""Tabs in plain text to rows of cells. Three programs put them in three ways, and one file keeps to one of them.

A spreadsheet or a browser writes a row a line, a tab between two cells. A browser that meets paragraphs in the cells
writes a line with nothing but a tab between two of them, and more empty lines where a row ends. A converter begins every
cell with a tab and a line of its own; that way is `plain`'s. What a row means is nobody's here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Literal

from interview.reading.extract.lines import Line, Piece
from interview.reading.numbers import looks_like_value

Way = Literal["rows", "between", "leading"]
"""How a file uses its tabs."""

_ROW_ENDS = 3
"""So many empty lines stand between two rows; between a cell and its tab there is one."""
_CELL_ENDS = 2
"""So many stand after the last cell of a row where one without text follows."""
_QUOTES = '""'
"""As a program writes a quote within quotes."""
_OPENED = re.compile(r'(?:^|[,;\t])"[^"]*\Z')
"""A cell between quotes that goes on in the next line."""
_LONGEST_CELL, _MOST_LINES = 200, 20
"""Characters of a line of such a cell, and lines."""
_NEARLY = 0.8
"""Of the rows have quotes around their cells, where a program put them there."""
_FEWEST = 3
"""Cells of a row; a number and its heading, or a name and what it says, are two."""


def with_whole_cells(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a file of values, a row whose cells hold lines of their own, between quotes, on one; two figures stay two."""
    told: list[str] = []
    at = 0
    while at < len(raw):
        end = next(_ends(raw, at), at)
        told.append(reduce(_one, raw[at : end + 1]))
        at = end + 1
    return told if len(told) < len(raw) else raw


def _ends(raw: Sequence[str], at: int) -> Iterator[int]:
    """The line on which the quotes close that a line has opened before its last cell, if any does."""
    quotes = raw[at].count(_QUOTES[0])
    if quotes % len(_QUOTES) and _OPENED.search(raw[at][-_LONGEST_CELL:]):
        for end in range(at + 1, min(at + 1 + _MOST_LINES, len(raw))):
            quotes += raw[end].count(_QUOTES[0])
            if quotes % len(_QUOTES) == 0:
                yield end


def _one(above: str, below: str) -> str:
    return f"{above} {below}" if above[-1:].isdigit() and below[:1].isdigit() else above + below


def unquoted(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a file without the quotes that a program put around every cell between tabs."""
    rows = [line for line in raw if "\t" in line.strip()]
    quoted = sum(all(map(_is_quoted, line.split("\t"))) for line in rows)
    if not quoted or quoted < _NEARLY * len(rows):
        return raw
    return ["\t".join(map(_bare, line.split("\t"))) for line in raw]


def _is_quoted(cell: str) -> bool:
    return len(cell) >= len(_QUOTES) and cell[0] == cell[-1] == _QUOTES[0]


def _bare(cell: str) -> str:
    return cell[1:-1].replace(_QUOTES, _QUOTES[0]) if _is_quoted(cell) else cell


def way_of_tabs(raw: Sequence[str]) -> Way:
    """How the lines of a file use tabs: a row a line, between the cells, or before each."""
    alone = sum(map(_is_tab_alone, raw))
    before = sum(line.startswith("\t") and "\t" not in line[1:] and bool(line.strip()) for line in raw)
    inside = sum("\t" in line.strip() for line in raw)
    if before > inside:
        return "leading"
    return "between" if alone > inside else "rows"


def _is_tab_alone(line: str) -> bool:
    """Whether a line has a tab and nothing else that can be seen."""
    return "\t" in line and not line.strip()


def tabbed(line: str) -> Line | None:
    """A line as a row of cells with tabs between; None where it is text that tabs only set off."""
    cells = line.split("\t")
    return _row(cells) if len(cells) >= _FEWEST and any(cell.strip() for cell in cells[:-1]) else None


def joined(raw: Sequence[str]) -> Iterator[str | Line]:
    """The lines of a file in which tabs stand alone between cells: its rows whole, everything else as it was."""
    at = 0
    while at < len(raw):
        cells, end = _cells_from(raw, at)
        told = [cell for cell in cells if cell]
        if len(told) == 1 and _is_tab_alone(raw[at]) and not looks_like_value(told[0]):
            yield told[0]  # the text after a row in which no cell says anything
        else:
            yield _row(cells) if len(cells) > 1 else raw[at]
        at = end if len(cells) > 1 else at + 1


def _cells_from(raw: Sequence[str], at: int) -> tuple[list[str], int]:
    """The cells of the row that begins at a line, and the line after it; one cell where there is no row."""
    if not raw[at].strip() and not _is_tab_alone(raw[at]):
        return [], at
    cells, wanted, empty = [raw[at].strip()], False, 0
    for end in range(at if _is_tab_alone(raw[at]) else at + 1, len(raw)):
        line = raw[end]
        if _is_tab_alone(line) and empty == _CELL_ENDS and not wanted:
            return cells, end
        if _is_tab_alone(line):
            cells += [""] * line.count("\t")
            wanted, empty = True, 0
        elif not line.strip():
            empty += 1
        elif wanted and empty < _ROW_ENDS:
            cells[-1], wanted, empty = line.strip(), False, 0
        else:
            return cells, end
        if empty >= _ROW_ENDS:
            return cells, end
    return cells, len(raw)


def _row(cells: Sequence[str]) -> Line:
    return Line(tuple(Piece(cell.strip(), at, at + 1) for at, cell in enumerate(cells)), "pipes")
