"""Tables of AsciiDoc: |=== where one begins and ends, a bar before every cell, 2.3+| before one over two columns and three rows.

Its cells follow one another on whatever lines; how many make a row is said above the table, or by its first line of cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from interview.reading.extract.markup.rows import MarkupCell, flowed, with_bars

_FENCE = re.compile(r"\|={3,}\s*")
_CELL = re.compile(
    r"(?:(?<!\S)(?P<wide>\d{1,2})?(?:\.(?P<high>\d{1,2}))?\+)?(?:(?<!\S)[<^>.]{0,4}[aehlmsdv]?)?\|"
)
_COLUMNS = re.compile(r"cols\s?=\s?\"?(?:(?P<times>\d{1,2})\*|(?P<each>[^\"\]]{1,200}))")


def begins(line: str) -> bool:
    """Whether a table begins on a line."""
    return line.startswith("|=") and bool(_FENCE.fullmatch(line))


def unmarked(raw: Sequence[str]) -> Iterator[str]:
    """The lines of a text with rows with bars for its tables."""
    table: list[str] | None = None
    columns = 0
    for line in raw:
        if begins(line):
            yield from with_bars(_rows(table, columns)) if table is not None else ()
            table, columns = ([], columns) if table is None else (None, 0)
        elif table is not None:
            table.append(line)
        elif line.startswith("[") and (found := _COLUMNS.search(line)):
            columns = int(found["times"] or 0) or found["each"].count(",") + 1
        else:
            yield line.lstrip("=").strip() if line.startswith("=") else line
    yield from table or ()


def _rows(lines: Iterable[str], columns: int) -> Iterator[list[MarkupCell]]:
    told = [list(_cells(line)) for line in lines if line.strip()]
    width = columns or sum(cell.wide for cell in next(iter(told), []))
    return flowed((cell for cells in told for cell in cells), max(1, width))


def _cells(line: str) -> Iterator[MarkupCell]:
    begun = list(_CELL.finditer(line))
    ends = [*(cell.start() for cell in begun[1:]), len(line)]
    for cell, end in zip(begun, ends, strict=False):
        yield MarkupCell(
            line[cell.end() : end].strip(), max(1, int(cell["wide"] or 1)), max(1, int(cell["high"] or 1))
        )
