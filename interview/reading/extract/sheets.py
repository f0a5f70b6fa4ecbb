"""What a program prints on top and at the foot of every sheet: a running title, the address of a page, the number of the sheet.

Known by nothing but that it comes again at the edge of every sheet. A row of figures is none; nor is what stands on top of the
first sheet, which may be the report's own title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from interview.reading.numbers import looks_like_value

_EDGE = 2
"""Lines at an edge of a sheet that may be furniture: the program's own, and that of the page it prints."""
_FEWEST = 2
"""Sheets."""
_SHORTEST = 4
"""Letters of a line that is known again."""
_STAMPS = frozenset({"草稿", "初稿", "讨论稿", "送审稿"})
"""Shorter than that, and known all the same: what a report that is not final yet is stamped with."""
_LONGEST = 200
_MOST_FIGURES = 1
_COUNTED = re.compile(r"[\d\s]+")


def running(sheets: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """The lines that come again at the edge of every sheet, each by its sheet and its place there.

    Args:
        sheets: The lines of each sheet, empty ones among them.
    """
    told = [at for at, lines in enumerate(sheets) if any(map(str.strip, lines))]
    if len(told) < _FEWEST:
        return set()
    often = max(_FEWEST, len(told) - 1)
    tops = [(sheet, at) for sheet in told for at in _edge(sheets[sheet], range(len(sheets[sheet])))]
    feet = [(sheet, at) for sheet in told for at in _edge(sheets[sheet], range(len(sheets[sheet]))[::-1])]
    return {
        *(place for place in _again(sheets, tops, often) if place[0] != told[0]),
        *_again(sheets, feet, often),
    }


def _edge(lines: Sequence[str], places: range) -> list[int]:
    return list(islice((at for at in places if lines[at].strip()), _EDGE))


def _again(
    sheets: Sequence[Sequence[str]], places: Sequence[tuple[int, int]], often: int
) -> Iterator[tuple[int, int]]:
    keys = {place: _key(sheets[place[0]][place[1]]) for place in places}
    counts = Counter(keys.values())
    yield from (place for place, key in keys.items() if _is_telling(key) and counts[key] >= often)


def _is_telling(key: str) -> bool:
    return len(key) >= _SHORTEST or key in _STAMPS


def _key(line: str) -> str:
    """A line without what changes from sheet to sheet; empty where it may be a row of figures."""
    if len(line) > _LONGEST or sum(map(looks_like_value, line.split())) > _MOST_FIGURES:
        return ""
    return _COUNTED.sub("", line)
