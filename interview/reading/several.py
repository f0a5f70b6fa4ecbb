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
_SOON = 40
"""Lines from a title to the heading of part one."""
_FEWEST = 30
"""Figures of a report."""


def first_of(flow: Flow, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of the first report, all of them where there is only one."""
    told = [line.text if line.kind == "text" or len(line.pieces) == 1 else "" for line in lines]
    for at, text in enumerate(told):
        if at and _is_title(flow, text) and _is_whole(flow, lines[:at], told[:at]):
            following = told[at : at + _SOON]
            if 1 in headings_of(flow, following).starts and _has_figures(lines[at:]):
                return lines[:at]
    return lines


def _is_title(flow: Flow, text: str) -> bool:
    bare = text.strip().strip("《》")
    if len(bare) > _LONGEST or not bare.endswith(_ENDS):
        return False
    title = read_title(bare, flow.titles)
    return title is not None and title.year is not None


def _is_whole(flow: Flow, lines: Sequence[Line], told: Sequence[str]) -> bool:
    parts = headings_of(flow, told).starts
    return (
        bool(parts) and max(parts) == max(section.part for section in flow.sections) and _has_figures(lines)
    )


def _has_figures(lines: Sequence[Line]) -> bool:
    figures = sum(
        looks_like_value(word) for line in lines for piece in line.pieces for word in piece.text.split()
    )
    return figures >= _FEWEST
