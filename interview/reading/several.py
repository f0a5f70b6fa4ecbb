"""The first of several reports in one file: a page that goes on with an older one, two texts put one behind the other.

A second report begins where a title stands again, with the heading of part one soon below it, behind a whole report: one whose
last part has begun and whose tables have figures. A table of contents has none, and a title inside a report no part one below.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.engine.flow.model import Flow
from interview.reading.extract.lines import Line
from interview.reading.headings import headings_of
from interview.reading.numbers import looks_like_value
from interview.reading.title import read_title

_ENDS = ("报告", "報告")
_LONGEST = 60
"""Characters of a title."""
_MOST_PIECES = 3
"""Into which blanks part it."""
_SOON = 40
"""Lines from a title to the heading of part one."""
_FEWEST = 30
"""Figures of a report."""


def first_of(flow: Flow, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of the first report, all of them where there is only one."""
    for at, line in enumerate(lines):
        if at and _is_title(flow, line) and _is_whole(flow, lines[:at]):
            following = _told(lines[at : at + _SOON])
            if 1 in headings_of(flow, following).starts and _has_figures(lines[at:]):
                return lines[:at]
    return lines


def _told(lines: Sequence[Line]) -> list[str]:
    """The lines as words, empty where cells stand."""
    return [line.text if line.kind == "text" or len(line.pieces) == 1 else "" for line in lines]


def _is_title(flow: Flow, line: Line) -> bool:
    bare = line.pieces[-1].text.strip().rstrip("》") if line.pieces else ""
    if not bare.endswith(_ENDS) or len(line.pieces) > _MOST_PIECES or len(bare) > _LONGEST:
        return False
    bare = line.text.strip().strip("《》")
    title = read_title(bare, flow.titles)
    return title is not None and title.year is not None


def _is_whole(flow: Flow, lines: Sequence[Line]) -> bool:
    parts = headings_of(flow, _told(lines)).starts
    return (
        bool(parts) and max(parts) == max(section.part for section in flow.sections) and _has_figures(lines)
    )


def _has_figures(lines: Sequence[Line]) -> bool:
    figures = sum(
        looks_like_value(word) for line in lines for piece in line.pieces for word in piece.text.split()
    )
    return figures >= _FEWEST
