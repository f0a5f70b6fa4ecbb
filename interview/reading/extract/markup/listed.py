"""Tables told as lists: those of reStructuredText, and cells one after the other with their places, as a screen is read aloud.

    .. list-table::              第3行 第1列，跨3列：一、本年新收政府信息公开申请数量

       * - 信息内容              第3行 第4列：35
         - 本年制发件数

Every cell says where it stands, so that a blank one keeps its place. Nothing here says what a cell means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from interview.reading.extract.markup.rows import MOST_CELLS

_DIRECTIVE = re.compile(r"\.\. list-table::.*")
_OPTION = re.compile(r"\s{1,20}:[a-z-]{1,30}:.*")
_ROW = re.compile(r"\s{1,20}\* - ?(?P<cell>.*)")
_CELL = re.compile(r"\s{3,20}- ?(?P<cell>.*)")
_MORE = re.compile(r"\s{5,30}(?P<cell>\S.*)")
_PLACED = re.compile(
    r"\s{0,9}第? ?(?P<row>\d{1,3}) ?行[\s,，、]{0,3}第? ?(?P<column>\d{1,2}) ?列"
    r"(?:[\s,，、]{0,3}跨? ?\d{1,3} ?[行列]){0,2}\s?[:：]?\s{0,3}(?P<cell>.*)"
)
_BLANK = frozenset({"空白", "空", "空单元格"})
"""What is said of a cell in which nothing stands."""
_AROUND = re.compile(
    r"\s{0,9}(?:表格[,，]?\s{0,2}(?:有\s{0,2})?\d{1,3}\s?行[,，和\s]{0,3}\d{1,3}\s?列|表格(?:结束|开始)|(?:离开|退出)表格)[。.]?\s{0,9}"
)


def begins(line: str) -> bool:
    """Whether a line is of such a table."""
    return bool(
        (line.startswith("..") and _DIRECTIVE.fullmatch(line))
        or ("行" in line and "列" in line and _PLACED.fullmatch(line))
    )


def unmarked(raw: Sequence[str]) -> Iterator[str]:
    """The lines of a text with rows with bars for its tables."""
    listed: list[list[str]] | None = None
    placed: dict[tuple[int, int], str] = {}
    for line in raw:
        if found := _PLACED.fullmatch(line):
            place = int(found["row"]), min(int(found["column"]), MOST_CELLS)
            if place in placed or (placed and place < max(placed)):
                yield from _laid_out(placed)
                placed = {}
            placed[place] = "" if found["cell"].strip() in _BLANK else found["cell"].strip()
            continue
        yield from _laid_out(placed)
        placed = {}
        if _DIRECTIVE.fullmatch(line):
            listed = []
        elif listed is not None and _takes(listed, line):
            continue
        elif not _AROUND.fullmatch(line):
            yield from _barred(listed or ())
            listed = None
            yield line
    yield from _barred(listed or ())
    yield from _laid_out(placed)


def _takes(rows: list[list[str]], line: str) -> bool:
    """Whether a line goes on with a list of rows, which then holds what it says."""
    if not line.strip() or (not rows and _OPTION.fullmatch(line)):
        return True
    if found := _ROW.fullmatch(line):
        rows.append([found["cell"].strip()])
    elif rows and (found := _CELL.fullmatch(line)):
        rows[-1].append(found["cell"].strip())
    elif rows and (found := _MORE.fullmatch(line)):
        rows[-1][-1] += found["cell"].strip()
    else:
        return False
    return True


def _laid_out(placed: Mapping[tuple[int, int], str]) -> Iterator[str]:
    """Cells by row and column, from 1, as rows."""
    width = max((column for _, column in placed), default=0)
    for row in sorted({row for row, _ in placed}):
        yield from _barred([[placed.get((row, column), "") for column in range(1, width + 1)]])


def _barred(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield from (f"| {' | '.join(cell.replace('|', ' ') for cell in row)} |" for row in rows)
